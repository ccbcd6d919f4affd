"""A state is named as French names it: with its article, and with the preposition that goes with it."""

from __future__ import annotations

import pytest

from generator import lexicon
from generator.french.grammar import of
from generator.french.states import article_of, at_state, is_state, state_words

# Every state of the list as a sentence has it, and as the place where something happened. Islands and city states
# without article take « à ».
NAMED = """
l’Afghanistan en; l’Afrique du Sud en; l’Albanie en; l’Algérie en; l’Allemagne en; l’Andorre en; l’Angola en;
Antigua-et-Barbuda à; l’Arabie saoudite en; l’Argentine en; l’Arménie en; l’Australie en; l’Autriche en;
l’Azerbaïdjan en; les Bahamas aux; Bahreïn à; le Bangladesh au; la Barbade à la; la Belgique en; le Belize au;
le Bénin au; le Bhoutan au; la Biélorussie en; la Birmanie en; la Bolivie en; la Bosnie-Herzégovine en;
le Botswana au; le Brésil au; le Brunei au; la Bulgarie en; le Burkina Faso au; le Burundi au; le Cambodge au;
le Cameroun au; le Canada au; le Cap-Vert au; la Centrafrique en; le Chili au; la Chine en; Chypre à;
la Colombie en; les Comores aux; le Congo-Brazzaville au; la République démocratique du Congo en;
la Corée du Nord en; la Corée du Sud en; le Costa Rica au; la Côte d'Ivoire en; la Croatie en; Cuba à;
le Danemark au; Djibouti à; la République dominicaine en; l’Égypte en; les Émirats arabes unis aux;
l’Équateur en; l’Érythrée en; l’Espagne en; l’Estonie en; l’Eswatini en; les États-Unis aux; l’Éthiopie en;
les Fidji aux; la Finlande en; la France en; le Gabon au; la Gambie en; la Géorgie en; le Ghana au; la Grèce en;
la Grenade à la; le Guatemala au; la Guinée en; la Guinée équatoriale en; la Guinée-Bissau en; le Guyana au;
Haïti en; le Honduras au; la Hongrie en; l’Inde en; l’Indonésie en; l’Irak en; l’Iran en; l’Irlande en;
l’Islande en; Israël en; l’Italie en; la Jamaïque en; le Japon au; la Jordanie en; le Kazakhstan au;
le Kenya au; le Kirghizstan au; Kiribati à; le Kosovo au; le Koweït au; le Laos au; le Lesotho au;
la Lettonie en; le Liban au; le Liberia au; la Libye en; le Liechtenstein au; la Lituanie en; le Luxembourg au;
la Macédoine du Nord en; Madagascar à; la Malaisie en; le Malawi au; les Maldives aux; le Mali au; Malte à;
le Maroc au; Maurice à; la Mauritanie en; le Mexique au; la Micronésie en; la Moldavie en; Monaco à;
la Mongolie en; le Monténégro au; le Mozambique au; la Namibie en; le Népal au; le Nicaragua au; le Niger au;
le Nigeria au; la Norvège en; la Nouvelle-Zélande en; Oman à; l’Ouganda en; l’Ouzbékistan en; le Pakistan au;
la Palestine en; le Panama au; la Papouasie-Nouvelle-Guinée en; le Paraguay au; les Pays-Bas aux; le Pérou au;
les Philippines aux; la Pologne en; le Portugal au; le Qatar au; la Roumanie en; le Royaume-Uni au; la Russie en;
le Rwanda au; Sainte-Lucie à; le Salvador au; les Samoa aux; Saint-Marin à; São Tomé-et-Príncipe à;
le Sénégal au; la Serbie en; les Seychelles aux; la Sierra Leone en; Singapour à; la Slovaquie en;
la Slovénie en; la Somalie en; le Soudan au; le Soudan du Sud au; le Sri Lanka au; la Suède en; la Suisse en;
le Suriname au; la Syrie en; le Tadjikistan au; Taïwan à; la Tanzanie en; le Tchad au; la Tchéquie en;
la Thaïlande en; le Timor oriental au; le Togo au; les Tonga aux; la Trinité-et-Tobago à la; la Tunisie en;
le Turkménistan au; la Turquie en; l’Ukraine en; l’Uruguay en; le Vanuatu au; le Vatican au; le Venezuela au;
le Viêt Nam au; le Yémen au; la Zambie en; le Zimbabwe au; l’URSS en; la Yougoslavie en; le Kurdistan au;
le Tibet au; le Québec au; la Catalogne en; la Tchétchénie en; le Groenland au; Porto Rico à; Hong Kong à
"""
ARTICLES = ("le ", "la ", "les ", "l’")
PREPOSITIONS = ("à la", "aux", "au", "en", "à")


def _rows() -> dict[str, tuple[str, str]]:
    """Return by name what the table above says: with its article, and with its preposition."""
    rows = {}
    for line in NAMED.strip().replace("\n", " ").split(";"):
        at = next(preposition for preposition in PREPOSITIONS if line.endswith(f" {preposition}"))
        words = line.removesuffix(f" {at}").strip()
        article = next((article for article in ARTICLES if words.startswith(article)), "")
        name = words.removeprefix(article)
        rows[name] = words, f"{at} {name}"
    return rows


def test_the_table_has_every_state_of_the_list() -> None:
    assert sorted(_rows()) == sorted(lexicon.load("countries")["countries"])
    assert all(is_state(name) for name in _rows())


@pytest.mark.parametrize(("name", "words", "at"), [(name, *row) for name, row in _rows().items()])
def test_each_state_has_its_article_and_its_preposition(name: str, words: str, at: str) -> None:
    assert (state_words(name), at_state(name)) == (words, at)
    assert f"{article_of(name)}{name}" == words


@pytest.mark.parametrize(
    ("name", "words", "at"),
    [
        ("Tarvie", "la Tarvie", "en Tarvie"),
        ("Tarvie du Nord", "la Tarvie du Nord", "en Tarvie du Nord"),
        ("République de Valmer", "la République de Valmer", "en République de Valmer"),
        ("Royaume de Tarvie", "le Royaume de Tarvie", "au Royaume de Tarvie"),
        ("Îles Valmer", "les Îles Valmer", "aux Îles Valmer"),
        ("île Maurice", "l’île Maurice", "à l’île Maurice"),
        ("Saint-Valmer", "Saint-Valmer", "à Saint-Valmer"),
        ("Yorvie", "la Yorvie", "en Yorvie"),
        ("Pays de Galles", "le Pays de Galles", "au Pays de Galles"),
        ("RDC", "la RDC", "en RDC"),
        ("ETATS-UNIS", "les ETATS-UNIS", "aux ETATS-UNIS"),
        ("Congo", "le Congo", "au Congo"),
    ],
)
def test_other_states_are_named_by_their_first_word(name: str, words: str, at: str) -> None:
    assert (state_words(name), at_state(name)) == (words, at)


def test_the_examples_of_the_list_hold() -> None:
    for name, (words, at) in lexicon.load("countries")["article_examples"].items():
        assert (state_words(name), at_state(name)) == (words, at)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Anna", "d’Anna"),
        ("Yann", "de Yann"),
        ("Yves", "d’Yves"),
        ("Yémen", "de Yémen"),
        ("Émile", "d’Émile"),
        ("Hélène", "de Hélène"),
        ("le Japon", "du Japon"),
        ("les Pays-Bas", "des Pays-Bas"),
        ("l’Iran", "de l’Iran"),
        ("Bruno", "de Bruno"),
    ],
)
def test_de_is_elided_where_french_elides_it(words: str, told: str) -> None:
    assert of(words) == told
