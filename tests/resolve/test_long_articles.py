"""Long articles: resolving twice the text is twice the work, not four times; counted in calls."""

from __future__ import annotations

from functools import partial
from typing import Final

import pytest

from generator.annotate import annotate
from generator.model import Article, Records, Rights
from generator.resolve import resolve
from tests.long_articles import MOST, PARAGRAPHS, long_article, work_of

SIZE: Final = 20_000  # characters


@pytest.mark.parametrize("kind", PARAGRAPHS)
def test_resolving_twice_the_text_is_twice_the_work(kind: str) -> None:
    tasks = []
    for characters in (SIZE, 2 * SIZE):
        text = long_article(PARAGRAPHS[kind], characters)
        article = Article("x", text, published="2025-06-04", rights=Rights.NOTICE, path="data/articles/x.md")
        tasks.append(partial(resolve, [(article, annotate(article))], Records(), []))
    short, long = tasks
    long()
    assert work_of(long) <= MOST * work_of(short)
