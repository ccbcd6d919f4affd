"""Find where the news of an article is local: the one town of its headline, for events that name no place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from generator import edtf
from generator.annotate.discourse import Discourse
from generator.annotate.discourse.roles import countries
from generator.annotate.events.cluster import Cluster
from generator.annotate.events.wording import wording
from generator.folding import fold_letters, fold_typography
from generator.lexicon import load
from generator.model import Claim, EventMention, EventStatus, EventType, Span

_LATELY: Final = 7  # days before and behind the news: « la grève de 2011 » may have been anywhere
_TOLD: Final = (EventStatus.OCCURRED, EventStatus.PLANNED)


def home_town(discourse: Discourse, headline: str | None) -> tuple[str, Span] | None:
    """Return the one town that a headline names, and where: « Vannes : les postiers en grève », « … à Vannes ».

    Parameters:
        discourse: of the article.
        headline: as the article's header tells it.
    """
    words = fold_typography(headline) if headline else ""
    begins = discourse.folded.find(words) if words else -1
    if begins < 0:
        return None
    named = {
        fold_letters(phrase.name): phrase.name
        for phrases in discourse.phrases
        for phrase in phrases
        if phrase.kind == "place" and phrase.name and fold_letters(phrase.name) not in countries()
    }
    found: dict[str, Span] = {}
    for match in wording("headline_town").finditer(words):
        name = named.get(fold_letters(match.group("town") or match.group("at")))
        if name:
            found.setdefault(name, Span(begins + match.start(), begins + match.end()))
    return next(iter(found.items())) if len(found) == 1 else None


def place_at_home(
    clusters: Sequence[Cluster],
    mentions: list[EventMention],
    home: tuple[str, Span] | None,
    today: str | None,
) -> None:
    """Give the recent local events that name no place the town of the headline.

    Parameters:
        clusters, mentions: the events and what tells them; changed in place.
        home: from `home_town`.
        today: EDTF date of the article.
    """
    local = load("event_details")["local"]
    for cluster in clusters:
        if not home or cluster.type.value not in local or cluster.status not in _TOLD or cluster.place:
            continue
        if not _is_recent(cluster, today):
            continue
        index = cluster.mentions[0]
        mention = mentions[index]
        claim = Claim("place", home[0], home[1], None, None, None, "town-of-headline")
        facts = replace(mention.facts, place=home[0])
        mentions[index] = replace(mention, facts=facts, claims=(*mention.claims, claim))
        cluster.complete_first(replace(cluster.facts[0], place=home[0]))


def place_on_site(clusters: Sequence[Cluster], mentions: list[EventMention], discourse: Discourse) -> None:
    """Give who goes « sur les lieux » the place of what was told before.

    Parameters:
        clusters, mentions: the events and what tells them; changed in place.
        discourse: of the article.
    """
    scene: str | None = None
    for cluster in sorted(clusters, key=lambda one: min(one.mentions)):
        mention = mentions[cluster.mentions[0]]
        span = discourse.sentences[mention.sentence].span
        found = wording("on_site").search(discourse.folded, span.start, span.end)
        if cluster.type is not EventType.VISIT:
            scene = cluster.place or scene
        elif scene and found and not cluster.place:
            claim = Claim("place", scene, Span(*found.span()), None, None, None, "place-of-event-before")
            facts = replace(mention.facts, place=scene)
            mentions[cluster.mentions[0]] = replace(mention, facts=facts, claims=(*mention.claims, claim))
            cluster.complete_first(replace(cluster.facts[0], place=scene))


def _is_recent(cluster: Cluster, today: str | None) -> bool:
    told = cluster.date
    if not told or not today:
        return cluster.mentions[0] == 0  # undated: only what the article begins with
    day, now = edtf.parse(told), edtf.parse(today)
    return (now.first - day.last).days <= _LATELY and (day.first - now.last).days <= _LATELY
