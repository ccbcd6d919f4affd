"""Of articles that are not ours, the search holds no words that the site may not show."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest

from generator.annotate import annotate
from generator.export.search_records import search_files
from generator.export.search_words import searchable
from generator.model import Article, Records, Rights
from generator.resolve import resolve

pytestmark = pytest.mark.corpus

RUN = 8  # words in a row that nobody writes twice by chance


@pytest.mark.parametrize("rights", [Rights.EXTRACT, Rights.METADATA])
def test_hidden_sentences_are_in_no_record(real_texts: list[Path], rights: Rights) -> None:
    articles = [
        Article(path.stem, path.read_text(encoding="utf-8"), published="2025-06-04", rights=rights)
        for path in real_texts
    ]
    chronicle, _ = resolve([(article, annotate(article)) for article in articles], Records(), ())
    held = unescape("\n".join(content.decode() for _, content in search_files(chronicle, str)))
    hidden, told = 0, []
    for entry in chronicle.articles:
        title = searchable(entry.title)  # a title may always be shown
        for sentence in entry.annotations.sentences:
            words = searchable(sentence.span.of(entry.article.text)).split()
            runs = [" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1)]
            if not any(shown.overlaps(sentence.span) for shown in entry.shown):
                hidden += len(runs)
                told += [
                    (entry.article.id, sentence.anchor) for run in runs if run in held and run not in title
                ]
    assert told == []
    assert hidden > 100
    shown = sum(span.end - span.start for entry in chronicle.articles for span in entry.shown)
    assert (shown == 0) == (rights is Rights.METADATA)
