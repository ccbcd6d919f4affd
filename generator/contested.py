"""What the accounts of an event contradict each other on, and no editor has decided: told, never settled in silence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from generator.errors import Fault, one_line
from generator.model import Account, Event, Rank
from generator.yaml_quoting import quoted

# How the file of a kept event calls the properties of accounts that it may hold; participants only complete each other.
_FACTS: Final = {
    "status": "status",
    "date": "date",
    "initiator": "initiator",
    "duration": "duration_minutes",
    "place": "place",
}
_CONTESTED: Final = frozenset({"majority", "best-evidence", "open"})
_WHY: Final = {
    "majority": "most sources say so",
    "best-evidence": "it has the best evidence, not most sources",
}


@dataclass(frozen=True, slots=True)
class Contested:
    """One fact of an event on which accounts contradict each other.

    Parameters:
        fact: as a kept event's file calls it (``duration_minutes``).
        taken: the event's own value as YAML; the empty string where the page gives none.
        kind: ``majority``, ``best-evidence`` or ``open`` (see `generator.model.Basis`).
        claims: each value as YAML with who gives it, the event's own first.
    """

    fact: str
    taken: str
    kind: str
    claims: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def in_words(self) -> str:
        """Say who gives which value, which of them is taken and why.

        Example:
            >>> Contested("duration_minutes", "", "open", (("40", ("Citadelle",)), ("90", ("Karvie",)))).in_words
            'contested: 40 (Citadelle), 90 (Karvie); none is taken: neither most sources nor evidence decide'
        """
        said = ", ".join(f"{value} ({', '.join(who)})" for value, who in self.claims)
        if self.kind == "open":
            return f"contested: {said}; none is taken: neither most sources nor evidence decide"
        return f"contested: {said}; {self.taken} is taken: {_WHY[self.kind]}"

    @property
    def lines(self) -> tuple[str, ...]:
        """Return the lines of which an editor writes one to decide."""
        return tuple(f"{self.fact}: {value}" for value, _ in self.claims)


def contested_facts(event: Event, written: Callable[[str], str]) -> tuple[Contested, ...]:
    """Return what accounts of an event contradict each other on, in the order of an event's page.

    A fact that an editor's file holds is decided and not among them.

    Parameters:
        written: from a name as shown to what an editor writes for it: the id of its record, or the name.
    """
    found: list[Contested] = []
    for basis in event.bases:
        if basis.property not in _FACTS or basis.kind not in _CONTESTED:
            continue
        told = [one for one in event.accounts if one.property == basis.property and _counts(one)]
        values: dict[str, list[str]] = {}
        for account in sorted(told, key=lambda one: (not one.bears_out or basis.kind == "open", one.passage)):
            value = _as_yaml(account, written)
            values.setdefault(value, []).append(one_line(account.authority_label))
        claims = tuple((value, tuple(dict.fromkeys(who))) for value, who in values.items())
        taken = "" if basis.kind == "open" else _taken(event, basis.property, claims)
        found.append(Contested(_FACTS[basis.property], taken, basis.kind, claims))
    return tuple(found)


def _counts(account: Account) -> bool:
    return account.rank is not Rank.DEPRECATED


def _taken(event: Event, property_: str, claims: Sequence[tuple[str, tuple[str, ...]]]) -> str:
    own = {
        "status": event.status.value,
        "date": quoted(event.date or ""),
        "duration": str(event.duration_minutes or ""),
    }
    return own.get(property_) or claims[0][0]


def _as_yaml(account: Account, written: Callable[[str], str]) -> str:
    if account.property in ("initiator", "place"):
        return written(account.value)
    return quoted(account.value) if account.property == "date" else account.value


def undecided(
    contested: Sequence[Contested], path: str, place: Callable[[str], tuple[int, int]]
) -> tuple[Fault, ...]:
    """Return a notice for each contested fact, with the lines that decide it.

    Parameters:
        path: the event's file.
        place: from a fact to the line and column where the file has it, or is to have it.
    """
    found: list[Fault] = []
    for one in contested:
        line, column = place(one.fact)
        choice = " or ".join(f"`{written}`" for written in one.lines)
        why = f'{one.fact}: {{reason: "…", decided: "YYYY-MM-DD"}}'
        remedy = f"to decide, write {choice} and say why under reasons: `{why}`"
        found.append(Fault(path, line, column, f"{one.fact} is {one.in_words}", remedy))
    return tuple(found)
