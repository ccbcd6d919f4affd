"""Chain events by their numbers: « le dixième de l’année, le deuxième en deux jours » numbers the one before.

A series is what the same people did of one type: their calls, their meetings. Within it the numbers of a year, and
the dates known, bound each other; what follows with certainty is deduced, with every step that leads to it. Where
numbers contradict dates or each other, nothing is deduced in that series and year, and `check` says so.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from generator.edtf import Edtf, compatible, day, intersect
from generator.model import DateStep, EventType, Ref
from generator.resolve.matching.groups import Doubt, Group
from generator.resolve.settling.numbered_events import Node, bounds, may_be_one, node_of, sides_of, year_of
from generator.resolve.tellings.deductions import (
    Conflict,
    Deduction,
    concluded,
    told_eve,
    told_number,
    told_window,
)
from generator.resolve.tellings.ordinals import BY_THE_DAY, MOVEMENT, Numbered, Window
from generator.resolve.tellings.telling import Telling

# An interval any wider says too little to stand as an event's date.
_WIDEST: Final = 31
# Days of one strike lie no further apart than this; another movement counts anew.
_ONE_MOVEMENT: Final = 60
_DAY: Final = timedelta(days=1)


@dataclass(slots=True)
class Chain:
    """What follows from the numbers of all series."""

    deductions: list[Deduction] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


Affair = Callable[[Telling, Group], Edtf | None]


def chain(groups: Iterable[Group], affair: Affair) -> Chain:
    """Return what the numbers of events tell of each other.

    Parameters:
        groups: the events put together so far; plans and what was denied are not counted.
        affair: the date of an event that an undated telling's article and a group's articles both speak of, or None.
    """
    series: dict[tuple[EventType, tuple[Ref, ...]], list[Node]] = {}
    for group in groups:
        node = node_of(group)
        sides = sides_of(group)
        if node is not None and sides:
            series.setdefault((node.telling.facts.type, sides), []).append(node)
    found = Chain()
    for key in sorted(series):
        nodes = series[key]
        if any(node.numbers or node.open for node in nodes):
            _Series(nodes, found, affair, strict=key[0] in BY_THE_DAY).chain()
    return found


class _Series:
    """The events of one type among the same people."""

    def __init__(self, nodes: Sequence[Node], found: Chain, affair: Affair, *, strict: bool) -> None:
        self._nodes = nodes
        self._found = found
        self._affair = affair
        self._strict = strict
        self._dated = sorted((n for n in nodes if n.day), key=lambda n: (n.day or date.max, n.group.name))
        self._days = [node.day or date.max for node in self._dated]
        self._by_number: dict[str, dict[int, Node]] = {}
        self._unsound: set[str] = set()
        self._years = {year_of(node.date) for node in nodes if node.date is not None}
        for node in nodes:
            # « Le deuxième en deux jours » says nothing where others know more calls of these days.
            node.windows = [told for told in node.windows if self._is_sound(node, told[1])]

    def chain(self) -> None:
        for year in sorted({year for node in self._nodes for year in node.numbers}):
            self._check(year)
        # Each round numbers at least one event more, or ends.
        for _ in self._nodes:
            if not any([self._by_windows(), self._by_eves(), self._between()]):
                break
        for node in self._nodes:
            for telling, number in node.open:
                self._find_year(node, telling, number)
        for node in self._nodes:
            for year in sorted(node.numbers):
                self._date(node, year)

    def _check(self, year: str) -> None:
        """Index the numbers of a year; find two that dates do not allow."""
        numbered = [node for node in self._nodes if year in node.numbers]
        numbered.sort(key=lambda node: (node.numbers[year], node.date is None, node.group.name))
        index = self._by_number.setdefault(year, {})
        latest: Node | None = None  # of those with a smaller number, the one that began last
        for node in numbered:
            same = index.setdefault(node.numbers[year], node)
            if same is not node and node.date and same.date and not compatible(node.date, same.date):
                self._conflict(same, node, year)
            if node.date is None:
                continue
            if latest is not None and latest.date is not None:
                if latest.numbers[year] < node.numbers[year] and latest.date.first > node.date.last:
                    self._conflict(latest, node, year)
                if year == MOVEMENT and (node.date.first - latest.date.last).days > _ONE_MOVEMENT:
                    self._unsound.add(year)  # two movements: nobody errs, but their days are not one series
            if latest is None or latest.date is None or node.date.first > latest.date.first:
                latest = node

    def _conflict(self, one: Node, other: Node, year: str) -> None:
        self._unsound.add(year)
        if year != MOVEMENT:
            counts = one.numbers[year], other.numbers[year]
            self._found.conflicts.append(Conflict(one.telling, other.telling, year, counts))

    def _number(self, node: Node, year: str, count: int, steps: Sequence[DateStep], rule: str) -> bool:
        """Give an event its number, if it has none and nothing speaks against it."""
        if year in self._unsound or count < 1 or year_of(node.date) != year:
            return False
        if year in node.numbers:
            telling = node.undated.pop(year, None)
            if telling is not None and node.numbers[year] == count:
                steps = (*steps, concluded(rule, (count, year), node.date))
                self._found.deductions.append(Deduction(telling, (count, year), None, steps))
            return False
        other = self._by_number[year].get(count)
        if other is not None and other.date and node.date and not compatible(other.date, node.date):
            return False
        node.numbers[year] = count
        node.steps[year] = (*steps, concluded(rule, (count, year), node.date))
        if other is None or other.date is None:
            self._by_number[year][count] = node
        self._found.deductions.append(Deduction(node.telling, (count, year), None, node.steps[year]))
        return True

    def _within(self, first: date, last: date) -> list[Node]:
        return self._dated[bisect_left(self._days, first) : bisect_left(self._days, last + _DAY)]

    def _is_sound(self, node: Node, window: Window) -> bool:
        if node.day is None or node.day.toordinal() < window.days:
            return True
        known = self._within(node.day - timedelta(days=window.days - 1), node.day)
        return sum(1 for other in known if other is not node and not other.group.undecided) < window.count

    def _by_windows(self) -> bool:
        """Give numbers to the events before « le dixième, le deuxième en deux jours », or to that one."""
        changed = False
        for node in self._dated:
            for telling, window in node.windows:
                run = self._before(node, window)
                if run is None:
                    continue
                told = told_window(telling, window, node.date)
                for year in sorted(node.numbers):
                    count, steps = node.numbers[year], (*node.steps[year], told)
                    for back, earlier in enumerate(reversed(run), 1):
                        changed |= self._number(earlier, year, count - back, steps, "number-before")
                for year in sorted(run[-1].numbers):
                    steps = (*run[-1].steps[year], told)
                    changed |= self._number(node, year, run[-1].numbers[year] + 1, steps, "number-after")
        return changed

    def _before(self, node: Node, window: Window) -> list[Node] | None:
        """Return the events that a window counts before one, if the articles know just so many, one after the other."""
        if node.day is None or node.day.toordinal() < window.days:
            return None
        found = self._within(node.day - timedelta(days=window.days - 1), node.day)
        run = [other for other in found if other is not node]
        days = [other.day for other in run]
        return run if len(run) == window.count - 1 and len(set(days)) == len(days) else None

    def _by_eves(self) -> bool:
        """Give a number to the event of the eve, or the morrow, that the same article tells of, where they are all."""
        changed = False
        for earlier, later in pairwise(self._dated):
            if earlier.day is None or later.day is None or (later.day - earlier.day).days != 1:
                continue
            if (
                len(self._within(earlier.day, later.day)) != 2
                or not earlier.group.articles & later.group.articles
            ):
                continue
            for node, other, step, rule in (
                (earlier, later, -1, "number-before"),
                (later, earlier, 1, "number-after"),
            ):
                for year in sorted(other.numbers):
                    told = told_eve(earlier.telling, day(earlier.day))
                    count = other.numbers[year] + step
                    changed |= self._number(node, year, count, (*other.steps[year], told), rule)
        return changed

    def _between(self) -> bool:
        """Give numbers to the events between two numbers, where the articles know all of them."""
        changed = False
        for year in sorted(self._by_number):
            known = [node for node in self._dated if year in node.numbers]
            for first, last in pairwise(known):
                if first.day is None or last.day is None or last.day <= first.day:
                    continue
                found = self._within(first.day + _DAY, last.day - _DAY)
                missing = last.numbers[year] - first.numbers[year] - 1
                on_ends = len(self._within(first.day, last.day)) - len(found)
                if on_ends != 2 or len(found) != missing or len({node.day for node in found}) != missing:
                    continue
                for forth, node in enumerate(found, 1):
                    steps = (*first.steps[year], *last.steps[year])
                    changed |= self._number(node, year, first.numbers[year] + forth, steps, "number-between")
        return changed

    def _find_year(self, node: Node, telling: Telling, number: Numbered) -> None:
        """Find the year of « le neuvième cette année » in an article without a date, where only one can be meant."""
        fitting: dict[str, Node] = {}
        for year, index in sorted(self._by_number.items()):
            other = index.get(number.count)
            if other is not None and may_be_one(node, other) and year not in self._unsound:
                fitting[year] = other
            elif other is None and year not in self._unsound:
                slot = self._slot(node, year, number.count)
                if slot is not None:
                    fitting[year] = slot
        rule, shared = "number-of-one-year", None
        if len(fitting) != 1 or self._years - fitting.keys():
            rule = "number-of-same-affair"
            told = {year: self._affair(telling, fitting[year].group) for year in fitting}
            fitting = {year: other for year, other in fitting.items() if told[year] is not None} or fitting
            shared = next((told[year] for year in fitting if told[year] is not None), None)
            if len(fitting) != 1 or shared is None:
                others = tuple(fitting[year].group for year in sorted(fitting))
                if others:
                    self._found.doubts.append(Doubt(telling, others, "a number, but of which year"))
                return
        ((year, other),) = fitting.items()
        mine = concluded(rule, (number.count, year), shared or other.date)
        steps = (*other.steps.get(year, ()), told_number(telling, number, None), mine)
        node.numbers[year], node.steps[year] = number.count, steps
        self._by_number[year].setdefault(number.count, node)
        self._found.deductions.append(Deduction(telling, (number.count, year), None, steps))

    def _slot(self, node: Node, year: str, count: int) -> Node | None:
        """Return the numbered event that leaves a place for one that no article numbers yet.

        It leaves it within the days that it counts, or together with the number on the other side.
        """
        index = self._by_number[year]
        before, after = index.get(count - 1), index.get(count + 1)
        if before is not None and after is not None and before.day and after.day:
            return before
        for number, other in index.items():
            if other is node or other.day is None or node.group.articles & other.group.articles:
                continue
            back = any(0 < number - count < window.count for _, window in other.windows)
            forth = any(0 < count - number < window.count for _, window in node.windows)
            if back or forth:
                return other
        return None

    def _date(self, node: Node, year: str) -> None:
        """Date a numbered event by its neighbours, where they leave few days."""
        index = self._by_number[year]
        if node.day is not None or year in self._unsound or index.get(node.numbers[year]) is not node:
            return  # where another event has its number, the two will be one
        found = bounds(node, year, index.values(), strict=self._strict)
        if found is None:
            return
        value, others = found
        narrowed = intersect(node.date, value) if node.date is not None else value
        if narrowed is None or narrowed == node.date or (narrowed.last - narrowed.first).days >= _WIDEST:
            return
        steps = [*node.steps[year]]
        for other in others:
            steps += other.steps[year]
            steps += [told_window(telling, window, other.date) for telling, window in other.windows]
        steps += [told_window(telling, window, None) for telling, window in node.windows]
        steps.append(concluded("date-from-numbers", (node.numbers[year], year), narrowed))
        self._found.deductions.append(Deduction(node.telling, None, narrowed, tuple(steps)))
