"""No page, search record or export shows more of an article than its rights allow, titles and front matter included."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from generator.annotate import annotate
from generator.export import Catalogue, companions, downloads, site_files
from generator.export.search_records import search_files
from generator.french import dates
from generator.model import Article, Chronicle, Records, Rights
from generator.render import SiteInfo, render_pages, wording
from generator.resolve import resolve
from tests.golden.cases import annotate_cases
from tests.published_words import RUN, check_arithmetic, leaks, runs, stretches, tokens, words_shown

SITE = SiteInfo("Fil rouge", "https://chronique.example/", "Une chronique.", "", "2031-01-01", "0.1.0")


def chronicle_of(articles: list[Article], rights: Rights) -> Chronicle:
    held = [replace(article, rights=rights) for article in articles]
    return resolve([(article, annotate(article)) for article in held], Records(), ())[0]


@cache
def invented(rights: Rights) -> Chronicle:
    return chronicle_of([case.article for case in annotate_cases()], rights)


def published(chronicle: Chronicle) -> dict[str, str]:
    catalogue = Catalogue(chronicle, SITE, wording(chronicle))
    offered = downloads(catalogue)
    pages = render_pages(chronicle, SITE, companions(catalogue), offered)
    outputs = {page.path: words_shown(page.text) for page in pages}
    for path, content in site_files(catalogue, offered):
        # Quotation marks part the values of JSON and CSV: words on both sides of them are no run.
        outputs[path] = words_shown(content.decode().replace('"', " ¦ "))
    for path, content in search_files(chronicle, dates.when):
        outputs[f"search/{path}"] = words_shown(content.decode())
    return outputs


@cache
def invented_output(rights: Rights) -> dict[str, str]:
    return published(invented(rights))


def hold(chronicle: Chronicle, outputs: dict[str, str]) -> None:
    check_arithmetic(chronicle)
    assert leaks(chronicle, outputs) == []


@pytest.mark.parametrize("rights", [Rights.EXTRACT, Rights.METADATA])
def test_invented_articles_are_shown_no_further_than_their_rights(rights: Rights) -> None:
    hold(invented(rights), invented_output(rights))


@pytest.mark.corpus
@pytest.mark.parametrize("rights", [Rights.EXTRACT, Rights.METADATA])
def test_real_articles_are_shown_no_further_than_their_rights(real_texts: list[Path], rights: Rights) -> None:
    texts = [(path.stem, path.read_text(encoding="utf-8")) for path in real_texts]
    chronicle = chronicle_of([Article(name, text, published="2025-06-04") for name, text in texts], rights)
    hold(chronicle, published(chronicle))


def test_an_extract_shows_something_and_metadata_the_facts_all_the_same() -> None:
    extract, bare = invented(Rights.EXTRACT), invented(Rights.METADATA)
    seen = set().union(*(set(runs(tokens(text))) for text in invented_output(Rights.EXTRACT).values()))
    pieces = [span.of(entry.article.text) for entry in extract.articles for span in stretches(entry)]
    told = [piece for piece in pieces if set(runs(tokens(piece))) & seen]
    assert len(told) > 20
    assert [event.id for event in bare.events] == [event.id for event in extract.events]
    assert all(person.name in "\n".join(invented_output(Rights.METADATA).values()) for person in bare.persons)


def test_what_is_shown_in_spite_of_the_rights_is_found() -> None:
    """The measure itself: with everything open, the same pages hold thousands of such runs."""
    outputs = invented_output(Rights.FULL)
    assert len(leaks(invented(Rights.METADATA), outputs)) > 1000
    assert len(leaks(invented(Rights.EXTRACT), outputs)) > 1000
    assert RUN == 6
