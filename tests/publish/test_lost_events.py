"""An address that was given once is missed when it goes."""

from __future__ import annotations

from pathlib import Path

from generator.publish.lost_events import lost_events


def site(root: Path, *events: str) -> Path:
    for id_ in events:
        page = root / "evenements" / id_ / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text("<p>Événement</p>", encoding="utf-8")
    return root


def test_kept_events_that_are_gone_are_told_in_order(tmp_path: Path) -> None:
    old = site(tmp_path / "old", "2031-05-04-visite", "2031-05-04-appel", "2031-05-05-appel", "p-0123abcd")
    new = site(tmp_path / "new", "2031-05-05-appel", "2031-06-01-greve")
    told = [str(fault) for fault in lost_events(old, new)]
    assert [line.split(": ")[0] for line in told] == [
        "data/events/2031-05-04-appel.yml",
        "data/events/2031-05-04-visite.yml",
    ]
    assert "/evenements/2031-05-04-appel/" in told[0] and "withdrawn:" in told[0]


def test_further_pages_of_the_index_and_of_an_event_are_no_events(tmp_path: Path) -> None:
    old = site(tmp_path / "old", "liste/2", "x", "x/suite/2")
    assert lost_events(old, site(tmp_path / "new", "x")) == ()


def test_a_first_build_loses_nothing(tmp_path: Path) -> None:
    assert lost_events(tmp_path / "none", site(tmp_path / "new", "x")) == ()
