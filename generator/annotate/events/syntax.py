"""See a sentence by its verbs: which words stand with an event's own, and which with another clause's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from generator.annotate.quotations.cues import Cue
from generator.annotate.verbs import VerbGroup, find_verb_groups
from generator.lexicon import load
from generator.model import Span, Timex

_UNBOUND: Final = frozenset(
    {"past_participle", "present_participle", "participle_past", "infinitive", "infinitive_past"}
)
_RELATIVE: Final = re.compile(
    r"(?<![\w-])(?:(?:qui|que|dont|où|(?:la|les?)quel(?:le)?s?|auxquel(?:le)?s)(?![\w-])|qu')", re.I
)
# « L'accord, qui vient clore six mois d'attente, a été signé »: what a comma opens and a comma closes.
_CLOSED: Final = re.compile(r",\s(?:qui|que|qu'|dont|où)\b[^,;.:]{1,120},|\([^()]{1,80}\)", re.I)
# « le préavis qu'ils avaient déposé mardi, »: what a pronoun opens and a comma closes.
_EMBEDDED: Final = re.compile(r"(?<![\w-])(?:qui|que|qu'|dont|où)\b[^,;.:]{1,120},", re.I)
_CLEFT: Final = re.compile(r"c'(?:est|était)\s[^,;.:]{1,60}\squi\s(?:[\w'-]+\s){0,2}", re.I)
_PREPOSITIONS: Final = frozenset({"contre", "entre", "outre", "sauf", "hors", "vu", "court"})
_PARTS: Final = re.compile(
    r"[,;:]|(?<![\w-])(?:et|mais|que|qui|dont|où)(?![\w-])"
)  # a noun from the verb before
_QUOTES: Final = re.compile(r"[\"«»“”;]")
_BEFORE_VERB: Final = re.compile(
    r"(?<![\w-])(?:la|les?|l'|une?|des?|du|d'|cette|ce|cet|ces|son|sa|ses|leurs?)\s*"
    r"(?:(?:anciens?|anciennes?|nouveaux?|nouvelles?|jeunes?|future?s?|principale?s?|proches?|premi(?:er|ère)s?) )?$",
    re.I,
)


@dataclass(frozen=True)
class SentenceView:
    """A sentence with its verb groups and temporal expressions, at offsets of the article.

    Parameters:
        folded: the article's text with typography folded.
        span: of the sentence.
        timexes: of the article.
        cues: words of saying of the sentence.
        quoted: the quotations that overlap it.
    """

    folded: str
    span: Span
    timexes: Sequence[Timex]
    cues: Sequence[Cue]
    quoted: Sequence[Span]

    @cached_property
    def groups(self) -> tuple[VerbGroup, ...]:
        """Return the verb groups in text order."""
        start = self.span.start
        return tuple(
            group.moved(start)
            for group in find_verb_groups(self.folded[start : self.span.end])
            if not self._is_no_verb(group, start)
        )

    def _is_no_verb(self, group: VerbGroup, start: int) -> bool:
        """Tell whether a word that may be a verb is another here: « contre », « la marche », « Rabat »."""
        if group.start != group.head or group.tense.startswith("infinitive"):
            return False
        place = start + group.start
        if self.folded[place - 1 : place] == "-":
            return True
        if self.folded[place].isupper() and place > self.span.start:
            return self.folded[place - 1] not in "«\"“'(" and self.folded[max(0, place - 2)] not in ".:«—–"
        before = self.folded[max(self.span.start, place - 20) : place]
        written = self.folded[place : start + group.end].lower()
        return _BEFORE_VERB.search(before) is not None or written in _PREPOSITIONS

    @cached_property
    def times(self) -> tuple[tuple[int, Timex], ...]:
        """Return the temporal expressions with their places among the article's."""
        first = bisect_left(self.timexes, self.span.start, key=lambda timex: timex.span.start)
        last = bisect_left(self.timexes, self.span.end, lo=first, key=lambda timex: timex.span.start)
        return tuple(enumerate(self.timexes[first:last], first))

    @cached_property
    def asides(self) -> tuple[Span, ...]:
        """Return what stands between commas or brackets: « , qui a vu Paul Dubreuil, », « , arrivé lundi, »."""
        start, end = self.span.start, self.span.end
        found = [
            Span(m.start(), m.end())
            for m in _CLOSED.finditer(self.folded, start, end)
            if not self._goes_on(m.start())
        ]
        for group in self.groups:
            before = self.folded[start : group.start].rstrip()
            if group.tense == "past_participle" and (not before or before[-1] in ",;:"):
                comma = self.folded.find(",", group.end, end)
                if comma > 0:
                    found.append(Span(group.start, comma))
        return tuple(found)

    def _goes_on(self, comma: int) -> bool:
        """Tell whether « que » behind a comma goes on with a verb: « a démenti, jeudi, que le ministre … »."""
        if not self.folded.startswith((", que ", ", qu'"), comma):
            return False
        opened = self.folded.rfind(",", self.span.start, comma)
        return opened >= 0 and any(group.end == opened for group in self.groups)

    def is_aside(self, place: int, seen_from: int) -> bool:
        """Tell whether a place stands in an aside that does not also hold the place from which it is seen."""
        return any(a.start <= place < a.end <= seen_from for a in self.asides)

    def finite_between(self, start: int, end: int) -> list[VerbGroup]:
        """Return the finite verbs that begin in a stretch."""
        return [group for group in self.groups if start <= group.start < end and group.tense not in _UNBOUND]

    def own_group(self, start: int, end: int) -> VerbGroup | None:
        """Return the verb group that shares letters with a trigger told by a verb."""
        return next((group for group in self.groups if group.start < end and start < group.end), None)

    def governor(self, start: int, end: int) -> VerbGroup | None:
        """Return the verb of whose clause a noun is part: the finite one just before it, else the first behind it."""
        before = self.finite_between(self.span.start, start)
        if before:
            between = self.folded[before[-1].end : start]
            if not _PARTS.search(between):
                return before[-1]
        behind = self.finite_between(end, self.span.end)
        for group in behind:
            if any(aside.start >= end and aside.start <= group.start < aside.end for aside in self.asides):
                continue
            between = _CLOSED.sub(" ", self.folded[end : group.start])
            parted = _QUOTES.search(between) or between.count(",") % 2
            if not _RELATIVE.search(between) and not parted and not group.pronoun:
                return group
            break
        return before[-1] if before else None

    def is_another_clauses(self, own: Span, other: Span, *, verb: bool) -> bool:
        """Tell whether words stand in another clause than an event's: behind its object's « qui » or participle.

        Parameters:
            own: the event's words.
            other: the words in question.
            verb: whether a verb tells of the event.
        """
        if other.start >= own.end:
            return self._behind_another(own, other, verb=verb)
        if other.end <= own.start:
            return self._before_another(own, other, verb=verb)
        return False

    def _behind_another(self, own: Span, other: Span, *, verb: bool) -> bool:
        words = self.folded[own.end : other.start]
        closed = [(own.end + m.start(), own.end + m.end()) for m in _CLOSED.finditer(words)]
        finite = [
            group
            for group in self.finite_between(own.end, other.start)
            if not any(start <= group.start < end for start, end in closed)
        ]
        remaining = _CLOSED.sub(" ", words)
        if verb:
            participles = [g for g in self.groups if own.end <= g.start < other.start and g.tense in _UNBOUND]
            bare = any(group.tense == "past_participle" for group in participles)
            return bool(finite) or bare or _RELATIVE.search(remaining) is not None
        if self._takes_place(own.end, other.start):
            return len(finite) > 1
        relative = _RELATIVE.search(remaining)
        if relative and not re.fullmatch(r"\s*(?:[\w'-]+\s*){0,4},?\s*", remaining[: relative.start()]):
            return True
        objects = self._is_object(own)
        if len(finite) > (0 if objects and not relative else 1):
            return True
        for group in self.groups:
            if own.end <= group.start < other.start and group.tense == "past_participle":
                between = self.folded[own.end : group.start]
                if not finite and not re.fullmatch(r"[\s,]*(?:[\w'-]+\s+){0,4},?\s*", between):
                    return True
        return False

    def _before_another(self, own: Span, other: Span, *, verb: bool) -> bool:
        words = self.folded[other.end : own.start]
        group = self.own_group(own.start, own.end) if verb else self.governor(own.start, own.end)
        limit = self._of_causative(group).start if group else own.start
        embedded = [(other.end + m.start(), other.end + m.end()) for m in _EMBEDDED.finditer(words)]
        if any(
            not any(start <= one.start < end for start, end in embedded)
            and not self._is_cleft(one, own.start)
            for one in self.finite_between(other.end, min(limit, own.start))
        ):
            return True
        lead = self.folded[self.span.start : other.start]
        comma = lead.rfind(",")
        inside = lead[comma + 1 :] if comma >= 0 else ""
        if "," in words and comma >= 0:
            opened = _RELATIVE.search(inside)
            participle = any(
                g.tense == "past_participle"
                and self.span.start + comma < g.start < other.start
                and not self.folded[self.span.start + comma + 1 : g.start].strip()
                for g in self.groups
            )
            return bool(opened) or participle
        return False

    def _is_cleft(self, group: VerbGroup, start: int) -> bool:
        """Tell whether « c'est » only brings out who acts: « vendredi, c'est la maire qui a téléphoné »."""
        return group.lemma == "être" and _CLEFT.fullmatch(self.folded, group.start - 2, start) is not None

    def _of_causative(self, group: VerbGroup) -> VerbGroup:
        """Return « a fait » of « a fait défiler », which is one with its infinitive; else the group itself."""
        before = [one for one in self.groups if one.end < group.start]
        if group.tense == "infinitive" and before and before[-1].lemma == "faire":
            return group if self.folded[before[-1].end : group.start].strip() else before[-1]
        return group

    def _takes_place(self, start: int, end: int) -> bool:
        """Tell whether the first verb of a stretch says that what is told took place: « …, qui s'est tenu »."""
        lemmas = str(load("event_dating")["taking_place"]).split()
        first = next((group for group in self.groups if start <= group.start < end), None)
        if first is None or self.folded[start : first.start].count(",") > 1:
            return False
        return first.lemma in lemmas or self.folded.startswith(" lieu", first.end)

    def _is_object(self, own: Span) -> bool:
        """Tell whether a noun follows its verb: « a eu un entretien »."""
        before = self.finite_between(self.span.start, own.start)
        return bool(before) and not re.search(r"[,;:]|\bque?\b", self.folded[before[-1].end : own.start])
