"""Properties of a comparison, whatever editors add, take out or break."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.answers import answers
from generator.compare import Change, ChangeKind, Since, State, compare, lost_addresses
from generator.compare.json_form import as_json
from generator.compare.mending import faults
from generator.compare.report import in_markdown, in_words
from generator.model import Ref, RefKind
from tests.compare.history import STEPS, state_of

SINCE = Since("main", "0" * 40, "fil-rouge")
# The files of the history before anything is lost, the later ones in place of the earlier.
FILES = {
    path.relative_to(step).as_posix(): path
    for step in STEPS[:-1]
    for path in sorted(step.rglob("*"))
    if path.suffix in (".md", ".yml")
}


@cache
def state(chosen: frozenset[str]) -> State:
    """Return the state of a chronicle of which only some files are there; it may well be faulty."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "data").mkdir()
        for name in chosen:
            target = Path(folder) / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(FILES[name], target)
        return state_of(Path(folder))


subsets = st.frozensets(st.sampled_from(sorted(FILES)))


def subjects(changes: tuple[Change, ...], *kinds: ChangeKind) -> set[Ref]:
    return {change.subject.ref for change in changes if change.kind in kinds}


def former(change: Change) -> Ref:
    """Return the page that a change leaves behind."""
    moved = change.kind in (ChangeKind.MOVED, ChangeKind.KEPT, ChangeKind.RELEASED) and change.other
    return moved.ref if moved else change.subject.ref


@settings(max_examples=40)
@given(subsets)
def test_nothing_differs_from_itself(chosen: frozenset[str]) -> None:
    assert compare(state(chosen), state(chosen)) == ()


@settings(max_examples=40)
@given(subsets, subsets)
def test_every_page_that_comes_or_goes_is_told(one: frozenset[str], other: frozenset[str]) -> None:
    before, after = state(one), state(other)
    changes = compare(before, after)
    pages = [set(side.answers.values()) for side in (before, after)]
    heads = (ChangeKind.MOVED, ChangeKind.KEPT, ChangeKind.RELEASED)
    come = subjects(changes, ChangeKind.ADDED, ChangeKind.SPLIT, *heads)
    gone = {
        former(change) for change in changes if change.kind in (ChangeKind.REMOVED, ChangeKind.MERGED, *heads)
    }
    assert pages[1] - pages[0] <= come
    assert pages[0] - pages[1] <= gone


@settings(max_examples=40)
@given(subsets, subsets)
def test_what_is_added_one_way_is_gone_the_other(one: frozenset[str], other: frozenset[str]) -> None:
    forth, back = compare(state(one), state(other)), compare(state(other), state(one))
    for kind in (RefKind.ARTICLE, RefKind.THEME):
        came = {ref for ref in subjects(forth, ChangeKind.ADDED) if ref.kind is kind}
        assert came == {ref for ref in subjects(back, ChangeKind.REMOVED) if ref.kind is kind}
    new = subjects(forth, ChangeKind.ADDED, ChangeKind.SPLIT)
    assert new <= {former(change) for change in back}


@settings(max_examples=40)
@given(subsets, subsets)
def test_strict_refuses_exactly_the_kept_addresses_that_answer_no_more(
    one: frozenset[str], other: frozenset[str]
) -> None:
    before, after = state(one), state(other)
    still = answers(after.chronicle)
    lost = {change.subject.ref for change in lost_addresses(compare(before, after))}
    assert lost == {ref for ref in before.kept_addresses if ref not in still}
    assert {
        Ref(RefKind.EVENT, event.id) for event in before.records.events if event.merged_into is None
    } <= set(before.kept_addresses)
    if other >= one:
        assert not {ref for ref in lost if ref.kind is RefKind.ARTICLE}


@settings(max_examples=40)
@given(subsets, subsets)
def test_every_change_can_be_told_in_every_form(one: frozenset[str], other: frozenset[str]) -> None:
    changes = compare(state(one), state(other))
    words, marked = in_words(changes, SINCE), in_markdown(changes, SINCE)
    assert len(as_json(changes, SINCE)["changes"]) == len(changes)
    assert len(faults(changes, "main")) == len(lost_addresses(changes))
    assert ("nothing changes" in words) == (not changes) == ("nothing changes" in marked)
    assert words == in_words(compare(state(one), state(other)), SINCE)
