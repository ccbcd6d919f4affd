"""Names lead to records only when exactly one answers; people are one across articles only when it is certain."""

from __future__ import annotations

from generator.model import Authority, Chronicle, Records, Ref, RefKind
from generator.resolve import resolve
from tests.resolve.builder import ArticleBuilder, Pair


def naming(id_: str, *people: str, roles: tuple[str, ...] = (), added: str = "2031-01-01") -> Pair:
    builder = ArticleBuilder(id_, " ".join(f"Hier, {name} a parlé." for name in people), added=added)
    for name in people:
        builder.person(name, roles=roles)
    return builder.build()


def person(id_: str, name: str, **fields: object) -> Authority:
    return Authority(id_, "person", name, name, **fields)  # type: ignore[arg-type]


def chronicle(
    *pairs: Pair, people: tuple[Authority, ...] = (), places: tuple[Authority, ...] = ()
) -> Chronicle:
    return resolve(pairs, Records(people=people, places=places), [])[0]


def ids(found: Chronicle) -> list[str]:
    return sorted(entry.ref.id for entry in found.persons)


def test_a_name_or_an_alias_links_whatever_its_accents_and_case() -> None:
    known = person("helene-orvault", "Hélène Orvault", aliases=("H. Orvault-Duret",))
    found = chronicle(naming("a", "Helene ORVAULT"), naming("b", "H. Orvault Duret"), people=(known,))
    assert ids(found) == ["helene-orvault"]
    assert found.persons[0].record == known
    forms = {(name.form, name.given, name.article_ids) for name in found.persons[0].names}
    assert ("Helene ORVAULT", False, ("a",)) in forms
    assert ("Hélène Orvault", True, ()) in forms


def test_a_record_is_found_under_another_spelling_of_a_cyrillic_name() -> None:
    known = person("iouri-chouvarov", "Iouri Chouvarov")
    assert ids(chronicle(naming("a", "Yuri Shuvarov"), people=(known,))) == ["iouri-chouvarov"]


def test_of_two_namesakes_none_is_guessed_and_no_two_articles_are_held_to_mean_one() -> None:
    twins = (person("jean-morin-1", "Jean Morin"), person("jean-morin-2", "Jean Morin"))
    found = chronicle(naming("a", "Jean Morin"), naming("b", "Jean Morin"), people=twins)
    named = {
        entry.ref.id: [p.article_id for p in entry.mentions] for entry in found.persons if entry.mentions
    }
    assert named == {"jean-morin": ["a"], "jean-morin-3": ["b"]}


def test_a_bare_surname_links_to_nobody_and_check_says_who_it_may_be() -> None:
    found = chronicle(naming("a", "Anna Leclerc"), naming("b", "Leclerc"), naming("c", "Leclerc"))
    assert ids(found) == ["anna-leclerc", "leclerc", "leclerc-2"]
    assert any("may be anna-leclerc" in notice.what for notice in found.notices)


def test_a_surname_that_an_editor_gives_as_alias_links() -> None:
    known = person("anna-leclerc", "Anna Leclerc", aliases=("Leclerc",))
    found = chronicle(naming("b", "Leclerc"), naming("c", "Paul Leclerc"), people=(known,))
    assert ids(found) == ["anna-leclerc", "paul-leclerc"]


def test_a_variant_that_is_somebody_elses_alias_does_not_link() -> None:
    known = person("anna-leclerc", "Anna Leclerc", aliases=("Leclerc",))
    builder = ArticleBuilder("a", "Paul Leclerc est venu. Leclerc a parlé.")
    builder.person("Paul Leclerc", "Leclerc")
    assert "paul-leclerc" in ids(chronicle(builder.build(), people=(known,)))


def test_full_names_are_one_across_articles_and_spellings_of_one_name_too() -> None:
    found = chronicle(
        naming("a", "Dmitri Chouvarov"), naming("b", "Dmitry Shuvarov"), naming("c", "Dmitri Chouvarov")
    )
    assert ids(found) == ["dmitri-chouvarov"]
    assert found.persons[0].name == "Dmitri Chouvarov"
    assert ids(chronicle(naming("a", "Louis Racine"), naming("b", "Luis Racine"))) == [
        "louis-racine",
        "luis-racine",
    ]


def test_an_address_belongs_to_whom_the_corpus_met_first() -> None:
    early, late = naming("z", "Leclerc", added="2031-01-01"), naming("a", "Leclerc", added="2031-02-01")
    before = {entry.ref.id: entry.mentions[0].article_id for entry in chronicle(early).persons}
    after = {entry.ref.id: entry.mentions[0].article_id for entry in chronicle(early, late).persons}
    assert before == {"leclerc": "z"}
    assert after == {"leclerc": "z", "leclerc-2": "a"}


def test_same_as_unites_records_and_pages_and_old_addresses_answer() -> None:
    kept = person("anna-leclerc", "Anna Leclerc", same_as=("mme-leclerc",))
    gone = person("anna-duret", "Anna Duret", same_as=("anna-leclerc",))
    found = chronicle(naming("a", "Anna Duret"), naming("b", "Mme Leclerc"), people=(kept, gone))
    assert (Ref(RefKind.PERSON, "anna-duret"), Ref(RefKind.PERSON, "anna-leclerc")) in found.redirects
    assert (Ref(RefKind.PERSON, "mme-leclerc"), Ref(RefKind.PERSON, "anna-leclerc")) in found.redirects
    assert ids(found) == ["anna-leclerc"]
    assert {name.form for name in found.persons[0].names} >= {"Anna Duret", "Anna Leclerc", "Mme Leclerc"}


def test_same_as_and_different_from_at_once_is_a_fault() -> None:
    odd = person("a", "Anna Leclerc", same_as=("b",), different_from=("b",), path="data/people.yml", line=3)
    _, faults = resolve([], Records(people=(odd, person("b", "Anna Duret"))), [])
    assert [(fault.path, fault.line) for fault in faults] == [("data/people.yml", 3)]


def test_records_that_name_each_other_do_not_loop() -> None:
    pair = (person("a", "Anna Leclerc", same_as=("b",)), person("b", "Anna Duret", same_as=("a",)))
    assert ids(chronicle(people=pair)) == ["a"]


STATE = Authority("tarvie", "place", "Tarvie", "Tarvie", state=True, metonyms=("Belmont",))


def capital(id_: str, text: str) -> Pair:
    return ArticleBuilder(id_, text).place("Belmont").build()


def test_a_capital_that_speaks_is_the_state_and_one_that_is_visited_is_the_city() -> None:
    found = chronicle(capital("a", "Belmont a refusé. La réunion a eu lieu à Belmont."), places=(STATE,))
    places = {entry.ref.id: [passage.span.start for passage in entry.mentions] for entry in found.places}
    assert places == {"tarvie": [0], "belmont": [41]}


def test_a_capital_that_only_speaks_gets_no_page_of_its_own() -> None:
    found = chronicle(capital("a", "Belmont a refusé."), places=(STATE,))
    assert [entry.ref.id for entry in found.places] == ["tarvie"]


def test_a_party_that_no_word_names_is_on_record_all_the_same() -> None:
    builder = ArticleBuilder("a", "La délégation tarvienne a rencontré Anna Leclerc.")
    builder.person("Anna Leclerc")
    builder.event("meeting", "a rencontré", participants=("Anna Leclerc",), parties=("Tarvie",))
    found = chronicle(builder.build(), places=(STATE,))
    assert found.events[0].parties == (Ref(RefKind.PLACE, "tarvie"),)


def test_a_capital_without_a_record_acts_for_its_country() -> None:
    builder = ArticleBuilder("a", "Kaboul et Tarvie ont signé un accord.").place("Kaboul").place("Tarvie")
    builder.event("agreement", "accord", parties=("Kaboul", "Tarvie"))
    found = chronicle(builder.build())
    assert [ref.id for ref in found.events[0].parties] == ["afghanistan", "tarvie"]
    assert {entry.ref.id for entry in found.places} == {"afghanistan", "kaboul", "tarvie"}


def test_what_editors_know_as_an_organisation_is_not_a_place() -> None:
    builder = ArticleBuilder("a", "La Maison du Port a parlé.").place("Maison du Port")
    house = Authority("maison-du-port", "organisation", "Maison du Port", "Maison du Port")
    found = resolve([builder.build()], Records(organisations=(house,)), [])[0]
    assert [len(entry.mentions) for entry in found.organisations] == [1] and not found.places


def test_roles_are_given_with_where_they_were_read() -> None:
    builder = ArticleBuilder("a", "Le maire de Port-Ouest, Jean Morin, est venu.")
    builder.person("Jean Morin", roles=("maire de Port-Ouest",))
    found = chronicle(builder.build())
    ((words, passage),) = found.persons[0].roles
    assert passage.span.of("Le maire de Port-Ouest, Jean Morin, est venu.") == words


def test_indexes_sort_people_by_surname() -> None:
    found = chronicle(naming("a", "Zoé Arnaud", "Anna Leclerc", "Paul de Vaux"))
    assert [entry.sort_name for entry in found.persons] == ["Arnaud, Zoé", "Leclerc, Anna", "Vaux, Paul de"]


def test_different_from_keeps_a_name_without_a_record_apart() -> None:
    known = person("iouri-chouvarov", "Iouri Chouvarov", different_from=("yuri-shuvarov",))
    found = chronicle(naming("a", "Yuri Shuvarov"), naming("b", "Iouri Chouvarov"), people=(known,))
    assert ids(found) == ["iouri-chouvarov", "yuri-shuvarov"]


def test_a_party_that_is_no_country_is_an_organisation() -> None:
    builder = ArticleBuilder("a", "Les négociateurs ont signé un accord.")
    builder.event("agreement", "accord", parties=("Comité du Port", "Islande"))
    found = chronicle(builder.build())
    assert [ref.kind for ref in found.events[0].parties] == [RefKind.ORGANISATION, RefKind.PLACE]


def test_a_name_never_takes_the_address_of_an_index() -> None:
    assert ids(chronicle(naming("a", "Index"))) == ["index-2"]


def test_an_editor_says_which_namesake_an_article_means_by_its_surname_alone_too() -> None:
    twins = (
        person("jean-morin-1", "Jean Morin", named_in=("a", "c")),
        person("jean-morin-2", "Jean Morin", named_in=("b",)),
    )
    articles = [
        naming("a", "Jean Morin"),
        naming("b", "Jean Morin"),
        naming("c", "Morin"),
        naming("d", "Jean Morin"),
    ]
    found = chronicle(*articles, people=twins)
    named = {
        entry.ref.id: [p.article_id for p in entry.mentions] for entry in found.persons if entry.mentions
    }
    assert named == {"jean-morin-1": ["a", "c"], "jean-morin-2": ["b"], "jean-morin": ["d"]}
    (notice,) = (notice for notice in found.notices if "nothing tells which" in notice.what)
    assert '`named_in: ["b", "d"]` in the record jean-morin-2' in notice.remedy


def test_what_is_wrong_in_what_an_editor_says_is_a_fault() -> None:
    twins = (
        person("jean-morin-1", "Jean Morin", named_in=("a", "gone"), path="data/people.yml", line=3),
        person("jean-morin-2", "Jean Morin", named_in=("a",), path="data/people.yml", line=9),
    )
    _, faults = resolve([naming("a", "Jean Morin")], Records(people=twins), [])
    assert [(fault.line, fault.what) for fault in faults] == [
        (3, "named_in: there is no article « gone »"),
        (3, "named_in: « Jean Morin » would mean « jean-morin-2 » too in a"),
        (9, "named_in: « Jean Morin » would mean « jean-morin-1 » too in a"),
    ]


def test_an_article_that_does_not_name_them_is_told() -> None:
    known = person("jean-morin", "Jean Morin", named_in=("a",), path="data/people.yml", line=3)
    found = chronicle(naming("a", "Luc Berthier"), people=(known,))
    assert any("no name of « jean-morin » is read in a" in notice.what for notice in found.notices)


def test_roles_that_exclude_each_other_make_two_of_one_name() -> None:
    striker = naming("a", "Jean Morin", roles=("attaquant",))
    minister = naming("b", "Jean Morin", roles=("ministre de la Santé",))
    found = chronicle(striker, minister, naming("c", "Jean Morin", roles=("ministre de la Mer",)))
    named = {entry.ref.id: [p.article_id for p in entry.mentions] for entry in found.persons}
    assert named == {"jean-morin": ["a"], "jean-morin-2": ["b", "c"]}
    assert any("taken for two people" in notice.what for notice in found.notices)
    # Who says nothing of it belongs to neither; a record makes all of them one.
    assert ids(chronicle(striker, minister, naming("c", "Jean Morin"))) == [
        "jean-morin",
        "jean-morin-2",
        "jean-morin-3",
    ]
    assert ids(chronicle(striker, minister, people=(person("jean-morin", "Jean Morin"),))) == ["jean-morin"]


def test_spellings_of_a_living_name_are_one_person_where_the_roles_agree() -> None:
    one = naming("a", "Karoline Meavitt", roles=("attachée de presse du palais d’Orvanne",))
    other = naming("b", "Caroline Mevitt", roles=("porte-parole du palais d’Orvanne",))
    assert ids(chronicle(one, other)) == ["karoline-meavitt"]
    stranger = naming("b", "Caroline Mevitt", roles=("éleveuse à Valmer",))
    assert ids(chronicle(one, stranger)) == ["caroline-mevitt", "karoline-meavitt"]
