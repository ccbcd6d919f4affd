"""What of an article's words may stand on a page or in a record: the one rule for all outputs.

`ArticleEntry.shown` says which stretches are published. Some values are words of the text as well (what a call was
about, how a person is presented, « hier »): they follow the same rights, by `may_show`.
"""

from __future__ import annotations

import re
from typing import Final

from generator.model.chronicle import ArticleEntry
from generator.model.text import Rights, Span

# A term that nobody owns: « le cessez-le-feu », « maire de Port-Ouest ».
MAX_TERM: Final = 4
_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def shown_parts(entry: ArticleEntry, span: Span) -> tuple[Span, ...]:
    """Return the parts of a span that may be published, in order, those that touch as one.

    Parameters:
        entry: the article; its ``shown`` says what may be published.
        span: any stretch of its text.
    """
    parts = (
        Span(max(span.start, shown.start), min(span.end, shown.end))
        for shown in sorted(entry.shown)
        if shown.overlaps(span)
    )
    joined: list[Span] = []
    for part in parts:
        if joined and part.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, part.end))
        else:
            joined.append(part)
    return tuple(joined)


def may_show(entry: ArticleEntry, words: str) -> bool:
    """Tell whether a value that is words of an article may be shown apart from its sentence.

    With ``extract``, where it is a term of at most four words or stands in a stretch that is shown anyway; with
    ``metadata`` never: of such an article only facts are told, that is names, dates and numbers. Whether a value is
    a fact the caller knows: it must not ask.

    Parameters:
        entry: the article that the words come from.
        words: the value, its blanks as in the text or folded.
    """
    match entry.article.rights:
        case Rights.FULL | Rights.NOTICE:
            return True
        case Rights.METADATA:
            return False
    if len(_WORD.findall(words)) <= MAX_TERM:
        return True
    wanted = " ".join(words.split())
    return any(wanted in " ".join(shown.of(entry.article.text).split()) for shown in entry.shown)
