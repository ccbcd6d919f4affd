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
# « commence-t-elle », « s'étrangle-t-il »: whatever the verb, but none to come (« viendra-t-il »)
_INVERTED: Final = re.compile(
    r"(?:s'|se |lui |l')?(?![^\W\d_]+r(?:a|ait)-)[^\W\d_]{3,}-(?:t-)?(?:il|elle)(?![\w-])", re.I
)
_LONGEST_NAMING: Final = 80  # characters in which an incise says who speaks
_NAMED: Final = re.compile(
    r"\s*(?:[\wà-ÿ]+ment\s+)?(?:M\.|MM\.|Mme|Me|Mgr|Dr|[A-ZÀ-Ý]|(?:l[ea]\s+|l')(?:[\w'-]+\s+){1,5}(?-i:[A-ZÀ-Ý][\w'-]+\s+)[A-ZÀ-Ý])"
)
_APPOSED: Final = re.compile(
    r",\s+[A-ZÀ-Ý][\w'-]+(?:\s+(?:d[eu]s?\s+|la\s+|le\s+){0,2}[A-ZÀ-Ý][\w'-]+){1,4}(?=[,.])"
)
# In a line of dialogue an incise runs on to the stop: « — J'y vais, dit Anna, la voix lasse. J'en ai assez. »
_SPOKEN: Final = re.compile(r"(?P<lead>,|(?<=[?!…]))\s+(?=[^\W\d_])")
_STOP: Final = re.compile(r"(?<!\bM)(?<!\bMM)(?<!\bMe)(?<!\bDr)[.!?…]+(?=\s|$)|$")
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
            words = folded[q.inner.start : q.inner.end]
            incises = find_spoken_incises(words) if q.dashed else find_incises(words)
            pieces += [folded[end : q.inner.start], _hide(words, incises)]
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
        behind = words[match.end() : match.end() + 3].lstrip()[:1]
        if _is_incise(match.group("words")) or (
            behind not in ("?", "!") and _INVERTED.match(match.group("words"))
        ):
            apposed = _APPOSED.match(words, match.end())
            end = apposed.end() if apposed else match.end()
            dash = (
                re.compile(r"\s*[–—-](?=\s)").match(words, end) if match.group("lead").strip(" ,") else None
            )
            found.append((match.start("lead"), match.start("words"), dash.end() if dash else end))
    return tuple(found)


@lru_cache(maxsize=1024)
def find_spoken_incises(words: str) -> tuple[tuple[int, int, int], ...]:
    """Return the incises of a line of dialogue, like `find_incises`: they go on to the end of their sentence.

    >>> find_spoken_incises("J'y vais, dit Anna, lasse. Viens.")
    ((8, 10, 26),)
    """
    found: list[tuple[int, int, int]] = []
    for match in _SPOKEN.finditer(words):
        if found and match.start() < found[-1][2]:
            continue
        said = words[match.end() : match.end() + _LONGEST_NAMING].split(",", 1)[0]
        stop = _STOP.search(words, match.end())
        if stop and (_is_incise(said) or _is_somebody_saying(said)):
            found.append((match.start("lead"), match.end(), stop.end()))
    return tuple(found)


def _is_somebody_saying(words: str) -> bool:
    """Tell whether words begin with a verb of saying and a subject of any kind: « demande un jeune soudeur »."""
    cue = next((cue for cue in find_cues(words) if cue.start == 0 and cue.form == "finite"), None)
    return cue is not None and _SUBJECT_WORDS.match(words, cue.end) is not None


def _hide(words: str, incises: Sequence[tuple[int, int, int]]) -> str:
    hidden = list(_MASK * len(words))
    for _, start, end in incises:
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
