"""Every page that readers rely on is there, leads with prose, and links both ways."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from lxml import html

from generator.addresses import FOLDERS
from generator.model import (
    Authority,
    Chronicle,
    EventFacts,
    EventMention,
    EventStatus,
    EventType,
    Passage,
    Ref,
    RefKind,
    Rights,
    Span,
)
from generator.render import render_pages
from tests.render.invented import ANNA, PORT, SITE, invented
from tests.render.site import build_site, page

CALL = "evenements/2025-06-04-appel"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_site(invented(), tmp_path_factory.mktemp("site"))


def text_of(site: Path, address: str) -> str:
    article = page(site, address).find(".//article")
    assert article is not None
    words = "".join(article.itertext()).replace("\u00a0", " ").replace("\u202f", " ")
    return " ".join(words.split())


def links_of(site: Path, address: str) -> set[str]:
    """Return where the links of a page lead, from the site's root."""
    base = f"https://x/{address}/" if address else "https://x/"
    tree = page(site, address)
    tree.make_links_absolute(base)
    return {str(link.get("href")).removeprefix("https://x/") for link in tree.iter("a")}


def test_paths_are_unique_and_in_the_same_order_every_time() -> None:
    first = [one.path for one in render_pages(invented(), SITE)]
    assert len(set(first)) == len(first)
    assert list(render_pages(invented(), SITE)) == list(render_pages(invented(), SITE))


def test_no_heading_stands_over_nothing() -> None:
    chronicle = invented()
    bare = tuple(replace(entry, record=None, roles=()) for entry in chronicle.organisations)
    for one in render_pages(replace(chronicle, organisations=bare), SITE):
        assert not re.search(r'<div class="[\w-]+" markdown="1">\s*</div>', one.text), one.path


def test_pages_come_lazily() -> None:
    pages = render_pages(invented(), SITE)
    assert next(pages).path == "index.md"


def test_every_entity_has_its_page_and_stands_in_its_index(site: Path) -> None:
    chronicle = invented()
    refs = [Ref(RefKind.EVENT, event.id) for event in chronicle.events if event.withdrawn is None]
    refs += [Ref(RefKind.ARTICLE, entry.article.id) for entry in chronicle.articles]
    for group in (chronicle.persons, chronicle.organisations, chronicle.places, chronicle.themes):
        refs += [entry.ref for entry in group]
    for ref in refs:
        folder = FOLDERS[ref.kind]
        assert (site / folder / ref.id / "index.html").is_file()
        assert f"{folder}/{ref.id}/" in links_of(site, folder)


def test_an_event_is_told_in_sentences(site: Path) -> None:
    told = text_of(site, CALL)
    assert (
        "Un appel téléphonique a eu lieu entre Anna Leclerc et Bruno Petit le mercredi 4 juin 2025. "
        "Bruno Petit en a pris l’initiative. Il a duré 1 heure 15. Lieu indiqué : Valmer. "
        "Les articles en font le 2e de 2025. "
        "Deux de nos articles en parlent." in told
    )
    assert "La page de l’article est datée du lendemain." in told
    assert "Chiffres 12 navires bloqués" in told
    assert "« Appel téléphonique entre Anna Leclerc et Bruno Petit (4 juin 2025) », Fil rouge" in told
    assert "Adresse permanente : https://chronique.example/fil-rouge/evenements/2025-06-04-appel/" in told


def test_the_date_trail_tells_words_anchor_rule_and_decision(site: Path) -> None:
    told = text_of(site, CALL)
    for part in (
        "« mercredi »",
        "Point de départ : compté depuis la date de l’article. Règle : jour de semaine seul : le dernier qui précède",
        "Le dernier mercredi avant la date de l’article.",
        "Raison : Les deux articles concordent.",
        "Source : Le Phare, 5 juin",
        "Décidé le 2 juillet 2025.",
    ):
        assert part in told


def test_a_rule_is_told_in_words_or_not_at_all() -> None:
    chronicle = invented()
    call = chronicle.events[0]
    for rule, told in (
        ("day-after", "Règle : lendemain d’un autre événement"),
        ("unheard-of-rule", None),
    ):
        trail = (replace(call.date_trail[0], rule=rule),)
        changed = replace(chronicle, events=(replace(call, date_trail=trail), *chronicle.events[1:]))
        text = next(one.text for one in render_pages(changed, SITE) if one.path == f"{CALL}.md")
        text = unescape(text).replace("\u00a0", " ")
        assert rule not in text
        assert told in text if told else "Règle" not in text


def test_what_editors_write_is_typeset_and_what_they_quote_is_not() -> None:
    chronicle = invented()
    call = chronicle.events[0]
    written, typeset = (
        "Vrai ; voir « un : deux ; trois » : lu",
        ("Vrai\u202f; voir «\u202fun : deux ; trois\u202f»\u00a0: lu"),
    )
    decision = replace(call.decisions[0], reason=written)
    record = Authority("port-de-valmer", "organisation", "Port", "Port", description=written)
    changed = replace(
        chronicle,
        events=(replace(call, decisions=(decision,)), *chronicle.events[1:]),
        organisations=(chronicle.organisations[0], replace(chronicle.organisations[1], record=record)),
        decisions=(decision,),
    )
    pages = {
        one.path: unescape(one.text) for one in render_pages(changed, replace(SITE, description=written))
    }
    for path in (f"{CALL}.md", "corrections/index.md", "organisations/port-de-valmer.md", "index.md"):
        assert typeset in pages[path], path
        assert written not in pages[path], path
    assert typeset in pages["organisations/index.md"]


def test_accounts_stand_side_by_side_and_open_their_sentence(site: Path) -> None:
    tree = page(site, CALL)
    table = tree.find(".//table")
    assert table is not None
    assert [th.get("scope") for th in table.findall(".//thead//th")] == ["col"] * 3
    rows = {row[0].text_content().strip(): row for row in table.findall(".//tbody/tr")}
    assert list(rows) == ["Statut", "Durée", "Sujet"]
    assert {row[0].get("scope") for row in rows.values()} == {"row"}
    heads = [" ".join(th.text_content().split()) for th in table.findall(".//thead//th")]
    assert heads == ["Aspect", "Mairie de Valmer", "Port de Valmer"]
    status = rows["Statut"]
    assert status[1].findtext(".//summary/span") == "survenu"
    assert status[2].findtext(".//span[@class='fr-unknown']") == "rien dans nos articles"
    for cell in rows["Durée"][1:]:
        assert "contredit" in cell.find(".//summary").text_content()
    account = tree.get_element_by_id("compte-c2")
    assert [link.get("href") for link in account.iter("a")] == [
        "../../articles/2025-06-notice-bbbbbb/#phrase-bbbb0001",
        "../../personnes/anna-leclerc/",
    ]
    named = table.get("aria-labelledby")
    assert "Ce que chaque source dit" in tree.get_element_by_id(named).text_content()


def test_contradictions_are_told_in_a_sentence_above(site: Path) -> None:
    assert "Les sources se contredisent sur la durée." in text_of(site, CALL)


def test_one_authority_makes_a_list_not_a_table(site: Path) -> None:
    tree = page(site, "evenements/p-12345678")
    assert tree.find(".//table") is None
    told = tree.find(".//dl[@class='fr-told']")
    assert told is not None
    assert [one.text_content().strip() for one in told.findall("dt")] == ["Lieu"]
    assert told.findtext(".//summary/span") == "Valmer"
    assert "Une seule source parle de cet événement : Port de Valmer." in text_of(
        site, "evenements/p-12345678"
    )


def test_an_article_speaks_under_its_publishers_name_and_date() -> None:
    chronicle = invented()
    first, second = (entry.article.id for entry in chronicle.articles[:2])
    strike = chronicle.events[1]
    voices = tuple(
        replace(strike.accounts[0], id=f"v{one}", authority=Ref(RefKind.ARTICLE, one), authority_label=label)
        for one, label in ((first, "Le Phare"), (second, chronicle.articles[1].title))
    )
    changed = replace(
        chronicle,
        events=(chronicle.events[0], replace(strike, accounts=voices), *chronicle.events[2:]),
    )
    text = next(one.text for one in render_pages(changed, SITE) if one.path == "evenements/p-12345678.md")
    headings = unescape(text[text.index("<thead") : text.index("</thead>")]).replace("\u00a0", " ")
    assert f"[Le Phare, 5 juin 2025](../articles/{first}.md)" in headings
    assert f"[Article sans titre](../articles/{second}.md)" in headings


def test_a_provisional_event_offers_no_address_to_cite(site: Path) -> None:
    told = text_of(site, "evenements/p-12345678")
    assert "adresse provisoire" in told
    assert "Adresse permanente" not in told
    assert "Citer cette page" not in told
    assert page(site, "evenements/p-12345678").find(".//meta[@name='robots']") is not None
    assert page(site, CALL).find(".//meta[@name='robots']") is None


def test_a_withdrawn_event_answers_with_its_reason_and_is_in_no_index(site: Path) -> None:
    address = "evenements/2025-01-01-accord"
    told = text_of(site, address)
    assert (
        "retiré de la chronique le 3 juillet 2025. Raison donnée par les éditeurs : "
        "Deux affaires avaient été confondues." in told
    )
    assert "../../articles/2025-06-05-phare-aaaaaa/" in {
        link.get("href") for link in page(site, address).iter("a")
    }
    for index in ("evenements", "chronologie", ""):
        assert f"{address}/" not in links_of(site, index)


def test_a_withdrawn_event_is_asserted_no_more(site: Path) -> None:
    told = text_of(site, "evenements/2025-01-01-accord")
    for asserted in ("a été conclu", "Les faits", "1er janvier", "Citer cette page", "Qui dit quoi"):
        assert asserted not in told


def test_the_log_tells_a_withdrawal_and_a_merger_in_sentences(site: Path) -> None:
    told = text_of(site, "corrections")
    assert (
        "L’événement « Accord retiré (1er janvier 2025) » a été retiré de la chronique.Raison : Deux" in told
    )
    assert (
        "L’événement d’abord noté à l’adresse « evenements/2025-06-03-appel/ » est le même que "
        "« Appel téléphonique entre Anna Leclerc et Bruno Petit (4 juin 2025) » : les deux ont été réunis."
        in told
    )
    for cryptic in ("true", "Retrait :", "Fusion :"):
        assert cryptic not in told
    assert {"evenements/2025-06-03-appel/", f"{CALL}/", "evenements/2025-01-01-accord/"} <= links_of(
        site, "corrections"
    )


def test_announced_is_not_happened(site: Path) -> None:
    told = text_of(site, "evenements/2025-07-rencontre")
    assert "Une rencontre est annoncée entre Anna Leclerc et Bruno Petit pour juillet 2025." in told
    assert "Annoncé ne veut pas dire survenu" in told


def test_states_that_negotiate_are_the_sides_and_take_their_article() -> None:
    chronicle = invented()
    russia, france = (Ref(RefKind.PLACE, name) for name in ("norvege", "france"))
    places = tuple(
        replace(chronicle.places[0], ref=ref, name=name, sort_name=name, record=None, aliases=())
        for ref, name in ((russia, "Norvège"), (france, "France"))
    )
    talks = replace(
        chronicle.events[2], type=EventType.NEGOTIATION, parties=(russia, france), participants=(ANNA,)
    )
    agreed = replace(chronicle.events[0], type=EventType.AGREEMENT)
    changed = replace(
        chronicle,
        places=(*chronicle.places, *places),
        events=(agreed, chronicle.events[1], talks, *chronicle.events[3:]),
    )
    pages = {one.path: one.text for one in render_pages(changed, SITE)}
    told = pages["evenements/2025-07-rencontre.md"]
    assert "entre la [Norvège](../lieux/norvege.md) et la [France](../lieux/france.md)" in told
    assert "Nos articles y nomment aussi [Anna Leclerc](../personnes/anna-leclerc.md)." in told
    assert "Un accord a été conclu entre" in pages["evenements/2025-06-04-appel.md"]


def test_a_body_has_its_article_in_a_sentence_and_a_capital_alone() -> None:
    chronicle = invented()
    board = Ref(RefKind.ORGANISATION, "direction-du-groupe-halvard")
    entry = replace(
        chronicle.organisations[0], ref=board, name="direction du groupe Halvard", sort_name="direction"
    )
    talks = replace(
        chronicle.events[2],
        type=EventType.NEGOTIATION,
        parties=(board, PORT),
        participants=(),
        initiator=board,
    )
    changed = replace(
        chronicle,
        organisations=(*chronicle.organisations, entry),
        events=(*chronicle.events[:2], talks, *chronicle.events[3:]),
    )
    pages = {one.path: one.text for one in render_pages(changed, SITE)}
    told, link = pages["evenements/2025-07-rencontre.md"], "(../organisations/direction-du-groupe-halvard.md)"
    assert f"entre la [direction du groupe Halvard]{link} et le [Port de Valmer]" in told
    assert f"La [direction du groupe Halvard]{link} en a pris l’initiative." in told
    assert f"[Direction du groupe Halvard]{link}" in told
    assert "# Direction du groupe Halvard {" in pages["organisations/direction-du-groupe-halvard.md"]
    assert "[Direction du groupe Halvard](direction-du-groupe-halvard.md)" in pages["organisations/index.md"]


def test_what_is_announced_is_told_even_where_its_sentence_may_not_be() -> None:
    chronicle = invented()
    first, call = chronicle.articles[0], chronicle.events[0]
    (announced,) = call.follow_ups
    facts = EventFacts(EventType.MEETING, EventStatus.PLANNED, date="2025-07")
    mention = EventMention(announced.span, announced.sentence, 1, facts, None, (), "r")
    closed = replace(
        first,
        article=replace(first.article, rights=Rights.METADATA),
        shown=(),
        annotations=replace(first.annotations, event_mentions=(mention,)),
    )
    changed = replace(chronicle, articles=(closed, *chronicle.articles[1:]))

    def told(one: Chronicle) -> str:
        text = next(page.text for page in render_pages(one, SITE) if page.path == f"{CALL}.md")
        return unescape(text[text.index("## Suites annoncées") :])

    assert 'Rencontre annoncée, pour <time datetime="2025-07">juillet\u00a02025</time> <span' in told(changed)
    meeting = replace(chronicle.events[2], passages=(announced,))
    paged = replace(changed, events=(*chronicle.events[:2], meeting, *chronicle.events[3:]))
    assert "juillet\u00a02025</time>\u00a0: [Rencontre annoncée" in told(paged)
    undated = replace(mention, facts=replace(facts, date=None))
    closed = replace(closed, annotations=replace(first.annotations, event_mentions=(undated,)))
    assert "Rencontre annoncée, sans date indiquée" in told(
        replace(chronicle, articles=(closed, *chronicle.articles[1:]))
    )


def test_links_go_both_ways(site: Path) -> None:
    person, article = "personnes/anna-leclerc", "articles/2025-06-05-phare-aaaaaa"
    assert f"{person}/" in links_of(site, CALL)
    assert f"{CALL}/" in links_of(site, person)
    assert f"{article}/#phrase-aaaa0001" in links_of(site, CALL)
    assert f"{CALL}/" in links_of(site, article)
    assert f"{article}/#phrase-aaaa0001" in links_of(site, person)
    assert f"{person}/" in links_of(site, article)


def test_a_person_has_names_roles_words_and_mentions(site: Path) -> None:
    told = text_of(site, "personnes/anna-leclerc")
    for part in (
        "Maire de Valmer. Dans la chronique : 2 événements, 1 citation et 1 article.",
        "Présentation dans les articles la maire",
        "Noms tels qu’ils sont écrits¶ Anna Leclerc source 1 A. Leclerc donné",
        "A. Leclerc donné par les éditeurs",
        "rapporté par Bruno Petit canal : la presse dans Les quais rouvrent après un appel "
        "Le Phare, Agence Côtière, 5 juin 2025 « Nous avons un accord »",
        "À ne pas confondre avec Bruno Petit",
    ):
        assert part in told


def test_what_the_source_does_not_tell_is_said(site: Path) -> None:
    told = text_of(site, "articles/2025-06-notice-bbbbbb")
    assert "Titre d’origine non indiqué" in told
    assert "Publication non indiqué" in told
    assert "Notre résumé" in told
    assert "le jeudi 5 juin 2025, fixée par les éditeurs" in told
    assert "d’après notre résumé" in text_of(site, CALL)


def test_the_title_that_heads_a_page_is_not_told_again(site: Path) -> None:
    assert "Titre d’origine" not in text_of(site, "articles/2025-06-05-phare-aaaaaa")


def test_what_may_not_be_shown_is_shown_nowhere(site: Path) -> None:
    for path in site.rglob("*.html"):
        assert "Phrase deux du texte" not in path.read_text(encoding="utf-8"), path
    tree = page(site, "articles/sd-cccccc")
    assert tree.get_element_by_id("phrase-cccc0001") is not None
    assert "1 phrase non reproduite phrase 1" in text_of(site, "evenements/p-12345678")


def test_an_extract_shows_its_words_and_marks_what_is_missing(tmp_path: Path) -> None:
    chronicle = invented()
    entry = chronicle.articles[0]
    start = entry.article.text.index("se sont parlé")
    shown = Span(start, start + len("se sont parlé au téléphone"))
    cut = replace(entry, shown=(shown,), article=replace(entry.article, rights=Rights.EXTRACT))
    site = build_site(replace(chronicle, articles=(cut, *chronicle.articles[1:])), tmp_path)
    tree = page(site, "articles/2025-06-05-phare-aaaaaa")
    text = tree.find_class("fr-text")[0]
    words = " ".join("".join(text.itertext()).split())
    assert words.startswith("[…] ")
    assert "se sont parlé au téléphone" in words
    assert "accord" not in words
    assert "75 minutes" not in words
    assert tree.get_element_by_id("phrase-aaaa0004") is not None
    assert "[…] se sont parlé au téléphone […]" in text_of(site, CALL)


def test_an_old_address_leads_on_without_a_script(site: Path) -> None:
    for address, target in (
        ("evenements/p-aaaaaaaa", "../2025-06-04-appel/"),
        ("personnes/p-anna", "../anna-leclerc/"),
    ):
        tree = page(site, address)
        refresh = tree.find(".//meta[@http-equiv='refresh']")
        assert refresh is not None
        assert refresh.get("content") == f"0; url={target}"
        assert target in [link.get("href") for link in tree.iter("a")]
        canonical = tree.find(".//link[@rel='canonical']")
        assert canonical is not None
        assert str(canonical.get("href")).endswith(f"/fil-rouge/{address.split('/')[0]}/{target[3:]}")
        assert tree.find(".//meta[@name='robots']") is not None
        assert not [script.text for script in tree.iter("script") if script.text], (
            "no script in the page itself"
        )
        assert address not in (site / "sitemap.xml").read_text(encoding="utf-8")


def test_the_home_page_leads_in_by_event_article_person_and_year(site: Path) -> None:
    links = links_of(site, "")
    for address in (
        f"{CALL}/",
        "articles/2025-06-05-phare-aaaaaa/",
        "personnes/anna-leclerc/",
        "chronologie/#annee-2025",
        "methode/",
        "recherche/",
    ):
        assert address in links
    latest = page(site, "").xpath("//*[contains(@class, 'fr-list--timeline')]//a/@href")
    assert latest and "evenements/2025-07-rencontre/" not in latest, "what is announced has not happened"


def test_breadcrumbs_lead_up(site: Path) -> None:
    trail = page(site, CALL).find(".//nav[@class='md-path']")
    assert trail is not None
    assert [link.get("href") for link in trail.iter("a")] == ["../..", "../"]


def test_the_search_page_has_its_place_and_a_word_for_those_without_scripts(site: Path) -> None:
    tree = page(site, "recherche")
    assert tree.get_element_by_id("recherche") is not None
    assert "index ci-dessous" in (tree.findtext(".//noscript") or "")
    form = page(site, CALL).find(".//form[@role='search']")
    assert form is not None
    assert form.get("action") == "../../recherche/"


# Links that name something, and that no browser follows.
NAMING = ("canonical", "schema.DC")


def test_nothing_is_asked_of_another_host(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        for element in html.fromstring(path.read_bytes()).iter():
            if element.tag == "a" or (element.tag == "link" and element.get("rel") in NAMING):
                continue
            for name in ("src", "href", "action", "data", "srcset"):
                assert not str(element.get(name) or "").startswith(("http:", "https:", "//")), (
                    path,
                    element.tag,
                )


def many_events(count: int) -> Chronicle:
    chronicle = invented()
    model = chronicle.events[2]
    events = tuple(
        replace(model, id=f"e-{number:04d}", date=f"{2000 + number // 300}-06-04", type=EventType.MEETING)
        for number in range(count)
    )
    return replace(chronicle, events=(*chronicle.events, *events))


def test_long_indexes_are_cut_into_pages(tmp_path: Path) -> None:
    site = build_site(many_events(700), tmp_path)
    for folder in ("evenements", "chronologie"):
        pages = [site / folder / "index.html", *sorted((site / folder / "liste").rglob("index.html"))]
        assert len(pages) > 2
        found = []
        for path in pages:
            assert path.stat().st_size <= 100_000, (path, path.stat().st_size)
            tree: html.HtmlElement = html.document_fromstring(path.read_bytes())
            lists = tree.find_class("fr-list--timeline")
            entries = [link for one in lists for link in one.iter("a")]
            assert len(entries) <= 200
            found += [str(link.get("href")).rstrip("/").rsplit("/", 1)[-1] for link in entries]
        assert len(found) == len(set(found)) == 704
    assert "chronologie/liste/" in " ".join(links_of(site, ""))


def test_what_is_told_of_a_person_goes_on_further_pages(tmp_path: Path) -> None:
    chronicle = invented()
    entry = chronicle.articles[0]
    sentences = tuple(replace(entry.annotations.sentences[1], anchor=f"m{number}") for number in range(300))
    annotations = replace(entry.annotations, sentences=sentences)
    span = sentences[0].span
    mentions = tuple(Passage(entry.article.id, number, span) for number in range(300))
    persons = tuple(
        replace(one, mentions=mentions, roles=(), quotations=()) if one.ref == ANNA else one
        for one in chronicle.persons
    )
    changed = replace(
        chronicle,
        articles=(replace(entry, annotations=annotations), *chronicle.articles[1:]),
        persons=persons,
    )
    pages = [one for one in render_pages(changed, SITE) if one.path.startswith("personnes/anna-leclerc")]
    assert [one.path for one in pages][:2] == [
        "personnes/anna-leclerc.md",
        "personnes/anna-leclerc/suite/2.md",
    ]
    assert sum(one.text.count("voir dans l’article") for one in pages) >= 300
    assert all(len(one.text.encode()) < 100_000 for one in pages)


def test_an_empty_chronicle_makes_a_site(tmp_path: Path) -> None:
    empty = Chronicle((), (), (), (), (), (), (), (), (), ())
    site = build_site(empty, tmp_path)
    assert "Rien encore." in text_of(site, "")
    assert (site / "themes" / "index.html").is_file()


@pytest.mark.parametrize("url", ["", "https://example.org/fil-rouge/", "https://www.example.com/"])
def test_a_site_without_an_address_of_its_own_gives_none_to_cite(url: str) -> None:
    pages = {one.path: one.text for one in render_pages(invented(), replace(SITE, site_url=url))}
    told = pages[f"{CALL}.md"]
    assert "Adresse permanente" not in told and "example" not in told
    assert "quand le site sera publié" in told
