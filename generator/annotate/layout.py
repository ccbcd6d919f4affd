"""Label the lines that their wording does not tell, by shape and place: headline, lead, heading, caption, by-line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from statistics import median
from typing import Final

from generator.annotate.alternation import alternation
from generator.annotate.names.tokens import fold
from generator.annotate.names.vocabulary import vocabulary
from generator.annotate.verbs import find_verb_groups
from generator.folding import fold_letters, fold_typography
from generator.lexicon import load
from generator.model import Block, BlockKind

_TERMINATED: Final = re.compile(r"[.!?…:;,][\s»”\"')\]]*$")
_ASKED: Final = re.compile(r"[!?…][\s»”\"')\]]*$")
_QUOTED_WHOLE: Final = re.compile(r"^\s*[«“\"'‘][^«»“”\"]+[»”\"'’][\s.]*$")
_NAME: Final = (
    r"[A-ZÀ-Ý][\wÀ-ÿ'’.-]+(?:\s+(?:de|du|van|von|ben|el|al|di|da)\b)?(?:\s+[A-ZÀ-Ý][\wÀ-ÿ'’.-]*){1,3}"
)
_NAMES_ONLY: Final = re.compile(
    rf"^{_NAME}(?:\s*(?:,|et|&)\s*{_NAME}){{0,2}}"
    r"(?:,\s*(?:à|au|en)\s+[A-ZÀ-Ý][\wÀ-ÿ'’ -]+|,\s*[a-zà-ÿ][\wà-ÿ'’ -]{4,60})?$"
)
_WORD: Final = re.compile(r"[^\W\d_]+")

_HEADING_WORDS: Final = 14  # a sub-heading is a short line
_SENTENCE_HEADING_WORDS: Final = 8  # a heading that ends in a full stop is shorter still
_QUESTION_WORDS: Final = 3  # longer questions are asked of somebody
_HEADLINE_WORDS: Final = 35
_KICKER_WORDS: Final = 3
_MASTHEAD_WORDS: Final = 4  # beside the linking ones
_CAPTION_WORDS: Final = 30
_CAPTION_LINES: Final = 3  # above one credit


@dataclass(frozen=True, slots=True)
class Line:
    """One non-empty line: its block, its text, and whether blank lines part it from the line before."""

    block: Block
    text: str
    apart: bool


def label_lines(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with a kind for each that is still plain body and is something else."""
    labelled = list(lines)
    for label in (_link_lists, _masthead, _pictures, _signatures, _headline, _pull_quotes, _headings, _lead):
        labelled = label(labelled)
    return labelled


def _relabel(line: Line, kind: BlockKind, rule: str) -> Line:
    return replace(line, block=Block(line.block.span, kind, rule))


@lru_cache(maxsize=512)
def _words(text: str) -> tuple[str, ...]:
    """Return the words of a line, once for all labels that count them."""
    return tuple(_WORD.findall(text))


@lru_cache(maxsize=512)
def _is_terminated(text: str) -> bool:
    """Tell whether a line ends as a sentence does, once for all labels that ask it."""
    return _TERMINATED.search(fold_typography(text)) is not None


def _is_body(line: Line) -> bool:
    return line.block.kind is BlockKind.BODY


def _is_open(line: Line) -> bool:
    """Tell whether a line is still plain body, without the punctuation that ends a sentence."""
    return _is_body(line) and not _is_terminated(line.text)


def _link_lists(lines: list[Line]) -> list[Line]:
    """Label the lines of a list under « Lire aussi » and the like, as long as they end without a full stop."""
    labelled = list(lines)
    inside = False
    for index, line in enumerate(labelled):
        if line.block.kind is BlockKind.RELATED_LINK:
            inside = line.block.rule == "read-also" and len(_words(line.text)) <= 5
        elif inside and _is_open(line):
            labelled[index] = _relabel(line, BlockKind.RELATED_LINK, "in-link-list")
        else:
            inside = False
    return labelled


def _pictures(lines: list[Line]) -> list[Line]:
    """Label what stands right above a photo's credit or caption: its caption, its description, a by-line.

    A line that is only a name is the description of the picture when the line below begins with the same words,
    else a by-line.
    """
    labelled = list(lines)
    last = max(
        (i for i, line in enumerate(lines) if _is_body(line)), default=0
    )  # an article ends in no caption
    depth = 0
    for index in range(len(labelled) - 2, -1, -1):
        line, below = labelled[index], labelled[index + 1]
        if below.block.kind not in (BlockKind.CREDIT, BlockKind.CAPTION):
            depth = 0
        if not _is_body(line) or below.apart or below.block.kind not in (BlockKind.CREDIT, BlockKind.CAPTION):
            continue
        depth += 1
        name = _NAMES_ONLY.match(line.text.strip())
        if name and not fold_letters(below.text).startswith(fold_letters(line.text)):
            labelled[index] = _relabel(line, BlockKind.BY_LINE, "name-above-picture")
        elif (
            depth <= _CAPTION_LINES
            and len(_words(line.text)) <= _CAPTION_WORDS
            and (_is_open(line) or (depth == 1 and index < last))
            and _has_headline_beside(lines, index)
        ):
            labelled[index] = _relabel(line, BlockKind.CAPTION, "above-credit")
    return labelled


def _has_headline_beside(lines: Sequence[Line], index: int) -> bool:
    """Tell whether another line than this one may be the headline: one before it, or an open one above the prose."""
    if any(_is_body(line) for line in lines[:index]):
        return True
    full = _paragraphs(lines)
    return any(_is_open(line) for line in lines[index + 1 : full[0] if full else len(lines)])


def _signatures(lines: list[Line]) -> list[Line]:
    """Label a line that is only names, the first a given name, before or behind the prose, as a by-line."""
    full = _paragraphs(lines)
    if not full:
        return lines
    return [
        _relabel(line, BlockKind.BY_LINE, "names-alone")
        if _is_body(line)
        and index > 0
        and (index < full[0] or index > full[-1])
        and _NAMES_ONLY.match(line.text.strip())
        and vocabulary().is_given(fold(_words(line.text)[0].partition("-")[0]))
        else line
        for index, line in enumerate(lines)
    ]


def _paragraphs(lines: Sequence[Line]) -> list[int]:
    """Return the places of the lines that are full paragraphs: long, and ended as a sentence is."""
    return [i for i, line in enumerate(lines) if _is_terminated(line.text) and len(_words(line.text)) > 12]


def _masthead(lines: list[Line]) -> list[Line]:
    """Label the name of the outlet, alone on a line above the prose beside a line that is the headline.

    It is told by a noun that outlets are named by (« La Dépêche de l'Aunis ») or by a capital on every word.
    """
    full = _paragraphs(lines)
    zone = [i for i in range(full[0] if full else 0) if _is_open(lines[i])]
    labelled = list(lines)
    longest = max((len(_words(lines[i].text)) for i in zone), default=0)
    shouted = all(lines[i].text.isupper() for i in zone)
    for index in zone:
        text = lines[index].text
        if len(_words(text)) < longest and _names_an_outlet(text, shouted=shouted):
            rule = "masthead" if _begins_as_outlet(lines[index].text) else "kicker"
            labelled[index] = _relabel(lines[index], BlockKind.NAVIGATION, rule)
    return labelled


def _names_an_outlet(text: str, *, shouted: bool) -> bool:
    """Tell whether a line names an outlet; ``shouted`` where all lines beside it are in capitals too."""
    words = [word for word in _words(fold_typography(text)) if word.lower() not in _links()]
    if not 1 <= len(words) <= _MASTHEAD_WORDS or re.search(r"[\d:«“\"?]", text):
        return False
    if _begins_as_outlet(text):
        return True
    if text.isupper():
        return 2 <= len(words) <= _KICKER_WORDS and not shouted
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _begins_as_outlet(text: str) -> bool:
    words = (word for word in _words(fold_typography(text)) if word.lower() not in _links())
    return fold_letters(next(words, "")) in load("furniture")["outlet_nouns"]


@cache
def _links() -> frozenset[str]:
    return frozenset(load("furniture")["linking_words"])


def _headline(lines: list[Line]) -> list[Line]:
    """Label the first line of prose without a full stop; a word or two above it are its kicker."""
    labelled = list(lines)
    prose = [index for index, line in enumerate(lines) if _is_body(line)]
    for place, index in enumerate(prose[:-1]):
        line = lines[index]
        following = lines[prose[place + 1]]
        asked = _ASKED.search(line.text) and len(_words(line.text)) <= _HEADING_WORDS and index == 0
        if not _is_open(line) and not asked:
            break
        count = len(_words(line.text))
        short = count <= _KICKER_WORDS and not find_verb_groups(fold_typography(line.text))
        if short and _is_open(following) and len(_words(following.text)) > count:
            labelled[index] = _relabel(line, BlockKind.NAVIGATION, "kicker")
        elif 2 <= count <= _HEADLINE_WORDS:
            labelled[index] = _relabel(line, BlockKind.HEADLINE, "first-line")
            break
        else:
            break
    return labelled


def _pull_quotes(lines: list[Line]) -> list[Line]:
    """Label a line that is nothing but quoted words which stand in another line too."""
    whole = {i for i, line in enumerate(lines) if _is_body(line) and _QUOTED_WHOLE.match(line.text)}
    if not whole:
        return lines
    folded = [" ".join(_words(fold_letters(line.text))) for line in lines]
    return [
        _relabel(line, BlockKind.PULL_QUOTE, "repeated-quotation")
        if index in whole
        and len(folded[index].split()) >= 3
        and any(folded[index] in other for place, other in enumerate(folded) if place != index)
        else line
        for index, line in enumerate(lines)
    ]


def _headings(lines: list[Line]) -> list[Line]:
    """Label short lines between paragraphs: open, or a question; beside two such also a short lone sentence.

    The lone sentence opens with no determiner or pronoun, which would tie it to what goes before, and gives no
    day or number, which would make it news.
    """
    lengths = [len(_words(line.text)) for line in lines if _is_body(line) and _TERMINATED.search(line.text)]
    if not lengths:
        return lines
    usual = median(lengths)
    last = max(i for i, line in enumerate(lines) if _is_body(line))
    labelled = list(lines)
    inner = [i for i in range(1, last) if _is_body(lines[i])]
    for index in inner:
        line, count = lines[index], len(_words(lines[index].text))
        asked = _ASKED.search(line.text) and (count <= _QUESTION_WORDS or line.text[:1].islower())
        if (
            (_is_open(line) or asked)
            and count <= _HEADING_WORDS
            and count < usual
            and not _QUOTED_WHOLE.match(line.text)
        ):
            labelled[index] = _relabel(line, BlockKind.HEADING, "short-line")
    if sum(line.block.rule == "short-line" for line in labelled) < 2:
        return labelled
    bound = frozenset(load("sentences")["bound_openers"])
    for index in inner:
        line, words = labelled[index], _words(labelled[index].text)
        if (
            _is_body(line)
            and 2 <= len(words) <= _SENTENCE_HEADING_WORDS
            and len(words) * 2 < usual
            and fold_letters(words[0]) not in bound
            and line.text.count(".") <= 1
            and not _exact().search(fold_typography(line.text))
        ):
            labelled[index] = _relabel(line, BlockKind.HEADING, "short-sentence-among-headings")
    return labelled


@cache
def _exact() -> re.Pattern[str]:
    """Compile what makes a short sentence news: a number, a day."""
    weekdays = (day["name"] for day in load("weekdays")["weekdays"])
    return re.compile(rf"\d|\b{alternation([*weekdays, *load('furniture')['days_of_news']])}\b", re.I)


def _lead(lines: list[Line]) -> list[Line]:
    """Label the paragraph between the headline and a by-line or a picture as the lead."""
    for index in range(len(lines) - 2):
        headline, lead, after = lines[index : index + 3]
        if headline.block.kind is BlockKind.HEADLINE and _is_body(lead):
            if after.block.kind in (BlockKind.BY_LINE, BlockKind.CAPTION, BlockKind.CREDIT):
                return [
                    *lines[: index + 1],
                    _relabel(lead, BlockKind.LEAD, "before-by-line"),
                    *lines[index + 2 :],
                ]
            break
    return lines
