"""The state of a page changes with what the page tells, and with nothing else."""

from __future__ import annotations

from dataclasses import replace

from generator.model import (
    Annotations,
    Article,
    Block,
    BlockKind,
    Chronicle,
    PageState,
    Records,
    Ref,
    RefKind,
    Span,
)
from generator.resolve import resolve
from tests.resolve.affair import agency, articles, authorities, corrected, kept_call, later, monday, reason
from tests.resolve.builder import Pair

CALL = Ref(RefKind.EVENT, "2031-03-03-appel")
MONDAY = Ref(RefKind.ARTICLE, "2031-03-04-le-phare-aaaaaa")


def chronicle(pairs: list[Pair] | None = None, **changes: object) -> Chronicle:
    kept = kept_call(**changes)
    made, faults = resolve(
        pairs or articles(), replace(authorities(), events=(kept,)), [*kept.reasons] if kept.reasons else []
    )
    assert not faults
    return made


def state(made: Chronicle, ref: Ref) -> PageState:
    return next(one for one in made.states if one.ref == ref)


def with_paragraph_before(pair: Pair, words: str) -> Pair:
    """Return an article with a paragraph put before its text, every annotation moved along."""
    article, notes = pair
    shift = len(words) + 1

    def moved(value: object) -> object:
        if isinstance(value, Span):
            return Span(value.start + shift, value.end + shift)
        if isinstance(value, tuple):
            return tuple(moved(item) for item in value)
        if hasattr(value, "__dataclass_fields__"):
            fields = value.__dataclass_fields__
            return replace(value, **{name: moved(getattr(value, name)) for name in fields})  # type: ignore[type-var]
        return value

    shifted = moved(notes)
    assert isinstance(shifted, Annotations)
    block = Block(Span(0, len(words)), BlockKind.CAPTION, "given")
    sentences = tuple(replace(sentence, block=sentence.block + 1) for sentence in shifted.sentences)
    text = f"{words}\n{article.text}"
    edited: Article = replace(article, text=text)
    return edited, replace(shifted, blocks=(block, *shifted.blocks), sentences=sentences)


def test_every_page_of_a_thing_has_one_state_sorted_by_page() -> None:
    made = chronicle()
    entities = (*made.persons, *made.organisations, *made.places, *made.themes)
    pages = [Ref(RefKind.EVENT, event.id) for event in made.events] + [entry.ref for entry in entities]
    pages += [Ref(RefKind.ARTICLE, entry.article.id) for entry in made.articles]
    assert [one.ref for one in made.states] == sorted(pages)
    assert all(len(one.digest) == 12 and int(one.digest, 16) >= 0 for one in made.states)


def test_an_edit_elsewhere_in_an_article_changes_the_article_and_not_the_event() -> None:
    before = chronicle()
    after = chronicle([with_paragraph_before(monday(), "Une légende de plus"), *articles()[1:]])
    assert state(before, CALL) == state(after, CALL)
    assert state(before, MONDAY).digest != state(after, MONDAY).digest


def test_a_decision_changes_the_event_and_the_pages_that_list_it_and_dates_them() -> None:
    before = chronicle()
    after = chronicle(date="2031-03-02", reasons=(reason("date", "2031-03-02"),))
    person = Ref(RefKind.PERSON, "anna-leclerc")
    for ref in (CALL, person, MONDAY):
        assert state(before, ref).digest != state(after, ref).digest, ref
    assert state(before, CALL).changed == "2031-03-06"  # the second article that tells it came on that day
    assert state(after, CALL).changed == "2031-04-01"
    other = Ref(RefKind.ARTICLE, "sd-dddddd")
    assert state(before, other) == state(after, other)


def test_what_is_decided_on_an_article_dates_the_events_that_rest_on_it() -> None:
    made, _ = resolve([corrected()], Records(), [])
    (event,) = made.events
    assert state(made, Ref(RefKind.EVENT, event.id)).changed == "2031-06-01"


def test_a_new_account_changes_the_event() -> None:
    alone, both = chronicle([monday()]), chronicle([monday(), agency()])
    assert state(alone, CALL).digest != state(both, CALL).digest


def test_an_event_beside_it_changes_nothing() -> None:
    alone, beside = chronicle([monday(), agency()]), chronicle([monday(), agency(), later()])
    assert state(alone, CALL) == state(beside, CALL)


def test_a_withdrawn_event_has_a_state_of_its_own() -> None:
    closed = replace(reason("withdrawn", "Doublon."), decided="2031-07-01")
    made = chronicle(withdrawn="Doublon.", reasons=(closed,))
    assert state(made, CALL).digest != state(chronicle(), CALL).digest
    assert state(made, CALL).changed == "2031-07-01"
