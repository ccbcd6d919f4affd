"""Find the words of saying in a sentence: « a déclaré », « a-t-il ajouté », « affirmant », « selon »."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from generator.folding import fold_letters, fold_same_length
from generator.lexicon import load

_AUXILIARY: Final = (
    r"(?:n'|l'|les |lui |leur |nous |en |y |m')*(?:a|ont|avait|avaient|aurait|auraient|aura|ayant|eut|avoir)"
)
_REFLEXIVE_AUXILIARY: Final = r"(?:s'est|se sont|s'était|s'étaient|s'étant)"


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
    cues: list[Cue] = []
    if not _may_tell(sentence):
        return cues
    for match in _pattern().finditer(sentence):
        form = match.lastgroup or "finite"
        pronoun = next((match.group(n) for n in ("pronoun_a", "pronoun_b") if match.group(n)), None)
        if pronoun:
            form = "inverted"
        elif match.group("participle"):
            form = "participle"
        elif match.group("preposition"):
            form = "preposition"
        else:
            form = "finite"
        cues.append(Cue(match.start(), match.end(), match.group().strip(), form, pronoun))
    return cues


def _may_tell(sentence: str) -> bool:
    """Tell whether a sentence has a word that begins as some cue does; most have none, and are not searched."""
    return any(word in _beginnings() for word in re.findall(r"\b[^\W\d_]{3}", fold_same_length(sentence)))


@cache
def _beginnings() -> frozenset[str]:
    lists = load("cue_verbs")
    verbs = [*lists["regular"], *lists["reflexive"], *lists["reflexive_irregular"], *lists["participles"]]
    verbs += [form for forms in lists["irregular"].values() for form in forms]
    verbs += ["selon", "d'après", "avis", "dires", "aveu", "croire", "source", "yeux", "mots", "termes"]
    words = [word for verb in verbs for word in re.findall(r"[^\W\d_]{3,}", verb)]
    stems = [*words, *_softened([verb[:-2] for verb in lists["regular"]])]
    return frozenset(fold_letters(word)[:3] for word in stems)


@cache
def _pattern() -> re.Pattern[str]:
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
        re.I,
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
