"""Put events under themes by the words of the text: whole words, whatever accents, case, plural or elision."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import Passage, Ref, RefKind
from generator.resolve.matching.groups import Group
from generator.resolve.names.authority_records import AuthorityIndex
from generator.resolve.names.name_keys import contains_words


def themes_of(
    group: Group, topics: Sequence[str], index: AuthorityIndex
) -> tuple[tuple[Ref, ...], dict[Ref, list[Passage]]]:
    """Return the themes of an event, sorted, and the passages whose words put it there.

    The words read are the event's topics and the sentences that tell of it.
    """
    themes: set[Ref] = set()
    because: dict[Ref, list[Passage]] = {}
    sentences: dict[tuple[str, int], tuple[str, Passage]] = {}
    for telling in group.tellings:
        for passage in telling.passages:
            words = telling.document.sentence_words(passage.sentence)
            sentences.setdefault((passage.article_id, passage.sentence), (words, passage))
    for ref in sorted(index.records):
        if ref.kind is not RefKind.THEME:
            continue
        answer = index.canonical(ref)
        for keyword in index.records[ref].keywords:
            if any(contains_words(topic, keyword) for topic in topics):
                themes.add(answer)
            for words, passage in sentences.values():
                if contains_words(words, keyword):
                    themes.add(answer)
                    because.setdefault(answer, []).append(passage)
    return tuple(sorted(themes)), because
