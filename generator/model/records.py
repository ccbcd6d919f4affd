"""What editors write: authority records, kept events, decisions. Read from `data/` by `corpus`."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.model.annotations import EntityKind, EventStatus, EventType


@dataclass(frozen=True, slots=True)
class Decision:
    """An editor's choice, with its reason; evidence of its own kind and a line of the corrections log.

    Parameters:
        subject: what it is about, ``events/2025-12-28-appel`` or ``articles/…``.
        property: the fact that was set (``date``, ``same_as`` …).
        value: what was decided, as text.
        reason: why, in the readers' language.
        decided: ISO date, or None.
        source: what it rests on, or None.
        path, line, column: where it stands.
    """

    subject: str
    property: str
    value: str
    reason: str
    decided: str | None
    source: str | None
    path: str
    line: int
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Authority:
    """An editor's file on one person, place, organisation or theme.

    Parameters:
        id: the address, minted once (``anna-leclerc``).
        kind: ``person``, ``organisation``, ``place`` or ``theme``.
        name: the name that readers see; ``sort_name`` the one that indexes sort by (« Leclerc, Anna »).
        aliases: other names by which articles call it, given by an editor (« Ana Leclerc »).
        description: one line, or None.
        wikidata: ``Q90``, or None.
        same_as, different_from: ids of records of the same kind.
        coordinates: (latitude, longitude) in degrees, places only.
        metonyms: for a state: the names that speak for it (« Moscou »); for any other record, empty.
        part_of: id of the place or organisation to which it belongs, or None.
        keywords: themes only: words of the text that put an event under the theme.
        state: places only: whether the place is a state, which may be a party to an event.
        named_in: ids of articles in which a name that others bear too means this one; not for themes.
        path, line, column: where it stands.
    """

    id: str
    kind: str
    name: str
    sort_name: str
    aliases: tuple[str, ...] = ()
    description: str | None = None
    wikidata: str | None = None
    same_as: tuple[str, ...] = ()
    different_from: tuple[str, ...] = ()
    coordinates: tuple[float, float] | None = None
    metonyms: tuple[str, ...] = ()
    part_of: str | None = None
    keywords: tuple[str, ...] = ()
    state: bool = False
    named_in: tuple[str, ...] = ()
    path: str = ""
    line: int = 0
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class GivenName:
    """A name that editors have recorded: as written, as shown (« palais des Ormes »), and whether it is a state's."""

    written: str
    name: str
    kind: EntityKind
    state: bool = False


@dataclass(frozen=True, slots=True)
class Selector:
    """A W3C TextQuoteSelector that binds an event to words of an article; ``line`` and ``column``: where it stands.

    ``sentence`` is the anchor (without ``phrase-``) that their sentence had when they were bound, and keeps; None where
    nobody noted it.
    """

    article: str
    exact: str
    prefix: str
    suffix: str
    line: int = 0
    column: int = field(default=0, compare=False)
    sentence: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Rejection:
    """What articles say of a kept event and an editor holds for wrong: it is still shown, and counts no more.

    One of three is rejected: a value of a property (``property`` and ``value``, of one ``article`` or of all), one
    account (``account``), or words that tell of another event or of none (``words``).

    Parameters:
        property: of accounts (``duration``), or None.
        value: as an account gives it; of names, the id of a record or a name as articles have it.
        account: the anchor of an account without its prefix (``#compte-ID``), or None.
        article: the id of the only article whose word is rejected, or None.
        words: what binds it, or None.
        decision: the reason and its day.
    """

    decision: Decision
    property: str | None = None
    value: str | None = None
    account: str | None = None
    article: str | None = None
    words: Selector | None = None


@dataclass(frozen=True, slots=True)
class KeptEvent:
    """An event that an editor has kept: its facts win over what the articles give.

    A fact that is None was not written; an empty tuple was written as empty or not at all. ``participants``,
    ``initiator``, ``place``, ``themes`` and ``parties`` are ids of authority records or names as resolved.
    ``reasons`` maps a fact to (reason, decided, source). ``merged_into`` and ``withdrawn`` close the event; its
    address still answers. ``lines`` and ``columns`` pair a fact with the 1-based line and column at which it stands,
    where they are known;
    ``written_at`` gives for each name of a fact (fact, name, line, column), both 1-based. ``split_from`` is the id
    of the event whose words it took over in part; ``rejected`` what articles say of it and is wrong.
    """

    id: str
    type: EventType
    status: EventStatus
    title: str | None = None
    date: str | None = None
    participants: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    initiator: str | None = None
    duration_minutes: int | None = None
    place: str | None = None
    themes: tuple[str, ...] = ()
    mentions: tuple[Selector, ...] = ()
    reasons: tuple[Decision, ...] = ()
    provisional: tuple[str, ...] = ()
    merged_into: str | None = None
    withdrawn: str | None = None
    path: str = ""
    lines: tuple[tuple[str, int], ...] = ()
    written_at: tuple[tuple[str, str, int, int], ...] = ()
    split_from: str | None = None
    rejected: tuple[Rejection, ...] = ()
    columns: tuple[tuple[str, int], ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Records:
    """All that editors decided, each tuple sorted by id."""

    people: tuple[Authority, ...] = ()
    organisations: tuple[Authority, ...] = ()
    places: tuple[Authority, ...] = ()
    themes: tuple[Authority, ...] = ()
    events: tuple[KeptEvent, ...] = ()
