"""The picture that stands beside a link to an event where people share it: its title, date and kind, 1200 × 630."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image, ImageChops, ImageDraw
from PIL import __version__ as pillow_version

from generator.addresses import PREVIEW_FILE, companion_file, data_file
from generator.export.catalogue import Catalogue
from generator.export.lettering import FOLDER, TEXT, TITLE, Face, face
from generator.french import dates
from generator.french.grammar import capitalised
from generator.model import Event, EventStatus, Ref, RefKind
from generator.plain_text import fold

# What OpenGraph's consumers show whole (developers.facebook.com/docs/sharing/webmasters/images).
WIDTH: Final = 1200
HEIGHT: Final = 630

# As in docs/assets/fil-rouge.css.
_PAPER, _INK, _THREAD = (255, 254, 251), (29, 27, 26), (179, 38, 30)
# Sixteen colours make four bits a point: paper to ink, then paper to thread, in steps.
_INKS: Final = 11
_THREADS: Final = 4
_MARGIN: Final = 96
_LEFT: Final = 150
_UNDRAWN: Final = re.compile(r"\0[\0 ]*\0|\0")
_LONGEST: Final = 2000  # characters; no picture shows as many
_TITLE_SIZES: Final = (80, 68, 58, 50)
_MOST_LINES: Final = 4
_SMALL: Final = 34


@dataclass(frozen=True, slots=True)
class Preview:
    """What stands in a picture: every text is on one line, and may be empty but for the title."""

    kind: str
    title: str
    date: str
    site: str


def event_previews(catalogue: Catalogue) -> Iterator[tuple[str, Preview]]:
    """Yield the picture of each standing event, and one of the site, with its file relative to `docs/`."""
    site = fold(catalogue.site.site_name)
    yield data_file(PREVIEW_FILE), Preview("", site, "", fold(catalogue.site.description))
    for event in catalogue.standing_events():
        yield (
            companion_file(Ref(RefKind.EVENT, event.id), PREVIEW_FILE),
            Preview(_kind(catalogue, event), fold(event.title), _date(event), site),
        )


def preview_alt(catalogue: Catalogue, event: Event) -> str:
    """Return what the picture of an event says, in words."""
    parts = (event.title, _kind(catalogue, event), _date(event), catalogue.site.site_name)
    return ". ".join(fold(part).strip(" .") for part in parts if part) + "."


def _kind(catalogue: Catalogue, event: Event) -> str:
    kind = capitalised(catalogue.wording.value("type", event.type.value))
    if event.status is EventStatus.OCCURRED:
        return kind
    return f"{kind} · {catalogue.wording.label('statuses', event.status.value)}"


def _date(event: Event) -> str:
    return capitalised(dates.short(event.date)) if event.date else ""


def drawing_rules() -> str:
    """Return what a picture depends on beside its words, so that a remembered one is known to be up to date."""
    digest = sha256(f"Pillow {pillow_version}".encode())
    for path in (Path(__file__), *sorted(one for one in FOLDER.iterdir() if one.suffix != ".txt")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def draw(preview: Preview) -> bytes:
    """Return the picture as a PNG of 16 colours; the same bytes for the same words."""
    ink, thread = Image.new("L", (WIDTH, HEIGHT)), Image.new("L", (WIDTH, HEIGHT))
    kind, date, site = drawable(preview.kind), drawable(preview.date), drawable(preview.site)
    title = drawable(preview.title) or kind or site
    pen, marker = ImageDraw.Draw(ink), ImageDraw.Draw(thread)
    # A thread down the side, with a knot where the event is.
    marker.line([(_MARGIN - 20, 0), (_MARGIN - 20, HEIGHT)], fill=255, width=6)
    marker.ellipse([_MARGIN - 36, _MARGIN - 2, _MARGIN - 4, _MARGIN + 30], fill=255)
    room = WIDTH - _LEFT - _MARGIN
    small = face(TEXT, _SMALL)
    top = float(_MARGIN - 8)
    if kind:
        small.draw(marker, (_LEFT, top), _cut(kind, small, room), 255)
    top += 74
    font, lines = _fitting(title, room)
    for line in lines:
        font.draw(pen, (_LEFT, top), line, 255)
        top += font.size * 1.16
    if date:
        small.draw(pen, (_LEFT, top + 18), _cut(date, small, room), 200)
    if site:
        small.draw(marker, (_LEFT, HEIGHT - _MARGIN + 6), _cut(site, small, room), 255)
    return _png(ink, thread)


def _png(ink: Image.Image, thread: Image.Image) -> bytes:
    """Return two drawings on paper as one picture; where both are, the ink shows."""
    inks = ink.point([value * _INKS // 255 for value in range(256)])
    threads = thread.point([value * _THREADS // 255 for value in range(256)])
    free = inks.point([255] + [0] * 255)
    coloured = threads.point([0] + [_INKS + level for level in range(1, 256 - _INKS)] + [255] * _INKS)
    points = ImageChops.add(inks, ImageChops.darker(coloured, free))
    points.putpalette(
        [part for step in range(_INKS + 1) for part in _between(_INK, step / _INKS)]
        + [part for step in range(1, _THREADS + 1) for part in _between(_THREAD, step / _THREADS)]
    )
    written = BytesIO()
    # Level 2 is a third faster than 6, and its files a fifth larger.
    points.save(written, "PNG", bits=4, optimize=False, compress_level=2)
    return written.getvalue()


def _between(colour: tuple[int, int, int], share: float) -> list[int]:
    """Return the colour that lies so far on the way from paper to another."""
    return [round(paper + (other - paper) * share) for paper, other in zip(_PAPER, colour, strict=True)]


def drawable(words: str) -> str:
    """Return words without what the type has no sign for: dots stand for letters, marks and pictures go.

    Boxes in their place would say nothing. Where no word is left, nothing is.

    >>> drawable("Rencontre \U0001f91d entre \u738b\u5c0f\u660e et Anna")
    'Rencontre entre … et Anna'
    """
    font = face(TITLE, _SMALL)
    kept = "".join(
        one if one == " " or font.has_sign(one) else "\0" if one.isalnum() else ""
        for one in unicodedata.normalize("NFC", words[:_LONGEST])
        if unicodedata.category(one) != "Cf"  # what shows nothing
    )
    shown = " ".join(_UNDRAWN.sub("…", kept).split())
    return shown if any(one.isalnum() for one in shown) else ""


def _fitting(title: str, room: int) -> tuple[Face, list[str]]:
    """Return the largest type in which a title fits, and its lines; the smallest, cut, for one that never does."""
    for size in _TITLE_SIZES:
        font = face(TITLE, size)
        lines = _lines(title, font, room)
        if len(lines) <= _MOST_LINES and all(font.length(line) <= room for line in lines):
            break
    else:
        lines = [*lines[: _MOST_LINES - 1], " ".join(lines[_MOST_LINES - 1 :])]
    return font, [_cut(line, font, room) for line in lines if line]


def _lines(words: str, font: Face, room: int) -> list[str]:
    lines: list[str] = []
    for word in words.split(" "):
        if lines and font.length(f"{lines[-1]} {word}") <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _cut(words: str, font: Face, room: int) -> str:
    if font.length(words) <= room:
        return words
    low, high = 0, len(words)
    while low < high:  # the longest beginning that fits with the dots
        middle = (low + high + 1) // 2
        if font.length(words[:middle].rstrip() + "…") <= room:
            low = middle
        else:
            high = middle - 1
    return words[:low].rstrip(" ,;:") + "…"
