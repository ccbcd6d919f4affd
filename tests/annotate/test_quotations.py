"""Quotations: who says which words, by cue and sentence structure. All people are invented."""

from __future__ import annotations

import pytest

from generator.annotate import annotate
from generator.annotate.quotations import cues
from generator.annotate.quotations.channels import find_channel
from generator.annotate.quotations.cues import find_cues
from generator.folding import fold_typography, lower
from generator.lexicon import load
from generator.model import Article, Quotation
from tests.golden.cases import Case, annotate_cases

NAMED = "La ministre valdorienne Anna Leclerc a reçu le préfet Paul Dubreuil."


def quotations(text: str) -> tuple[Quotation, ...]:
    return annotate(Article("essai", text), raw=True).quotations


@pytest.mark.parametrize("entry", load("cue_verbs")["examples"], ids=lambda entry: entry["sentence"])
def test_examples_of_cue_verbs(entry: dict[str, str]) -> None:
    (quotation,) = quotations(entry["sentence"])
    assert quotation.speaker == entry["speaker"]
    assert quotation.cue is not None
    assert quotation.cue == entry["cue"].replace("’", "'")


@pytest.mark.parametrize(
    "entry", [e for e in load("channels")["channels"] if "example" in e], ids=lambda entry: entry["example"]
)
def test_examples_of_channels(entry: dict[str, str]) -> None:
    found = find_channel(entry["example"].replace("’", "'"))
    assert found is not None
    if "channel" in entry:
        assert found == entry["channel"]


@pytest.mark.parametrize(
    ("sentence", "speaker", "via"),
    [
        ("« Le port rouvrira lundi », a déclaré Anna Leclerc.", "Anna Leclerc", None),
        ("« Le port rouvrira lundi », a-t-elle ajouté.", "Anna Leclerc", None),
        ("Paul Dubreuil a affirmé que « le port rouvrira lundi ».", "Paul Dubreuil", None),
        ("Selon Paul Dubreuil, « le port rouvrira lundi ».", "Paul Dubreuil", None),
        ("« Le port, a expliqué Paul Dubreuil, rouvrira lundi. »", "Paul Dubreuil", None),
        ("Paul Dubreuil est formel : « Le port rouvrira lundi. »", "Paul Dubreuil", None),
        ("Selon Paul Dubreuil, Anna Leclerc a promis « un port neuf ».", "Anna Leclerc", "Paul Dubreuil"),
        ("« Le port rouvrira lundi », a répondu la ministre.", "Anna Leclerc", None),
        ("Les deux responsables ont évoqué « un port tout neuf ».", None, None),
    ],
)
def test_speakers(sentence: str, speaker: str | None, via: str | None) -> None:
    found = quotations(f"{NAMED}\n{sentence}")
    assert [(q.speaker, q.via) for q in found] == [(speaker, via)]


def test_a_fragment_has_the_speaker_of_the_quotation_in_which_it_stands() -> None:
    text = f"{NAMED}\nOn parle d’un « port tout neuf ».\n« Nous voulons un port tout neuf », a déclaré Paul Dubreuil."
    first, whole = quotations(text)
    assert (first.speaker, first.rule) == ("Paul Dubreuil", "fragment-of-quotation")
    assert whole.speaker == "Paul Dubreuil"


def test_cues_have_their_form() -> None:
    cues = find_cues("Selon elle, il a tout dit, affirmant que non, a-t-il ajouté.")
    assert [(cue.words, cue.form) for cue in cues] == [
        ("Selon", "preposition"),
        ("a tout dit", "finite"),
        ("affirmant", "participle"),
        ("a-t-il ajouté", "inverted"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "a noté",
        "a dit",
        "dit",
        "s’est réjouie",
        "a fait savoir",
        "rappelle",
        "suggère",
        "annonça",
        "y voit",
        "d’après",
        "selon",
    ],
)
def test_every_shape_of_cue_is_seen_alone_in_a_sentence(words: str) -> None:
    assert [cue.words for cue in find_cues(f"On {words} « ■ ».".replace("’", "'"))] == [
        words.replace("’", "'")
    ]


@pytest.mark.parametrize("case", annotate_cases(), ids=lambda case: case.name)
def test_the_words_that_are_tried_are_all_at_which_a_cue_stands(case: Case) -> None:
    text = fold_typography(case.article.text)
    every = [match.span() for match in cues._pattern().finditer(lower(text))]
    assert [(cue.start, cue.end) for cue in find_cues(text)] == every


def test_what_is_said_leaves_out_the_words_between() -> None:
    text = "« Le port, a expliqué Paul Dubreuil, rouvrira. Lundi – je le jure –, il ouvrira. »"
    (quotation,) = quotations(text)
    assert quotation.said == "Le port, rouvrira. Lundi – je le jure –, il ouvrira."
    assert [incise.of(text) for incise in quotation.incises] == [", a expliqué Paul Dubreuil"]
    assert quotation.span.of(text) == quotation.text


def test_a_quotation_that_goes_on_where_a_pull_quote_ends_is_parted_there() -> None:
    text = (
        "Le port rouvre lundi, a annoncé la ministre valdorienne Anna Leclerc devant le conseil réuni hier.\n\n"
        '"Je veux remercier tous les dockers"\n\n'
        "Elle a tenu à le dire au début de la séance, devant les élus de la ville et les gens du port.\n\n"
        '"Je veux remercier tous les dockers, et leurs familles aussi", a déclaré Anna Leclerc devant la presse.'
    )
    found = annotate(Article("essai", text)).quotations
    assert [(q.text, q.repeats, q.speaker) for q in found] == [
        ("Je veux remercier tous les dockers", None, "Anna Leclerc"),
        ("Je veux remercier tous les dockers", 0, "Anna Leclerc"),
        ("et leurs familles aussi", None, "Anna Leclerc"),
    ]


TURNS = load("speech_turns")


@pytest.mark.parametrize(
    "entry",
    [*TURNS["crowd"], *TURNS["naming"], *TURNS["named_things"]],
    ids=lambda entry: entry["example"],
)
def test_nobody_says_what_many_shout_or_a_thing_is_called(entry: dict[str, str]) -> None:
    text = f"{NAMED} {entry['example']}"
    assert [q.speaker for q in quotations(text)] == [None]


@pytest.mark.parametrize("entry", TURNS["examples"], ids=lambda entry: entry["sentence"])
def test_examples_of_turns_of_speech(entry: dict[str, str]) -> None:
    (quotation,) = quotations(f"Paul Dubreuil est venu. {entry['sentence']}")
    assert quotation.speaker == entry["speaker"]


def test_every_listed_word_of_saying_is_a_cue() -> None:
    lists = load("cue_verbs")
    finite = {form for forms in lists["irregular"].values() for form in forms} - {*lists["participle_only"]}
    participles = [*lists["participles"], *(f"{verb[:-2]}ant" for verb in lists["regular"])]
    told = [*finite, *participles, *(f"a {verb[:-2]}é" for verb in lists["regular"])]
    told += [f"s’est {form}" for form in lists["reflexive_irregular"]]
    assert [form for form in sorted(told) if not find_cues(fold_typography(f"Elle {form} que oui."))] == []
