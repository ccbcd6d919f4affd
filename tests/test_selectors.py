"""A selector finds its words again, and says nothing where it cannot be sure."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.model import Article, Selector, Span
from generator.selectors import find_selector, selector_for, stands_as_written, words_in_their_place

TEXT = "La maire a appelé le préfet lundi. Mardi, la maire l’a rappelé. Mercredi, elle a appelé le préfet.\n"


def selector_of(words: str, text: str = TEXT) -> Selector:
    start = text.index(words)
    return selector_for(Article("a", text), Span(start, start + len(words)))


def found(text: str, selector: Selector) -> str | None:
    span = find_selector(text, selector)
    return span.of(text) if span else None


def test_contexts_are_short_and_end_with_whole_words() -> None:
    selector = selector_of("l’a rappelé")
    assert selector.prefix == "le préfet lundi. Mardi, la maire "
    assert selector.suffix == ". Mercredi, elle a appelé le préfet"
    assert (selector.article, selector.exact) == ("a", "l’a rappelé")


@pytest.mark.parametrize(
    "edited",
    [
        TEXT.replace("’", "'"),
        TEXT.replace(" ", "\u202f\n "),
        "Une phrase de plus. " + TEXT,
        TEXT.replace("Mercredi", "Jeudi"),
        TEXT.replace("lundi. Mardi", "hier. Ensuite"),
        "L’a rappelé. " + TEXT,
    ],
)
def test_words_are_found_after_the_text_was_touched(edited: str) -> None:
    words = found(edited, selector_of("l’a rappelé"))
    assert words is not None
    assert "".join(words.split()).replace("'", "’") == "l’arappelé"


@pytest.mark.parametrize(
    "edited", [TEXT.replace("l’a rappelé", "l’a revu"), "", TEXT.replace("rappelé", "RAPPELÉ")]
)
def test_words_that_are_gone_are_not_found(edited: str) -> None:
    assert find_selector(edited, selector_of("l’a rappelé")) is None


def test_repeated_words_are_told_apart_by_what_surrounds_them() -> None:
    second = TEXT.rindex("appelé le préfet")
    selector = selector_for(Article("a", TEXT), Span(second, second + 16))
    assert find_selector(TEXT, selector) == Span(second, second + 16)


def test_repeated_words_without_their_surroundings_are_not_guessed() -> None:
    assert find_selector(TEXT, Selector("a", "appelé le préfet", "", "")) is None
    assert find_selector(TEXT, Selector("a", "appelé le préfet", "jamais dit ", " ailleurs")) is None


def test_repeated_words_are_found_again_though_their_surroundings_were_edited_a_little() -> None:
    text = "Lundi, le port a rouvert à l’aube. Les pêcheurs sont sortis. Mardi, le port a rouvert à midi."
    first, second = text.index("a rouvert"), text.rindex("a rouvert")
    one, other = (selector_for(Article("a", text), Span(at, at + 9)) for at in (first, second))
    edited = text.replace("Lundi, le port", "Lundi, le vieux port").replace("à midi", "vers midi")
    assert find_selector(edited, one) == Span(edited.index("a rouvert"), edited.index("a rouvert") + 9)
    assert find_selector(edited, other) == Span(edited.rindex("a rouvert"), edited.rindex("a rouvert") + 9)


def test_contexts_that_speak_for_two_places_decide_nothing() -> None:
    text = "La maire a appelé Anna. Le préfet a appelé Bruno."
    assert find_selector(text, Selector("a", "a appelé", "La maire ", " Bruno")) is None


def test_a_selector_knows_whether_its_surroundings_are_still_the_same() -> None:
    selector = selector_of("l’a rappelé")
    for edited, same in ((TEXT.replace("’", "'"), True), (TEXT.replace("Mardi, ", ""), False)):
        span = find_selector(edited, selector)
        assert span is not None
        assert stands_as_written(edited, selector, span) is same


@pytest.mark.parametrize(
    ("edited", "words"),
    [
        (TEXT.replace("l’a rappelé", "l’a revu"), "l’a revu"),
        (TEXT.replace("l’a rappelé", "ne l’a pas rappelé de la journée"), "ne l’a pas rappelé de la journée"),
        (TEXT.replace("la maire l’a rappelé. Mercredi", "rien. Mercredi"), None),
        (TEXT * 2, None),
    ],
)
def test_what_stands_in_the_place_of_lost_words_is_shown(edited: str, words: str | None) -> None:
    edited = edited.replace("l’a rappelé", "l’a revu") if edited == TEXT * 2 else edited
    span = words_in_their_place(edited, selector_of("l’a rappelé"))
    assert (span.of(edited) if span else None) == words


@pytest.mark.parametrize("span", [Span(3, 3), Span(0, 10_000), Span(5, 2), Span(2, 3)])
def test_a_span_of_nothing_has_no_selector(span: Span) -> None:
    with pytest.raises(ValueError, match="selects nothing"):
        selector_for(Article("a", TEXT), span)


REPETITIVE = st.text(alphabet=st.sampled_from(list("ab '’\né")), max_size=120)


@st.composite
def articles_with_words(draw: st.DrawFn) -> tuple[str, Span]:
    text = draw(st.one_of(REPETITIVE, st.text(min_size=1, max_size=80)).filter(str.strip))
    inked = [position for position, character in enumerate(text) if not character.isspace()]
    inside = draw(st.sampled_from(inked))
    return text, Span(draw(st.integers(0, inside)), draw(st.integers(inside + 1, len(text))))


@settings(deadline=None)
@given(articles_with_words())
@example(("a a a a a a a a a a a", Span(8, 9)))
@example(("a" * 80, Span(40, 41)))
@example(("' a ’ a", Span(2, 3)))
@example(("’a' a", Span(1, 2)))
def test_every_selector_finds_its_own_words_again(case: tuple[str, Span]) -> None:
    text, span = case
    assert find_selector(text, selector_for(Article("a", text), span)) == span


def test_words_repeated_with_another_apostrophe_are_found_and_nowhere_else() -> None:
    twice = "Elle l'a dit. Il pleut. Elle l’a dit."
    for at in (0, 24):
        span = Span(at, at + 13)
        selector = selector_for(Article("a", twice), span)
        assert find_selector(twice, selector) == span
        assert find_selector(twice.replace("’", "'"), selector) == span
