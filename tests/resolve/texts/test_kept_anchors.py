"""Whatever is put around a bound sentence, or becomes of its other words, it keeps the anchor that was noted of it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from generator.annotate import annotate
from generator.model import Article, EventStatus, EventType, KeptEvent
from generator.resolve.texts.documents import Document, read_documents
from generator.resolve.texts.kept_anchors import with_kept_anchors
from generator.selectors import find_selector, selector_for

SENTENCES = st.sampled_from(
    ["Le port rouvre.", "La mairie se tait.", "Anna Leclerc parle.", "Il pleut sur Valmer."]
)


def document(sentences: list[str]) -> Document:
    article = Article("a", " ".join(sentences))
    annotations = annotate(article)
    assert len(annotations.sentences) == len(sentences)
    (made,) = read_documents([(article, annotations)])
    return made


def noting(before: Document, index: int) -> KeptEvent:
    sentence = before.annotations.sentences[index]
    selector = replace(selector_for(before.article, sentence.span), sentence=sentence.anchor)
    return KeptEvent("x", EventType.MEETING, EventStatus.OCCURRED, mentions=(selector,))


@given(st.lists(SENTENCES, min_size=2, max_size=6), st.data())
def test_a_sentence_put_in_anywhere_moves_no_noted_anchor(sentences: list[str], data: st.DataObject) -> None:
    before = document(sentences)
    index = data.draw(st.integers(0, len(sentences) - 1))
    kept = noting(before, index)
    at = data.draw(st.integers(0, len(sentences)))
    after = document([*sentences[:at], data.draw(SENTENCES), *sentences[at:]])
    where = index + (at <= index)
    span = find_selector(after.article.text, kept.mentions[0])
    assume(span is not None and after.sentence_at(span) == where)
    (made,) = with_kept_anchors([after], [kept])
    anchors = [sentence.anchor for sentence in made.annotations.sentences]
    assert anchors[where] == kept.mentions[0].sentence
    assert len(set(anchors)) == len(anchors)
    natural = {sentence.anchor for sentence in after.annotations.sentences}
    assert set(anchors) == natural, "the same anchors answer, whoever has them"


@given(st.lists(SENTENCES, min_size=2, max_size=6), st.data())
def test_nothing_moves_where_nothing_was_edited(sentences: list[str], data: st.DataObject) -> None:
    before = document(sentences)
    kept = noting(before, data.draw(st.integers(0, len(sentences) - 1)))
    assert with_kept_anchors([before], [kept]) == (before,)


def test_an_anchor_whose_words_stand_elsewhere_stays_with_them() -> None:
    before = document(["Le port rouvre.", "Anna Leclerc parle du port."])
    text = before.article.text
    span = before.annotations.sentences[1].span
    selector = replace(
        selector_for(before.article, replace(span, start=text.index("Anna"), end=text.index(" parle"))),
        sentence=before.annotations.sentences[0].anchor,
    )
    kept = KeptEvent("x", EventType.MEETING, EventStatus.OCCURRED, mentions=(selector,))
    assert with_kept_anchors([before], [kept]) == (before,)
