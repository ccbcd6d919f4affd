"""The rows of the tables: what each page tells, and of the articles' words no more than their rights allow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from generator.addresses import FOLDERS, account_fragment, address, quotation_fragment, sentence_fragment
from generator.export.catalogue import Catalogue
from generator.export.exact_dates import bounds
from generator.french.typography import duration
from generator.model import EntityEntry, Passage, Ref, RefKind

Row = dict[str, Any]

# How decisions name what they are about.
SUBJECTS: Final = {
    "events": RefKind.EVENT,
    "articles": RefKind.ARTICLE,
    "people": RefKind.PERSON,
    "organisations": RefKind.ORGANISATION,
    "places": RefKind.PLACE,
    "themes": RefKind.THEME,
}


def events(catalogue: Catalogue) -> Iterator[Row]:
    """Yield the events that stand."""
    for event in catalogue.standing_events():
        ref = Ref(RefKind.EVENT, event.id)
        span = bounds(event.date)
        yield {
            "id": event.id,
            "url": catalogue.url(ref),
            "kept": event.kept,
            "type": event.type.value,
            "status": event.status.value,
            "title": event.title,
            "date": event.date,
            "date_first": span[0].isoformat() if span else None,
            "date_last": span[1].isoformat() if span else None,
            "participants": [one.id for one in event.participants],
            "parties": [_named(one) for one in event.parties],
            "initiator": _named(event.initiator),
            "duration_minutes": None if event.duration_qualifier else event.duration_minutes,
            "duration_rough": duration(event.duration_minutes, event.duration_qualifier)
            if event.duration_minutes and event.duration_qualifier
            else None,
            "place": catalogue.current(event.place).id if event.place else None,
            "themes": [one.id for one in event.themes],
            "articles": _articles(event.passages),
            **_state(catalogue, ref),
        }


def persons(catalogue: Catalogue) -> Iterator[Row]:
    """Yield the persons."""
    return (_entity(catalogue, entry) for entry in catalogue.chronicle.persons)


def organisations(catalogue: Catalogue) -> Iterator[Row]:
    """Yield the organisations."""
    return (_entity(catalogue, entry) for entry in catalogue.chronicle.organisations)


def themes(catalogue: Catalogue) -> Iterator[Row]:
    """Yield the themes."""
    return (_entity(catalogue, entry) for entry in catalogue.chronicle.themes)


def places(catalogue: Catalogue) -> Iterator[Row]:
    """Yield the places, with where they lie."""
    for entry in catalogue.chronicle.places:
        record = entry.record
        latitude, longitude = record.coordinates if record and record.coordinates else (None, None)
        yield _entity(catalogue, entry) | {
            "latitude": latitude,
            "longitude": longitude,
            "state": record.state if record else False,
            "metonyms": list(record.metonyms) if record else [],
            "part_of": record.part_of if record else None,
        }


def _entity(catalogue: Catalogue, entry: EntityEntry) -> Row:
    record = entry.record
    return {
        "id": entry.ref.id,
        "url": catalogue.url(entry.ref),
        "name": entry.name,
        "sort_name": entry.sort_name,
        "names": [name.form for name in entry.names],
        "description": record.description if record else None,
        "wikidata": record.wikidata if record else None,
        "events": list(entry.events),
        "articles": _articles(entry.mentions),
        **_state(catalogue, entry.ref),
    }


def articles(catalogue: Catalogue) -> Iterator[Row]:
    """Yield the articles, without their text."""
    for entry in catalogue.chronicle.articles:
        article = entry.article
        ref = Ref(RefKind.ARTICLE, article.id)
        yield {
            "id": article.id,
            "url": catalogue.url(ref),
            "title": entry.title,
            "original_title": article.title,
            "published": article.published,
            "reference_date": article.reference_date.date if article.reference_date else None,
            "publishers": list(article.publishers),
            "authors": list(article.authors),
            "original_url": article.url,
            "language": article.language,
            "rights": article.rights.value,
            "added": article.added,
            "events": [one for one in entry.events if one in catalogue.events],
            **_state(catalogue, ref),
        }


def quotations(catalogue: Catalogue) -> Iterator[Row]:
    """Yield the quotations; their words as far as they may be shown."""
    for entry in catalogue.chronicle.quotations:
        article = Ref(RefKind.ARTICLE, entry.passage.article_id)
        yield {
            "id": entry.id,
            "url": catalogue.url(article, quotation_fragment(entry.id)),
            "words": catalogue.shown(article.id, entry.quotation.span),
            "speaker": _named(entry.speaker),
            "speaker_name": entry.speaker_label,
            "via": _named(entry.via),
            "channel": catalogue.shown_value(article.id, "channel", entry.quotation.channel or ""),
            "kind": entry.quotation.kind,
            "article": article.id,
            "events": [one for one in entry.events if one in catalogue.events],
        }


def accounts(catalogue: Catalogue) -> Iterator[Row]:
    """Yield what each source claims of each event."""
    for event in catalogue.standing_events():
        for account in event.accounts:
            article = account.passage.article_id
            yield {
                "id": account.id,
                "url": catalogue.url(Ref(RefKind.EVENT, event.id), account_fragment(account.id)),
                "event": event.id,
                "property": account.property,
                "value": catalogue.shown_value(article, account.property, account.value),
                "qualifier": account.qualifier or None,
                "authority": _named(account.authority),
                "authority_name": account.authority_label,
                "via": _named(account.via),
                "agreement": account.agreement,
                "rank": account.rank.value,
                "words": catalogue.shown(article, account.passage.span),
                "article": article,
                "sentence": _anchor(catalogue, account.passage),
            }


def evidence(catalogue: Catalogue) -> Iterator[Row]:
    """Yield the sentences on which events rest."""
    for event in catalogue.standing_events():
        passages = sorted({*event.passages, *(account.passage for account in event.accounts)})
        for article, number in dict.fromkeys((one.article_id, one.sentence) for one in passages):
            entry = catalogue.articles.get(article)
            if entry is None or not 0 <= number < len(entry.annotations.sentences):
                continue
            sentence = entry.annotations.sentences[number]
            anchor = sentence_fragment(sentence.anchor)
            yield {
                "event": event.id,
                "article": article,
                "sentence": anchor,
                "url": catalogue.url(Ref(RefKind.ARTICLE, article), anchor),
                "words": catalogue.shown(article, sentence.span),
            }


def decisions(catalogue: Catalogue) -> Iterator[Row]:
    """Yield what editors decided."""
    for decision in catalogue.chronicle.decisions:
        subject = subject_of(decision.subject)
        yield {
            "subject": decision.subject,
            "url": catalogue.url(subject)
            if subject and catalogue.has_page(catalogue.current(subject))
            else None,
            "property": decision.property,
            "value": decision.value,
            "reason": decision.reason,
            "decided": decision.decided,
            "source": decision.source,
        }


def redirects(catalogue: Catalogue) -> Iterator[Row]:
    """Yield the addresses that changed."""
    for old, new in catalogue.chronicle.redirects:
        yield {"from": catalogue.site.url(address(old)), "to": catalogue.site.url(address(new))}


def subject_of(subject: str) -> Ref | None:
    """Return the page that a decision is about: ``events/2025-12-28-appel``; None where it names none.

    >>> subject_of("people/anna-leclerc")
    Ref(kind=<RefKind.PERSON: 'person'>, id='anna-leclerc')
    """
    folder, _, name = subject.partition("/")
    return Ref(SUBJECTS[folder], name) if folder in SUBJECTS and name else None


def _named(ref: Ref | None) -> str | None:
    return f"{FOLDERS[ref.kind]}/{ref.id}" if ref else None


def _articles(passages: tuple[Passage, ...]) -> list[str]:
    return sorted({passage.article_id for passage in passages})


def _anchor(catalogue: Catalogue, passage: Passage) -> str | None:
    sentence = catalogue.sentence(passage)
    return sentence_fragment(sentence.anchor) if sentence else None


def _state(catalogue: Catalogue, ref: Ref) -> Row:
    state = catalogue.state(ref)
    return {"digest": state.digest if state else None, "changed": state.changed if state else None}
