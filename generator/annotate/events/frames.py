"""Know the verbs and nouns that tell of an event: `event_frames.yml`, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from generator.annotate.alternation import alternation
from generator.annotate.beginnings import Beginnings, find_beginnings
from generator.annotate.verbs import VerbGroup
from generator.annotate.word_pattern import WordPattern, in_lower_case
from generator.lexicon import load
from generator.model import EventType

_ONCE: Final = ("captives", "talks", "calls", "phone")  # domains that one word shows
_REACH: Final = 110  # characters behind a verb in which its complement stands
_CLAUSE_END: Final = re.compile(r"[;:!?»«]|(?<!\b[A-ZÀ-Ý])(?<!\bMM)[.…](?=\s|$)|\s[–—]\s")
_REST_OF_NEGATION: Final = re.compile(r"^\s(?:pas|plus|jamais|guère)(?=\s)", re.I)
_DETERMINED: Final = ("reflexive", "passive")
_CAPITAL: Final = "(?-i:[A-ZÀ-Ý])"  # as the lists write it


@dataclass(frozen=True, slots=True)
class VerbFrame:
    """A verb that tells of an event, and what its group and its neighbours must say."""

    type: EventType
    wanted: tuple[tuple[str, bool], ...]
    modal: str | None
    plural: bool
    participle: bool
    tenses: tuple[str, ...]
    clitic: re.Pattern[str] | None
    complement: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    before: re.Pattern[str] | None
    unless_before: re.Pattern[str] | None
    spans: bool
    domain: str | None
    unless_domain: str | None


@dataclass(frozen=True, slots=True)
class NounFrame:
    """A noun that may tell of an event; ``as_written`` where a capital tells."""

    type: EventType
    words: re.Pattern[str]
    begins: Beginnings
    as_written: bool
    domain: str | None
    unless_domain: str | None


def _filled(source: str) -> str:
    parts = load("event_frames")["parts"]
    for name in sorted(parts):
        source = source.replace("{" + name + "}", parts[name])
    return source


def _pattern(entry: dict[str, Any], name: str) -> re.Pattern[str] | None:
    return re.compile(_filled(entry[name]), re.I) if name in entry else None


@cache
def verb_frames() -> dict[str, tuple[VerbFrame, ...]]:
    """Return the frames of each lemma, in the order of the list."""
    table: dict[str, list[VerbFrame]] = {}
    for name, entries in load("event_frames")["verbs"].items():
        for entry in entries:
            frame = VerbFrame(
                EventType(name),
                tuple((one, entry[one]) for one in _DETERMINED if one in entry),
                entry.get("modal"),
                entry.get("plural", False),
                entry.get("participle", False),
                tuple(entry.get("tenses", "").split()),
                _pattern(entry, "clitic"),
                _pattern(entry, "with"),
                _pattern(entry, "unless"),
                _pattern(entry, "before"),
                _pattern(entry, "unless_before"),
                entry.get("spans", False),
                entry.get("domain"),
                entry.get("unless_domain"),
            )
            for lemma in entry["lemmas"].split():
                table.setdefault(lemma, []).append(frame)
    return {lemma: tuple(frames) for lemma, frames in table.items()}


@cache
def noun_frames() -> tuple[NounFrame, ...]:
    """Return the frames of nouns, in the order of the list."""
    frames = []
    for name, entries in load("event_frames")["nouns"].items():
        for entry in entries:
            wanted = entry if isinstance(entry, dict) else {"words": entry}
            source = _filled(wanted["words"])
            begins = find_beginnings(in_lower_case(source))
            if begins is None:
                raise ValueError(f"event_frames.yml: a noun of {name} begins with no word: {source}")
            as_written = _CAPITAL in source
            whole = rf"(?:{source if as_written else in_lower_case(source)})(?![\w-])"
            frames.append(
                NounFrame(
                    EventType(name),
                    re.compile(whole, re.I if as_written else re.NOFLAG),
                    begins,
                    as_written,
                    wanted.get("domain"),
                    wanted.get("unless_domain"),
                )
            )
    return tuple(frames)


@cache
def _first_word() -> re.Pattern[str]:
    """Compile the pattern of a word, in lower case, with which some noun of an event begins."""
    words = alternation(word for one in noun_frames() for word in one.begins.words)
    letters = alternation(word for one in noun_frames() for word in one.begins.letters)
    return re.compile(rf"(?:(?<![\w'-])|(?<=[ldsn]'))(?:{words}(?!\w)|{letters})")


@cache
def _beginning_with(word: str) -> tuple[NounFrame, ...]:
    """Return the frames that may begin with a word; kept for the few words of `_first_word` alone."""
    return tuple(
        one
        for one in noun_frames()
        if word in one.begins.words or any(word.startswith(letters) for letters in one.begins.letters)
    )


def nouns_in(
    folded: str, lowered: str, start: int, end: int, domains: Domains
) -> Iterator[tuple[EventType, int, int]]:
    """Yield type, start and end of the nouns of events in a stretch of text; the longest one at each place.

    Parameters:
        folded, lowered: the article's text with typography folded, and the same in lower case.
        start, end: of the stretch.
        domains: of the article.
    """
    reached = start
    for begun in _first_word().finditer(lowered, start, end):
        place = begun.start()
        if place < reached:
            continue
        best: tuple[int, EventType] | None = None
        for one in _beginning_with(begun.group()):
            match = one.words.match(folded if one.as_written else lowered, place, end)
            if match and (best is None or match.end() > best[0]) and domains.fit(one):
                best = match.end(), one.type
        if best:
            reached = best[0]
            yield best[1], place, best[0]


@cache
def _domain(name: str) -> WordPattern:
    return WordPattern(load("event_frames")["domains"][name])


class Domains:
    """What an article is about, asked at most once for each domain.

    Parameters:
        lowered: the article's text with typography folded, in lower case.
    """

    def __init__(self, lowered: str) -> None:
        self.lowered = lowered
        self._known: dict[str, bool] = {}

    def fit(self, frame: VerbFrame | NounFrame) -> bool:
        """Tell whether a frame's word has the meaning here that the frame gives it."""
        return (frame.domain is None or self._is(frame.domain)) and not (
            frame.unless_domain is not None and self._is(frame.unless_domain)
        )

    def _is(self, name: str) -> bool:
        if name not in self._known:
            found = {one.group() for one in _domain(name).finditer(self.lowered, 0, len(self.lowered))}
            self._known[name] = len(found) >= (1 if name in _ONCE else 3)
        return self._known[name]


def told_by(sentence: str, group: VerbGroup, domains: Domains) -> Iterator[tuple[EventType, int]]:
    """Yield each type of event that a verb group tells, and where the telling ends.

    Parameters:
        sentence: folded, the text in which the group was found.
        group: at offsets of the sentence.
        domains: of the article.
    """
    for frame in verb_frames().get(group.lemma, ()):
        if not _says(frame, group) or not domains.fit(frame):
            continue
        stop = _CLAUSE_END.search(sentence, group.end)
        behind = sentence[group.end : min(stop.start() if stop else len(sentence), group.end + _REACH)]
        behind = _REST_OF_NEGATION.sub("", behind) if group.negated else behind
        ahead = sentence[max(0, group.start - _REACH) : group.start]
        if frame.clitic and (group.person == "1p" or not frame.clitic.match(sentence, group.start)):
            continue  # « nous avions reçu »: no clitic, but the subject
        if (frame.unless and frame.unless.search(behind)) or (
            frame.unless_before and frame.unless_before.search(ahead)
        ):
            continue
        if frame.before and not frame.before.search(ahead):
            continue
        found = frame.complement.search(behind) if frame.complement else None
        if frame.complement and not found:
            continue
        yield frame.type, group.end + (found.end() if found and frame.spans else 0)
        return


def _says(frame: VerbFrame, group: VerbGroup) -> bool:
    if any(getattr(group, name) is not value for name, value in frame.wanted):
        return False
    if frame.modal and group.modal != frame.modal:
        return False
    alone = group.tense == "past_participle" and not group.passive
    if alone is not frame.participle:
        return False
    if frame.tenses and group.tense not in frame.tenses:
        return False
    return not (frame.plural and group.person in ("1s", "3s") and group.modal != "devoir")
