"""The type of the previews: that of the site, and another for the scripts that it lacks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Final

from PIL import ImageDraw, ImageFont

FOLDER: Final = Path(__file__).parent / "fonts"
_UNKNOWN: Final = "\uffff"  # no type has a sign for it

# (file, weight): the first that has a sign for a character draws it. The site's own files part Latin in two; they have
# neither Greek nor Cyrillic.
TITLE: Final = (
    ("source-serif-4-latin-wght-normal.woff2", 600),
    ("source-serif-4-latin-ext-wght-normal.woff2", 600),
    ("inter-display-semibold.otf", None),
)
TEXT: Final = (
    ("source-sans-3-latin-wght-normal.woff2", 500),
    ("source-sans-3-latin-ext-wght-normal.woff2", 500),
    ("inter-medium.otf", None),
)


class Face:
    """Set words in one size of a type that several files make up.

    Parameters:
        files: their names and weights, in order of preference.
        size: in pixels.
    """

    def __init__(self, files: tuple[tuple[str, int | None], ...], size: int) -> None:
        self.size = size
        self._fonts = [_font(name, weight, size) for name, weight in files]

    def has_sign(self, character: str) -> bool:
        """Tell whether a character can be drawn."""
        return any(_has_sign(font, character) for font in self._fonts)

    def length(self, words: str) -> float:
        """Return how many pixels words take in a line."""
        return sum(font.getlength(run) for font, run in self._runs(words))

    def draw(self, pen: ImageDraw.ImageDraw, place: tuple[float, float], words: str, fill: int) -> None:
        """Draw words; ``place`` is the upper left corner of the line."""
        left, top = place
        baseline = top + self._fonts[0].getmetrics()[0]
        for font, run in self._runs(words):
            pen.text((left, baseline), run, fill=fill, font=font, anchor="ls")
            left += font.getlength(run)

    def _runs(self, words: str) -> Iterator[tuple[ImageFont.FreeTypeFont, str]]:
        for number, run in groupby(words, key=self._font_of):
            yield self._fonts[number], "".join(run)

    def _font_of(self, character: str) -> int:
        return next((at for at, font in enumerate(self._fonts) if _has_sign(font, character)), 0)


@cache
def face(files: tuple[tuple[str, int | None], ...], size: int) -> Face:
    """Return a type in one size, read once."""
    return Face(files, size)


@cache
def _font(name: str, weight: int | None, size: int) -> ImageFont.FreeTypeFont:
    # The basic engine is in every build of Pillow and sets type alike on each.
    font = ImageFont.truetype(FOLDER / name, size, layout_engine=ImageFont.Layout.BASIC)
    if weight is not None:
        font.set_variation_by_axes([weight])
    return font


@cache
def _has_sign(font: ImageFont.FreeTypeFont, character: str) -> bool:
    return _signs(font, character) != _signs(font, _UNKNOWN)


def _signs(font: ImageFont.FreeTypeFont, character: str) -> tuple[float, tuple[int, int], bytes]:
    drawing = font.getmask(character)
    return font.getlength(character), drawing.size, bytes(drawing)
