"""What holds for every text: exact spans, no overlap, the same for any typography, nothing beyond the reference."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import edtf
from generator.annotate.timexes import find_timexes
from generator.annotate.timexes.numerals import from_figures, from_words
from generator.model import Span, Timex

VOCABULARY = """
le la les l' un une ce cette du au en de d' et à vers dans pendant depuis il y a lundi mardi dimanche hier demain
aujourd'hui 3 12 31 1er 2024 93 mars août décembre juin matin soir nuit veille lendemain dernier prochain suivante
heures 20h30 1h30 deux vingt cent mille jours mois ans semaine week-end année siècle XIXe années 1990 Noël été hiver
trimestre premier dizaine quelques plus tard auparavant chaque tous jeudis par an prisonniers Mars . , « » : - ( ) /
23/04/2025 2025-04-23 début fin mi-mars
"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n", "\n\n", "\u00a0"])
TEXTS = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=25).map(" ".join))
REFERENCES = st.sampled_from(
    [
        None,
        "2025-06-04",
        "2025-06",
        "2025",
        "[2025-02-05,2025-02-12]",
        "2025-05-31/2025-06-01",
        "0001-01-01",
        "9999-12-31",
    ]
)
TEXT = next(path.read_text(encoding="utf-8") for path in [Path(__file__).with_name("cases.txt")])
LINES = [
    line.split("|")[1].replace("[", "").replace("]", "").strip()
    for line in TEXT.splitlines()
    if line and not line.startswith("#")
]


def read(text: str, reference: str | None = "2025-06-04") -> tuple[Timex, ...]:
    return find_timexes(text, [Span(0, len(text))], [], reference)


def shape(found: tuple[Timex, ...]) -> list[tuple[object, ...]]:
    return [(t.span, t.type, t.value, t.edtf, t.anchor, t.rule, t.offset, t.minutes) for t in found]


@settings(max_examples=400, deadline=None)
@given(TEXTS, REFERENCES)
def test_spans_are_exact_and_apart(text: str, reference: str | None) -> None:
    found = read(text, reference)
    assert all(timex.text == timex.span.of(text) != "" for timex in found)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    assert all(timex.edtf is None or str(edtf.parse(timex.edtf)) == timex.edtf for timex in found)
    assert {timex.type for timex in found} <= {"DATE", "TIME", "DURATION", "SET"}
    assert {timex.anchor for timex in found} <= {
        "absolute",
        "publication",
        "utterance",
        "event",
        "timex",
        "none",
    }


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_without_a_reference_only_full_dates_lend_one(text: str) -> None:
    found = read(text, None)
    full = any(timex.anchor == "absolute" for timex in found)
    assert all(timex.edtf is None for timex in found if timex.anchor in ("publication", "utterance"))
    assert full or all(timex.edtf is None for timex in found)


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.sampled_from(["2025-06", "2025-02", "2024-12"]))
def test_a_month_is_never_more_exact_than_its_days(text: str, month: str) -> None:
    """Whatever day of the month it is, the answer for that day lies within the answer for the month."""
    day = edtf.parse(month).first.isoformat()
    for vague, exact in zip(read(text, month), read(text, day), strict=True):
        assert vague.span == exact.span
        if vague.edtf and exact.edtf and vague.anchor == exact.anchor == "publication":
            assert edtf.contains(vague.edtf, exact.edtf) or vague.rule in (
                "this-weekday",
                "day-month",
                "weekday",
            )


@pytest.mark.parametrize("line", LINES)
def test_typography_makes_no_difference(line: str) -> None:
    plain = shape(read(line))
    assert shape(read(line.replace("'", "’"))) == plain
    assert shape(read(line.replace(" ", "\u00a0"))) == plain
    assert shape(read(line.replace(" ", "\u202f"))) == plain
    assert shape(read(line.replace(" ", "\n", 3))) == plain


@pytest.mark.parametrize("line", [line for line in LINES if "Mars" not in line and "Noël " not in line])
def test_capitals_make_no_difference(line: str) -> None:
    upper = line.upper()
    assert len(upper) == len(line)
    assert [(t.span, t.value, t.edtf) for t in read(upper)] == [(t.span, t.value, t.edtf) for t in read(line)]


@pytest.mark.parametrize("line", LINES)
def test_accents_stored_apart_make_no_difference(line: str) -> None:
    apart = unicodedata.normalize("NFD", line)
    found, plain = read(apart), read(unicodedata.normalize("NFC", line))
    assert [unicodedata.normalize("NFC", t.text) for t in found] == [t.text for t in plain]
    assert [(t.value, t.edtf) for t in found] == [(t.value, t.edtf) for t in plain]
    assert all(t.text == t.span.of(apart) for t in found)


def test_only_prose_is_read() -> None:
    text = "Publié hier\n\nLe maire a démissionné hier."
    found = find_timexes(text, [Span(13, len(text))], [], "2025-06-04")
    assert [timex.span.start for timex in found] == [36]
    assert find_timexes(text, [], [], "2025-06-04") == ()


def test_inside_a_quotation_words_count_from_the_utterance() -> None:
    text = "« Je pars demain », a dit le marin hier."
    found = find_timexes(text, [Span(0, len(text))], [Span(2, 16)], "2025-06-04")
    assert [(timex.text, timex.anchor) for timex in found] == [
        ("demain", "utterance"),
        ("hier", "publication"),
    ]


@given(st.integers(0, 9999))
def test_figures_are_read_with_french_separators(number: int) -> None:
    assert from_figures(str(number)) == number
    assert from_figures(f"{number:,}".replace(",", " ")) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("vingt et un", 21), ("soixante et onze", 71), ("soixante-dix-sept", 77), ("quatre-vingts", 80),
        ("quatre-vingt-onze", 91), ("nonante-neuf", 99), ("cent", 100), ("deux cents", 200), ("trois cent douze", 312),
        ("mille", 1000), ("mille neuf cent quatre-vingt-quatre", 1984), ("deux mille vingt-cinq", 2025),
        ("deux six", None), ("vingt trente", None), ("cent cent cent", None), ("et", 0),
    ],
)  # fmt: skip
def test_number_words(words: str, number: int | None) -> None:
    assert from_words(words) == number


@pytest.mark.parametrize(
    "piece", ["vingt ", "111 ", "1, ", "« hier ", "lundi ", "20 h ", "deuxième, ", "d'une "]
)
def test_hostile_repetition_takes_linear_time(piece: str) -> None:
    import time

    def seconds(count: int) -> float:
        start = time.process_time()
        read(piece * count)
        return time.process_time() - start

    seconds(200)
    short, long = seconds(2_000), seconds(16_000)
    assert long < 40 * short + 0.5


def test_a_day_told_as_background_ends_with_its_paragraph() -> None:
    text = (
        "Les deux maires se sont parlé jeudi 5 juin.\n\nIls s'étaient vus le 3 mai. Le lendemain, le pont avait cédé."
        "\n\nLa veille, le préfet avait alerté la presse."
    )
    found = {timex.text: timex.edtf for timex in read(text, "2025-06-06")}
    assert found["Le lendemain"] == "2025-05-04"
    assert found["La veille"] == "2025-06-04"
