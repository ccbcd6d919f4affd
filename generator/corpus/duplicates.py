"""Notice that an article is already there, as it is or nearly so."""

from __future__ import annotations

import hashlib
import re
import unicodedata
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from generator.model import Article

SHINGLE_WORDS: Final = 5
NEAR: Final = 0.9
MIN_SHINGLES: Final = 10
_SAMPLE: Final = 8
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """An article that shares ``share`` (0 to 1) of its runs of five words with the new one."""

    id: str
    share: float


def same_text(text: str, existing: Iterable[Article]) -> str | None:
    """Return the id of the first article with the same text, white space and case aside."""
    key = _folded(text)
    return next((article.id for article in existing if _folded(article.text) == key), None)


def near_duplicates(text: str, existing: Iterable[Article]) -> tuple[NearDuplicate, ...]:
    """Return the articles that share more than nine tenths of the runs of five words of the shorter of the two.

    So a shortened or continued version is found as well. Texts of fewer than 14 words are not compared. Sorted
    by id.
    """
    runs = _runs(text)
    sample = _sampled(text)
    found: list[NearDuplicate] = []
    if len(runs) < MIN_SHINGLES:
        return ()
    for article in existing:
        others = _sampled(article.text)
        smaller = min(len(sample), len(others))
        # A sample of an eighth, kept between calls, spares most articles the full comparison.
        if smaller >= 24 and len(sample & others) < 0.6 * smaller:
            continue
        theirs = _runs(article.text)
        if len(theirs) < MIN_SHINGLES:
            continue
        share = len(runs & theirs) / min(len(runs), len(theirs))
        if share > NEAR:
            found.append(NearDuplicate(article.id, share))
    return tuple(sorted(found, key=lambda near: near.id))


@lru_cache(maxsize=100_000)
def _folded(text: str) -> bytes:
    """Return a hash of the words without their case and the white space between them."""
    folded = " ".join(unicodedata.normalize("NFC", text).casefold().split())
    return hashlib.sha256(folded.encode("utf-8", errors="surrogatepass")).digest()


@lru_cache(maxsize=64)
def _runs(text: str) -> frozenset[int]:
    words = _WORD.findall(text.casefold())
    return frozenset(
        zlib.crc32(" ".join(words[start : start + SHINGLE_WORDS]).encode("utf-8", errors="surrogatepass"))
        for start in range(len(words) - SHINGLE_WORDS + 1)
    )


@lru_cache(maxsize=100_000)
def _sampled(text: str) -> frozenset[int]:
    return frozenset(run for run in _runs(text) if run % _SAMPLE == 0)
