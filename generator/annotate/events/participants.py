"""Find who takes part in an event: persons, and the states and organisations that act."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from generator.annotate.discourse import Discourse, Phrase
from generator.annotate.discourse.context import Actor
from generator.annotate.discourse.roles import capitals, countries, role_key
from generator.annotate.events.agents import by_whom, holders_of, with_whom
from generator.annotate.events.bodies import are_bodies, bodies_of, states_of
from generator.annotate.events.syntax import SentenceView
from generator.annotate.events.triggers import Trigger
from generator.annotate.events.wording import wording
from generator.folding import fold_letters
from generator.lexicon import load
from generator.model import EntityKind, EventType, Span

_FIRST_OF_SEVERAL: Final = frozenset({"le premier", "la première", "le second", "la seconde", "le dernier"})
_PLURAL_PRONOUNS: Final = frozenset({"ils", "elles", "eux", "ces derniers", "ceux-ci"})
_ACTORS: Final = ("person", "organisation", "role", "pronoun", "plural")
_WITHOUT: Final = ("without_persons_as_nouns", "without_persons")
_ALONE: Final = frozenset({EventType.VISIT, EventType.RELEASE})  # who is host or jailer takes no part
_OBJECT_REACH: Final = 45  # characters from a verb to its object
_HIM: Final = re.compile(r"(?:l'|lui\s|le\s|la\s)", re.I)
_THEM: Final = re.compile(r"(?:les|leur)\s", re.I)
_LEADERS: Final = frozenset({"head_of_state", "head_of_government"})
_SELF: Final = frozenset({"mon", "ma", "mes", "notre", "nos"})
_ACTING_STATES: Final = frozenset(
    {
        EventType.NEGOTIATION,
        EventType.AGREEMENT,
        EventType.ATTACK,
        EventType.SANCTION,
        EventType.PRISONER_EXCHANGE,
        EventType.STRIKE,
        EventType.PROTEST,
        EventType.MEETING,
        EventType.ELECTION,
    }
)


@dataclass(slots=True)
class Parties:
    """Who takes part: names of persons, and of places and organisations, each once, in order."""

    persons: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    initiator: str | None = None

    def add(self, actor: Actor | None) -> None:
        """Add one of them once."""
        if actor is None:
            return
        names = self.persons if actor[1] is EntityKind.PERSON else self.others
        if actor[0] not in names:
            names.append(actor[0])


def find_parties(
    discourse: Discourse,
    view: SentenceView,
    trigger: Trigger,
    clause: Span,
    *,
    focus: Actor | None,
    pair: Sequence[str],
    utterer: Actor | None,
    named_only: bool = False,
) -> Parties:
    """Return who takes part in the event of a trigger.

    Parameters:
        discourse: over the unmasked text.
        view: of the trigger's sentence.
        clause: of the trigger.
        focus: the one whom the text has been following.
        pair: those whom « ils » and « les deux dirigeants » mean.
        utterer: the speaker of the quotation in which the trigger stands, for « ma rencontre ».
        named_only: take only those whom the words behind the trigger name (« entre », « avec », « de »).
    """
    phrases = [
        p for p in discourse.phrases[trigger.sentence] if clause.start <= p.start and p.end <= clause.end
    ]
    parties = Parties()
    own = Span(trigger.start, trigger.end)
    for phrase in _right_side(discourse, trigger, clause, phrases):
        elsewhere = view.is_another_clauses(own, Span(phrase.start, phrase.end), verb=trigger.form == "verb")
        led = _pattern("led_by").search(discourse.folded, trigger.end, phrase.end)
        if elsewhere and not led and not wording("which").match(discourse.folded, trigger.end, clause.end):
            continue
        if not (trigger.type is EventType.VISIT and trigger.form == "verb"):
            _take(parties, discourse, phrase, trigger, focus, pair)
    parties.others.extend(
        name
        for name in _demonym_parties(discourse.folded, trigger.start, clause.end)
        if name not in parties.others
    )
    if trigger.determiner == "possessive" and trigger.determiner_words.split()[0] in _SELF:
        parties.add(utterer)
    if trigger.form != "verb":
        for phrase in by_whom(view, trigger, discourse.phrases[trigger.sentence]):
            _take(parties, discourse, phrase, trigger, focus, pair)
    alone = trigger.type in _ALONE and trigger.form != "verb"
    named = len(parties.persons) + len(parties.others)
    told_which = wording("which").match(discourse.folded, trigger.end, clause.end)
    if told_which:
        named_only = True  # « les négociations que X a menées »
    if not named_only and (trigger.form == "verb" or named < (1 if alone else 2)):
        subjects = Parties()
        kinds = [*_ACTORS, "place"] if trigger.type in _ACTING_STATES else _ACTORS
        for phrase in holders_of(discourse, view, trigger, clause, phrases, kinds):
            _take(subjects, discourse, phrase, trigger, focus, pair, subject=True)
        parties.persons = list(dict.fromkeys([*subjects.persons, *parties.persons]))
        parties.others = list(dict.fromkeys([*subjects.others, *parties.others]))
    if trigger.type not in _ACTING_STATES:
        parties.others = [
            name for name in parties.others if trigger.form != "verb" and len(parties.persons) < 2
        ]
    if trigger.form == "verb":
        for phrase in with_whom(discourse, view, trigger):
            _take(parties, discourse, phrase, trigger, focus, pair)
    if trigger.form == "verb" and len(parties.persons) == 1 and focus and _has_clitic(view, trigger):
        parties.add(focus)  # « qui l'avait appelé »
    outside = len(parties.persons) == 1 and parties.persons[0] not in pair
    if trigger.form == "verb" and outside and _has_clitic(view, trigger, _THEM):
        for name in pair:
            parties.add((name, EntityKind.PERSON))  # « les a appelés »
    told = [*bodies_of(discourse, view, trigger, clause)]
    if trigger.type in _ACTING_STATES and trigger.type is not EventType.ELECTION and not named_only:
        told += states_of(discourse.folded, clause.start, clause.end)
    parties.others.extend(name for name in told if name not in parties.others)
    if trigger.type.value in load("event_parties")[_WITHOUT[trigger.form == "verb"]]:
        parties.persons = []
    return parties


def _has_clitic(view: SentenceView, trigger: Trigger, pronouns: re.Pattern[str] = _HIM) -> bool:
    """Tell whether a pronoun before a verb is whom it calls or meets: « l'a appelé », « lui a téléphoné »."""
    group = view.own_group(trigger.start, trigger.end)
    return group is not None and pronouns.match(view.folded[group.start : group.head]) is not None


def _pattern(name: str) -> re.Pattern[str]:
    return wording(name, "event_parties")


def _take(
    parties: Parties,
    discourse: Discourse,
    phrase: Phrase,
    trigger: Trigger,
    focus: Actor | None,
    pair: Sequence[str],
    *,
    subject: bool = False,
) -> None:
    words = phrase.words.lower()
    if words in _FIRST_OF_SEVERAL and trigger.type is not EventType.ELECTION:
        return  # of calls and talks told in turn; of two candidates one is meant
    if phrase.kind == "plural" or (phrase.kind == "pronoun" and words in _PLURAL_PRONOUNS):
        if phrase.kind == "plural" and (are_bodies(phrase) or not _may_be_called(discourse, pair, words)):
            return
        for name in pair:
            parties.add((name, EntityKind.PERSON))
    elif phrase.kind != "place" or (trigger.type in _ACTING_STATES and (subject or _is_state(phrase.words))):
        parties.add(discourse.resolve(phrase, trigger.sentence, focus))


def _may_be_called(discourse: Discourse, pair: Sequence[str], words: str) -> bool:
    """Tell whether « les ministres » may mean two people: not those of whom the text says other posts."""
    noun = re.sub(r"^(?:les|ces|leurs|des|aux|nos|tous|toutes)\s+(?:les\s+)?(?:deux\s+|trois\s+)?", "", words)
    singular = re.sub(r"s\b", "", noun)
    head = role_key(f"le {singular}")
    if not head.groups:
        return True
    if _LEADERS.intersection(head.groups) and _are_ministers(discourse, pair):
        return False  # ministers have been told of, and now « les deux chefs d'État »
    for name in pair:
        person = discourse.persons.get(name)
        roles = [role_key(role) for role in person.roles] if person else []
        told = [role for role in roles if role.groups]
        if told and not any(set(role.groups) & set(head.groups) for role in told):
            return False
    return True


def _are_ministers(discourse: Discourse, pair: Sequence[str]) -> bool:
    """Tell whether an article speaks of ministers, and of none of two people as of one who leads a state."""
    for name in pair:
        person = discourse.persons.get(name)
        roles = (*person.roles, *person.implied_roles) if person else ()
        if any(_LEADERS.intersection(role_key(role).groups) for role in roles):
            return False
    return any(words.endswith("ministres") and "premiers" not in words for words in discourse.plurals)


def pair_called(
    discourse: Discourse, phrases: Sequence[Phrase], pair: Sequence[str], last: Sequence[str]
) -> Sequence[str]:
    """Return the pair that « les deux présidents » may mean: the main one, else that of the last event of two."""
    plurals = [p.words.lower() for p in phrases if p.kind == "plural" and not are_bodies(p)]
    if not plurals or not last or all(_may_be_called(discourse, pair, words) for words in plurals):
        return pair
    return last if all(_may_be_called(discourse, last, words) for words in plurals) else pair


def _is_state(words: str) -> bool:
    folded = fold_letters(words)
    return folded in countries() or folded in capitals()


def _right_side(
    discourse: Discourse, trigger: Trigger, clause: Span, phrases: Sequence[Phrase]
) -> list[Phrase]:
    """Return the phrases behind « entre », « avec », « de … avec », « par » after a trigger."""
    folded = discourse.folded
    rest = folded[trigger.end : clause.end]
    alone = (
        trigger.elliptical and trigger.type is EventType.PHONE_CALL
    )  # « le premier a été pour la préfète »
    stop = None if alone else wording("right_end").search(rest)
    limit = trigger.end + (stop.start() if stop else len(rest))
    between = wording("between").match(rest)
    if between:
        begin = trigger.end + between.end()
        chosen = [
            p
            for p in phrases
            if begin - 4 <= p.start < max(limit, begin + 160)
            and not (p.kind == "place" and re.search(r"\b(?:à|en|au)\s+$", folded[begin : p.start]))
        ]
        return _coordinated(folded, chosen)
    inside = [p for p in phrases if trigger.start <= p.start and p.end <= trigger.end]
    chosen = [p for p in inside if p.kind in ("person", "role")]  # « a eu X au téléphone »
    for phrase in phrases:
        if not trigger.end <= phrase.start < limit:
            continue
        before = folded[max(trigger.end - 3, phrase.start - 25) : phrase.start]
        if phrase.kind == "place" and not re.search(r"\bpar\s+(?:la |le |l'|les )?$", before, re.I):
            continue
        direct = trigger.form == "verb" and not chosen and phrase.start - trigger.end <= _OBJECT_REACH
        made = trigger.form == "verb" or _pattern("made").search(before)
        addressed = made and phrase.words.lower().startswith("au ")
        linked = (
            addressed
            or wording("with").search(before)
            or (trigger.elliptical and _pattern("made_to").search(before))
            or re.search(r"\bavec\b[^.;]{0,40}$", folded[trigger.end : phrase.start], re.I)
        )
        which = (
            not chosen
            and (told := wording("which").match(folded, trigger.end, clause.end))
            and told.end() <= phrase.start + 2
        )
        possessor = re.match(
            r"^\s*(?:\w+\s+){0,2}?(?:de |du |d'|de la |de l')", folded[trigger.end : phrase.end], re.I
        )
        coordinated = chosen and re.fullmatch(
            r"\s*(?:,|et|,\s*et)\s*(?:(?:le|la|l'|M\.|Mme)\s*)?", folded[chosen[-1].end : phrase.start]
        )
        if linked or possessor or which or coordinated or (direct and not phrase.governed):
            chosen.append(phrase)
    return chosen


def _coordinated(folded: str, phrases: Sequence[Phrase]) -> list[Phrase]:
    """Keep the phrases that « et » or a comma ties to the first."""
    kept: list[Phrase] = []
    for phrase in phrases:
        if kept and not re.search(r"(?:\bet\b|,)[^.;]{0,40}$", folded[kept[-1].end : phrase.start]):
            break
        kept.append(phrase)
        if len(kept) > 1 and re.search(r"\bet\b", folded[kept[-2].end : phrase.start]):
            break
    return kept


def _demonym_parties(folded: str, start: int, end: int) -> list[str]:
    """Return the countries named by their people in « entre Russes et Ukrainiens »."""
    names = []
    for match in re.finditer(
        r"\bentre\s+(?:les\s+)?([A-ZÀ-Ý][\wà-ÿ-]+s)\s+et\s+(?:les\s+)?([A-ZÀ-Ý][\wà-ÿ-]+s)\b",
        folded[start:end],
    ):
        for word in match.groups():
            country = countries().get(fold_letters(word)) or countries().get(fold_letters(word[:-1]))
            if country and country not in names:
                names.append(country)
    return names
