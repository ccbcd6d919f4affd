"""A sound `data/` folder is read in full, and no file can stop the others from being read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.corpus import Corpus, load_corpus, read_corpus
from generator.errors import Fault
from generator.model import Authority, EventStatus, EventType, ReferenceDate, Rights, Selector

SOUND = Path(__file__).parent.parent / "golden" / "corpus" / "sound"
ARTICLE = "---\ntitle: Port\n---\n\nLe port a rouvert.\n"
MERGER = 'reasons: {merged_into: {reason: "Un seul.", decided: "2031-06-01"}}\n'


@pytest.fixture(scope="module")
def sound() -> Corpus:
    return load_corpus(SOUND)


def chronicle(root: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = root / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def faults_of(root: Path, files: dict[str, str | bytes]) -> list[str]:
    return [str(fault) for fault in read_corpus(chronicle(root, files))[1]]


def test_an_article_holds_what_its_editor_wrote(sound: Corpus) -> None:
    (article,) = sound.articles
    assert article.id == "2031-05-quotidien-du-port-9b6285"
    assert article.title == "Port : la réouverture, « enfin »"
    assert article.published == "2031-05"
    reason = "Le texte dit « mercredi » et la marée du siècle était la veille."
    expected = ReferenceDate("2031-05-07", reason, "2031-06-01", "Annuaire des marées", 5)
    assert article.reference_date == expected
    assert (article.publishers, article.authors) == (("Le Quotidien du Port",), ("Anna Leclerc",))
    assert article.url == "https://port.example/2031/05/port?x=1&y=é"
    assert article.rights is Rights.NOTICE
    assert article.text.startswith("Le port a rouvert")
    assert article.text.endswith("« Oui. »\n")
    lines = (SOUND / article.path).read_text().splitlines()
    assert lines[article.text_line - 1].startswith("Le port a rouvert")


def test_rights_are_the_narrowest_useful_ones_when_nobody_says(tmp_path: Path) -> None:
    corpus = load_corpus(chronicle(tmp_path, {"articles/a.md": ARTICLE}))
    assert corpus.articles[0].rights is Rights.EXTRACT


def test_authority_records_are_sorted_and_complete(sound: Corpus) -> None:
    people = {person.id: person for person in sound.records.people}
    assert list(people) == ["jeanne-le-goff", "paul-de-vaux", "paul-de-vaux-fils"]
    assert people["jeanne-le-goff"] == Authority(
        id="jeanne-le-goff",
        kind="person",
        name="Jeanne Le Goff",
        sort_name="Le Goff, Jeanne",
        aliases=("NO", "Mme Le Goff"),
        description="Maire du port",
        part_of="mairie",
        path="data/people.yml",
        line=2,
    )
    assert people["paul-de-vaux"].sort_name == "Vaux (Paul de)"
    (state, town) = sound.records.places
    assert (state.state, state.metonyms, state.coordinates) == (True, ("Port-Neuf",), (-12.5, 2.0))
    assert (town.state, town.part_of) == (False, "morvelie")
    assert sound.records.themes[0].keywords == ("marée", "010", "12:30")


def test_kept_events_hold_their_facts_and_what_binds_them(sound: Corpus) -> None:
    call, merged, withdrawn = sound.records.events
    assert (call.id, call.type, call.status) == (
        "2031-05-07-appel",
        EventType.PHONE_CALL,
        EventStatus.OCCURRED,
    )
    assert call.date == "[2031-05-07,2031-05-14]"
    assert call.participants == ("jeanne-le-goff", "Le préfet")
    assert call.duration_minutes == 90
    article = "2031-05-quotidien-du-port-9b6285"
    assert call.mentions == (Selector(article, "a appelé le préfet", "mercredi. La maire ", ".\n\n---", 14),)
    assert call.provisional == ("p-0123abcd",)
    assert dict(call.lines)["duration_minutes"] == 10
    assert merged.merged_into == call.id
    assert withdrawn.withdrawn == "Une homonymie."


def test_every_choice_of_an_editor_is_a_decision(sound: Corpus) -> None:
    told = [(decision.subject, decision.property, decision.value) for decision in sound.decisions]
    assert told == [
        ("articles/2031-05-quotidien-du-port-9b6285", "reference_date", "2031-05-07"),
        ("events/2031-05-07-appel", "date", "[2031-05-07,2031-05-14]"),
        ("events/2031-05-07-appel", "date", "[2031-05-07,2031-05-14]"),
        ("events/2031-05-07-appel", "duration_minutes", "90"),
        ("events/2031-05-appel", "merged_into", "2031-05-07-appel"),
        ("events/sd-visite", "withdrawn", "true"),
        ("people/paul-de-vaux", "different_from", "paul-de-vaux-fils"),
    ]
    assert sound.decisions[-1].reason == "Le père et le fils."
    assert sound.decisions[-1].decided == "2031-06-01"


def test_missing_files_are_empty(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    assert read_corpus(tmp_path) == (Corpus(), ())


def test_a_folder_without_data_is_told(tmp_path: Path) -> None:
    assert [fault.path for fault in read_corpus(tmp_path)[1]] == ["data"]


def test_crlf_and_byte_order_marks_are_read(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "articles/a.md": b"\xef\xbb\xbf" + ARTICLE.replace("\n", "\r\n").encode(),
        "people.yml": b"\xef\xbb\xbfanna:\r\n  name: Anna\r\n",
    }
    corpus = load_corpus(chronicle(tmp_path, files))
    assert corpus.articles[0].text == "Le port a rouvert.\r\n"
    assert corpus.records.people[0].name == "Anna"


def test_another_encoding_is_told_at_the_first_wrong_character(tmp_path: Path) -> None:
    told = faults_of(tmp_path, {"people.yml": "anna:\n  name: Zoé\n".encode("latin-1")})
    assert told == ["data/people.yml:2:11: this is not UTF-8; save the file with the encoding UTF-8"]


def test_a_link_out_of_the_chronicle_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text(ARTICLE)
    root = chronicle(tmp_path / "root", {"articles/a.md": ARTICLE})
    (root / "data/articles/b.md").symlink_to(secret)
    (root / "data/articles/c.md").symlink_to(root / "data/articles/c.md")
    (root / "data/articles/d.md").symlink_to(root / "data/articles/nowhere.md")
    corpus, faults = read_corpus(root)
    assert [article.id for article in corpus.articles] == ["a"]
    assert [fault.path[-4:] for fault in faults] == ["b.md", "c.md", "d.md"]


def test_what_is_no_file_is_told_and_never_waited_for(tmp_path: Path) -> None:
    root = chronicle(tmp_path, {"articles/a.md": ARTICLE})
    os.mkfifo(root / "data/articles/b.md")
    os.mkfifo(root / "data/people.yml")
    assert [fault.what for fault in read_corpus(root)[1]] == ["this is not a file", "this is not a file"]


def test_a_fault_is_told_once_and_its_value_left_out(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "articles/a.md": "---\npublished: hier\nrights: tout\n---\n\nTexte.\n",
        "events/x.yml": "type: visit\nstatus: occurred\nmerged_into: y\nmentions:\n  - {article: b, exact: Texte}\n"
        + MERGER,
    }
    corpus, faults = read_corpus(chronicle(tmp_path, files))
    assert len(faults) == 4
    assert corpus.articles[0].published is None
    assert corpus.records.events[0].merged_into is None
    assert corpus.records.events[0].mentions == ()


def test_an_article_that_is_gone_is_one_fault_and_one_at_fault_is_told_once(tmp_path: Path) -> None:
    def event(*articles: str) -> str:
        mentions = "".join(f"  - {{article: {id_}, exact: port}}\n" for id_ in articles)
        return f"type: meeting\nstatus: occurred\nmentions:\n{mentions}"

    files: dict[str, str | bytes] = {
        "articles/a.md": "no front matter",
        "events/x.yml": event("a", "a"),
        "events/y.yml": event("gone", "gone", "gone"),
        "events/z.yml": event("gone", "gone"),
    }
    told = faults_of(tmp_path, files)
    assert [line.partition(";")[0] for line in told] == [
        "data/articles/a.md:1:1: the front matter is missing",
        "data/events/y.yml:4:5: no article « gone », which lines 5, 6 name too",
        "data/events/z.yml:4:5: no article « gone », which line 5 names too",
    ]


@pytest.mark.parametrize("alias", ["la maire", "l’ancien préfet", "L'élu"])
def test_an_office_is_nobody_s_alias(alias: str, tmp_path: Path) -> None:
    people = f'anna-leclerc:\n  name: Anna Leclerc\n  aliases: [A. Leclerc, "{alias.lower()}"]\n'
    (told,) = faults_of(tmp_path, {"people.yml": people})
    assert told.startswith("data/people.yml:3:25: ") and "is an office" in told


@pytest.mark.parametrize("alias", ["le Goff", "Le Goff", "la Callas", "l’Aigle", "leclerc", "أنّا"])
def test_a_name_that_begins_like_an_article_is_an_alias(alias: str, tmp_path: Path) -> None:
    people = f'anna-leclerc:\n  name: Anna Leclerc\n  aliases: ["{alias}"]\n'
    assert faults_of(tmp_path, {"people.yml": people}) == []


def test_a_merged_event_may_keep_the_mentions_that_its_heir_has(tmp_path: Path) -> None:
    mention = "mentions:\n  - {article: a, exact: Le port}\n"
    files: dict[str, str | bytes] = {
        "articles/a.md": ARTICLE,
        "events/x.yml": f"type: visit\nstatus: occurred\nmerged_into: y\n{mention}{MERGER}",
        "events/y.yml": f"type: visit\nstatus: occurred\n{mention}",
    }
    assert faults_of(tmp_path, files) == []


def test_a_long_chain_of_mergers_is_sound_and_a_long_loop_is_told(tmp_path: Path) -> None:
    body = "type: visit\nstatus: occurred\n"
    chain: dict[str, str | bytes] = {
        f"events/e{n}.yml": f"{body}merged_into: e{n + 1}\n{MERGER}" for n in range(50)
    }
    assert faults_of(tmp_path / "chain", {**chain, "events/e50.yml": body}) == []
    looped = faults_of(tmp_path / "loop", {**chain, "events/e50.yml": f"{body}merged_into: e25\n{MERGER}"})
    assert len(looped) == 26


def test_hostile_names_stay_on_one_short_line(tmp_path: Path) -> None:
    long = "x" * 5000
    root = chronicle(
        tmp_path,
        {"events/x.yml": f'type: "{long}"\nstatus: "a\\nb"\nparticipants: ["{long}"]\n{long}: "\\u202e"\n'},
    )
    told = [str(fault) for fault in read_corpus(root)[1]]
    assert told
    assert all(len(line) < 250 and "\n" not in line for line in told)


def test_a_file_where_a_folder_should_be_is_told(tmp_path: Path) -> None:
    told = faults_of(tmp_path, {"articles": "x", "events": "x"})
    assert [line.partition(":")[0] for line in told] == ["data/articles", "data/events"]


def test_a_file_too_large_to_be_data_is_told_without_being_read(tmp_path: Path) -> None:
    root = chronicle(tmp_path, {"people.yml": ""})
    with (root / "data/people.yml").open("r+b") as stream:
        stream.truncate(10**12)
    assert ["larger than 5 MB" in str(fault) for fault in read_corpus(root)[1]] == [True]


@pytest.mark.parametrize(
    "address",
    [
        "ftp://port.example/",
        "//port.example/",
        "https://",
        "https:///chemin",
        "https://port.example:99999/",
        "https://[::1/",
        "https://port.example/a b",
        'https://port.example/"><script>',
        "data:text/html,x",
        "JavaScript:alert(1)",
        "https://port.example/\\u202e",
    ],
)
def test_only_web_addresses_are_addresses(address: str, tmp_path: Path) -> None:
    quoted = address.replace('"', '\\"')
    root = chronicle(tmp_path, {"articles/a.md": f'---\nurl: "{quoted}"\n---\n\nTexte.\n'})
    corpus, faults = read_corpus(root)
    assert [fault.what.endswith("is no web address") for fault in faults] == [True]
    assert corpus.articles[0].url is None


def test_hostile_file_names_can_be_printed(tmp_path: Path) -> None:
    root = chronicle(tmp_path, {"articles/a.md": ARTICLE})
    for name in (b"\xff.md", b"a\nb.md", "\u202e.md".encode()):
        Path(os.fsdecode(os.fsencode(root) + b"/data/articles/" + name)).write_text(ARTICLE)
    told = [str(fault) for fault in read_corpus(root)[1]]
    assert len(told) == 3
    assert all(line.isprintable() for line in told)


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    assert read_corpus(SOUND) == read_corpus(SOUND)
    assert all(isinstance(fault, Fault) for fault in read_corpus(SOUND.parent / "events")[1])


def test_a_place_and_an_organisation_may_share_an_id_without_a_loop(tmp_path: Path) -> None:
    root = chronicle(
        tmp_path,
        {
            "organisations.yml": "valmer: {name: Ville de Valmer, part_of: tarvie}\ntarvie: {name: État tarvien}\n",
            "places.yml": "valmer: {name: Valmer, part_of: tarvie}\ntarvie: {name: Tarvie}\n",
        },
    )
    assert read_corpus(root)[1] == ()


def test_a_loop_of_places_is_told_though_an_organisation_has_one_of_the_ids(tmp_path: Path) -> None:
    root = chronicle(
        tmp_path,
        {
            "organisations.yml": "valmer: {name: Ville de Valmer}\n",
            "places.yml": "valmer: {name: Valmer, part_of: tarvie}\ntarvie: {name: Tarvie, part_of: valmer}\n",
        },
    )
    told = [str(fault) for fault in read_corpus(root)[1]]
    assert [line.partition(":")[0] for line in told] == ["data/places.yml", "data/places.yml"]
    assert all("is part of itself" in line for line in told)
