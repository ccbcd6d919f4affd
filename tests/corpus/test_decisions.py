"""Each decision has a reason and a day: what lacks one is told with the line to write."""

from __future__ import annotations

from pathlib import Path

from generator.corpus import read_corpus
from tests.corpus.test_read import ARTICLE, chronicle, faults_of

VISIT = "type: visit\nstatus: occurred\n"


def test_a_decision_without_reason_or_day_is_told_with_the_line_to_write(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "articles/a.md": ARTICLE.replace(
            "---\n", '---\nreference_date: {date: "2031-05-07", reason: Vu}\n', 1
        ),
        "events/x.yml": f"{VISIT}withdrawn: Doublon\n",
        "events/y.yml": f"{VISIT}merged_into: z\n",
        "events/z.yml": f'{VISIT}date: "2031-05-07"\nreasons:\n  date: {{reason: Vu}}\n',
        "people.yml": "anna:\n  name: Anna\n  different_from: [berthe]\nberthe:\n  name: Berthe\n",
    }
    assert faults_of(tmp_path, files) == [
        'data/articles/a.md:2:17: « decided » is missing; add `decided: "YYYY-MM-DD"`',
        "data/events/x.yml:3:12: it is not said when « withdrawn » was decided; "
        'write `withdrawn: {reason: "Doublon", decided: "YYYY-MM-DD"}`',
        "data/events/y.yml:3:14: « merged_into » is a decision, and no reason is given; "
        'add `reasons: {merged_into: {reason: "…", decided: "YYYY-MM-DD"}}`',
        'data/events/z.yml:5:9: « decided » is missing; add `decided: "YYYY-MM-DD"`',
        "data/people.yml:3:19: « different_from » is a decision, and no reason is given; "
        'add `reasons: {different_from: {reason: "…", decided: "YYYY-MM-DD"}}`',
    ]


def test_one_reason_tells_a_pair_apart(tmp_path: Path) -> None:
    why = '{reason: "Deux s\u0153urs.", decided: "2031-06-01"}'
    people = (
        f"anna:\n  name: Anna\n  different_from: [berthe]\n  reasons: {{different_from: {why}}}\n"
        "berthe:\n  name: Berthe\n  different_from: [anna]\n"
    )
    assert faults_of(tmp_path, {"people.yml": people}) == []


def test_nothing_was_decided_in_the_future(tmp_path: Path) -> None:
    root = chronicle(
        tmp_path, {"events/x.yml": f'{VISIT}withdrawn: {{reason: Non., decided: "2031-06-02"}}\n'}
    )
    assert read_corpus(root, "2031-06-02")[1] == ()
    (told,) = read_corpus(root, "2031-06-01")[1]
    assert str(told).startswith("data/events/x.yml:3:12: withdrawn: « 2031-06-02 » is in the future")


def test_a_misspelt_key_is_told_once(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "events/x.yml": 'tipe: visit\nstatus: occurred\nwithdrawn: {raison: Non., decided: "2031-06-02"}\n',
        "events/y.yml": f'{VISIT}withdrawn: {{reason: Non., decidde: "2031-06-02"}}\n',
        "people.yml": "anna:\n  nom: Anna\n",
    }
    assert [told.partition(": ")[2] for told in faults_of(tmp_path, files)] == [
        "unknown key « tipe »; did you mean « type »?",
        "unknown key « raison »; did you mean « reason »?",
        "unknown key « decidde »; did you mean « decided »?",
        "unknown key « nom »; did you mean « name »?",
    ]


def test_a_record_at_fault_is_told_at_its_own_place_only(tmp_path: Path) -> None:
    event = f"{VISIT}participants: [anna-leclerc]\ninitiator: anna-leclerc\nplace: port-neuf\n"
    files: dict[str, str | bytes] = {
        "events/x.yml": event,
        "people.yml": "Anna-leclerc:\n  name: Anna Leclerc\n",
    }
    assert [told.partition(": ")[0] for told in faults_of(tmp_path, files)] == [
        "data/events/x.yml:5:8",
        "data/people.yml:1:1",
    ]


def test_the_names_of_a_kept_event_know_where_they_stand(tmp_path: Path) -> None:
    event = f"{VISIT}participants:\n  - Anna Leclerc\nplace: Port Neuf\n"
    (kept,) = read_corpus(chronicle(tmp_path, {"events/x.yml": event}))[0].records.events
    assert kept.written_at == (("participants", "Anna Leclerc", 4, 5), ("place", "Port Neuf", 5, 8))
