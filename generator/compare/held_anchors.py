"""Anchors that were given for good and answer no more: what an editor notes, or says, before a link to them breaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.addresses import account_fragment, address, quotation_fragment, sentence_fragment
from generator.compare.state import State
from generator.errors import Fault
from generator.model import Decision, Event, Ref, RefKind

_SHOWN: Final = 3
_REASON: Final = '{reason: "…", decided: "YYYY-MM-DD"}'


@dataclass(frozen=True, slots=True)
class _Held:
    """One anchor given for good: its page, the article that it comes from, the event that is kept."""

    page: Ref
    fragment: str
    article: str
    event: str


def lost_anchors(before: State, after: State, revision: str) -> tuple[Fault, ...]:
    """Return a fault for each page on which anchors of kept events answered and answer no more.

    Held are the accounts of an event that was kept, and on its articles' pages the sentences and quotations on which
    it rests: these are what readers cite. An edit elsewhere in an article moves none of them, and where the event's
    file notes the `sentence:` of its words, neither does an edit of the sentence itself. Articles are corrected all
    the same; so an anchor may go with a decision that is new since then, on its event or on its article (words that
    are rejected, a split, a reason for `text:`), for readers of the corrections then learn why.

    Parameters:
        revision: as the editor named the earlier state.
    """
    decided = _new_subjects(before, after)
    lost: dict[Ref, list[_Held]] = {}
    for held in dict.fromkeys(_held(before)):
        page = after.answers.get(held.page)
        if page is None or held.article not in after.articles:
            continue  # the address of a whole page is lost, which is told
        events = {held.event, after.answers.get(Ref(RefKind.EVENT, held.event), held.page).id}
        if f"articles/{held.article}" in decided or any(f"events/{id_}" in decided for id_ in events):
            continue
        if held.fragment not in _anchors(after, page):
            lost.setdefault(held.page, []).append(held)
    return tuple(_fault(after, page, held, revision) for page, held in sorted(lost.items()))


def _held(state: State) -> Iterator[_Held]:
    quoted = {quotation.id: quotation for quotation in state.chronicle.quotations}
    for event in state.chronicle.events:
        if not event.kept or event.withdrawn is not None:
            continue
        ref = Ref(RefKind.EVENT, event.id)
        for account in event.accounts:
            yield _Held(ref, account_fragment(account.id), account.passage.article_id, event.id)
        for passage in (*event.passages, *(account.passage for account in event.accounts)):
            sentences = state.articles[passage.article_id].annotations.sentences
            if 0 <= passage.sentence < len(sentences):
                page = Ref(RefKind.ARTICLE, passage.article_id)
                fragment = sentence_fragment(sentences[passage.sentence].anchor)
                yield _Held(page, fragment, passage.article_id, event.id)
        for id_ in event.quotations:
            article = quoted[id_].passage.article_id
            yield _Held(Ref(RefKind.ARTICLE, article), quotation_fragment(id_), article, event.id)


def _anchors(state: State, page: Ref) -> frozenset[str]:
    """Return the anchors of accounts, or of sentences and quotations, on a page."""
    if page.kind is RefKind.EVENT:
        event: Event = state.events[page.id]
        return frozenset(
            account_fragment(id_) for account in event.accounts for id_ in (account.id, *account.repeats)
        )
    entry = state.articles[page.id]
    return frozenset(
        (
            *(sentence_fragment(sentence.anchor) for sentence in entry.annotations.sentences),
            *(quotation_fragment(id_) for id_ in entry.quotations),
        )
    )


def _new_subjects(before: State, after: State) -> frozenset[str]:
    """Return what editors have decided something about since then; what was split off is about its origin too."""
    known = {_content(decision) for decision in before.chronicle.decisions}
    new = [one for one in after.chronicle.decisions if _content(one) not in known]
    origins = (f"events/{one.value}" for one in new if one.property == "split_from")
    return frozenset((*(one.subject for one in new), *origins))


def _content(decision: Decision) -> tuple[object, ...]:
    return decision.subject, decision.property, decision.value, decision.reason, decision.decided


def _fault(state: State, page: Ref, held: list[_Held], revision: str) -> Fault:
    shown = ", ".join(f"#{one.fragment}" for one in held[:_SHOWN])
    more = f" and {len(held) - _SHOWN} more" if len(held) > _SHOWN else ""
    answers = "answers" if len(held) == 1 else "answer"
    what = f"{shown}{more} of /{address(page)} answered at {revision} and {answers} no more"
    articles = sorted({one.article for one in held})
    texts = " and ".join(f"data/articles/{id_}.md" for id_ in articles[:_SHOWN])
    remedy = (
        f"give the words back, or say why they changed under reasons: of {texts} as `text: {_REASON}`; "
        "if these words do not tell of the event, reject them in its file under rejected:, with a reason"
    )
    path = state.thing(state.answers[page]).path
    return Fault(path, 1, 1, what, remedy)
