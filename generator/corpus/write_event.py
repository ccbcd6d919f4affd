"""Write the file by which an editor keeps an event: its facts as they stand, and what binds it to the articles."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator import lexicon
from generator.contested import Contested
from generator.corpus.add import write_new_file
from generator.corpus.ids import ID
from generator.corpus.kept_events import PROVISIONAL_ID
from generator.corpus.minting import date_words
from generator.corpus.schemas import schema_line
from generator.folding import slug
from generator.model import Chronicle, Event, Ref, Selector
from generator.selectors import find_selector, selector_for
from generator.yaml_quoting import quoted, scalar

__all__ = [
    "find_selector",
    "mint_event_id",
    "place_of_fact",
    "record_names",
    "render_kept_event",
    "selector_for",
    "write_kept_event",
    "written_names",
]

_HEAD = f"""\
{schema_line("event")}
# A kept event. This file's name is the event's address: correct the facts as you like, the name stays.
# What stands here wins over what the articles give. A fact that is left out comes from the articles.
"""
_NAMES = """\
# People, states, organisations and places: the id of a record (people.yml …), or the name as articles have it.
"""
_MENTIONS = """\
# The words that tell of this event, each with what stands before and after it in the article, and the anchor of its
# sentence: links to it go on answering, however the sentence is reworded.
"""
_REASONS = """\
# Where a fact differs from what the articles give, say why; readers see it:
# reasons:
#   date: {reason: "…", decided: "2031-01-31", source: "…"}
#   merged_into: {reason: "…", decided: "2031-01-31"}
#   split_from: {reason: "…", decided: "2031-01-31"}
# What articles say of it and is wrong stays to be seen, and counts no more: a value, an account, or words.
# rejected:
#   - {property: duration, value: 60, reason: "…", decided: "2031-01-31"}
#   - {account: 1a2b3c4d5e, reason: "…", decided: "2031-01-31"}
#   - {article: 2031-01-xy-0a1b2c, exact: "…", reason: "…", decided: "2031-01-31"}
# To take an event apart, move some of its mentions to a new file, with the id of the old one and its reason above:
# split_from: 2031-01-30-appel
# To close the event (its address goes on answering), write one of; the first needs its reason above:
# merged_into: 2031-01-30-appel
# withdrawn: {reason: "…", decided: "2031-01-31"}
"""


_UNKNOWN = "unknown so far"


def mint_event_id(event: Event, taken: Collection[str]) -> str:
    """Return a readable id for an event, from its facts as they stand today.

    The date (``sd`` for none; the first day of an interval, what is common to the days of a set) and the word for
    its type; where that is taken, participants, place and parties are added, last a number.

    Parameters:
        event: as resolved; only its type, date, participants, place and parties count.
        taken: every id that was ever given, those of merged and withdrawn events included.

    Returns:
        An id that is not in ``taken``, of at most 100 characters and a number: the second call of a day is
        ``2025-12-28-appel-leclerc-mervent``, an attack of two days ``2025-05-31-attaque``.
    """
    word = _words_of_type(event)
    stem = f"{date_words(event.date)}-{word}"
    for words in _more_words(event):
        candidate = "-".join((stem, *words))[:100].strip("-")
        if candidate not in taken:
            return candidate
    number = 2
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"


def _words_of_type(event: Event) -> str:
    entry: dict[str, Any] = lexicon.load("event_types")["types"].get(event.type.value, {})
    return slug(str(entry.get("slug", ""))) or slug(event.type.value)


def _more_words(event: Event) -> Iterator[tuple[str, ...]]:
    people = tuple(ref.id.rpartition("-")[2] for ref in event.participants[:3])
    place = (event.place.id,) if event.place else ()
    parties = tuple(ref.id for ref in event.parties[:3])
    yield ()
    for words in (people, place, parties, (*people, *place), (*people, *place, *parties)):
        if words:
            yield words


def record_names(chronicle: Chronicle) -> dict[Ref, str]:
    """Return what a kept event calls each entity: the id of its record, or its name where it has none.

    A name that would be taken for an id (« aeroport ») gets a capital: names are compared without regard to case.
    """
    groups = (chronicle.persons, chronicle.organisations, chronicle.places, chronicle.themes)
    return {
        entry.ref: entry.ref.id if entry.record else _never_an_id(entry.name)
        for group in groups
        for entry in group
    }


def written_names(chronicle: Chronicle) -> dict[str, str]:
    """Return what a kept event calls each entity, by its name as readers see it."""
    groups = (chronicle.persons, chronicle.organisations, chronicle.places)
    names = record_names(chronicle)
    return {entry.name: names[entry.ref] for group in groups for entry in group}


def place_of_fact(content: str, fact: str) -> tuple[int, int]:
    r"""Return the line and the column, both 1-based, at which a kept event's file has a fact or a comment on it.

    >>> place_of_fact("type: meeting\n# date: unknown so far\n", "date")
    (2, 3)
    """
    for number, line in enumerate(content.splitlines(), 1):
        bare = line.removeprefix("# ")
        if bare.startswith(f"{fact}:"):
            return number, 1 + len(line) - len(bare)
    return 1, 1


def _never_an_id(name: str) -> str:
    return name[:1].upper() + name[1:] if ID.fullmatch(name) else name


def render_kept_event(
    event: Event,
    selectors: Sequence[Selector],
    names: Mapping[Ref, str] | None = None,
    contested: Sequence[Contested] = (),
) -> str:
    """Return the text of `data/events/ID.yml` for an event.

    A fact on which accounts contradict each other is not written as a fact: what a file holds is an editor's decision
    and wins over the articles (design, rule 7), and nobody has decided. It stands as a comment with who says what, so
    that the articles go on giving it and the page goes on saying that it is contested. Only the status, without which
    a file is none, is written, with the same comment.

    Parameters:
        event: as resolved; a provisional id and provisional aliases are kept, so that they redirect.
        selectors: what binds it, in the order in which they are to stand.
        names: what to call an entity (see `record_names`); its id where it is not in there.
        contested: the facts that accounts contradict each other on.

    Returns:
        YAML with comments for the editor; the same for the same event, and read back as the same facts.
    """
    called = names or {}

    def name(ref: Ref) -> str:
        return scalar(called.get(ref, ref.id))

    open_ = {one.fact: one.in_words for one in contested}

    def fact(key: str, value: str, unknown: str = _UNKNOWN) -> str:
        if key in open_:
            return f"# {key}: {open_[key]}"
        return f"{key}: {value}" if value else f"# {key}: {unknown}"

    lines = [f"type: {event.type.value}"]
    lines += [f"# status is {open_['status']}"] if "status" in open_ else []
    lines.append(f"status: {event.status.value}")
    lines.append(f"# title: {quoted(event.title)}  # as it is made; write your own to replace it")
    lines.append(fact("date", quoted(event.date) if event.date else "", "unknown so far; EDTF, in quotes"))
    text = _HEAD + _block(lines) + "\n" + _NAMES
    facts: list[str] = []
    for key, refs in (("participants", event.participants), ("parties", event.parties)):
        facts += [f"{key}:", *(f"  - {name(ref)}" for ref in refs)] if refs else [f"# {key}: unknown so far"]
    facts.append(fact("initiator", name(event.initiator) if event.initiator else ""))
    # A length that is told roughly would become an exact one: what a file holds is a fact.
    rough = (
        f"{event.duration_minutes} or so, told roughly; the exact length, once known"
        if event.duration_qualifier
        else ""
    )
    facts.append(
        fact("duration_minutes", "" if rough else str(event.duration_minutes or ""), rough or _UNKNOWN)
    )
    facts.append(fact("place", name(event.place) if event.place else ""))
    if event.themes:
        facts += ["themes:", *(f"  - {scalar(ref.id)}" for ref in event.themes)]
    text += _block(facts) + "\n" + _MENTIONS
    mentions = ["mentions:"] if selectors else ["mentions: []"]
    for selector in selectors:
        mentions.append(f"  - article: {scalar(selector.article)}")
        mentions.append(f"    exact: {quoted(selector.exact)}")
        mentions += [f"    prefix: {quoted(selector.prefix)}"] if selector.prefix else []
        mentions += [f"    suffix: {quoted(selector.suffix)}"] if selector.suffix else []
        mentions += [f"    sentence: {quoted(selector.sentence)}"] if selector.sentence else []
    text += _block(mentions) + "\n"
    provisional = sorted({id_ for id_ in (event.id, *event.aliases) if PROVISIONAL_ID.fullmatch(id_)})
    if provisional:
        text += "# Addresses that lead here since the event was kept.\n"
        text += _block(["provisional:", *(f"  - {id_}" for id_ in provisional)]) + "\n"
    return text + _REASONS


def _block(lines: Sequence[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def write_kept_event(root: Path, event_id: str, content: str) -> Path:
    """Write `data/events/ID.yml`, which must not exist.

    Raises:
        FilRougeError: it exists, or cannot be written.
    """
    shown = f"data/events/{event_id}.yml"
    write_new_file(root / shown, content, shown)
    return root / shown
