"""The catalogue of French labels, typeset as it is read."""

from __future__ import annotations

from functools import cache
from typing import Any

from generator import lexicon
from generator.french.typography import NO_BREAK, number, typeset
from generator.model import EventStatus, EventType


@cache
def label(group: str, key: str) -> str:
    """Return one label of the catalogue.

    Raises:
        KeyError: no such group; a key that the group lacks is shown as it is, so that a new rule's name
            reaches the reader rather than stops the build.

    Example:
        >>> label("properties", "duration")
        'Durée'
    """
    entries: dict[str, Any] = lexicon.load("labels")[group]
    return typeset(str(entries.get(key, key)))


@cache
def say(page: str, key: str) -> str:
    """Return a heading or a sentence of a page; names in braces are for the caller to fill in.

    Raises:
        KeyError: the catalogue has none: a page never says less than it should.

    Example:
        >>> say("event", "facts")
        'Les faits'
    """
    return typeset(str(lexicon.load("pages")[page][key]))


def counted(count: int, thing: str) -> str:
    """Count things in words, by their name in the catalogue.

    >>> counted(0, "article"), counted(2, "decision")
    ('0\u00a0article', '2\u00a0décisions')
    """
    return plural(count, lexicon.load("labels")["counted"][thing])


def plural(count: int, forms: str) -> str:
    """Count things in words: « one|many »."""
    one, _, many = forms.partition("|")
    return f"{number(count)}{NO_BREAK}{one if count < 2 else many}"


@cache
def rule_label(rule: str) -> str | None:
    """Return what a rule that dates an event does, in the readers' words; None for a rule without such words.

    >>> rule_label("deictic-day")
    'jour compté depuis celui de l’article'
    """
    entry = lexicon.load("timex_rules")["rules"].get(rule)
    words = entry["label"] if entry else lexicon.load("labels")["rules"].get(rule)
    return typeset(words).replace("'", "’") if words else None


@cache
def agreement_rule_label(rule: str) -> str | None:
    """Return what a rule says of two accounts of one aspect, in the readers' words; None for one without such words.

    >>> agreement_rule_label("same-figure")
    'une autre source donne le même chiffre'
    """
    words = lexicon.load("labels")["agreement_rules"].get(rule)
    return typeset(words) if words else None


@cache
def label_list(group: str) -> tuple[str, ...]:
    """Return a list of the catalogue.

    >>> label_list("small_numbers")[0]
    'deux'
    """
    return tuple(lexicon.load("labels")[group])


@cache
def status_words(status: str, agreement: str) -> str:
    """Return what a status says of an event, agreed in gender and number.

    Parameters:
        agreement: ``ms``, ``fs``, ``mp`` or ``fp``.

    Example:
        >>> status_words("planned", "fp")
        'sont annoncées'
    """
    return str(lexicon.load("labels")["status_words"][status][agreement])


def told_as(event_type: EventType, status: EventStatus) -> str:
    """Return the verb that tells an event of a type: « a eu lieu », « a été conclu », « est annoncé ».

    >>> told_as(EventType.AGREEMENT, EventStatus.OCCURRED)
    'a été conclu'
    """
    own = lexicon.load("labels")["type_words"].get(event_type.value, {})
    return str(own.get(status.value) or status_words(status.value, type_agreement(event_type)))


def type_label(event_type: EventType, *, plural: bool = False) -> str:
    """Return the name of an event type.

    >>> type_label(EventType.PHONE_CALL)
    'appel téléphonique'
    """
    entry = lexicon.load("event_types")["types"][event_type.value]
    return str(entry["label_plural" if plural else "label"])


def type_agreement(event_type: EventType) -> str:
    """Return gender and number of the name of an event type: ``ms``, ``fs``, ``mp`` or ``fp``.

    >>> type_agreement(EventType.NEGOTIATION)
    'fp'
    """
    entry = lexicon.load("event_types")["types"][event_type.value]
    return f"{entry['gender']}{'p' if entry['label'] == entry['label_plural'] else 's'}"


def type_is_between(event_type: EventType) -> bool:
    """Tell whether events of this type have two sides (« entre A et B »)."""
    return bool(lexicon.load("event_types")["types"][event_type.value]["between"])
