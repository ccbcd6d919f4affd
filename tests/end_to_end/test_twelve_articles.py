"""The affair of twelve articles that contradict each other, as a reader finds it on the finished site."""

from __future__ import annotations

import html
import re
import shutil
from pathlib import Path

import pytest

from tests.finished_site import succeed
from tests.golden.cases import ROOT

DATA = ROOT / "resolve" / "douze-articles-d-une-affaire" / "data"
_ARTICLE = re.compile(r"<article\b.*?</article>", re.DOTALL)
_MAIN = re.compile(r"<main\b.*?</main>", re.DOTALL)  # of a page that only leads on


def _words_of(source: str) -> str:
    """Return what HTML says, its spaces plain."""
    words = html.unescape(re.sub(r"<[^>]+>", " ", source)).replace("\u00a0", " ").replace("\u202f", " ")
    return " ".join(words.split())


class Site:
    """The pages of the affair, each as the words that a reader meets."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def source(self, page: str) -> str:
        return (self.folder / page / "index.html").read_text(encoding="utf-8")

    def words(self, page: str) -> str:
        found = _ARTICLE.search(self.source(page)) or _MAIN.search(self.source(page))
        assert found, page
        return _words_of(found[0])

    def lead(self, page: str) -> str:
        """Return what a page says before its details."""
        return self.words(page).split("Les faits")[0]

    def row(self, page: str, aspect: str) -> str:
        """Return the words of one aspect of the matrix of who says what."""
        rows = re.findall(r"<tr\b.*?</tr>", self.source(page), re.DOTALL)
        told = [_words_of(row) for row in rows]
        return next(words for words in told if words.startswith(aspect))

    def events(self, start: str) -> list[str]:
        """Return the addresses of events whose page begins with these words, without those that lead on."""
        pages = [
            f"evenements/{path.name}"
            for path in sorted((self.folder / "evenements").iterdir())
            if path.is_dir()
        ]
        return [
            page
            for page in pages
            if "Cette page a changé" not in self.words(page) and start in self.words(page)
        ]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = tmp_path_factory.mktemp("affaire") / "chronique"
    succeed("init", root)
    shutil.rmtree(root / "data")
    shutil.copytree(DATA, root / "data")
    succeed("build", "-C", root)
    return Site(root / "site")


def test_both_lengths_of_a_call_stand_with_who_says_so_and_the_page_decides_nothing(site: Site) -> None:
    page = "evenements/2023-03-06-appel"
    assert "Les sources se contredisent sur l’initiative et la durée" in site.words(page)
    lengths = site.row(page, "Durée")
    for words in ("1 heure 30", "40 minutes", "Citadelle", "Palais des Tilleuls", "contredit"):
        assert words in lengths
    callers = site.row(page, "À l’initiative de")
    assert callers.count("contredit") >= 2
    assert "Maud Tavernel" in callers
    assert "Anton Velisar" in callers
    assert "Il a duré" not in site.words(page)


def test_a_withdrawn_visit_answers_with_its_reason_and_is_told_nowhere(site: Site) -> None:
    words = site.words("evenements/2023-03-15-visite")
    assert "retiré" in words
    assert "Le Fanal a reconnu son erreur" in words
    assert "2023-03-15-visite" not in site.source("personnes/solene-brac")
    assert "2023-03-15-visite" not in site.source("chronologie")
    assert len(site.events("Visite de Solène Brac")) == 1


def test_what_was_merged_leads_on_with_the_reason(site: Site) -> None:
    source = site.source("evenements/2023-03-22-negociations")
    assert 'content="0; url=../2023-03-22-rencontre/"' in source
    assert "même jour, même ville, mêmes deux heures" in html.unescape(source)
    assert 'content="0; url=../ilia-karsov/"' in site.source("personnes/elie-karsoff")


def test_a_corrected_date_shows_its_trail_and_why(site: Site) -> None:
    words = site.words("evenements/2023-04-11-appel")
    assert "le lundi 10 avril 2023" in words
    assert "La veille" in words
    assert "Le registre du palais des Tilleuls porte l’appel au lundi 10 avril" in words
    assert "Registre des appels du palais des Tilleuls, publié le 9 mai 2023" in words
    assert "23 h 40" in site.words("corrections")


def test_the_summit_that_was_announced_is_the_one_that_took_place(site: Site) -> None:
    page = "evenements/2023-03-22-rencontre"
    told = site.row(page, "Statut")
    assert "annoncé" in told
    assert "survenu" in told
    assert "se rencontreront" in site.words(page)
    assert "se sont rencontrés" in site.words(page)


def test_two_calls_of_one_day_have_two_pages(site: Site) -> None:
    calls = site.events("Appel téléphonique entre Maud Tavernel et Anton Velisar ¶")
    of_the_day = [page for page in calls if "5 mai 2023" in site.lead(page)]
    assert len(of_the_day) == 2
    assert any("un quart d’heure" in site.words(page) for page in of_the_day)
    evening = next(page for page in of_the_day if "cinquante minutes" in site.words(page))
    assert "trois quarts d’heure" in site.words(evening)


def test_a_person_under_two_names_has_one_page_and_two_of_one_surname_have_two(site: Site) -> None:
    merged = site.words("personnes/ilia-karsov")
    assert "Élie Karsoff" in merged
    assert "Ilia Karsov" in merged
    assert "Youri Dastan" in site.words("personnes/iouri-dastan")
    spokeswoman, mayor = site.words("personnes/claire-aumont"), site.words("personnes/regis-aumont")
    assert "Mme Aumont" in spokeswoman
    assert "M. Aumont" not in spokeswoman
    assert "M. Aumont" in mayor
    assert "Mme Aumont" not in mayor


def test_a_toll_that_grew_stands_beside_the_first_one_without_contradiction(site: Site) -> None:
    words = site.words("evenements/2023-03-11-attaque")
    assert "7 morts" in words
    assert "4 morts" in words
    assert "Les sources se contredisent" not in words


def test_what_one_side_affirms_and_the_other_denies_is_told_as_such(site: Site) -> None:
    (page,) = [page for page in site.events("Attaque") if "Gravel" in site.lead(page)]
    told = site.row(page, "Statut")
    for words in ("Karvie", "allégué", "Palais des Tilleuls", "démenti", "contredit"):
        assert words in told


def test_words_within_words_keep_their_marks(site: Site) -> None:
    assert "“Rouvrons ensemble le détroit”" in site.words("evenements/2023-03-06-appel")
