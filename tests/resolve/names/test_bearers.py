"""Whom « le président Orlov » and « Mme Valmer » mean where an article names them by the surname alone."""

from __future__ import annotations

from generator.model import Authority, Chronicle, Records
from generator.resolve import resolve
from tests.resolve.builder import ArticleBuilder

CLAIRE = Authority("claire-valmer", "person", "Claire Valmer", "Valmer, Claire")
REMI = Authority("remi-valmer", "person", "Rémi Valmer", "Valmer, Rémi")


def run(*builders: ArticleBuilder, people: tuple[Authority, ...] = ()) -> Chronicle:
    chronicle, faults = resolve([builder.build() for builder in builders], Records(people=people), ())
    assert not faults
    return chronicle


def pages(chronicle: Chronicle) -> dict[str, list[str]]:
    """Return for each person the articles that name them."""
    return {
        entry.ref.id: sorted({passage.article_id for passage in entry.mentions})
        for entry in chronicle.persons
    }


def both_valmers() -> ArticleBuilder:
    builder = ArticleBuilder(
        "a", "Claire Valmer a écrit. Mme Valmer attend. Rémi Valmer se tait. M. Valmer part."
    )
    return builder.person("Claire Valmer", "Mme Valmer").person("Rémi Valmer", "M. Valmer")


def surnames_only() -> ArticleBuilder:
    builder = ArticleBuilder("b", "Mme Valmer a répondu. M. Valmer se tait.")
    return builder.person("Mme Valmer").person("M. Valmer")


def test_an_office_says_whom_a_surname_means() -> None:
    told = ArticleBuilder("a", "Anton Orlov, président tarvien, a écrit.").person(
        "Anton Orlov", roles=("président tarvien",)
    )
    bare = ArticleBuilder("b", "Le président Orlov a répondu.").person("Orlov", roles=("président",))
    assert pages(run(told, bare)) == {"anton-orlov": ["a", "b"]}


def test_a_surname_without_an_office_means_nobody() -> None:
    told = ArticleBuilder("a", "Anton Orlov, président tarvien, a écrit.").person(
        "Anton Orlov", roles=("président tarvien",)
    )
    bare = ArticleBuilder("b", "Orlov a répondu.").person("Orlov")
    assert pages(run(told, bare)) == {"anton-orlov": ["a"], "orlov": ["b"]}


def test_another_office_means_somebody_else() -> None:
    told = ArticleBuilder("a", "Anton Orlov, président tarvien, a écrit.").person(
        "Anton Orlov", roles=("président tarvien",)
    )
    bare = ArticleBuilder("b", "Le juge Orlov a répondu.").person("Orlov", roles=("juge",))
    assert len(pages(run(told, bare))) == 2


def test_a_civility_tells_two_of_one_surname_apart_whom_editors_know() -> None:
    chronicle = run(both_valmers(), surnames_only(), people=(CLAIRE, REMI))
    assert pages(chronicle) == {"claire-valmer": ["a", "b"], "remi-valmer": ["a", "b"]}


def test_a_civility_means_nobody_where_an_editor_does_not_know_all_who_bear_the_name() -> None:
    assert pages(run(both_valmers(), surnames_only(), people=(CLAIRE,)))["claire-valmer"] == ["a"]


def test_a_surname_is_another_s_where_the_article_names_its_bearer_in_full() -> None:
    other = (
        ArticleBuilder("b", "Claire Valmer a reçu Mme Valmer.").person("Claire Valmer").person("Mme Valmer")
    )
    assert pages(run(both_valmers(), other, people=(CLAIRE, REMI)))["claire-valmer"] == ["a", "b"]
    assert len(pages(run(both_valmers(), other, people=(CLAIRE, REMI)))) == 3
