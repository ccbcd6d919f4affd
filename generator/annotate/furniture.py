"""Tell the furniture of a scraped page (credits, buttons, advertising …) from its prose, line by line.

The rules are data: `lexicon/fr/furniture.yml`. A rule labels a whole line, or splits off a piece glued to a
line's start or end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from generator.annotate.imprint import read_imprint
from generator.annotate.word_pattern import Guard, words_of
from generator.folding import fold_typography, lower
from generator.lexicon import load
from generator.model import Block, BlockKind, Span

# A printed date in numbers or with the month in words; `read_printed_date` tells what it says.
_DATE: Final = (
    r"(?P<date>\d{4}-\d{2}(?:-\d{2})?(?!-?\d)|\d{1,2}(?:[./]\d{1,2}[./]|-\d{1,2}-)\d{2,4}|(?:\d{1,2}|1er)\s+(?:"
    r"janv(?:ier)?|févr(?:ier)?|mars|avr(?:il)?|mai|juin|juil(?:l|let)?|août|sept(?:embre)?|oct(?:obre)?|nov(?:embre)?|déc(?:embre)?)\.?\s+\d{4})"
)
_NAME: Final = (
    r"(?:[A-ZÀ-Ý][\wÀ-ÿ'’.-]*)(?:\s+(?:de|du|des|la|le|van|von|ben|el|al|di|da|dos)\b)?"
    r"(?:\s+[A-ZÀ-Ý][\wÀ-ÿ'’.-]*){1,3}"
)
_LONGEST_FURNITURE: Final = 240  # characters; a longer line is prose, whatever it begins with
_LONGEST_EDGE: Final = 200  # characters of a line in which a glued piece ends or begins


@dataclass(frozen=True, slots=True)
class FurnitureRule:
    """One rule of `furniture.yml`, compiled; ``where`` is ``line``, ``prefix`` or ``suffix``."""

    name: str
    kind: BlockKind
    where: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class FurnitureMatch:
    """A labelled piece of a line and what its named groups say (``date``, ``authors``, ``agencies`` …)."""

    block: Block
    groups: dict[str, str]


@cache
def _agency() -> str:
    names = sorted(load("agencies")["names"], key=lambda name: (-len(name), name))
    return r"(?-i:\b(?:" + "|".join(re.escape(name) for name in dict.fromkeys(names)) + r")\b)"


@cache
def furniture_rules() -> tuple[FurnitureRule, ...]:
    """Compile the rules, in the order of the file."""
    agency = _agency()
    rules = []
    for entry in load("furniture")["rules"]:
        where = next(key for key in ("line", "prefix", "suffix") if key in entry)
        source = entry[where].replace("{agency}", agency).replace("{name}", _NAME)
        head, date, tail = source.partition("{date}")
        source = head + (_DATE if date else "") + tail.replace("{date}", _DATE.replace("?P<date>", "?:"))
        if where == "suffix":
            source = f"(?:{source})\\s*$"
        rules.append(FurnitureRule(entry["name"], BlockKind(entry["kind"]), where, re.compile(source, re.I)))
    return tuple(rules)


@cache
def _line_rules() -> tuple[tuple[FurnitureRule, ...], Guard]:
    rules = tuple(rule for rule in furniture_rules() if rule.where == "line")
    return rules, Guard(*(rule.pattern.pattern for rule in rules), from_start=True)


def match_line(line: str, offset: int) -> FurnitureMatch | None:
    """Label a whole line, or return None when it is prose.

    Parameters:
        line: without its newline.
        offset: of its first character in the article's text.

    Example:
        >>> match_line("Photo : Jeanne Morvan", 0).block.kind
        <BlockKind.CREDIT: 'credit'>
    """
    folded = fold_typography(line)
    stripped = folded.strip()
    if not stripped or len(stripped) > _LONGEST_FURNITURE:
        return None
    start = offset + len(folded) - len(folded.lstrip())
    span = Span(start, start + len(stripped))
    imprint = read_imprint(stripped, date=_DATE, name=_NAME, agency=_agency())
    told = imprint.groups() if imprint else {}
    named = "authors" in told or "agencies" in told
    if imprint and imprint.dated and (named or not imprint.runs):
        return FurnitureMatch(Block(span, imprint.kind, "imprint"), told)
    rules, guard = _line_rules()
    for number in guard.which(words_of(lower(stripped))):
        rule = rules[number]
        if found := rule.pattern.fullmatch(stripped):
            return FurnitureMatch(Block(span, rule.kind, rule.name), _groups(found))
    if imprint:
        return FurnitureMatch(Block(span, imprint.kind, "imprint"), told)
    return None


def match_edges(line: str, offset: int) -> Iterator[FurnitureMatch]:
    """Yield the pieces of furniture glued to the start or the end of a line of prose, in text order."""
    folded = fold_typography(line).rstrip()
    first, last = folded[:_LONGEST_EDGE], max(0, len(folded) - _LONGEST_EDGE)
    for where in ("prefix", "suffix"):
        for rule in furniture_rules():
            if rule.where != where:
                continue
            found = rule.pattern.match(first) if where == "prefix" else rule.pattern.search(folded, last)
            if found and found.end() - found.start() < len(folded.strip()):
                piece = found.group()
                start = offset + found.start() + len(piece) - len(piece.lstrip())
                end = offset + found.end() - (len(piece) - len(piece.rstrip()))
                yield FurnitureMatch(Block(Span(start, end), rule.kind, rule.name), _groups(found))
                break


def _groups(found: re.Match[str]) -> dict[str, str]:
    return {name: value for name, value in found.groupdict().items() if value}
