"""Find the turns that tell whose words are quoted without a finite verb: « de conclure », « pour X »."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any, Final

from generator.annotate.alternation import alternation
from generator.annotate.quotations.cues import Cue, find_cues
from generator.folding import lower
from generator.lexicon import load

_FOR: Final = re.compile(r"(?:^|[;:,»”\"]\s*|\b(?:que|et|mais|car)\s+)(?P<words>pour)(?= (?!qui\b))", re.I)
_FOR_WHOM: Final = re.compile(r"(?<=, )(?P<words>(?:pour|selon|d'après) (?:qui|laquelle|lequel))\b")
_INVERSION: Final = re.compile(
    r"\s*[,–—-]?\s*(?P<words>(?:n'|s'|se |l'|lui |leur |les |nous |m'|me |y |en )*"
    r"(?:(?:a|ont|avait|aurait|est|était)-(?:t-)?(?P<inner>il|elle|on|ils|elles)(?:\s+[\wà-ÿ]+ment)?\s+[a-zà-ÿ]+(?:é|i|u|is|it|ert|ée|ie|ue)s?"
    r"|[a-zà-ÿ]{3,}-(?:t-)?(?P<outer>il|elle|on|ils|elles)"
    r"|(?:a|avait|aurait)\s+(?:[\wà-ÿ]+ment\s+)?[a-zà-ÿ]+(?:é|i|u|û|is|it|ert|ée|ie|ue)"
    r"|(?!(?:une|cette|comme|notamment|avant|dont|contre|pendant|entre|devant|toute|faute|quelque|cet|est|était|soit|tout|quand|et"
    r"|juste|quitte|outre|malgré|sauf|voire|peut|doit|aurait|avait|fait|ment)(?![\w-]))[a-zà-ÿ]{2,}(?:e|t|d))"
    r"(?:\s+(?:de |à |d'|par )?[a-zà-ÿ]{2,}(?:er|ir|re|oir)(?=\s))?)(?![\w-])"
)
# « ■, commence-t-elle, ■ »: left of the masked words, any verb
_IN_QUOTATION: Final = re.compile(
    r"(?<=■)\s?(?P<words>(?:s'|se |lui |l')?[^\W\d_■]{3,}-(?:t-)?(?P<pronoun>il|elle))(?![\w-])"
)
_WITH_OBJECT: Final = re.compile(
    r"(?<![\w'-])(?P<words>(?:l'|la |le |les |lui |leur )(?P<verb>[a-zà-ÿ]+)(?:\s+[\w'-]+){0,2}\s*[«“\"])"
)
_TITLE_WORDS: Final = 6  # a title, a nickname, a label has hardly more
_BEFORE_TITLE: Final = re.compile(
    r"(?:\b(?:dans|à|aux?|de|du|des|les?|la|une?|son|sa|ses|leurs?|sur|avec|par|en|ce|cette|revue|journal|titre|magazine|quotidien)|\b[dl]')"
    r"\s*[«“\"'‘]?\s*$",
    re.I,
)
_BEFORE_QUOTATION: Final = 60  # characters in which a turn right before a quotation may stand


@lru_cache(maxsize=512)
def find_turns(sentence: str) -> tuple[Cue, ...]:
    """Return the turns of a sentence, typography folded and quoted words masked, in order.

    Their form is ``finite`` (« l'estime « … » », with an object before the verb), ``infinitive`` (« et X de
    conclure », « avant d'ajouter »), ``passive`` (« qualifié de … par X »), ``for`` (« pour X, … ») or ``for-whom``
    (« X, pour qui … »).

    >>> [turn.form for turn in find_turns("Qualifié de « ■ » par Anna, il sort, avant d'ajouter : « ■ »")]
    ['passive', 'infinitive']
    """
    lowered = lower(sentence)
    turns = []
    taken = [(cue.start, cue.end) for cue in find_cues(sentence)]
    for match in _infinitive().finditer(lowered):
        turns.append(_cue(sentence, match.start("words"), match.end("words"), "infinitive"))
    if re.search(r"\bpar\b", lowered):
        for match in _passive().finditer(lowered):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                turns.append(_cue(sentence, match.start(), match.end(), "passive"))
    for match in _IN_QUOTATION.finditer(lowered) if "■" in lowered else ():
        if not any(start < match.end() and match.start() < end for start, end in taken):
            turns.append(Cue(*match.span("words"), match.group("words"), "inverted", match.group("pronoun")))
    for match in _WITH_OBJECT.finditer(lowered):
        verb = next((cue for cue in find_cues(match.group("verb")) if cue.start == 0), None)
        if verb and verb.form == "finite":
            turns.append(_cue(sentence, match.start("words"), match.start("verb") + verb.end, "finite"))
    for match in _calling().finditer(lowered):
        if any(turn.start < match.end("words") and match.start("words") < turn.end for turn in turns):
            continue  # « qualifié de … par X » is told already
        turns.append(_cue(sentence, match.start("words"), match.end("words"), "finite"))
    for pattern, form in ((_FOR, "for"), (_FOR_WHOM, "for-whom")):
        for match in pattern.finditer(lowered):
            turns.append(_cue(sentence, match.start("words"), match.end("words"), form))
    return tuple(sorted(turns, key=lambda turn: (turn.start, turn.end)))


def nobody_speaks(before: str, words: str) -> bool:
    """Tell whether what stands right before a quotation says that many shout it, or that it is a name.

    Parameters:
        before: of the sentence, up to the quotation.
        words: the quoted ones.

    >>> nobody_speaks("Le coureur, surnommé ", "le Facteur")
    True
    """
    near = before[-_BEFORE_QUOTATION:]
    if _naming("naming").search(near) or _crowd().search(near):
        return True
    if not words[:1].isupper():
        return False
    return _is_title(near, words) or _naming("named_things").search(near) is not None


def _is_title(near: str, words: str) -> bool:
    """Tell whether a few words with a capital behind « dans », « une », « son » are a title or a name."""
    short = len(words.split()) <= _TITLE_WORDS and words[-1:] not in tuple(".!?…")
    return short and _BEFORE_TITLE.search(near) is not None


def find_inversion(folded: str, start: int, end: int) -> Cue | None:
    """Return the verb right behind a quotation as a cue, whatever verb it is: « … », s'étrangle X ; « … », rigole-t-il.

    Parameters:
        folded: the text with typography folded.
        start, end: from the quotation's closing mark to the end of the sentence.

    Whether a subject stands behind it the caller has to see.
    """
    match = _INVERSION.match(folded, start, end)
    if match is None:
        return None
    pronoun = match.group("inner") or match.group("outer")
    words = match.group("words")
    return Cue(match.start("words"), match.end("words"), words, "inverted" if pronoun else "finite", pronoun)


@cache
def document_verbs() -> re.Pattern[str]:
    """Compile the verbs by which a text says something: « l'article 12 prévoit »."""
    return re.compile(rf"(?<![\w'-]){alternation(load('speech_turns')['document_verbs'])}(?![\w-])", re.I)


@cache
def utterances() -> frozenset[str]:
    """Return the nouns for what somebody says: « réponse », « communiqué »."""
    return frozenset(load("speech_turns")["utterances"])


@cache
def puts_out_works() -> re.Pattern[str]:
    """Compile the stems of the verbs that put out a work as well as words: « publie »."""
    return re.compile(r"\b(?:" + "|".join(load("speech_turns")["works"]) + r")\w*$", re.I)


def _cue(sentence: str, start: int, end: int, form: str) -> Cue:
    return Cue(start, end, sentence[start:end].strip(), form)


@cache
def _infinitive() -> re.Pattern[str]:
    lists = load("cue_verbs")
    verbs = {*lists["regular"], *(verb for verb in lists["irregular"] if not verb.endswith(" à"))}
    verbs |= {f"se {verb}" for verb in lists["reflexive"]} | {
        f"s'{verb}" for verb in lists["reflexive"] if verb[0] in "aeiouéèêh"
    }
    alternatives = "|".join(re.escape(verb) for verb in sorted(verbs, key=lambda verb: (-len(verb), verb)))
    leads = "avant de |avant d'|de |d'|pour |sans |à |allant jusqu'à "
    return re.compile(
        rf"(?<![\w'-])(?P<words>(?:{leads})(?:le |l'|lui |leur |y )?(?:{alternatives}))(?![\w-])"
    )


@cache
def _calling() -> re.Pattern[str]:
    """Compile « traite X de « … » », « a taxé X de « … » »."""
    stems = alternation(load("speech_turns")["calling"])
    return re.compile(
        rf"(?<![\w'-])(?P<words>(?:(?:l'|les )?(?:a|ont|avait|avaient) )?{stems}(?:e|ent|é|ée|és|ait|aient))(?![\w-])"
        r"(?=[^■«“\".;:]{0,60}\b(?:de |d')[«“\"'])"
    )


@cache
def _passive() -> re.Pattern[str]:
    lists = load("cue_verbs")
    stems = sorted(
        {verb[:-2] for verb in (*lists["regular"], *lists["passive_regular"]) if verb.endswith("er")}
    )
    alternatives = "|".join(re.escape(stem) for stem in sorted(stems, key=lambda stem: (-len(stem), stem)))
    irregular = "|".join(lists["passive_irregular"])
    return re.compile(rf"(?<![\w'-])(?:(?:{alternatives})é(?:e|s|es)?|(?:{irregular}))(?![\w-])")


@cache
def _naming(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-])(?:{_patterns(load('speech_turns')[kind])})\s*[«“\"'‘]?\s*$", re.I)


@cache
def _crowd() -> re.Pattern[str]:
    return re.compile(_patterns(load("speech_turns")["crowd"]), re.I)


def _patterns(entries: list[dict[str, Any]]) -> str:
    return "|".join(f"(?:{entry['pattern']})" for entry in entries)
