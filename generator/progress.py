"""Tell how long work stands, where somebody watches."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

import click

T = TypeVar("T")


class Progress(Protocol):
    """What the pipeline tells while it works."""

    def step(self, what: str) -> None:
        """Say that a stage begins."""

    def track(self, items: Sequence[T], what: str) -> Iterator[T]:
        """Yield the items, showing how many are done."""


class Silent:
    """Tell nothing: standard error is no terminal, or nobody asked."""

    def step(self, what: str) -> None:
        """Say nothing."""

    def track(self, items: Sequence[T], what: str) -> Iterator[T]:
        """Yield the items."""
        yield from items


class Terminal:
    """Show each stage on a line of standard error, and a bar where things can be counted."""

    def step(self, what: str) -> None:
        """Say that a stage begins."""
        click.echo(f"{what} …", err=True)

    def track(self, items: Sequence[T], what: str) -> Iterator[T]:
        """Yield the items under a bar."""
        with click.progressbar(items, label=what, file=sys.stderr) as bar:
            yield from bar


def for_terminal() -> Progress:
    """Return the progress that suits standard error."""
    return Terminal() if sys.stderr.isatty() else Silent()
