"""Whatever stands in a data file, reading ends with records and faults, never with a traceback."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.corpus import read_corpus
from generator.corpus.articles import KEYS as ARTICLE_KEYS
from generator.corpus.articles import REFERENCE_DATE_KEYS
from generator.corpus.authorities import KEYS as AUTHORITY_KEYS
from generator.corpus.decisions import DECISION_KEYS
from generator.corpus.kept_events import KEYS as EVENT_KEYS
from generator.corpus.kept_events import SELECTOR_KEYS
from generator.corpus.rejections import ARTICLE_KEYS as REJECTED_WORDS_KEYS
from generator.corpus.rejections import EVENT_KEYS as REJECTION_KEYS

ALL_KEYS = sorted(
    {*ARTICLE_KEYS, *REFERENCE_DATE_KEYS, *EVENT_KEYS, *SELECTOR_KEYS, *DECISION_KEYS}
    | {*REJECTION_KEYS, *REJECTED_WORDS_KEYS}
    | {key for keys in AUTHORITY_KEYS.values() for key in keys}
)
FILES = (
    "articles/a.md",
    "articles/b.md",
    "events/a.yml",
    "events/b.yml",
    "people.yml",
    "places.yml",
    "organisations.yml",
    "themes.yml",
)
IDS = st.sampled_from(["a", "b", "c", "index", "É", "p-0123abcd"])
SCALARS = st.one_of(
    IDS,
    st.sampled_from(
        ["visit", "occurred", "2031-05-07", "[2031,2032]", "2031/", "Q1", "true", "48.1", "-1", "https://x/"]
    ),
    st.text(max_size=8),
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.dates(),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.one_of(st.sampled_from(ALL_KEYS), IDS), inner, max_size=4),
    ),
    max_leaves=8,
)
RECORDS = st.dictionaries(st.sampled_from(ALL_KEYS), VALUES, max_size=6)
DOCUMENTS = st.one_of(RECORDS, st.dictionaries(IDS, RECORDS, max_size=3), VALUES)


def written(name: str, document: Any) -> bytes:
    source = yaml.safe_dump(document, allow_unicode=True, sort_keys=False)
    return (f"---\n{source}---\n\nTexte a.\n" if name.endswith(".md") else source).encode("utf-8")


def read(files: dict[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, content in files.items():
            path = root / "data" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        corpus, faults = read_corpus(root)
    assert all(fault.path and fault.what and fault.remedy for fault in faults)
    assert all("\n" not in str(fault) for fault in faults)
    for article in corpus.articles:
        assert files[f"articles/{article.id}.md"].decode("utf-8").endswith(article.text)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(FILES), DOCUMENTS, min_size=1, max_size=6))
def test_any_yaml_in_any_file(documents: dict[str, Any]) -> None:
    read({name: written(name, document) for name, document in documents.items()})


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(FILES), st.binary(max_size=200), min_size=1, max_size=4))
def test_any_bytes_in_any_file(files: dict[str, bytes]) -> None:
    read(files)
