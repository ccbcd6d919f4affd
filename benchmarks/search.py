"""Measure how soon the search of a site of 25,000 pages answers in Chromium, and how much it loads.

The pages are invented: sentences of the tests' invented articles, under invented names, in the proportions of a
chronicle. They are indexed as a build does and asked through the site's own search page.
"""

from __future__ import annotations

import gzip
import random
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any, Final

import click
from playwright.sync_api import Browser, Page, Response, sync_playwright

HERE: Final = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import speed  # noqa: E402

from generator import __version__  # noqa: E402
from generator.addresses import address  # noqa: E402
from generator.export.search_record import Record, as_html, periods_of  # noqa: E402
from generator.french import dates  # noqa: E402
from generator.model import Ref, RefKind  # noqa: E402
from generator.publish.search_index import OUTPUT, index_records, write_records  # noqa: E402
from tests.conftest import chromium  # noqa: E402
from tests.finished_site import FinishedSite, served, succeed  # noqa: E402

README: Final = HERE / "README.md"
PAGES: Final = 25_000
QUERIES: Final = (
    "grève",
    "négociations salaires",
    "appel du 4 juin",
    "{person}",
    "{surname}",
    "rencontre {place}",
    "Combien de temps a duré l’appel de {surname} ?",
    "qui a rencontré {surname} en mars 2024 ?",
    "accord {surname} {place} introuvabilissime",
    "« a été signé »",
)
ROUNDS: Final = 3
_BLOCK: Final = re.compile(r"(<!-- search -->\n)(.*?)(<!-- /search -->)", re.S)
_SENTENCE: Final = re.compile(r"[^.!?\n]{40,240}[.!?]")
_TYPES: Final = (
    "Appel téléphonique",
    "Rencontre",
    "Négociations",
    "Accord",
    "Grève",
    "Visite",
    "Attaque",
    "Élection",
)
_TEXT_TYPES: Final = ("text/", "javascript", "json", "svg", "xml")


def records(count: int, seed: int = 7) -> Iterator[Record]:
    """Yield so many invented records: of five, three are events, one an article, one a person or place."""
    drawn = random.Random(seed)  # noqa: S311
    sentences = [found.group().strip() for text in speed.articles() for found in _SENTENCE.finditer(text)]
    people, places = names(count)
    for number in range(count):
        kind = number % 5
        told = [renamed(drawn.choice(sentences), drawn.choice(people)) for _ in range(drawn.randint(2, 8))]
        day = date(2015, 1, 1) + timedelta(days=drawn.randrange(4000))
        who = drawn.sample(people[: max(20, count // 20)], 2)
        where = drawn.choice(places)
        if kind < 3:
            name = drawn.choice(_TYPES)
            ref = Ref(RefKind.EVENT, f"evenement-{number:05d}")
            record = Record(ref, f"{name} entre {who[0]} et {who[1]}", name, day.isoformat(), told[0], told)
            record.filters = {
                "kind": ["Événement"],
                "type": [name],
                "person": who,
                "place": [where],
                "period": periods_of(day.isoformat()),
                "source": [f"Journal {number % 60}"],
            }
            record.forms = [*who, where]
        elif kind == 3:
            ref = Ref(RefKind.ARTICLE, f"article-{number:05d}")
            record = Record(ref, told[0][:70], "Article", day.isoformat(), told[0], told * 2)
            record.filters = {"kind": ["Article"], "person": who, "source": [f"Journal {number % 60}"]}
        else:
            name = people[number // 5] if number % 10 == 4 else places[number // 5 % len(places)]
            ref = Ref(RefKind.PERSON, f"personne-{number:05d}")
            record = Record(ref, name, "Personne", None, told[0], told[:3])
            record.own_names = [name, name.split()[-1]]
            record.filters = {"kind": ["Personne"], "person": [name]}
        yield record


def names(count: int) -> tuple[list[str], list[str]]:
    """Return the invented names of people and of places in a chronicle of so many pages."""
    people = [f"{speed.invented(f'g{n % 80}')} {speed.invented(f's{n}')}" for n in range(max(20, count // 5))]
    return people, [f"Val-{speed.invented(f'p{n}')}" for n in range(max(10, count // 50))]


def renamed(sentence: str, name: str) -> str:
    """Return a sentence that begins with somebody's name."""
    return f"{name}, {sentence[:1].lower()}{sentence[1:]}"


def built(root: Path, count: int) -> tuple[FinishedSite, float]:
    """Build a site without articles and index invented records into it; return it and the seconds of indexing."""
    succeed("init", root)
    succeed("build", "-C", root)
    for path in sorted((root / "site" / OUTPUT).rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    (root / "site" / OUTPUT).rmdir()
    folder = root / "records"
    folder.mkdir()
    made = ((address(one.ref) + "index.html", as_html(one, dates.when).encode()) for one in records(count))
    total = write_records(folder, made)
    begun = time.perf_counter()
    index_records(folder, root / "site", total)
    return FinishedSite(root, ""), time.perf_counter() - begun


@dataclass(frozen=True, slots=True)
class Answer:
    """How one query was answered: milliseconds and kB the first time, then with the index at hand, and results."""

    query: str
    opened: float
    loaded: float
    warm: float
    results: int


# From the call to the results that would be shown, without the rest that the box waits for while one types.
_ASK: Final = """
async (query) => {
  const { search } = await import(new URL("../assets/search-index.js", location.href).href);
  const begun = performance.now();
  const found = await search(query, { limit: 10 });
  return [performance.now() - begun, found.total];
}
"""


def measured(browser: Browser, site: FinishedSite, query: str) -> Answer:
    """Ask one query in windows that have nothing, then in one that has searched for something else before."""
    opened = [_opened(browser, site, query) for _ in range(ROUNDS)]
    warm, results = [], 0
    for _ in range(ROUNDS):
        context = browser.new_context(locale="fr-FR")
        page = context.new_page()
        page.goto(f"{site.url}recherche/")
        _asked(page, "introduction")
        took, results = _asked(page, query)
        warm.append(took)
        context.close()
    return Answer(query, median(took for took, _ in opened), opened[0][1], median(warm), results)


def _opened(browser: Browser, site: FinishedSite, query: str) -> tuple[float, float]:
    """Return the milliseconds to the first results and the kB loaded, with nothing kept from before."""
    context = browser.new_context(locale="fr-FR")
    page = context.new_page()
    fetched: list[Response] = []
    page.on("response", lambda response: fetched.append(response))
    begun = time.perf_counter()
    page.goto(f"{site.url}recherche/?q={query}", wait_until="commit")
    page.wait_for_function("document.querySelector('.fr-found')?.textContent.match(/résultat/)")
    took = (time.perf_counter() - begun) * 1000
    page.wait_for_load_state("networkidle")
    loaded = sum(_size(response) for response in fetched if response.ok) / 1000
    context.close()
    return took, loaded


def _asked(page: Page, query: str) -> tuple[float, int]:
    took, total = page.evaluate(_ASK, query)
    return float(took), int(total)


def _size(response: Response) -> float:
    body = response.body()
    kind = response.headers.get("content-type", "")
    return len(gzip.compress(body, 6)) if any(one in kind for one in _TEXT_TYPES) else len(body)


def written(answers: list[Answer], pages: int, indexing: float, today: str) -> str:
    """Return the table as Markdown."""
    warm = [one.warm for one in answers]
    rows = [
        f"Measured on {today} with Fil rouge {__version__}, {pages:,} pages, indexed in {indexing:.0f} s; "
        f"an answer takes {median(warm):.0f} ms (median), {max(warm):.0f} ms at most.",
        "",
        "| query | pages found | first answer, window opened anew, ms | loaded, kB | answer, index at hand, ms |",
        "| --- | --: | --: | --: | --: |",
    ]
    rows += [
        f"| {one.query} | {one.results} | {one.opened:.0f} | {one.loaded:.0f} | {one.warm:.0f} |"
        for one in answers
    ]
    return "\n".join(rows)


@click.command()
@click.option("--pages", default=PAGES, show_default=True, help="How many invented pages are indexed.")
@click.option("--record", is_flag=True, help="Write the figures into README.md.")
def main(pages: int, record: bool) -> None:
    """Print how soon each query is answered by an index of many pages."""
    people, places = names(pages)
    known: dict[str, Any] = {"person": people[3], "surname": people[5].split()[-1], "place": places[1]}
    with tempfile.TemporaryDirectory(prefix="fil-rouge-search-") as folder:
        made, indexing = built(Path(folder) / "chronicle", pages)
        with served(made.root) as site, sync_playwright() as playwright:
            options = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
            browser = playwright.chromium.launch(executable_path=chromium(), args=options)
            answers = [measured(browser, site, query.format(**known)) for query in QUERIES]
            browser.close()
    text = written(answers, pages, indexing, datetime.now(UTC).date().isoformat())
    click.echo(text)
    if record:
        page = README.read_text(encoding="utf-8")
        README.write_text(_BLOCK.sub(lambda block: f"{block[1]}{text}\n{block[3]}", page), encoding="utf-8")


if __name__ == "__main__":
    main()
