"""What an article is called: by its headline, else by the date printed on it."""

from __future__ import annotations

from collections.abc import Mapping

from generator.french.dates import date_words
from generator.resolve.tellings.telling import article_published
from generator.resolve.texts.documents import Document
from generator.resolve.texts.wording import wording


def article_title(document: Document) -> str:
    """Return the headline, or a French title made of the date as printed."""
    title = document.article.title or document.annotations.header.title
    if title and title.strip():
        return " ".join(title.split())
    templates: Mapping[str, str] = wording()["untitled"]
    published = article_published(document.article)
    if published is None:
        return templates["none"]
    if published.is_day:
        return templates["dated"].format(date=date_words(published))
    if published.form == "single":
        return templates["month"].format(date=date_words(published))
    return templates["other"].format(date=date_words(published))
