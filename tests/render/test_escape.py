"""Text reaches a page as text: exactly, and as nothing else."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html
from mkdocs.config import load_config
from mkdocs.utils import meta

from generator.plain_text import fold
from generator.render.environment import environment, listed
from generator.render.escape import SafeMarkdown, anchor, finalize, front_matter_value
from tests.render.hostile import HOSTILE, mixed

ROOT = Path(__file__).resolve().parents[2]
# Every place of the templates in which text can stand, one after the other.
PLACES = """# {text} {{ #haut .titre }}

{text}

- {text}
- avant {text} après

Terme
:   {text}

<div class="fr-list" markdown="1">

1.  <span class="a">{text}</span> [{text}](x.md)

</div>

<p class="b" markdown="span"><strong>{text}</strong> {text}</p>

<p class="c" data-x="{text}">{text}</p>

<table markdown="1"><tbody markdown="1">
<tr markdown="1"><th scope="row">{text}</th><td markdown="span">{text} <span class="d">{text}</span></td></tr>
</tbody></table>
"""


@cache
def settings_of_the_site() -> dict[str, Any]:
    config = load_config(str(ROOT / "mkdocs.yml"))
    return {"extensions": config["markdown_extensions"], "extension_configs": config["mdx_configs"]}


def rendered(text: str) -> html.HtmlElement:
    source = str(SafeMarkdown(PLACES).format(text=text))
    return html.fragment_fromstring(markdown.markdown(source, **settings_of_the_site()), create_parent="main")


def skeleton(root: html.HtmlElement) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (str(element.tag), tuple(sorted(map(str, element.attrib))))
        for element in root.iter()
        if element.tag != "bdi"
    ]


PLAIN = skeleton(rendered("simple"))


def assert_is_text(text: str) -> None:
    if not fold(text).strip():
        return  # nothing to show makes no item of a list; a page says « sans titre »
    tree = rendered(text)
    assert skeleton(tree) == PLAIN
    shown = fold(text)
    assert tree.findall(".//p[@data-x]")[0].text_content() == shown
    direction = [mark for mark in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069" if mark in text]
    if not direction:
        assert tree.findall(".//p[@data-x]")[0].attrib["data-x"] == shown
    assert tree.find(".//span[@class='a']").text_content() == shown
    assert tree.find(".//span[@class='d']").text_content() == shown
    items = tree.findall(".//li")
    assert items[1].text_content() == f"avant {shown} après"
    # Markdown takes plain spaces away at the ends of a block; nothing else.
    assert items[0].text_content().strip(" ") == shown.strip(" ")
    assert tree.find(".//dd").text_content().strip(" ") == shown.strip(" ")
    assert tree.find(".//h1").text_content().removesuffix("¶").strip(" ") == shown.strip(" ")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_back_as_text(text: str) -> None:
    assert_is_text(text)


def test_five_thousand_mixtures_come_back_as_text() -> None:
    for text in mixed(5000):
        assert_is_text(text)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(codec=None)) | st.lists(st.sampled_from(HOSTILE)).map("".join))
def test_any_text_comes_back_as_text(text: str) -> None:
    assert_is_text(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_front_matter_holds_the_text_entity_escaped(text: str) -> None:
    _, found = meta.get_data(f"---\ntitle: {front_matter_value(text)}\nautre: 1\n---\n\nx\n")
    assert list(found) == ["title", "autre"]
    title = found["title"]
    assert isinstance(title, str)
    assert not set(title) & set("<>\"'")
    element = html.fragment_fromstring(f"<b>{title}</b>")
    plain = text
    for mark in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069":
        plain = plain.replace(mark, "")
    assert element.text_content() == fold(plain).strip(" ")
    assert len(element) == 0


def test_front_matter_is_plain_yaml() -> None:
    assert yaml.safe_load(f"x: {front_matter_value('a: [b] # c')}") == {"x": "a&#58; &#91;b&#93; &#35; c"}


def test_templates_escape_unless_told_by_type() -> None:
    template = environment().from_string("{{ a }} {{ b }} {% set c %}*{{ a }}*{% endset %}{{ c }}")
    assert template.render(a="<*>", b=SafeMarkdown("**x**")) == "&#60;&#42;&#62; **x** *&#60;&#42;&#62;*"


def test_a_page_never_shows_none() -> None:
    with pytest.raises(TypeError):
        finalize(None)


def test_joining_and_formatting_escape_for_markdown() -> None:
    link = SafeMarkdown("[x](y.md)")
    assert str(link + "*") == "[x](y.md)&#42;"
    assert str(SafeMarkdown(", ").join(["*", link])) == "&#42;, [x](y.md)"
    assert str(SafeMarkdown("%s") % "*") == "&#42;"
    assert str(listed(["*", link, "_"])) == "&#42;, [x](y.md) et &#95;"


def test_templates_only_use_what_escapes_for_markdown() -> None:
    """Jinja's own `~` and filters make text safe by HTML's rules alone: none is in reach of a template."""
    from jinja2 import nodes

    made = environment()
    assert not {"safe", "join", "replace", "format", "e", "escape", "striptags", "urlize"} & set(made.filters)
    assert made.loader is not None
    for name in made.list_templates():
        source, _, _ = made.loader.get_source(made, name)
        assert made.parse(source).find(nodes.Concat) is None, name


@pytest.mark.parametrize("name", ["a b", "x{", "é", "", 'x"y', "a\n"])
def test_anchors_are_of_our_making(name: str) -> None:
    with pytest.raises(ValueError, match="anchor"):
        anchor(name)
