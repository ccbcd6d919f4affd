"""Say what a page is about in JSON-LD (schema.org): only what its words can say without claiming more than is known.

An event that only may have taken place is not published as one: the page is then about the claim that it did.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from generator import lexicon
from generator.addresses import account_fragment, quotation_fragment
from generator.export.catalogue import Catalogue
from generator.export.exact_dates import bounds, containing_date
from generator.model import Account, ArticleEntry, EntityEntry, Event, EventStatus, Rank, Ref, RefKind, Rights
from generator.plain_text import fold

Node = dict[str, Any]

# A page is read by people first; what is left out here stands in the data files.
_MOST_LISTED: Final = 25
_MOST_BYTES: Final = 8_000  # of one list
_TYPES: Final = {
    RefKind.PERSON: "Person",
    RefKind.PLACE: "Place",
    RefKind.ORGANISATION: "Organization",
    RefKind.THEME: "DefinedTerm",
}
_STATUS: Final = {
    EventStatus.PLANNED: "https://schema.org/EventScheduled",
    EventStatus.CANCELLED: "https://schema.org/EventCancelled",
}
# Of these, somebody says that they took place, or that they did not: nobody knows.
_CLAIMED: Final = (EventStatus.ALLEGED, EventStatus.DENIED, EventStatus.HYPOTHETICAL)


def linked_data(catalogue: Catalogue, ref: Ref) -> str | None:
    """Return the JSON-LD of a page as JSON that may stand in a ``<script>``; None for a page about nothing of ours."""
    entry = catalogue.entities.get(ref)
    if entry is not None:
        about = _entity(catalogue, entry)
    elif ref.kind is RefKind.EVENT and ref.id in catalogue.events:
        event = catalogue.events[ref.id]
        if event.withdrawn is not None:
            return None
        about = _event_or_claim(catalogue, event)
    elif ref.kind is RefKind.ARTICLE and ref.id in catalogue.articles:
        about = _article(catalogue, catalogue.articles[ref.id])
    else:
        return None
    return script_json({"@context": "https://schema.org", **_page(catalogue, ref, about)})


def script_json(content: Any) -> str:
    r"""Return JSON that no HTML parser takes for markup, every text on one line.

    >>> script_json({"name": "</script>"})
    '{"name":"\\u003c/script\\u003e"}'
    """
    text = json.dumps(_clean(content), ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _some(nodes: Iterable[Any]) -> list[Any]:
    """Return the first of many nodes, as many as a page may carry."""
    told: list[Any] = []
    room = _MOST_BYTES
    for node in nodes:
        room -= len(json.dumps(node, ensure_ascii=False).encode("utf-8", "replace"))
        if room < 0 or len(told) == _MOST_LISTED:
            break
        told.append(node)
    return told


def _clean(content: Any) -> Any:
    """Fold texts, and leave out what is not known."""
    if isinstance(content, dict):
        cleaned = {key: _clean(value) for key, value in content.items()}
        return {key: value for key, value in cleaned.items() if value not in (None, "", [], {})}
    if isinstance(content, list | tuple):
        return [_clean(item) for item in content]
    return fold(content).strip(" ") if isinstance(content, str) else content


def _page(catalogue: Catalogue, ref: Ref, about: Node) -> Node:
    state = catalogue.state(ref)
    site = catalogue.site
    return {
        "@type": "WebPage",
        "@id": catalogue.url(ref),
        "url": catalogue.url(ref),
        "name": catalogue.title(ref),
        "inLanguage": "fr",
        "dateModified": state.changed if state else None,
        "version": state.digest if state else None,
        "license": lexicon.load("data_page")["licence"]["path"],
        "isPartOf": {"@type": "WebSite", "name": site.site_name, "url": site.site_url},
        "publisher": {"@type": "Organization", "name": site.author} if site.author else None,
        "mainEntity": about,
    }


def _event_or_claim(catalogue: Catalogue, event: Event) -> Node:
    url = catalogue.url(Ref(RefKind.EVENT, event.id))
    node = _event(catalogue, event, f"{url}#evenement")
    based_on = _some(catalogue.url(Ref(RefKind.ARTICLE, one)) for one in _articles(event))
    # What an editor set aside is read wrongly, or outdated: nobody shall take it for a claim.
    counting = [account for account in event.accounts if account.rank is not Rank.DEPRECATED]
    claims = _some(_claim(catalogue, event, account) for account in counting)
    if event.status not in _CLAIMED:
        return node | {"subjectOf": claims}
    return {
        "@type": "Claim",
        "@id": f"{url}#affirmation",
        "name": event.title,
        "creativeWorkStatus": catalogue.wording.label("statuses", event.status.value),
        "about": node,
        "isBasedOn": based_on,
        "hasPart": claims,
    }


def _event(catalogue: Catalogue, event: Event, identity: str) -> Node:
    span = bounds(event.date)
    ends = containing_date(event.date)
    return {
        "@type": "Event",
        "@id": identity,
        "name": event.title,
        "additionalType": catalogue.wording.value("type", event.type.value),
        "startDate": ends,
        # A period within which it took place is no duration: its end is known only where it is one day.
        "endDate": ends if span and span[0] == span[1] else None,
        "duration": f"PT{event.duration_minutes}M"
        if event.duration_minutes and not event.duration_qualifier
        else None,
        "eventStatus": _STATUS.get(event.status),
        "location": _mention(catalogue, event.place) if event.place else None,
        "organizer": _mention(catalogue, event.initiator) if event.initiator else None,
        "attendee": _some(
            _mention(catalogue, one)
            for one in (*event.participants, *event.parties)
            if one.kind in (RefKind.PERSON, RefKind.ORGANISATION)
        ),
        "about": _some(_mention(catalogue, one) for one in event.themes),
    }


def _claim(catalogue: Catalogue, event: Event, account: Account) -> Node:
    name = catalogue.wording.label("properties", account.property)
    value = catalogue.shown_value(account.passage.article_id, account.property, account.value)
    said = (
        f"{name}\u00a0: {catalogue.wording.value(account.property, value, account.qualifier)}"
        if value
        else name
    )
    fragment = account_fragment(account.id)
    return {
        "@type": "Claim",
        "@id": catalogue.url(Ref(RefKind.EVENT, event.id), fragment),
        "text": said,
        "author": _mention(catalogue, account.authority)
        if account.authority.kind in (RefKind.PERSON, RefKind.ORGANISATION)
        else {"@type": "Organization", "name": account.authority_label},
        "appearance": {
            "@type": "CreativeWork",
            "@id": catalogue.url(Ref(RefKind.ARTICLE, account.passage.article_id)),
        },
    }


def _entity(catalogue: Catalogue, entry: EntityEntry) -> Node:
    record = entry.record
    url = catalogue.url(entry.ref)
    node: Node = {
        "@type": _TYPES[entry.ref.kind],
        "@id": f"{url}#sujet",
        "name": entry.name,
        "alternateName": _some(name.form for name in entry.names if name.form != entry.name),
        "url": url,
    }
    if record is None:
        return node
    node["description"] = record.description
    if record.wikidata:
        node["sameAs"] = f"http://www.wikidata.org/entity/{record.wikidata}"
    if record.coordinates:
        latitude, longitude = record.coordinates
        node["geo"] = {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}
    if record.part_of:
        key, kind = {
            RefKind.PLACE: ("containedInPlace", RefKind.PLACE),
            RefKind.ORGANISATION: ("parentOrganization", RefKind.ORGANISATION),
        }.get(entry.ref.kind, ("isPartOf", entry.ref.kind))
        whole = Ref(kind, record.part_of)
        node[key] = _mention(catalogue, whole) if catalogue.has_page(whole) else None
    return node


def _article(catalogue: Catalogue, entry: ArticleEntry) -> Node:
    article = entry.article
    url = catalogue.url(Ref(RefKind.ARTICLE, article.id))
    news: Node = {
        "@type": "NewsArticle",
        "@id": f"{url}#article",
        "headline": article.title,
        "datePublished": containing_date(article.published),
        "inLanguage": article.language,
        "author": [{"@type": "Person", "name": name} for name in article.authors],
        "publisher": [{"@type": "Organization", "name": name} for name in article.publishers],
        "url": article.url if (article.url or "").startswith(("http://", "https://")) else None,
        "hasPart": _some(_quotations(catalogue, entry)),
        "mentions": _some(
            _mention(catalogue, ref) for ref in dict.fromkeys(link.ref for link in entry.links)
        ),
    }
    if article.rights is not Rights.NOTICE:
        return news
    # What stands on the page is the editors' own summary.
    return {
        "@type": "CreativeWork",
        "@id": f"{url}#resume",
        "name": entry.title,
        "genre": lexicon.load("data_page")["notice_genre"],
        "inLanguage": "fr",
        "isBasedOn": news,
    }


def _quotations(catalogue: Catalogue, entry: ArticleEntry) -> Iterator[Node]:
    article = Ref(RefKind.ARTICLE, entry.article.id)
    for one in entry.quotations:
        quotation = catalogue.quotations.get(one)
        words = catalogue.shown(article.id, quotation.quotation.span) if quotation else None
        if quotation is not None and words is not None:
            yield {
                "@type": "Quotation",
                "@id": catalogue.url(article, quotation_fragment(quotation.id)),
                "text": words,
                "spokenByCharacter": _mention(catalogue, quotation.speaker) if quotation.speaker else None,
            }


def _mention(catalogue: Catalogue, ref: Ref) -> Node:
    """Name a thing, by its page where it has one."""
    kind = _TYPES.get(ref.kind, "Thing")
    identity = f"{catalogue.url(ref)}#sujet" if catalogue.has_page(catalogue.current(ref)) else None
    return {"@type": kind, "@id": identity, "name": catalogue.title(ref)}


def _articles(event: Event) -> list[str]:
    return list(dict.fromkeys(passage.article_id for passage in event.passages))
