"""Make the steps of a date's trail: the words of an article or what follows from them, with a note for the reader."""

from __future__ import annotations

from generator.edtf import Edtf
from generator.french.dates import full_date, the_date
from generator.model import DateStep, Decision, Passage, Timex
from generator.resolve.tellings.telling import Telling, read_date
from generator.resolve.texts.wording import wording


def text_step(telling: Telling, timex: Timex, passage: Passage | None) -> DateStep:
    """Return the step of a temporal expression that dates an event."""
    value = read_date(timex.edtf)
    words = telling.document.words(timex.span)
    if value is None:
        note = note_of("undated_words")
    elif timex.anchor == "absolute":
        note = note_of("absolute", date=words_of(value))
    else:
        anchor = read_date(telling.document.annotations.reference)
        known = timex.anchor in ("publication", "utterance") and anchor is not None
        note = (
            note_of("relative", anchor=the_date(anchor), date=words_of(value))
            if known and anchor is not None
            else note_of("relative_event", date=words_of(value))
        )
    return step_of("text", timex.rule, value, note, words=words, anchor=timex.anchor, passage=passage)


def step_of(
    kind: str,
    rule: str,
    result: Edtf | None,
    note: str,
    *,
    words: str | None = None,
    anchor: str | None = None,
    passage: Passage | None = None,
    decision: Decision | None = None,
) -> DateStep:
    """Return a step; its result is a date, written as EDTF."""
    return DateStep(kind, words, anchor, rule, str(result) if result else None, note, passage, decision)


def words_of(value: Edtf) -> str:
    """Return a date as a note has it."""
    return full_date(value)


def note_of(key: str, **values: str) -> str:
    """Return a note of the lexicon with its values filled in."""
    template: str = wording()["notes"][key]
    return template.format(**values)
