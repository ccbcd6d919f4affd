"""Read who took the initiative: « à l'initiative de », « initié par », « a appelé »."""

from __future__ import annotations

from collections.abc import Sequence

from generator.annotate.discourse import Discourse
from generator.annotate.discourse.context import Actor
from generator.annotate.discourse.roles import capitals, countries, role_key
from generator.annotate.events.triggers import Trigger
from generator.annotate.events.wording import wording
from generator.folding import fold_letters
from generator.model import EntityKind, Span


def find_initiator(
    discourse: Discourse, trigger: Trigger, sentence: Span, focus: Actor | None, people: Sequence[str]
) -> tuple[str, Span] | None:
    """Return the person who called or invited, and the words that say so.

    Parameters:
        people: who takes part, the subject of the verb first: for « à l'initiative d'Ankara » the one of that country.

    Example: « L'appel a été initié par la ministre valdorienne » with the minister known gives her name.
    """
    folded = discourse.folded
    phrases = discourse.phrases[trigger.sentence]
    for match in wording("initiated_by").finditer(folded, sentence.start, sentence.end):
        for phrase in phrases:
            if match.end() - 4 <= phrase.start <= match.end() + 3:
                actor = discourse.resolve(phrase, trigger.sentence, focus)
                if actor and actor[1] is EntityKind.PERSON:
                    return actor[0], Span(match.start(), phrase.end)
                speaking = _of_country(discourse, phrase.name or phrase.words, people)
                if speaking:
                    return speaking, Span(match.start(), phrase.end)
    if wording("calling").search(folded[trigger.start : trigger.end]):
        if people and trigger.form == "verb":
            return people[0], Span(trigger.start, trigger.end)
        named = [p for p in phrases if p.end <= trigger.start and p.kind in ("person", "role", "pronoun")]
        subjects = [p for p in named if not p.governed]
        actor = discourse.resolve(subjects[-1], trigger.sentence, focus) if subjects else None
        if actor and actor[1] is EntityKind.PERSON:
            return actor[0], Span(subjects[-1].start, trigger.end)
    return None


def _of_country(discourse: Discourse, place: str, people: Sequence[str]) -> str | None:
    """Return the one whose roles name the country that a capital or a state stands for."""
    folded = fold_letters(place)
    country = capitals().get(folded) or countries().get(folded)
    if country is None:
        return None
    found = [
        name
        for name in dict.fromkeys(people)
        if (person := discourse.persons.get(name))
        and country in {role_key(role).country for role in (*person.roles, *person.implied_roles)}
    ]
    return found[0] if len(found) == 1 else None
