"""What the program found in one text, read from the JSON form of `extract`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

_LENGTH: Final = re.compile(
    r"P(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:\d+S)?)?"
)


@dataclass(frozen=True, slots=True)
class FoundName:
    """A person, an organisation or a place with the forms in which its name is written."""

    name: str
    variants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoundBlock:
    """A stretch of the text, and what it is: the value of a `BlockKind`."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class FoundTimex:
    """A temporal expression; ``minutes`` of a length in hours and minutes, else None."""

    start: int
    end: int
    text: str
    edtf: str | None
    minutes: float | None
    rule: str


@dataclass(frozen=True, slots=True)
class FoundQuotation:
    """Quoted words and who said them."""

    text: str
    speaker: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """An event as the text tells it; ``words`` are those by which it was found."""

    type: str
    status: str
    date: str | None
    participants: tuple[str, ...]
    parties: tuple[str, ...]
    initiator: str | None
    duration_minutes: float | None
    place: str | None
    figures: tuple[int, ...]
    ordinal: int | None
    words: str

    @property
    def told(self) -> str:
        """Return the event as a report names it."""
        who = ", ".join((*self.participants, *self.parties))
        return f"{self.type} {self.status} {self.date}{f' ({who})' if who else ''}"


@dataclass(frozen=True, slots=True)
class Found:
    """All that was found in one text."""

    text: str
    language: str
    published: str | None
    blocks: tuple[FoundBlock, ...]
    persons: tuple[FoundName, ...]
    organisations: tuple[FoundName, ...]
    places: tuple[FoundName, ...]
    timexes: tuple[FoundTimex, ...]
    quotations: tuple[FoundQuotation, ...]
    events: tuple[FoundEvent, ...]


def read_found(extracted: Mapping[str, Any]) -> Found:
    """Take from one object of `extract --json` what is scored."""
    text = extracted["text"]
    return Found(
        text=text,
        language=extracted["language"],
        published=extracted["published"],
        blocks=tuple(FoundBlock(one["start"], one["end"], one["kind"]) for one in extracted["blocks"]),
        persons=_names(extracted["persons"]),
        organisations=_names(extracted["organisations"]),
        places=_names(extracted["places"]),
        timexes=tuple(
            FoundTimex(
                one["start"], one["end"], one["text"], one["edtf"], minutes_in(one["value"]), one["rule"]
            )
            for one in extracted["timexes"]
        ),
        quotations=tuple(
            FoundQuotation(one["text"], one["speaker"], one["rule"]) for one in extracted["quotations"]
        ),
        events=tuple(_event(one, text) for one in extracted["events"]),
    )


def _names(entities: Sequence[Mapping[str, Any]]) -> tuple[FoundName, ...]:
    return tuple(FoundName(one["name"], tuple(one["variants"])) for one in entities)


def _event(one: Mapping[str, Any], text: str) -> FoundEvent:
    return FoundEvent(
        type=one["type"],
        status=one["status"],
        date=one["date"],
        participants=tuple(one["participants"]),
        parties=tuple(one["parties"]),
        initiator=one["initiator"],
        duration_minutes=one["duration_minutes"],
        place=one["place"],
        figures=tuple(figure["value"] for figure in one["figures"]),
        ordinal=one["ordinal"]["count"] if one["ordinal"] else None,
        words=text[one["start"] : one["end"]],
    )


def minutes_in(value: str | None) -> float | None:
    """Return how many minutes a TIMEX3 length in weeks, days, hours and minutes has, None for any other value.

    >>> minutes_in("PT1H30M"), minutes_in("P1W"), minutes_in("P3Y"), minutes_in("2024-03-13")
    (90.0, 10080.0, None, None)
    """
    match = _LENGTH.fullmatch(value or "")
    if not match or not any(match.groups()):
        return None
    weeks, days, hours, minutes = (float(part or 0) for part in match.groups())
    return (weeks * 7 + days) * 1440 + hours * 60 + minutes
