"""A chronicle in which every field that somebody else wrote attacks: nothing of it runs in a reader's browser."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.finished_site import FinishedSite, served, succeed
from tests.reader_window import Visit

pytestmark = pytest.mark.browser

# Each would set window.hit, by another way into HTML, Markdown, attributes, titles, templates or addresses.
ATTACKS = (
    "<script>window.hit=1</script>",
    "<img src=x onerror=window.hit=1>",
    '"><svg onload=window.hit=1>',
    "</title><script>window.hit=1</script>",
    "&lt;script&gt;window.hit=1&lt;/script&gt;",
    "[lien](javascript:window.hit=1)",
    "![x](x){ onerror=window.hit=1 }",
    "{ onclick=window.hit=1 onfocus=window.hit=1 autofocus tabindex=0 }",
    "<javascript:window.hit=1>",
    "{{ ''.__class__ }} {% raw %} <% hit %>",
    "--><script>window.hit=1</script><!--",
    "]]><script>window.hit=1</script>",
    "`<b>` ***x*** | a | b |",
)


EDGES = ((90, 180), (-90, -180), (0, 180), (0, -180), (0, 0))
DATES = ("0001-01-01", "9999-12-31", "0001-01-01/9999-12-31", "[2031-05-01,2031-05-03]", "2031-05-06", "2031")


def kept(number: int, attack: str) -> str:
    """Return the file of a kept event that an attacker wrote: each decision of an editor, with its reason."""
    why = f"{{reason: {json.dumps('Vu ' + attack)}, decided: '2026-01-02', source: {json.dumps(attack)}}}"
    facts = f"participants: [anna-{number}, anna-{(number + 1) % len(ATTACKS)}]\nplace: lieu-{number}\n"
    facts += f"themes: [theme-{number}]\ntitle: {json.dumps('Rencontre ' + attack)}\n"
    return (
        f"type: meeting\nstatus: occurred\ndate: '{DATES[number % len(DATES)]}'\n{facts}"
        f"rejected:\n  - property: place\n    value: {json.dumps(attack)}\n    reason: {json.dumps(attack)}\n"
        f"    decided: '2026-01-02'\n"
        + (f"withdrawn: {why}\n" if number == 1 else "")
        + "reasons:\n"
        + "".join(
            f"  {fact}: {why}\n" for fact in ("type", "status", "date", "participants", "place", "themes")
        )
    )


def text_of(attack: str) -> str:
    return (
        f"date 2031-05-06 Le port rouvre {attack}\n\n"
        f"La maire Anna Leclerc s’est entretenue lundi par téléphone avec Bruno Morand {attack}. "
        "L’appel a duré 45 minutes.\n\n"
        f"« Le port {attack} rouvrira », a déclaré Anna Leclerc lors de cet entretien téléphonique.\n\n"
        f"# {attack}\n\n    {attack}\n\n> {attack}\n"
    )


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FinishedSite]:
    base = tmp_path_factory.mktemp("hostile")
    root = base / "chronicle"
    succeed("init", root, "--name", f"Affaire {ATTACKS[0]}")
    articles = []
    for number, attack in enumerate(ATTACKS):
        article = base / f"article{number}.md"
        articles.append(article)
        title, name = json.dumps(f"Titre {attack}"), json.dumps(f"Journal {attack}")
        article.write_text(
            f"---\ntitle: {title}\npublished: '2031-05-{number + 10}'\npublishers: [{name}]\nauthors: [{name}]\n"
            f"rights: full\nreference_date:\n  date: '2031-05-{number + 10}'\n  reason: {title}\n"
            f"  decided: '2026-01-02'\n---\n\n{text_of(attack)}",
            encoding="utf-8",
        )
    succeed("add", "-C", root, *articles)
    people = "".join(
        f"anna-{number}:\n  name: {json.dumps(f'Anna {attack} {number}')}\n  sort_name: {json.dumps(attack)}\n"
        f"  aliases: [{json.dumps(f'Annette {attack} {number}')}]\n  description: {json.dumps(attack)}\n"
        for number, attack in enumerate(ATTACKS)
    )
    (root / "data" / "people.yml").write_text(people, encoding="utf-8")
    themes = people.replace("anna-", "theme-").replace("  aliases", "  keywords")
    (root / "data" / "themes.yml").write_text(themes, encoding="utf-8")
    places = "".join(
        f"lieu-{number}:\n  name: {json.dumps(f'Lieu {attack} {number}')}\n  coordinates: [{latitude}, {longitude}]\n"
        for number, (attack, (latitude, longitude)) in enumerate(
            zip(ATTACKS, EDGES * len(ATTACKS), strict=False)
        )
    )
    (root / "data" / "places.yml").write_text(places, encoding="utf-8")
    for number, attack in enumerate(ATTACKS):
        (root / "data" / "events" / f"rencontre-{number}.yml").write_text(
            kept(number, attack), encoding="utf-8"
        )
    succeed("build", "-C", root)
    with served(root) as site:
        yield site


def test_nothing_that_others_wrote_runs(visit: Callable[..., Visit], hostile_site: FinishedSite) -> None:
    window = visit(hostile_site)
    pages = hostile_site.pages()
    assert sum(page.startswith("articles/") for page in pages) > len(ATTACKS)
    assert any(page.startswith("evenements/p-") for page in pages)
    for address in pages:
        page = window.open(address)
        # What waits for a click or the focus gets both.
        page.evaluate(
            "document.querySelectorAll('[onclick],[onfocus],[autofocus],a[href^=\"javascript:\" i]')"
            ".forEach(one => { one.focus(); one.click(); })"
        )
        assert page.evaluate("window.hit") is None, address
        assert page.locator("main :is([onclick], [onfocus], [onerror], [onload])").count() == 0, address


def test_the_words_are_shown_as_they_were_written(
    visit: Callable[..., Visit], hostile_site: FinishedSite
) -> None:
    page = visit(hostile_site).open("articles/")
    shown = page.locator("main").inner_text()
    for attack in ATTACKS[:4]:
        assert attack in shown


def test_the_search_shows_them_too_and_runs_nothing(
    visit: Callable[..., Visit], hostile_site: FinishedSite
) -> None:
    window = visit(hostile_site)
    page = window.open("recherche/?q=" + "Titre%20%3Cimg%20src%3Dx%20onerror%3Dwindow.hit%3D1%3E")
    page.locator("main .fr-hits a").first.wait_for(timeout=15_000)
    assert page.evaluate("window.hit") is None
    assert page.locator("main img").count() == 0


def test_a_search_word_cannot_run_either(visit: Callable[..., Visit], hostile_site: FinishedSite) -> None:
    page = visit(hostile_site).open("recherche/?q=" + "%22%3E%3Csvg%20onload%3Dwindow.hit%3D1%3E")
    page.locator("main [role=status]").first.wait_for(timeout=15_000)
    assert page.evaluate("window.hit") is None


def test_the_name_of_the_site_is_text(
    visit: Callable[..., Visit], hostile_site: FinishedSite, tmp_path: Path
) -> None:
    page = visit(hostile_site).open()
    assert ATTACKS[0] in page.title()


# What an address may ask of the search, the indexes and the pictures: markup, names that every object of JavaScript
# has, periods that are none, halves of characters, and far too much.
ASKED = (
    "%3Cscript%3Ewindow.hit%3D1%3C%2Fscript%3E",
    "__proto__",
    "constructor",
    "a-b",
    "2031-99",
    "%00",
    "%ED%A0%80",
    "'%22%5D%7D",
    "x" * 2000,
)
PARAMETERS = {
    "recherche/": (
        "q",
        "tri",
        "nature",
        "type",
        "periode",
        "annee",
        "personne",
        "lieu",
        "theme",
        "statut",
        "source",
    ),
    "evenements/": ("q", "tri", "type", "periode", "personne", "lieu", "theme", "statut", "source"),
    "chronologie/": ("images-type", "images-personne", "images-depuis", "images-jusqua"),
}


@pytest.mark.parametrize("path", PARAMETERS)
@pytest.mark.parametrize("value", ASKED, ids=range(len(ASKED)))
def test_no_address_breaks_a_page(
    visit: Callable[..., Visit], hostile_site: FinishedSite, path: str, value: str
) -> None:
    page = visit(hostile_site).open(path)
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.goto(f"{hostile_site.url}{path}?" + "&".join(f"{name}={value}" for name in PARAMETERS[path]))
    if path != "chronologie/":
        page.locator("#recherche-mots").wait_for(timeout=15_000)
    assert page.evaluate("window.hit") is None
    assert not failures
