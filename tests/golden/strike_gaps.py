"""Strike mended gaps off the golden cases: ``python -m tests.golden.strike_gaps``.

It only takes lines out of ``known_gaps``; a new difference stays a failing test, to be mended or written down by
hand with open eyes.
"""

from __future__ import annotations

import json
from pathlib import Path

from generator.annotate import annotate
from tests.golden.cases import ROOT, annotate_cases
from tests.golden.chronicles import chronicle_cases, compare_chronicle, resolved
from tests.golden.comparison import compare


def gap_line(item: str) -> str:
    """Return the line of YAML by which a case owns a gap.

    >>> gap_line("events/call/date")
    '- "events/call/date"'
    """
    return f"- {json.dumps(item, ensure_ascii=False)}"


def strike(path: Path, gaps: tuple[str, ...], items: set[str]) -> list[str]:
    """Take the gaps that no longer differ out of a file, and return them."""
    mended = [gap for gap in gaps if gap not in items]
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line.strip() not in {gap_line(gap) for gap in mended}]
    if kept and kept[-1] == "known_gaps:":
        kept.pop()
    if kept != lines:
        path.write_text("\n".join(kept) + "\n", encoding="utf-8")
    return mended


def main() -> None:
    """Strike off every mended gap and say which."""
    for case in annotate_cases():
        items = {one.item for one in compare(case.article, case.expected, annotate(case.article))}
        for gap in strike(ROOT / "annotate" / case.name / "case.yml", case.known_gaps, items):
            print(f"annotate/{case.name}: {gap}")
    for chronicle in chronicle_cases():
        items = {one.item for one in compare_chronicle(chronicle.expected, resolved(chronicle))}
        for gap in strike(ROOT / "resolve" / chronicle.name / "expected.yml", chronicle.known_gaps, items):
            print(f"resolve/{chronicle.name}: {gap}")


if __name__ == "__main__":
    main()
