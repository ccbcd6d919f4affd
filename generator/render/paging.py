"""Cut long indexes into pages of at most 200 entries and about 100 kB."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

from generator.addresses import anchors_file, further_file, index_file, page_file
from generator.model import Ref
from generator.render.escape import SafeMarkdown
from generator.render.labels import say
from generator.render.links import Linker
from generator.render.page import Page

MOST_ENTRIES: Final = 150
MOST_BYTES: Final = 50_000
"""Of Markdown: the finished page has its frame besides, and addresses in place of file names."""

WHOLE: Final = 48_000
"""Of HTML: what the lists of one thing may take together on its page; of 100 kB, the rest is the page's own."""

PART: Final = 60_000
"""Of HTML: what they take on each further page, where they have to be cut."""

_ALL_NUMBERS: Final = 60  # pages of one thing that are all listed

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Parts(Generic[T]):
    """What the pages on one thing hold, one after the other, and on which of them an anchor stands if not the first."""

    pages: tuple[T, ...]
    further: Mapping[str, int] = field(default_factory=dict)


def weight(markdown: str) -> int:
    """Return about how many bytes of HTML Markdown comes to: a link grows, the rest stays as it is.

    >>> weight("[a](b.md)") > len("[a](b.md)")
    True
    """
    return len(markdown.encode()) + 12 * markdown.count("](")


def in_pages(
    items: Iterable[T],
    size: Callable[[T], int],
    most_bytes: int = MOST_BYTES,
    first_bytes: int | None = None,
) -> list[list[T]]:
    """Cut items into pages, in order; no items make one empty page, since an index always answers.

    Parameters:
        items: what to list.
        size: how many bytes of Markdown an item takes, about.
        most_bytes: how many a page may take.
        first_bytes: how many the first page may take, where something else stands on it too.

    Example:
        >>> in_pages([1, 2], size=lambda item: 30_000)
        [[1], [2]]
    """
    pages: list[list[T]] = [[]]
    filled = 0
    for item in items:
        weight = size(item)
        room = first_bytes if first_bytes is not None and len(pages) == 1 else most_bytes
        if pages[-1] and (len(pages[-1]) >= MOST_ENTRIES or filled + weight > room):
            pages.append([])
            filled = 0
        pages[-1].append(item)
        filled += weight
    return pages


def page_numbers(linker: Linker, folder: str, current: int, last: int) -> list[SafeMarkdown]:
    """Return the links between the pages of an index, the current one in bold; nothing for a single page."""
    return _numbers(linker, lambda number: index_file(folder, number), current, last, {*_near(current, last)})


def further_numbers(linker: Linker, ref: Ref, current: int, last: int) -> list[SafeMarkdown]:
    """Return the links between the pages on one thing; nothing when there is one."""

    def file(number: int) -> str:
        return page_file(ref) if number == 1 else further_file(ref, number)

    shown = set(range(1, last + 1)) if last <= _ALL_NUMBERS else {*_near(current, last)}
    return _numbers(linker, file, current, last, shown)


def anchors_page(ref: Ref, further: Mapping[str, int]) -> Page:
    """Return the file by which a script finds the anchors of a thing that are not on its first page."""
    by_page: dict[int, list[str]] = {}
    for fragment, number in further.items():
        by_page.setdefault(number, []).append(fragment)
    return Page(anchors_file(ref), json.dumps(by_page, separators=(",", ":"), sort_keys=True) + "\n")


def _near(current: int, last: int) -> Iterable[int]:
    return 1, last, *range(max(1, current - 2), min(last, current + 2) + 1)


def _numbers(
    linker: Linker, file: Callable[[int], str], current: int, last: int, shown: set[int]
) -> list[SafeMarkdown]:
    if last < 2:
        return []
    links: list[SafeMarkdown] = []
    for number in sorted(shown):
        if number > 1 and number - 1 not in shown:
            links.append(SafeMarkdown("…"))
        if number == current:
            links.append(SafeMarkdown("<strong>{}</strong>").format(str(number)))
        else:
            links.append(linker.to_file(file(number), str(number)))
    return links


def numbered_title(title: str, number: int) -> str:
    """Return the title of one page of an index.

    >>> numbered_title("Personnes", 2)
    'Personnes (2)'
    """
    return title if number == 1 else say("shared", "numbered_page").format(title=title, number=number)


def size_of(entry: SafeMarkdown) -> int:
    """Return how many bytes a line of an index takes."""
    return len(entry.encode()) + 4
