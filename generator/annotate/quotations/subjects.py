"""Find the subject of a verb of saying by the structure of its clause."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache
from typing import Final

from generator.annotate.alternation import alternation
from generator.annotate.discourse import Discourse, Phrase
from generator.annotate.discourse.context import Actor
from generator.annotate.quotations.cues import Cue
from generator.annotate.quotations.nominals import said_by
from generator.annotate.quotations.referents import NOBODY, Referents, Subject
from generator.lexicon import load

_PLURAL: Final = re.compile(
    r"^(?:l'|les |lui |leur |n')*(?:ont|avaient|auraient|se sont|s'étaient|auront)\b|(?:ent|èrent|ont)$", re.I
)
_SINGULAR: Final = re.compile(r"(?:dément|convient|prévient|soutient|souvient)$", re.I)
_CONTENT: Final = re.compile(r"\bqu(?:e\b|')|[■«“\"]|[;:]")  # what is said begins: no subject follows
_CLAUSE_END: Final = re.compile(r"[;:»”]")
_ELIDED: Final = re.compile(r"(?:\b(?:et|puis|mais|ou|avant)|,)$", re.I)
_RELATIVE: Final = re.compile(r"\bqui$", re.I)
_LEADS_TO_INVERSION: Final = re.compile(
    r"(?:(?:^|[,;(]\s*)[Cc]omme\s+|(?:[»”\"'’■]|[»”\"'’■]\s*[,;.!?…–—-])\s*(?:comme\s+|ainsi\s+)?)$|^\s*$"
)
_BETWEEN_COMMAS: Final = re.compile(r",[^,;:■«»]*,\s*")
_CAPITAL_BEFORE: Final = re.compile(r"[A-ZÀ-Ý][\wÀ-ÿ&-]+$")


class Clauses:
    """Reads the subjects of one sentence.

    Parameters:
        discourse: what has been read so far.
        sentence: the index of the sentence.
        cues: its verbs of saying, at offsets of the article.
        foci: those whom the text has been following, the likeliest first.
        barred: persons of whom the quoted words speak: no « il » and no « le maire » means them.
    """

    def __init__(
        self,
        discourse: Discourse,
        sentence: int,
        cues: Sequence[Cue],
        foci: Sequence[Actor],
        barred: Collection[str] = (),
    ) -> None:
        self.discourse = discourse
        self.sentence = sentence
        self.span = discourse.sentences[sentence].span
        self.folded = discourse.folded
        self.verbs = [cue for cue in cues if cue.form in ("finite", "inverted", "participle")]
        self._subjects: dict[Cue, Subject | None] = {}
        self.referents = Referents(discourse, sentence, foci, barred)
        self.phrases = self.referents.phrases

    def subject(self, cue: Cue, *, inverted: bool | None = None, known: bool = False) -> Subject | None:
        """Return the subject of a verb, participle or infinitive; None where the sentence has none for it.

        Parameters:
            cue: the verb.
            inverted: whether its subject follows it; read from what stands before the verb if not told.
            known: behind the verb heed only phrases that may name somebody: what else stands there may be its object.
        """
        if cue.form == "inverted":
            if cue.pronoun in ("on", "ils", "elles"):
                return self._read_in(cue) if cue.pronoun == "on" else NOBODY
            return self.referents.of(
                Phrase(cue.start, cue.end, "pronoun", None, cue.pronoun or "", governed=False)
            )
        if cue.form in ("participle", "infinitive"):
            return self._of_the_clause(cue)
        if inverted is None:
            inverted = self.is_inverted(cue)
            if not inverted and cue.form == "finite":
                behind_comma = self.folded[self.span.start : cue.start].rstrip().endswith(",")
                known = inverted = behind_comma and not self._parted_from_subject(cue)
        found = self._after(cue, known=known) if inverted else None
        return found or self._before(cue)

    def _parted_from_subject(self, cue: Cue) -> bool:
        """Tell whether only words between commas part a verb from the name before it: « X, furieux, a traité »."""
        main = self.referents.main(self.span.start, cue.start)
        return (
            main is not None
            and main.kind in ("person", "role", "organisation")
            and _BETWEEN_COMMAS.fullmatch(self.folded, main.end, cue.start) is not None
        )

    def is_inverted(self, cue: Cue) -> bool:
        """Tell whether a verb stands right behind quoted words or a comma after them, so that its subject follows."""
        if cue.form == "inverted":
            return True
        before = self.folded[max(self.span.start, cue.start - 16) : cue.start]
        return cue.form == "finite" and _LEADS_TO_INVERSION.search(before) is not None

    def first(self, until: int) -> Subject | None:
        """Return the subject of the sentence's first clause before an offset."""
        phrase = self.referents.main(self.span.start, until)
        return self.referents.of(phrase) if phrase else None

    def _read_in(self, cue: Cue) -> Subject:
        """Take « lit-on dans un communiqué de X » for words of X; « dit-on » is nobody's."""
        end = min((verb.start for verb in self.verbs if verb.start > cue.end), default=self.span.end)
        for phrase in self.phrases:
            if cue.end <= phrase.start < end:
                owner = said_by(self.folded, phrase, self.phrases)
                return self.referents.of(owner) if owner else NOBODY
        return NOBODY

    def _after(self, cue: Cue, *, known: bool) -> Subject | None:
        """Return the subject behind its verb, past when and to whom: « a dit mercredi à X le maire »."""
        end = min(
            [v.start for v in self.verbs if v.start > cue.end and v.form != "participle"],
            default=self.span.end,
        )
        content = _CONTENT.search(self.folded, cue.end, end)
        end = content.start() if content else end
        region = [p for p in self.phrases if cue.end <= p.start < end and (not known or p.kind != "other")]
        phrase = next(
            (p for p in region if not p.governed and p.words.lower() not in ("cela", "ça", "tout")), None
        )
        if phrase is None:
            return NOBODY if not known and re.match(r"\s+[A-ZÀ-Ý]", self.folded[cue.end : end]) else None
        if self._is_plural(cue) and phrase.kind != "organisation":
            return NOBODY
        return self.referents.of(phrase)

    def _is_plural(self, cue: Cue) -> bool:
        return _PLURAL.search(cue.words) is not None and _SINGULAR.search(cue.words) is None

    def _before(self, cue: Cue) -> Subject | None:
        """Return the subject before its verb."""
        start = self._clause_start(cue.start)
        limit = start + len(_before_verb().sub("", self.folded[start : cue.start]).rstrip())
        text = self.folded[start:limit]
        if not text.strip():
            return self._elided(cue, start, limit) if start > self.span.start else None
        if _RELATIVE.search(text):
            before = limit - 3
            return self._plural_or(cue, self.referents.nearest_name(before))
        if text.endswith(",") or _ELIDED.search(text):
            return self._elided(cue, start, limit)
        comma = text.rfind(",")
        near = [p for p in self.phrases if start + comma + 1 <= p.start and p.end <= limit]
        phrase = next((p for p in reversed(near) if not p.governed), None)
        if phrase is None:
            ends = next((p for p in near if p.end == limit), None)
            if ends is None and _CAPITAL_BEFORE.search(text):
                return NOBODY
            return self._elided(cue, start, limit)
        if phrase.kind == "plural" and self._is_plural(cue):
            return None  # « les deux dirigeants ont évoqué »: told by whoever tells of them
        return self._plural_or(cue, self.referents.of(phrase), phrase)

    def _plural_or(self, cue: Cue, subject: Subject | None, phrase: Phrase | None = None) -> Subject | None:
        """Hold that several speak for nobody; a body with a name in the plural (« les Nations unies ») is one."""
        if not self._is_plural(cue):
            return subject
        return subject if phrase is not None and phrase.kind == "organisation" and subject else NOBODY

    def _elided(self, cue: Cue, start: int, limit: int) -> Subject | None:
        """Return the subject that a verb shares with the verb before it, or has before a parenthesis."""
        text = self.folded[start:limit].rstrip()
        if not text.endswith(","):
            earlier = self._verbs_before(cue)
            if earlier:
                return self._shared(earlier)
        phrase = self.referents.main(start, limit) or self.referents.main(self.span.start, limit)
        if phrase is None:
            earlier = self._verbs_before(cue)
            return self._shared(earlier) if earlier else None
        return self._plural_or(cue, self.referents.of(phrase), phrase)

    def _of_the_clause(self, cue: Cue) -> Subject | None:
        """Return the subject of the verb on which a participle or an infinitive hangs: « et X de conclure »."""
        if cue.form == "infinitive":
            near = [p for p in self.phrases if p.end <= cue.start and not p.governed]
            if (
                near
                and re.fullmatch(r"\s+", self.folded[near[-1].end : cue.start])
                and re.search(r"\b[Ee]t\s*$", self.folded[self.span.start : near[-1].start])
            ):
                return self.referents.of(near[-1])
        earlier = self._verbs_before(cue)
        if earlier:
            return self._shared(earlier)
        phrase = self.referents.main(self.span.start, cue.start)
        return self.referents.of(phrase) if phrase else None

    def _verbs_before(self, cue: Cue) -> list[Cue]:
        return [verb for verb in self.verbs if verb.end <= cue.start and verb.form != "participle"]

    def _shared(self, verbs: Sequence[Cue]) -> Subject | None:
        """Return the subject of the last of some verbs; each is read once in a sentence, the first one first.

        A sentence may be nothing but verbs that share one subject: read from the last, each would ask the one before.
        """
        for verb in verbs:
            if verb not in self._subjects:
                self._subjects[verb] = self.subject(verb)
        return self._subjects[verbs[-1]]

    def _clause_start(self, before: int) -> int:
        start = self.span.start
        for match in _CLAUSE_END.finditer(self.folded, self.span.start, before):
            start = match.end()
        return start


@cache
def _before_verb() -> re.Pattern[str]:
    """Compile what may stand between a subject and its verb: « ne », « lui aussi », « , lundi soir, »."""
    words = alternation([*load("speech_turns")["with_verb"], *load("speech_turns")["before_verb"]])
    noun_before = "".join(rf"(?<!\b{word}\s)" for word in ("du", "le", "au", "ce", "un", "de"))
    adverb = rf"(?:{noun_before}(?!')[\w-]+ment|{words})"  # « le chef du gouvernement »: no adverb
    return re.compile(rf"(?:(?:^|\s){adverb}|,\s*(?:{adverb}|lui|elle|eux|elles)\s*,|\s)+$", re.I)
