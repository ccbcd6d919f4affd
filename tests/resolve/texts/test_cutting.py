"""Excerpts: whole sentences first, no number without its words, and no count of the title."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import lexicon
from generator.model import BlockKind, Rights, Span
from generator.resolve.texts.cutting import may_cut
from generator.resolve.texts.documents import Document, read_documents
from generator.resolve.texts.rights import MAX_PIECE, MAX_SHARE, shown_spans
from tests.resolve.builder import ArticleBuilder


def document_of(text: str, headline: str = "") -> Document:
    article, annotations = ArticleBuilder("a", text, rights=Rights.EXTRACT).build()
    if headline:
        (body,) = annotations.blocks
        blocks = (
            replace(body, span=Span(0, len(headline)), kind=BlockKind.HEADLINE),
            replace(body, span=Span(len(headline) + 2, len(text))),
        )
        first, *rest = annotations.sentences
        sentences = (first, *(replace(sentence, block=1) for sentence in rest))
        annotations = replace(annotations, blocks=blocks, sentences=sentences)
    (document,) = read_documents([(article, annotations)])
    return document


@pytest.mark.parametrize("example", lexicon.load("excerpts")["examples"], ids=lambda example: example["text"])
def test_the_examples_of_the_lexicon_hold(example: dict[str, list[str]]) -> None:
    text = str(example["text"])
    words = [word for word in re.finditer(r"[^\s,]+", text) if may_cut(text, word.start())]
    assert [word[0] for word in words] == example["starts"]


@given(before=st.integers(0, 30), after=st.integers(0, 60), share=st.integers(700, 2600))
def test_an_excerpt_never_parts_a_number_from_its_words(before: int, after: int, share: int) -> None:
    counted = "Près de 2\u202f000 marins"
    text = f"{'Oh ' * before}{counted} {'ont ' * after}défilé au port"
    text = f"{text} hier{' mot' * 90}. {'x' * share}."
    document = document_of(text)
    at = text.index("défilé")
    for span in shown_spans(document, {0: {Span(at, at + 6): 1}}):
        shown = span.of(text)
        assert counted in shown or not {"Près", "de", "2", "000", "marins"} & set(shown.split())
        assert not shown.startswith(("de", "2", "000", "marins"))


def test_a_sentence_that_can_stand_whole_comes_before_one_that_must_be_cut() -> None:
    first = "La maire a " + "longuement " * 14 + "parlé hier."
    second = "Le préfet a répondu à la maire hier."
    text = f"{first} {second} {'x' * 900}."
    document = document_of(text)
    spans = {index: {document.annotations.sentences[index].span: 2 - index} for index in range(2)}
    spans[0] = {Span(text.index("parlé"), text.index("parlé") + 5): 2}
    assert len(first) > len(text) * MAX_SHARE
    shown = [span.of(text) for span in shown_spans(document, spans)]
    assert second in " ".join(shown)


def test_the_title_is_published_anyway_and_takes_nothing_of_the_limit() -> None:
    title = "La maire a longuement parlé au préfet de la rade"
    second = "Le préfet a répondu à la maire hier à midi."
    text = f"{title}\n\n{second} {'x' * 400}."
    title_sentence = ArticleBuilder("b", f"{title}.").build()[1].sentences[0]
    document = document_of(text, title)
    second_span = Span(text.index(second), text.index(second) + len(second))
    sentences = (
        replace(title_sentence, span=Span(0, len(title))),
        replace(title_sentence, span=second_span, block=1, anchor="b"),
    )
    document = replace(
        document,
        annotations=replace(document.annotations, sentences=sentences),
        starts=tuple(sentence.span.start for sentence in sentences),
    )
    evidence = {index: {sentence.span: 5 - index} for index, sentence in enumerate(sentences)}
    assert len(title) + len(second) > len(text) * MAX_SHARE
    assert shown_spans(document, evidence, title) == (Span(0, len(title)), second_span)
    assert shown_spans(document, evidence) == (Span(0, len(title)),)
    assert len(second) <= MAX_PIECE
