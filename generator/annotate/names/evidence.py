"""Weigh the signs that a candidate is a person: its own words, its title or role, its verb, its neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from generator.annotate.names.candidates import Candidate
from generator.annotate.names.counter_evidence import signs_against
from generator.annotate.names.roles import Role
from generator.annotate.names.runs import name_parts
from generator.annotate.names.stretch import Stretch
from generator.annotate.names.tokens import Kind, Token
from generator.annotate.names.vocabulary import Vocabulary
from generator.lexicon import load

_NUMERAL: Final = re.compile(r"(?=[IVX])(?:X{0,3})(?:IX|IV|V?I{0,3})|Ier|1er")
_HYPHEN_GIVEN: Final = re.compile(r"[A-ZÀ-Ý]\w+-[a-zà-ÿ]\w+")
_AUXILIARIES: Final = frozenset(
    [
        "a",
        "avait",
        "est",
        "etait",
        "s'",
        "n'",
        "se",
        "ne",
        "lui",
        "l'",
        "en",
        "y",
        "aurait",
        "sera",
        "serait",
        "fut",
        "vient",
        "va",
        "doit",
        "peut",
        "ayant",
        "etant",
        "ont",
        "etaient",
        "sont",
        "le",
        "la",
        "les",
    ]
)
_WITH: Final = frozenset(["avec", "contre", "chez", "et", "face"])
_OF: Final = frozenset({"de", "du", "d'", "des"})
_SPOKEN: Final = frozenset({"says", "said-by", "according", "by", "with"})
_SPOKEN_CAP: Final = 2.5
_PERSONAL: Final = frozenset(
    {
        "civility",
        "function",
        "single-title",
        "role",
        "role-comma",
        "demonym",
        "kin",
        "apposition",
        "age",
        "years",
        "acts",
        "single-given",
        "coordinated",
        "numeral",
    }
)


@cache
def _weights() -> dict[str, float]:
    return dict(load("person_verbs")["weights"])


@cache
def threshold() -> float:
    """Return the score from which a candidate is a person."""
    return float(load("person_verbs")["threshold"])


def weight(sign: str) -> float:
    """Return what a sign counts for (for the name or against it)."""
    return _weights()[sign]


def weigh(stretch: Stretch, candidate: Candidate, before: Sequence[Role], after: Role | None) -> None:
    """Set the candidate's ``signs`` and ``score``.

    Parameters:
        stretch: the block.
        before, after: the roles read around the candidate.
    """
    tokens, words = stretch.tokens, stretch.words
    parts = name_parts(tokens[candidate.first : candidate.last])
    if all(token.kind == Kind.INITIAL or token.folded in words.civilities for token in parts):
        candidate.score = float("-inf")
        return
    signs = [
        *_own_signs(candidate, parts, words),
        *signs_against(stretch, candidate, parts),
    ]
    if candidate.title_kind is not None:
        signs.append("civility" if candidate.title_kind == "plural" else candidate.title_kind)
    complement = len(parts) == 1 and stretch.folded(candidate.title - 1) in _OF and not candidate.title_kind
    signs += _role_signs(before, None if complement else after)
    if candidate.demonym:
        signs.append("demonym")
    signs += _context_signs(stretch, candidate)
    candidate.signs = list(dict.fromkeys(signs))
    candidate.score = total(candidate.signs, len(parts) == 1)


def total(signs: Iterable[str], single: bool) -> float:
    """Return what signs count together.

    A single word that only speaks or is quoted may as well be a company: without a sign that only people bear, such
    signs together stay below the threshold.
    """
    listed = list(signs)
    score = sum(weight(sign) for sign in listed)
    if single and not _PERSONAL.intersection(listed):
        spoken = sum(weight(sign) for sign in listed if sign in _SPOKEN)
        score -= max(0.0, spoken - _SPOKEN_CAP)
    return score


def _own_signs(candidate: Candidate, parts: Sequence[Token], words: Vocabulary) -> list[str]:
    signs: list[str] = []
    first, last = parts[0], parts[-1]
    numeral = len(parts) > 1 and _NUMERAL.fullmatch(last.text) is not None
    core = parts[:-1] if numeral else parts
    if numeral:
        signs.append("numeral")
    if len(core) > 1:
        if words.is_certain_given(first.folded):
            signs.append("given")
        elif words.is_given(first.folded):
            signs.append("ambiguous-given")
        elif first.kind == Kind.INITIAL:
            signs.append("initial")
        elif first.text.lower() in words.family_first:
            signs.append("family-first")
        if any(_HYPHEN_GIVEN.fullmatch(token.text) for token in core[1:]):
            signs.append("hyphen-given")
        if core[-1].kind == Kind.UPPER and len(core[-1].text) > 2 and first.kind == Kind.CAPITAL:
            signs.append("capitals-surname")
        signs.append("two-words")
        if words.surname_ending.search(core[-1].folded):
            signs.append("surname-ending")
        if len(parts) < candidate.last - candidate.first:
            signs.append("particle")
        if any(token.kind == Kind.INITIAL for token in core[1:-1]):
            signs.append("initial")
    elif words.is_certain_given(first.folded):
        signs.append("single-given")
    return signs


def _role_signs(before: Sequence[Role], after: Role | None) -> list[str]:
    signs = ["kin" if role.kin else "role-comma" if role.place == "comma" else "role" for role in before]
    return signs if after is None else [*signs, "apposition"]


def _context_signs(stretch: Stretch, candidate: Candidate) -> list[str]:
    tokens, words = stretch.tokens, stretch.words
    signs: list[str] = []
    ahead = candidate.last
    if ahead < len(tokens):
        several = ahead - candidate.first > 1
        relative = several and stretch.text(ahead) == "," and stretch.folded(ahead + 1) == "qui"
        signs += _verb_after(tokens, ahead + 2 * relative, words)  # « X, qui dirige »
        signs += _age_after(stretch, ahead)
    position = candidate.title - 1
    if position >= 0:
        previous = tokens[position]
        if _stands_apart(stretch, candidate):
            signs.append("commas")
        if previous.kind == Kind.LOWER and previous.folded in words.says:
            signs.append("said-by")
        elif previous.kind == Kind.LOWER and previous.text in words.human_objects:
            signs.append("met")
        elif (
            previous.folded == "pour" and stretch.text(ahead) == "," and stretch.text(ahead + 1)[:1] in '«“"q'
        ):
            signs.append("with")  # « Pour X, « tout va bien » », « Pour X, qui dirige … »
        elif previous.folded == "par":
            signs.append("by")
        elif previous.folded == "selon" or (
            previous.folded == "apres" and position and tokens[position - 1].folded == "d'"
        ):
            signs.append("according")
        elif previous.folded in _WITH:
            signs.append("with")
    return signs


def _stands_apart(stretch: Stretch, candidate: Candidate) -> bool:
    """« Derrière lui, Ibrahima, casquette rouge »: one word between commas, and no list of names."""
    before, ahead = candidate.first - 1, candidate.last
    if ahead - candidate.first > 1 or stretch.text(before) != "," or stretch.text(ahead) != ",":
        return False
    around = [stretch.tokens[p] for p in (before - 1, ahead + 1) if 0 <= p < len(stretch.tokens)]
    return all(token.kind in (Kind.LOWER, Kind.ELISION) for token in around)


def _age_after(stretch: Stretch, ahead: int) -> list[str]:
    """« X, 45 ans », « X (âgée de … », « X (1901-1977) »."""
    opening, inner, next_one = stretch.text(ahead), stretch.folded(ahead + 1), stretch.folded(ahead + 2)
    if opening not in (",", "("):
        return []
    if inner in ("age", "agee") or (next_one == "ans" and inner[:1].isdigit()):
        return ["age"]
    years = opening == "(" and len(inner) == 4 and inner.isdigit() and next_one in ("-", "–", "—")
    return ["years"] if years else []


def _verb_after(tokens: Sequence[Token], ahead: int, words: Vocabulary) -> list[str]:
    """Look for a verb of saying or doing right after the name, past auxiliaries and pronouns."""
    for offset in range(4):
        position = ahead + offset
        if position >= len(tokens):
            break
        token = tokens[position]
        if token.kind not in (Kind.LOWER, Kind.ELISION):
            break
        if token.folded in words.says and not token.folded.endswith("ant"):
            return ["says"]
        if token.folded in words.acts and token.folded not in _AUXILIARIES:
            return ["acts"]
        if (
            token.folded not in _AUXILIARIES
            and not token.folded.endswith("ment")
            and token.folded
            not in (
                "aussi",
                "egalement",
                "pas",
                "jamais",
                "lui-meme",
                "elle-meme",
                "toutefois",
                "deja",
                "pour",
                "toujours",
            )
        ):
            break
    return []
