"""What an article only weighs is listed in what was found of it, and is no event of the chronicle."""

from __future__ import annotations

from generator.annotate import annotate
from generator.model import Article, EventStatus, Records
from generator.resolve import resolve


def test_what_is_only_weighed_gets_no_page() -> None:
    text = (
        "Anna Leclerc et Paul Dubreuil se sont parlé au téléphone mardi. "
        "Ils pourraient se rencontrer le 20 juin à Genève."
    )
    article = Article("essai", text, published="2024-05-15", path="data/articles/essai.md")
    found = annotate(article, raw=True)
    assert [event.facts.status for event in found.events] == [EventStatus.OCCURRED, EventStatus.HYPOTHETICAL]
    chronicle, _ = resolve([(article, found)], Records(), [])
    assert [event.status for event in chronicle.events] == [EventStatus.OCCURRED]
