"""Small labels that say in words, not only in colour, what an event is and how it stands."""

from __future__ import annotations

from generator.model import Event, EventStatus, EventType
from generator.render.escape import SafeMarkdown, anchor
from generator.render.labels import say, told_as, type_label


def badge(kind: str, words: str) -> SafeMarkdown:
    """Return one label; ``kind`` is the last part of its class."""
    return SafeMarkdown('<span class="fr-badge fr-badge--{}">{}</span>').format(anchor(kind), words)


def event_badges(event: Event) -> SafeMarkdown:
    """Return the labels at the top of an event's page: type, status (or « retiré »), whether its address stays."""
    badges = [badge("type", type_label(event.type)), status_badge(event)]
    if event.withdrawn is None and not event.kept:
        badges.append(badge("provisional", say("event", "provisional")))
    return SafeMarkdown(" ").join(badges)


def status_badge(event: Event) -> SafeMarkdown:
    """Return the label of an event's status, agreed with the name of its type; of a withdrawn one, only that."""
    if event.withdrawn is not None:
        return badge("withdrawn", say("event", "withdrawn"))
    return badge(event.status.value, status_words_of(event.type, event.status))


def status_words_of(type_: EventType, status: EventStatus) -> str:
    """Return a status without its verb « être », agreed with the name of the type.

    >>> status_words_of(EventType.MEETING, EventStatus.PLANNED)
    'annoncée'
    """
    return told_as(type_, status).removeprefix("est ").removeprefix("sont ")
