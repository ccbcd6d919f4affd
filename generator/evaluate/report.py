"""Tell a score: a table for people, an object for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from generator.evaluate.events import STATUS
from generator.evaluate.judgement import NO_EVENT, Judgement
from generator.evaluate.quotations import SPEAKERS
from generator.evaluate.score import Score, TextScore, layers_with_figures
from generator.evaluate.timexes import STRICT, VALUE
from generator.model import Tally

_LONGEST: Final = 110
# Layers that judge a value of what another layer looks for: there, what is missing or made up is told already.
_VALUES: Final = frozenset({SPEAKERS, STRICT, VALUE, STATUS})


def in_words(score: Score, *, errors: bool = False, per_text: bool = False) -> str:
    """Return a report: a table of layers; if asked, F1 of each text, and every mistake."""
    lines = list(_table(score))
    if per_text:
        lines += ["", *_per_text(score)]
    if errors:
        for text in score.texts:
            wrong = [_mistake(row) for row in sorted_mistakes(text)]
            if wrong or text.traps:
                lines += ["", f"== {text.id}", *wrong, *(f"  ! trap: {trap}" for trap in text.traps)]
    return "\n".join(lines)


def as_json(score: Score, *, errors: bool = False, per_text: bool = False) -> dict[str, Any]:
    """Return the same for programs."""
    told: dict[str, Any] = {
        "texts": len(score.french),
        "layers": {layer: figures(counts) for layer, counts in layers_with_figures(score)},
        "traps": [{"text": text, "trap": trap} for text, trap in score.traps],
        "other_languages": {
            "texts": len(score.foreign),
            "recognised": sum(text.language_told for text in score.foreign),
            "made_up": sum(len(text.judgements) for text in score.foreign),
        },
    }
    if per_text:
        told["per_text"] = {
            text.id: {layer: figures(counts) for layer, counts in layers_with_figures(Score((text,)))}
            for text in score.french
        }
    if errors:
        told["errors"] = {
            text.id: [
                {"layer": row.layer, "item": row.item, "mistake": _kind(row), "told": row.told}
                for row in sorted_mistakes(text)
            ]
            for text in score.texts
        }
    return told


def figures(counts: Tally) -> dict[str, float | int]:
    """Return the figures of a layer for JSON and for the record."""
    return {
        "precision": round(counts.precision, 4),
        "recall": round(counts.recall, 4),
        "f1": round(counts.f1, 4),
        "right_found": counts.right_found,
        "found": counts.found,
        "right_expected": counts.right_expected,
        "expected": counts.expected,
    }


def _table(score: Score) -> Iterator[str]:
    yield f"{'':22} {'precision':>9} {'recall':>9} {'F1':>9}   right/found  right/expected"
    for layer, counts in layers_with_figures(score):
        yield (
            f"{layer:22} {counts.precision:9.3f} {counts.recall:9.3f} {counts.f1:9.3f}   "
            f"{f'{counts.right_found}/{counts.found}':>11}  {counts.right_expected}/{counts.expected}"
        )
    yield f"texts {len(score.french)}, traps sprung {len(score.traps)}"
    for text, trap in score.traps:
        yield f"  ! {text}: {trap}"
    if score.foreign:
        made_up = sum(len(text.judgements) for text in score.foreign)
        told = sum(text.language_told for text in score.foreign)
        yield f"in other languages: texts {len(score.foreign)}, language recognised {told}, made up {made_up}"


def _per_text(score: Score) -> Iterator[str]:
    layers = [layer for layer, _ in layers_with_figures(score)]
    longest = max([len(text.id) for text in score.french], default=0)
    for layer_number, layer in enumerate(layers, 1):
        yield f"({layer_number}) {layer}"
    yield f"{'F1':{longest}} " + " ".join(f"{f'({number})':>5}" for number in range(1, len(layers) + 1))
    for text in score.french:
        counts = [text.tally(layer) for layer in layers]
        cells = " ".join("    ·" if one.empty else f"{one.f1:5.2f}" for one in counts)
        yield f"{text.id:{longest}} {cells}"


def sorted_mistakes(text: TextScore) -> list[Judgement]:
    """Return the mistakes in a text, layer by layer, none told twice."""
    return [
        row
        for row in text.judgements
        if not row.right and row.told != NO_EVENT and not (row.layer in _VALUES and row.found != row.expected)
    ]


def _kind(row: Judgement) -> str:
    if row.found and row.expected:
        return "wrong"
    return "made up" if row.found else "missing"


def _mistake(row: Judgement) -> str:
    mark = {"wrong": "~", "made up": "+", "missing": "-"}[_kind(row)]
    item = row.item if len(row.item) <= _LONGEST else f"{row.item[:_LONGEST]}…"
    return f"  {mark} {row.layer}: {item}" + (f" — {row.told}" if row.told else "")
