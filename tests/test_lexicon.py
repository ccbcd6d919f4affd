"""The word lists: read alike on every machine, and none that nobody reads."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import Final

import pytest
import yaml

import generator
from generator.lexicon import load

GENERATOR: Final = Path(generator.__file__).parent
LISTS: Final = sorted((GENERATOR / "lexicon" / "fr").glob("*.yml"))


@cache
def words_of_code() -> frozenset[str]:
    """Return every string and every keyword of the program, and every word of its templates."""
    found: set[str] = set()
    for file in sorted(GENERATOR.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
            elif isinstance(node, ast.keyword) and node.arg:
                found.add(node.arg)
    for file in sorted(GENERATOR.rglob("*.j2")):
        found |= set(re.findall(r"\w+", file.read_text(encoding="utf-8")))
    return frozenset(found)


@pytest.mark.parametrize("file", LISTS, ids=lambda file: file.stem)
def test_a_list_is_read_alike_where_yaml_has_no_c_library(file: Path) -> None:
    assert yaml.safe_load(file.read_text(encoding="utf-8")) == load(file.stem)


@pytest.mark.parametrize("file", LISTS, ids=lambda file: file.stem)
def test_no_key_of_a_list_is_left_unread(file: Path) -> None:
    for_people = [key for key in load(file.stem) if "example" in key or key == "sources"]
    unread = [key for key in load(file.stem) if key not in words_of_code() and key not in for_people]
    assert not unread
