"""Patterns that are tried at some words only find what a plain search finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.annotate.alternation import alternation
from generator.annotate.beginnings import find_beginnings
from generator.annotate.telling_words import find_telling_words
from generator.annotate.word_pattern import Guard, WordPattern, words_of
from generator.folding import lower
from generator.lexicon import load

WORDS = st.lists(st.text("aeé'- ", min_size=1, max_size=4), min_size=1, max_size=6)


@given(WORDS, st.text("aeé'- ", max_size=12))
def test_an_alternation_finds_the_longest_of_its_words(words: list[str], text: str) -> None:
    plain = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    assert re.findall(alternation(words), text) == re.findall(plain, text)


@pytest.mark.parametrize(
    ("source", "words", "letters"),
    [
        (r"\b(?:a|ont) parlé", {"a", "ont"}, set()),
        (r"(?<![\w'-])l'(?:accord|avis)", {"l"}, set()),
        (r"\brencontrée?s?\b", {"rencontré", "rencontrée", "rencontrés", "rencontrées"}, set()),
        (r"\baffirm\w+", set(), {"aff"}),
        (r"(?:non |ne )?dit(?=,)", {"non", "ne"}, {"dit"}),
        (r"\b[dl]es\b(?! autres)", {"des", "les"}, set()),
        (r"\b(?:très\s+)*(?P<what>bon)(?![\w-])", {"très", "bon"}, set()),
    ],
)
def test_the_first_words_of_a_pattern(source: str, words: set[str], letters: set[str]) -> None:
    begins = find_beginnings(source)
    assert begins is not None
    assert (set(begins.words), set(begins.letters)) == (words, letters)


@pytest.mark.parametrize("source", [r"\w+era\b", r"\s*dit", r"(?:non )?", r",\s*dit", r"[^.]dit"])
def test_a_pattern_that_may_begin_with_anything(source: str) -> None:
    assert find_beginnings(source) is None


@pytest.mark.parametrize(
    ("source", "words", "letters"),
    [
        (r"\b(?:a|ont) (?:\w+ )?(?:signé|paraphé)\b", {"signé", "paraphé"}, set()),
        (r"\b(?:a (?:été )?annulé|renonce) ?à\b", set(), {"ann", "ren"}),
        (r"\bsur (?:la |le )?réseau\w*", set(), {"rés"}),
        (r"\bjusqu'(?:au|en) soir\b", {"jusqu"}, set()),
        (r"\b(?:\w+ )?lundi(?= soir\b)", set(), {"lun"}),
        (r",\s(?:mais|dont)\s", {"mais", "dont"}, set()),
    ],
)
def test_the_words_that_a_pattern_cannot_do_without(source: str, words: set[str], letters: set[str]) -> None:
    telling = find_telling_words(source)
    assert telling is not None
    assert (set(telling.words), set(telling.letters)) == (words, letters)


@pytest.mark.parametrize("source", [r"\w+era\b", r"(?:non )?", r"[;:]\s|\bmais\b", r"pardieu"])
def test_a_pattern_that_no_word_tells(source: str) -> None:
    assert find_telling_words(source) is None
    assert Guard(source).lets_by(words_of("…"))


def test_a_guard_names_the_patterns_that_a_text_may_match() -> None:
    guard = Guard(r"\bdit\b", r"\b(?:a|ont) signé\b", r"\w+era\b", r"\bcommuniqu\w+")
    assert guard.which(words_of("il a signé un communiqué")) == [1, 2, 3]
    assert guard.which(words_of("il dit")) == [0, 2]


def patterns() -> dict[str, str]:
    """Return the patterns of the lists about events and channels, by name."""
    sources: dict[str, str] = dict(load("event_details")["patterns"])
    sources |= {"generic": load("event_triggers")["generic"]}
    sources |= load("event_status")["modifiers"]
    for name, entries in load("event_frames")["nouns"].items():
        for number, entry in enumerate(entries):
            words = entry["words"] if isinstance(entry, dict) else entry
            sources[f"{name} {number}"] = rf"(?<!\w)(?:{words})"
    for number, entry in enumerate(load("channels")["channels"]):
        sources[f"channel {number}"] = entry["pattern"]
    return {name: source for name, source in sources.items() if "(?-i:" not in source}


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, list[str], str]:
    """Draw a pattern's name and words of which it is made, so that it is likely to match."""
    name = draw(st.sampled_from(sorted(patterns())))
    own = sorted(set(re.findall(r"[a-zà-ÿA-Z]+'?", patterns()[name])))
    usual = ["Le", "A", "É", ",", "-", ".", "2", "Anna", "a", "de"]
    return name, draw(st.lists(st.sampled_from([*own, *usual]), max_size=20)), draw(st.sampled_from(" \n-"))


@given(texts())
def test_a_word_pattern_finds_what_a_search_finds(drawn: tuple[str, list[str], str]) -> None:
    name, words, space = drawn
    source, text = patterns()[name], space.join(words)
    half = len(text) // 3
    found = WordPattern(source).finditer(lower(text), half, len(text))
    plain = re.compile(source, re.I).finditer(text, half, len(text))
    assert [match.span() for match in found] == [match.span() for match in plain]
