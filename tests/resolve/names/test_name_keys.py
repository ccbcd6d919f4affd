"""Names compare as the lexicon's examples say."""

from __future__ import annotations

from generator import lexicon
from generator.resolve.names.countries import country_of_capital, is_country
from generator.resolve.names.name_keys import (
    Spelling,
    compare_spelling,
    contains_words,
    person_key,
    printable,
    thing_key,
    transliteration_key,
    transliterations_of_one,
)


def test_the_examples_of_the_lexicon_hold() -> None:
    folding = lexicon.load("name_folding")
    assert person_key(folding["honorific_example"]["written"]) == folding["honorific_example"]["compared"]
    assert thing_key(folding["article_example"]["written"]) == folding["article_example"]["compared"]
    for example in folding["transliteration_examples"]:
        one, other = (person_key(name) for name in example.get("one") or example["two"])
        assert transliterations_of_one(one, other) is ("one" in example)


def test_the_examples_of_given_names_hold() -> None:
    for example in lexicon.load("given_name_forms")["examples"]:
        one, other = (person_key(name) for name in example.get("one") or example["two"])
        sure = Spelling.ONE if example.get("certain") else Spelling.IF_ROLES_AGREE
        assert compare_spelling(one, other) is (sure if "one" in example else Spelling.OTHER), example
        assert compare_spelling(other, one) is compare_spelling(one, other)


def test_no_form_of_a_given_name_stands_for_two_names() -> None:
    forms = lexicon.load("given_name_forms")
    keys = [
        {transliteration_key(person_key(form)) for form in group}
        for group in (*forms["one_name"], *forms["spellings"])
    ]
    for number, group in enumerate(keys):
        for other in keys[number + 1 :]:
            assert not group & other


def test_accents_case_hyphens_and_apostrophes_do_not_part_names() -> None:
    assert person_key("Jean-Noël D’Arcy") == person_key("JEAN NOEL d'Arcy")


def test_spelling_never_joins_bare_surnames() -> None:
    assert not transliterations_of_one("chouvarov", "shuvarov")


def test_a_name_in_another_script_is_kept_apart() -> None:
    assert person_key("Иван Орлов") != person_key("Пётр Орлов")


def test_key_words_are_whole_words_in_any_number_and_after_an_elision() -> None:
    assert contains_words("La crise de l’énergie.", "énergies")
    assert not contains_words("Un énergumène.", "énergie")
    assert not contains_words("Rien.", "")


def test_a_capital_stands_for_its_country_but_a_city_state_does_not() -> None:
    assert country_of_capital("Kaboul") == "Afghanistan"
    assert country_of_capital("Singapour") is None
    assert is_country("Les Pays-Bas") and not is_country("Lyon")


def test_words_for_the_terminal_hold_no_control_characters() -> None:
    assert printable("a\x1b[2J\nb\u202e") == "a[2J b"
