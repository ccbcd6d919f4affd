"""Find the words of saying in a sentence: « a déclaré », « a-t-il ajouté », « affirmant », « selon »."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final, NamedTuple

from generator.annotate.alternation import alternation
from generator.annotate.beginnings import find_beginnings
from generator.annotate.word_pattern import Guard, words_of
from generator.folding import lower
from generator.lexicon import load

_AUXILIARY: Final = (
    r"(?:n'|l'|les |lui |leur |nous |en |y |m')*(?:a|ont|avait|avaient|aurait|auraient|aura|ayant|eut|avoir)"
)
_ENDINGS: Final = "e ent ait aient a èrent era eront é ée és ées ant".split()  # noqa: SIM905
_WORD: Final = re.compile(r"[^\W_]+")
_REFLEXIVE_AUXILIARY: Final = r"(?:s'est|se sont|s'était|s'étaient|s'étant)"


class Cue(NamedTuple):
    """Words of saying in a sentence, at offsets of the sentence.

    ``form`` is ``finite``, ``inverted`` (with its pronoun after it), ``participle`` or ``preposition``.
    """

    start: int
    end: int
    words: str
    form: str
    pronoun: str | None = None

    def moved(self, by: int) -> Cue:
        """Return the cue at offsets of a text that begins so many characters earlier."""
        return self._replace(start=self.start + by, end=self.end + by)


def find_cues(sentence: str) -> list[Cue]:
    """Return the cues of a sentence in which typography is folded and quoted words are masked, in order.

    >>> [cue.words for cue in find_cues("Selon lui, « ■■■ », a-t-il ajouté.")]
    ['Selon', 'a-t-il ajouté']
    """
    return list(_cues(sentence))


@lru_cache(maxsize=512)
def _cues(sentence: str) -> tuple[Cue, ...]:
    """Find the cues of a sentence, once for the several readings of an article."""
    cues: list[Cue] = []
    lowered = lower(sentence)
    words = words_of(lowered)
    if _verb_forms().isdisjoint(words.all) and not _prepositions().lets_by(words):
        return ()
    for match in _pattern().finditer(lowered):
        said = sentence[match.start() : match.end()].strip()
        pronoun = next((match.group(n) for n in ("pronoun_a", "pronoun_b") if match.group(n)), None)
        if pronoun:
            form = "inverted"
        elif match.group("participle"):
            form = "participle"
        elif match.group("preposition"):
            form = "preposition"
        else:
            form = "finite"
        cues.append(Cue(match.start(), match.end(), said, form, pronoun))
    return tuple(cues)


@cache
def _prepositions() -> Guard:
    return Guard(*load("cue_verbs")["prepositions"])


@cache
def _verb_forms() -> frozenset[str]:
    """Return words of which every cue with a verb has one: the verb's forms, the longest word of a set phrase."""
    lists = load("cue_verbs")
    stems = [verb[:-2] for verb in (*lists["regular"], *lists["reflexive"])]
    words = {stem + ending for stem in (*stems, *_softened(stems)) for ending in _ENDINGS}
    phrases = [*lists["reflexive_irregular"], *lists["participles"]]
    phrases += [form for forms in lists["irregular"].values() for form in forms]
    return frozenset(words | {max(_WORD.findall(phrase), key=len) for phrase in phrases})


@cache
def _pattern() -> re.Pattern[str]:
    """Compile the pattern of a cue in lower case: with letters of one case most alternatives fail at their first."""
    lists = load("cue_verbs")
    stems = sorted({verb[:-2] for verb in lists["regular"] if verb.endswith("er")})
    reflexive = sorted({verb[:-2] for verb in lists["reflexive"] if verb.endswith("er")})
    irregular = sorted({form for forms in lists["irregular"].values() for form in forms})
    adverbs = rf"(?:\s+,?\s*{lists['adverbs']},?){{0,3}}"
    past = rf"{alternation(stems)}é(?:e|s|es)?|{alternation(irregular)}"
    endings = "(?:e|ent|ait|aient|a|èrent|era|eront)"
    finite = [form for form in irregular if form not in lists["participle_only"]]
    present = rf"{alternation([*stems, *_softened(stems)])}{endings}|{alternation(finite)}"
    reflexive_past = (
        rf"{alternation(reflexive)}é(?:e|s|es)?|{alternation(sorted(lists['reflexive_irregular']))}"
    )
    reflexive_present = (
        rf"{alternation([*reflexive, *_softened(reflexive)])}(?:e|ent|ait|aient|a|èrent)"
        rf"|{alternation(sorted(lists['reflexive_irregular']))}"
    )
    participles = rf"{alternation(stems)}ant|{alternation(sorted(lists['participles']))}"
    source = (
        rf"(?:(?:l'|lui |leur |s')?(?:a|ont|avait|avaient|aurait)-(?:t-)?(?P<pronoun_a>il|elle|on|ils|elles)"
        rf"{adverbs}\s+(?:{past})"
        rf"|(?:s'est|se sont|s'était)-(?:il|elle|ils|elles){adverbs}\s+(?:{reflexive_past})"
        rf"|(?:s'|se )?(?:{present}|{reflexive_present})-(?:t-)?(?P<pronoun_b>il|elle|on|ils|elles)"
        rf"|{_REFLEXIVE_AUXILIARY}{adverbs}\s+(?:{reflexive_past})"
        rf"|(?:s'|se\s+)(?:{reflexive_present})"
        rf"|{_AUXILIARY}{adverbs}\s+(?:{past})"
        rf"|(?P<participle>(?:en\s+)?(?:{participles}))"
        rf"|(?P<preposition>(?:{'|'.join(lists['prepositions'])}))(?=\s)"
        rf"|(?:{present})"
        r")(?:(?<=')|(?![\w-]))"
    )
    return re.compile(rf"(?<![\w'-]){_opening(source)}{source}")


def _opening(source: str) -> str:
    """Return the condition that a word stands here with which a pattern may begin: at most words it is all we try."""
    begins = find_beginnings(source)
    if begins is None:
        return ""
    others = f"|{alternation(begins.letters)}" if begins.letters else ""
    return rf"(?={alternation(begins.words)}(?![^\W_]){others})"


def _softened(stems: list[str]) -> list[str]:
    """Give the present stems that differ: « rappell- », « suggèr- », « annonç- », « exige- »."""
    soft = []
    for stem in stems:
        if stem.endswith("l") and stem in ("rappel", "appel", "martel"):
            soft.append(stem + "l" if stem != "martel" else "martèl")
        if stem.endswith("c"):
            soft.append(stem[:-1] + "ç")
        if stem.endswith("g"):
            soft.append(stem + "e")
        accented = re.sub(r"é([^aeiouyéè]{1,2})$", r"è\1", stem)
        if accented != stem:
            soft.append(accented)
    return soft
