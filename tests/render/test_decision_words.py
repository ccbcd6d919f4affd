"""What readers are told of an editor's decision: in words, with links, never more of an article than its rights."""

from __future__ import annotations

from dataclasses import replace
from html import unescape

import pytest

from generator.addresses import CORRECTIONS, index_file
from generator.model import Chronicle, Decision
from generator.render.decisions import decision_view
from generator.render.links import Linker
from generator.render.lookup import Lookup
from tests.resolve.tellings.test_kept import SECOND, run
from tests.resolve.test_rejections import call, rejection


def words(chronicle: Chronicle, decision: Decision) -> str:
    lookup = Lookup(chronicle)
    view = decision_view(lookup, Linker(lookup, index_file(CORRECTIONS)), decision)
    return unescape(str(view.sentence)).replace("\u202f", " ").replace("\u00a0", " ")


def rejected(value: str, subject: str = "events/2031-03-03-appel") -> Decision:
    return replace(rejection(property="duration", value="60").decision, value=value, subject=subject)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("duration=60", "Valeur écartée : Durée « 1 heure »."),
        ("participants=bruno-vasseur", "Valeur écartée : Participants « [Bruno Vasseur]"),
        ("account=0000000000", "Un compte rendu de cet événement est écarté"),
        (f"words={SECOND}", "Des mots d’un article ("),
    ],
)
def test_what_is_rejected_is_told_in_words(value: str, told: str) -> None:
    chronicle, _ = run(call())
    assert told in words(chronicle, rejected(value))


def test_an_account_that_is_rejected_is_told_by_its_value() -> None:
    chronicle, _ = run(call())
    (event,) = [event for event in chronicle.events if event.kept]
    (wrong,) = [one for one in event.accounts if (one.property, one.value) == ("duration", "60")]
    assert "Durée « 1 heure »" in words(chronicle, rejected(f"account={wrong.id}"))


@pytest.mark.parametrize("kind", ["event", "person", "organisation", "place"])
def test_rejected_words_of_an_article_are_not_shown(kind: str) -> None:
    told = words(run()[0], rejected(kind, f"articles/{SECOND}"))
    assert told.startswith("Des mots de cet article, lus comme")
