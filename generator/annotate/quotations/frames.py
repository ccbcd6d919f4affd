"""Find those whom « selon X », « pour X, … », « X, pour qui … » name as the ones who say something."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from generator.annotate.discourse import Discourse
from generator.annotate.discourse.context import Actor
from generator.annotate.quotations.cues import Cue
from generator.annotate.quotations.referents import Subject
from generator.annotate.quotations.subjects import Clauses

_FRAME_REACH: Final = 12  # characters between « selon » and the one named


def frames(clauses: Clauses, cues: Sequence[Cue]) -> list[tuple[Subject, Cue]]:
    """Return those whom « selon X », « pour X, », « X, pour qui » name in a sentence, with the cue.

    « pour » says whose words only where a comma or the quotation follows the name: « pour le maire, … ».
    """
    found = []
    for cue in cues:
        if cue.form == "for-whom":
            subject = clauses.referents.nearest_name(cue.start)
        elif cue.form == "preposition":
            subject = clauses.referents.named_at(cue.end - 3, _FRAME_REACH + 3)
        elif cue.form == "for":
            subject = clauses.referents.named_at(cue.end, 2, before_comma=True)
        else:
            continue
        if subject:
            found.append((subject, cue))
    return found


def frame_of(
    discourse: Discourse, sentence: int, cues: Sequence[Cue], focus: Actor | None
) -> tuple[Actor, Cue] | None:
    """Return the first one named by « selon X » in a sentence, with the cue; None where nobody is."""
    if not any(cue.form in ("preposition", "for", "for-whom") for cue in cues):
        return None
    for subject, cue in frames(Clauses(discourse, sentence, cues, [focus] if focus else []), cues):
        if subject.actor:
            return subject.actor, cue
    return None


def first_subject(
    discourse: Discourse, sentence: int, verbs: Sequence[Cue], cues: Sequence[Cue], focus: Actor | None
) -> Actor | None:
    """Return the subject of the first of some verbs of saying that has one, quotation or not.

    Parameters:
        cues: all verbs of saying of the sentence.
    """
    if not verbs:
        return None
    clauses = Clauses(discourse, sentence, cues, [focus] if focus else [])
    subjects = (clauses.subject(verb) for verb in verbs)
    return next((subject.actor for subject in subjects if subject and subject.actor), None)
