"""What a reader finds, in a real browser, on a site that answers under a sub-path."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from generator import lexicon
from generator.export.search_records import search_files
from generator.export.search_words import searchable
from generator.french import dates
from generator.model import AttestedName, Authority, Chronicle
from generator.publish.build_site import publish
from generator.publish.manifest import generated_files
from generator.render import SiteInfo, render_pages
from tests.browser.test_accessibility import violations
from tests.export.chronicle import CALL, chronicle
from tests.finished_site import FinishedSite, served
from tests.reader_window import Visit

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 15_000  # ms; the index is WebAssembly, compiled on a busy machine
EVIL = "<img src=x onerror=alert(1)> & </mark><script>alert(2)</script>"


def build(root: Path, made: Chronicle) -> int:
    """Build a chronicle's site with this repository's own settings and templates; return the number of records."""
    generated = generated_files(ROOT)
    for source in sorted((ROOT / "docs").rglob("*")):
        name = source.relative_to(ROOT)
        if source.is_file() and name.as_posix() not in generated:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, root / name)
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    info = SiteInfo("Fil rouge", "https://example.org/fil-rouge/", "Essai", "", "2031-06-01", "0")
    records = search_files(made, dates.when)
    return publish(root, render_pages(made, info), [], records, epoch=1_935_662_400).records


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FinishedSite]:
    root = tmp_path_factory.mktemp("search") / "chronique"
    made = chronicle()
    anna, iouri = made.persons
    iouri = replace(iouri, names=(*iouri.names, AttestedName(EVIL, ("ouvert",), False)))
    record = Authority(iouri.ref.id, "person", iouri.name, iouri.sort_name, description=EVIL)
    build(root, replace(made, persons=(anna, replace(iouri, record=record))))
    with served(root) as running:
        yield running


@pytest.fixture
def window(visit: Callable[..., Visit], site: FinishedSite) -> Visit:
    return visit(site)


def status(page: Page) -> Any:
    return page.locator("#recherche [role=status]")


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("negociation", f"evenements/{CALL}/"),
        ("négociations", f"evenements/{CALL}/"),
        ("accuse", f"evenements/{CALL}/"),
        ("L’accusé", f"evenements/{CALL}/"),
        ("l'accusé", f"evenements/{CALL}/"),
        ("Uvarin", "personnes/iouri-ouvarine/"),
        ("uvarin", f"evenements/{CALL}/"),
        ("soeur", "articles/ouvert/"),
        ("« négociations de l’été »", f"evenements/{CALL}/"),
        ("porte océane", "lieux/le-havre/"),
        ("2031-05-04", f"evenements/{CALL}/"),
        ("4 mai 2031", f"evenements/{CALL}/"),
    ],
)
def test_a_page_is_found_as_people_type(window: Visit, query: str, address: str) -> None:
    page = window.open("recherche/")
    page.locator("#recherche-mots").fill(query)
    page.locator("#recherche-mots").press("Enter")
    link = page.locator(f"#recherche a[data-resultat][href$='/fil-rouge/{address}']")
    expect(link).to_be_visible(timeout=PATIENCE)
    expect(status(page)).to_contain_text("résultat")
    expect(status(page)).not_to_contain_text("Aucun")
    link.click()
    page.wait_for_url(f"**/fil-rouge/{address}")
    expect(page.locator("h1")).to_have_count(1)


def test_an_address_holds_a_search(window: Visit) -> None:
    page = window.open("recherche/?q=Uvarin")
    expect(page.locator("#recherche-mots")).to_have_value("Uvarin")
    expect(page.locator("#recherche a[data-resultat]").first).to_be_visible(timeout=PATIENCE)
    page.locator("#recherche-mots").fill("Leclerc")
    page.locator("#recherche-mots").press("Enter")
    page.wait_for_url("**/recherche/?q=Leclerc")
    page.go_back()
    expect(page.locator("#recherche-mots")).to_have_value("Uvarin")


def test_filters_narrow_the_results_and_stand_in_the_address(window: Visit) -> None:
    page = window.open("recherche/?q=Leclerc")
    results = page.locator("#recherche a[data-resultat]")
    expect(results.nth(1)).to_be_visible(timeout=PATIENCE)
    page.goto(f"{window.site.url}recherche/?q=Leclerc&type=Appel+téléphonique")
    expect(results).to_have_count(1, timeout=PATIENCE)
    expect(page.locator("#filtre-type")).to_have_value("Appel téléphonique")
    page.locator("#filtre-type").select_option("")
    expect(results.nth(1)).to_be_visible(timeout=PATIENCE)
    assert "type=" not in page.url


def test_a_name_finds_first_the_one_who_bears_it(window: Visit) -> None:
    page = window.open("recherche/?q=Leclerc")
    first = page.locator("#recherche a[data-resultat]").first
    expect(first).to_have_text("Anna Leclerc", timeout=PATIENCE)


@pytest.mark.parametrize("query", ["Leclerc", "Uvarin", "mai", "zzz"])
def test_a_search_comes_to_its_end(window: Visit, query: str) -> None:
    page = window.open(f"recherche/?q={query}")
    expect(status(page)).to_contain_text("résultat", timeout=PATIENCE)
    expect(status(page)).not_to_contain_text("Recherche…")


def test_under_a_result_stands_a_sentence_not_a_list_of_names(window: Visit) -> None:
    page = window.open("recherche/?q=Uvarin")
    expect(page.locator("#recherche a[data-resultat]").first).to_be_visible(timeout=PATIENCE)
    for words in page.locator("#recherche .fr-hit__words").all_text_contents():
        assert " · " not in words


def test_results_can_be_sorted_by_date(window: Visit) -> None:
    page = window.open("recherche/?q=Leclerc&tri=date")
    about = page.locator("#recherche .fr-hit__about")
    expect(about.first).to_contain_text("5 mai 2031", timeout=PATIENCE)
    expect(page.locator("#recherche a[data-resultat]")).to_have_count(6)
    assert page.locator("#recherche-tri").input_value() == "date"


def test_the_filters_tell_how_many_each_choice_holds(window: Visit) -> None:
    page = window.open("recherche/?q=Leclerc")
    person = page.locator("#filtre-personne")
    expect(person).to_be_visible(timeout=PATIENCE)
    choices = person.locator("option").all_inner_texts()
    assert choices[0] == "Toutes"
    assert "Iouri Ouvarine (2)" in choices
    person.focus()
    person.select_option("Iouri Ouvarine")
    expect(page.locator("#recherche a[data-resultat]")).to_have_count(2, timeout=PATIENCE)
    assert "personne=Iouri" in page.url
    expect(person).to_be_focused()


def test_a_filter_alone_lists_what_it_holds(window: Visit) -> None:
    page = window.open("recherche/?annee=2031")
    expect(page.locator("#recherche a[data-resultat]").first).to_be_visible(timeout=PATIENCE)


def test_words_that_only_begin_alike_are_told_to_be_near(window: Visit) -> None:
    page = window.open("recherche/?q=Leclanche")
    expect(status(page)).to_contain_text("Aucun résultat", timeout=PATIENCE)
    expect(status(page)).to_contain_text("pages proches")
    expect(page.locator("#recherche a[data-resultat]").first).to_be_visible()
    expect(page.locator("#recherche .fr-advice")).to_be_visible()


@pytest.mark.parametrize("query", ["xyzzyx", "academie"])  # Pagefind would give « à » for the second
def test_nothing_found_is_said_with_advice(window: Visit, query: str) -> None:
    page = window.open(f"recherche/?q={query}")
    expect(status(page)).to_contain_text("Aucun résultat", timeout=PATIENCE)
    assert page.locator("#recherche a[data-resultat]").count() == 0
    expect(page.locator("#recherche .fr-advice")).to_be_visible()
    expect(page.locator("#recherche .fr-advice a").first).to_have_attribute(
        "href", f"{window.site.url}personnes/"
    )


@pytest.mark.parametrize("key", ["/", "s", "Control+k"])
def test_the_keyboard_leads_from_any_page_to_a_result(window: Visit, key: str) -> None:
    page = window.open(f"evenements/{CALL}/")
    box = page.locator("#recherche-rapide")
    page.keyboard.press(key)
    expect(box).to_be_focused()
    page.keyboard.type("Uvarin")
    results = page.locator(".fr-quick a[data-resultat]")
    expect(results.first).to_be_visible(timeout=PATIENCE)
    expect(page.locator(".fr-quick [role=status]")).to_contain_text("résultat")
    page.keyboard.press("ArrowDown")
    expect(results.first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".fr-quick")).to_be_hidden()
    expect(box).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/recherche/?q=Uvarin")


def test_a_narrow_window_has_the_page_instead_of_the_box(
    visit: Callable[..., Visit], site: FinishedSite
) -> None:
    page = visit(site, viewport={"width": 360, "height": 700}).open("methode/")
    page.keyboard.press("/")
    page.wait_for_url("**/fil-rouge/recherche/**")
    expect(page.locator("#recherche-mots")).to_be_focused()


@pytest.mark.parametrize("look", ["light", "dark"])
def test_results_raise_no_barrier(visit: Callable[..., Visit], site: FinishedSite, look: str) -> None:
    window = visit(site, color_scheme=look, reduced_motion="reduce")
    page = window.open("recherche/?q=Leclerc")
    expect(page.locator("#filtre-personne")).to_be_visible(timeout=PATIENCE)
    assert violations(window) == []
    page.goto(f"{site.url}recherche/?q=xyzzyx")
    expect(page.locator("#recherche .fr-advice")).to_be_visible(timeout=PATIENCE)
    page.locator("#recherche-rapide").fill("Leclerc")
    expect(page.locator(".fr-quick a[data-resultat]").first).to_be_visible(timeout=PATIENCE)
    assert violations(window) == []


def test_keys_typed_into_a_field_stay_there(window: Visit) -> None:
    page = window.open("recherche/")
    page.locator("#recherche-mots").press_sequentially("s/s")
    expect(page.locator("#recherche-mots")).to_have_value("s/s")


def test_what_the_index_holds_is_text(window: Visit) -> None:
    page = window.open("recherche/?q=onerror")
    result = page.locator("#recherche .fr-hit").first
    expect(result).to_be_visible(timeout=PATIENCE)
    expect(result).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.locator("#recherche img, #recherche script").count() == 0
    expect(result.locator("mark").first).to_be_visible()


def test_a_hostile_query_is_text(window: Visit) -> None:
    page = window.open("recherche/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%22&type=%22%5D%3Cb%3E")
    expect(status(page)).not_to_have_text("", timeout=PATIENCE)
    assert page.locator("#recherche img, #recherche b").count() == 0


def test_results_are_set_as_french_is(window: Visit) -> None:
    page = window.open("recherche/?q=accuse")
    result = page.locator("#recherche .fr-hit").first
    expect(result).to_contain_text("L’accusé d’hier", timeout=PATIENCE)


def test_without_scripts_the_box_is_a_form_that_leads_to_the_page(
    browser: Browser, site: FinishedSite
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.url}evenements/{CALL}/")
    page.locator("#recherche-rapide").fill("Uvarin")
    page.locator("#recherche-rapide").press("Enter")
    page.wait_for_url("**/fil-rouge/recherche/?q=Uvarin")
    context.close()


def test_a_site_built_without_an_index_says_so(browser: Browser, site: FinishedSite) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/pagefind/**", lambda route: route.abort())
    page.goto(f"{site.url}recherche/?q=Uvarin")
    expect(status(page)).to_contain_text("n’a pas pu se charger", timeout=PATIENCE)
    expect(page.locator("#recherche .fr-advice a").first).to_be_visible()
    context.close()


def test_a_chronicle_of_nothing_has_a_search_that_finds_nothing(
    visit: Callable[..., Visit], tmp_path: Path
) -> None:
    empty = Chronicle((), (), (), (), (), (), (), (), (), ())
    assert build(tmp_path / "vide", empty) == 0
    with served(tmp_path / "vide") as running:
        page = visit(running).open("recherche/?q=Uvarin")
        expect(status(page)).to_contain_text("Aucun résultat", timeout=PATIENCE)


def test_queries_are_folded_as_records_are(window: Visit) -> None:
    page = window.open("recherche/")
    for example in lexicon.load("search")["elided_examples"]:
        asked, shown = page.evaluate(
            """async ([written, indexed]) => {
                const words = await import(new URL("../assets/search-words.js", location.href).href);
                return [words.asked(written), words.typeset(indexed)];
            }""",
            [example["written"], example["indexed"]],
        )
        assert asked == example["asked"]
        assert shown == example["written"].replace("'", "’")


@pytest.mark.parametrize("kind", ["small_word_examples", "asking_phrase_examples"])
def test_a_question_asks_for_the_words_that_tell(window: Visit, kind: str) -> None:
    page = window.open("recherche/")
    for example in lexicon.load("search")[kind]:
        telling = page.evaluate(
            """async (written) => {
                const words = await import(new URL("../assets/search-words.js", location.href).href);
                return words.telling(words.asked(written)).join(" ");
            }""",
            example["written"],
        )
        assert telling == example["asked"]


def test_where_no_page_has_all_words_the_most_telling_are_kept(window: Visit) -> None:
    page = window.open("recherche/?q=" + quote("Qu’ont négocié Leclerc et Zanzibarski le 4 mai 2031 ?"))
    expect(status(page)).to_contain_text("Aucune page n’a tous les mots demandés", timeout=PATIENCE)
    expect(status(page)).to_contain_text("sans «\u202fZanzibarski\u202f»")
    expect(
        page.locator(f"#recherche a[data-resultat][href$='/fil-rouge/evenements/{CALL}/']")
    ).to_be_visible()


def test_words_in_guillemets_lose_no_word(window: Visit) -> None:
    page = window.open("recherche/")
    kept = page.evaluate(
        """async () => {
            const words = await import(new URL("../assets/search-words.js", location.href).href);
            return words.telling(words.asked("« pas un mot de la fin »"));
        }"""
    )
    assert kept == ['"pas un mot de la fin"']


def test_any_query_asks_only_for_words_that_its_text_is_indexed_by(window: Visit) -> None:
    page = window.open("recherche/")
    chance = random.Random(7)  # noqa: S311  # the same texts each time
    letters = "aàcdéeil’'ʼmnœqustu jx-«» \u00a0\u202f\u00ad\ufeff.,0"
    texts = ["".join(chance.choices(letters, k=chance.randint(1, 25))) for _ in range(2000)]
    queries = page.evaluate(
        """async (texts) => {
            const words = await import(new URL("../assets/search-words.js", location.href).href);
            return texts.map((text) => [words.asked(text), words.telling(words.asked(text)).join(" ")]);
        }""",
        texts,
    )
    for text, (query, telling) in zip(texts, queries, strict=True):
        indexed = re.findall(r"\w+", searchable(text))
        assert set(re.findall(r"\w+", query)) <= set(indexed), (text, query)
        assert set(re.findall(r"\w+", telling)) <= set(re.findall(r"\w+", query)), (text, telling)
        assert bool(telling) == bool(re.search(r"[^\W_]", query)), (text, telling)


@pytest.mark.parametrize("width", [360, 1280])
def test_the_search_page_fits_the_window(visit: Callable[..., Visit], site: FinishedSite, width: int) -> None:
    page = visit(site, viewport={"width": width, "height": 800}).open("recherche/?q=Leclerc")
    expect(page.locator("#recherche a[data-resultat]").first).to_be_visible(timeout=PATIENCE)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
