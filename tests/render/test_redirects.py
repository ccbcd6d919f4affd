"""Pages that answer at an earlier address say why they moved."""

from __future__ import annotations

from dataclasses import replace
from html import unescape

import pytest

from generator.model import Decision, Ref, RefKind
from generator.render import render_pages
from tests.render.invented import ANNA, SITE, invented

TYPO = Ref(RefKind.PERSON, "anna-leclair")


@pytest.mark.parametrize(("subject", "value"), [(TYPO.id, ANNA.id), (ANNA.id, TYPO.id)])
def test_the_earlier_page_of_a_person_gives_the_reason_for_one_identity(subject: str, value: str) -> None:
    reason = "Coquille du Phare."
    why = Decision(f"people/{subject}", "same_as", value, reason, "2031-01-31", None, "data/people.yml", 9)
    other = Decision("people/bruno-petit", "same_as", "x", "Sans rapport.", None, None, "data/people.yml", 3)
    chronicle = invented()
    moved = replace(
        chronicle,
        redirects=(*chronicle.redirects, (TYPO, ANNA)),
        decisions=(*chronicle.decisions, why, other),
    )
    text = next(p.text for p in render_pages(moved, SITE) if p.path == f"personnes/{TYPO.id}.md")
    shown = unescape(text).replace("\\", "")
    assert reason in shown
    assert "Sans rapport" not in shown
    assert f"Ce qui était noté à l’adresse personnes/{TYPO.id}/ et « " in shown.replace("\u202f", " ")
