"""The order in which the layers of an article are found."""

from __future__ import annotations

from dataclasses import replace

from generator.annotate.blocks import find_blocks, whole_as_prose
from generator.annotate.dialogue import with_dialogue
from generator.annotate.discourse import Discourse
from generator.annotate.events import find_events
from generator.annotate.header import read_header
from generator.annotate.language import detect_language
from generator.annotate.names import find_entities
from generator.annotate.normal_form import compose, restore_spans
from generator.annotate.quotations import find_quotations, mask_quoted
from generator.annotate.quote_marks import find_quoted
from generator.annotate.sentences import find_sentences
from generator.annotate.timexes import find_timexes
from generator.folding import fold_typography
from generator.model import Annotations, Article, GivenName, Header


def annotate(article: Article, *, raw: bool = False, given: tuple[GivenName, ...] = ()) -> Annotations:
    """Return everything found in one article.

    Relative dates count from the article's reference date (an editor's, else the date as printed in its record),
    else from the date that its own furniture prints.

    Parameters:
        article: its text, and the dates of its record.
        raw: treat all of the text as prose.
        given: names of places and organisations that a chronicle's editors have recorded.

    A text that is not French has blocks and sentences only: its rules are another lexicon's.
    """
    composed = compose(article.text)
    if composed:
        text, starts = composed
        found = annotate(replace(article, text=text), raw=raw, given=given)
        return restore_spans(found, starts, article.text)
    text = article.text
    blocks, furniture = (whole_as_prose(text), ()) if raw else find_blocks(text)
    header = Header() if raw else read_header(text, blocks, furniture)
    reference = article.reference or header.published
    quoted = with_dialogue(text, blocks, find_quoted(text, blocks))
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
    entities = find_entities(text, blocks, sentences, given)
    named = (entities.persons, entities.organisations, entities.places)
    masked = mask_quoted(folded, quoted)
    said = Discourse(masked, sentences, *named)
    quotations = find_quotations(text, blocks, sentences, quoted, said)
    if said.learnt:  # what the end of the article tells of its people serves its beginning
        said = Discourse(masked, sentences, *named, said.learnt, said)
        quotations = find_quotations(text, blocks, sentences, quoted, said)
    told = Discourse(folded, sentences, *named, said.learnt, said)
    title = article.title or header.title
    mentions, events = find_events(text, folded, sentences, timexes, quotations, told, reference, title)
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
