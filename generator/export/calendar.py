"""Write the events whose day is known as a calendar (iCalendar, RFC 5545): all-day, free time, with their status.

What happened on one of several days, in a month or perhaps is in no calendar: there it would seem certain.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final
from urllib.parse import urlsplit

from generator import lexicon
from generator.edtf import EdtfError, parse
from generator.export.catalogue import Catalogue
from generator.export.exact_dates import exact_day
from generator.export.feeds import titled
from generator.french.typography import typeset
from generator.model import Event, EventStatus, Ref, RefKind
from generator.plain_text import fold

_FOLD_AT: Final = 75  # octets in a line, its end not counted (RFC 5545, 3.1)
_STATUS: Final = {
    EventStatus.OCCURRED: "CONFIRMED",
    EventStatus.CANCELLED: "CANCELLED",
    EventStatus.DENIED: "CANCELLED",
}  # any other is tentative
_ESCAPED: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,"})


def dated_events(catalogue: Catalogue) -> list[tuple[date, Event]]:
    """Return the standing events of which the day is known, with it, by day then id."""
    known = [(exact_day(event.date), event) for event in catalogue.standing_events()]
    dated = [(day, event) for day, event in known if day is not None]
    return sorted(dated, key=lambda pair: (pair[0], pair[1].id))


def calendar(catalogue: Catalogue) -> bytes:
    """Return the calendar of all events whose day is known."""
    name = typeset(lexicon.load("data_page")["files"]["calendar"]["title"]).format(
        site=catalogue.site.site_name
    )
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Fil rouge//Chronique//FR",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{_text(name)}",
        f"X-WR-CALNAME:{_text(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
    ]
    host = urlsplit(catalogue.site.site_url).hostname or "chronique.invalid"
    for day, event in dated_events(catalogue):
        lines += _event(catalogue, event, day, host)
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


def _event(catalogue: Catalogue, event: Event, day: date, host: str) -> Iterator[str]:
    ref = Ref(RefKind.EVENT, event.id)
    state = catalogue.state(ref)
    yield "BEGIN:VEVENT"
    yield f"UID:{fold(event.id)}@{host}"
    yield f"DTSTAMP:{_basic(_day(state.changed if state else None) or day)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_basic(day)}"
    if day < date.max:  # after it, there is no day to end on; one day is what is meant without an end
        yield f"DTEND;VALUE=DATE:{_basic(day + timedelta(days=1))}"
    yield f"SUMMARY:{_text(titled(catalogue, event))}"
    if event.place:
        yield f"LOCATION:{_text(catalogue.title(event.place))}"
    if event.themes:
        yield f"CATEGORIES:{','.join(map(_text, catalogue.titles(event.themes)))}"
    yield f"STATUS:{_STATUS.get(event.status, 'TENTATIVE')}"
    yield "TRANSP:TRANSPARENT"
    if catalogue.site.site_url:
        yield f"URL:{catalogue.url(ref)}"
    yield "END:VEVENT"


def _basic(day: date) -> str:
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"


def _day(value: str | None) -> date | None:
    try:
        return parse(value).first if value else None
    except EdtfError:
        return None


def _text(words: str) -> str:
    return fold(words).translate(_ESCAPED)


def folded(line: str) -> bytes:
    r"""Return a content line in octets, folded so that no character is cut and none is longer than allowed.

    >>> folded("é" * 40).decode().count("\r\n ")
    1
    """
    pieces: list[bytes] = [b""]
    for character in line:
        octets = character.encode()
        room = _FOLD_AT if len(pieces) == 1 else _FOLD_AT - 1  # the blank of a folded line counts
        if len(pieces[-1]) + len(octets) > room:
            pieces.append(b"")
        pieces[-1] += octets
    return b"\r\n ".join(pieces) + b"\r\n"
