"""Find whom « le vainqueur », « le visiteur », « le vaincu » mean: those of whom the text has told the deed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from generator.annotate.discourse.phrases import Phrase
from generator.folding import fold_letters
from generator.lexicon import load
from generator.model import Sentence

_OF_LIST: Final = re.compile(r"\b(?:liste|camp|parti|équipe)\b[^.;:]{0,50}\b(?:de|d')\s*$", re.I)


def by_deed(
    phrase: Phrase,
    noun: str,
    folded: str,
    sentences: Sequence[Sentence],
    phrases: Sequence[Sequence[Phrase]],
) -> str | None:
    """Return the one person whom a noun for a doer means, or None.

    Parameters:
        phrase: « le vainqueur ».
        noun: its head, folded.
        folded: the article's text with typography folded.
        sentences: from the article's first to the one of the phrase.
        phrases: of each sentence.

    Example: « Anna Leclerc l'emporte face à Paul Dubreuil. Le vaincu … » means Paul Dubreuil.
    """
    deed = _deeds().get(noun)
    if deed is None or phrase.words.lower().startswith(("son ", "sa ", "un ", "une ")):
        return None
    behind, ahead, of_other = deed
    doers: dict[str, None] = {}
    named: dict[str, None] = {}
    for sentence, own in zip(sentences, phrases, strict=False):
        span = sentence.span
        for one in own:
            if one.kind != "person" or not one.name or one.end > phrase.start:
                continue
            named[one.name] = None
            before = folded[span.start : one.start]
            free = not one.governed or _OF_LIST.search(before)
            if (free and behind.search(folded[one.end : span.end])) or ahead.search(before):
                doers[one.name] = None
    wanted = [name for name in named if name not in doers] if of_other else list(doers)
    return wanted[0] if len(wanted) == len(doers) == 1 else None


@cache
def _deeds() -> dict[str, tuple[re.Pattern[str], re.Pattern[str], bool]]:
    """Map each noun for a doer to the patterns of the deed, and whether it is for the other of two."""
    table: dict[str, tuple[re.Pattern[str], re.Pattern[str], bool]] = {}
    lists = load("role_heads")
    for entry in lists["deeds"]:
        behind, ahead = re.compile(entry["behind"], re.I), re.compile(entry["ahead"], re.I)
        for noun in entry["nouns"]:
            table[fold_letters(noun)] = (behind, ahead, False)
    behind, ahead, _ = table["vainqueur"]
    for noun in lists["others"]:
        table[fold_letters(noun)] = (behind, ahead, True)
    return table
