"""Every word of ours on a page comes from the catalogue, and every word of the catalogue is on a page."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path
from typing import Final

import pytest

import generator
from generator.lexicon import load
from generator.render.environment import environment
from generator.render.labels import counted, plural, say

CODE: Final = Path(generator.__file__).parent
TEMPLATES: Final = sorted((CODE / "render" / "templates").glob("*.j2"))
MODULES: Final = sorted((CODE / "render").rglob("*.py"))

OVERRIDES: Final = CODE.parent / "docs" / "overrides"
WORDS: Final = OVERRIDES / "partials" / "words.html"
SCRIPTS: Final = sorted((CODE.parent / "docs" / "assets").glob("*.js"))
FRAME: Final = sorted(
    file for file in OVERRIDES.rglob("*.html") if file != WORDS and file.parent.name != "genere"
)

_COMMENT: Final = re.compile(r"\{#.*?#\}", re.DOTALL)
_CODE: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_MARKUP: Final = re.compile(r"<[^<>]*>|\]\(#[a-z]+\)|\{ [.#][^{}]*\}")
_SAID: Final = re.compile(r"""\b(?:aria-label|title|alt|placeholder|content)="([^"]*)\"""")
_TOLD: Final = re.compile(r"""\b(?:aria-label|title|placeholder)="([^"]*)\"""")
_FRENCH_IN_CODE: Final = re.compile(r"""["']([^"']*[À-ÿŒœ«»’][^"']*|[A-Z][a-zà-ÿ]+)["']""")
_LITERAL: Final = re.compile(r"""["']([^"']*)["']""")
_LETTERS: Final = re.compile(r"[^\W\d_]{2,}")
# A word of ours, as code holds it: accented, in guillemets, with a capital, or followed by another word.
_FRENCH: Final = re.compile(r"[À-ÿŒœ«»’]|^[A-Z][a-z]+|[A-Za-z]{2,} [a-z]+|^ ?[a-z]{2,} ")

ALLOWED_IN_TEMPLATES: Final = {"SHA-256"}  # the name of a digest is no word of a language

ALLOWED_IN_CODE: Final = {
    "labels.py": {"’"},  # what a typed apostrophe becomes
    "indexes.py": {
        "Œ",
        "œ",
        "date-croissante nom",
    },  # folded to file a name under its letter; names of orders
    "lettering.py": None,  # the widths of letters
    "escape.py": None,  # messages to programmers
    "links.py": {
        "le ",
        "la ",
        "les ",
        "l’",
        "’",
        "« {} »",
    },  # the article of a name, the guillemets of a title
    "handed_words.py": {"{% set say = ", "export const WORDS = "},  # code of the theme and of scripts
    "badges.py": {"est ", "sont "},  # taken away from a label
    "matrix.py": {"« {} »"},
    "trail.py": {'« <span class="fr-words">{}</span> »'},
    "writer.py": {"genere: true"},  # a line of front matter
}


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_a_template_has_no_words_of_its_own(file: Path) -> None:
    source = _COMMENT.sub("", file.read_text(encoding="utf-8"))
    outside = _MARKUP.sub(" ", _CODE.sub("·", source))
    expressions = " ".join(_CODE.findall(source))
    told = [*_SAID.findall(_CODE.sub("", source)), *filter(_FRENCH.search, _LITERAL.findall(expressions))]
    words = {line.strip(" -·:.") for line in (*outside.splitlines(), *told) if _LETTERS.search(line)}
    assert words <= ALLOWED_IN_TEMPLATES


@pytest.mark.parametrize("file", MODULES, ids=lambda file: file.relative_to(CODE).as_posix())
def test_a_module_of_the_pages_has_no_french_words_of_its_own(file: Path) -> None:
    allowed = ALLOWED_IN_CODE.get(file.name, set())
    if allowed is None:
        return
    words = {text for text in _texts(file) if _FRENCH.search(re.sub(r"<[^<>]*>", "", text))}
    assert words <= allowed


@pytest.mark.parametrize("file", FRAME, ids=lambda file: file.name)
def test_a_template_of_the_theme_has_no_words_of_its_own(file: Path) -> None:
    source = re.sub(
        r"<script.*?</script>", "", _COMMENT.sub("", file.read_text(encoding="utf-8")), flags=re.DOTALL
    )
    outside = _MARKUP.sub(" ", _CODE.sub("·", source))
    told = _TOLD.findall(_CODE.sub("", source)) + _FRENCH_IN_CODE.findall(" ".join(_CODE.findall(source)))
    assert not [line for line in (*outside.splitlines(), *told) if _LETTERS.search(line)]


def test_the_theme_has_the_words_that_it_asks_for_and_no_others() -> None:
    held = set(load("pages")["frame"])
    asked = {key for file in FRAME for key in re.findall(r"\bsay\.(\w+)", file.read_text(encoding="utf-8"))}
    assert asked == held


def test_scripts_have_the_words_that_they_ask_for_and_no_others() -> None:
    scripts = {file: file.read_text(encoding="utf-8") for file in SCRIPTS}
    labels = scripts.pop(next(file for file in SCRIPTS if file.name == "labels.js"))
    asked = set(re.findall(r"\bWORDS\.(\w+)", labels))
    for source in scripts.values():
        asked |= set(re.findall(r"\b(?:LABELS|words)\.(\w+)", source))
    held = set(load("pages")["scripts"])
    families = {f"filter_{one}" for one in re.findall(r'\["\w+", "(\w+)"\]', labels)}
    families |= {f"ways_{one}" for one in re.findall(r"\{(\w+)\}", str(load("pages")["scripts"]["ways"]))}
    assert held <= asked | families, held - asked - families
    assert families <= held


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
def test_a_script_has_no_french_words_of_its_own(file: Path) -> None:
    source = re.sub(r"/\*.*?\*/|(?<![:\"\'])//[^\n]*", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
    told = re.findall(r'"([^"\n]*)"', source)
    assert not [words for words in told if re.search(r"[À-ÖØ-öø-ÿŒœ]{1}[a-z]|^[A-Z][a-z]+ [a-z]+", words)]


def _texts(file: Path) -> list[str]:
    """Return the strings of a module that are neither docstrings nor exported names."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    aside = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and [
            one for one in node.targets if getattr(one, "id", "") == "__all__"
        ]:
            aside |= {id(one) for one in ast.walk(node.value)}
    strings = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in aside)
    return [node.value for node in strings if isinstance(node.value, str)]


def _asked() -> set[tuple[str, str]]:
    """Return what templates and code ask of the catalogue."""
    found: set[tuple[str, str]] = set()
    for file in TEMPLATES:
        found |= set(re.findall(r"\bsay\.(\w+)\.(\w+)", file.read_text(encoding="utf-8")))
    for file in MODULES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                texts = [
                    one.value for arg in node.args for one in ast.walk(arg) if isinstance(one, ast.Constant)
                ]
                if node.func.id == "say":
                    found |= {(str(texts[0]), str(key)) for key in texts[1:]}
                elif node.func.id == "_told" and file.name == "prose.py":
                    found.add(("told", str(texts[0])))
    return found


def test_the_catalogue_has_what_is_asked_of_it_and_nothing_else() -> None:
    handed = ("frame", "scripts")  # to the theme and to scripts
    held = {(page, key) for page, words in load("pages").items() for key in words if page not in handed}
    assert _asked() == held


def test_a_template_cannot_ask_for_words_that_the_catalogue_lacks() -> None:
    template = environment().from_string("{{ say.event.no_such_words }}")
    with pytest.raises(TypeError, match="Undefined"):
        template.render()
    with pytest.raises(KeyError):
        say("event", "no_such_words")


def test_words_are_set_as_french_wants_and_take_what_fills_them_in() -> None:
    template = environment().from_string("{{ say.corrections.reason.format(reason=reason) }}")
    assert template.render(reason="*") == "Raison\u00a0: &#42;"
    for page, words in load("pages").items():
        for key in words:
            names = [name for _, name, _, _ in string.Formatter().parse(say(page, key)) if name is not None]
            assert all(name.isidentifier() for name in names), (page, key)


@pytest.mark.parametrize("thing", load("labels")["counted"])
def test_what_is_counted_has_both_forms(thing: str) -> None:
    one, _, many = load("labels")["counted"][thing].partition("|")
    assert one
    assert many
    assert counted(1, thing) == plural(1, one) == f"1\u00a0{one}"
    assert counted(12_000, thing) == f"12\u202f000\u00a0{many}"
