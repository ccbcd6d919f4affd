"""What is read from `mkdocs.yml`, from git and from the environment."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import FilRougeError
from generator.publish.epoch import source_date_epoch
from generator.publish.mkdocs_build import build_pages
from generator.publish.site_info import SiteInfo, site_info
from tests.publish.conftest import SETTINGS, git_init


def settings(root: Path, text: str) -> None:
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")


def test_the_site_is_described_by_its_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings(
        tmp_path,
        'site_name: Fil\nsite_url: !ENV [X_URL, "https://exemple.test/fil"]\nsite_description: D\nrepo_url: ""\n'
        "site_dir: ./site/\nmarkdown_extensions:\n  - x: !!python/name:posixpath.join\n",
    )
    monkeypatch.delenv("X_URL", raising=False)
    assert site_info(tmp_path) == SiteInfo("Fil", "https://exemple.test/fil/", "D", None, None)
    assert site_info(tmp_path).base_path == "/fil/"
    monkeypatch.setenv("X_URL", "http://127.0.0.1:9")
    assert site_info(tmp_path).url == "http://127.0.0.1:9/"
    assert site_info(tmp_path).base_path == "/"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (None, "mkdocs.yml: there is no such file"),
        ("site_name: [", "mkdocs.yml:1:13: this file cannot be read"),
        ("- a\n- b\n", "mkdocs.yml: this file does not hold settings"),
        ("", "mkdocs.yml: this file does not hold settings"),
        ("site_url: https://exemple.test\n", "mkdocs.yml: « site_name » is missing"),
        ("site_name: x\nsite_url: exemple.test\n", "mkdocs.yml: site_url is « exemple.test »"),
        (
            "site_name: x\nsite_dir: public\n",
            "mkdocs.yml: site_dir is « public », but the site is always made in site/",
        ),
        ("site_name: x\nsite_url: ftp://exemple.test\n", "no web address"),
    ],
)
def test_settings_that_cannot_be_read_are_told(tmp_path: Path, text: str | None, told: str) -> None:
    if text is not None:
        settings(tmp_path, text)
    with pytest.raises(FilRougeError) as error:
        site_info(tmp_path)
    assert told in str(error.value)


def test_the_moment_is_that_of_the_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert source_date_epoch(tmp_path, 7) == 7
    git_init(tmp_path)
    assert source_date_epoch(tmp_path, 7) == 1_935_748_800  # 2031-05-05T12:00Z
    monkeypatch.setenv("GIT_DIR", "/nowhere")  # as when git runs the build from a hook of another repository
    assert source_date_epoch(tmp_path, 7) == 1_935_748_800
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "12")
    assert source_date_epoch(tmp_path, 7) == 12
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "hier")
    with pytest.raises(FilRougeError, match="not a number of seconds"):
        source_date_epoch(tmp_path, 7)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("site_name: Le fil d’essai", "site_nam: x"), "mkdocs.yml:1:1: "),
        (("name: material", "name: inconnu"), "mkdocs.yml:5:1: "),
        (("plugins: []", "plugins: [inconnu]"), "mkdocs.yml:6:1: "),
        (("plugins: []", "plugins: []\nmarkdown_extensions: [inconnue]"), "mkdocs.yml:7:1: "),
        (("docs_dir: docs", "docs_dir: rien"), "mkdocs.yml:3:1: "),
    ],
)
def test_what_mkdocs_refuses_is_told_without_a_traceback(
    chronicle: Path, tmp_path: Path, change: tuple[str, str], told: str
) -> None:
    settings(chronicle, SETTINGS.replace(*change))
    target = tmp_path / "t"
    target.mkdir()
    with pytest.raises(FilRougeError) as error:
        build_pages(chronicle, target, epoch=0)
    assert {str(fault).partition(" ")[0] + " " for fault in error.value.faults} == {told}


@pytest.mark.parametrize("link", ["rien.md", "rien.md#haut", "methode.md#rien", "/methode/", "rien"])
def test_a_broken_link_in_a_page_by_hand_is_told_with_its_place(
    chronicle: Path, tmp_path: Path, link: str
) -> None:
    (chronicle / "docs/index.md").write_text(f"# x\n\nVoir [la méthode]({link}).\n", encoding="utf-8")
    target = tmp_path / "t"
    target.mkdir()
    with pytest.raises(FilRougeError) as error:
        build_pages(chronicle, target, epoch=0)
    told = [str(fault) for fault in error.value.faults if link in str(fault)]
    assert [one.partition(" ")[0] for one in told] == ["docs/index.md:3:19:"]


def test_a_template_that_fails_is_told_with_its_line(chronicle: Path, tmp_path: Path) -> None:
    (chronicle / "docs/index.md").write_text("# x\n\n[a](methode.md)\n", encoding="utf-8")
    (chronicle / "docs/overrides").mkdir()
    (chronicle / "docs/overrides/main.html").write_text("<p>\n{{ page.inconnue.rien }}", encoding="utf-8")
    settings(
        chronicle,
        SETTINGS.replace("language: fr", "language: fr, custom_dir: docs/overrides")
        + "exclude_docs: /overrides/\n",
    )
    target = tmp_path / "t"
    target.mkdir()
    with pytest.raises(FilRougeError) as error:
        build_pages(chronicle, target, epoch=0)
    assert any(str(fault).startswith("docs/overrides/main.html:2:1: ") for fault in error.value.faults)
