"""The page of an event that editors took back: its address answers, and nothing is asserted any more."""

from __future__ import annotations

from generator.addresses import CORRECTIONS, REPORT_FILE, index_file, page_file
from generator.french.grammar import sentence
from generator.french.typography import typeset_written
from generator.model import Event, Ref, RefKind
from generator.render.badges import event_badges
from generator.render.evidence import source_of
from generator.render.labels import say
from generator.render.page import Page
from generator.render.permanence import permanence
from generator.render.writer import Writer, crumb_of


def withdrawn_page(writer: Writer, event: Event) -> Page:
    """Return the page of a withdrawn event: when and why it was withdrawn, and the articles it came from.

    Its date, its participants and its evidence stay away: a reader who follows an old link would take them for true.
    """
    file = page_file(Ref(RefKind.EVENT, event.id))
    linker = writer.linker(file)
    entries = [
        writer.lookup.articles[one]
        for one in dict.fromkeys(passage.article_id for passage in event.passages)
        if one in writer.lookup.articles
    ]
    subject = f"events/{event.id}"
    decisions = [*event.decisions, *(d for d in writer.lookup.chronicle.decisions if d.subject == subject)]
    return writer.page(
        file,
        "event_withdrawn.md.j2",
        title=event.title,
        description=say("withdrawn", "description").format(title=event.title),
        trail=[crumb_of(RefKind.EVENT)],
        meta={"robots": "noindex"},
        badges=event_badges(event),
        decided=next((one.decided for one in decisions if one.property == "withdrawn"), None),
        reason=sentence(typeset_written(event.withdrawn or "")),
        articles=[(linker.to_article(entry.article.id), source_of(entry)) for entry in entries],
        corrections=linker.to_file(index_file(CORRECTIONS), say("withdrawn", "corrections")),
        permanence=permanence(writer.lookup, writer.site, Ref(RefKind.EVENT, event.id)),
        report=linker.to_file(REPORT_FILE, say("shared", "report")),
    )
