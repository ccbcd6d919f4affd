"""Say in English, for the terminal, why an event or a person is as it is: sentences, rules, decisions."""

from __future__ import annotations

from generator.model import ArticleEntry, Chronicle, EntityEntry, Event


def explain(chronicle: Chronicle, id: str) -> str | None:
    """Return why the event or the entity of an id is as it is; None where the chronicle has no such id.

    Parameters:
        id: of an event, a person, a place, an organisation or a theme; an earlier id finds what answers for it.
    """
    articles = {entry.article.id: entry for entry in chronicle.articles}
    moved = {old.id: new.id for old, new in chronicle.redirects}
    for wanted in (id, moved.get(id)):
        for event in chronicle.events:
            if event.id == wanted:
                return "\n".join(_event(event, chronicle, articles))
        for entry in (*chronicle.persons, *chronicle.organisations, *chronicle.places, *chronicle.themes):
            if entry.ref.id == wanted:
                return "\n".join(_entity(entry, articles))
    return None


def _event(event: Event, chronicle: Chronicle, articles: dict[str, ArticleEntry]) -> list[str]:
    return [event.id, event.title]


def _entity(entry: EntityEntry, articles: dict[str, ArticleEntry]) -> list[str]:
    return [entry.name]
