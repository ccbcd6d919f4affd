"""Take pictures of every kind of page of the built site, wide and narrow, light and dark, to be looked at."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import click
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

HERE: Final = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from tests.browser.kinds_of_page import KINDS, one_of_each  # noqa: E402
from tests.conftest import chromium  # noqa: E402
from tests.finished_site import FinishedSite, served  # noqa: E402

FOLDER: Final = HERE.parent / "screenshots"  # which git ignores
# The pictures of the README: the pages of our own notices that show most of what the site is.
README: Final = HERE.parent / ".github" / "images"
SHOWN: Final = {
    "chronology": "chronologie/",
    "event": "evenements/2025-12-28-appel/",
    "article": "articles/sd-tass-0b64fd/",
}
COLOURS: Final = 128


@dataclass(frozen=True, slots=True)
class Window:
    """A window's name, its width in CSS pixels, and whether its reader prefers light or dark pages."""

    name: str
    width: int
    scheme: Literal["light", "dark"]


WINDOWS: Final = tuple(
    Window(f"{name}-{scheme}", width, scheme)
    for name, width in (("wide", 1280), ("narrow", 390))
    for scheme in ("light", "dark")
)


def take(
    browser: Browser, site: FinishedSite, address: str, window: Window, file: Path, *, whole: bool
) -> None:
    """Open a page as its reader would, let it come to rest, and write what stands there.

    Parameters:
        whole: all of the page, not only what a window shows of it.
    """
    page = browser.new_page(
        viewport={"width": window.width, "height": 900},
        color_scheme=window.scheme,
        reduced_motion="reduce",
    )
    page.goto(site.url + address, wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    file.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=file, full_page=whole)
    page.close()


def _make_light(file: Path) -> None:
    """Keep a picture's commonest colours: what is committed should be small."""
    Image.open(file).convert("RGB").quantize(COLOURS).save(file, optimize=True)


@click.command()
@click.argument("kinds", nargs=-1, type=click.Choice(KINDS))
@click.option("--readme", is_flag=True, help="Take the pictures of the README instead.")
def main(kinds: tuple[str, ...], readme: bool) -> None:
    """Take pictures of the site in site/ into screenshots/; of the KINDS of page that are named, else of all."""
    root = HERE.parent
    if not (root / "site" / "index.html").is_file():
        raise click.ClickException("there is no site to look at; run make site")
    arguments = ["--disable-gpu", "--no-first-run", "--disable-background-networking"]
    if os.geteuid() == 0:
        arguments.append(
            "--no-sandbox"
        )  # Chromium refuses root otherwise; it opens nothing but our own pages
    with served(root) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=arguments)
        if readme:
            for name, address in SHOWN.items():
                take(browser, site, address, WINDOWS[0], README / f"{name}.png", whole=False)
                _make_light(README / f"{name}.png")
            click.echo(f"{len(SHOWN)} pictures are in {README.relative_to(root)}/")
        else:
            shutil.rmtree(FOLDER, ignore_errors=True)
            pages = one_of_each(site)
            for kind in kinds or KINDS:
                for window in WINDOWS:
                    take(browser, site, pages[kind], window, FOLDER / f"{kind}-{window.name}.png", whole=True)
            click.echo(f"{len(kinds or KINDS) * len(WINDOWS)} pictures are in {FOLDER.name}/")
        browser.close()


if __name__ == "__main__":
    main()
