"""Pages that answer at an earlier address: they lead on without a script, and no search engine keeps them."""

from __future__ import annotations

from collections.abc import Iterable

from generator.addresses import address, page_file
from generator.answers import answers
from generator.model import Ref
from generator.render.lookup import Lookup
from generator.render.page import Page
from generator.render.writer import Writer, crumb_of


def redirect_pages(writer: Writer) -> Iterable[Page]:
    """Yield a page for each address that has moved, sorted."""
    for old, new in sorted(moves(writer.lookup).items()):
        file = page_file(old)
        title = writer.lookup.title(new)
        yield writer.page(
            file,
            "redirect.md.j2",
            title=title,
            description=f"Cette page a changé d’adresse\u00a0: {title}.",
            trail=[crumb_of(old.kind)],
            meta={"template": "redirection.html", "vers": address(new), "robots": "noindex"},
            target=writer.linker(file).to(new),
        )


def moves(lookup: Lookup) -> dict[Ref, Ref]:
    """Return each earlier address with the page that answers for it now, chains followed to their end."""
    return {old: new for old, new in answers(lookup.chronicle).items() if old != new}
