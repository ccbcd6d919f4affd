"""Conjugate the verbs of `lexicon/fr/conjugation.yml`: from each written form to the verbs and tenses it may be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from generator.lexicon import load

_PERSONS: Final = ("1s", "3s", "1p", "3p")
_SIMPLE: Final = ("present", "imperfect", "simple_past", "future", "conditional", "subjunctive")


@dataclass(frozen=True, slots=True)
class Form:
    """What one written form may be: ``tense`` of ``lemma``; ``person`` as « 3s », or "" of participles."""

    lemma: str
    tense: str
    person: str


@cache
def forms() -> dict[str, tuple[Form, ...]]:
    """Return what each written form, in lower case, may be: « tient » is « tenir » in the present, 3s."""
    table: dict[str, dict[Form, None]] = {}
    lists = load("conjugation")
    for form, reading in _all_forms(lists):
        if form:
            table.setdefault(form, {})[reading] = None
    return {form: tuple(readings) for form, readings in table.items()}


@cache
def takes_être() -> frozenset[str]:
    """Return the verbs whose compound tenses take « être » though nothing is done to their subject."""
    return frozenset(load("conjugation")["with_être"].split())


def _all_forms(lists: dict[str, Any]) -> Iterator[tuple[str, Form]]:
    irregular = dict(lists["irregular"])
    for model, others in lists["alike"].items():
        for other in others:
            irregular[other] = _like(lists["irregular"][model], model, other)
    for lemma, parts in irregular.items():
        yield from _irregular(lemma, parts, lists["endings"]["re"])
    for lemma in dict.fromkeys(lists["regular"].split()):
        if lemma not in irregular:
            yield from _regular(lemma, lists["endings"])


def _like(parts: dict[str, Any], model: str, other: str) -> dict[str, Any]:
    """Return the parts of a verb conjugated as another: « obtenir » from « tenir », « traduire » from « conduire »."""
    shared = next(
        length for length in range(min(len(model), len(other)), 0, -1) if model[-length:] == other[-length:]
    )
    old, new = model[:-shared], other[:-shared]

    def turned(form: Any) -> Any:
        if isinstance(form, list):
            return [turned(one) for one in form]
        return new + form[len(old) :] if isinstance(form, str) and form.startswith(old) else form

    return {part: turned(form) for part, form in parts.items()}


def _irregular(
    lemma: str, parts: dict[str, Any], endings: dict[str, list[str]]
) -> Iterator[tuple[str, Form]]:
    yield lemma, Form(lemma, "infinitive", "")
    for person, form in zip(_PERSONS, parts["present"], strict=True):
        yield form, Form(lemma, "present", person)
    for person, ending in zip(_PERSONS, endings["imperfect"], strict=True):
        yield parts["stem"] + ending, Form(lemma, "imperfect", person)
    for person, form in zip(("3s", "3p"), parts["past"], strict=True):
        yield form, Form(lemma, "simple_past", person)
    for person, ending in zip(_PERSONS, ("ai", "a", "ons", "ont"), strict=True):
        yield parts["future"] + ending, Form(lemma, "future", person)
    for person, ending in zip(_PERSONS, endings["imperfect"], strict=True):
        yield parts["future"] + ending, Form(lemma, "conditional", person)
    yield parts["subjunctive"], Form(lemma, "subjunctive", "3s")
    plural = parts.get("subjunctive_plural") or parts["subjunctive"] + "nt"
    yield plural, Form(lemma, "subjunctive", "3p")
    yield from _participles(lemma, parts)
    present = parts.get("present_participle", parts["stem"] + "ant")
    yield present, Form(lemma, "present_participle", "")


def _participles(lemma: str, parts: dict[str, Any]) -> Iterator[tuple[str, Form]]:
    masculine = parts["participle"]
    if "participles" in parts:
        written = parts["participles"]
    elif parts.get("invariable"):
        written = [masculine]
    elif masculine[-1] == "s":
        written = [masculine, masculine + "e", masculine + "es"]
    else:
        written = [masculine, masculine + "e", masculine + "s", masculine + "es"]
    for form in written:
        yield form, Form(lemma, "past_participle", "")


def _regular(lemma: str, endings: dict[str, dict[str, list[str]]]) -> Iterator[tuple[str, Form]]:
    stem, group = lemma[:-2], lemma[-2:]
    yield lemma, Form(lemma, "infinitive", "")
    for tense in _SIMPLE:
        for person, ending in zip(_PERSONS, endings[group][tense], strict=True):
            for one in _stems(stem, group, tense, ending):
                yield _soften(one, ending), Form(lemma, tense, person)
    for ending in endings[group]["past_participle"]:
        yield stem + ending, Form(lemma, "past_participle", "")
    yield _soften(stem, endings[group]["present_participle"][0]), Form(lemma, "present_participle", "")


def _soften(stem: str, ending: str) -> str:
    """Keep the sound of « g » and « c » before a and o: « mangeait », « lançait »."""
    if ending[:1] in ("a", "o", "â") and stem[-1:] == "g":
        return stem + "e" + ending
    if ending[:1] in ("a", "o", "â") and stem[-1:] == "c":
        return stem[:-1] + "ç" + ending
    return stem + ending


def _stems(stem: str, group: str, tense: str, ending: str) -> list[str]:
    """Return the stems before an ending: « appell-e », « lèv-e », « emploi-e », « répèt-e » beside the plain one."""
    silent = ending in ("e", "ent") or tense in ("future", "conditional")
    if group != "er" or not silent:
        return [stem]
    if stem[-1] == "y":
        return [stem[:-1] + "i", stem]
    if len(stem) > 2 and stem[-2] in "eé" and stem[-1] in "lmnprtvcgsdb":
        grave = stem[:-2] + "è" + stem[-1]
        return [grave, stem + stem[-1], stem] if stem[-1] in "lt" and stem[-2] == "e" else [grave, stem]
    if len(stem) > 3 and stem[-3] == "é" and stem[-2:] in ("br", "gl", "gn", "gr", "tr", "vr", "gu", "qu"):
        return [stem[:-3] + "è" + stem[-2:], stem]
    return [stem]
