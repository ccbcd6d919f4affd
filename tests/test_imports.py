"""The import direction of the design: foundations ← stages ← pipeline ← command line."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "generator"

STAGES = {"corpus", "annotate", "resolve", "render", "export", "publish"}
# What each part may import of ours, beside itself; the parts in the order in which a reader meets them.
FOUNDATIONS: dict[str, set[str]] = {
    "errors": set(),
    "model": {"errors"},
    "addresses": {"model"},
    "answers": {"addresses", "model"},
    "edtf": {"errors"},
    "lexicon": {"model", "errors"},
    "folding": set(),
    "names": {"folding", "lexicon"},
    "selectors": {"model"},
    "gazetteer": {"lexicon", "model"},
    "plain_text": set(),
    "hours": {"model"},
    "yaml_quoting": set(),
    "contested": {"errors", "model", "yaml_quoting"},
    "french": {"edtf", "folding", "lexicon"},
}
STAGE_MAY = set(FOUNDATIONS)
# No stages of a build. One judges what was found, by rules that are not those by which it was found; the other
# sees two finished chronicles, wherever they come from.
EVALUATION = {"evaluate": {"edtf", "errors", "folding", "lexicon", "model"}}
COMPARISON = {"compare": {"addresses", "answers", "errors", "french", "model", "selectors"}}
FRAME: dict[str, set[str]] = {
    "progress": set(),
    "initialise": {"corpus", "errors"},
    "fault_report": {"errors"},
    "intake": {"corpus", "annotate", "errors", "model", "progress"},
    "annotation_cache": {"model", "publish"},
    "picture_cache": {"publish"},
    "measure": {"corpus", "errors", "evaluate", "intake", "progress"},
    "pipeline": STAGES | set(FOUNDATIONS) | {"annotation_cache", "picture_cache", "evaluate", "progress"},
    "keeping": {"contested", "corpus", "errors", "model", "pipeline", "progress", "yaml_quoting"},
    "revision": {"corpus", "errors", "publish"},
    "review": {"annotation_cache", "compare", "errors", "pipeline", "progress", "revision"},
    "command": {"edtf", "errors", "fault_report"},
    "diff_command": {"command", "compare", "progress", "review"},
    "cli": {
        "command",
        "diff_command",
        "errors",
        "evaluate",
        "initialise",
        "intake",
        "keeping",
        "measure",
        "pipeline",
        "progress",
    },
    "__main__": {"cli"},
}
ALLOWED = FOUNDATIONS | EVALUATION | COMPARISON | dict.fromkeys(STAGES, STAGE_MAY) | FRAME


def part_of(module: str) -> str:
    """Return the part of the program to which a dotted module name belongs."""
    pieces = module.split(".")
    return pieces[1] if len(pieces) > 1 else ""


def imported_parts(source: Path) -> Iterator[tuple[int, str]]:
    """Yield the line and the part of each import of ours, wherever it stands in the file."""
    package = ["generator", *source.relative_to(PACKAGE).parent.parts]
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            # « from generator import x » names a part; « from generator import __version__ » does not.
            names = [f"{module}.{alias.name}" for alias in node.names] if module == "generator" else [module]
        else:
            continue
        for name in names:
            if name.split(".")[0] == "generator" and part_of(name) not in ("", "__version__"):
                yield node.lineno, part_of(name)


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("source", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_one_way(source: Path) -> None:
    part = source.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if part == "__init__":
        assert list(imported_parts(source)) == []
        return
    assert part in ALLOWED, f"generator/{part} is new: say here what it may import"
    wrong = [
        f"line {line}: {other}"
        for line, other in imported_parts(source)
        if other not in ALLOWED[part] | {part}
    ]
    assert wrong == []


# Inside `resolve`: each package may import those before it. What stands beside them puts them in order.
RESOLVING = (
    "texts",
    "names",
    "tellings",
    "matching",
    "accounts",
    "decisions",
    "settling",
    "events",
    "entries",
    "checks",
)


def test_the_packages_of_resolve_are_those_that_are_told() -> None:
    found = {path.parent.name for path in (PACKAGE / "resolve").glob("*/__init__.py")}
    assert found == set(RESOLVING)


@pytest.mark.parametrize("package", RESOLVING)
def test_resolving_reads_from_texts_to_checks(package: str) -> None:
    later = RESOLVING[RESOLVING.index(package) + 1 :]
    own = re.compile(r"^\s*(?:from|import) generator\.resolve(?:\.(\w+)| import (\w+))", re.MULTILINE)
    wrong = [
        f"{source.name}: {other}"
        for source in sorted((PACKAGE / "resolve" / package).glob("*.py"))
        for other in (found[1] or found[2] for found in own.finditer(source.read_text(encoding="utf-8")))
        if other in later or other not in RESOLVING
    ]
    assert wrong == []


def test_every_part_of_the_design_is_there() -> None:
    parts = {path.relative_to(PACKAGE).parts[0].removesuffix(".py") for path in modules()}
    assert set(ALLOWED) == parts - {"__init__"}


def test_relative_and_nested_imports_are_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "PACKAGE", tmp_path)
    (tmp_path / "render").mkdir()
    source = tmp_path / "render" / "page.py"
    source.write_text(
        "def f():\n    from ..resolve import people\n    import generator.export.csv\n", encoding="utf-8"
    )
    assert list(imported_parts(source)) == [(2, "resolve"), (3, "export")]


def test_modules_are_small_rooms() -> None:
    long = {
        str(path.relative_to(PACKAGE)): lines
        for path in modules()
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) >= 300
    }
    assert long == {}
