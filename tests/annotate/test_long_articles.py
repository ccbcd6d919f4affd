"""Long articles: twice the text is twice the work, not four times; counted in calls, which no busy machine changes."""

from __future__ import annotations

from functools import partial
from typing import Final

import pytest

from generator.annotate import annotate
from generator.model import Article
from tests.long_articles import MOST, PARAGRAPHS, long_article, work_of

SIZE: Final = 20_000  # characters


@pytest.mark.parametrize("kind", PARAGRAPHS)
def test_reading_twice_the_text_is_twice_the_work(kind: str) -> None:
    short, long = (
        Article("x", long_article(PARAGRAPHS[kind], characters), published="2025-06-04")
        for characters in (SIZE, 2 * SIZE)
    )
    annotate(long)  # word lists are loaded, patterns compiled
    assert work_of(partial(annotate, long)) <= MOST * work_of(partial(annotate, short))
