"""Keep an event: mint its address, write its file, and say what in it nobody has decided."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from generator.contested import contested_facts, undecided
from generator.corpus.write_event import (
    mint_event_id,
    place_of_fact,
    record_names,
    render_kept_event,
    selector_for,
    write_kept_event,
    written_names,
)
from generator.errors import Fault, FilRougeError, fault
from generator.model import ArticleEntry, Passage
from generator.pipeline import read, unknown_id
from generator.progress import Progress
from generator.yaml_quoting import scalar


def keep(root: Path, event_id: str, progress: Progress) -> tuple[str, Path, tuple[Fault, ...]]:
    """Write the file by which an editor keeps a provisional event, from what is known.

    Returns:
        The id, minted once, the file, and a notice for each fact that accounts contradict each other on.

    Raises:
        FilRougeError: there is no such event, it is kept already, or the data is at fault.
    """
    reading = read(root, progress)
    if reading.faults:
        raise FilRougeError(reading.faults)
    chronicle = reading.chronicle
    event = next((event for event in chronicle.events if event_id in (event.id, *event.aliases)), None)
    if event is None:
        raise unknown_id(event_id, "event", [event.id for event in chronicle.events if not event.kept])
    if event.kept:
        raise fault(f"data/events/{event.id}.yml", f"« {event_id} » is kept already", "edit this file")
    entries = {entry.article.id: entry for entry in chronicle.articles}
    selectors = [
        replace(selector_for(entry.article, passage.span), sentence=_anchor(entry, passage))
        for passage in event.passages
        for entry in (entries[passage.article_id],)
    ]
    taken = {kept.id for kept in reading.corpus.records.events}
    new_id = mint_event_id(event, taken)
    names = written_names(chronicle)
    contested = contested_facts(event, lambda name: scalar(names.get(name, name)))
    content = render_kept_event(event, selectors, record_names(chronicle), contested)
    path = write_kept_event(root, new_id, content)
    shown = path.relative_to(root).as_posix()
    return new_id, path, undecided(contested, shown, partial(place_of_fact, content))


def _anchor(entry: ArticleEntry, passage: Passage) -> str | None:
    sentences = entry.annotations.sentences
    return sentences[passage.sentence].anchor if 0 <= passage.sentence < len(sentences) else None
