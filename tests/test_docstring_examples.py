"""The examples in docstrings give what they say."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import generator

MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(generator.__path__, "generator.")
    if not module.name.endswith("__main__")
)


@pytest.mark.parametrize("name", MODULES)
def test_examples_hold(name: str) -> None:
    module = importlib.import_module(name)
    failures, _ = doctest.testmod(module, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert failures == 0


def test_examples_are_looked_at() -> None:
    from generator.evaluate import dates

    assert doctest.testmod(dates).attempted > 0
