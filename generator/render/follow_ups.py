"""What an event's articles announce to follow, in our own words, so that it is told whatever their rights."""

from __future__ import annotations

from collections.abc import Sequence

from generator.french import dates
from generator.french.grammar import capitalised
from generator.model import Event, EventMention, Passage
from generator.render.badges import status_words_of
from generator.render.escape import SafeMarkdown
from generator.render.evidence import Sources
from generator.render.labels import say, type_label
from generator.render.links import Linker
from generator.render.lookup import Lookup
from generator.render.prose import time


def follow_ups(
    lookup: Lookup, linker: Linker, sources: Sources, event: Event, passages: Sequence[Passage]
) -> list[SafeMarkdown]:
    """Return one line for each thing announced: its type, how it stands, its date, and its page if it has one.

    What several sentences announce alike stands once, with all of them as its sources.

    Parameters:
        lookup, linker, sources, event: of the page.
        passages: the event's sequels that stand on it.
    """
    told: dict[SafeMarkdown, list[Passage]] = {}
    for passage in passages:
        mention = _mention(lookup, passage)
        if mention is not None:
            told.setdefault(_announced(lookup, linker, event, passage, mention), []).append(passage)
    return [SafeMarkdown("{} {}").format(words, sources.marks(places)) for words, places in told.items()]


def _mention(lookup: Lookup, passage: Passage) -> EventMention | None:
    entry = lookup.articles.get(passage.article_id)
    mentions = entry.annotations.event_mentions if entry else ()
    return next((one for one in mentions if one.span == passage.span), None)


def _announced(
    lookup: Lookup, linker: Linker, event: Event, passage: Passage, mention: EventMention
) -> SafeMarkdown:
    facts = mention.facts
    date = SafeMarkdown(say("event", "announced_undated"))
    if facts.date:
        shown = time(facts.date, dates.noun(facts.date))
        date = SafeMarkdown(say("event", "announced_for")).format(date=shown)
    name = f"{capitalised(type_label(facts.type))} {status_words_of(facts.type, facts.status)}"
    words = SafeMarkdown("{}, {}").format(name, date)
    other = next(
        (one for one in lookup.told_at.get((passage.article_id, passage.span), ()) if one.id != event.id),
        None,
    )
    if other is not None:
        return SafeMarkdown("{}\u00a0: {}").format(words, linker.to_dated_event(other.id))
    return words
