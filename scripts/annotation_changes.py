"""Show every annotation that a change of rules wins and loses, on all sets of texts.

Both programs, the commit's and the working tree's, annotate the same texts. Where a text has gold, `+` is right now
and was not, `-` was right and is not, `~` is wrong in another way; where it has none, every difference is `~`.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import click

ROOT: Final = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from changed_texts import SETS, Document, documents_of  # noqa: E402

from generator.evaluate import LAYERS, Judgement, tally  # noqa: E402

_LONGEST: Final = 300
_RIGHT: Final = "right"
_RULE: Final = re.compile(r" \([\w-]+\)(?= instead of)")  # another rule with the same value changes nothing


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """One annotation that differs: ``+`` won, ``-`` lost, ``~`` only different."""

    mark: str
    layer: str
    what: str


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("revision", metavar="REV")
@click.argument("sets", metavar="[SET]...", nargs=-1)
@click.option(
    "--show-held-out",
    is_flag=True,
    help="List the changes on held-out texts too; whoever reads them can no longer write rules blindly.",
)
def main(revision: str, sets: tuple[str, ...], show_held_out: bool) -> None:
    r"""Show what differs between the annotations of commit REV and those of the working tree.

    SET is development, held-out, golden, real, timebank, persons, or the path of a gold folder; all when none is
    named. The real texts need FIL_ROUGE_CORPUS (FIL_ROUGE_GOLD for their gold), timebank and persons
    FIL_ROUGE_BENCHMARKS.

    \b
    Example:
      scripts/annotation-changes HEAD
      scripts/annotation-changes main development timebank
    """
    chosen = []
    for name in sets or SETS:
        documents = documents_of(name, ROOT)
        if documents is None:
            click.echo(f"{name}: left out ({SETS.get(name, 'no such set')})", err=True)
            if sets:
                raise SystemExit(2)
        else:
            chosen.append((name, documents))
    with _worktree(revision) as before:
        every = [document for _, documents in chosen for document in documents]
        with ThreadPoolExecutor(2) as pool:
            old, new = pool.map(_extract, (before, ROOT), (every, every))
    place = 0
    for name, documents in chosen:
        part = slice(place, place + len(documents))
        place += len(documents)
        hidden = name == "held-out" and not show_held_out
        _tell(name, documents, old[part], new[part], hidden)


@contextmanager
def _worktree(revision: str) -> Iterator[Path]:
    """Check a commit out beside the repository for as long as it is needed."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what follows is cleaned up too
    with tempfile.TemporaryDirectory(prefix="annotation-changes-") as folder:
        tree = Path(folder) / "tree"
        _git("worktree", "add", "--quiet", "--detach", str(tree), revision)
        try:
            yield tree
        finally:
            _git("worktree", "remove", "--force", str(tree))


def _git(*arguments: str) -> None:
    done = subprocess.run(["git", "-C", ROOT, *arguments], capture_output=True, text=True, check=False)  # noqa: S607
    if done.returncode:
        raise click.ClickException(done.stderr.strip() or f"git {arguments[0]} failed")


def _extract(tree: Path, documents: Sequence[Document]) -> list[dict[str, Any]]:
    """Annotate documents with the program of one tree."""
    lines = "".join(
        json.dumps({"id": one.id, "text": one.text, "published": one.published, "raw": one.raw}) + "\n"
        for one in documents
    )
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "extract_documents.py", tree],
        input=lines.encode(),
        capture_output=True,
        check=False,
        cwd=tree,
        env=os.environ | {"PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    if done.returncode:
        last = (done.stderr.decode(errors="replace").strip().splitlines() or ["no message"])[-1]
        raise click.ClickException(f"the program in {tree} failed: {last}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def _tell(
    name: str,
    documents: Sequence[Document],
    old: Sequence[dict[str, Any]],
    new: Sequence[dict[str, Any]],
    hidden: bool,
) -> None:
    click.echo(f"=== {name}: {len(documents)} texts")
    totals: Counter[tuple[str, str]] = Counter()
    rows_before: list[Judgement] = []
    rows_after: list[Judgement] = []
    for document, before, after in zip(documents, old, new, strict=True):
        if document.judge is None:
            changes = _differences(_flat(before), _flat(after))
        else:
            was, now = tuple(document.judge(before)), tuple(document.judge(after))
            rows_before += was
            rows_after += now
            changes = _won_and_lost(was, now)
        totals.update((one.layer, one.mark) for one in changes)
        if changes and not hidden:
            click.echo(f"{document.id}")
            for one in changes:
                what = one.what if len(one.what) <= _LONGEST else f"{one.what[:_LONGEST]}…"
                click.echo(f"  {one.mark} {one.layer}: {' '.join(what.split())}")
    if hidden and totals:
        click.echo("(not listed, so that they stay held out: --show-held-out)")
    _summary(totals, rows_before, rows_after)


def _summary(totals: Counter[tuple[str, str]], before: list[Judgement], after: list[Judgement]) -> None:
    layers = sorted(
        {layer for layer, _ in totals}, key=lambda one: (LAYERS.index(one) if one in LAYERS else 99, one)
    )
    if not totals:
        click.echo("no change")
    for layer in layers:
        won, lost, other = (totals[layer, mark] for mark in "+-~")
        then, now = (tally(row for row in rows if row.layer == layer) for rows in (before, after))
        f1 = "" if then.empty and now.empty else f"   F1 {then.f1:.4f} -> {now.f1:.4f}"
        click.echo(f"{layer:24} +{won} -{lost} ~{other}{f1}")
    click.echo("")


def _won_and_lost(before: Sequence[Judgement], after: Sequence[Judgement]) -> list[Change]:
    """Compare judgements item by item; what is made up counts where it appears and where it goes."""
    was, now = _by_item(before), _by_item(after)
    changes = []
    for key in sorted(was.keys() | now.keys()):
        layer, item, expected, _ = key
        then, since = _standing(was.get(key), expected), _standing(now.get(key), expected)
        if then != since:
            mark = "+" if since == _RIGHT else "-" if then == _RIGHT else "~"
            changes.append(Change(mark, layer, f"{item}: {then} -> {since}"))
    return changes


def _standing(row: Judgement | None, expected: bool) -> str:
    """Say in words how an item stands; what is made up is right where it is not there."""
    if row is None:
        return "missing" if expected else _RIGHT
    if row.right:
        return _RIGHT
    if not row.found:
        return "missing"
    if expected:
        return _RULE.sub("", row.told) or "wrong"
    return f"made up, {row.told}" if row.told else "made up"


def _by_item(rows: Sequence[Judgement]) -> dict[tuple[str, str, bool, int], Judgement]:
    """Key judgements by what they are about; the same words twice are told apart by a number."""
    met: Counter[tuple[str, str, bool]] = Counter()
    keyed = {}
    for row in rows:
        key = (row.layer, row.item, row.expected)
        met[key] += 1
        keyed[*key, met[key]] = row
    return keyed


def _differences(before: dict[tuple[str, str], str], after: dict[tuple[str, str], str]) -> list[Change]:
    return [
        Change(
            "~",
            layer,
            f"{item}: {before.get((layer, item), 'nothing')} -> {after.get((layer, item), 'nothing')}",
        )
        for layer, item in sorted(before.keys() | after.keys())
        if before.get((layer, item)) != after.get((layer, item))
    ]


def _flat(extracted: dict[str, Any]) -> dict[tuple[str, str], str]:
    """Return each annotation of a text with its value in words."""
    flat = {
        ("article", key): _shown(extracted[key])
        for key in ("language", "published", "title", "authors", "publishers")
    }
    text = extracted["text"]
    for layer in ("persons", "organisations", "places"):
        for one in extracted[layer]:
            flat[layer, one["name"]] = (
                f"{len(one['mentions'])}x {_shown(one['variants'])} {_shown(one['roles'])}"
            )
    for layer in ("blocks", "timexes", "quotations", "events"):
        for one in extracted[layer]:
            words = text[one["start"] : one["end"]]
            values = [
                f"{key} {_shown(value)}"
                for key, value in one.items()
                if key not in ("start", "end", "text", "rule") and value not in (None, [])
            ]
            flat[layer, f"{one['start']} « {words[:60]} »"] = ", ".join(values)
    return flat


def _shown(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_shown(one) for one in value)}]"
    if isinstance(value, dict):
        return " ".join(_shown(one) for one in value.values())
    return str(value)


if __name__ == "__main__":
    main()
