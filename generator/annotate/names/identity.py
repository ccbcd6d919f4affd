"""Tell whether two written names are certainly one person's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from generator.annotate.names.tokens import Kind, Token, fold
from generator.annotate.names.vocabulary import Vocabulary
from generator.lexicon import load

_ARABIC: Final = re.compile(r"^(?:al|el|ar|as|at|ad|an|az|ach|ash|ed|es)-(?=\w{3})")
_HYPHEN_GIVEN: Final = re.compile(r"[A-ZÀ-Ý]\w+-[a-zà-ÿ]\w+")
_DOUBLED: Final = re.compile(r"(.)\1+")
_ROMAN: Final = re.compile(r"(?=[IVX])(?:X{0,3})(?:IX|IV|V?I{0,3})|Ier|1er")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A written name, taken apart for comparison.

    ``given`` and ``surname`` are skeletons of the words (see `skeleton`); ``short`` further skeletons by which the
    person may be called alone (both words where family name stands first). A ruler has no surname but a numeral.
    """

    given: tuple[str, ...]
    surname: tuple[str, ...]
    short: tuple[str, ...] = ()
    numeral: str = ""


@cache
def _letters() -> tuple[tuple[str, str], ...]:
    return tuple((old, new) for old, new in load("transliteration")["letters"])


@cache
def _endings() -> tuple[re.Pattern[str], tuple[tuple[re.Pattern[str], str], ...]]:
    """Return a pattern of any ending, and each with what it becomes."""
    endings = load("transliteration")["endings"]
    any_ending = re.compile("|".join(f"(?:{pattern})" for pattern, _ in endings))
    return any_ending, tuple((re.compile(pattern), new) for pattern, new in endings)


@lru_cache(maxsize=1 << 14)
def skeleton(word: str) -> str:
    """Return what a folded word leaves when spellings of one transliterated name are made equal.

    >>> skeleton("ouchakov") == skeleton("ushakov")
    True
    """
    letters = _letters()
    bare = _ARABIC.sub("", word).replace("'", "").replace("-", "")
    for old, new in letters:
        bare = bare.replace(old, new)
    return _ended(_DOUBLED.sub(r"\1", bare))


def _ended(bare: str) -> str:
    """Return a word with the endings that transliterations vary in made equal."""
    any_ending, endings = _endings()
    if any_ending.search(bare):  # most have none
        for pattern, new in endings:
            bare = pattern.sub(new, bare)
    return bare


@cache
def _given_classes() -> dict[str, frozenset[int]]:
    classes: dict[str, set[int]] = {}
    for number, names in enumerate(load("transliteration")["given_names"]):
        for name in names:
            classes.setdefault(skeleton(fold(name)), set()).add(number)
    return {key: frozenset(numbers) for key, numbers in classes.items()}


def take_apart(parts: Sequence[Token], words: Vocabulary) -> PersonName:
    """Divide the words of one name into given names and surname.

    Parameters:
        parts: the words of the name (see `name_parts`).
        words: the lists.

    The given names are the leading words that the list knows, never all of them; where the list knows none of
    several words the first is one. In « Kim Dok-su » and « Deng Lumei » the family name stands first.
    """
    small = words.inner | words.noble | words.noble_articles
    kept = [t for t in parts if not (t.kind in (Kind.LOWER, Kind.ELISION) and t.folded in small)]
    kept = [t for t in kept if t.folded not in words.suffixes or t.kind == Kind.CAPITAL] or list(parts)
    numeral = ""
    if len(kept) > 1 and _ROMAN.fullmatch(kept[-1].text):
        numeral = kept[-1].text
        kept = kept[:-1]
    keys = [skeleton(token.folded.rstrip(".")) for token in kept]
    if len(kept) == 1:
        return PersonName((), tuple(keys), numeral=numeral)
    if _family_name_first(kept, words):
        return PersonName(
            tuple(keys[1:]), (keys[0],), short=(keys[0],) if len(keys) == 2 else (keys[0], keys[-1])
        )
    cut = 0
    while cut < len(kept) - 1 and (kept[cut].kind == Kind.INITIAL or words.is_given(kept[cut].folded)):
        cut += 1
    cut = max(cut, 1)
    while cut > 1 and kept[cut - 1].folded in ("ben", "bin", "san", "le", "la", "van", "von", "el", "al"):
        cut -= 1
    return PersonName(tuple(keys[:cut]), tuple(keys[cut:]), numeral=numeral)


def _family_name_first(parts: Sequence[Token], words: Vocabulary) -> bool:
    if parts[0].text.lower() not in words.family_first or len(parts) > 3:
        return False
    if any(_HYPHEN_GIVEN.fullmatch(token.text) for token in parts[1:]):
        return True
    own = words.given_after_family
    if any(words.is_given(token.folded) and token.folded not in own for token in parts[1:]):
        return False
    return len(parts) == 3 or not words.is_given(parts[0].folded)


def same_given(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether given names agree: equal, one the other's initial, or one name in two languages."""
    if not one or not other:
        return True
    first, second = one[0], other[0]
    if first == second:
        return True
    if len(first) == 1 or len(second) == 1:
        return first[0] == second[0]
    classes = _given_classes()
    return bool(classes.get(first, frozenset()) & classes.get(second, frozenset()))


def given_keys(given: Sequence[str]) -> tuple[str, ...]:
    """Return keys of which given names that agree share one: an initial, or a name and what it is in other languages.

    >>> set(given_keys(["jean"])) & set(given_keys(["j"]))
    {'j.'}
    """
    if not given:
        return ("",)
    classes = (str(number) for number in sorted(_given_classes().get(given[0], ())))
    return given[0], f"{given[0][0]}.", *classes


def same_surname(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether one surname is the other, or the first or last words of it (« Ruiz Ocampo », « Ruiz »)."""
    if not one or not other:
        return False
    shorter, longer = sorted((tuple(one), tuple(other)), key=len)
    return longer[: len(shorter)] == shorter or longer[-len(shorter) :] == shorter


def same_person(one: PersonName, other: PersonName) -> bool:
    """Tell whether two full names agree; a name without given name agrees with nobody's (see `calls`)."""
    if one.numeral != other.numeral:
        return False
    if bool(one.given) != bool(other.given):
        return False
    return same_surname(one.surname, other.surname) and same_given(one.given, other.given)


def calls(short: PersonName, full: PersonName) -> bool:
    """Tell whether a name without given name may be a short form of a full one."""
    if short.given:
        return False
    if short.numeral != full.numeral and short.numeral:
        return False
    return same_surname(short.surname, full.surname) or (
        len(short.surname) == 1 and short.surname[0] in full.short
    )
