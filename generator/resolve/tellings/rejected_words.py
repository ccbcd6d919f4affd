"""Leave out what an article's front matter rejects: words that are no event, no person, no place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Final

from generator.errors import Fault
from generator.model import (
    Annotations,
    Article,
    Claim,
    Entity,
    EntityKind,
    EventFacts,
    EventMention,
    Quotation,
    RejectedWords,
    Selector,
    Span,
)
from generator.resolve.names.name_keys import printable
from generator.resolve.tellings.telling import facts_together
from generator.selectors import find_selector

_LAYERS: Final = {"person": "persons", "organisation": "organisations", "place": "places"}


def without_rejected_words(
    pairs: Sequence[tuple[Article, Annotations]], notices: list[Fault]
) -> list[tuple[Article, Annotations]]:
    """Return the articles' annotations without what editors reject in their front matter.

    What words are rejected as an event tells of none; a name that is rejected names nobody in the whole article.

    Parameters:
        notices: where it is told which rejections reject nothing any more.
    """
    return [
        (article, _apply(article, found, notices) if article.rejected else found) for article, found in pairs
    ]


def rejected_events(article: Article) -> list[tuple[Span, RejectedWords]]:
    """Return the places of an article that an editor says tell of no event."""
    events = (one for one in article.rejected if one.kind == "event")
    return [(span, one) for one in events if (span := _place(article, one)) is not None]


def _place(article: Article, rejected: RejectedWords) -> Span | None:
    selector = Selector(article.id, rejected.exact, rejected.prefix, rejected.suffix)
    return find_selector(article.text, selector)


def _apply(article: Article, found: Annotations, notices: list[Fault]) -> Annotations:
    for rejected in article.rejected:
        span = _place(article, rejected)
        words = printable(rejected.exact)
        if span is None:
            several = rejected.exact in article.text
            what = (
                f"rejected: « {words} » {'stands in several places' if several else 'no longer stands here'}"
            )
            remedy = (
                "add prefix and suffix from the text" if several else "delete it, or copy the words again"
            )
            notices.append(Fault(article.path, rejected.line, rejected.column, what, remedy))
            continue
        before = found
        if rejected.kind == "event":
            found = _without_event(found, span)
        else:
            found = _without_name(found, span, _LAYERS[rejected.kind])
        if found == before:
            what = f"rejected: « {words} » is not read as {_a(rejected.kind)} any more"
            notices.append(
                Fault(article.path, rejected.line, rejected.column, what, "nothing to do, or delete it")
            )
    return found


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeo" else f"a {kind}"


def _without_event(found: Annotations, span: Span) -> Annotations:
    """Take the mentions at some words out of the article's events; an event may be left without any."""
    gone = {index for index, mention in enumerate(found.event_mentions) if mention.span.overlaps(span)}
    events = []
    for event in found.events:
        left = tuple(index for index in event.mentions if index not in gone)
        if left != event.mentions:
            told = [found.event_mentions[index].facts for index in left]
            event = replace(event, mentions=left, facts=facts_together(told, event.facts))
        events.append(event)
    return replace(found, events=tuple(events))


def _without_name(found: Annotations, span: Span, layer: str) -> Annotations:
    entities: tuple[Entity, ...] = getattr(found, layer)
    gone = {
        entity.name for entity in entities if any(mention.span.overlaps(span) for mention in entity.mentions)
    }
    if not gone:
        return found
    kept = tuple(entity for entity in entities if entity.name not in gone)
    mentions = tuple(_mention(mention, gone, layer) for mention in found.event_mentions)
    events = tuple(replace(event, facts=_facts(event.facts, gone, layer)) for event in found.events)
    quotations = tuple(_quotation(quotation, gone, layer) for quotation in found.quotations)
    changed = replace(found, event_mentions=mentions, events=events, quotations=quotations)
    return replace(changed, **{layer: kept})  # type: ignore[arg-type]


def _in_layer(kind: EntityKind | None, layer: str) -> bool:
    return kind is None or _LAYERS[kind.value] == layer


def _mention(mention: EventMention, gone: Collection[str], layer: str) -> EventMention:
    claims = tuple(_claims(mention.claims, gone, layer))
    return replace(mention, facts=_facts(mention.facts, gone, layer), claims=claims)


def _claims(claims: Iterable[Claim], gone: Collection[str], layer: str) -> Iterable[Claim]:
    """Yield the claims that still say something; what somebody said who is nobody, the article says itself."""
    for claim in claims:
        named = [part.strip() for part in claim.value.split(",")]
        left = [part for part in named if part not in gone]
        of_names = claim.property in ("participants", "initiator", "place")
        if of_names and not left:
            continue
        if of_names and left != named:
            claim = replace(claim, value=", ".join(left))
        if claim.speaker in gone and _in_layer(claim.speaker_kind, layer):
            claim = replace(claim, speaker=None, speaker_kind=None)
        yield replace(claim, via=None) if claim.via in gone else claim


def _facts(facts: EventFacts, gone: Collection[str], layer: str) -> EventFacts:
    people = layer == "persons"
    return replace(
        facts,
        participants=_left(facts.participants, gone) if people else facts.participants,
        parties=facts.parties if people else _left(facts.parties, gone),
        initiator=None if facts.initiator in gone else facts.initiator,
        place=None if layer == "places" and facts.place in gone else facts.place,
    )


def _left(names: Iterable[str], gone: Collection[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name not in gone)


def _quotation(quotation: Quotation, gone: Collection[str], layer: str) -> Quotation:
    if quotation.speaker in gone and _in_layer(quotation.speaker_kind, layer):
        quotation = replace(quotation, speaker=None, speaker_kind=None)
    return replace(quotation, via=None) if quotation.via in gone else quotation
