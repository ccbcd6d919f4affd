"""Hide quoted words, so that nobody named inside them is taken for the one who speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from generator.annotate.discourse.phrases import role_pattern
from generator.annotate.quotations.cues import find_cues
from generator.annotate.quote_marks import QuotedSpan

_MASK: Final = "■"
# An incise stands between commas or dashes, or behind « ? » or « ! », up to a comma, a dash, a stop or the end.
_MAY_BE_INCISE: Final = re.compile(
    r"(?P<lead>,|\s[–—-]|(?<=[?!…]))\s+(?P<words>(?:[^\W\d_]|')[^,;.!?:–—…]{3,100}?)(?=\s*(?:,|[–—]|\s-\s|[.!?…:;]|$))"
)
_NAMED: Final = re.compile(
    r"\s*(?:[\wà-ÿ]+ment\s+)?(?:M\.|MM\.|Mme|Me|Mgr|Dr|[A-ZÀ-Ý]|(?:l[ea]\s+|l')(?:[\w'-]+\s+){1,5}(?-i:[A-ZÀ-Ý][\w'-]+\s+)[A-ZÀ-Ý])"
)
_APPOSED: Final = re.compile(r",\s+(?:[A-ZÀ-Ý][\w'-]+(?:\s+(?:d[eu]s?\s+|la\s+|le\s+)*)?){2,5}(?=[,.])")
_SUBJECT_WORDS: Final = re.compile(r"\s*(?:[\wà-ÿ]+ment\s+)?(?=(?:le|la|son|sa|un|une|ce|cet|cette)\s|l')")


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


@lru_cache(maxsize=1024)
def find_incises(words: str) -> tuple[tuple[int, int, int], ...]:
    """Return the incises among quoted words: where to cut, where the words begin, where they end.

    Parameters:
        words: with typography folded, without the marks.

    >>> find_incises("Je viens, a-t-elle dit, demain")
    ((8, 10, 22),)
    """
    found = []
    for match in _MAY_BE_INCISE.finditer(words):
        if _is_incise(match.group("words")):
            apposed = _APPOSED.match(words, match.end())
            end = apposed.end() if apposed else match.end()
            dash = (
                re.compile(r"\s*[–—-](?=\s)").match(words, end) if match.group("lead").strip(" ,") else None
            )
            found.append((match.start("lead"), match.start("words"), dash.end() if dash else end))
    return tuple(found)


def _hide(words: str) -> str:
    hidden = list(_MASK * len(words))
    for _, start, end in find_incises(words):
        hidden[start:end] = words[start:end]
    return "".join(hidden)


def _is_incise(words: str) -> bool:
    """Tell whether words begin with a verb of saying that has its subject behind it."""
    cues = [cue for cue in find_cues(words) if cue.start == 0 and cue.form in ("finite", "inverted")]
    if not cues:
        return False
    if cues[0].form == "inverted":
        return cues[0].pronoun != "on" or "dit" in cues[0].words
    if _NAMED.match(words, cues[0].end):
        return True
    lead = _SUBJECT_WORDS.match(words, cues[0].end)
    role = role_pattern().match(words, lead.end()) if lead else None
    return role is not None and role.end() >= len(words.rstrip()) - 40
