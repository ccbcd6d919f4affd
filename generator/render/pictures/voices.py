"""Who speaks of what: quotations by speaker and theme, a disc a cell, the number beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import isqrt
from typing import Final

from generator.french.grammar import capitalised
from generator.french.typography import number
from generator.model import QuotationEntry, Ref, RefKind
from generator.render.escape import SafeMarkdown, anchor, drawn
from generator.render.links import Linker
from generator.render.lookup import Lookup
from generator.render.pictures.density import counted
from generator.render.pictures.marks import html_link
from generator.render.pictures.wording import words

MOST_VOICES: Final = 20
MOST_THEMES: Final = 8
_LARGEST: Final = 11  # radius, units
WORDS_FRAGMENT: Final = "paroles"
_FILTER: Final = SafeMarkdown("images-theme")  # as docs/assets/pictures.js names it in the address


@dataclass(frozen=True, slots=True)
class VoiceCell:
    """How many quotations of one speaker are on one theme, and the way to them; a count of 0 is empty."""

    key: str
    count: int
    figure: str
    radius: int
    href: SafeMarkdown | None
    told: SafeMarkdown


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """One speaker: name with its link, all quotations, the cells in the order of the themes."""

    name: SafeMarkdown
    total: str
    cells: tuple[VoiceCell, ...]


@dataclass(frozen=True, slots=True)
class VoicesPicture:
    """All that the template prints: the heads of the columns and the rows."""

    title: str
    note: str
    most: str
    heads: tuple[SafeMarkdown, ...]
    rows: tuple[VoiceRow, ...]


def themes_of(lookup: Lookup, entry: QuotationEntry) -> tuple[Ref, ...]:
    """Return the themes of the events that a quotation is about, each once, in order."""
    events = (lookup.events[one] for one in entry.events if one in lookup.events)
    return tuple(sorted({theme for event in events for theme in event.themes}))


def voices_picture(lookup: Lookup, linker: Linker) -> VoicesPicture | None:
    """Return who speaks of what; None where no quotation has a speaker."""
    spoken: dict[Ref, list[QuotationEntry]] = {}
    for entry in lookup.chronicle.quotations:
        if entry.speaker is not None and entry.speaker in lookup.entities:
            spoken.setdefault(entry.speaker, []).append(entry)
    if not spoken:
        return None
    voices = sorted(spoken, key=lambda ref: (-len(spoken[ref]), lookup.title(ref), ref))
    counts: dict[Ref | None, dict[Ref, int]] = {}
    for voice in voices:
        for entry in spoken[voice]:
            for theme in themes_of(lookup, entry) or (None,):
                told = counts.setdefault(theme, {})
                told[voice] = told.get(voice, 0) + 1
    shown = voices[:MOST_VOICES]
    named = sorted(
        (theme for theme in counts if theme is not None),
        key=lambda theme: (-sum(counts[theme].values()), theme),
    )
    themes: list[Ref | None] = [*named[:MOST_THEMES], *([None] if None in counts else [])]
    largest = max([1, *(counts[theme].get(voice, 0) for theme in themes for voice in shown)])
    most = ""
    if len(voices) > len(shown):
        most = words("notes", "speakers_most").format(shown=number(len(shown)), total=number(len(voices)))
    return VoicesPicture(
        words("titles", "speakers"),
        words("notes", "speakers"),
        most,
        tuple(_head(lookup, linker, theme) for theme in themes),
        tuple(_row(lookup, linker, voice, len(spoken[voice]), themes, counts, largest) for voice in shown),
    )


def _head(lookup: Lookup, linker: Linker, theme: Ref | None) -> SafeMarkdown:
    if theme is None:
        return SafeMarkdown.escape(words("words", "no_theme"))
    return html_link(linker.href(theme), lookup.title(theme))


def _way(linker: Linker, voice: Ref, theme: Ref | None, fragment: str) -> SafeMarkdown | None:
    """Return the address of a speaker's words; with a script, the page's filter leaves those on the theme."""
    page = linker.href(voice)
    if page is None:
        return None
    asked = SafeMarkdown("?{}={}").format(_FILTER, anchor(theme.id)) if theme else SafeMarkdown("")
    return page + asked + (SafeMarkdown("#") + anchor(fragment) if fragment else SafeMarkdown(""))


def _row(
    lookup: Lookup,
    linker: Linker,
    voice: Ref,
    total: int,
    themes: Iterable[Ref | None],
    counts: dict[Ref | None, dict[Ref, int]],
    largest: int,
) -> VoiceRow:
    name = lookup.title(voice)
    name = name if voice.kind is RefKind.PERSON else capitalised(name)
    fragment = WORDS_FRAGMENT if lookup.entities[voice].quotations else ""
    cells = []
    for theme in themes:
        count = counts[theme].get(voice, 0)
        on = lookup.title(theme) if theme else words("words", "no_theme")
        told = SafeMarkdown("{}, {}\u00a0: {}").format(
            drawn(name), drawn(on), drawn(counted(count, "quotation"))
        )
        key = f"speaker:{voice.kind.value}:{voice.id} theme:{theme.id if theme else ''}"
        radius = max(2, isqrt(_LARGEST * _LARGEST * count // largest)) if count else 0
        cells.append(VoiceCell(key, count, number(count), radius, _way(linker, voice, theme, fragment), told))
    return VoiceRow(html_link(linker.href(voice), name), number(total), tuple(cells))
