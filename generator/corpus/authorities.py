"""Read `people.yml`, `organisations.yml`, `places.yml` and `themes.yml`: the editors' authority records."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Final

from generator.corpus.decisions import read_reasons, require_reason
from generator.corpus.ids import id_problem
from generator.corpus.record import Record, did_you_mean
from generator.corpus.source_files import read_fields, shown_path
from generator.corpus.yaml_source import Fields, Text
from generator.errors import Fault
from generator.folding import fold_words
from generator.model import Authority, Decision
from generator.names import sort_name

COMMON: Final = (
    "name",
    "sort_name",
    "aliases",
    "description",
    "wikidata",
    "same_as",
    "different_from",
    "reasons",
)
KEYS: Final = {
    "person": (*COMMON, "part_of", "named_in"),
    "organisation": (*COMMON, "part_of", "named_in"),
    "place": (*COMMON, "part_of", "named_in", "coordinates", "state", "metonyms"),
    "theme": (*COMMON, "keywords"),
}
FILES: Final = (
    ("person", "people.yml"),
    ("organisation", "organisations.yml"),
    ("place", "places.yml"),
    ("theme", "themes.yml"),
)
_ARTICLE: Final = re.compile("(?:le|la|les|un|une) |l['’]")
# What a record may be part of; a person's organisation comes before a place of the same id.
_WIDER: Final = ("organisation", "place")
FOLDERS: Final = {kind: name.removesuffix(".yml") for kind, name in FILES}


def read_authorities(
    root: Path, faults: list[Fault]
) -> tuple[dict[str, tuple[Authority, ...]], tuple[Decision, ...]]:
    """Read the four files; a missing one is empty.

    Parameters:
        root: the chronicle's folder.
        faults: what is wrong in the files is added here; nothing is raised, and a record with a fault is left out or
            read without what is wrong in it.

    Each is a mapping of ids to records. Keys of a record: ``name`` (required), ``sort_name``, ``aliases``,
    ``description``, ``wikidata``, ``same_as``, ``different_from``, ``reasons``; ``part_of`` and
    ``named_in`` except for themes; ``coordinates``, ``state`` and ``metonyms`` for places; ``keywords`` for themes.

    Returns:
        The records by kind (``person``, ``organisation``, ``place``, ``theme``), sorted by id; and the decisions they
        hold: each ``same_as`` and ``different_from``, and each fact with a reason.
    """
    decisions: list[Decision] = []
    sources: dict[str, dict[str, Record]] = {}
    records: dict[str, tuple[Authority, ...]] = {}
    for kind, name in FILES:
        path = root / "data" / name
        fields = read_fields(root, path, faults)
        sources[kind] = _records(fields, kind, shown_path(root, path), faults) if fields else {}
        found = (_authority(kind, id_, source, decisions) for id_, source in sorted(sources[kind].items()))
        records[kind] = tuple(found)
    for kind, _ in FILES:
        _check_references(records, kind, sources[kind])
        _check_names(records[kind], sources[kind])
        _check_reasons(records[kind], sources[kind])
        records[kind] = tuple(
            _consistent(authority, sources[kind][authority.id]) for authority in records[kind]
        )
    return records, tuple(decisions)


def _records(fields: Fields, kind: str, path: str, faults: list[Fault]) -> dict[str, Record]:
    found: dict[str, Record] = {}
    for key, value in fields.entries:
        if problem := id_problem(key.value):
            faults.append(Fault(path, key.line, key.column, *problem))
        elif not isinstance(value, Fields):
            what = f"the record « {key.value} » has no keys"
            faults.append(Fault(path, key.line, key.column, what, "write `name: …` below it, indented"))
        else:
            found[key.value] = Record(
                Fields(value.entries, "", key.line, key.column), KEYS[kind], path, faults
            )
    return found


def _authority(kind: str, id_: str, record: Record, decisions: list[Decision]) -> Authority:
    name = record.text("name", required=True) or id_
    _check_legible(record)
    wikidata = record.text("wikidata")
    if wikidata is not None and not _is_wikidata(wikidata):
        record.fault_at("wikidata", f"« {wikidata} » is no Wikidata id", "write Q and digits, as in Q90")
        wikidata = None
    if kind == "person":
        _check_offices(record)
    place = kind == "place"
    state = record.boolean("state") if place else False
    metonyms = record.texts("metonyms") if place else ()
    if metonyms and not state:
        record.fault_at("metonyms", "only a state has metonyms", "add `state: true`, or use aliases")
    authority = Authority(
        id=id_,
        kind=kind,
        name=name,
        sort_name=record.text("sort_name") or (sort_name(name) if kind == "person" else name),
        aliases=record.texts("aliases"),
        description=record.text("description"),
        wikidata=wikidata,
        same_as=record.texts("same_as"),
        different_from=record.texts("different_from"),
        coordinates=record.coordinates("coordinates") if place else None,
        metonyms=metonyms,
        part_of=record.text("part_of") if kind != "theme" else None,
        keywords=record.texts("keywords") if kind == "theme" else (),
        state=state,
        named_in=record.texts("named_in") if kind != "theme" else (),
        path=record.path,
        line=record.line_number,
        column=record.column_number,
    )
    decisions.extend(_decisions(authority, record))
    return authority


def _check_legible(record: Record) -> None:
    """Refuse names that nobody can read, search for or click on: « … », or invisible characters alone."""
    named = [node for key in ("name", "sort_name") if isinstance(node := record.node(key), Text)]
    for item in (*named, *record.scalars("aliases")):
        if item.value.strip() and not any(character.isalnum() for character in item.value):
            record.fault(item, f"« {item.value} » has neither letter nor digit", "write a name")


def _check_offices(record: Record) -> None:
    """Refuse « la présidente » as an alias: an office passes on, and what its holder did would go with it."""
    for item in record.scalars("aliases"):
        if item.value == item.value.lower() and _ARTICLE.match(item.value):
            what = f"« {item.value} » is an office, not a name: it passes from person to person"
            record.fault(item, what, "delete it; keep names only")


def _is_wikidata(text: str) -> bool:
    digits = text[1:]
    return (
        text[:1] == "Q" and digits.isascii() and digits.isdigit() and digits[0] != "0" and len(digits) <= 12
    )


def _decisions(authority: Authority, record: Record) -> list[Decision]:
    subject = f"{FOLDERS[authority.kind]}/{authority.id}"
    values = {
        key: _shown(getattr(authority, key))
        for key in KEYS[authority.kind]
        if key != "reasons" and record.has(key)
    }
    found = read_reasons(record, subject, values)
    reasoned = {decision.property for decision in found}
    for key in ("same_as", "different_from", "named_in"):
        if values.get(key) and key not in reasoned:
            found.append(Decision(subject, key, values[key], "", None, None, record.path, *record.place(key)))
    return found


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(str(item) for item in value)
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _check_references(
    records: dict[str, tuple[Authority, ...]], kind: str, sources: dict[str, Record]
) -> None:
    own = {authority.id for authority in records[kind]}
    wider = {(of, authority.id): authority for of in _WIDER for authority in records[of]}
    for authority in records[kind]:
        source = sources[authority.id]
        for key in ("same_as", "different_from"):
            for item in source.scalars(key):
                if item.value == authority.id:
                    source.fault(item, f"« {authority.id} » names itself in {key}", "delete it")
                elif item.value not in own:
                    near = did_you_mean(item.value, own)
                    remedy = f"did you mean « {near} »?" if near else "write an id of this file"
                    source.fault(item, f"no record « {item.value} »", remedy)
        if authority.part_of is None:
            continue
        if _above(authority, wider) is None:
            near = did_you_mean(authority.part_of, sorted({id_ for _, id_ in wider}))
            remedy = f"did you mean « {near} »?" if near else "write the id of a place or an organisation"
            source.fault_at("part_of", f"no place or organisation « {authority.part_of} »", remedy)
        elif _leads_back(authority, wider):
            source.fault_at("part_of", f"« {authority.id} » is part of itself", "break the loop")


def _consistent(authority: Authority, source: Record) -> Authority:
    """Tell of a record that is both the same and another; return the authority without the contradiction."""
    both = set(authority.same_as) & set(authority.different_from)
    for id_ in sorted(both):
        source.fault_at("different_from", f"« {id_} » is also in same_as", "keep one of the two")
    return replace(
        authority, different_from=tuple(id_ for id_ in authority.different_from if id_ not in both)
    )


def _check_reasons(authorities: tuple[Authority, ...], sources: dict[str, Record]) -> None:
    """Require a reason for what makes two records one, or keeps them apart; of a pair, one record gives it."""
    by_id = {authority.id: authority for authority in authorities}
    for authority in authorities:
        for key in ("same_as", "different_from"):
            others = [by_id[id_] for id_ in getattr(authority, key) if id_ in by_id]
            told = [
                o for o in others if authority.id in getattr(o, key) and _gives_reason(sources[o.id], key)
            ]
            if getattr(authority, key) and (not others or told != others):
                require_reason(sources[authority.id], key)
        if authority.named_in:
            require_reason(sources[authority.id], "named_in")


def _gives_reason(record: Record, key: str) -> bool:
    reasons = record.node("reasons")
    return isinstance(reasons, Fields) and any(name.value == key for name, _ in reasons.entries)


def _above(authority: Authority, wider: dict[tuple[str, str], Authority]) -> Authority | None:
    """Return what a record is part of: of a place and an organisation with one id, the one of its own kind."""
    kinds = sorted(_WIDER, key=lambda of: of != authority.kind)
    named = (wider.get((of, authority.part_of)) for of in kinds if authority.part_of)
    return next((found for found in named if found is not None), None)


def _leads_back(authority: Authority, wider: dict[tuple[str, str], Authority]) -> bool:
    seen: set[tuple[str, str]] = set()
    above = _above(authority, wider)
    while above is not None and (above.kind, above.id) not in seen:
        if above == authority:
            return True
        seen.add((above.kind, above.id))
        above = _above(above, wider)
    return False


def _check_names(authorities: tuple[Authority, ...], sources: dict[str, Record]) -> None:
    """Two records of one file may claim the same name only if an editor says how they stand to each other."""
    claimed: dict[str, list[Authority]] = {}
    for authority in authorities:
        source = sources[authority.id]
        related = {*authority.same_as, *authority.different_from}
        told: set[str] = set()
        for form in (authority.name, *authority.aliases):
            key = fold_words(form)  # as linking compares them: « Éve » is « Eve », « d’Or » is « d'Or »
            for other in claimed.get(key, []):
                apart = other.id in related or authority.id in (*other.same_as, *other.different_from)
                if other is authority or apart or other.id in told:
                    continue
                told.add(other.id)
                source.fault_at(
                    "aliases" if form in authority.aliases else "name",
                    f"« {form} » also names « {other.id} » (line {other.line})",
                    f"delete one; or add `same_as: [{other.id}]` if they are one, `different_from: [{other.id}]` if "
                    "they are two, and why, under reasons:",
                )
            claimed.setdefault(key, []).append(authority)
