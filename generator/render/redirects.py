"""Pages that answer at an earlier address: they lead on without a script, and no search engine keeps them."""

from __future__ import annotations

from collections.abc import Iterable

from generator.addresses import address, page_file
from generator.model import Ref, RefKind
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
    direct: dict[Ref, Ref] = dict(lookup.chronicle.redirects)
    for event in lookup.chronicle.events:
        for alias in event.aliases:
            direct.setdefault(Ref(RefKind.EVENT, alias), Ref(RefKind.EVENT, event.id))
    for ref, entry in lookup.entities.items():
        for alias in entry.aliases:
            direct.setdefault(Ref(ref.kind, alias), ref)
    ends = {old: _end(old, direct) for old in direct}
    return {
        old: new
        for old, new in ends.items()
        if not lookup.has_page(old) and lookup.has_page(new) and old != new
    }


def _end(ref: Ref, direct: dict[Ref, Ref]) -> Ref:
    passed = {ref}
    while ref in direct and direct[ref] not in passed:
        ref = direct[ref]
        passed.add(ref)
    return ref
