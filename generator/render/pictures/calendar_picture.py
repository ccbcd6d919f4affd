"""The calendar as a page shows it: years with their legend, and the same as a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.render.escape import SafeMarkdown
from generator.render.links import Linker
from generator.render.pictures.calendar import Days, Hatching, Square, Year, calendar_year
from generator.render.pictures.density import Way, counted
from generator.render.pictures.wording import words

MOST_LINKS: Final = 90
"""As many as a page with a list of events beneath has room for; more years get pages of their own."""

_MOST_LISTED: Final = 120  # events of a year; the list of a fuller one leads to its months


@dataclass(frozen=True, slots=True)
class CalendarPicture:
    """All that the template of a calendar prints; ``days`` is the list: links, in order."""

    title: str
    note: str
    beyond: str
    years: tuple[Year, ...]
    days: tuple[SafeMarkdown, ...]


def fits_beside_a_list(days: Days) -> bool:
    """Tell whether all years together are few enough links for the chronology's first page."""
    return len(days.years) <= 3 and sum(map(days.links_in, days.years)) <= MOST_LINKS


def calendar_picture(
    days: Days, linker: Linker, way: Way, *, year: int | None = None
) -> CalendarPicture | None:
    """Return the calendar of all years, or of one; None where no day is known nearly enough.

    Parameters:
        days: all events, by day.
        way: returns the address of the section of the chronology in which an event is listed.
        year: the one to draw, or None for all.
    """
    wanted = days.years if year is None else [one for one in days.years if one == year]
    if not wanted:
        return None
    years = tuple(calendar_year(days, one, linker, way) for one in wanted)
    beyond = [event for event in days.beyond if year is None or (event.date or "").startswith(f"{year:04d}")]
    return CalendarPicture(
        words("titles", "calendar") + (f" {year:04d}" if year is not None else ""),
        words("notes", "calendar"),
        words("notes", "calendar_beyond").format(count=counted(len(beyond))) if beyond else "",
        years,
        tuple(_listed(years)),
    )


def _listed(years: Sequence[Year]) -> list[SafeMarkdown]:
    link = SafeMarkdown('<a href="{}">{}</a>')
    found: list[SafeMarkdown] = []
    for year in years:
        for month in year.months:
            shown: list[Square | Hatching] = [*month.squares, *month.hatchings]
            if year.count > _MOST_LISTED and shown:
                count = sum(one.count for one in shown)
                found.append(link.format(shown[0].href, f"{month.name} {year.name}\u00a0: {counted(count)}"))
                continue
            found += [link.format(one.href, one.told) for one in month.squares]
            found += [link.format(one.href, one.told) for one in month.hatchings]
    return list(dict.fromkeys(found))
