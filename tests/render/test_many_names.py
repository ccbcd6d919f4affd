"""A record may hold any number of names: its page stays light, tells those that articles write, and counts the rest."""

from __future__ import annotations

from dataclasses import replace
from html import unescape

from generator.model import AttestedName
from generator.render.entities import entity_page
from generator.render.lookup import Lookup
from generator.render.writer import Writer
from tests.render.invented import ANNA, SITE, invented


def test_ten_thousand_names_make_no_heavy_page() -> None:
    chronicle = invented()
    anna = next(entry for entry in chronicle.persons if entry.ref == ANNA)
    given = tuple(AttestedName(f"Nom {number}", (), True) for number in range(10_000))
    many = replace(anna, names=(*given, AttestedName("Mme Leclerc", anna.names[0].article_ids, False)))
    assert many.record is not None
    many = replace(many, record=replace(many.record, keywords=tuple(name.form for name in given)))
    chronicle = replace(chronicle, persons=(many, *chronicle.persons[1:]))
    page = next(iter(entity_page(Writer(Lookup(chronicle), SITE), many)))
    shown = unescape(page.text)
    assert len(page.text.encode()) < 50_000
    assert "<strong>Mme Leclerc</strong>" in shown
    assert "Et 9\u202f851\u00a0autres noms, dans" in shown
    assert "9\u202f850\u00a0autres" in shown
