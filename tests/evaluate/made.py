"""Gold and findings made for the purpose: only what a test is about has to be written down."""

from __future__ import annotations

from typing import Any

from generator.errors import Fault
from generator.evaluate import Gold, Judgement, TextScore, judge, read_gold

# Invented people.
TEXT = """\
Mise à jour mardi 5 juin

Mardi 5 juin, le maire Bastien Orveau a rencontré Ilse Kampen, préfète de Haute-Vire, à Port-Clair pendant deux heures.

« Nous reprendrons, a dit M. Orveau, les travaux du port », sans dire quand.
"""


def gold(source: str, text: str = TEXT) -> Gold:
    """Read gold that must be without fault."""
    faults: list[Fault] = []
    found = read_gold(f"id: port\n{source}", "port.yml", text, faults)
    assert faults == []
    assert found is not None
    return found


def extracted(text: str = TEXT, **layers: Any) -> dict[str, Any]:
    """Return what `extract --json` would print, empty but for what is given."""
    layers_of_a_text = ("blocks", "persons", "organisations", "places", "timexes", "quotations", "events")
    empty: dict[str, Any] = {layer: [] for layer in layers_of_a_text}
    return {"id": "port", "language": "fr", "published": None, "text": text, **empty, **layers}


def name(one: str, *variants: str) -> dict[str, Any]:
    return {"name": one, "variants": list(variants or (one,))}


def timex(words: str, edtf: str | None, value: str = "", text: str = TEXT, after: str = "") -> dict[str, Any]:
    """Return a temporal expression at the first place of its words after some others."""
    start = text.index(words, text.index(after))
    return {
        "start": start,
        "end": start + len(words),
        "text": words,
        "edtf": edtf,
        "value": value,
        "rule": "x",
    }


def quotation(text: str, speaker: str | None) -> dict[str, Any]:
    return {"text": text, "speaker": speaker, "rule": "x"}


def event(kind: str, date: str | None, *participants: str, **facts: Any) -> dict[str, Any]:
    unsaid: dict[str, Any] = dict.fromkeys(("initiator", "duration_minutes", "place", "ordinal"))
    return {
        "type": kind, "status": "occurred", "date": date, "participants": list(participants), "parties": [],
        "figures": [], "start": 0, "end": 4, **unsaid, **facts,
    }  # fmt: skip


def score(source: str, text: str = TEXT, **layers: Any) -> TextScore:
    return judge(gold(source, text), extracted(text, **layers))


def rows(scored: TextScore, layer: str) -> list[Judgement]:
    return [row for row in scored.judgements if row.layer == layer]


def counts(scored: TextScore, layer: str) -> tuple[int, int, int, int]:
    """Return right of found, found, right of expected, expected."""
    one = scored.tally(layer)
    return one.right_found, one.found, one.right_expected, one.expected
