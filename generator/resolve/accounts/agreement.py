"""Whether two accounts of one property agree, complete or contradict each other, and by which rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from generator.edtf import compatible
from generator.folding import fold_typography
from generator.lexicon import load
from generator.model import Ref
from generator.resolve.names.authority_records import AuthorityIndex
from generator.resolve.names.name_keys import content_words
from generator.resolve.tellings.telling import read_date

AGREES: Final = "agrees"
COMPLETES: Final = "completes"
CONTRADICTS: Final = "contradicts"
ALONE: Final = "alone"

# What cannot both be so. An announcement and what came of it do not contradict each other: time has passed.
_OPPOSED: Final = frozenset(
    {
        frozenset({"occurred", "denied"}),
        frozenset({"occurred", "cancelled"}),
        frozenset({"alleged", "denied"}),
    }
)
_FIGURE: Final = re.compile(r"\s*(-?\d+)\s*(.*)", re.DOTALL)
# Two wordings share their subject when half of the shorter one's words of substance are in the other.
_SHARED_WORDS: Final = 0.5
_SUBSTANCE: Final = 4


@dataclass(frozen=True, slots=True)
class Values:
    """A claim's value as shown, the pages that it names, and for a place in a series, which series.

    ``minutes`` is what a length of time leaves room for, the least and the most: « plus d’une heure » is no figure;
    ``hedge`` is the name of the words that make it none.
    """

    shown: str
    refs: tuple[Ref, ...]
    period: str | None = None
    minutes: tuple[float, float] | None = None
    hedge: str = ""


def compare(
    property_: str,
    authority: Ref,
    values: Values,
    others: Sequence[tuple[Ref, Values]],
    index: AuthorityIndex,
) -> tuple[str, str]:
    """Return how an account stands to the others on its property, and the rule that says so.

    An authority that repeats itself adds nothing; one that contradicts itself is told as contradicting.
    """
    verdicts: list[tuple[str, str]] = []
    for other, theirs in others:
        verdict, rule = weigh(property_, values, theirs, index)
        if other != authority or verdict == CONTRADICTS:
            verdicts.append((verdict, rule))
    for wanted in (CONTRADICTS, AGREES, COMPLETES):
        for verdict, rule in verdicts:
            if verdict == wanted:
                return verdict, rule
    return ALONE, "single-authority"


def weigh(property_: str, one: Values, other: Values, index: AuthorityIndex) -> tuple[str, str]:
    """Return how two values of one property stand to each other, and the rule that says so."""
    return _RULES.get(property_, _wordings)(one, other, index)


def _status(one: Values, other: Values, index: AuthorityIndex) -> tuple[str, str]:
    if one.shown == other.shown:
        return AGREES, "same-status"
    opposed = frozenset({one.shown, other.shown}) in _OPPOSED
    return (CONTRADICTS, "opposed-status") if opposed else (COMPLETES, "later-status")


def _dates(one: Values, other: Values, index: AuthorityIndex) -> tuple[str, str]:
    mine, theirs = read_date(one.shown), read_date(other.shown)
    if mine is None or theirs is None:
        return COMPLETES, "undated"
    if mine == theirs:
        return AGREES, "same-date"
    return (COMPLETES, "compatible-date") if compatible(mine, theirs) else (CONTRADICTS, "other-date")


def _equal(one: Values, other: Values, index: AuthorityIndex) -> tuple[str, str]:
    same = one.refs == other.refs if one.refs and other.refs else one.shown == other.shown
    return (AGREES, "same-value") if same else (CONTRADICTS, "other-value")


def _durations(one: Values, other: Values, index: AuthorityIndex) -> tuple[str, str]:
    """Compare lengths: « plus d’une heure » leaves room for an hour and twenty minutes, and not for fifty."""
    if one.shown == other.shown:
        return AGREES, "same-value"
    return (COMPLETES, "compatible-duration") if may_be_one(one, other) else (CONTRADICTS, "other-value")


def may_be_one(one: Values, other: Values) -> bool:
    """Tell whether two lengths may be one and the same, as far as they are told."""
    mine, theirs = _minutes(one), _minutes(other)
    return mine is not None and theirs is not None and mine[0] <= theirs[1] and theirs[0] <= mine[1]


def _minutes(values: Values) -> tuple[float, float] | None:
    if values.minutes is not None or not values.shown.isdecimal():
        return values.minutes
    return float(values.shown), float(values.shown)


def room_of(words: str, value: str) -> tuple[float, float] | None:
    """Return the least and the most minutes for which words leave room; None where they give the length itself.

    >>> room_of("plus d’une heure", "60"), room_of("environ 50 minutes", "50"), room_of("une heure", "60")
    ((60.0, 120.0), (40.0, 60.0), None)
    """
    return room_for(value, hedge_of(words))


def room_for(value: str, hedge: str) -> tuple[float, float] | None:
    """Return the least and the most minutes of a length by the name of its hedge; None for an exact one."""
    for one in load("event_durations")["hedges"] if value.isdecimal() else ():
        if one["name"] == hedge:
            least, most = one["times"]
            return int(value) * float(least), int(value) * float(most)
    return None


def hedge_of(words: str) -> str:
    """Return the name of the words that make a length a rough one, or the empty string.

    >>> hedge_of("plus d’une heure"), hedge_of("une heure")
    ('more', '')
    """
    folded = fold_typography(words).lower()
    hedges = load("event_durations")["hedges"]
    return next((h["name"] for h in hedges if re.search(rf"(?<![\w-])(?:{h['words']})", folded)), "")


def _ordinals(one: Values, other: Values, index: AuthorityIndex) -> tuple[str, str]:
    """Compare places in a series: the tenth of the year may well be the second in two days."""
    return _equal(one, other, index) if one.period == other.period else (COMPLETES, "other-series")


def _places(one: Values, other: Values, index: AuthorityIndex) -> tuple[str, str]:
    if not one.refs or not other.refs or one.refs == other.refs:
        return _equal(one, other, index)
    mine, theirs = one.refs[0], other.refs[0]
    nested = index.within(mine, theirs) or index.within(theirs, mine)
    return (COMPLETES, "place-within-place") if nested else (CONTRADICTS, "other-place")


def _participants(one: Values, other: Values, index: AuthorityIndex) -> tuple[str, str]:
    if set(one.refs) == set(other.refs) and one.refs:
        return AGREES, "same-participants"
    return COMPLETES, "other-participants"


def _figures(one: Values, other: Values, index: AuthorityIndex) -> tuple[str, str]:
    mine, theirs = _FIGURE.fullmatch(one.shown), _FIGURE.fullmatch(other.shown)
    if mine is None or theirs is None:
        return _wordings(one, other, index)
    if content_words(mine[2]) != content_words(theirs[2]):
        return COMPLETES, "other-count"
    return (AGREES, "same-figure") if mine[1] == theirs[1] else (CONTRADICTS, "other-figure")


def _tones(one: Values, other: Values, index: AuthorityIndex) -> tuple[str, str]:
    """Compare how two say that a talk went: « tendue » contradicts « très productive », « amicale » completes it."""
    mine, theirs = tone_of(one.shown), tone_of(other.shown)
    if mine and theirs and mine != theirs:
        return CONTRADICTS, "opposed-tone"
    verdict = _wordings(one, other, index)
    return (AGREES, "same-tone") if verdict[0] == AGREES else (COMPLETES, "other-tone")


@cache
def _sorts() -> dict[str, str]:
    """Return the words of a tone that are either warm or cool."""
    found: dict[str, str] = {}
    lists = load("event_outcomes")
    for sort in ("warm", "cool"):
        for word in (*lists["tones"][sort], *lists["sorts_of_tone"][sort]):
            for form in word.split("/"):
                found[form] = found[f"{form}s"] = sort
    return found


def tone_of(words: str) -> str | None:
    """Return whether words tell of a warm or a cool talk; None for neither or both.

    >>> tone_of("franche et tendue"), tone_of("prolongée et très productive")
    ('cool', 'warm')
    """
    folded = words.lower()
    told = {sort for form, sort in _sorts().items() if re.search(rf"(?<![\w-]){form}(?![\w-])", folded)}
    return told.pop() if len(told) == 1 else None


def _wordings(one: Values, other: Values, index: AuthorityIndex) -> tuple[str, str]:
    mine, theirs = _substance(one.shown), _substance(other.shown)
    smaller = min(len(mine), len(theirs))
    if mine == theirs or (smaller and len(mine & theirs) / smaller >= _SHARED_WORDS):
        return AGREES, "shared-words"
    return COMPLETES, "other-words"


def _substance(words: str) -> frozenset[str]:
    return frozenset(word for word in content_words(words) if len(word) >= _SUBSTANCE or word.isdigit())


_RULES: Final[dict[str, Callable[[Values, Values, AuthorityIndex], tuple[str, str]]]] = {
    "status": _status,
    "date": _dates,
    "duration": _durations,
    "initiator": _equal,
    "ordinal": _ordinals,
    "place": _places,
    "participants": _participants,
    "figure": _figures,
    "tone": _tones,
}
