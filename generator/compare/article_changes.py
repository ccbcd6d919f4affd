"""What changed about articles: which there are, their text, what their front matter says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from generator.addresses import quotation_fragment, sentence_fragment
from generator.compare.changes import Cause, CauseKind, Change, ChangeKind, Thing
from generator.compare.fates import Fates, Node
from generator.compare.state import State
from generator.model import Article, Ref, RefKind

# What the front matter says, in the order in which it stands there.
_PROPERTIES: Final = (
    "title",
    "published",
    "reference_date",
    "publishers",
    "authors",
    "url",
    "rights",
    "language",
)


def article_nodes(state: State) -> list[Node]:
    """Return the articles as they are followed: a file that was renamed is known by its text."""
    return [
        Node(Ref(RefKind.ARTICLE, entry.article.id), frozenset({(entry.article.text,)}))
        for entry in state.chronicle.articles
    ]


def article_changes(before: State, after: State, fates: Fates) -> Iterator[Change]:
    """Yield what changed about articles, by id; those that are gone last."""
    for entry in after.chronicle.articles:
        ref = Ref(RefKind.ARTICLE, entry.article.id)
        thing = after.thing(ref)
        old_ref = fates.main.get(ref)
        if old_ref is None:
            events = tuple(after.thing(Ref(RefKind.EVENT, id_)) for id_ in entry.events)
            yield Change(ChangeKind.ADDED, thing, after=events)
            continue
        if old_ref != ref:
            causes = (Cause(CauseKind.FILE, thing.path),)
            answers = old_ref in after.answers
            yield Change(ChangeKind.MOVED, thing, before.thing(old_ref), causes=causes, answers=answers)
        old = before.articles[old_ref.id].article
        yield from _front_matter(thing, old, entry.article)
        if old.text != entry.article.text:
            yield from _text(before, after, thing, old_ref)
    for ref in fates.gone:
        thing = before.thing(ref)
        events = tuple(before.thing(Ref(RefKind.EVENT, id_)) for id_ in before.articles[ref.id].events)
        yield Change(ChangeKind.REMOVED, thing, before=events, answers=False)


def _front_matter(thing: Thing, old: Article, new: Article) -> Iterator[Change]:
    for property_ in _PROPERTIES:
        was, now = _values(old, property_), _values(new, property_)
        if was != now:
            cause = Cause(CauseKind.FILE, new.path)
            if property_ == "reference_date" and new.reference_date is not None:
                set_by = new.reference_date
                cause = Cause(CauseKind.DECISION, new.path, set_by.line, set_by.reason)
            elif property_ == "reference_date" and old.reference_date is not None:
                cause = Cause(CauseKind.LOST_LINE, old.path, old.reference_date.line)
            yield Change(ChangeKind.CHANGED, thing, None, property_, was, now, (cause,))


def _values(article: Article, property_: str) -> tuple[str, ...]:
    value = getattr(article, property_)
    if property_ == "reference_date":
        return (value.date,) if value else ()
    if isinstance(value, tuple):
        return value
    return (str(value),) if value is not None else ()


def _text(before: State, after: State, thing: Thing, old: Ref) -> Iterator[Change]:
    """Yield how a text was edited: the sentences that are gone and those that are new, on one line each."""
    was, now = _sentences(before, old.id), _sentences(after, thing.ref.id)
    gone = tuple(words for anchor, words in was.items() if anchor not in now)
    new = tuple(words for anchor, words in now.items() if anchor not in was)
    yield Change(ChangeKind.CHANGED, thing, property="text", before=gone, after=new)
    lost = [sentence_fragment(anchor) for anchor in was if anchor not in now]
    lost += _lost_quotations(before.articles[old.id].quotations, after.articles[thing.ref.id].quotations)
    if lost:
        yield Change(ChangeKind.ANCHORS_LOST, thing, fragments=tuple(lost))


def _sentences(state: State, article_id: str) -> dict[str, str]:
    entry = state.articles[article_id]
    return {
        sentence.anchor: " ".join(sentence.span.of(entry.article.text).split())
        for sentence in entry.annotations.sentences
    }


def _lost_quotations(was: Sequence[str], now: Sequence[str]) -> list[str]:
    return [quotation_fragment(id_) for id_ in was if id_ not in set(now)]
