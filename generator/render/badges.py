"""Small labels that say in words, not only in colour, what an event is and how it stands."""

from __future__ import annotations

from generator.model import Event
from generator.render.escape import SafeMarkdown, anchor
from generator.render.labels import told_as, type_label


def badge(kind: str, words: str) -> SafeMarkdown:
    """Return one label; ``kind`` is the last part of its class."""
    return SafeMarkdown('<span class="fr-badge fr-badge--{}">{}</span>').format(anchor(kind), words)


def event_badges(event: Event) -> SafeMarkdown:
    """Return the labels at the top of an event's page: type, status (or « retiré »), whether its address stays."""
    badges = [badge("type", type_label(event.type)), status_badge(event)]
    if event.withdrawn is None and not event.kept:
        badges.append(badge("provisional", "adresse provisoire"))
    return SafeMarkdown(" ").join(badges)


def status_badge(event: Event) -> SafeMarkdown:
    """Return the label of an event's status, agreed with the name of its type; of a withdrawn one, only that."""
    if event.withdrawn is not None:
        return badge("withdrawn", "retiré")
    words = told_as(event.type, event.status)
    return badge(event.status.value, words.removeprefix("est ").removeprefix("sont "))
