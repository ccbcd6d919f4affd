"""Words for a present, a past or a future that have no date: « désormais », « auparavant », « prochainement »."""

from __future__ import annotations

import re
from typing import Final

from generator.annotate.timexes.candidate import Candidate, Page, Rule
from generator.annotate.timexes.meanings.times import Plain
from generator.annotate.timexes.vocabulary import REFERENCES, first_words, pattern, words

_REFERENCE: Final = pattern(r"{REFERENCE}")
_HENCE: Final = re.compile(r"ici(?= (?:a|au|la|le|l'|fin|une?|quelques|deux|trois|\d))")
_FUTURE_ADJECTIVES: Final = words("future_adjectives")
_PLURAL_LEAD: Final = re.compile(r"\b(?:les|des|aux|ces|ses|leurs|nos|vos|de|tout|tous|toutes) $")
_NAMES: Final = {"PRESENT_REF": "present", "PAST_REF": "past", "FUTURE_REF": "future"}


def _build_reference(found: re.Match[str], page: Page) -> Candidate:
    value = REFERENCES[found[0]]
    return Candidate(found.start(), found.end(), "DATE", _NAMES[value], Plain(value))


def _build_hence(found: re.Match[str], page: Page) -> Candidate | None:
    if not page.before(found.start(), 2).endswith("d'"):
        return None
    return Candidate(found.start(), found.end(), "DATE", "present", Plain("PRESENT_REF"))


def _build_future_adjective(found: re.Match[str], page: Page) -> Candidate | None:
    if not _PLURAL_LEAD.search(page.before(found.start())):
        return None
    return Candidate(found.start(), found.end(), "DATE", "future", Plain("FUTURE_REF"))


RULES: Final[tuple[Rule, ...]] = (
    Rule("reference", first_words(REFERENCES), _REFERENCE, _build_reference),
    Rule("future-adjective", _FUTURE_ADJECTIVES, re.compile(r"[a-z]+"), _build_future_adjective),
    Rule("from-here", frozenset({"ici"}), _HENCE, _build_hence),
)
