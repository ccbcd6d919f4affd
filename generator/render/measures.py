"""The table of figures that the page on method shows: how good the program was found to be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generator import lexicon
from generator.french import dates
from generator.french.typography import NARROW, typeset
from generator.model import MeasuredSet, Measures
from generator.render.environment import environment

# The theme prints this file in place of an element `<div data-genere="mesures"></div>` of a page written by hand.
FILE: Final = "overrides/genere/mesures.html"


@dataclass(frozen=True, slots=True)
class Row:
    """One layer in words."""

    layer: str
    precision: str
    recall: str
    f1: str


@dataclass(frozen=True, slots=True)
class SetTable:
    """One set of texts: what it is, how many they are, and its rows."""

    title: str
    note: str
    texts: int
    traps: int
    rows: tuple[Row, ...]


def measures_file(measures: Measures) -> tuple[str, bytes]:
    """Return the table of figures as a file of `docs/`: (path, HTML)."""
    words = lexicon.load("measures")
    html = (
        environment()
        .get_template("measures.html.j2")
        .render(
            date=dates.short(measures.date),
            version=measures.version,
            columns={key: typeset(name) for key, name in words["columns"].items()},
            tables=[_table(one) for one in measures.sets],
        )
    )
    return FILE, html.encode()


def _table(measured: MeasuredSet) -> SetTable:
    words = lexicon.load("measures")
    names = words["layers"]
    counts = {one.layer: one.counts for one in measured.layers}
    rows = (
        Row(
            typeset(names[layer]),
            percent(one.precision) if one.found else "–",
            percent(one.recall),
            percent(one.f1),
        )
        for layer in names
        if (one := counts.get(layer))
    )
    title, note = (typeset(words["sets"][measured.name][key]) for key in ("title", "note"))
    return SetTable(title, note, measured.texts, measured.traps, tuple(rows))


def percent(share: float) -> str:
    """Write a share as a percentage with one decimal; what is not whole is never written as 100 %.

    >>> percent(0.9376).replace("\u202f", " "), percent(0.9999).replace("\u202f", " ")
    ('93,8 %', '99,9 %')
    """
    tenths = min(round(share * 1000), 999) if share < 1 else 1000
    return f"{tenths // 10},{tenths % 10}{NARROW}%"
