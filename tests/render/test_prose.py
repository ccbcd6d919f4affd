"""The sentence that opens an event's page: what, whether it took place, who, when."""

from __future__ import annotations

import re
from html import unescape

import pytest

from generator.model import EventStatus, EventType, Ref, RefKind
from generator.render import prose
from generator.render.links import Linker
from generator.render.lookup import Lookup
from tests.bare_model import bare_event
from tests.render.invented import invented

SIDES = (Ref(RefKind.PERSON, "anna-leclerc"), Ref(RefKind.PERSON, "bruno-petit"))


def opening(kind: EventType, status: EventStatus, date: str | None) -> str:
    """Return the first sentence that tells a bare event."""
    event = bare_event("2031-09-20-essai", kind, status=status, date=date, participants=SIDES)
    told = prose.sentences(event, Linker(Lookup(invented()), "index.md"), 1)[0]
    return unescape(re.sub("<[^>]+>", "", str(told))).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("kind", "status", "date", "told"),
    [
        (
            "meeting",
            "occurred",
            "2031-09-20",
            "Une rencontre a eu lieu entre {} le samedi 20 septembre 2031.",
        ),
        (
            "meeting",
            "planned",
            "2031-09-20",
            "Une rencontre est annoncée entre {} pour le samedi 20 septembre 2031.",
        ),
        (
            "meeting",
            "cancelled",
            "2031-09-20",
            "Une rencontre entre {}, prévue pour le samedi 20 septembre 2031, a été annulée.",
        ),
        (
            "negotiation",
            "cancelled",
            None,
            "Des négociations entre {}, que nos articles ne datent pas, ont été annulées.",
        ),
        (
            "phone_call",
            "denied",
            "2031-05-02",
            "Un appel téléphonique entre {}, qui aurait eu lieu le vendredi 2 mai 2031, est démenti.",
        ),
        (
            "agreement",
            "denied",
            "2031-05",
            "Un accord entre {}, qui aurait été conclu en mai 2031, est démenti.",
        ),
        (
            "negotiation",
            "denied",
            "2031-05",
            "Des négociations entre {}, qui auraient eu lieu en mai 2031, sont démenties.",
        ),
    ],
)
def test_the_day_of_what_was_not_is_not_the_day_of_its_denial_or_cancellation(
    kind: str, status: str, date: str | None, told: str
) -> None:
    found = opening(EventType(kind), EventStatus(status), date)
    assert found == told.format(
        "[Anna Leclerc](personnes/anna-leclerc.md) et [Bruno Petit](personnes/bruno-petit.md)"
    )
