"""The order in which the layers of an article are found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.annotate.blocks import find_blocks, whole_as_prose
from generator.annotate.discourse import Discourse
from generator.annotate.events import find_events
from generator.annotate.folding import fold_typography
from generator.annotate.header import read_header
from generator.annotate.language import detect_language
from generator.annotate.names import find_entities
from generator.annotate.quotations import find_quotations
from generator.annotate.quote_marks import QuotedSpan, find_quoted
from generator.annotate.sentences import find_sentences
from generator.annotate.timexes import find_timexes
from generator.model import Annotations, Article, Header

_MASK = "■"


def annotate(article: Article, *, raw: bool = False) -> Annotations:
    """Return everything found in one article.

    Relative dates count from the article's reference date (an editor's, else the date as printed in its record),
    else from the date that its own furniture prints.

    Parameters:
        article: its text, and the dates of its record.
        raw: treat all of the text as prose.

    A text that is not French has blocks and sentences only: its rules are another lexicon's.
    """
    text = article.text
    blocks, furniture = (whole_as_prose(text), ()) if raw else find_blocks(text)
    header = Header() if raw else read_header(text, blocks, furniture)
    reference = article.reference or header.published
    quoted = find_quoted(text, blocks)
    sentences = find_sentences(text, blocks, quoted)
    language = detect_language(" ".join(sentence.span.of(text) for sentence in sentences) or text)
    empty = Annotations(
        article.id, language, reference, header, blocks, sentences, (), (), (), (), (), (), ()
    )
    if language != "fr":
        return empty
    folded = fold_typography(text)
    prose = [block.span for block in blocks if block.kind.is_prose]
    timexes = find_timexes(text, prose, [q.inner for q in quoted], reference)
    entities = find_entities(text, blocks, sentences)
    named = (entities.persons, entities.organisations, entities.places)
    quotations = find_quotations(
        text, blocks, sentences, quoted, Discourse(_masked(folded, quoted), sentences, *named)
    )
    mentions, events = find_events(
        text, folded, sentences, timexes, quotations, Discourse(folded, sentences, *named)
    )
    return replace(
        empty,
        timexes=timexes,
        persons=entities.persons,
        organisations=entities.organisations,
        places=entities.places,
        quotations=quotations,
        event_mentions=mentions,
        events=events,
    )


def _masked(folded: str, quoted: Sequence[QuotedSpan]) -> str:
    """Hide quoted words, character for character, so that nobody inside them is taken for the one who speaks."""
    pieces, end = [], 0
    for q in quoted:
        if q.depth == 0 and q.inner.start >= end:
            pieces += [folded[end : q.inner.start], _MASK * (q.inner.end - q.inner.start)]
            end = q.inner.end
    return "".join([*pieces, folded[end:]])
