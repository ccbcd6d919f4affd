"""Roles keep two people of one name apart, and hold two spellings of one name together, as the examples say."""

from __future__ import annotations

from typing import Any

import pytest

from generator import lexicon
from generator.resolve.names.roles import agree, exclude, read_role

EXAMPLES: list[dict[str, Any]] = lexicon.load("role_domains")["examples"]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: " / ".join(example["roles"]))
def test_the_examples_of_the_lexicon_hold(example: dict[str, Any]) -> None:
    one, other = ([read_role(words)] for words in example["roles"])
    if "exclude" in example:
        assert exclude(one, other) is exclude(other, one) is example["exclude"]
    if "agree" in example:
        assert agree(one, other) is agree(other, one) is example["agree"]


def test_what_says_nothing_excludes_nothing() -> None:
    assert not exclude([], [read_role("ministre")])
    assert not exclude([read_role("père de famille")], [read_role("ministre")])


def test_one_article_that_knows_both_roles_makes_them_one_persons() -> None:
    both = [read_role("attaquant"), read_role("ministre des Sports")]
    assert not exclude(both, [read_role("ministre des Sports")])
    assert not exclude(both, [read_role("attaquant du club")])


def test_every_domain_is_made_of_groups_that_exist() -> None:
    domains, groups = lexicon.load("role_domains"), lexicon.load("role_heads")["groups"]
    for members in domains["domains"].values():
        assert set(members) <= set(groups)
    assert {name for pair in domains["exclusive"] for name in pair} <= set(domains["domains"])
