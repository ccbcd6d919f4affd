"""The figures that are committed and published: what the program reached on the invented articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import Final

import yaml

from generator.evaluate.score import Score, layers_with_figures
from generator.model import MeasuredLayer, MeasuredSet, Measures, Tally

FILE: Final = "figures.yml"
_HEADER: Final = """\
# What `fil-rouge evaluate` measures on the invented articles of tests/gold, written by the authors of the rules.
# `development` served to improve the rules, most of it written before them; `held-out` never did.
# Each layer: right of those found / found, right of those expected / expected.
# Written by scripts/record-figures; a test holds that they are those of the present program.
"""


def measured(name: str, score: Score) -> MeasuredSet:
    """Return what is recorded of a score."""
    layers = (MeasuredLayer(layer, counts) for layer, counts in layers_with_figures(score))
    return MeasuredSet(name, len(score.texts), len(score.traps), tuple(layers))


def load_figures() -> Measures:
    """Return the figures of this version of the program."""
    data = yaml.safe_load(files(__package__).joinpath(FILE).read_text(encoding="utf-8"))
    sets = (_set(name, entry) for name, entry in data["sets"].items())
    return Measures(data["date"], data["version"], tuple(sets))


def _set(name: str, entry: dict[str, object]) -> MeasuredSet:
    layers = entry["layers"]
    assert isinstance(layers, dict)  # noqa: S101  # a file of ours
    return MeasuredSet(
        name, int(str(entry["texts"])), int(str(entry["traps"])), tuple(_read(*row) for row in layers.items())
    )


def _read(layer: str, counts: str) -> MeasuredLayer:
    found, expected = (tuple(map(int, part.split("/"))) for part in counts.split())
    return MeasuredLayer(layer, Tally(*found, *expected))


def written(measures: Measures) -> str:
    """Return the file that holds these figures."""
    lines = [_HEADER, f'date: "{measures.date}"', f'version: "{measures.version}"', "sets:"]
    for one in measures.sets:
        lines += [f"  {one.name}:", f"    texts: {one.texts}", f"    traps: {one.traps}", "    layers:"]
        lines += _rows(one.layers)
    return "\n".join(lines).replace("\n\n", "\n") + "\n"


def _rows(layers: Iterable[MeasuredLayer]) -> Iterator[str]:
    for one in layers:
        n = one.counts
        yield f'      "{one.layer}": {n.right_found}/{n.found} {n.right_expected}/{n.expected}'
