"""A timeline as a page shows it: drawn for a wide and a narrow window, with its legend and the same as a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import Event
from generator.render.links import Linker
from generator.render.lookup import date_order
from generator.render.pictures import density, timeline
from generator.render.pictures.density import Density, Way, counted
from generator.render.pictures.marks import Key, Row, legend, rows
from generator.render.pictures.periods import grid
from generator.render.pictures.timeline import Timeline
from generator.render.pictures.wording import words


@dataclass(frozen=True, slots=True)
class TimelinePicture:
    """All that the template of a timeline prints.

    Parameters:
        title, note: above the drawing, for everybody.
        scope: the key of what the page is about (``p:anna-leclerc``), or the empty string for all events.
        marks: the drawings, wide then narrow, where each event has its sign.
        grids: the same where events are counted by period.
        keys: the legend's signs; ``uncertain`` and ``joint`` whether it must tell of doubtful days, of sets.
        events: the list; the table of counts is made from the first of ``grids``.
    """

    title: str
    note: str
    undated: str
    scope: str
    marks: tuple[Timeline, ...]
    grids: tuple[Density, ...]
    keys: tuple[Key, ...]
    uncertain: bool
    joint: bool
    events: tuple[Row, ...]


def timeline_picture(
    events: Sequence[Event], linker: Linker, way: Way, *, title: str, scope: str = ""
) -> TimelinePicture | None:
    """Return the timeline of events; None where none has a date.

    Parameters:
        events: those of one page, in any order.
        way: returns the address of the section of the chronology in which an event is listed.
    """
    ordered = sorted(events, key=date_order)
    dated = [event for event in ordered if event.date]
    if not dated:
        return None
    without = len(ordered) - len(dated)
    undated = words("notes", "undated").format(count=counted(without)) if without else ""
    drawings = [timeline.timeline(dated, linker, layout) for layout in (timeline.WIDE, timeline.NARROW)]
    marks = tuple(one for one in drawings if one is not None)
    if len(marks) == len(drawings):
        drawn = [mark for lane in marks[0].lanes for mark in lane.marks]
        return TimelinePicture(
            title,
            words("notes", "timeline"),
            undated,
            scope,
            marks,
            (),
            tuple(legend(timeline.statuses(dated))),
            any(not mark.exact and not mark.joint for mark in drawn),
            any(mark.joint for mark in drawn),
            tuple(rows(linker, dated)),
        )
    gathered = grid(dated)
    grids = tuple(density.density(gathered, way, layout) for layout in (density.WIDE, density.NARROW))
    return TimelinePicture(
        title,
        words("notes", "timeline_grouped").format(count=counted(len(dated)).capitalize()),
        undated,
        scope,
        (),
        grids,
        (),
        False,
        False,
        (),
    )
