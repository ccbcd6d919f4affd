"""Find the names of the editors' records in articles where annotating found nothing: a small port, an association.

Only what cannot be read otherwise counts: a name that one record bears, in the letters and capitals of the record,
as whole words of prose, inside no other name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice, takewhile
from typing import Final

from generator.folding import fold_typography
from generator.model import Entity, EntityKind, Mention, Ref, RefKind, Span
from generator.resolve.names.authority_records import AuthorityIndex, name_key
from generator.resolve.names.linking import Linking, Naming
from generator.resolve.names.name_keys import lexicon_words
from generator.resolve.texts.documents import Document

RULE: Final = "record"
_KINDS: Final = {
    RefKind.PERSON: EntityKind.PERSON,
    RefKind.ORGANISATION: EntityKind.ORGANISATION,
    RefKind.PLACE: EntityKind.PLACE,
}
_WORD: Final = re.compile(r"\w+")
# A name may be broken over two lines, but not over two paragraphs.
_BLANK: Final = r"(?:[ ]{1,2}|[ ]?\r?\n[ ]?)"
# A capitalised word right after makes the name part of a longer one: « Valmer Nord ».
_END: Final = r"(?![\w-])(?! [A-ZÀ-ÖØ-ÞŒ])"
_WORD_BEFORE: Final = re.compile(r"([^\W\d_]+)[ \n]+\Z")


class RecordNames:
    """The names that exactly one record bears, by their first word: looking them up costs what the text is long."""

    def __init__(self, index: AuthorityIndex) -> None:
        owners: dict[str, set[Ref]] = {}
        for ref in sorted(index.records):
            if ref.kind in _KINDS:
                record = index.records[ref]
                for name in (record.name, *record.aliases):
                    owners.setdefault(" ".join(fold_typography(name).split()), set()).add(
                        index.canonical(ref)
                    )
        self._by_first_word: dict[str, list[tuple[re.Pattern[str], Ref]]] = {}
        for name in sorted(owners, key=lambda name: (-len(name), name)):
            refs = owners[name]
            if len(refs) == 1 and _is_name(name, next(iter(refs)).kind, index):
                pattern = re.compile(_BLANK.join(map(re.escape, name.split(" "))) + _END)
                first = _WORD.match(name)
                if first is not None:
                    self._by_first_word.setdefault(first[0], []).append((pattern, next(iter(refs))))

    def find(self, text: str, start: int, end: int) -> Iterable[tuple[Span, Ref]]:
        """Yield the names between two offsets of a text with plain typography, the longest at each place."""
        at = start
        while (word := _WORD.search(text, at, end)) is not None:
            at = word.end()
            if word.start() and text[word.start() - 1] == "-":
                continue
            for pattern, ref in self._by_first_word.get(word[0], ()):
                found = pattern.match(text, word.start())
                if found is not None and found.end() <= end:
                    yield Span(found.start(), found.end()), ref
                    at = found.end()
                    break


def _is_name(name: str, kind: RefKind, index: AuthorityIndex) -> bool:
    """Tell whether words mean a record wherever they stand: a capital among them; of a person the full name.

    « palais des Ormes » needs no capital to begin with; « le Kremlin » is read without its article.
    """
    words = name.split()
    if not any(word[:1].isupper() for word in words) or index.is_shared(kind, [name]):
        return False
    if re.split("['’]", words[0])[0] in lexicon_words("articles"):
        return False
    return kind is not RefKind.PERSON or " " in name_key(kind, name)


def link_record_names(documents: Sequence[Document], index: AuthorityIndex, linking: Linking) -> None:
    """Add the mentions of records that annotating did not find."""
    names = RecordNames(index)
    for document in documents:
        found: dict[Ref, list[Mention]] = {}
        for span, ref in _unread(document, names):
            form = document.words(span)
            found.setdefault(ref, []).append(Mention(span, form, RULE))
        for ref in sorted(found):
            forms = tuple(dict.fromkeys(mention.form for mention in found[ref]))
            entity = Entity(linking.name_of(ref), _KINDS[ref.kind], forms, tuple(found[ref]))
            if linking.of_kind(document.id, entity.name, entity.kind) is None:
                linking.set_link(document.id, ref.kind, entity.name, ref)
            linking.namings.setdefault(ref, []).append(Naming(document, entity, entity.mentions))


def _unread(document: Document, names: RecordNames) -> list[tuple[Span, Ref]]:
    """Return the names in a document's prose that lie in no mention of an entity, in text order."""
    annotations = document.annotations
    text = fold_typography(document.article.text)
    entities = (*annotations.persons, *annotations.organisations, *annotations.places)
    taken = sorted(mention.span for entity in entities for mention in entity.mentions)
    found: list[tuple[Span, Ref]] = []
    opening: list[tuple[Span, Ref]] = []
    passed = 0
    for sentence in annotations.sentences:
        start, end = sentence.span.start, sentence.span.end
        if text[start:end].isupper():
            continue  # where all is in capitals, a capital tells no name
        for span, ref in names.find(text, start, end):
            while passed < len(taken) and taken[passed].end <= span.start:
                passed += 1
            if _overlaps(span, islice(taken, passed, None)) or _follows_a_name(text, start, span):
                continue
            one_word = " " not in span.of(text) and "-" not in span.of(text)
            (opening if one_word and not text[start : span.start].strip(' «"(-—–') else found).append(
                (span, ref)
            )
    # The first word of a sentence has its capital anyway: it counts where the article has the name elsewhere too.
    sure = {span.of(text) for span, _ in found}
    return sorted([*found, *((span, ref) for span, ref in opening if span.of(text) in sure)])


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    """Tell whether a span shares a character with one of others that are sorted by where they begin."""
    return any(other.overlaps(span) for other in takewhile(lambda other: other.start < span.end, others))


def _follows_a_name(text: str, start: int, span: Span) -> bool:
    """Tell whether the word before has a capital of its own: « Anna Valmer » is not the town of Valmer."""
    before = _WORD_BEFORE.search(text, max(start, span.start - 40), span.start)
    if before is None or not before[1][0].isupper():
        return False
    opens = not text[start : before.start()].strip(' «"(-—–')
    return not (opens and before[1].lower() in lexicon_words("openers"))
