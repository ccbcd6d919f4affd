"""Ids that nobody chose: hashes of what does not move when an article is edited elsewhere."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.folding import fold_words
from generator.model import EventMention
from generator.resolve.texts.documents import Document


def digest(parts: Iterable[object], length: int) -> str:
    """Return the first hex digits of the hash of some words, told apart from each other.

    >>> digest(["ab", "c"], 8) == digest(["a", "bc"], 8)
    False
    """
    joined = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def sentence_anchor(document: Document, sentence: int) -> str:
    """Return a sentence's stable anchor, or a word that no anchor is where there is no such sentence."""
    sentences = document.annotations.sentences
    return sentences[sentence].anchor if 0 <= sentence < len(sentences) else "outside"


def provisional_id(document: Document, mention: EventMention) -> str:
    """Return the id of an event nobody has kept, from its first mention (rule 6 of the design)."""
    trigger = fold_words(document.words(mention.span))
    parts = (document.id, sentence_anchor(document, mention.sentence), trigger, mention.occurrence)
    return f"p-{digest(parts, 8)}"


@dataclass(slots=True)
class Minter:
    """Give each id once: a repeat gets ``-2``, the next ``-3``."""

    _counts: dict[str, int] = field(default_factory=dict)

    def mint(self, base: str) -> str:
        """Return ``base``, or the first of its repeats that is free."""
        count = self._counts.get(base, 0) + 1
        self._counts[base] = count
        return base if count == 1 else f"{base}-{count}"
