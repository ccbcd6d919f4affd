"""What an article links, supports and may show; its quotations and themes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Annotations, ArticleEntry, Authority, Records, Ref, RefKind, Rights, Span
from generator.resolve import resolve
from generator.resolve.texts.documents import read_documents
from generator.resolve.texts.rights import MAX_PIECE, MAX_SHARE, shown_spans
from tests.resolve.affair import articles, authorities
from tests.resolve.builder import ArticleBuilder, Pair


def entry_of(pair: Pair, records: Records | None = None) -> ArticleEntry:
    return resolve([pair], records or Records(), [])[0].articles[0]


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({"title": "  Un  appel "}, "Un appel"),
        ({"published": "2031-06-04"}, "Article du 4 juin 2031, sans titre"),
        ({"published": "2031-06"}, "Article de juin 2031, sans titre"),
        ({"published": "2031"}, "Article de 2031, sans titre"),
        ({"published": "2031-06-04/2031-06-05"}, "Article (4 juin 2031 – 5 juin 2031), sans titre"),
        ({}, "Article sans date ni titre"),
    ],
)
def test_a_title_is_never_invented(fields: dict[str, Any], title: str) -> None:
    assert entry_of(ArticleBuilder("a", "Rien.", **fields).build()).title.replace("\u00a0", " ") == title


def test_links_never_overlap_and_the_longest_wins() -> None:
    builder = ArticleBuilder("a", "La mairie de Port-Ouest parle. Port-Ouest écoute.")
    builder.organisation("mairie de Port-Ouest").place("Port-Ouest")
    entry = entry_of(builder.build())
    assert [(link.span.of(entry.article.text), link.ref.kind) for link in entry.links] == [
        ("mairie de Port-Ouest", RefKind.ORGANISATION),
        ("Port-Ouest", RefKind.PLACE),
    ]


def test_each_sentence_tells_what_rests_on_it() -> None:
    chronicle = resolve(articles(), authorities(), [])[0]
    entry = next(entry for entry in chronicle.articles if entry.article.id == "2031-03-05-le-phare-cccccc")
    by_type = {event.type.value: event.id for event in chronicle.events if event.id in entry.events}
    assert entry.supports == ((0, (by_type["phone_call"],)), (1, (by_type["negotiation"],)))


def long_article(rights: Rights, sentences: int = 40) -> Pair:
    filler = " ".join(
        f"La phrase numéro {number} ne dit rien d’important à personne." for number in range(sentences)
    )
    words = f"Anna Leclerc a appelé Bruno Vasseur. {filler} « Tout va bien », a dit Anna Leclerc. {filler}"
    builder = ArticleBuilder("a", words, rights=rights)
    builder.person("Anna Leclerc").person("Bruno Vasseur")
    builder.event("phone_call", "a appelé", participants=("Anna Leclerc", "Bruno Vasseur"))
    return builder.quote("Tout va bien", "Anna Leclerc").build()


def test_what_may_be_shown_follows_the_rights() -> None:
    for rights in (Rights.FULL, Rights.NOTICE):
        entry = entry_of(long_article(rights))
        assert entry.shown == (Span(0, len(entry.article.text)),)
    assert entry_of(long_article(Rights.METADATA)).shown == ()
    entry = entry_of(long_article(Rights.EXTRACT))
    assert [span.of(entry.article.text) for span in entry.shown] == [
        "Anna Leclerc a appelé Bruno Vasseur.",
        "« Tout va bien », a dit Anna Leclerc.",
    ]


def test_a_long_sentence_is_cut_around_its_evidence_between_words() -> None:
    words = "mot " * 100 + "Anna Leclerc a appelé Bruno Vasseur " + "mot " * 1000
    builder = ArticleBuilder("a", words.strip(), rights=Rights.EXTRACT)
    builder.person("Anna Leclerc").person("Bruno Vasseur")
    builder.event("phone_call", "a appelé", participants=("Anna Leclerc", "Bruno Vasseur"))
    entry = entry_of(builder.build())
    (piece,) = (span.of(entry.article.text) for span in entry.shown)
    assert "a appelé" in piece and len(piece) <= MAX_PIECE
    assert set(piece.split()) <= {"mot", "Anna", "Leclerc", "a", "appelé", "Bruno", "Vasseur"}


def stretches(text: str, shown: Sequence[Span]) -> list[str]:
    """Return what a reader gets in one piece: shown words with nothing hidden between them but blanks."""
    seen = {position for span in shown for position in range(span.start, span.end)}
    marked = "".join(letter if at in seen or letter.isspace() else "\0" for at, letter in enumerate(text))
    return [piece.strip() for piece in marked.split("\0") if piece.strip()]


def test_sentences_in_a_row_are_one_piece() -> None:
    row = [("a" * 50 + " ") * 2, ("b" * 50 + " ") * 3, ("c" * 46 + " ") * 3]
    text = " ".join(f"{sentence.strip()}." for sentence in row) + " mot" * 2000 + "."
    article, annotations = ArticleBuilder("a", text, rights=Rights.EXTRACT).build()
    (document,) = read_documents([(article, annotations)])
    evidence = {index: {annotations.sentences[index].span: 1} for index in range(3)}
    (run,) = stretches(text, shown_spans(document, evidence))
    assert run == text[: len(run)] and 200 < len(run) <= MAX_PIECE


@given(
    lengths=st.lists(st.integers(1, 500), min_size=1, max_size=12),
    rest=st.integers(0, 20_000),
    chosen=st.lists(
        st.tuples(st.integers(0, 11), st.integers(0, 400), st.integers(1, 200), st.integers(1, 9)),
        max_size=20,
    ),
)
def test_an_extract_never_shows_more_than_it_may(
    lengths: list[int], rest: int, chosen: list[tuple[int, int, int, int]]
) -> None:
    told = " ".join(("abc de " * length)[: max(length, 2) - 1].strip() + "." for length in lengths)
    text = told + " " + "x" * rest + "."
    article, annotations = ArticleBuilder("a", text, rights=Rights.EXTRACT).build()
    (document,) = read_documents([(article, annotations)])
    evidence: dict[int, dict[Span, int]] = {}
    for sentence, start, length, weight in chosen:
        if sentence < len(annotations.sentences):
            whole = annotations.sentences[sentence].span
            begin = min(whole.start + start, whole.end - 1)
            evidence.setdefault(sentence, {})[Span(begin, min(begin + length, whole.end))] = weight
    shown = shown_spans(document, evidence)
    runs = stretches(text, shown)
    assert all(len(run) <= MAX_PIECE for run in runs)
    assert sum(map(len, runs)) <= len(text) * MAX_SHARE
    assert all(span.end - span.start > 0 for span in shown)
    assert all(one.end < other.start for one, other in pairwise(shown))
    told_by = [annotations.sentences[sentence].span for sentence in evidence]
    assert all(any(sentence.overlaps(span) for sentence in told_by) for span in shown)


def test_the_best_evidence_is_shown_first() -> None:
    sentences = [f"Phrase {number} : {'mot ' * 40}fin." for number in range(12)]
    text = " ".join(sentences)
    article, annotations = ArticleBuilder("a", text, rights=Rights.EXTRACT).build()
    (document,) = read_documents([(article, annotations)])
    evidence = {
        index: {sentence.span: 9 if index == 7 else 1} for index, sentence in enumerate(annotations.sentences)
    }
    assert stretches(text, shown_spans(document, evidence))[0] == sentences[7]


def test_quotations_know_their_speaker_and_event() -> None:
    builder = ArticleBuilder(
        "a",
        "Anna Leclerc a appelé Bruno Vasseur. « Tout va bien », a dit Anna Leclerc. "
        "« Il pleut », a dit un passant. « Anna Leclerc a raison », dit-il.",
    )
    builder.person("Anna Leclerc").person("Bruno Vasseur")
    builder.event("phone_call", "a appelé", participants=("Anna Leclerc", "Bruno Vasseur"))
    builder.quote("Tout va bien", "Anna Leclerc").quote("Il pleut").quote("Anna Leclerc a raison")
    chronicle = resolve([builder.build()], Records(), [])[0]
    (event,) = chronicle.events
    anna = Ref(RefKind.PERSON, "anna-leclerc")
    assert [(q.quotation.text, q.speaker, q.events) for q in chronicle.quotations] == [
        ("Tout va bien", anna, (event.id,)),
        ("Il pleut", None, ()),
        ("Anna Leclerc a raison", None, (event.id,)),
    ]
    assert event.quotations == (chronicle.quotations[0].id, chronicle.quotations[2].id)
    entry = chronicle.persons[0]
    assert (entry.quotations, entry.quoted_about) == (
        (chronicle.quotations[0].id,),
        (chronicle.quotations[2].id,),
    )


def test_quotations_of_one_sentence_have_ids_of_their_own_that_an_edit_elsewhere_does_not_move() -> None:
    def ids(words: str) -> list[str]:
        builder = ArticleBuilder("a", words)
        builder.quote("utile").quote("long")
        return [entry.id for entry in resolve([builder.build()], Records(), [])[0].quotations]

    first = ids("Avant. Un échange « utile » mais « long ». Après.")
    assert first == ids("Bien avant, autrefois. Un échange « utile » mais « long ».")
    assert first[1] == f"{first[0]}-2"


def test_themes_are_found_by_whole_words_and_an_editors_choice_wins() -> None:
    chronicle = resolve(articles(), authorities(), [])[0]
    (theme,) = chronicle.themes
    assert [event.date for event in chronicle.events if event.id in theme.events] == ["2031-03-03"]
    call = next(event for event in chronicle.events if event.id in theme.events)
    assert call.themes == (theme.ref,)


def test_an_article_with_nothing_in_it_is_an_entry_all_the_same() -> None:
    article = ArticleBuilder("a", "").article
    empty = Annotations("a", "fr", None, ArticleBuilder("a", "").build()[1].header, *[()] * 9)
    entry = entry_of((article, empty), Records(people=(Authority("x", "person", "X Y", "Y, X"),)))
    assert (entry.shown, entry.links, entry.supports, entry.events) == ((), (), (), ())
