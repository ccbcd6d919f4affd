"""Check kept events against each other, the records and the articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.corpus.kept_events import KeptFile
from generator.corpus.record import ID, did_you_mean
from generator.corpus.selectors import find_selector
from generator.corpus.yaml_source import Text
from generator.errors import Fault
from generator.model import Article, Authority, KeptEvent, Records


def check_events(kept: tuple[KeptFile, ...], records: Records, articles: tuple[Article, ...]) -> None:
    """Add a fault for each reference to nothing, each loop, and each thing that two files claim.

    A participant, party, initiator or place is either a name, as articles have it, or the id of a record: what is
    written as an id (``anna-leclerc``) must exist. Themes are always ids. Faults go where the files' own went.
    """
    _check_records(kept, records)
    _check_merges(kept)
    _check_provisional(kept)
    _check_mentions(kept, {article.id: article for article in articles})


def _check_records(kept: tuple[KeptFile, ...], records: Records) -> None:
    people, organisations, places = _ids(records.people), _ids(records.organisations), _ids(records.places)
    themes = _ids(records.themes)
    allowed = {
        "participants": ("person", people),
        "parties": ("place or organisation", organisations | places),
        "initiator": ("person, place or organisation", people | organisations | places),
        "place": ("place", places),
        "themes": ("theme", themes),
    }
    for file in kept:
        for key, (kind, known) in allowed.items():
            node = file.record.node(key)
            items = (
                (node,) if isinstance(node, Text) else file.record.scalars(key) if node is not None else ()
            )
            for item in items:
                looks_like_id = bool(ID.fullmatch(item.value)) or key == "themes"
                if not looks_like_id or item.value in known or not item.value:
                    continue
                near = did_you_mean(item.value, known)
                remedy = f"did you mean « {near} »?" if near else f"add a record of that id{_or_name(key)}"
                file.record.fault(item, f"no {kind} « {item.value} »", remedy)


def _or_name(key: str) -> str:
    return "" if key == "themes" else ", or write the name as the articles have it"


def _ids(authorities: Iterable[Authority]) -> frozenset[str]:
    return frozenset(authority.id for authority in authorities)


def _check_merges(kept: tuple[KeptFile, ...]) -> None:
    by_id = {file.event.id: file.event for file in kept}
    for file in kept:
        target = file.event.merged_into
        if target is None:
            continue
        if target not in by_id:
            near = did_you_mean(target, by_id)
            remedy = f"did you mean « {near} »?" if near else "write the id of a kept event"
            file.record.fault_at("merged_into", f"no kept event « {target} »", remedy)
        elif file.event.id in _chain(file.event, by_id):
            file.record.fault_at(
                "merged_into",
                f"« {file.event.id} » is merged into itself",
                "let the event that stays have no merged_into",
            )


def _chain(event: KeptEvent, by_id: Mapping[str, KeptEvent]) -> list[str]:
    """Return the ids that an event's merging leads through."""
    found: list[str] = []
    target = event.merged_into
    while target is not None and target in by_id and target not in found:
        found.append(target)
        target = by_id[target].merged_into
    return found


def _check_provisional(kept: tuple[KeptFile, ...]) -> None:
    first: dict[str, str] = {}
    for file in kept:
        for item in file.record.scalars("provisional"):
            other = first.setdefault(item.value, file.event.id)
            if other != file.event.id:
                what = f"« {item.value} » already leads to « {other} »"
                file.record.fault(item, what, "a provisional address can lead to one event only: delete one")


def _check_mentions(kept: tuple[KeptFile, ...], articles: Mapping[str, Article]) -> None:
    first: dict[tuple[str, int, int], tuple[str, int]] = {}
    by_id = {file.event.id: file.event for file in kept}
    last = {file.event.path: [file.event.id, *_chain(file.event, by_id)][-1] for file in kept}
    for file in kept:
        path, faults = file.event.path, file.record.faults
        for selector in file.event.mentions:
            article = articles.get(selector.article)
            if article is None:
                near = did_you_mean(selector.article, articles)
                remedy = (
                    f"did you mean « {near} »?" if near else "write the id of an article of data/articles"
                )
                faults.append(Fault(path, selector.line, 0, f"no article « {selector.article} »", remedy))
                continue
            span = find_selector(article.text, selector)
            if span is None:
                there = (
                    "stands in several places" if selector.exact in article.text else "no longer stands there"
                )
                what = f"« {_short(selector.exact)} » {there} in {article.path or article.id}"
                remedy = "copy exact, prefix and suffix from the text again"
                faults.append(Fault(path, selector.line, 0, what, remedy))
                continue
            claimed = (selector.article, span.start, span.end)
            other, line = first.setdefault(claimed, (path, selector.line))
            if last[other] != last[path]:
                what = f"{other} (line {line}) binds the same words"
                remedy = "delete one; if both are one event, write merged_into in one file"
                faults.append(Fault(path, selector.line, 0, what, remedy))


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= 60 else flat[:59] + "…"
