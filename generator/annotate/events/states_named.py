"""Find the states that a sentence names as sides: « Dakar et Lisbonne ont signé », « les négociateurs tunisiens »."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from generator.annotate.discourse import Discourse, Phrase
from generator.annotate.discourse.roles import capitals, countries
from generator.annotate.word_pattern import words_of
from generator.folding import fold_letters
from generator.lexicon import load
from generator.model import Span

_WORD: Final = re.compile(r"[\w-]+")
_REACH: Final = 60  # characters before a name that tell how it stands there
_COUNT: Final = re.compile(
    r"(?:\d+|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|\w+ze|\w*vingts?|\w+nte)", re.I
)
_AND: Final = re.compile(r"\s*(?:,|et|ou|,\s*et)\s*")
_NO_SUBJECT: Final = re.compile(r"\s?(?:[,(:/]|[-–—]\s)")
_FEWEST_LETTERS: Final = 4  # of a people's name without its « s »


class Side(NamedTuple):
    """A state that takes sides: its name as the article has it, the state meant, and the words that name it."""

    name: str
    state: str
    span: Span


def state_of(name: str) -> str | None:
    """Return the state that a name means or for which it speaks, or None.

    >>> state_of("Dakar"), state_of("le Pérou"), state_of("Vannes")
    ('Sénégal', None, None)
    """
    folded = fold_letters(name)
    return countries().get(folded) or capitals().get(folded)


def side_of(name: str) -> str:
    """Return what a party is known by: the state that it is or belongs to, else its name.

    >>> side_of("Dakar"), side_of("gouvernement sénégalais"), side_of("Front du Nord")
    ('Sénégal', 'Sénégal', 'Front du Nord')
    """
    state = state_of(name)
    if state:
        return state
    meant = [
        states[0]
        for word in fold_letters(name).split()
        if len(states := _states_of_people().get(word, ())) == 1
    ]
    return meant[0] if len(meant) == 1 else name


def states_in(discourse: Discourse, sentence: int, *, exchange: bool = False) -> list[Side]:
    """Return the states that a sentence names as sides of something, each once, in text order.

    Where it happened and who helps are left out (« à Lima », « le médiateur suisse »), and who only acts: « Paris
    salue l'accord » is of another's.

    Parameters:
        discourse: over the unmasked text.
        sentence: its index.
        exchange: whether they exchange people, so that any state that acts and any people told of is that of a side.
    """
    found = sorted(
        [*_by_name(discourse, sentence, exchange), *_by_people(discourse, sentence, exchange)], key=_place
    )
    once: dict[str, Side] = {}
    for side in found:
        once.setdefault(side.state, side)
    return list(once.values())


def _place(side: Side) -> Span:
    return side.span


def _by_name(discourse: Discourse, sentence: int, exchange: bool) -> Iterator[Side]:
    folded = discourse.folded
    floor = discourse.sentences[sentence].span.start
    last: Phrase | None = None
    for phrase in discourse.phrases[sentence]:
        state = state_of(phrase.name) if phrase.kind == "place" and phrase.name else None
        if state is None or phrase.name is None or phrase.words.isupper():
            continue
        before = folded[max(floor, phrase.start - _REACH) : phrase.start].lower()
        goes_on = (
            last is not None and _pattern("and_of").match(folded[last.end : phrase.start].lower()) is not None
        )
        is_capital = fold_letters(phrase.name) not in countries()
        if exchange and not is_capital and _pattern("given_to").search(before):
            takes_part = True
        elif _pattern("no_side").search(before):
            takes_part = False
        elif phrase.governed:
            takes_part = goes_on or any(_pattern(name).search(before) for name in ("of_side", "between"))
        else:
            takes_part = exchange and (goes_on or _acts(folded, phrase))
        if takes_part:
            yield Side(phrase.name, state, Span(phrase.start, phrase.end))
            last = phrase


def _acts(folded: str, phrase: Phrase) -> bool:
    """Tell whether a name without a preposition is of one that acts: no dateline, no address, no catchword."""
    return _NO_SUBJECT.match(folded, phrase.end) is None


def _by_people(discourse: Discourse, sentence: int, exchange: bool) -> Iterator[Side]:
    span = discourse.sentences[sentence].span
    if _peoples().isdisjoint(words_of(discourse.lowered[span.start : span.end]).all):
        return
    words = list(_WORD.finditer(discourse.folded, span.start, span.end))
    last: re.Match[str] | None = None
    for number, word in enumerate(words):
        state = _people(discourse, word.group())
        if state is None or len(word.group()) < _FEWEST_LETTERS:
            continue
        heads = [_singular(one.group()) for one in words[max(0, number - 3) : number]]
        between = {_singular(one) for one in heads} & _nouns("go_between")
        joined = last is not None and _AND.fullmatch(discourse.folded, last.end(), word.start()) is not None
        near = [head for head in heads[-2:] if head in _nouns("of_sides")]
        plural = word.group()[-1] in "sx" or (bool(heads) and _COUNT.fullmatch(heads[-1]) is not None)
        named_people = word.group()[0].isupper() and word.start() > span.start
        if between or (named_people and not exchange):
            continue
        counted = (
            exchange
            and plural
            and bool(heads)
            and (named_people or _COUNT.search(" ".join(heads)) is not None)
        )
        if near or joined or counted:
            yield Side(state, state, Span(word.start(), word.end()))
            last = word


def _people(discourse: Discourse, word: str) -> str | None:
    """Return the one state whose people a word names; « congolais » means the Congo of which the article tells."""
    folded = fold_letters(word)
    states = _states_of_people().get(folded, ())
    if len(states) > 1:
        named = {
            state_of(p.name) for phrases in discourse.phrases for p in phrases if p.kind == "place" and p.name
        }
        states = tuple(state for state in states if state in named)
    return states[0] if len(states) == 1 else None


@cache
def _states_of_people() -> dict[str, tuple[str, ...]]:
    """Map the folded adjectives of every people, in all forms, to the states that they may mean."""
    table: dict[str, tuple[str, ...]] = {}
    for name, entry in load("countries")["countries"].items():
        if entry.get("former"):
            continue
        for word in dict.fromkeys(fold_letters(word) for word in str(entry.get("demonym", "")).split()):
            for form in dict.fromkeys((word, word if word.endswith(("s", "x")) else f"{word}s")):
                if name not in table.get(form, ()):
                    table[form] = (*table.get(form, ()), name)
    return table


@cache
def _peoples() -> frozenset[str]:
    """Return the adjectives of all peoples in lower case, with and without their accents."""
    written = {
        str(form).lower()
        for entry in load("countries")["countries"].values()
        for word in str(entry.get("demonym", "")).split()
        for form in (word, word if word.endswith(("s", "x")) else f"{word}s")
    }
    return frozenset(written | {fold_letters(word) for word in written})


def _singular(word: str) -> str:
    lowered = word.lower()
    return lowered if lowered in _nouns("of_sides") | _nouns("go_between") else lowered.removesuffix("s")


@cache
def _nouns(name: str) -> frozenset[str]:
    return frozenset(str(load("event_sides")[name]).split())


@cache
def _pattern(name: str) -> re.Pattern[str]:
    source: str = load("event_sides")["patterns"][name]
    return re.compile(source.replace("{of_sides}", "|".join(sorted(_nouns("of_sides")))))
