"""Whether two articles speak of one affair: of an event that both tell, or that one announces and the other tells."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from generator.edtf import Edtf
from generator.resolve.matching.groups import Group
from generator.resolve.matching.match import near_types
from generator.resolve.names.authority_records import AuthorityIndex
from generator.resolve.tellings.telling import Telling

# What is told of one affair lies within so many days.
_NEAR: Final = 31


class Affairs:
    """The events of each article."""

    def __init__(self, groups: Iterable[Group], index: AuthorityIndex) -> None:
        self._by_article: dict[str, list[Group]] = {}
        self._index = index
        for group in groups:
            for article_id in group.articles:
                self._by_article.setdefault(article_id, []).append(group)

    def shared_date(self, telling: Telling, event: Group) -> Edtf | None:
        """Return the date of an event of which both a telling's article and an event's articles speak, or None.

        It lies within a month of the event, and is neither it nor what the telling itself tells.
        """
        known = event.profile.date
        if known is None:
            return None
        mine = [
            group
            for group in self._by_article.get(telling.document.id, ())
            if all(other.key != telling.key for other in group.tellings)
        ]
        theirs = [
            group
            for article_id in sorted(event.articles)
            for group in self._by_article.get(article_id, ())
            if group is not event
        ]
        for one in mine:
            for other in theirs:
                value = other.profile.date
                near = value is not None and abs((value.first - known.first).days) <= _NEAR
                if value is not None and near and (one is other or self._is_announced(one, other)):
                    return value
        return None

    def _is_announced(self, plan: Group, event: Group) -> bool:
        """Tell whether one article announces what the other tells: near types, one place, somebody in common."""
        mine, theirs = plan.profile, event.profile
        if not plan.unreal or event.unreal or mine.place is None or theirs.place is None:
            return False
        near = near_types()
        if not any(one in near[other] for one in mine.types for other in theirs.types):
            return False
        shared = (mine.persons & theirs.persons) | (mine.parties & theirs.parties)
        within = self._index.within(mine.place, theirs.place) or self._index.within(theirs.place, mine.place)
        return within and bool(shared)
