"""Check kept events against each other, the records and the articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from generator.corpus.check_splits import faulty_splits, same_words_remedy, sound_rejections
from generator.corpus.ids import ID
from generator.corpus.kept_events import KeptFile, names_in
from generator.corpus.record import did_you_mean
from generator.corpus.yaml_source import in_brief
from generator.errors import Fault
from generator.model import Article, Authority, KeptEvent, Records, Selector

# The kinds of records that a fact may name.
_KINDS: Final = {
    "participants": ("person",),
    "parties": ("place", "organisation"),
    "initiator": ("person", "place", "organisation"),
    "place": ("place",),
    "themes": ("theme",),
}


def sound_events(
    kept: tuple[KeptFile, ...],
    records: Records,
    articles: tuple[Article, ...],
    unreadable: frozenset[str] = frozenset(),
    faulty: frozenset[str] = frozenset(),
) -> tuple[KeptEvent, ...]:
    """Add a fault for each reference to nothing, each loop, and each thing that two files claim.

    A participant, party, initiator or place is either a name, as articles have it, or the id of a record: what is
    written as an id (``anna-leclerc``) must exist. Themes are always ids. Faults go where the files' own went.

    Parameters:
        unreadable: ids of articles whose files are at fault: that is told already, once.
        faulty: kinds of records whose file is at fault: what seems to be missing may stand there.

    Returns:
        The events without the mergers and mentions at fault, so that no later stage tells them again.
    """
    _check_records(kept, records, faulty)
    _check_provisional(kept)
    unmerged = _faulty_mergers(kept)
    by_id = {file.event.id: file.event for file in kept}
    home = {id_: [id_, *_chain(event, by_id)][-1] for id_, event in by_id.items()}
    unsplit = faulty_splits(kept, home)
    actors = (records.people, records.organisations, records.places)
    names = frozenset[str]() if faulty else frozenset[str]().union(*map(_ids, actors))
    known = {article.id: article for article in articles}
    mentions = _sound_mentions(kept, home, known, unreadable)
    return tuple(
        replace(
            file.event,
            merged_into=None if file.event.id in unmerged else file.event.merged_into,
            split_from=None if file.event.id in unsplit else file.event.split_from,
            mentions=mentions[file.event.id],
            rejected=sound_rejections(file, known, unreadable, names),
        )
        for file in kept
        if file.usable
    )


def _check_records(kept: tuple[KeptFile, ...], records: Records, faulty: frozenset[str]) -> None:
    people, organisations, places = _ids(records.people), _ids(records.organisations), _ids(records.places)
    themes = _ids(records.themes)
    allowed = {
        "participants": people,
        "parties": organisations | places,
        "initiator": people | organisations | places,
        "place": places,
        "themes": themes,
    }
    for file in kept:
        for key, known in allowed.items():
            kind = " or ".join(", ".join(_KINDS[key]).rsplit(", ", 1))
            if faulty & set(_KINDS[key]):
                continue
            for item in names_in(file.record, key):
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


def _faulty_mergers(kept: tuple[KeptFile, ...]) -> frozenset[str]:
    """Tell of mergers into nothing and into themselves; return the ids of the events that have them."""
    faulty: set[str] = set()
    by_id = {file.event.id: file.event for file in kept}
    for file in kept:
        target = file.event.merged_into
        if target is None:
            continue
        if target not in by_id:
            faulty.add(file.event.id)
            near = did_you_mean(target, by_id)
            remedy = f"did you mean « {near} »?" if near else "write the id of a kept event"
            file.record.fault_at("merged_into", f"no kept event « {target} »", remedy)
        elif file.event.id in (chain := _chain(file.event, by_id)):
            faulty.add(file.event.id)
            between = ", ".join(f"« {id_} »" for id_ in chain[: chain.index(file.event.id)])
            file.record.fault_at(
                "merged_into",
                f"« {file.event.id} » is merged into itself" + (f", by way of {between}" if between else ""),
                "let the event that stays have no merged_into",
            )
    return frozenset(faulty)


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


def _sound_mentions(
    kept: tuple[KeptFile, ...],
    home: Mapping[str, str],
    articles: Mapping[str, Article],
    unreadable: frozenset[str],
) -> dict[str, tuple[Selector, ...]]:
    """Tell of mentions of no article, and of those that two files share; return the others by event."""
    first: dict[Selector, tuple[KeptEvent, Selector]] = {}
    sound: dict[str, tuple[Selector, ...]] = {}
    for file in kept:
        path, faults = file.event.path, file.record.faults
        found: list[Selector] = []
        missing: dict[str, list[Selector]] = {}  # what names an article which is not there
        for selector in file.event.mentions:
            if selector.article not in articles:
                if selector.article not in unreadable:
                    missing.setdefault(selector.article, []).append(selector)
                continue
            other, earlier = first.setdefault(replace(selector, line=0), (file.event, selector))
            if home[other.id] != home[file.event.id]:
                where, remedy = same_words_remedy(file.event, other)
                here, there = (path, selector), (other.path, earlier)
                if where is other:
                    here, there = there, here
                what = f"{there[0]} (line {there[1].line}) binds the same words"
                faults.append(Fault(here[0], here[1].line, here[1].column, what, remedy))
                continue
            found.append(selector)
        faults += [_no_article(path, id_, named, articles) for id_, named in missing.items()]
        sound[file.event.id] = tuple(found)
    return sound


def _no_article(path: str, id_: str, named: Sequence[Selector], articles: Iterable[str]) -> Fault:
    """Make the one fault for all mentions of a file in an article that is not there."""
    near = did_you_mean(id_.rpartition("/")[2].removesuffix(".md"), articles)  # not the path of the file
    lines = [selector.line for selector in named]
    also = f", which lines {', '.join(map(str, lines[1:]))} name too" if lines[2:] else ""
    also = f", which line {lines[1]} names too" if len(lines) == 2 else also
    remedy = (
        f"did you mean « {near} »?"
        if near
        else "give the article's file its name back, or delete these mentions and write `withdrawn:` where none is left"
    )
    return Fault(path, lines[0], named[0].column, in_brief(f"no article « {id_} »") + also, remedy)
