"""What `keep` writes is read back as the same facts, and says to its editor what it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import lexicon
from generator.corpus import load_corpus
from generator.corpus.ids import ID
from generator.corpus.write_event import (
    mint_event_id,
    record_names,
    render_kept_event,
    selector_for,
    write_kept_event,
)
from generator.errors import Fault, FilRougeError
from generator.model import (
    Article,
    Authority,
    Chronicle,
    EntityEntry,
    EventType,
    KeptEvent,
    Ref,
    RefKind,
    Span,
)
from tests.bare_model import bare_event

ANNA = Ref(RefKind.PERSON, "anna-leclerc")
PAUL = Ref(RefKind.PERSON, "paul-mervent")
PORT = Ref(RefKind.PLACE, "port-neuf")
TEXT = 'Anna Leclerc a appelé Paul Mervent : « Viens "vite" »\u2028à 12:30 #port\n'
EVENT = bare_event(
    "p-0123abcd",
    EventType.PHONE_CALL,
    kept=False,
    title="Appel téléphonique entre Anna Leclerc et Paul Mervent",
    date="2031-05-07",
    participants=(ANNA, PAUL),
    initiator=ANNA,
    duration_minutes=75,
    place=PORT,
    aliases=("p-ffff0000", "ancien"),
)
NAMES = {ANNA: "anna-leclerc", PAUL: "Paul Mervent", PORT: "Port-Neuf"}


def read_back(root: Path, content: str, text: str = TEXT) -> KeptEvent:
    (root / "data/articles").mkdir(parents=True)
    (root / "data/articles/a.md").write_bytes(f"---\ntitle: x\n---\n\n{text}".encode())
    (root / "data/people.yml").write_text("anna-leclerc:\n  name: Anna Leclerc\n")
    write_kept_event(root, "2031-05-07-appel", content)
    return load_corpus(root).records.events[0]


def test_a_kept_event_is_read_back_as_it_was(tmp_path: Path) -> None:
    selector = selector_for(Article("a", TEXT), Span(TEXT.index("a appelé"), TEXT.index(" :")))
    kept = read_back(tmp_path, render_kept_event(EVENT, [selector], NAMES))
    assert (kept.type, kept.status, kept.date) == (EVENT.type, EVENT.status, EVENT.date)
    assert kept.title is None, "a title that nobody wrote goes on being made"
    assert kept.participants == ("anna-leclerc", "Paul Mervent")
    assert (kept.initiator, kept.duration_minutes, kept.place) == ("anna-leclerc", 75, "Port-Neuf")
    assert [replace(mention, line=0) for mention in kept.mentions] == [selector]
    assert kept.provisional == ("p-0123abcd", "p-ffff0000")


def test_what_is_unknown_is_left_to_the_articles(tmp_path: Path) -> None:
    bare = replace(
        EVENT, date=None, participants=(), initiator=None, duration_minutes=None, place=None, aliases=()
    )
    kept = read_back(tmp_path, render_kept_event(bare, [], {}))
    facts = (kept.date, kept.participants, kept.initiator, kept.duration_minutes, kept.place, kept.mentions)
    assert facts == (None, (), None, None, None, ())


def test_the_same_event_gives_the_same_file() -> None:
    assert render_kept_event(EVENT, [], NAMES) == render_kept_event(EVENT, [], dict(reversed(NAMES.items())))


def test_the_file_tells_its_editor_what_to_do() -> None:
    comments = [line for line in render_kept_event(EVENT, [], NAMES).splitlines() if line.startswith("#")]
    assert any("reasons:" in line for line in comments)
    assert any("merged_into:" in line for line in comments)
    written = [line.removeprefix("#").removeprefix(" ") for line in comments]
    start = written.index("reasons:")
    hint = yaml.safe_load(
        "\n".join(line for line in written[start:] if not line.startswith(("To ", "What ")))
    )
    assert set(hint["reasons"]) == {"date", "merged_into", "split_from"}
    decisions = (*hint["reasons"].values(), hint["withdrawn"], *hint["rejected"])
    assert all({"reason", "decided"} <= set(why) for why in decisions)
    assert hint["merged_into"] and hint["split_from"]
    assert any(EVENT.title in line for line in comments)


def test_an_entity_is_called_by_its_record_or_else_by_a_name_that_is_no_id() -> None:
    def entry(ref: Ref, name: str, record: Authority | None) -> EntityEntry:
        return EntityEntry(ref, name, name, record, (), (), (), (), (), (), ())

    airport = Ref(RefKind.PLACE, "aeroport")
    chronicle = Chronicle(
        articles=(),
        events=(),
        persons=(
            entry(ANNA, "Anna Leclerc", Authority("anna-leclerc", "person", "Anna Leclerc", "Leclerc, Anna")),
            entry(PAUL, "Paul Mervent", None),
        ),
        organisations=(),
        places=(entry(airport, "aeroport", None),),
        themes=(),
        quotations=(),
        decisions=(),
        redirects=(),
        notices=(),
    )
    assert record_names(chronicle) == {ANNA: "anna-leclerc", PAUL: "Paul Mervent", airport: "Aeroport"}


def test_themes_are_written_by_their_ids() -> None:
    themed = replace(EVENT, themes=(Ref(RefKind.THEME, "marees"),))
    assert "themes:\n  - marees\n" in render_kept_event(themed, [], NAMES)


def test_a_kept_event_is_never_overwritten(tmp_path: Path) -> None:
    write_kept_event(tmp_path, "x", "type: visit\n")
    with pytest.raises(FilRougeError) as raised:
        write_kept_event(tmp_path, "x", "type: meeting\n")
    assert raised.value.faults == (
        Fault("data/events/x.yml", 0, 0, "the file exists already", "move it away, or edit it by hand"),
    )
    assert (tmp_path / "data/events/x.yml").read_text() == "type: visit\n"


@settings(deadline=None)
@given(
    title=st.text(alphabet=st.characters(codec="utf-8")), name=st.text(alphabet=st.characters(codec="utf-8"))
)
def test_hostile_words_change_nothing_of_the_file(title: str, name: str) -> None:
    import yaml

    content = render_kept_event(replace(EVENT, title=title), [], {**NAMES, PAUL: name})
    assert yaml.safe_load(content)["participants"] == ["anna-leclerc", name]
    assert yaml.safe_load(content)["type"] == "phone_call"


def test_every_type_has_a_word_for_ids() -> None:
    types = lexicon.load("event_types")["types"]
    for type_ in EventType:
        assert ID.fullmatch(types[type_.value]["slug"])
        assert mint_event_id(replace(EVENT, type=type_), ()) == f"2031-05-07-{types[type_.value]['slug']}"


def test_an_id_taken_gets_more_words_then_a_number() -> None:
    taken: list[str] = []
    for expected in (
        "2031-05-07-appel",
        "2031-05-07-appel-leclerc-mervent",
        "2031-05-07-appel-port-neuf",
        "2031-05-07-appel-leclerc-mervent-port-neuf",
        "2031-05-07-appel-2",
        "2031-05-07-appel-3",
    ):
        assert mint_event_id(EVENT, taken) == expected
        taken.append(expected)


@pytest.mark.parametrize(
    ("date", "minted"),
    [
        (None, "sd-appel"),
        ("[2031-05-07,2031-05-14]", "2031-05-appel"),
        ("2031-05-30/2031-06-02", "2031-05-30-appel"),
        ("2031-05-07?", "2031-05-07-appel"),
    ],
)
def test_an_id_never_says_more_than_is_known(date: str | None, minted: str) -> None:
    assert mint_event_id(replace(EVENT, date=date), ()) == minted


def test_an_id_stays_short_enough_for_a_file_name() -> None:
    crowd = tuple(Ref(RefKind.PLACE, f"{'x' * 110}{n}") for n in range(3))
    minted = mint_event_id(replace(EVENT, participants=(), place=None, parties=crowd), ("2031-05-07-appel",))
    assert len(minted) <= 120
    assert ID.fullmatch(minted)
