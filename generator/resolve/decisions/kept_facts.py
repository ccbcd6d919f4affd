"""What an editor wrote of an event, with its names led to pages; and these facts laid over what the articles tell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches

from generator.errors import Fault
from generator.folding import fold_words
from generator.model import KeptEvent, Ref, RefKind
from generator.resolve.accounts.properties import Facts
from generator.resolve.matching.match import Profile
from generator.resolve.names.authority_records import AuthorityIndex, name_key
from generator.resolve.names.linking import Linking
from generator.resolve.tellings.kept import place_of
from generator.resolve.tellings.telling import read_date

_ACTORS = (RefKind.PERSON, RefKind.PLACE, RefKind.ORGANISATION)


@dataclass(slots=True)
class NameBook:
    """Find the page that an editor means by an id or a name."""

    index: AuthorityIndex
    linking: Linking
    _names: dict[tuple[RefKind, str], set[Ref]]
    _pages: frozenset[Ref]

    @classmethod
    def of(cls, index: AuthorityIndex, linking: Linking) -> NameBook:
        """Collect every name of every page."""
        names: dict[tuple[RefKind, str], set[Ref]] = {}
        for ref in linking.refs():
            for form in (ref.id, linking.name_of(ref), *index.given_names(ref)):
                names.setdefault((ref.kind, name_key(ref.kind, form)), set()).add(ref)
        return cls(index, linking, names, frozenset(linking.refs()))

    def find(self, written: str, kinds: Iterable[RefKind]) -> Ref | None:
        """Return the one page that a name or an id means, the kinds tried in order; None when it is unclear."""
        for kind in kinds:
            ref = self.index.canonical(Ref(kind, written))
            if ref in self._pages or (kind is RefKind.THEME and ref in self.index.records):
                return ref
        for kind in kinds:
            found = self._names.get((kind, name_key(kind, written)), set())
            if found:
                return next(iter(found)) if len(found) == 1 else None
        return None

    def is_shared(self, written: str, kinds: Iterable[RefKind]) -> bool:
        """Tell whether several pages bear a name."""
        return any(len(self._names.get((kind, name_key(kind, written)), ())) > 1 for kind in kinds)

    def near(self, written: str, kinds: Iterable[RefKind]) -> str | None:
        """Return the name or id that looks most like this one, as an editor would write it."""
        wanted = frozenset(kinds)
        names: dict[str, str] = {}
        for ref in sorted(self._pages):
            if ref.kind in wanted:
                for form in (self.linking.name_of(ref), *self.index.given_names(ref), ref.id):
                    names.setdefault(fold_words(form), form)
        found = get_close_matches(fold_words(written), sorted(names), n=1, cutoff=0.7)
        return names[found[0]] if found else None


def _written_at(event: KeptEvent, fact: str, written: str) -> tuple[int, int]:
    """Return the line and column of a name in an event's file; the line of the fact where that is not known."""
    for where, name, line, column in event.written_at:
        if (where, name) == (fact, written):
            return line, column
    return place_of(event, fact)


@dataclass(frozen=True, slots=True)
class KeptRefs:
    """The pages that a kept event's file names."""

    participants: tuple[Ref, ...]
    parties: tuple[Ref, ...]
    initiator: Ref | None
    place: Ref | None
    themes: tuple[Ref, ...]


def kept_refs(event: KeptEvent, book: NameBook, faults: list[Fault]) -> KeptRefs:
    """Lead the names of a kept event to pages; a name that nobody bears, or several, is a fault."""

    def find(fact: str, written: str, kinds: Iterable[RefKind]) -> Ref | None:
        ref = book.find(written, kinds)
        # What is written as an id, « corpus » checks against the records.
        looks_like_id = written == written.lower() and " " not in written
        if ref is None and not looks_like_id:
            shared = book.is_shared(written, kinds)
            what = f"{fact}: « {written} » is " + ("the name of several" if shared else "nobody's name here")
            remedy = "write the id of an authority record, or the name as an article has it"
            near = None if shared else book.near(written, kinds)
            line, column = _written_at(event, fact, written)
            faults.append(
                Fault(event.path, line, column, what, f"did you mean « {near} »?" if near else remedy)
            )
        return ref

    def all_of(fact: str, written: tuple[str, ...], kinds: Iterable[RefKind]) -> tuple[Ref, ...]:
        found = (find(fact, name, kinds) for name in written)
        return tuple(sorted({ref for ref in found if ref}))

    return KeptRefs(
        participants=all_of("participants", event.participants, (RefKind.PERSON,)),
        parties=all_of("parties", event.parties, (RefKind.PLACE, RefKind.ORGANISATION)),
        initiator=find("initiator", event.initiator, _ACTORS) if event.initiator else None,
        place=find("place", event.place, (RefKind.PLACE,)) if event.place else None,
        themes=all_of("themes", event.themes, (RefKind.THEME,)),
    )


def kept_profile(event: KeptEvent, refs: KeptRefs, told: Iterable[Profile]) -> Profile:
    """Return what later tellings are compared with: the editor's facts, and what is bound where the file is silent."""
    profile = Profile(
        types=frozenset({event.type}),
        date=read_date(event.date),
        persons=frozenset(refs.participants),
        parties=frozenset(refs.parties),
        place=refs.place,
        ordinal=None,
        duration=event.duration_minutes,
        figures=frozenset(),
    )
    for other in told:
        profile = replace(
            profile,
            date=profile.date or other.date,
            persons=profile.persons or other.persons,
            parties=profile.parties or (other.parties if not refs.participants else frozenset()),
            place=profile.place or other.place,
            ordinal=profile.ordinal or other.ordinal,
            duration=profile.duration or other.duration,
        )
    return profile


def lay_over(event: KeptEvent, refs: KeptRefs, told: Facts | None) -> Facts:
    """Return the facts of a kept event: what its file says, and the articles' word where it is silent.

    Parameters:
        refs: the pages that the file's names lead to.
        told: what the articles give; None where no telling is bound.

    Returns:
        The facts; ordinal, topics and figures are always the articles'. The date is not among them: it has a trail.
    """
    base = told or Facts(event.type, event.status, (), (), None, None, None, (), (), None)
    return replace(
        base,
        type=event.type,
        status=event.status,
        participants=refs.participants or base.participants,
        parties=refs.parties or base.parties,
        initiator=refs.initiator or base.initiator,
        duration_minutes=event.duration_minutes or base.duration_minutes,
        duration_hedge="" if event.duration_minutes else base.duration_hedge,
        place=refs.place or base.place,
    )
