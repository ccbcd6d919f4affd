"""Cut long indexes into pages of at most 200 entries and about 100 kB."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, TypeVar

from generator.addresses import index_file
from generator.render.escape import SafeMarkdown
from generator.render.labels import say
from generator.render.links import Linker

MOST_ENTRIES: Final = 150
MOST_BYTES: Final = 50_000
"""Of Markdown: the finished page has its frame besides, and addresses in place of file names."""

T = TypeVar("T")


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
    if last < 2:
        return []
    near = {1, last, *range(max(1, current - 2), min(last, current + 2) + 1)}
    links: list[SafeMarkdown] = []
    for number in sorted(near):
        if number > 1 and number - 1 not in near:
            links.append(SafeMarkdown("…"))
        words = f"{number}"
        if number == current:
            links.append(SafeMarkdown("<strong>{}</strong>").format(words))
        else:
            links.append(linker.to_file(index_file(folder, number), words))
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
