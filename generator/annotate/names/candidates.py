"""Cut runs of capitalised words into candidates: stretches that may be one person's name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.annotate.names.phrases import Match
from generator.annotate.names.tokens import NAME_KINDS, Kind, Token
from generator.annotate.names.vocabulary import Vocabulary
from generator.model import EntityKind


@dataclass(slots=True)
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


def find_candidates(
    tokens: Sequence[Token], opening: frozenset[int], known: Sequence[Match], words: Vocabulary
) -> list[Candidate]:
    """Return the candidates of one block in order.

    Parameters:
        tokens: of the block.
        opening: indices of the tokens that open a sentence.
        known: places and organisations among the tokens.
        words: the lists.
    """
    by_first = {match.first: match for match in known}
    found: list[Candidate] = []
    for first, last in _runs(tokens, opening, frozenset(by_first), words):
        found.extend(_cut(tokens, first, last, opening, by_first, words))
    return found


def _runs(
    tokens: Sequence[Token], opening: frozenset[int], known: frozenset[int], words: Vocabulary
) -> Iterator[tuple[int, int]]:
    position, count = 0, len(tokens)
    while position < count:
        if tokens[position].kind not in NAME_KINDS and tokens[position].kind != Kind.TITLE:
            position += 1
            continue
        first = position
        position += 1
        while position < count and position not in opening:
            if _closes_bracket(tokens, first, position):
                position += 2
                continue
            step = _extends(tokens, first, position, known, words)
            if not step:
                break
            position += step
        yield first, position


def _closes_bracket(tokens: Sequence[Token], first: int, position: int) -> bool:
    """« [Anna] Morel »: a given name that the editor has added belongs to the name."""
    if tokens[position].text != "]" or first == 0 or tokens[first - 1].text != "[":
        return False
    return position + 1 < len(tokens) and tokens[position + 1].kind in NAME_KINDS


def _extends(
    tokens: Sequence[Token], first: int, position: int, known: frozenset[int], words: Vocabulary
) -> int:
    """Return how many tokens at ``position`` carry the run on, 0 if it ends."""
    token = tokens[position]
    if token.kind in NAME_KINDS:
        return 1
    count = len(tokens)
    if token.folded in words.suffixes and token.kind != Kind.LOWER:
        return 1
    if token.folded in words.inner:
        ahead = position + 1
        while ahead < count and tokens[ahead].folded in words.inner and tokens[ahead].kind == Kind.LOWER:
            ahead += 1
        if ahead < count and tokens[ahead].kind in NAME_KINDS and ahead - position <= 2:
            return ahead - position + 1
        return 0
    if token.folded in words.noble:
        return _noble(tokens, first, position, known, words)
    return 0


def _noble(
    tokens: Sequence[Token], first: int, position: int, known: frozenset[int], words: Vocabulary
) -> int:
    """« Anne de Vaux »: after given names only; « Anne Morel de Vaux » more likely comes from Vaux."""
    before = [token for token in tokens[first:position] if token.kind != Kind.TITLE]
    ahead = position + 1
    if ahead < len(tokens) and tokens[ahead].folded in words.noble_articles:
        ahead += 1
    if ahead >= len(tokens) or tokens[ahead].kind != Kind.CAPITAL or tokens[ahead].folded in words.demonyms:
        return 0
    if not before or before[-1].kind == Kind.UPPER:
        return 0
    names = [t for t in before if t.folded not in words.starters and t.folded not in words.demonyms] or before
    given = all(t.kind == Kind.INITIAL or words.is_certain_given(t.folded) for t in names)
    elided = (
        ahead not in known
        and tokens[position].kind == Kind.ELISION
        and len(names) >= 2
        and words.is_given(names[0].folded)
    )
    return ahead - position + 1 if given or elided else 0


def _cut(
    tokens: Sequence[Token],
    first: int,
    last: int,
    opening: frozenset[int],
    known: dict[int, Match],
    words: Vocabulary,
) -> Iterator[Candidate]:
    """Yield the candidates of one run: split at known names, demonyms, titles and words that name nobody."""
    start = first
    position = first
    while position < last:
        token = tokens[position]
        match = known.get(position)
        if match is not None and not _belongs(tokens, start, position, match, last, words):
            if position > start:
                yield from _candidate(tokens, start, position, opening, None, words)
            whole = match.last >= last or match.last - match.first > 1
            rest_begins_name = match.last < last and words.is_given(tokens[match.last].folded)
            if whole or rest_begins_name or match.known.kind == EntityKind.ORGANISATION:
                yield from _candidate(tokens, position, min(match.last, last), opening, match, words)
                start = position = max(match.last, position + 1)
                continue
            start = position
            position += 1
            continue
        splits = token.kind == Kind.TITLE or (
            token.folded in words.never and not words.is_given(token.folded)
        )
        if token.folded in words.demonyms and (position == start or position in opening):
            splits = True
        if (
            splits
            and position > start
            and words.is_given(tokens[position - 1].folded)
            and token.kind != Kind.TITLE
        ):
            splits = False
        if splits:
            if position > start:
                yield from _candidate(tokens, start, position, opening, None, words)
            start = position + 1
        position += 1
    if start < last:
        yield from _candidate(tokens, start, last, opening, None, words, known.get(start))


def _belongs(
    tokens: Sequence[Token], start: int, position: int, match: Match, last: int, words: Vocabulary
) -> bool:
    """Tell whether a known name is only a part of a person's (« Georgina Washington », « Rose Kent »)."""
    if match.known.kind == EntityKind.ORGANISATION and match.last - match.first > 1:
        return False
    before = tokens[position - 1] if position > start else None
    if before is not None:
        if before.kind == Kind.INITIAL or before.folded in words.inner or before.folded in words.noble:
            return True
        if words.is_given(before.folded):
            return match.last - match.first == 1
        return match.last - match.first == 1 and match.last >= last and not match.known.state
    ahead = match.last
    single = match.last - match.first == 1
    given_here = words.is_given(tokens[position].folded)
    return single and given_here and ahead < last and not words.is_given(tokens[ahead].folded)


def _candidate(
    tokens: Sequence[Token],
    first: int,
    last: int,
    opening: frozenset[int],
    match: Match | None,
    words: Vocabulary,
    leading: Match | None = None,
) -> Iterator[Candidate]:
    demonym = (
        first > 0 and tokens[first - 1].folded in words.demonyms and tokens[first - 1].kind == Kind.CAPITAL
    )
    while last - first > 1 and _is_plain_opener(tokens, first, last, opening, words):
        first += 1
    title, title_kind, gender = first, None, "x"
    while last - first > 1:
        folded = tokens[first].folded
        if folded in words.civilities or folded in words.plural_civilities:
            title_kind, gender = (
                ("civility", words.civilities[folded])
                if folded in words.civilities
                else ("plural", words.plural_civilities[folded])
            )
        elif folded in words.functions and not words.is_given(folded):
            title_kind = "function"
        elif folded in words.single_titles and not words.is_given(folded):
            title_kind = "single-title"
        elif folded in words.demonyms and first in opening:
            demonym = True
        else:
            break
        first += 1
    while last - first > 1 and tokens[last - 1].folded in words.inner | words.noble:
        last -= 1
    candidate = Candidate(first, last, title, title_kind, gender, first in opening, demonym, match)
    if title == first:
        candidate.title = first
    _read_title_before(tokens, candidate, words)
    if leading is not None and leading.first == first and leading.last - leading.first < last - first:
        candidate.place_first = leading.known.kind == EntityKind.PLACE
    if candidate.gender == "x":
        candidate.gender = words.gender(tokens[first].folded) if last - first > 1 else "x"
    yield candidate


def _is_plain_opener(
    tokens: Sequence[Token], first: int, last: int, opening: frozenset[int], words: Vocabulary
) -> bool:
    """Tell whether a sentence's first word is capitalised only for its place (« Selon Morel »)."""
    if first not in opening:
        return False
    folded = tokens[first].folded
    if tokens[first].kind == Kind.INITIAL:
        return False
    if words.is_certain_given(folded) and folded not in words.starters:
        return False
    if folded in words.starters:
        return not (words.is_given(folded) and last - first == 2)
    if last - first > 2 and words.is_given(tokens[first + 1].folded) and not words.is_given(folded):
        return True
    return folded.endswith(words.starter_endings) and not words.is_given(folded)


def _read_title_before(tokens: Sequence[Token], candidate: Candidate, words: Vocabulary) -> None:
    """Take in the lower-case or abbreviated title that stands directly before (« M. », « président »)."""
    position = candidate.title - 1
    if position > 0 and tokens[position].text == "[":
        candidate.bracket = any(token.text == "]" for token in tokens[candidate.first : candidate.last])
        position -= 1
    if candidate.title_kind is not None or position < 0:
        return
    token = tokens[position]
    if position >= 1 and token.text == "." and tokens[position - 1].folded in words.civilities:
        position -= 1
        token = tokens[position]
    folded = token.folded
    if token.kind == Kind.TITLE or (folded in words.civilities and token.kind != Kind.LOWER):
        candidate.title_kind = "plural" if folded in words.plural_civilities else "civility"
        candidate.gender = words.plural_civilities.get(folded) or words.civilities.get(folded, "x")
    elif token.kind == Kind.LOWER and folded in words.functions:
        candidate.title_kind = "function"
        if folded == "ministre" and position and tokens[position - 1].folded in ("premier", "premiere"):
            position -= 1
    elif token.kind == Kind.LOWER and folded in words.single_titles:
        candidate.title_kind = "single-title"
    elif token.kind == Kind.LOWER and folded in words.civilities:
        candidate.title_kind, candidate.gender = "civility", words.civilities[folded]
    else:
        return
    candidate.title = position
