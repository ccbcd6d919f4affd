"""What the site owes to those who noted an address: chains lead straight to their end, loops nowhere."""

from __future__ import annotations

from dataclasses import replace

from generator.answers import answers, promises
from generator.model import Ref, RefKind
from tests.render.invented import invented

CALL = Ref(RefKind.EVENT, "2025-06-04-appel")


def event(id_: str) -> Ref:
    return Ref(RefKind.EVENT, id_)


def test_a_chain_leads_straight_to_its_end_and_a_loop_nowhere() -> None:
    redirects = (
        (event("a"), event("b")),
        (event("b"), event("c")),
        (event("c"), CALL),
        (event("d"), event("e")),
        (event("e"), event("d")),
        (event("f"), event("2025-01-01-accord")),
    )
    found = answers(replace(invented(), redirects=redirects))
    assert {found[event(one)] for one in "abc"} == {CALL}
    assert event("d") not in found and event("e") not in found
    assert found[event("f")] == event("2025-01-01-accord"), (
        "a withdrawn page answers for what was merged into it"
    )


def test_each_page_owes_its_anchors_and_an_earlier_address_its_end() -> None:
    owed = {one.address: one for one in promises(invented())}
    call = owed["evenements/2025-06-04-appel/"]
    assert call.end == call.address
    assert {"compte-c1", "compte-c2"} <= set(call.anchors)
    article = owed["articles/2025-06-05-phare-aaaaaa/"]
    assert {"phrase-aaaa0001", "citation-q1"} <= set(article.anchors)
    assert owed["evenements/p-aaaaaaaa/"].end == "evenements/2025-06-04-appel/"
    assert owed["evenements/2025-01-01-accord/"].anchors == ()
