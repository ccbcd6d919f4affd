"""Read what came of a talk: how it went, what was agreed, what is to follow; each as a claim with its authority.

Only what stands beside exactly one talk of the article becomes a claim: an adjective or a promise whose talk is in
doubt is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from generator.annotate.events.coreference import Cluster
from generator.annotate.events.mention import MentionMaker
from generator.annotate.quotations.frames import first_subject, frame_of
from generator.annotate.word_pattern import WordPattern
from generator.lexicon import load
from generator.model import Claim, EntityKind, EventMention, EventStatus, EventType, Span

_TALKS: Final = (EventType.PHONE_CALL, EventType.MEETING, EventType.NEGOTIATION, EventType.VISIT)
_TOOK_PLACE: Final = (EventStatus.OCCURRED, EventStatus.ALLEGED)
_NEAR: Final = 2  # sentences within which « la discussion » takes up the talk told last
_CLAUSE_STARTS: Final = ("; ", " que ", " qu'", ": ")
_QUOTE: Final = "(?:[«\"'“‘] ?)?"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing said of a talk: the property, where its value stands, the words that say so.

    ``types`` are those of the talk that its noun may take up, none for any; ``rule`` names the reading;
    ``takes_up`` tells whether it speaks of the talk told last (« la discussion », « l'a jugée »).
    """

    property: str
    value: Span
    words: Span
    rule: str
    types: tuple[EventType, ...] = ()
    takes_up: bool = False


@cache
def _patterns() -> tuple[tuple[str, str, WordPattern], ...]:
    """Return (property, rule, pattern) of every way of telling, in the order of the list."""
    lists = load("event_outcomes")
    degrees = f"(?:{'|'.join(lists['degrees'])})"
    adjective = f"(?:{degrees} )?(?:{'|'.join(sorted(_tones(), key=lambda word: (-len(word), word)))})"
    nouns = "|".join(sorted(lists["nouns"], key=lambda word: (-len(word), word)))
    fill = {
        "{adjectives}": f"{adjective}(?:(?:, | et | mais )(?:{adjective})(?![\\w-]))*",
        "{before}": f"(?:{'|'.join(lists['before_noun'])})",
        "{degrees}": degrees,
        "{nouns}": nouns,
        "{quote}": _QUOTE,
        "{content}": lists["content"],
        "{rest}": lists["rest"],
    }
    found: list[tuple[str, str, WordPattern]] = []
    for property_, key in (
        ("tone", "tone_patterns"),
        ("next_step", "next_step_patterns"),
        ("agreement", "agreement_patterns"),
    ):
        for source in lists[key]:
            for name, words in fill.items():
                source = source.replace(name, words)
            found.append((property_, f"{property_.replace('_', '-')}-of-talk", WordPattern(source)))
    return tuple(found)


@cache
def _tones() -> dict[str, str]:
    """Return each form of each adjective of a tone, with its sort: warm, cool or plain."""
    forms: dict[str, str] = {}
    for sort, words in load("event_outcomes")["tones"].items():
        for word in words:
            for form in word.split("/"):
                forms[form] = sort
                if not form.endswith(("s", "x")):
                    forms[f"{form}s"] = sort
    return forms


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(load("event_outcomes")[name])


def add_outcomes(
    maker: MentionMaker, clusters: Sequence[Cluster], mentions: Sequence[EventMention]
) -> list[EventMention]:
    """Return the mentions, each with the claims on how its talk went, what was agreed and what is to follow.

    A claim is borne by the mention of its talk that stands in its sentence, else by the last one before it.

    Example: after « X et Y se sont parlé lundi. », « Ils ont convenu d'une trêve. » is a claim on the call.
    """
    talks = _Talks(maker, clusters, mentions)
    found: dict[int, list[Claim]] = {}
    if talks.any:
        for index, sentence in enumerate(maker.sentences):
            for outcome in _read(maker.discourse.lowered, sentence.span):
                bearer = talks.bearer(outcome, index)
                if bearer is not None:
                    speaker, kind, via = _authority(maker, outcome, index)
                    value = " ".join(outcome.value.of(maker.text).split())
                    claim = Claim(outcome.property, value, outcome.words, speaker, kind, via, outcome.rule)
                    found.setdefault(bearer, []).append(claim)
    return [
        replace(mention, claims=(*mention.claims, *found[place])) if place in found else mention
        for place, mention in enumerate(mentions)
    ]


def _read(lowered: str, sentence: Span) -> Iterator[Outcome]:
    """Yield what a sentence says of a talk, each stretch of words once."""
    taken: list[Span] = []
    for property_, rule, pattern in _patterns():
        for match in pattern.finditer(lowered, sentence.start, sentence.end):
            value = Span(*match.span("value"))
            groups = match.groupdict()
            before = lowered[sentence.start : match.start()]
            if property_ == "tone":
                if _pattern("no_tone").search(lowered[sentence.start : value.start][-90:]):
                    continue
                if not _is_tone(value.of(lowered)):
                    continue
            else:
                if _pattern("not_settled").search(before):
                    continue
                if property_ == "agreement" or groups.get("verb") or groups.get("thing"):
                    value = _cut(lowered, value, len(groups.get("verb") or groups.get("lone") or ""))
            if any(value.overlaps(other) for other in taken):
                continue
            taken.append(value)
            noun = groups.get("noun")
            types = tuple(EventType(name) for name in load("event_outcomes")["nouns"][noun]) if noun else ()
            first, last = match.span("noun") if noun else (value.start, value.end)
            words = Span(min(first, value.start), max(last, value.end))
            yield Outcome(property_, value, words, rule, types, property_ == "tone")


def _is_tone(words: str) -> bool:
    """Tell whether some adjectives say how a talk went: a plain one does only if it may stand alone."""
    lists = load("event_outcomes")
    told = set(re.findall(r"[\w-]+", words))
    alone = set(lists["telling_alone"])
    sorts = [word for names in lists["sorts_of_tone"].values() for word in names]
    return words in sorts or any(_tones().get(form) in ("warm", "cool") or form in alone for form in told)


def _cut(lowered: str, value: Span, keep: int) -> Span:
    """Return what is agreed or to follow, up to where another clause begins."""
    end = _pattern("content_end").search(lowered, value.start + keep, value.end)
    words = lowered[value.start : end.start() if end else value.end]
    if end is None and lowered[value.end : value.end + 1].isalnum():  # longer than an account should be
        words = words[: max(words.rfind(", "), words.rfind(" ") if ", " not in words else 0)]
    words = words.rstrip(" ,–—-'")
    return Span(value.start, value.start + len(words))


class _Talks:
    """The talks of an article that took place, and which of them a sentence speaks of."""

    def __init__(
        self, maker: MentionMaker, clusters: Sequence[Cluster], mentions: Sequence[EventMention]
    ) -> None:
        self._maker = maker
        self._mentions = mentions
        self._talks = [
            cluster
            for cluster in clusters
            if cluster.type in _TALKS
            and cluster.status in _TOOK_PLACE
            and any(mentions[place].rule.startswith("trigger") for place in cluster.mentions)
        ]
        self.any = bool(self._talks)

    def bearer(self, outcome: Outcome, sentence: int) -> int | None:
        """Return the mention of the one talk of which an outcome is told, or None where that is in doubt."""
        talks = [talk for talk in self._talks if not outcome.types or talk.type in outcome.types]
        here = [talk for talk in talks if self._in(talk, sentence, outcome.value)]
        if outcome.takes_up and len(here) == 1:
            return self._last(here[0], sentence)
        told = [talk for talk in talks if self._first(talk) <= sentence]
        if outcome.takes_up:
            near = [talk for talk in told if sentence - self._sentence(talk, sentence) <= _NEAR]
            return max((self._last(talk, sentence) for talk in near), default=None)
        if outcome.property == "next_step" and not self._acts(outcome, sentence):
            return self._last(told[0], sentence) if len(self._talks) == len(told) == 1 else None
        fitting = [talk for talk in told if self._fits(talk, outcome, sentence)]
        own = [talk for talk in fitting if talk in here]
        fitting = own if len(own) == 1 else fitting
        return self._last(fitting[0], sentence) if len(fitting) == 1 else None

    def _acts(self, outcome: Outcome, sentence: int) -> bool:
        """Tell whether somebody is the subject of an outcome's verb: « une rencontre est prévue » has none."""
        return not outcome.value.of(self._maker.discourse.lowered).startswith(
            ("un ", "une ", "des ", "de ", "ces ")
        )

    def _fits(self, talk: Cluster, outcome: Outcome, sentence: int) -> bool:
        """Tell whether those who agree are those who talked: « les deux maires », or names of the talk only."""
        lowered = self._maker.discourse.lowered
        span = self._maker.sentences[sentence].span
        clause = lowered[span.start : outcome.value.start]
        cuts = [clause.rfind(mark) + len(mark) for mark in _CLAUSE_STARTS if mark in clause]
        start = span.start + max(cuts, default=0)
        named = [
            phrase.name
            for phrase in self._maker.discourse.phrases[sentence]
            if phrase.kind == "person"
            and phrase.name
            and start <= phrase.start < outcome.value.start
            and not phrase.governed
        ]
        if named:
            return set(named) <= talk.participants
        if re.search(r"^(?:a|s'est|s'était|avait)\b", outcome.value.of(lowered)):
            return self._subject(outcome, sentence, start) in talk.participants
        head = lowered[span.start : outcome.value.start]
        inverted = not head.strip() and lowered[outcome.value.end :][:40].startswith(", ")
        return bool(_pattern("together").search(head)) or inverted

    def _subject(self, outcome: Outcome, sentence: int, start: int) -> str | None:
        discourse = self._maker.discourse
        free = [
            phrase
            for phrase in discourse.phrases[sentence]
            if start <= phrase.start and phrase.end <= outcome.value.start and not phrase.governed
        ]
        if not free:
            return None
        phrase = free[-1]
        focus = self._maker.people.focus(sentence, Span(phrase.start, outcome.value.end))
        # « la préfète » is nobody of whom the text was speaking; « elle » may be.
        actor = discourse.resolve(phrase, sentence, focus if phrase.kind == "pronoun" else None)
        person = discourse.persons.get(actor[0]) if actor else None
        if person is None or (phrase.kind == "role" and not (person.roles or person.implied_roles)):
            return None
        return person.name

    def _in(self, talk: Cluster, sentence: int, value: Span) -> bool:
        return any(self._mentions[place].sentence == sentence for place in talk.mentions)

    def _first(self, talk: Cluster) -> int:
        return min(self._mentions[place].sentence for place in talk.mentions)

    def _sentence(self, talk: Cluster, sentence: int) -> int:
        return self._mentions[self._last(talk, sentence)].sentence

    def _last(self, talk: Cluster, sentence: int) -> int:
        """Return the last mention of a talk up to a sentence."""
        upto = [place for place in talk.mentions if self._mentions[place].sentence <= sentence]
        return max(upto or talk.mentions[:1], key=lambda place: (self._mentions[place].span, place))


def _authority(
    maker: MentionMaker, outcome: Outcome, sentence: int
) -> tuple[str | None, EntityKind | None, str | None]:
    """Return who says so, and who relays it: the speaker of the quoted words, « selon X », or « X a dit que »."""
    for quotation in maker.quotations:
        if quotation.span.overlaps(outcome.value) and quotation.speaker:
            return quotation.speaker, quotation.speaker_kind, quotation.via
    cues = maker.cues_of(sentence)
    focus = maker.people.focus(sentence, outcome.value)
    frame = frame_of(maker.discourse, sentence, cues, focus)
    if frame:
        return frame[0][0], frame[0][1], None
    folded = maker.folded
    telling = []
    for cue in cues:
        if cue.form not in ("finite", "inverted") or cue.start < outcome.value.start < cue.end:
            continue
        behind = cue.start >= outcome.value.end and folded[: cue.start].rstrip()[-1:] in (",", "»", '"', "”")
        judged = outcome.property == "tone" and cue.end <= outcome.value.start
        before = cue.end <= outcome.value.start and _pattern("tells").search(
            folded[cue.end : outcome.value.start]
        )
        if behind or before or judged:
            telling.append(cue)
    subject = first_subject(maker.discourse, sentence, telling, cues, focus)
    return (subject[0], subject[1], None) if subject else (None, None, None)
