"""The pictures of link previews: their form, their words, and that they are drawn once."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from generator.export import Preview, draw, event_previews
from generator.export.previews import HEIGHT, WIDTH, drawable, preview_alt
from generator.picture_cache import PictureCache
from tests.export.made import TRICKS, catalogue

CALL = Preview("Appel téléphonique", "Appel entre Anna Leclerc et Bruno Petit", "4 juin 2025", "Fil rouge")


def opened(content: bytes) -> Image.Image:
    image = Image.open(BytesIO(content))
    image.load()
    return image


def test_a_picture_for_each_event_that_stands_and_one_of_the_site() -> None:
    made = catalogue()
    pictures = dict(event_previews(made))
    assert set(pictures) == {"donnees/apercu.png"} | {
        f"evenements/{event.id}/apercu.png" for event in made.standing_events()
    }
    shown = pictures["evenements/2025-06-04-appel/apercu.png"]
    assert shown.title == "Appel téléphonique entre Anna Leclerc et Bruno Petit"
    assert shown.date == "4\u00a0juin 2025"
    assert pictures["evenements/p-12345678/apercu.png"].kind == "Grève · allégué"


def test_it_has_the_size_that_previews_want_and_weighs_little() -> None:
    content = draw(CALL)
    image = opened(content)
    assert (image.format, image.size) == ("PNG", (WIDTH, HEIGHT)) == ("PNG", (1200, 630))
    assert len(content) < 40_000


def test_other_words_make_another_picture_the_same_words_the_same() -> None:
    assert draw(CALL) == draw(Preview(CALL.kind, CALL.title, CALL.date, CALL.site))
    others = [
        Preview("Rencontre", CALL.title, CALL.date, CALL.site),
        Preview(CALL.kind, "Appel", CALL.date, "x"),
    ]
    assert len({draw(one) for one in (CALL, *others)}) == 3


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Rencontre entre 王小明 李华 et Anna", "Rencontre entre … et Anna"),
        ("لقاء بين أحمد", ""),
        ("Appel 🤝🏽 à Łódź", "Appel à Łódź"),
        ("Appel \u202ednA\u202c \u200b\ufeff", "Appel dnA"),
        ("E\u0301te\u0301 d’Élysée\u202f: « œuvre »", "Été d’Élysée\u202f: « œuvre »"),
        ("… — !", ""),
    ],
)
def test_no_box_stands_for_what_the_type_has_no_sign_for(title: str, shown: str) -> None:
    assert drawable(title).split() == shown.split()


def test_a_title_of_which_nothing_can_be_drawn_gives_way_to_the_kind() -> None:
    assert draw(Preview("Rencontre", "王小明", "", "Port")) == draw(
        Preview("Rencontre", "Rencontre", "", "Port")
    )


@pytest.mark.parametrize("title", [*TRICKS, "mot " * 200, "x" * 500, "", "日本語の題"])
def test_no_title_reaches_the_edge(title: str) -> None:
    image = opened(draw(Preview("Appel", title, "4 juin 2025", "Fil rouge"))).convert("L")
    paper = image.getpixel((WIDTH - 1, HEIGHT - 1))
    edge = image.crop((WIDTH - 40, 0, WIDTH, HEIGHT))
    assert edge.getextrema() == (paper, paper)


def test_the_alternative_says_what_the_picture_says() -> None:
    made = catalogue()
    assert preview_alt(made, made.events["2025-06-04-appel"]) == (
        "Appel téléphonique entre Anna Leclerc et Bruno Petit. Appel téléphonique. 4\u00a0juin 2025. Fil rouge."
    )


class Counting:
    """Draw, and count how often."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, shown: str) -> bytes:
        self.count += 1
        return shown.encode()


def drawn(root: Path, *shown: str, rules: str = "1", remember: bool = True) -> tuple[list[bytes], int]:
    pen = Counting()
    wanted = [(f"{one}.png", one) for one in shown]
    made = list(PictureCache(root, rules, remember=remember).drawn(wanted, pen))
    assert [file for file, _ in made] == [file for file, _ in wanted]
    return [content for _, content in made], pen.count


def test_a_picture_is_drawn_once(tmp_path: Path) -> None:
    assert drawn(tmp_path, "a", "b") == ([b"a", b"b"], 2)
    assert drawn(tmp_path, "b", "a", "c") == ([b"b", b"a", b"c"], 1)
    assert drawn(tmp_path, "a", rules="2") == ([b"a"], 1)


def test_what_nobody_asks_for_goes(tmp_path: Path) -> None:
    drawn(tmp_path, "a", "b")
    drawn(tmp_path, "b")
    assert len(list((tmp_path / ".fil-rouge" / "pictures").iterdir())) == 1


def test_a_damaged_picture_is_drawn_again(tmp_path: Path) -> None:
    drawn(tmp_path, "a")
    for path in (tmp_path / ".fil-rouge" / "pictures").iterdir():
        path.write_bytes(path.read_bytes() + b"x")
    assert drawn(tmp_path, "a") == ([b"a"], 1)


def test_a_check_writes_nothing(tmp_path: Path) -> None:
    assert drawn(tmp_path, "a", remember=False) == ([b"a"], 1)
    assert not list(tmp_path.iterdir())


def test_a_cache_that_git_tracks_is_not_read(tmp_path: Path) -> None:
    drawn(tmp_path, "a")
    (tmp_path / ".fil-rouge" / ".gitignore").unlink()
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", "add", "-f", ".fil-rouge"], cwd=tmp_path, check=True)
    assert drawn(tmp_path, "a") == ([b"a"], 1)
