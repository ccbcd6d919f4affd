"""Find the day on which quoted words were said: « demain », a promis hier le médiateur."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from generator.annotate.timexes.candidate import Candidate, Page
from generator.model import Span

_SAID: Final = (
    r"\b(?:a|ont|avait|avaient)(?:-t-(?:il|elle|on|ils|elles))? (?:[a-z]+ment |aussi |encore |deja )?"
    r"[a-z]+(?:e|i|u|is|it)\b"
)
# Between the end of the quotation and the day: « », a promis ».
_AFTER: Final = re.compile(rf"[\s»\"”']*,? ?{_SAID}[^,;.:!?«»\"]{{0,60}}")
# Between the day and the quotation: « lundi : « » after a verb of saying, or « Lundi, la maire a promis : « ».
_BEFORE: Final = re.compile(
    rf"[^.;!?«»\"]{{0,90}}{_SAID}[^.;!?«»\"]{{0,40}}[\s:,«\"“']*|[^.;!?«»\",]{{0,30}}:[\s«\"“']*"
)
_VERB_BEFORE: Final = re.compile(rf"{_SAID}[^.;:!?«»\"]{{0,40}}$")
_REACH: Final = 130


def day_of_utterance(
    page: Page, candidates: Sequence[Candidate], quotes: Sequence[Span | None], index: int
) -> int | None:
    """Return the index of the expression that says when the quotation around ``candidates[index]`` was spoken.

    Parameters:
        quotes: the quotation around each candidate, or None.

    Returns:
        None where no day stands with a verb of saying next to the quotation.
    """
    quote = quotes[index]
    if quote is None:
        return None
    following = index + 1
    while following < len(candidates) and candidates[following].start < quote.end:
        following += 1
    if following < len(candidates) and quotes[following] is None and candidates[following].names_day:
        between = page.folded[quote.end : candidates[following].start]
        if len(between) <= _REACH and _AFTER.fullmatch(between):
            return following
    earlier = index - 1
    while earlier >= 0 and candidates[earlier].end > quote.start:
        earlier -= 1
    if earlier >= 0 and quotes[earlier] is None and candidates[earlier].names_day:
        here = candidates[earlier]
        between = page.folded[here.end : quote.start]
        if len(between) > _REACH or not (found := _BEFORE.fullmatch(between)):
            return None
        if re.search(_SAID, found[0]) or _VERB_BEFORE.search(page.before(here.start, 80)):
            return earlier
    return None
