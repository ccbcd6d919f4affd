"""Find the unions, employers and states of an event: « à l'appel de », « les salariés de », « les deux pays »."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from generator.annotate.discourse import Discourse, Phrase
from generator.annotate.discourse.roles import countries
from generator.annotate.events.agents import subjects_of
from generator.annotate.events.syntax import SentenceView
from generator.annotate.events.triggers import Trigger
from generator.annotate.events.wording import wording
from generator.folding import fold_letters
from generator.lexicon import load
from generator.model import EventType, Span

_OF_WORKERS: Final = (EventType.STRIKE, EventType.PROTEST)
_JOINED: Final = re.compile(r"\s*(?:,|,?\s*et)\s*(?:(?:de\s+la|de\s+l'|du|des|de|d'|la|le|les|l')\s*)?", re.I)


def bodies_of(discourse: Discourse, view: SentenceView, trigger: Trigger, clause: Span) -> list[str]:
    """Return the organisations that call a strike or a march, and those whose workers go on strike.

    Parameters:
        discourse: over the unmasked text.
        view: of the trigger's sentence.
        trigger: of the event.
        clause: of the trigger.
    """
    if trigger.type not in _OF_WORKERS:
        return []
    folded = discourse.folded
    named = [p for p in discourse.phrases[trigger.sentence] if p.kind == "organisation" and p.name]
    span = discourse.sentences[trigger.sentence].span
    chosen = _callers(discourse, view, trigger) if named else []
    for number, phrase in enumerate(named):
        lead = folded[max(span.start, phrase.start - 70) : phrase.start]
        called = _pattern("called_by").search(lead) is not None
        employs = (
            trigger.type is EventType.STRIKE
            and clause.start <= phrase.start < clause.end
            and _pattern("workers_of").search(lead) is not None
        )
        joined = (
            number > 0
            and named[number - 1].name in chosen
            and _JOINED.fullmatch(folded, named[number - 1].end, phrase.start) is not None
        )
        if phrase.name and phrase.name not in chosen and (called or employs or joined):
            chosen.append(phrase.name)
    return chosen


def _callers(discourse: Discourse, view: SentenceView, trigger: Trigger) -> list[str]:
    """Return the bodies that call, hold or call off: « le Syndicat des navigants a déposé un préavis »."""
    verb = trigger.form == "verb"
    group = view.own_group(trigger.start, trigger.end) if verb else view.governor(trigger.start, trigger.end)
    if group is None or (group.start > trigger.start and not verb) or group.lemma not in _calling():
        return []
    found = subjects_of(discourse, view, trigger.sentence, group, ("organisation", "person", "role"))
    return [phrase.name for phrase in found if phrase.kind == "organisation" and phrase.name]


@cache
def _calling() -> frozenset[str]:
    return frozenset(str(load("event_sides")["calling"]).split())


def states_of(folded: str, start: int, end: int) -> list[str]:
    """Return the two states of « les délégations suisse et chilienne » in a stretch.

    >>> states_of("Les délégations suisse et chilienne se sont vues.", 0, 49)
    ['Suisse', 'Chili']
    """
    found: list[str] = []
    for match in _pattern("two_states").finditer(folded, start, end):
        pair = [_state(match.group(name)) for name in ("one", "other")]
        if all(pair):
            found += [name for name in pair if name and name not in found]
    return found


def _state(adjective: str) -> str | None:
    word = fold_letters(adjective)
    return countries().get(word) or (countries().get(word[:-1]) if word.endswith("s") else None)


def are_bodies(phrase: Phrase) -> bool:
    """Tell whether « les deux pays », « les délégations » are no persons."""
    return _pattern("bodies").search(phrase.words) is not None


def _pattern(name: str) -> re.Pattern[str]:
    return wording(name, "event_parties")
