"""Read roles that are told of several at once, or by likeness: « ses deux adjoints, X et Y », « son homologue X »."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from generator.annotate.names.naming import join_words
from generator.annotate.names.readings import Reading, is_end_of_role
from generator.annotate.names.roles import ARTICLES, LINKS, fits_between, is_role_noun, phrase_end
from generator.annotate.names.stretch import Stretch
from generator.annotate.names.tokens import Kind, Token, fold
from generator.lexicon import load
from generator.model import EntityKind

_PLURAL_DETERMINERS: Final = frozenset(
    ["les", "des", "ses", "leurs", "ces", "nos", "aux", "deux", "trois", "quatre", "cinq", "quelques"]
)
_ONE_OF: Final = frozenset(["un", "une"])
_JOINED: Final = (["et"], [","], [",", "et"])
_REACH: Final = 12  # tokens between a noun in the plural and the first name
_REACH_BACK: Final = 60  # tokens between a counterpart and the role that it repeats
_LONGEST_LIST: Final = 12
_CLAUSE: Final = 25  # tokens in which somebody may be said to have been freed
_PASSIVE: Final = frozenset(["ete", "est", "sera", "fut", "etait", "serait"])
_CAPTIVE: Final = "otage"


Office = tuple[list[str], str]  # « Premier ministre », and the complement that a counterpart shares


def find_offices(readings: Sequence[Reading]) -> dict[tuple[str, ...], Office]:
    """Return the first office told of each surname of an article, for counterparts of « M. X »."""
    offices: dict[tuple[str, ...], Office] = {}
    for reading in readings:
        for role in reading.roles:
            if role.own and reading.name.surname not in offices:
                for position in range(role.first, role.last):
                    office = _office_at(reading.stretch, position)
                    if office is not None:
                        offices[reading.name.surname] = office
                        break
    return offices


def add_implied_roles(
    stretch: Stretch, readings: Sequence[Reading], offices: Mapping[tuple[str, ...], Office]
) -> None:
    """Give the persons of one block the roles that are told of them and others together, or by a counterpart.

    Parameters:
        stretch: the block.
        readings: its candidates, weighed; their ``implied`` is filled.
        offices: told of surnames anywhere in the article (see `find_offices`).

    Example: « les ministres de la Pêche, Inès Vabre et Karel Vodnik » makes each « ministre de la Pêche »; in
    « le président moldave a reçu son homologue syldave, Karel Vodnik » the latter is « président syldave ».
    """
    named = {r.candidate.last - 1: offices[r.name.surname] for r in readings if r.name.surname in offices}
    for index, reading in enumerate(readings):
        for role in reading.roles:
            if not role.own:
                reading.implied += _told_by_likeness(stretch, reading, role.first, role.last, named)
        if reading.accepted and _is_captive(stretch, reading):
            reading.implied.append(_CAPTIVE)
        found = _plural_role(stretch, _begin(stretch, reading))
        begin = reading.candidate.title
        mine = (r for r in readings[max(0, index - 2) : index] if r.accepted)
        if found is None or any(is_end_of_role(stretch, begin - _REACH, begin - 1, other) for other in mine):
            continue
        words, one = found
        members = [reading] if one else list(_list_from(stretch, readings, index))
        if one or len(members) > 1:
            for member in members:
                member.implied.append(words)


def _is_captive(stretch: Stretch, reading: Reading) -> bool:
    """« X, enlevée en août », « X, 30 ans, a été libérée »: somebody held, or who has been."""
    tokens, captives = stretch.tokens, _captives()
    first = reading.candidate.last
    for position in range(first, min(first + _CLAUSE, len(tokens))):
        if position in stretch.opening or tokens[position].text in ".;:":
            return False
        if tokens[position].text.lower() in captives:
            before = stretch.folded(position - 1)
            return before in _PASSIVE or (before == "," and position == first + 1)
    return False


@cache
def _captives() -> frozenset[str]:
    return frozenset(load("roles")["captives"])


def _begin(stretch: Stretch, reading: Reading) -> int:
    """Return where a name begins with « MM. » or « le Valdorien »."""
    begin = reading.candidate.title
    if begin > 1 and stretch.folded(begin - 1) in stretch.words.plural_civilities:
        return begin - 1
    demonym = reading.candidate.demonym and stretch.folded(begin - 2) in ARTICLES
    return begin - 2 if demonym else begin


def _list_from(stretch: Stretch, readings: Sequence[Reading], index: int) -> Iterator[Reading]:
    """Yield the names of a list; an apposition inside it does not end it (« X, son cousin, Y et Z »)."""
    yield readings[index]
    for left, right in pairwise(readings[index : index + _LONGEST_LIST]):
        begin = left.candidate.last
        after = [role for role in left.roles if role.place == "after"]
        if after:
            begin = after[-1].last
        between = [token.folded for token in stretch.tokens[begin : _begin(stretch, right)]]
        if between not in _JOINED:
            return
        yield right
        if between[-1] == "et":
            return


def _plural_role(stretch: Stretch, end: int) -> tuple[str, bool] | None:
    """Return the role in the singular that a noun in the plural before a name tells, and whether of one only."""
    tokens, words = stretch.tokens, stretch.words
    position = end - 1
    if position > 0 and stretch.text(position) == ",":
        position -= 1
    shared = [token.folded for token in tokens[max(0, position - 2) : position + 1]]
    if shared[:2] == ["des", "deux"]:
        position -= 3  # « les ministres du Commerce des deux pays, X et Y »
    last, limit = position, max(-1, position - _REACH)
    while position > limit:
        token = tokens[position]
        if token.kind in (Kind.MARK, Kind.NUMBER):
            return None
        if token.kind == Kind.LOWER and token.folded in words.plural_roles:
            break
        position -= 1
    else:
        return None
    if position != last and not fits_between(stretch, position, last):
        return None
    before = position - 1
    while stretch.folded(before).removesuffix("s") in words.role_prefixes:
        before -= 1
    if stretch.folded(before) not in _PLURAL_DETERMINERS:
        return None
    one = stretch.folded(before) == "des" or stretch.folded(before - 1) == "de"
    one = one and stretch.folded(before - 1 - (stretch.folded(before - 1) == "de")) in _ONE_OF
    if stretch.folded(before) == "des" and not one:
        return None
    return _in_singular(stretch, position, last), one


def _in_singular(stretch: Stretch, noun: int, last: int) -> str:
    words = stretch.words
    written = [words.plural_roles[stretch.folded(noun)]]
    position = noun + 1
    while position <= last and stretch.folded(position) not in LINKS:
        word = stretch.text(position)
        bare = word.removesuffix("s")
        written.append(bare if fold(bare) in words.role_adjectives or fold(bare) in words.demonyms else word)
        position += 1
    if position <= last:
        written.append(join_words(stretch.tokens[position : last + 1]))
    return " ".join(written)


@cache
def _lists() -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    """Return the feminine of each masculine role, the masculine of each feminine one, and the counterparts."""
    lists = load("roles")
    feminine: dict[str, str] = dict(lists["genders"])
    masculine = {other: office for office, other in feminine.items()}
    return feminine, masculine, frozenset(lists["counterparts"])


def _told_by_likeness(
    stretch: Stretch, reading: Reading, first: int, last: int, named: Mapping[int, Office]
) -> list[str]:
    """« son homologue norvégien, X »: the role of the one before, with the other's adjective; kin as written."""
    tokens = stretch.tokens
    noun = next((p for p in range(first, last) if is_role_noun(tokens[p], stretch.words)), first)
    counterpart = stretch.text(noun).lower()
    if counterpart in stretch.words.kin:
        return [join_words(tokens[noun:last])]
    if counterpart not in _lists()[2]:
        return []
    model = _role_back(stretch, first, named)
    if model is None:
        return []
    head, complement = model
    own = [stretch.text(position) for position in range(noun + 1, last)]
    if own and own[0] != "de" and fold(own[0]) not in stretch.words.demonyms:
        return []
    gender = _gender(stretch, reading, own)
    place = join_words(tokens[noun + 1 : last]) if own else ""
    kept = [_of_gender(word, gender) for word in head]
    return [" ".join([*kept, *([place] if place else []), *([complement] if complement else [])])]


def _gender(stretch: Stretch, reading: Reading, own: Sequence[str]) -> str:
    gender = reading.candidate.gender
    if gender == "x" and own and own[0].lower().endswith(("ne", "se", "de", "te")):
        return "f"
    return gender


def _of_gender(word: str, gender: str) -> str:
    feminine, masculine, _ = _lists()
    changed = (feminine if gender == "f" else masculine).get(word.lower(), word)
    return changed.capitalize() if word[0].isupper() else changed


def _role_back(stretch: Stretch, end: int, named: Mapping[int, Office]) -> Office | None:
    """Return the office nearest before that a counterpart repeats: in words, or of somebody named."""
    for position in range(end - 1, max(0, end - _REACH_BACK), -1):
        office = _office_at(stretch, position) or named.get(position)
        if office is not None:
            return office
    return None


def _office_at(stretch: Stretch, position: int) -> Office | None:
    """Return the words of the office whose noun stands at a position, and its complement if it lasts."""
    tokens, words = stretch.tokens, stretch.words
    exact = tokens[position].text.lower()
    if exact not in words.role_nouns or not is_role_noun(tokens[position], words):
        return None
    if exact not in _lists()[0] and exact not in _lists()[1]:
        return None
    first = position
    while stretch.folded(first - 1) in words.role_prefixes:
        first -= 1
    if stretch.folded(first - 1) not in (*ARTICLES, "du", "au", "son", "sa", ","):
        return None
    head = [stretch.text(index) for index in range(first, position + 1)]
    last = phrase_end(stretch, position + 1)
    rest = position + 1
    while rest < last and tokens[rest].folded not in LINKS:
        if tokens[rest].folded in words.role_adjectives and tokens[rest].folded not in words.demonyms:
            head.append(stretch.text(rest))
        rest += 1
    return head, _complement(tokens[rest:last], stretch, rest, last) if exact in _lasting() else ""


@cache
def _lasting() -> frozenset[str]:
    return frozenset(load("roles")["same_office"])


def _complement(tokens: Sequence[Token], stretch: Stretch, first: int, last: int) -> str:
    """Return « de l'Agriculture », nothing where the complement names a place that the other is not of."""
    places = (match for match in stretch.known.values() if match.known.kind == EntityKind.PLACE)
    if not tokens or any(first <= match.first < last for match in places):
        return ""
    return join_words(tokens)
