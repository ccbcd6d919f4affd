"""Verb groups: what a French sentence says was done, is to be done, or was not done."""

from generator.annotate.verbs.group import VerbGroup
from generator.annotate.verbs.groups import find_verb_groups

__all__ = ["VerbGroup", "find_verb_groups"]
