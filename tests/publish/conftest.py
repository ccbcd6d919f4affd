"""A small chronicle with a site of its own, laid out anew for each test."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

SETTINGS = """\
site_name: Le fil d’essai
site_url: https://exemple.test/fil/
docs_dir: docs
strict: true
theme: {name: material, font: false, language: fr}
plugins: []
nav: [{Accueil: index.md}, {Méthode: methode.md}]
not_in_nav: /evenements/
validation:
  nav: {omitted_files: warn, not_found: warn, absolute_links: warn}
  links: {not_found: warn, anchors: warn, absolute_links: warn, unrecognized_links: warn}
"""

HOME = """\
---
title: Accueil
---
# Accueil

[Un appel](evenements/2031-05-04-appel.md) et [la méthode](methode.md#dates).
"""
METHOD = "---\ntitle: Méthode\n---\n# Méthode\n\n## Dates\n\nComment les dates sont lues.\n"
EVENT = "---\ntitle: Un appel\n---\n# Un appel\n\n[Accueil](../index.md)\n"

RECORD = (
    '<!doctype html><html lang="fr"><head><title>Un appel</title></head>'
    "<body data-pagefind-body><h1>Un appel</h1><p>Anna Leclerc téléphone.</p></body></html>"
).encode()


@dataclass(frozen=True)
class Page:
    path: str
    text: str


PAGES = (Page("index.md", HOME), Page("evenements/2031-05-04-appel.md", EVENT))
RECORDS = (("evenements/2031-05-04-appel/index.html", RECORD),)


@pytest.fixture
def chronicle(tmp_path: Path) -> Path:
    root = tmp_path / "chronique"
    (root / "docs").mkdir(parents=True)
    (root / "data").mkdir()
    (root / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    (root / "docs" / "methode.md").write_text(METHOD, encoding="utf-8")
    return root


def git_init(root: Path, *tracked: str) -> None:
    """Make a checkout of a folder and commit some files, at a moment that never changes."""
    environment = {
        "GIT_AUTHOR_DATE": "2031-05-05T12:00:00Z",
        "GIT_COMMITTER_DATE": "2031-05-05T12:00:00Z",
        "GIT_CONFIG_GLOBAL": "/dev/null",
        "GIT_CONFIG_SYSTEM": "/dev/null",
        "PATH": "/usr/bin:/bin:/usr/local/bin",
    }
    who = ("-c", "user.name=Essai", "-c", "user.email=essai@exemple.test")
    for command in (("init", "-q"), ("add", *tracked), (*who, "commit", "-q", "-m", "x", "--allow-empty")):
        if command == ("add",):
            continue
        subprocess.run(["git", "-C", str(root), *command], check=True, env=environment)
