"""Conjugation: the forms that the press writes, regular, irregular and with a change of spelling."""

from __future__ import annotations

import pytest

from generator.annotate.verbs.conjugation import forms


@pytest.mark.parametrize(
    ("form", "lemma", "tense"),
    [
        ("rencontrèrent", "rencontrer", "simple_past"),
        ("appellera", "appeler", "future"),
        ("appelait", "appeler", "imperfect"),
        ("rejette", "rejeter", "present"),
        ("achève", "achever", "present"),
        ("libère", "libérer", "present"),
        ("célébrera", "célébrer", "future"),
        ("déploie", "déployer", "present"),
        ("exigeait", "exiger", "imperfect"),
        ("annonçant", "annoncer", "present_participle"),
        ("négocient", "négocier", "present"),
        ("durcissent", "durcir", "present"),
        ("répondirent", "répondre", "simple_past"),
        ("accueillera", "accueillir", "future"),
        ("tiendront", "tenir", "future"),
        ("obtint", "obtenir", "simple_past"),
        ("s'abstiendront".removeprefix("s'"), "abstenir", "future"),
        ("reçoivent", "recevoir", "present"),
        ("rejoint", "rejoindre", "present"),
        ("interrompues", "interrompre", "past_participle"),
        ("traduisait", "traduire", "imperfect"),
        ("élurent", "élire", "simple_past"),
        ("réélu", "réélire", "past_participle"),
        ("enverrait", "envoyer", "conditional"),
        ("soient", "être", "subjunctive"),
        ("remises", "remettre", "past_participle"),
    ],
)
def test_a_form_leads_to_its_verb(form: str, lemma: str, tense: str) -> None:
    assert (lemma, tense) in [(reading.lemma, reading.tense) for reading in forms()[form]]


def test_no_form_is_empty_and_none_is_an_infinitive_of_nothing() -> None:
    for form, readings in forms().items():
        assert form
        assert all(len(reading.lemma) > 3 for reading in readings), form
