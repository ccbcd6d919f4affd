"""Quoted words: who said them, who relayed them, where; and the index of them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from generator.addresses import QUOTATIONS, index_file
from generator.french.grammar import capitalised
from generator.model import QuotationEntry, Ref, RefKind, Rights
from generator.render.escape import SafeMarkdown
from generator.render.evidence import numbered, source_of
from generator.render.excerpts import excerpt
from generator.render.labels import counted, say
from generator.render.links import Linker
from generator.render.lookup import Lookup, brief
from generator.render.page import Page
from generator.render.paging import in_pages, page_numbers, weight
from generator.render.pictures.voices import voices_picture
from generator.render.writer import Writer

_HEAD: Final = 220  # bytes around what a group of quotations begins and ends with
_LINE: Final = 150  # bytes around the words of one
_FIRST_BYTES: Final = 22_000  # of Markdown, on the page that begins with a picture


@dataclass(frozen=True, slots=True)
class QuotationGroup:
    """Quotations that share their source: who said it, who relayed it, where, in which article.

    Parameters:
        article: None on the article's own page.
        shown: the words that may be published, each with the link to its place.
        hidden: links to the places of those that the article's rights forbid to show.
        events: what they are about, all together.
    """

    speaker: SafeMarkdown | None
    via: SafeMarkdown | None
    channel: str | None
    article: SafeMarkdown | None
    source: str
    notice: bool
    shown: list[tuple[SafeMarkdown, SafeMarkdown]]
    hidden: list[SafeMarkdown]
    events: list[SafeMarkdown]


def quotation_groups(
    lookup: Lookup, linker: Linker, entries: Iterable[QuotationEntry]
) -> list[QuotationGroup]:
    """Return quotations in order, those that follow each other with the same source together."""
    return [_group(lookup, linker, members) for members in _together(entries)]


def _together(entries: Iterable[QuotationEntry]) -> Iterator[list[QuotationEntry]]:
    for _, members in groupby(
        entries,
        key=lambda entry: (
            entry.passage.article_id,
            entry.speaker,
            entry.speaker_label,
            entry.via,
            entry.via_label,
            entry.quotation.channel,
        ),
    ):
        yield list(members)


def quotation_weights(lookup: Lookup, linker: Linker, entries: Iterable[QuotationEntry]) -> list[int]:
    """Return about how many bytes of HTML each quotation takes in a list of them; the first of a group its head too."""
    sizes: list[int] = []
    for members in _together(entries):
        group = _group(lookup, linker, members)
        head = (group.speaker, group.via, group.article, *group.events)
        sizes.append(_HEAD + len(group.source) + sum(weight(one) for one in head if one is not None))
        sizes += [0] * (len(members) - 1)
        for position, entry in enumerate(members, start=len(sizes) - len(members)):
            sizes[position] += _LINE + len(SafeMarkdown.escape(entry.quotation.text).encode())
    return sizes


def _group(lookup: Lookup, linker: Linker, entries: list[QuotationEntry]) -> QuotationGroup:
    first = entries[0]
    ref = Ref(RefKind.ARTICLE, first.passage.article_id)
    article = lookup.articles.get(first.passage.article_id)
    elsewhere = not linker.is_on(ref)
    words = [(excerpt(article, entry.quotation.span) if article else None, entry) for entry in entries]
    hidden = [entry for text, entry in words if text is None]
    events = dict.fromkeys(event for entry in entries for event in entry.events)
    return QuotationGroup(
        _named(linker, first.speaker, first.speaker_label),
        _named(linker, first.via, first.via_label),
        first.quotation.channel,
        linker.to(ref) if elsewhere else None,
        source_of(article) if article else "",
        elsewhere and article is not None and article.article.rights is Rights.NOTICE,
        [
            (text, linker.to_quotation(entry, say("shared", "in_article" if elsewhere else "in_text")))
            for text, entry in words
            if text is not None
        ],
        [
            linker.to_quotation(entry, numbered(say("shared", "quotation_number"), number))
            for number, entry in enumerate(hidden, 1)
        ],
        [linker.to_dated_event(one) for one in events if not linker.is_on(Ref(RefKind.EVENT, one))],
    )


def _named(linker: Linker, ref: Ref | None, words: str | None) -> SafeMarkdown | None:
    if words and (ref is None or ref.kind is not RefKind.PERSON):
        words = capitalised(words)
    if ref is not None:
        return linker.to(ref, brief(words) if words else None)
    return SafeMarkdown.escape(brief(words)) if words else None


def quotation_pages(writer: Writer) -> Iterable[Page]:
    """Yield the index of quotations, in the order of the articles."""
    entries = writer.lookup.chronicle.quotations
    first = voices_picture(writer.lookup, writer.linker(index_file(QUOTATIONS)))
    pages = in_pages(
        entries,
        size=lambda entry: 500 + 3 * len(entry.quotation.text),
        first_bytes=_FIRST_BYTES if first is not None else None,
    )
    for number, chunk in enumerate(pages, start=1):
        file = index_file(QUOTATIONS, number)
        linker = writer.linker(file)
        yield writer.page(
            file,
            "quotations.md.j2",
            title=say("quotations", "title"),
            description=say("quotations", "description").format(count=counted(len(entries), "quotation")),
            groups=quotation_groups(writer.lookup, linker, chunk),
            count=len(entries),
            voices=first if number == 1 else None,
            numbers=page_numbers(linker, QUOTATIONS, number, len(pages)),
        )
