"""The command line: commands, no logic."""

from __future__ import annotations

from pathlib import Path
from shlex import quote

import click

from generator import __version__, intake, keeping, measure, pipeline
from generator.command import (
    EXIT_FAULTS,
    FOLDER,
    UNDATED_ID,
    CommandGroup,
    after_the_command,
    chronicle_option,
    counted,
    edtf_date,
    json_line,
    latest_day,
    report,
    tell,
    today,
)
from generator.diff_command import diff
from generator.errors import Fault, FilRougeError
from generator.evaluate import report as score_report
from generator.initialise import initialise, write_schemas
from generator.progress import for_terminal


@click.group(
    cls=CommandGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="fil-rouge")
@click.option("-C", hidden=True, expose_value=False, callback=after_the_command)
def main() -> None:
    """Turn French news articles into a public, searchable, citable chronicle.

    \b
    Example, a first chronicle:
      fil-rouge init affaire
      fil-rouge add -C affaire article.txt other-article.html
      fil-rouge serve -C affaire
    """


@main.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", help="The site's name.  [default: the folder's name]")
@click.option(
    "-C", "parent", metavar="DIR", default=".", type=FOLDER, help="Where DIR is to lie.  [default: here]"
)
def init(folder: Path, name: str | None, parent: Path) -> None:
    """Lay out a new, empty chronicle in DIR.

    It builds at once, and carries a workflow that builds and publishes it on commit.

    \b
    Example:
      fil-rouge init affaire --name "L’affaire du port"
    """
    target = parent / folder
    written = initialise(target, name or target.resolve().name)
    tell(f"{target}: {len(written)} files laid out. Next: fil-rouge add -C {quote(str(target))} ARTICLE…")
    tell(f"Mind: {intake.PUBLIC_WARNING}.", err=True)


@main.command()
@click.argument("paths", metavar="PATH... | -", nargs=-1, required=True)
@click.option("--dry-run", is_flag=True, help="Show what would be added; write nothing.")
@chronicle_option
def add(paths: tuple[str, ...], dry_run: bool, root: Path) -> None:
    """Add raw articles to the chronicle.

    PATH is a .txt, .md or saved .html file, a folder of them, or - for standard input. Each becomes
    data/articles/ID.md, its text as received. An article that is there already is noticed.

    \b
    Example:
      fil-rouge add --dry-run downloads/*.html
      fil-rouge add - < article.txt
    """
    faults: list[Fault] = []
    added = 0
    for path, outcome in intake.add(root, paths, today(), for_terminal(), dry_run=dry_run):
        if isinstance(outcome, FilRougeError):
            faults += outcome.faults
        elif outcome.existing is not None:
            there = root / "data" / "articles" / f"{outcome.existing}.md"
            tell(f"{path}: {there} has this text already")
        else:
            added += 1
            tell(intake.in_words(outcome, root, dry_run=dry_run))
    report(faults)
    if added:
        tell(f"Mind: {intake.PUBLIC_WARNING}.", err=True)
    if faults:
        raise SystemExit(EXIT_FAULTS)


@main.command()
@click.argument("files", metavar="FILE... | -", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a document and line; the only form.")
@click.option(
    "--published",
    metavar="DATE",
    callback=edtf_date,
    help="The date of publication (EDTF) where a file tells none.",
)
@click.option("--raw", is_flag=True, help="Treat the whole text as prose: leave no furniture out.")
@click.option(
    "-C",
    "root",
    metavar="DIR",
    type=FOLDER,
    help="A chronicle; all its articles are read when no FILE is named.",
)
def extract(
    files: tuple[str, ...], as_json: bool, published: str | None, raw: bool, root: Path | None
) -> None:
    """Print what is found in files of any kind, as JSON Lines.

    No chronicle is needed. Offsets count Unicode characters of "text", which for a .txt is the file itself.

    \b
    Example:
      fil-rouge extract --json article.txt | jq '.persons[].name'
      fil-rouge extract --json --published 2025-06-04 - < article.txt
    """
    del as_json  # there is no other form yet; the flag keeps the name free for one
    if not files and root is None:
        raise click.UsageError("name a FILE, - for standard input, or a chronicle with -C")
    faults: list[Fault] = []
    for found in intake.extract(files, root, for_terminal(), published=published, raw=raw):
        if isinstance(found, FilRougeError):
            faults += found.faults
        else:
            click.echo(json_line(found).encode())  # UTF-8 whatever the locale
    report(faults)
    if faults:
        raise SystemExit(EXIT_FAULTS)


@main.command()
@chronicle_option
def build(root: Path) -> None:
    """Build the site into site/.

    The site in place is replaced only when every check passes.

    \b
    Example:
      fil-rouge build
    """
    reading, made = pipeline.build(root, for_terminal(), latest_day())
    chronicle = reading.chronicle
    tell(
        f"{counted(len(chronicle.articles), 'article')}, {counted(len(chronicle.events), 'event')}, "
        f"{counted(len(chronicle.persons), 'person', 'people')}; "
        f"pages: {len(made.pages.written)} written, {made.pages.unchanged} unchanged, "
        f"{len(made.pages.removed)} removed; {made.records} in the search"
    )
    report(made.lost, root, level="notice")
    elsewhere = "" if root == Path() else f" -C {quote(str(root))}"
    make = "make serve, or " if (root / "Makefile").is_file() else ""
    tell(f"The site is in {root / 'site'}/. To look at it: {make}fil-rouge serve{elsewhere}")


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one."
)
@chronicle_option
def serve(host: str, port: int, root: Path) -> None:
    """Show the site on this machine and rebuild it on change.

    Data, hand-written pages, templates and word lists are watched; a build that fails leaves the last good site.

    \b
    Example:
      fil-rouge serve --port 8080
    """
    pipeline.serve(root, host, port, latest_day())


@main.command()
@chronicle_option
@click.option(
    "--data-only", is_flag=True, help="Leave out the links of the site, for which it has to be built."
)
def check(root: Path, data_only: bool) -> None:
    """Tell what is wrong and what no editor has kept.

    Data, decisions, evidence and links are checked; nothing is written. Faults end with status 1; what is
    merely undecided is told and does not.

    \b
    Example:
      fil-rouge check --github
    """
    reading = pipeline.check(root, for_terminal(), links=not data_only, today=latest_day())
    report(reading.notices, root, level="notice")
    report(reading.faults, root)
    articles, faults, notices = len(reading.corpus.articles), len(reading.faults), len(reading.notices)
    tell(f"{counted(articles, 'article')}, {counted(faults, 'fault')}, {counted(notices, 'notice')}")
    if faults:
        raise SystemExit(EXIT_FAULTS)


@main.command()
@click.argument("event_id", metavar="ID")
@chronicle_option
def keep(event_id: str, root: Path) -> None:
    """Keep a provisional event: give it an address for good.

    Writes data/events/….yml from what is known, for you to correct. What is contested it leaves open, and tells.

    \b
    Example:
      fil-rouge keep p-1a2b3c4d
    """
    kept_id, path, contested = keeping.keep(root, event_id, for_terminal())
    tell(f"{kept_id}: {path}. Read it, correct it, commit it.")
    report(contested, root, level="notice")
    if kept_id.startswith("sd-"):
        tell(f"Mind: {UNDATED_ID}.", err=True)


@main.command()
@click.argument("entity_id", metavar="ID")
@chronicle_option
def explain(entity_id: str, root: Path) -> None:
    """Tell why an event, an article or a person is as it is.

    Shows the sentences, the rules and the decisions behind it.

    \b
    Example:
      fil-rouge explain p-1a2b3c4d
    """
    told, faults = pipeline.explain(root, entity_id, for_terminal())
    tell(told)
    report(faults, root)
    if faults:
        raise SystemExit(EXIT_FAULTS)


main.add_command(diff)


@main.command()
@chronicle_option
def schemas(root: Path) -> None:
    """Bring the schemas up to date with which editors' tools complete and check data/.

    \b
    Example:
      fil-rouge schemas
    """
    written = write_schemas(root)
    tell(f"{counted(len(written), 'schema')} written, in {root / 'schemas'}/")


@main.command()
@click.argument("gold", metavar="GOLD", type=FOLDER)
@click.option(
    "--texts",
    metavar="DIR",
    type=FOLDER,
    help="Where ID.txt lie.  [default: GOLD/texts, else corpus beside GOLD]",
)
@click.option("--per-text", is_flag=True, help="Show F1 for each text too.")
@click.option("--errors", is_flag=True, help="Show each mistake: - missing, + made up, ~ wrong, ! trap.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def evaluate(gold: Path, texts: Path | None, per_text: bool, errors: bool, as_json: bool) -> None:
    """Score what is found in texts against a gold annotation.

    GOLD is a folder with ID.yml, a careful reader's annotation of the text ID.txt. Shown are precision,
    recall and F1 of each layer that the gold gives; texts in other languages than French are told apart.

    \b
    Example:
      fil-rouge evaluate tests/gold/development
      fil-rouge evaluate --errors --texts texts gold
    """
    score, faults = measure.evaluate(gold, texts, for_terminal())
    if as_json:
        click.echo(json_line(score_report.as_json(score, errors=errors, per_text=per_text)).encode())
    else:
        tell(score_report.in_words(score, errors=errors, per_text=per_text))
    report(faults)
    if faults:
        raise SystemExit(EXIT_FAULTS)
