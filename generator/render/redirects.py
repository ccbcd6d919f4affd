"""Pages that answer at an earlier address: they lead on without a script, and no search engine keeps them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from generator.addresses import PROVISIONAL, account_fragment, address, page_file
from generator.answers import answers
from generator.model import Decision, Ref, RefKind
from generator.render.decisions import KINDS, decision_view
from generator.render.escape import SafeMarkdown
from generator.render.evidence import Sources
from generator.render.labels import label, say
from generator.render.links import Linker
from generator.render.lookup import Lookup
from generator.render.page import Page
from generator.render.writer import Writer, crumb_of

_MOST_PASSAGES: Final = 120  # a script finds the others on the page to which this one leads


def redirect_pages(writer: Writer) -> Iterable[Page]:
    """Yield a page for each address that has moved, sorted."""
    for old, new in sorted(moves(writer.lookup).items()):
        file = page_file(old)
        title = writer.lookup.title(new)
        linker = writer.linker(file)
        yield writer.page(
            file,
            "redirect.md.j2",
            title=title,
            description=say("redirect", "description").format(title=title),
            trail=[crumb_of(old.kind)],
            meta={"template": "redirection.html", "vers": address(new), "robots": "noindex"},
            target=linker.to_dated_event(new.id) if new.kind is RefKind.EVENT else linker.to(new),
            decisions=[
                decision_view(writer.lookup, linker, one)
                for one in writer.lookup.chronicle.decisions
                if _tells_why(one, old)
            ],
            passages=list(_passages(writer.lookup, linker, old, new)),
        )


def _tells_why(decision: Decision, old: Ref) -> bool:
    """Tell whether a decision is why an address moved: on the event there, or that two records are one thing."""
    folder, _, subject = decision.subject.partition("/")
    if KINDS.get(folder) is not old.kind:
        return False
    if old.kind is RefKind.EVENT:
        return subject == old.id
    named = [name.strip() for name in decision.value.split(",")]
    return decision.property == "same_as" and old.id in (subject, *named)


def _passages(lookup: Lookup, linker: Linker, old: Ref, new: Ref) -> Iterator[tuple[list[str], SafeMarkdown]]:
    """Yield the anchors of an event's accounts, which its earlier page had too, with a link to each account.

    Not for a provisional address: it was never offered for citing, and there are as many as articles.
    """
    event = lookup.events.get(new.id) if new.kind is RefKind.EVENT else None
    if event is None or event.withdrawn is not None or PROVISIONAL.fullmatch(old.id):
        return
    sources = Sources(lookup, linker)
    for account in event.accounts[:_MOST_PASSAGES]:
        value = sources.value(account.passage.article_id, account.property, account.value, account.qualifier)
        words = SafeMarkdown("{} : {} ({})").format(
            label("properties", account.property), value, account.authority_label
        )
        anchors = [account_fragment(one) for one in (account.id, *account.repeats)]
        yield anchors, linker.to_event(event.id, words, anchors[0])


def moves(lookup: Lookup) -> dict[Ref, Ref]:
    """Return each earlier address with the page that answers for it now, chains followed to their end."""
    return {old: new for old, new in answers(lookup.chronicle).items() if old != new}
