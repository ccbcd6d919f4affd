"""Sentences: never split inside a quotation, never at an abbreviation; anchors that survive an edit elsewhere."""

from __future__ import annotations

from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.annotate.blocks import whole_as_prose
from generator.annotate.quote_marks import find_quoted
from generator.annotate.sentences import find_sentences, sentence_digest
from generator.lexicon import load
from generator.model import Block, BlockKind, Span


def split(text: str) -> list[str]:
    blocks = whole_as_prose(text)
    return [sentence.span.of(text) for sentence in find_sentences(text, blocks, find_quoted(text, blocks))]


@pytest.mark.parametrize("entry", load("sentences")["examples"], ids=lambda entry: entry["text"])
def test_examples_of_the_lexicon(entry: dict[str, str | int]) -> None:
    assert len(split(str(entry["text"]))) == entry["sentences"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("« Je viens. Attendez. » Il est parti.", ["« Je viens. Attendez. »", "Il est parti."]),
        ('"Je viens." "Moi aussi."', ['"Je viens."', '"Moi aussi."']),
        ("M. J.-C. Morvan pèse 3.5 kg. Fin.", ["M. J.-C. Morvan pèse 3.5 kg.", "Fin."]),
        ("Où va-t-on ? Nul ne sait… Rien !", ["Où va-t-on ?", "Nul ne sait…", "Rien !"]),
        ("Une ligne sans point\nUne autre", ["Une ligne sans point", "Une autre"]),
        ("Elle a crié « Assez ! » avant de partir.", ["Elle a crié « Assez ! » avant de partir."]),
    ],
)
def test_where_sentences_end(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_an_anchor_does_not_know_its_place_or_typography() -> None:
    assert sentence_digest("L’été, enfin !") == sentence_digest("l'ete enfin")


def test_a_repeated_sentence_is_counted() -> None:
    text = "Il pleut. Il vente. Il pleut."
    blocks = whole_as_prose(text)
    anchors = [sentence.anchor for sentence in find_sentences(text, blocks, ())]
    assert anchors[2] == f"{anchors[0]}-2"


@given(st.text(alphabet=st.sampled_from("aB. !?«»\"'’“”\nM1"), max_size=120))
def test_sentences_are_ordered_within_their_blocks_and_cut_no_closed_quotation(text: str) -> None:
    blocks = whole_as_prose(text)
    quoted = find_quoted(text, blocks)
    sentences = find_sentences(text, blocks, quoted)
    for one, other in pairwise(sentences):
        assert one.span.end <= other.span.start
    for sentence in sentences:
        assert blocks[sentence.block].span.covers(sentence.span)
        for q in quoted:
            if q.closed and q.depth == 0:
                assert not q.outer.start < sentence.span.end < q.outer.end


WORDS = st.lists(st.sampled_from(["vent", "pluie", "port", "digue", "marée", "quai"]), min_size=1, max_size=4)
PROSE = st.lists(WORDS.map(lambda words: f"Le {' '.join(words)}."), min_size=1, max_size=6)


def anchored(paragraphs: list[str], kinds: dict[int, BlockKind] | None = None) -> dict[str, str]:
    """Return anchor → words of the sentences of some paragraphs."""
    text = "\n".join(paragraphs)
    starts = list(accumulate((len(one) + 1 for one in paragraphs), initial=0))
    blocks = [
        Block(Span(start, start + len(one)), (kinds or {}).get(index, BlockKind.BODY), "given")
        for index, (start, one) in enumerate(zip(starts, paragraphs, strict=False))
    ]
    return {one.anchor: one.span.of(text) for one in find_sentences(text, blocks, ())}


@given(st.lists(PROSE, min_size=1, max_size=4), st.integers(0, 4))
def test_a_paragraph_put_in_anywhere_moves_no_anchor(paragraphs: list[list[str]], at: int) -> None:
    written = [" ".join(sentences) for sentences in paragraphs]
    edited = [*written[:at], "Rien de cela ne se lit ailleurs. Un ajout.", *written[at:]]
    before, after = anchored(written), anchored(edited)
    assert before.items() <= after.items()


@given(st.lists(PROSE, min_size=1, max_size=4), st.data())
def test_a_sentence_written_anew_moves_no_other_anchor(
    paragraphs: list[list[str]], data: st.DataObject
) -> None:
    paragraph = data.draw(st.integers(0, len(paragraphs) - 1))
    sentence = data.draw(st.integers(0, len(paragraphs[paragraph]) - 1))
    words = paragraphs[paragraph][sentence]
    edited = [list(one) for one in paragraphs]
    edited[paragraph][sentence] = "Une phrase toute neuve."
    before = anchored([" ".join(one) for one in paragraphs])
    after = anchored([" ".join(one) for one in edited])
    others = {anchor: told for anchor, told in before.items() if told != words}
    assert others.items() <= after.items()


@given(PROSE, st.sampled_from([BlockKind.HEADLINE, BlockKind.LEAD]))
def test_a_headline_or_lead_that_repeats_the_body_moves_no_anchor_there(
    prose: list[str], kind: BlockKind
) -> None:
    before = anchored([" ".join(prose)])
    after = anchored([prose[-1], " ".join(prose)], {0: kind})
    assert before.items() <= after.items()
