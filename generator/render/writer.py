"""Write one page: front matter, then the template's body."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from generator.addresses import FOLDERS, file_address, index_file
from generator.model import Companion, RefKind
from generator.render.citations import citation_view
from generator.render.environment import environment
from generator.render.escape import front_matter_attribute, front_matter_json, front_matter_value
from generator.render.labels import label, say
from generator.render.links import Linker
from generator.render.lookup import Lookup
from generator.render.page import Page, SiteInfo

DESCRIPTION_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the breadcrumbs: its words and its file of `docs/`."""

    words: str
    file: str


def crumb_of(kind: RefKind) -> Crumb:
    """Return the step that stands for the index of a kind of page."""
    return Crumb(label("folders", kind.value), index_file(FOLDERS[kind]))


def _alone(_: str) -> Companion:
    """Return what goes with a page by itself: nothing."""
    return Companion()


@dataclass(frozen=True, slots=True)
class Writer:
    """Hold what every page needs; ``companions`` tells what goes with the page of a file, its citation for one.

    ``offers_files`` tells whether feeds and data are published beside the pages, so that pages may link to them.
    """

    lookup: Lookup
    site: SiteInfo
    companions: Callable[[str], Companion] = _alone
    offers_files: bool = False

    def linker(self, file: str) -> Linker:
        """Return the maker of links for one page."""
        return Linker(self.lookup, file)

    def page(
        self,
        file: str,
        template: str,
        *,
        title: str,
        description: str,
        trail: Sequence[Crumb] = (),
        tab: str | None = None,
        meta: Mapping[str, str] | None = None,
        **context: Any,
    ) -> Page:
        """Return a page.

        Parameters:
            file: relative to `docs/`.
            template: name under `templates/`.
            title, description: plain text; escaped here for the front matter.
            trail: the steps between the home page and this one.
            tab: the title for browser tabs and search engines, where it says more than the heading.
            meta: more front matter, of our own making: addresses and names of templates.
            context: what the template prints; text is escaped there.
        """
        title = title if title.strip() else say("shared", "untitled_page")
        companion = self.companions(file)
        body = (
            environment()
            .get_template(template)
            .render(title=title, site=self.site, cite=citation_view(companion, self.linker(file)), **context)
        )
        front = self._front_matter(tab or title, description, trail, meta or {}, companion)
        return Page(file, f"{front}\n{_without_blank_runs(body)}")

    def _front_matter(
        self,
        title: str,
        description: str,
        trail: Sequence[Crumb],
        meta: Mapping[str, str],
        companion: Companion,
    ) -> str:
        lines = [
            "---",
            "genere: true",  # tells the theme that what follows is escaped
            f"title: {front_matter_value(title)}",
            f"description: {front_matter_value(shortened(description))}",
        ]
        lines += [f"{key}: {_own(value)}" for key, value in sorted(meta.items())]
        if trail:
            lines.append("fil:")
            for crumb in trail:
                lines.append(f"  - titre: {front_matter_value(crumb.words)}")
                lines.append(f"    adresse: {_own(file_address(crumb.file))}")
        lines += _pairs("noms", companion.names)
        lines += _pairs("proprietes", companion.properties)
        lines += _pairs("flux", companion.feeds)
        if companion.linked_data:
            lines.append(f"donnees_liees: {front_matter_json(companion.linked_data)}")
        return "\n".join([*lines, "---", ""])


def _pairs(key: str, pairs: Iterable[tuple[str, str]]) -> list[str]:
    """Return pairs of texts as a list of the front matter."""
    lines = [f"  - [{front_matter_attribute(one)}, {front_matter_attribute(other)}]" for one, other in pairs]
    return [f"{key}:", *lines] if lines else []


def shortened(text: str, length: int = DESCRIPTION_LENGTH) -> str:
    """Cut text at a blank so that it has at most ``length`` characters, with « … » where it was cut.

    >>> shortened("Un deux trois", 9)
    'Un deux…'
    """
    text = " ".join(text.split(" "))
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def _without_blank_runs(body: str) -> str:
    lines: list[str] = []
    for line in body.split("\n"):
        if line.strip(" ") or (lines and lines[-1]):
            lines.append(line.rstrip(" "))
    return "\n".join(lines).strip("\n") + "\n"


def _own(value: str) -> str:
    """Return an address or the name of a template as a YAML string."""
    return f'"{quote(value, safe="/.-_~#, ")}"'
