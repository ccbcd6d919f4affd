"""An article and the parts of its text."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Point at ``text[start:end]`` of one article; offsets count Unicode characters of the stored text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words pointed at.

        >>> Span(3, 11).of("Le Kremlin")
        'Kremlin'
        """
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Tell whether all of ``other`` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


class BlockKind(StrEnum):
    """What a stretch of an article is; only prose is read for events."""

    HEADLINE = "headline"
    LEAD = "lead"
    BODY = "body"
    HEADING = "heading"
    PULL_QUOTE = "pull_quote"
    DATE_LINE = "date_line"
    BY_LINE = "by_line"
    CREDIT = "credit"
    AGENCY = "agency"
    CAPTION = "caption"
    RELATED_LINK = "related_link"
    ADVERTISEMENT = "advertisement"
    COUNTER = "counter"
    NAVIGATION = "navigation"
    SHARE = "share"
    NOTICE = "notice"

    @property
    def is_prose(self) -> bool:
        """Tell whether sentences of this block may tell what happened."""
        return self in (BlockKind.HEADLINE, BlockKind.LEAD, BlockKind.BODY)


@dataclass(frozen=True, slots=True)
class Block:
    """A labelled stretch of an article; blocks are in order and never overlap; ``rule`` names what decided."""

    span: Span
    kind: BlockKind
    rule: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of prose: its span, the index of its block, and its stable anchor.

    The anchor is the hash of its normalised words, so an edit elsewhere in the article does not move it. A repeat gets
    ``-2``, ``-3``: those of the body in their order, then those of the lead and of the headline, which are written
    anew more often. Only a twin that is put before its like moves an anchor, and then to the same words; and what
    a kept event's file noted of a sentence stays (`Selector.sentence`). On a page it is written ``#phrase-…``.
    """

    span: Span
    block: int
    anchor: str


class Rights(StrEnum):
    """How much of an article the site may show (see the design, “What gets published of an article”)."""

    FULL = "full"
    NOTICE = "notice"
    EXTRACT = "extract"
    METADATA = "metadata"


@dataclass(frozen=True, slots=True)
class ReferenceDate:
    """An editor's correction: the day from which an article's « hier » and « mercredi » count.

    Parameters:
        date: EDTF.
        reason: why, in the readers' language, for the page.
        decided: ISO date of the decision, or None.
        source: what it rests on, or None.
        line, column: where it stands in the article's file, 1-based.
    """

    date: str
    reason: str
    decided: str | None = None
    source: str | None = None
    line: int = 0
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class RejectedWords:
    """Words of an article that are not what they are read as, by an editor's decision.

    Parameters:
        exact, prefix, suffix: the words, as in a W3C TextQuoteSelector.
        kind: what they are not: ``event``, ``person``, ``organisation`` or ``place``.
        reason, decided, source: as of any decision.
        line, column: where it stands in the article's file, 1-based.
    """

    exact: str
    prefix: str
    suffix: str
    kind: str
    reason: str
    decided: str | None = None
    source: str | None = None
    line: int = 0
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Article:
    """One document of the corpus, as stored.

    Parameters:
        id: minted once by ``add``; the file's name without ending.
        text: the body as received; plain text, never markup; every span points into it.
        language: ISO 639-1.
        title: the headline, or None where the source does not tell.
        published: the date as printed, EDTF, or None.
        reference_date: an editor's correction, or None.
        publishers: the outlet and the agencies, as named.
        authors: by-lines.
        url: address of the original, or None.
        rights: how much may be shown.
        added: ISO date on which it entered the corpus, or None.
        path: the file, relative to the chronicle's folder, with ``/``.
        text_line: the 1-based line of the file on which the text begins.
        rejected: words that are not what they are read as.
    """

    id: str
    text: str
    language: str = "fr"
    title: str | None = None
    published: str | None = None
    reference_date: ReferenceDate | None = None
    publishers: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    url: str | None = None
    rights: Rights = Rights.EXTRACT
    added: str | None = None
    path: str = ""
    text_line: int = 1
    rejected: tuple[RejectedWords, ...] = ()

    @property
    def reference(self) -> str | None:
        """Return the EDTF date from which relative dates count: the editor's, else the printed one."""
        return self.reference_date.date if self.reference_date else self.published
