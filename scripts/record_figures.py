"""Measure the program on the invented articles and write the figures that are committed and published."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Final

import click

ROOT: Final = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from generator import __version__, measure  # noqa: E402
from generator.command import ReportingCommand, report  # noqa: E402
from generator.evaluate import figures  # noqa: E402
from generator.model import MeasuredSet, Measures  # noqa: E402
from generator.progress import for_terminal  # noqa: E402

SETS: Final = ("held-out", "development")  # the honest one first


@click.command(cls=ReportingCommand, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--check", is_flag=True, help="Write nothing; end with 1 where the figures are not the present ones."
)
def main(check: bool) -> None:
    """Measure the program on tests/gold/ and write generator/evaluate/figures.yml.

    Where nothing changed, the file stays, with its date. Commit it with the change of rules that moved it.
    """
    sets = tuple(_measured(name) for name in SETS)
    before = (
        figures.load_figures() if (path := ROOT / "generator" / "evaluate" / figures.FILE).is_file() else None
    )
    if before and (before.version, before.sets) == (__version__, sets):
        click.echo(f"{path}: as it was on {before.date}")
        return
    if check:
        click.echo(f"{path}: not the figures of this program; run scripts/record-figures", err=True)
        raise SystemExit(1)
    today = datetime.now().astimezone().date().isoformat()
    path.write_text(figures.written(Measures(today, __version__, sets)), encoding="utf-8")
    click.echo(f"{path}: written")


def _measured(name: str) -> MeasuredSet:
    score, faults = measure.evaluate(ROOT / "tests" / "gold" / name, None, for_terminal())
    if faults:
        report(faults)
        raise SystemExit(1)
    return figures.measured(name, score)


if __name__ == "__main__":
    main()
