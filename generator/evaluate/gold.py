"""What a careful reader found in one article."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GoldPerson:
    """A person named in the prose.

    Parameters:
        name: the fullest form.
        variants: the forms as written.
        aliases: names by which others may know the same person; found ones are accepted.
        optional: neither finding nor missing it counts.
    """

    name: str
    variants: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldName:
    """An organisation or a place named in the prose, and other forms of its name."""

    name: str
    variants: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldTimex:
    """A temporal expression: its words, EDTF values that are right (none: it has no date), its length in minutes."""

    text: str
    edtf: tuple[str, ...] = ()
    minutes: int | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldQuotation:
    """Quoted words.

    Parameters:
        speakers: who said them, by any name that is right; empty where nobody can tell.
        nobody: whether naming no speaker is right.
        organisation: the organisation that speaks, or None.
    """

    text: str
    speakers: tuple[str, ...]
    nobody: bool
    organisation: str | None = None
    optional: bool = False

    @property
    def speaker(self) -> str | None:
        """Return the speaker as a report names it."""
        return self.speakers[0] if self.speakers else self.organisation


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """Something that the text says happened, is planned, was denied and so on.

    Parameters:
        id: the reader's name for it, unique in the text.
        types, statuses: the type and the status, then others that a reader could defend.
        date: EDTF by the text alone, or None.
        dates: every EDTF date that is right, ``date`` among them.
        participants, optional_participants: persons; ``parties`` states and organisations.
        places, initiators, durations: acceptable values, lengths in minutes; empty where the gold gives none.
        figures: the numbers that the text gives of it.
        ordinal: its place in a series, or None.
    """

    id: str
    types: tuple[str, ...]
    statuses: tuple[str, ...]
    date: str | None
    dates: tuple[str, ...]
    participants: tuple[str, ...] = ()
    optional_participants: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    initiators: tuple[str, ...] = ()
    durations: tuple[float, ...] = ()
    figures: tuple[int, ...] = ()
    ordinal: int | None = None
    optional: bool = False

    @property
    def told(self) -> str:
        """Return the event as a report names it."""
        who = ", ".join((*self.participants, *self.parties))
        return f"{self.id}: {self.types[0]} {self.statuses[0]} {self.date}{f' ({who})' if who else ''}"


@dataclass(frozen=True, slots=True)
class Trap:
    """An event that must not come out; None and empty stand for any."""

    type: str | None
    status: str | None
    participants: tuple[str, ...] = ()
    date_prefix: str = ""


@dataclass(frozen=True, slots=True)
class Gold:
    """All that a reader found in one text.

    Parameters:
        published: the date of publication where the text does not tell it: given to the program, not looked for.
        publication_date: the date of publication that a reader knows.
        boilerplate: how the lines begin that are no prose.
        organisations, places, timexes: None where the gold does not give the layer.
        names: whatever the gold names beside: publishers, parties, speaking organisations; finding them is no fault.
        traps: events; ``not_persons`` forms that are no person.
        path: the file, as faults name it.
        sealed: whether quotations are given as hashes of their words, so that the gold holds no words of its source.
    """

    id: str
    language: str
    published: str | None
    publication_date: str | None
    boilerplate: tuple[str, ...]
    persons: tuple[GoldPerson, ...]
    organisations: tuple[GoldName, ...] | None
    places: tuple[GoldName, ...] | None
    timexes: tuple[GoldTimex, ...] | None
    quotations: tuple[GoldQuotation, ...]
    events: tuple[GoldEvent, ...]
    names: tuple[str, ...]
    traps: tuple[Trap, ...]
    not_persons: tuple[str, ...]
    forbidden_persons: tuple[str, ...]
    path: str
    sealed: bool = False

    @property
    def is_french(self) -> bool:
        """Tell whether the text is in the language that the program reads."""
        return self.language == "fr"
