"""Verb groups: one verb with its auxiliaries, and what tense, modality, negation and voice make of it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.annotate.verbs import VerbGroup, find_verb_groups
from generator.lexicon import load


def told(group: VerbGroup) -> list[str]:
    marks = [name for name in ("negated", "passive") if getattr(group, name)]
    modal = [f"modal={group.modal}"] if group.modal else []
    return [group.lemma, group.tense, *marks, *modal, *(["reflexive"] if group.reflexive else [])]


@pytest.mark.parametrize("entry", load("conjugation")["examples"], ids=lambda entry: entry["sentence"])
def test_examples_of_the_lexicon(entry: dict[str, Any]) -> None:
    assert [told(group) for group in find_verb_groups(entry["sentence"])] == entry["groups"]


@pytest.mark.parametrize(
    "sentence", ["Une visite, une marche et la rencontre du siècle.", "La grève de mardi, sous la pluie."]
)
def test_nouns_are_no_verbs(sentence: str) -> None:
    assert find_verb_groups(sentence) == ()


WORDS = st.sampled_from(
    "il ne se a ont été pas rencontré doit être reçue de la l' - t elle vient téléphoner , hier n' y jamais".split()  # noqa: SIM905
)


@given(st.lists(WORDS, max_size=25))
def test_groups_follow_each_other_within_any_words(words: list[str]) -> None:
    sentence = " ".join(words)
    reached = 0
    for group in find_verb_groups(sentence):
        assert group.start <= group.head < group.end <= len(sentence)
        assert group.head >= reached
        reached = group.head + 1
        assert group.lemma
