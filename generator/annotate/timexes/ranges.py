"""Join two dates that bound one stretch: « du 12 au 14 septembre », « entre lundi et mercredi », « les 8 et 9 mai »."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from generator import edtf
from generator.annotate.timexes.folding import compose, fold
from generator.model import Timex

_TO: Final = re.compile(r" ?(?:au|a|jusqu'au|jusqu'a|-|–) ?(?:le )?")
_AND: Final = re.compile(r",? (?:et|et le|et au|au|a) ?(?:le )?")
_FROM: Final = re.compile(r"\b(?:du|de|des)(?: le)? ?$")
_BETWEEN: Final = re.compile(r"\bentre(?: le)? ?$")
_DASH: Final = re.compile(r" ?[-–] ?")
_BOTH: Final = re.compile(r" ?et ?")
_LONGEST_LINK: Final = 14


def find_ranges(text: str, timexes: Sequence[Timex]) -> tuple[tuple[int, int, str], ...]:
    """Return the stretches that two neighbouring dates bound, as TIMEX3 marks them apart and EDTF joins them.

    Parameters:
        text: the article as stored.
        timexes: what `find_timexes` found in it.

    Returns:
        Of each stretch the indices of its first and last expression and its EDTF interval, in text order.

    Example:
        >>> from generator.annotate.timexes import find_timexes
        >>> from generator.model import Span
        >>> text = "La visite a lieu du 12 au 14 septembre 2024."
        >>> find_ranges(text, find_timexes(text, [Span(0, len(text))], [], None))
        ((0, 1, '2024-09-12/2024-09-14'),)
    """
    result: list[tuple[int, int, str]] = []
    for index in range(len(timexes) - 1):
        first, second = timexes[index], timexes[index + 1]
        if first.edtf is None or second.edtf is None or {first.type, second.type} != {"DATE"}:
            continue
        if second.span.start - first.span.end > _LONGEST_LINK:
            continue
        link = fold(compose(text[first.span.end : second.span.start])[0])
        lead = fold(compose(text[max(0, first.span.start - 12) : first.span.start])[0])
        begins, ends = edtf.parse(first.edtf), edtf.parse(second.edtf)
        if (
            begins.form != "single"
            or ends.form != "single"
            or ends.last <= begins.last
            or ends.first < begins.first
        ):
            continue
        next_day = begins.is_day and ends.is_day and (ends.first - begins.first).days == 1
        if (
            (_FROM.search(lead) and _TO.fullmatch(link))
            or (_BETWEEN.search(lead) and _AND.fullmatch(link))
            or (begins.is_day and ends.is_day and _DASH.fullmatch(link))
            or (next_day and text[first.span.start :][:4].lower() == "les " and _BOTH.fullmatch(link))
        ):
            stretch = edtf.interval(begins.moments[0], ends.moments[0])
            result.append((index, index + 1, str(stretch)))
    return tuple(result)
