"""Cut runs of capitalised words into candidates: stretches that may be one person's name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from generator.annotate.names.phrases import Match
from generator.annotate.names.runs import find_runs
from generator.annotate.names.stretch import Stretch
from generator.annotate.names.tokens import Kind, Token
from generator.model import EntityKind

_ARTICLES: Final = frozenset({"le", "la", "l'", "les", "un", "une", "du", "au", "des", "aux", "ce", "cette"})
_OF: Final = frozenset({"de", "du", "des", "d'"})
_MOST_PARTICLES: Final = 3
_ROLE_REACH: Final = 5  # tokens between a role and the place that completes it


@dataclass(slots=True, eq=False)
class Candidate:
    """``tokens[first:last]`` as a possible name.

    Parameters:
        first, last: the name without title.
        title: index of the first token of the title directly before, or ``first``.
        title_kind: ``civility``, ``plural``, ``function``, ``single-title`` or None.
        gender: that the title tells, else of the given name, else ``x``.
        opens: whether a sentence begins with it.
        demonym: whether a capitalised demonym stands directly before (« la Suédoise X »).
        known: the known place or organisation that the same words name, or None.
        place_first: whether the first of several words is a known place.
        bracket: whether its first word stands in square brackets (« [Anna] Morel »).
        signs: the evidence found, by name of the sign.
        score: the sum of the weights of its signs.
    """

    first: int
    last: int
    title: int
    title_kind: str | None = None
    gender: str = "x"
    opens: bool = False
    demonym: bool = False
    known: Match | None = None
    place_first: bool = False
    bracket: bool = False
    signs: list[str] = field(default_factory=list)
    score: float = 0.0


def find_candidates(stretch: Stretch) -> list[Candidate]:
    """Return the candidates of one block in order."""
    found: list[Candidate] = []
    for first, last in find_runs(stretch):
        if last - first > 1 or not _is_common_opener(stretch, first):
            found.extend(_cut(stretch, first, last))
    found = [candidate for candidate in found if not _is_civility(stretch, candidate)]
    for before, candidate in pairwise(found):
        candidate.title = max(candidate.title, min(before.last, candidate.first))
    return found


def _is_double(word: str) -> bool:
    """Tell whether a word is two surnames joined: « Ramkissoon-Hale »."""
    return word.count("-") == 1 and all(half[:1].isupper() for half in word.split("-"))


def _is_civility(stretch: Stretch, candidate: Candidate) -> bool:
    """« Mme » alone, before « de la Vauguy », is no name."""
    titles = (stretch.words.civilities, stretch.words.plural_civilities)
    alone = candidate.last - candidate.first == 1
    return alone and any(stretch.folded(candidate.first) in listed for listed in titles)


def _is_common_opener(stretch: Stretch, index: int) -> bool:
    """Tell whether a lone capitalised word is a common one that opens a sentence (« Selon », « Les »)."""
    words, folded = stretch.words, stretch.tokens[index].folded
    return index in stretch.opening and folded in words.starters and not words.is_given(folded)


def _cut(stretch: Stretch, first: int, last: int) -> Iterator[Candidate]:
    """Yield the candidates of one run: split at known names, demonyms, titles and words that name nobody."""
    tokens = stretch.tokens
    start = position = first
    while position < last:
        match = stretch.known.get(position)
        if match is not None and not _belongs(stretch, start, position, match, last):
            if position > start:
                yield _candidate(stretch, start, position)
            whole = match.last >= last or match.last - match.first > 1
            if (
                whole
                or _begins_name(stretch, match.last)
                or match.known.kind == EntityKind.ORGANISATION
                or _completes_role(stretch, position, match, last)
            ):
                yield _candidate(stretch, position, min(match.last, last), match)
                start = position = max(match.last, position + 1)
                continue
            start = position
        elif _names_nobody(stretch, start, position):
            if position > start:
                yield _candidate(stretch, start, position)
            start = position + 1
        elif position > start and _ends_complement(stretch, start, position, last):
            yield _candidate(stretch, start, position)
            start = position
        position += 1
    while start < last and tokens[start].kind == Kind.MARK:
        start += 1
    if start < last:
        yield _candidate(stretch, start, last, None, stretch.known.get(start))


def _begins_name(stretch: Stretch, position: int) -> bool:
    return stretch.words.is_given(stretch.folded(position))


def _completes_role(stretch: Stretch, position: int, match: Match, last: int) -> bool:
    """« le président de la Syldavie Cherzod Toulanov »: the place ends the role, what follows is the name."""
    if last - match.last < 2 or stretch.words.is_given(stretch.folded(position)):
        return False
    before = position - 1
    if stretch.folded(before) in _ARTICLES and stretch.folded(before) not in ("du", "au", "des", "aux"):
        before -= 1
    if stretch.folded(before) not in _OF:
        return False
    nouns = stretch.tokens[max(0, before - _ROLE_REACH) : before]
    return any(token.text.lower() in stretch.words.role_nouns for token in nouns)


def _names_nobody(stretch: Stretch, start: int, position: int) -> bool:
    """Tell whether a word cuts the run: a title, a demonym with its article, a word that is no name."""
    token, words = stretch.tokens[position], stretch.words
    if token.kind == Kind.TITLE:
        return True
    given = words.is_given(token.folded)
    if position > start and words.is_given(stretch.folded(position - 1)):
        return False
    if token.folded in words.never:
        return not given
    if token.folded not in words.demonyms:
        return False
    introduced = stretch.folded(position - 1) in _ARTICLES
    if given and not introduced:
        return False
    return position == start or position in stretch.opening or introduced


def _ends_complement(stretch: Stretch, start: int, position: int, last: int) -> bool:
    """« la ministre de la Défense Anna Morel »: a given name after the complement of a role begins the name."""
    words = stretch.words
    if last - position < 2 or not words.is_certain_given(stretch.folded(position)):
        return False
    if words.is_given(stretch.folded(position - 1)) or stretch.tokens[position - 1].kind == Kind.INITIAL:
        return False
    before = stretch.folded(position - 1)
    if words.is_title_or_demonym(before) or before in words.kinds_before:
        return False
    introduced = stretch.folded(start - 1) in _ARTICLES or stretch.folded(start) in _ARTICLES
    return introduced or stretch.folded(start) in words.heads


def _belongs(stretch: Stretch, start: int, position: int, match: Match, last: int) -> bool:
    """Tell whether a known name is only a part of a person's (« Georgina Washington », « Rose Kent »)."""
    words = stretch.words
    single = match.last - match.first == 1
    if match.known.kind == EntityKind.ORGANISATION and not single:
        return False
    if position > start:
        before = stretch.tokens[position - 1]
        if (
            before.kind == Kind.INITIAL
            or before.folded in words.inner
            or before.folded in words.noble_articles
        ):
            return True
        if before.folded in words.noble:
            return True
        if words.is_given(before.folded):
            return single
        return single and match.last >= last and not match.known.state and before.folded not in words.starters
    here = stretch.folded(position)
    if single and here in words.civilities and match.last < last:
        return True
    if single and not match.known.state and match.last == last - 1 and _is_double(stretch.text(match.last)):
        return True  # « Devon Ramkissoon-Hale »
    ahead = stretch.folded(match.last)
    follows = ahead in words.inner or not _begins_name(stretch, match.last)
    return single and words.is_given(here) and match.last < last and follows


def _candidate(
    stretch: Stretch, first: int, last: int, match: Match | None = None, leading: Match | None = None
) -> Candidate:
    tokens, words = stretch.tokens, stretch.words
    demonym = stretch.folded(first - 1) in words.demonyms and tokens[first - 1].kind == Kind.CAPITAL
    while last - first > 1 and _is_plain_opener(stretch, first, last):
        first += 1
    title, title_kind, gender = first, None, "x"
    while last - first > 1:
        folded = tokens[first].folded
        if folded in words.civilities:
            title_kind, gender = "civility", words.civilities[folded]
        elif folded in words.plural_civilities:
            title_kind, gender = "plural", words.plural_civilities[folded]
        elif folded in words.functions and not words.is_given(folded):
            title_kind = "function"
        elif folded in words.single_titles and not words.is_given(folded):
            title_kind = "single-title"
        elif folded in words.demonyms and first in stretch.opening and not words.is_given(folded):
            demonym = True
        else:
            break
        first += 1
    while last - first > 1 and (
        tokens[last - 1].folded in words.inner or tokens[last - 1].folded in words.noble
    ):
        last -= 1
    if title == first and title_kind is None:
        title = first = _with_particles(stretch, first)
    candidate = Candidate(first, last, title, title_kind, gender, first in stretch.opening, demonym, match)
    _read_title_before(stretch, candidate)
    if leading is not None and leading.first == first and leading.last - leading.first < last - first:
        human = tokens[first].folded in words.towns_and_people
        candidate.place_first = leading.known.kind == EntityKind.PLACE and not human
    family_first = last - first > 2 and tokens[first].text.lower() in words.family_first
    if candidate.gender == "x" and last - first > 1 and not family_first:
        candidate.gender = words.gender(tokens[first].folded)
    return candidate


def _with_particles(stretch: Stretch, first: int) -> int:
    """« Mme van der Vabre », « M. de la Vauguy »: small words between a civility and the name belong to the name."""
    words, begin = stretch.words, first
    if stretch.folded(first) in words.plain_roles or stretch.folded(first) in words.functions:
        return first  # « Mme la Ministre »
    small = words.inner | words.noble | words.noble_articles
    while first - begin < _MOST_PARTICLES and stretch.folded(begin - 1) in small:
        begin -= 1
    titled = begin > 0 and _title(stretch.tokens[begin - 1], stretch)[0] in ("civility", "plural")
    return begin if titled else first


def _is_plain_opener(stretch: Stretch, first: int, last: int) -> bool:
    """Tell whether a sentence's first word is capitalised only for its place (« Selon Morel »)."""
    words, token = stretch.words, stretch.tokens[first]
    if first not in stretch.opening or token.kind == Kind.INITIAL:
        return False
    if words.is_certain_given(token.folded) or token.folded in words.inner:
        return False
    if token.folded in words.kinds_before and words.is_given(stretch.folded(first + 1)):
        return False  # « Place Anna-Morel »
    if stretch.folded(first + 1) in words.never and not words.is_given(stretch.folded(first + 1)):
        return token.folded in words.starters
    if token.folded in words.starters:
        return not (words.is_given(token.folded) and last - first == 2)
    if words.is_given(token.folded):
        return False
    if words.is_given(stretch.folded(first + 1)):
        return last - first > 2 or token.folded.endswith(words.infinitive_endings + words.starter_endings)
    return token.folded.endswith(words.starter_endings)


def _read_title_before(stretch: Stretch, candidate: Candidate) -> None:
    """Take in the lower-case or abbreviated title that stands directly before (« M. », « président »)."""
    tokens, words = stretch.tokens, stretch.words
    position = candidate.title - 1
    if position > 0 and tokens[position].text == "[":
        candidate.bracket = any(token.text == "]" for token in tokens[candidate.first : candidate.last])
        position -= 1
    if candidate.title_kind is not None or position < 0:
        return
    token = tokens[position]
    if token.text == "." and stretch.folded(position - 1) in words.civilities:
        position -= 1
        token = tokens[position]
    kind, gender = _title(token, stretch)
    if kind is None:
        return
    if token.folded == "ministre" and stretch.folded(position - 1) in ("premier", "premiere"):
        position -= 1
    candidate.title, candidate.title_kind, candidate.gender = position, kind, gender


def _title(token: Token, stretch: Stretch) -> tuple[str | None, str]:
    words, folded = stretch.words, token.folded
    if folded in words.plural_civilities and token.kind != Kind.LOWER:
        return "plural", words.plural_civilities[folded]
    if folded in words.civilities and (token.kind != Kind.LOWER or len(folded) > 2):
        return "civility", words.civilities[folded]
    if token.kind == Kind.LOWER and folded in words.functions:
        return "function", "x"
    if token.kind == Kind.LOWER and folded in words.single_titles:
        return "single-title", "x"
    return None, "x"
