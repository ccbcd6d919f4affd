"""Whatever editors decide, resolving ends, and what is read without a fault is valid by the schema too."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from generator.annotate import annotate
from generator.corpus import read_corpus
from generator.model import Rank
from generator.resolve import resolve
from tests.corpus.test_schemas import SCHEMAS

TEXT = (
    "La ministre Anna Leclerc s’est entretenue par téléphone avec le préfet Bruno Morand lundi 3 mars 2031. L’appel a "
    "duré quarante minutes, selon Claire Dumas. Anna Leclerc a rencontré Paul Tessier à Port-Neuf le 4 mars 2031.\n"
)
DECIDED = {"reason": "Vu.", "decided": "2031-06-01"}
WORDS = st.sampled_from(
    ["L’appel", "entretenue par téléphone", "a rencontré", "Port-Neuf", "Anna Leclerc", "jamais"]
)
SELECTORS = st.fixed_dictionaries({"article": st.sampled_from(["a", "b"]), "exact": WORDS})
PROPERTIES = st.sampled_from(
    ["date", "duration", "duration_minutes", "initiator", "participants", "place", "status"]
)
VALUES = st.sampled_from(
    ["2031-03-03", "40", 40, "occurred", "Anna Leclerc", "Port-Neuf", "anna-leclerc", "rien"]
)
REJECTED = st.one_of(
    st.fixed_dictionaries({"property": PROPERTIES, "value": VALUES}, optional={"article": st.just("a")}),
    st.fixed_dictionaries({"account": st.sampled_from(["1a2b3c4d5e", "#compte-1a2b3c4d5e"])}),
    SELECTORS,
).map(lambda one: {**one, **DECIDED})
LINKS = st.sampled_from(["x", "y", "z"])
REASONS = st.dictionaries(
    st.sampled_from(["date", "mentions", "split_from", "merged_into", "participants"]), st.just(DECIDED)
)
EVENTS = st.fixed_dictionaries(
    {"type": st.sampled_from(["phone_call", "meeting"]), "status": st.sampled_from(["occurred", "planned"])},
    optional={
        "date": st.sampled_from(["2031-03-03", "2031-03", "[2031-03-03,2031-03-04]"]),
        "participants": st.lists(
            st.sampled_from(["Anna Leclerc", "anna-leclerc", "Bruno Morand"]), max_size=2
        ),
        "place": st.just("Port-Neuf"),
        "mentions": st.lists(SELECTORS, max_size=3),
        "rejected": st.lists(REJECTED, max_size=3),
        "reasons": REASONS,
        "split_from": LINKS,
        "merged_into": LINKS,
        "withdrawn": st.just(DECIDED),
    },
)
ARTICLES = st.fixed_dictionaries(
    {},
    optional={
        "rejected": st.lists(
            st.fixed_dictionaries(
                {"exact": WORDS, "kind": st.sampled_from(["event", "person", "organisation", "place"])}
            ).map(lambda one: {**one, **DECIDED}),
            max_size=2,
        ),
        "reasons": st.just({"published": DECIDED}),
    },
)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(LINKS, EVENTS, min_size=1, max_size=3), ARTICLES)
def test_any_decisions_resolve(events: dict[str, dict[str, Any]], front: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for part in ("articles", "events"):
            (root / "data" / part).mkdir(parents=True)
        header = yaml.safe_dump({"published": "2031-03-05", **front}, allow_unicode=True)
        (root / "data/articles/a.md").write_text(f"---\n{header}---\n{TEXT}", encoding="utf-8")
        (root / "data/people.yml").write_text("anna-leclerc:\n  name: Anna Leclerc\n", encoding="utf-8")
        for name, event in events.items():
            source = yaml.safe_dump(event, allow_unicode=True)
            (root / f"data/events/{name}.yml").write_text(source, encoding="utf-8")
        corpus, faults = read_corpus(root)
    chronicle, found = resolve(
        [(article, annotate(article)) for article in corpus.articles], corpus.records, corpus.decisions
    )
    assert all(one.what and one.remedy for one in (*faults, *found, *chronicle.notices))
    ranked = [one for event in chronicle.events for one in event.accounts if one.rank_rule == "rejected"]
    assert all(one.rank is Rank.DEPRECATED and not one.bears_out and one.rank_decision for one in ranked)
    for name, event in events.items():
        if not any(fault.path == f"data/events/{name}.yml" for fault in faults):
            Draft7Validator(SCHEMAS["event"]).validate(event)
    if not any(fault.path == "data/articles/a.md" for fault in faults):
        Draft7Validator(SCHEMAS["article"]).validate(front)
