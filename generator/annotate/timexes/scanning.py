"""Find every temporal expression: each word looks up the rules that may begin with it; the longest match wins."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import Final

from generator.annotate.timexes.candidate import Candidate, Page, Rule
from generator.annotate.timexes.folding import compose, fold
from generator.annotate.timexes.placing import place
from generator.annotate.timexes.rules import RULES
from generator.edtf import parse
from generator.model import Span, Timex

_TOKEN: Final = re.compile(r"[^\W\d_]+|\d+")
_LETTER_OR_MARK: Final = re.compile(r"[\w@#]")
_GROUP: Final = re.compile(r"\(\?P[<=]")  # what opens a named group, or refers back to one: its name follows
_MANY: Final = 8  # rules


class _Beginning:
    """The rules that may begin with one word.

    Where they are many (« le », « la », a figure), one pattern tells first whether any of them applies: seldom.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = rules

    def may_apply(self, folded: str, start: int, last: int) -> bool:
        """Tell whether the pattern of any rule matches; a no is certain."""
        return len(self.rules) < _MANY or self._any_rule.match(folded, start, last) is not None

    @cached_property
    def _any_rule(self) -> re.Pattern[str]:
        numbered = (_GROUP.sub(rf"\g<0>of_{n}_", rule.pattern.pattern) for n, rule in enumerate(self.rules))
        return re.compile("|".join(f"(?:{pattern})" for pattern in numbered))


def _dispatch(rules: Sequence[Rule]) -> dict[str, _Beginning]:
    table: dict[str, list[Rule]] = {}
    for rule in rules:
        for word in sorted(rule.starts):
            table.setdefault(word, []).append(rule)
    return {word: _Beginning(found) for word, found in table.items()}


_RULES_BY_WORD: Final = _dispatch(RULES)


def find_candidates(page: Page, first: int, last: int) -> list[Candidate]:
    """Return the expressions of ``page.folded[first:last]`` in order, none overlapping."""
    folded = page.folded
    found: list[Candidate] = []
    position = first
    for token in _TOKEN.finditer(folded, first, last):
        start = token.start()
        if start < position:
            continue
        word = token[0]
        beginning = _RULES_BY_WORD.get("#" if word[0].isdigit() else word)
        if beginning is None or (start > first and _LETTER_OR_MARK.match(folded[start - 1])):
            continue
        if not beginning.may_apply(folded, start, last):
            continue
        best: list[Candidate] = []
        for rule in beginning.rules:
            match = rule.pattern.match(folded, start, last)
            if match is None:
                continue
            built = rule.build(match, page)
            if not built:
                continue
            candidates = [built] if isinstance(built, Candidate) else list(built)
            if not best or candidates[-1].end > best[-1].end:
                best = candidates
        if best:
            found.extend(best)
            position = best[-1].end
    return found


def find_timexes(
    text: str, prose: Sequence[Span], quoted: Sequence[Span], reference: str | None
) -> tuple[Timex, ...]:
    """Find the temporal expressions of an article and give each its calendar value.

    Parameters:
        text: the article as stored; capitals, accents, apostrophes and kinds of space make no difference.
        prose: the spans to read.
        quoted: the quotations; inside them « hier » counts from the utterance (``anchor="utterance"``), which is
            evaluated against ``reference`` where nothing better is known.
        reference: the article's date in EDTF (a day, month, year, set or interval), or None: then nothing relative
            has a date.

    Returns:
        In text order, none overlapping, ``text[start:end]`` exact, and never more exact than text and reference.

    Raises:
        ValueError: ``reference`` is not EDTF.

    Example:
        >>> text = "Le maire a démissionné hier."
        >>> [t.edtf for t in find_timexes(text, [Span(0, len(text))], [], "2025-06-04")]
        ['2025-06-03']
    """
    composed, offsets = compose(text)
    page = Page(fold(composed), composed)
    spans = _moved_in(prose, offsets)
    candidates = [candidate for span in spans for candidate in find_candidates(page, span.start, span.end)]
    if not candidates:
        return ()
    readings = place(
        page, candidates, spans, _moved_in(quoted, offsets), parse(reference) if reference else None
    )
    result: list[Timex] = []
    for candidate, reading in zip(candidates, readings, strict=True):
        span = _moved_out(candidate.start, candidate.end, offsets)
        result.append(
            Timex(
                span,
                span.of(text),
                candidate.type,
                reading.value,
                str(reading.date) if reading.date is not None else None,
                reading.anchor,
                candidate.rule,
                reading.offset,
                reading.minutes,
            )
        )
    return tuple(result)


def _moved_in(spans: Sequence[Span], offsets: list[int] | None) -> list[Span]:
    """Return spans of the stored text as spans of the composed one, sorted."""
    if offsets is None:
        return sorted(spans)
    return sorted(
        Span(max(0, bisect_right(offsets, s.start) - 1), max(0, bisect_right(offsets, s.end) - 1))
        for s in spans
    )


def _moved_out(start: int, end: int, offsets: list[int] | None) -> Span:
    """Return a span of the composed text as one of the stored text."""
    return Span(start, end) if offsets is None else Span(offsets[start], offsets[end])
