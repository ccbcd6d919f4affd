"""Build a real site from a chronicle, with the repository's settings and its pages written by hand."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lxml import html
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.export import Catalogue, companions, downloads, site_files
from generator.model import Chronicle
from generator.render import picture_records, render_pages, wording
from tests.render.invented import SITE

ROOT = Path(__file__).resolve().parents[2]
WRITTEN_BY_HAND = ("assets", "overrides", "methode.md", "mentions-legales.md", "signaler-une-erreur.md")


def write_docs(chronicle: Chronicle, root: Path) -> Path:
    """Write the pages and what is written by hand; return the folder of the settings."""
    docs = root / "docs"
    for name in WRITTEN_BY_HAND:
        source = ROOT / "docs" / name
        target = docs / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            shutil.copy(source, target)
    shutil.copy(ROOT / "mkdocs.yml", root)
    catalogue = Catalogue(chronicle, SITE, wording(chronicle))
    offered = downloads(catalogue)
    pages = render_pages(chronicle, SITE, companions(catalogue), offered)
    files = [*site_files(catalogue, offered), picture_records(chronicle)]
    for name, content in [*((page.path, page.text.encode()) for page in pages), *files]:
        path = docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root


def build_site(chronicle: Chronicle, root: Path) -> Path:
    """Build in strict mode: a warning of MkDocs, as for a broken link, raises."""
    write_docs(chronicle, root)
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(root / "site"))
    with _quiet():
        build(config)
    return root / "site"


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep MkDocs from writing its progress, not from counting its warnings."""
    logger = logging.getLogger("mkdocs")
    level, propagate = logger.level, logger.propagate
    logger.setLevel(logging.INFO)
    logger.propagate = False
    try:
        yield
    finally:
        logger.setLevel(level)
        logger.propagate = propagate


def page(site: Path, address: str) -> html.HtmlElement:
    """Return the parsed page at an address."""
    return html.fromstring((site / address / "index.html").read_bytes())
