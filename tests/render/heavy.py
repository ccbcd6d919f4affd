"""Invented chronicles of which single pages would be very long: an event that all speak of, names without end."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from generator.model import (
    Account,
    Article,
    ArticleEntry,
    BlockKind,
    Chronicle,
    Passage,
    Ref,
    RefKind,
    Rights,
    Span,
)
from tests.render.invented import ANNA, BRUNO, PORT, TOWN, Text, invented
from tests.render.large import large

CALL: Final = "2025-06-04-appel"
_SAID: Final = (
    ("status", "occurred"),
    ("date", "2025-06-04"),
    ("duration", "75"),
    ("subject", "les quais et les docks du port"),
    ("tone", "franche et cordiale"),
    ("agreement", "la réouverture des quais"),
)


def much_told(accounts: int) -> Chronicle:
    """Return a chronicle with one event of so many accounts, four of an article; some by persons and bodies."""
    chronicle = invented()
    entries: list[ArticleEntry] = []
    told: list[Account] = []
    for number in range(accounts // 4):
        text = Text(
            f"2025-06-05-gazette-{number:06x}",
            [
                (
                    BlockKind.BODY,
                    [
                        f"La maire et le directeur du port se sont parlé mercredi, dit la gazette numéro {number}.",
                        f"L’entretien, franc et cordial, a duré une heure et quart selon le témoin numéro {number}.",
                    ],
                )
            ],
        )
        whole = [Passage(text.id, index, sentence.span) for index, sentence in enumerate(text.sentences)]
        article = Article(
            text.id, text.text, title=f"Gazette {number}", published="2025-06-05", rights=Rights.FULL
        )
        entries.append(
            ArticleEntry(
                article,
                text.annotations(),
                f"Gazette {number}",
                (Span(0, len(text.text)),),
                (),
                ((0, (CALL,)), (1, (CALL,))),
                (CALL,),
                (),
            )
        )
        for position in range(4):
            property_, value = _SAID[(number + position) % len(_SAID)]
            authority, label = _who(number, position, article)
            told.append(
                Account(
                    f"d{number:04x}{position}",
                    property_,
                    value,
                    value,
                    authority,
                    label,
                    ANNA if number % 7 == 0 else None,
                    whole[position % 2],
                    "agrees",
                    "r",
                    repeats=tuple(f"d{number:04x}{position}-{again}" for again in range(2, 2 + number % 3)),
                )
            )
    event = next(one for one in chronicle.events if one.id == CALL)
    passages = [Passage(entry.article.id, 0, entry.annotations.sentences[0].span) for entry in entries]
    changed = replace(event, accounts=(*event.accounts, *told), passages=(*event.passages, *passages))
    return replace(
        chronicle,
        articles=(*chronicle.articles, *entries),
        events=tuple(changed if one.id == CALL else one for one in chronicle.events),
    )


def _who(number: int, position: int, article: Article) -> tuple[Ref, str]:
    if position == 0:
        return (ANNA, "Anna Leclerc") if number % 2 else (TOWN, "Mairie de Valmer")
    if position == 1:
        return (BRUNO, "Bruno Petit") if number % 3 else (PORT, "Port de Valmer")
    return Ref(RefKind.ARTICLE, article.id), article.title or ""


def long_names(events: int = 150, length: int = 1_000) -> Chronicle:
    """Return a chronicle in which every name and every title has so many characters."""

    def longer(name: str) -> str:
        return f"{name} {'de la Très-Longue-Lignée d’Outre-Mer ' * 40}"[: length - 1] + "."

    def renamed(entry: Any) -> Any:
        return replace(entry, name=longer(entry.name), sort_name=longer(entry.sort_name))

    chronicle = large(events, persons=30)
    return replace(
        chronicle,
        events=tuple(replace(one, title=longer(one.title)) for one in chronicle.events),
        persons=tuple(map(renamed, chronicle.persons)),
        places=tuple(map(renamed, chronicle.places)),
        themes=tuple(map(renamed, chronicle.themes)),
        articles=tuple(
            replace(one, title=longer(one.title), article=replace(one.article, title=longer(one.title)))
            for one in chronicle.articles
        ),
    )
