"""The words of the pages for outputs that have no links: labels, values, the sentences on decisions."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Final

from generator.french.typography import typeset
from generator.model import Chronicle, Decision, Wording
from generator.render.decisions import decision_view
from generator.render.escape import SafeMarkdown
from generator.render.labels import label
from generator.render.links import Linker
from generator.render.lookup import Lookup
from generator.render.values import is_fact, value_words

# The one element into which text is put when it is escaped.
_SHUT_IN: Final = re.compile("</?bdi>")


class _NoLinks(Linker):
    """Give the words of each link and nothing else."""

    def to_file(self, file: str, words: str, fragment: str = "") -> SafeMarkdown:
        """Return the words."""
        return SafeMarkdown.escape(words)


def wording(chronicle: Chronicle) -> Wording:
    """Return the words of the pages."""
    return Wording(label, value_words, is_fact, decision_words(chronicle))


def decision_words(chronicle: Chronicle) -> Callable[[Decision], str]:
    """Return what tells, for a decision, what was decided, as a sentence of plain text."""
    lookup = Lookup(chronicle)
    linker = _NoLinks(lookup, "")

    def words(decision: Decision) -> str:
        view = decision_view(lookup, linker, decision)
        told = view.sentence
        if told is None:
            told = SafeMarkdown(typeset("{} : {}.")).format(view.property, view.value)
        return unescape(_SHUT_IN.sub("", str(told)))

    return words
