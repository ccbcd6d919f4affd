"""A link to words of the original names them exactly, encoded, and only those that may be published."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import ArticleEntry, Rights, Span
from generator.render.text_fragment import text_fragment
from tests.render.invented import invented

# The grammar of a text directive, https://wicg.github.io/scroll-to-text-fragment/#syntax
PART = r"(?:[\w!$'()*+./:;=?@~]|%[0-9A-F]{2})+"
DIRECTIVE = re.compile(rf"(?:{PART}-,)?{PART}(?:,{PART})?(?:,-{PART})?", re.ASCII)


def entry(text: str, url: str | None = "https://x.example/", **fields: object) -> ArticleEntry:
    first = invented().articles[0]
    article = replace(first.article, text=text, url=url, **{"rights": Rights.FULL, **fields})  # type: ignore[arg-type]
    return replace(first, article=article, shown=(Span(0, len(text)),))


def directive(one: ArticleEntry, span: Span) -> str:
    address = text_fragment(one, span)
    assert address is not None
    return address.partition(":~:text=")[2]


@given(st.text(min_size=1, max_size=200), st.text(max_size=20), st.text(max_size=20))
def test_any_words_make_a_directive_that_names_them(words: str, before: str, after: str) -> None:
    one = entry(before + words + after)
    address = text_fragment(one, Span(len(before), len(before) + len(words)))
    if address is None:
        assert not re.search(r"\w", words)
        return
    told = address.removeprefix("https://x.example/#:~:text=")
    assert DIRECTIVE.fullmatch(told), told
    named = [unquote(part) for part in told.split(",") if not part.startswith("-") and not part.endswith("-")]
    folded = " ".join(re.sub(r"[^\w]", " ", words).split())
    assert folded.startswith(" ".join(re.sub(r"[^\w]", " ", named[0]).split())[:1])
    assert len(named) in (1, 2)


def test_words_said_twice_are_told_apart_by_their_context() -> None:
    text = "Il a plu hier. Selon elle, il a plu hier. Puis rien."
    start = text.index("a plu", 20)
    assert (
        directive(entry(text), Span(start, start + 10))
        == "Selon%20elle%2C%20il-,a%20plu%20hier,-.%20Puis%20rien."
    )


def test_a_context_that_may_not_be_shown_is_not_named() -> None:
    text = "Secret il a plu hier. Caché il a plu hier. Puis rien."
    start = text.index("il a plu", 20)
    span = Span(start, start + 14)
    one = replace(entry(text, rights=Rights.EXTRACT), shown=(span,))
    assert directive(one, span) == "il%20a%20plu%20hier."


def test_long_words_are_named_by_their_ends() -> None:
    text = " ".join(f"mot{number}" for number in range(40))
    assert directive(entry(text), Span(0, len(text))) == (
        "mot0%20mot1%20mot2%20mot3%20mot4,mot35%20mot36%20mot37%20mot38%20mot39"
    )


@pytest.mark.parametrize(
    ("url", "begins"),
    [
        ("https://x.example/a#part", "https://x.example/a#part:~:text=Il"),
        ("https://x.example/a#:~:text=autre", "https://x.example/a#:~:text=Il"),
        ("http://x.example/?q=1", "http://x.example/?q=1#:~:text=Il"),
    ],
)
def test_the_address_keeps_its_own_fragment(url: str, begins: str) -> None:
    assert (text_fragment(entry("Il pleut.", url), Span(0, 9)) or "").startswith(begins)


@pytest.mark.parametrize(
    "url", [None, "", "javascript:alert(1)", "ftp://x.example/", "https:///a", "https://x\\@y/"]
)
def test_what_is_no_web_address_is_not_linked(url: str | None) -> None:
    assert text_fragment(entry("Il pleut.", url), Span(0, 9)) is None


@pytest.mark.parametrize("rights", [Rights.NOTICE, Rights.METADATA])
def test_a_notice_and_hidden_words_name_nothing_of_the_original(rights: Rights) -> None:
    one = entry("Il pleut.", rights=rights)
    one = one if rights is Rights.NOTICE else replace(one, shown=())
    assert text_fragment(one, Span(0, 9)) is None
