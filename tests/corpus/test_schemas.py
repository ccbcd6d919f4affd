"""The schemas: what they accept is what our readers accept, they never drift, and they teach."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from generator import edtf
from generator.corpus import articles, authorities, kept_events, read_corpus, rejections
from generator.corpus.front_matter import part
from generator.corpus.schemas import schema_files, schema_line, stale_schemas, write_schemas
from generator.corpus.schemas.shapes import EDTF, descriptions
from generator.initialise import initialise
from tests.corpus.test_read import ARTICLE, chronicle

ROOT = Path(__file__).parent.parent.parent
GOLDEN = ROOT / "tests" / "golden"
DATA = [ROOT, GOLDEN / "corpus" / "sound", *sorted((GOLDEN / "resolve").iterdir())]
SCHEMAS: dict[str, dict[str, Any]] = {
    Path(path).stem: json.loads(content) for path, content in schema_files().items()
}


class Loader(yaml.SafeLoader):
    """Read YAML as the language server does (1.2): a day is a text, `yes` too."""


Loader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if not tag.endswith(("timestamp", "bool", "merge", "value"))
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


def problems(kind: str, text: str) -> list[str]:
    found = yaml.load(text, Loader=Loader)  # noqa: S506  # a safe loader
    errors = Draft7Validator(SCHEMAS[kind]).iter_errors(found)
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message}" for error in errors]


def data_files(root: Path) -> Iterator[tuple[str, str, str]]:
    for path in sorted((root / "data").rglob("*")):
        if path.suffix == ".md" and path.parent.name == "articles":
            parted = part(path.read_bytes().decode("utf-8"))
            if parted is not None:
                yield "article", parted.header, str(path.relative_to(ROOT))
        elif path.suffix == ".yml":
            kind = "event" if path.parent.name == "events" else path.stem
            yield kind, path.read_text(encoding="utf-8"), str(path.relative_to(ROOT))


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_schema_is_a_schema(kind: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[kind])


def test_the_committed_schemas_are_those_of_the_program() -> None:
    assert {path: (ROOT / path).read_bytes() for path in schema_files()} == schema_files(), (
        "run `fil-rouge schemas` and commit"
    )


@pytest.mark.parametrize("root", DATA, ids=lambda root: root.name)
def test_sound_data_is_valid(root: Path) -> None:
    wrong = {path: told for kind, text, path in data_files(root) if (told := problems(kind, text))}
    assert wrong == {}


def test_our_data_names_its_schemas() -> None:
    for kind, text, path in data_files(ROOT):
        first = text.splitlines()[0]
        assert first == schema_line(kind), path
        assert (ROOT / path).parent.joinpath(first.partition("$schema=")[2]).resolve().is_file(), path


def test_every_key_is_described_and_nothing_else() -> None:
    words = descriptions()
    assert set(words["article"]) == set(articles.KEYS)
    assert set(words["event"]) == set(kept_events.KEYS)
    assert set(words["record"]) == {key for keys in authorities.KEYS.values() for key in keys}
    selector = {*rejections.WORD_KEYS, "article", "sentence"}
    assert set(words["selector"]) == selector == set(kept_events.SELECTOR_KEYS)
    assert set(words["rejected"]) == set(rejections.EVENT_KEYS) - set(rejections.WORD_KEYS) - set(
        words["decision"]
    )
    assert set(words["rejected_words"]) == {"kind"}
    assert set(words["files"]) == set(SCHEMAS)


def described(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        if "examples" in schema:
            yield schema
        for value in schema.values():
            yield from described(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from described(value)


@pytest.mark.parametrize("kind", SCHEMAS)
def test_examples_are_valid(kind: str) -> None:
    found = list(described(SCHEMAS[kind]))
    assert found
    for schema in found:
        for example in schema["examples"]:
            Draft7Validator(schema).validate(example)


EVENT = "type: visit\nstatus: occurred\n"
WHY = 'reason: "Vu.", decided: "2031-06-01"'


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("event", "type: visit\n"),
        ("event", "type: phone-call\nstatus: occurred\n"),
        ("event", f"{EVENT}tilte: Visite\n"),
        ("event", f'{EVENT}date: "2031-13"\n'),
        ("event", f"{EVENT}duration_minutes: 1h30\n"),
        ("event", f"{EVENT}duration_minutes: 0\n"),
        ("event", f"{EVENT}participants: anna-leclerc\n"),
        ("event", f"{EVENT}mentions:\n  - {{article: a}}\n"),
        ("event", f"{EVENT}merged_into: b\n"),
        ("event", f"{EVENT}split_from: b\nreasons: {{}}\n"),
        ("event", f"{EVENT}withdrawn: Doublon\n"),
        ("event", f"{EVENT}withdrawn: {{reason: Doublon}}\n"),
        ("event", f"{EVENT}merged_into: b\nreasons: {{merged_into: {{{WHY}}}}}\nwithdrawn: {{{WHY}}}\n"),
        ("event", f"{EVENT}title: Visite\nreasons: {{tilte: {{{WHY}}}}}\n"),
        ("event", f'{EVENT}title: Visite\nreasons: {{title: {{reason: "…", decided: "2031-06-01"}}}}\n'),
        ("event", f"{EVENT}rejected:\n  - {{property: duration, {WHY}}}\n"),
        ("event", f"{EVENT}rejected:\n  - {{property: durée, value: 60, {WHY}}}\n"),
        ("event", f"{EVENT}rejected:\n  - {{account: 1a2b3c4d5e, exact: mots, {WHY}}}\n"),
        ("event", f"{EVENT}rejected:\n  - {{property: duration, value: 60}}\n"),
        ("article", "rights: public\n"),
        ("article", "published: 4 juin 2031\n"),
        ("article", f"reference_date: {{{WHY}}}\n"),
        ("article", f"rejected:\n  - {{exact: mots, {WHY}}}\n"),
        ("article", f"rejected:\n  - {{exact: mots, kind: personne, {WHY}}}\n"),
        ("people", "anna:\n  nom: Anna\n"),
        ("people", "Anna Leclerc:\n  name: Anna\n"),
        ("people", "anna:\n  name: Anna\n  wikidata: q1\n"),
        ("people", "anna:\n  name: Anna\n  named_in: [a]\n"),
        ("people", "anna:\n  name: Anna\n  state: true\n"),
        ("places", "port:\n  name: Port\n  coordinates: [95, 2]\n"),
        ("places", "port:\n  name: Port\n  metonyms: [Quai]\n"),
        ("themes", "peche:\n  name: Pêche\n  keywords: pêche\n"),
    ],
)
def test_what_a_schema_refuses_our_reader_refuses_too(kind: str, text: str, tmp_path: Path) -> None:
    assert problems(kind, text)
    file = {"event": "events/x.yml", "article": "articles/x.md"}.get(kind, f"{kind}.yml")
    content = f"---\n{text}---\nLe texte.\n" if kind == "article" else text
    files: dict[str, str | bytes] = {"articles/a.md": ARTICLE, "events/b.yml": EVENT, file: content}
    _, faults = read_corpus(chronicle(tmp_path, files))
    assert [fault for fault in faults if fault.path == f"data/{file}"]


DAYS = st.dates().map(lambda day: day.isoformat())
MOMENTS = st.builds(
    lambda day, length, mark: day[:length] + mark,
    DAYS,
    st.sampled_from([4, 7, 10]),
    st.sampled_from(["", "?", "~", "%"]),
)
DATES = st.one_of(
    MOMENTS,
    st.tuples(MOMENTS, MOMENTS).map("/".join),
    st.lists(MOMENTS, min_size=1, max_size=3).map(lambda days: f"[{', '.join(days)}]"),
    st.text(alphabet="0123456789-/[],? ", max_size=12),
)


@given(DATES)
def test_every_date_that_is_read_is_valid(text: str) -> None:
    try:
        edtf.parse(text)
    except edtf.EdtfError:
        return
    Draft7Validator({"pattern": EDTF}).validate(text)


def test_init_brings_the_schemas_and_what_is_stale_is_told_once(tmp_path: Path) -> None:
    initialise(tmp_path / "affaire", "Affaire")
    root = tmp_path / "affaire"
    assert stale_schemas(root) == () and write_schemas(root) == ()
    for kind in ("people", "organisations", "places", "themes"):
        assert (root / "data" / f"{kind}.yml").read_text(encoding="utf-8").startswith(schema_line(kind))
    (root / "schemas" / "event.json").write_text("{}", encoding="utf-8")
    (told,) = stale_schemas(root)
    assert str(told).endswith("are those of another version; run `fil-rouge schemas`")
    assert write_schemas(root) == ("schemas/event.json",)
    assert stale_schemas(root) == ()
