"""How the parts of a chronicle point at each other: a page by its kind and id, evidence by its place in an article."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.model.text import Span


class RefKind(StrEnum):
    """The kinds of things that have a page of their own."""

    EVENT = "event"
    PERSON = "person"
    ARTICLE = "article"
    PLACE = "place"
    ORGANISATION = "organisation"
    THEME = "theme"


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """Name one page of the chronicle: a kind and an id."""

    kind: RefKind
    id: str


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """Evidence: exact words of an article, and the sentence (index) in which they stand."""

    article_id: str
    sentence: int
    span: Span
