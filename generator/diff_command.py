"""The command `fil-rouge diff`: what a change of the data does to the chronicle."""

from __future__ import annotations

from pathlib import Path

import click

from generator.command import EXIT_FAULTS, ReportingCommand, chronicle_option, json_line, report, tell
from generator.compare.json_form import as_json as in_json
from generator.compare.mending import faults as to_mend
from generator.compare.report import in_markdown, in_words
from generator.progress import for_terminal
from generator.review import review


@click.command(cls=ReportingCommand)
@click.argument("revision", metavar="REV")
@click.option(
    "--strict", is_flag=True, help="End with status 1 if an address given for good answers no more."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown"]),
    default="text",
    show_default=True,
    help="markdown suits the summary of a GitHub job.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object, whatever --format says.")
@chronicle_option
def diff(revision: str, strict: bool, form: str, as_json: bool, root: Path) -> None:
    """Tell what changed in the chronicle since REV.

    REV is a commit, a branch or a tag of git. Told are the events, people and other pages that came, went, were
    kept, merged, split or withdrawn, what changed about them and because of what, and the addresses that lead
    elsewhere. Both states are read by this program; the files count as they lie here, committed or not.

    An address is given for good where a file names it: articles, kept events and what they list as provisional,
    records. --strict holds those, and the anchors of kept events: their accounts, and the sentences and
    quotations on which they rest. One of these may go with a new decision on its event or article (as in
    `reasons: {text: …}`). Other anchors are told, not held: editors must be free to correct.

    \b
    Example:
      fil-rouge diff HEAD~1
      fil-rouge diff main --strict
    """
    found = review(root, revision, for_terminal())
    if as_json:
        click.echo(json_line(in_json(found.changes, found.since)).encode())
    elif form == "markdown":
        tell(in_markdown(found.changes, found.since))
    else:
        tell(in_words(found.changes, found.since))
    lost = (*to_mend(found.changes, revision), *found.lost_anchors) if strict else ()
    report((*found.faults, *lost), root)
    if found.faults or lost:
        raise SystemExit(EXIT_FAULTS)
