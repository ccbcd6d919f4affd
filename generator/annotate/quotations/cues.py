"""Find the words of saying in a sentence: « a déclaré », « a-t-il ajouté », « affirmant », « selon »."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from generator.folding import fold_letters, fold_same_length, lower
from generator.lexicon import load

_AUXILIARY: Final = (
    r"(?:n'|l'|les |lui |leur |nous |en |y |m')*(?:a|ont|avait|avaient|aurait|auraient|aura|ayant|eut|avoir)"
)
_REFLEXIVE_AUXILIARY: Final = r"(?:s'est|se sont|s'était|s'étaient|s'étant)"

# A word at which a cue may begin, and the little words that may lead to one: three letters of each.
_WORD: Final = re.compile(r"(?<![\w'-])[^\W\d_]+|(?<=[\w][-'])[^\W\d_]+")
_LEADS: Final = frozenset(
    re.findall(r"\w+", "n l s y m a en se d de les lui leu nou ont ava aur aya eut avo aux dan pou")
)


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of saying in a sentence, at offsets of the sentence.

    ``form`` is ``finite``, ``inverted`` (with its pronoun after it), ``participle`` or ``preposition``.
    """

    start: int
    end: int
    words: str
    form: str
    pronoun: str | None = None


def find_cues(sentence: str) -> list[Cue]:
    """Return the cues of a sentence in which typography is folded and quoted words are masked, in order.

    >>> [cue.words for cue in find_cues("Selon lui, « ■■■ », a-t-il ajouté.")]
    ['Selon', 'a-t-il ajouté']
    """
    return list(_cues(sentence))


@lru_cache(maxsize=4096)
def _cues(sentence: str) -> tuple[Cue, ...]:
    """Find the cues of a sentence, once for the several readings of an article."""
    cues: list[Cue] = []
    reached = 0
    lowered = lower(sentence)
    for start in _candidates(sentence):
        match = _pattern().match(lowered, start) if start >= reached else None
        if match is None:
            continue
        reached = match.end()
        words = sentence[match.start() : match.end()].strip()
        pronoun = next((match.group(n) for n in ("pronoun_a", "pronoun_b") if match.group(n)), None)
        if pronoun:
            form = "inverted"
        elif match.group("participle"):
            form = "participle"
        elif match.group("preposition"):
            form = "preposition"
        else:
            form = "finite"
        cues.append(Cue(match.start(), match.end(), words, form, pronoun))
    return tuple(cues)


def _candidates(sentence: str) -> list[int]:
    """Return where a cue may begin; none where no word begins as some cue's does: most sentences are not searched."""
    words = [(word.group()[:3], word.start()) for word in _WORD.finditer(fold_same_length(sentence))]
    telling = any(word in _beginnings() for word, _ in words)
    return [start for word, start in words if telling and (word in _beginnings() or word in _LEADS)]


@cache
def _beginnings() -> frozenset[str]:
    """Return the first three letters of all that cues are made of, but for the little words that lead to them."""
    lists = load("cue_verbs")
    stems = [verb[:-2] for verb in (*lists["regular"], *lists["reflexive"])]
    written = [*lists["regular"], *lists["reflexive"], *lists["reflexive_irregular"], *lists["participles"]]
    written += [form for forms in lists["irregular"].values() for form in forms]
    written += ["selon", "d'après", "avis", "dires", "aveu", "croire", "source", "yeux", "mots", "termes"]
    words = [word for verb in written for word in re.findall(r"[^\W\d_]{3,}", verb)]
    words += [stem + ending for stem in (*stems, *_softened(stems)) for ending in ("e", "ant", "é", "a", "è")]
    return frozenset(fold_letters(word)[:3] for word in words)


@cache
def _pattern() -> re.Pattern[str]:
    """Compile the pattern of a cue in lower case: with letters of one case most alternatives fail at their first."""
    lists = load("cue_verbs")
    stems = sorted({verb[:-2] for verb in lists["regular"] if verb.endswith("er")})
    reflexive = sorted({verb[:-2] for verb in lists["reflexive"] if verb.endswith("er")})
    irregular = sorted({form for forms in lists["irregular"].values() for form in forms})
    adverbs = rf"(?:\s+,?\s*{lists['adverbs']},?){{0,3}}"
    past = rf"(?:{_alternatives(stems)})é(?:e|s|es)?|{_alternatives(irregular)}"
    endings = "(?:e|ent|ait|aient|a|èrent|era|eront)"
    present = rf"(?:{_alternatives([*stems, *_softened(stems)])}){endings}|{_alternatives(irregular)}"
    reflexive_past = (
        rf"(?:{_alternatives(reflexive)})é(?:e|s|es)?|{_alternatives(sorted(lists['reflexive_irregular']))}"
    )
    reflexive_present = (
        rf"(?:{_alternatives([*reflexive, *_softened(reflexive)])})(?:e|ent|ait|aient|a|èrent)"
        rf"|{_alternatives(sorted(lists['reflexive_irregular']))}"
    )
    participles = rf"(?:{_alternatives(stems)})ant|{_alternatives(sorted(lists['participles']))}"
    return re.compile(
        rf"(?<![\w'-])(?:"
        rf"(?:l'|lui |leur |s')?(?:a|ont|avait|avaient|aurait)-(?:t-)?(?P<pronoun_a>il|elle|on|ils|elles)"
        rf"{adverbs}\s+(?:{past})"
        rf"|(?:s'est|se sont|s'était)-(?:il|elle|ils|elles){adverbs}\s+(?:{reflexive_past})"
        rf"|(?:s'|se )?(?:{present}|{reflexive_present})-(?:t-)?(?P<pronoun_b>il|elle|on|ils|elles)"
        rf"|{_REFLEXIVE_AUXILIARY}{adverbs}\s+(?:{reflexive_past})"
        rf"|(?:s'|se\s+)(?:{reflexive_present})"
        rf"|{_AUXILIARY}{adverbs}\s+(?:{past})"
        rf"|(?P<participle>(?:en\s+)?(?:{participles}))"
        rf"|(?P<preposition>(?:{'|'.join(lists['prepositions'])}))(?=\s)"
        rf"|(?:{present})"
        rf")(?![\w-])",
    )


def _alternatives(words: list[str]) -> str:
    return "|".join(
        re.escape(word) for word in sorted(dict.fromkeys(words), key=lambda word: (-len(word), word))
    )


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
