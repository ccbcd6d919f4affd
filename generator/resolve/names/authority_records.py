"""What the editors' files say of names: which record answers to a name, and which records are one."""

from __future__ import annotations

from collections.abc import Container, Iterable

from generator.errors import Fault
from generator.model import Authority, Records, Ref, RefKind
from generator.names import name_slug
from generator.resolve.names.countries import country_of_capital
from generator.resolve.names.name_keys import Spelling, compare_spelling, person_key, spelling_key, thing_key


def name_key(kind: RefKind, name: str) -> str:
    """Return the form in which names of this kind are compared."""
    return person_key(name) if kind is RefKind.PERSON else thing_key(name)


class AuthorityIndex:
    """Answer for the editors' records: by name, alias, metonym or id."""

    def __init__(self, records: Records) -> None:
        self.faults: list[Fault] = []
        self.records: dict[Ref, Authority] = {}
        self._names: dict[RefKind, dict[str, set[str]]] = {}
        self._spellings: dict[str, set[str]] = {}
        self._metonyms: dict[str, set[str]] = {}
        self._around: dict[Ref, frozenset[str]] = {}
        self._canonical: dict[Ref, str] = {}
        # For each kind, article and folded name, those whom editors say that it means there.
        self._named_in: dict[tuple[RefKind, str, str], set[str]] = {}
        # For each page that answers, its record and those united with it.
        self._united: dict[Ref, list[Ref]] = {}
        for kind, authorities in (
            (RefKind.PERSON, records.people),
            (RefKind.ORGANISATION, records.organisations),
            (RefKind.PLACE, records.places),
            (RefKind.THEME, records.themes),
        ):
            self._read(kind, sorted(authorities, key=lambda authority: authority.id))
        for ref in self.records:
            self._united.setdefault(self.canonical(ref), []).append(ref)

    def _read(self, kind: RefKind, authorities: Iterable[Authority]) -> None:
        self._names[kind] = {}
        known = {authority.id: authority for authority in authorities}
        self.records.update({Ref(kind, id_): authority for id_, authority in known.items()})
        self._unite(kind, known)
        for id_, authority in known.items():
            answer = self._canonical[Ref(kind, id_)]
            for name in (authority.name, *authority.aliases):
                key = name_key(kind, name)
                self._names[kind].setdefault(key, set()).add(answer)
                for article_id in authority.named_in:
                    surname = {key.split()[-1]} if key and kind is RefKind.PERSON else set()
                    for form in {key} | surname if key else ():
                        self._named_in.setdefault((kind, article_id, form), set()).add(answer)
                if kind is RefKind.PERSON:
                    self._spellings.setdefault(spelling_key(key), set()).add(key)
            if kind is RefKind.PLACE and authority.state:
                for metonym in authority.metonyms:
                    self._metonyms.setdefault(thing_key(metonym), set()).add(answer)

    def _unite(self, kind: RefKind, known: dict[str, Authority]) -> None:
        """Find the record that answers for each; `same_as` points from the one that gives way."""
        for id_, authority in known.items():
            for other in sorted({*authority.same_as} & {*authority.different_from}):
                self._fault(
                    authority, f"« {id_} » is both same_as and different_from « {other} »", "keep one"
                )
        for id_ in known:
            seen = [id_]
            while targets := sorted(other for other in known[seen[-1]].same_as if other in known):
                if targets[0] in seen:
                    # Two records that name each other: the first by id answers.
                    seen.append(min(seen[seen.index(targets[0]) :]))
                    break
                seen.append(targets[0])
            self._canonical[Ref(kind, id_)] = seen[-1]

    def _fault(self, authority: Authority, what: str, remedy: str) -> None:
        self.faults.append(Fault(authority.path, authority.line, authority.column, what, remedy))

    def canonical(self, ref: Ref) -> Ref:
        """Return the page that answers for a record's."""
        return Ref(ref.kind, self._canonical.get(ref, ref.id))

    def record(self, ref: Ref) -> Authority | None:
        """Return the editors' file on a page, or None."""
        return self.records.get(ref)

    def given_names(self, ref: Ref) -> tuple[str, ...]:
        """Return every name that editors give for a page, those of records united with it included."""
        united = (self.records[other] for other in self._united.get(ref, ()))
        names = (name for record in united for name in (record.name, *record.aliases, *record.metonyms))
        return tuple(dict.fromkeys(names))

    def absorbed(self, ref: Ref) -> tuple[str, ...]:
        """Return the ids that give way to a record: united records and pages of names that nobody had linked."""
        united = self._united.get(ref, ())
        ids = {other.id for other in united}
        for other in united:
            ids.update(id_ for id_ in self.records[other].same_as if Ref(ref.kind, id_) not in self.records)
        return tuple(sorted(ids - {ref.id}))

    def by_name(self, kind: RefKind, names: Iterable[str]) -> Ref | None:
        """Return the one record that answers to these names, the surest name first; None when several may."""
        found = self._found(kind, names)
        return Ref(kind, found[0]) if len(found) == 1 else None

    def named_in(self, kind: RefKind, article_id: str, names: Iterable[str]) -> Ref | None:
        """Return the one whom editors say that a name means in an article; a person by the surname alone too."""
        for name in names:
            found = self._named_in.get((kind, article_id, name_key(kind, name)), set())
            if len(found) == 1:
                return Ref(kind, next(iter(found)))
        return None

    def check_articles(self, article_ids: Container[str]) -> None:
        """Find what is wrong in `named_in`: an article that is not there, a name that would mean two people there."""
        for ref in sorted(self.records):
            record = self.records[ref]
            for article_id in record.named_in:
                if article_id not in article_ids:
                    what = f"named_in: there is no article « {article_id} »"
                    self._fault(record, what, "write the name of a file of data/articles, without ending")
                for key in dict.fromkeys(name_key(ref.kind, name) for name in (record.name, *record.aliases)):
                    others = self._named_in.get((ref.kind, article_id, key), set()) - {self.canonical(ref).id}
                    for other in sorted(others):
                        what = f"named_in: « {record.name} » would mean « {other} » too in {article_id}"
                        self._fault(record, what, "keep the article in one of the two records")

    def is_shared(self, kind: RefKind, names: Iterable[str]) -> bool:
        """Tell whether several records answer to a name: then not even two articles mean the same one by it."""
        return len(self._found(kind, names)) > 1

    def bearers(self, kind: RefKind, names: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of the records that answer to a name."""
        return tuple(self._found(kind, names))

    def _found(self, kind: RefKind, names: Iterable[str]) -> list[str]:
        for name in names:
            key = name_key(kind, name)
            found = sorted(self._names[kind].get(key, ()))
            if not found and kind is RefKind.PERSON:
                near = self._spellings.get(spelling_key(key), set())
                spelt = [known for known in near if compare_spelling(key, known) is Spelling.ONE]
                found = sorted({id_ for known in spelt for id_ in self._names[kind][known]})
            if found:
                return found
        return []

    def is_told_apart(self, ref: Ref, id_: str) -> bool:
        """Tell whether an editor says that a page of a name without a record is not this record's."""
        return any(id_ in self.records[other].different_from for other in self._united.get(ref, ()))

    def state_for(self, name: str) -> Ref | None:
        """Return the one state for which a name speaks (« Moscou »), or None."""
        found = sorted(self._metonyms.get(thing_key(name), ()))
        return Ref(RefKind.PLACE, found[0]) if len(found) == 1 else None

    def within(self, place: Ref, other: Ref) -> bool:
        """Tell whether a place lies in another, or is it: by the records' `part_of`; a capital lies in its country."""
        return other.id in self.around(place)

    def around(self, place: Ref) -> frozenset[str]:
        """Return the ids of a place and of all in which it lies."""
        if place not in self._around:
            self._around[place] = self._all_around(place)
        return self._around[place]

    def _all_around(self, place: Ref) -> frozenset[str]:
        around: set[str] = set()
        at: str | None = place.id
        while at is not None and at not in around:
            around.add(at)
            record = self.records.get(Ref(place.kind, at))
            above = record.part_of if record else None
            country = country_of_capital(at.replace("-", " ")) if above is None else None
            at = name_slug(country) if country else above
        return frozenset(around)
