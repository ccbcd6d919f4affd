"""Read what came of a talk: how it went, what was agreed, what is to follow; each as a claim with its authority.

Only what stands beside exactly one talk of the article becomes a claim: an adjective or a promise whose talk is in
doubt is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from generator.annotate.events.cluster import Cluster
from generator.annotate.events.mention import MentionMaker
from generator.annotate.events.talks import Outcome, Talks, outcome_pattern
from generator.annotate.quotations.frames import first_subject, frame_of
from generator.annotate.word_pattern import Guard, in_lower_case, words_of
from generator.lexicon import load
from generator.model import Claim, EntityKind, EventMention, EventType, Span

_QUOTE: Final = "(?:[«\"'“‘] ?)?"


@cache
def _patterns() -> tuple[tuple[tuple[str, str, re.Pattern[str]], ...], Guard]:
    """Return (property, rule, pattern) of every way of telling, in the order of the list, and their guard."""
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
    found: list[tuple[str, str, re.Pattern[str]]] = []
    for property_, key in (
        ("tone", "tone_patterns"),
        ("next_step", "next_step_patterns"),
        ("agreement", "agreement_patterns"),
    ):
        for source in lists[key]:
            for name, words in fill.items():
                source = source.replace(name, words)
            pattern = re.compile(in_lower_case(source))
            found.append((property_, f"{property_.replace('_', '-')}-of-talk", pattern))
    return tuple(found), Guard(*(pattern.pattern for _, _, pattern in found))


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


def add_outcomes(
    maker: MentionMaker, clusters: Sequence[Cluster], mentions: Sequence[EventMention]
) -> list[EventMention]:
    """Return the mentions, each with the claims on how its talk went, what was agreed and what is to follow.

    A claim is borne by the mention of its talk that stands in its sentence, else by the last one before it.

    Example: after « X et Y se sont parlé lundi. », « Ils ont convenu d'une trêve. » is a claim on the call.
    """
    talks = Talks(maker, clusters, mentions)
    found: dict[int, list[Claim]] = {}
    if talks.any:
        for index, sentence in enumerate(maker.sentences):
            for outcome in _read(maker.discourse.lowered, sentence.span):
                bearer = talks.bearer(outcome, index)
                if bearer is not None:
                    speaker, kind, via = _authority(maker, outcome, index)
                    told = talks.with_subject(outcome, index)
                    value = " ".join(told.value.of(maker.text).split())
                    claim = Claim(told.property, value, told.words, speaker, kind, via, told.rule)
                    found.setdefault(bearer, []).append(claim)
    return [
        replace(mention, claims=(*mention.claims, *found[place])) if place in found else mention
        for place, mention in enumerate(mentions)
    ]


def _read(lowered: str, sentence: Span) -> Iterator[Outcome]:
    """Yield what a sentence says of a talk, each stretch of words once."""
    taken: list[Span] = []
    patterns, guard = _patterns()
    for number in guard.which(words_of(sentence.of(lowered))):
        property_, rule, pattern = patterns[number]
        for match in pattern.finditer(lowered, sentence.start, sentence.end):
            value = Span(*match.span("value"))
            groups = match.groupdict()
            before = lowered[sentence.start : match.start()]
            if property_ == "tone":
                if outcome_pattern("no_tone").search(lowered[sentence.start : value.start][-90:]):
                    continue
                if not _is_tone(value.of(lowered)):
                    continue
            else:
                if outcome_pattern("not_settled").search(before):
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
    end = outcome_pattern("content_end").search(lowered, value.start + keep, value.end)
    words = lowered[value.start : end.start() if end else value.end]
    if end is None and lowered[value.end : value.end + 1].isalnum():  # longer than an account should be
        words = words[: max(words.rfind(", "), words.rfind(" ") if ", " not in words else 0)]
    words = words.rstrip(" ,–—-'")
    return Span(value.start, value.start + len(words))


def _authority(
    maker: MentionMaker, outcome: Outcome, sentence: int
) -> tuple[str | None, EntityKind | None, str | None]:
    """Return who says so, and who relays it: the speaker of the quoted words, « selon X », or « X a dit que »."""
    first = bisect_right(maker.quotations, outcome.value.start, key=lambda quotation: quotation.span.end)
    last = bisect_left(maker.quotations, outcome.value.end, key=lambda quotation: quotation.span.start)
    for quotation in maker.quotations[first:last]:
        if quotation.speaker:
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
        before = cue.end <= outcome.value.start and outcome_pattern("tells").search(
            folded[cue.end : outcome.value.start]
        )
        if behind or before or judged:
            telling.append(cue)
    subject = first_subject(maker.discourse, sentence, telling, cues, focus)
    return (subject[0], subject[1], None) if subject else (None, None, None)
