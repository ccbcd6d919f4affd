"""Hide quoted words, so that nobody named inside them is taken for the one who speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from generator.annotate.quotations.cues import find_cues
from generator.annotate.quote_marks import QuotedSpan

_MASK: Final = "■"
_BETWEEN_COMMAS: Final = re.compile(r"(?<=,)\s+(?P<words>[^,;.!?]{3,70})(?=,)")


def mask_quoted(folded: str, quoted: Sequence[QuotedSpan]) -> str:
    """Return the text with quoted words hidden character for character, but for an incise that names the speaker.

    Parameters:
        folded: the article's text with typography folded.
        quoted: from `find_quoted`.

    Example: of « Je viens, a-t-elle dit, demain » only « a-t-elle dit » is left to read.
    """
    pieces, end = [], 0
    for q in quoted:
        if q.depth == 0 and q.inner.start >= end:
            pieces += [folded[end : q.inner.start], _hide(folded[q.inner.start : q.inner.end])]
            end = q.inner.end
    return "".join([*pieces, folded[end:]])


def _hide(words: str) -> str:
    hidden = list(_MASK * len(words))
    for match in _BETWEEN_COMMAS.finditer(words):
        if _is_incise(match.group("words")):
            hidden[match.start("words") : match.end("words")] = match.group("words")
    return "".join(hidden)


def _is_incise(words: str) -> bool:
    """Tell whether words between commas begin with a verb of saying that has its subject behind it."""
    cues = [cue for cue in find_cues(words) if cue.start == 0 and cue.form in ("finite", "inverted")]
    if not cues:
        return False
    rest = words[cues[0].end :].strip()
    return (
        cues[0].form == "inverted"
        or re.match(r"(?:M\.|Mme|[A-ZÀ-Ý]|(?:le|la|son|sa)\s|l')", rest) is not None
    )
