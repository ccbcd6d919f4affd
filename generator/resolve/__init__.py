"""All articles and what editors decided → the chronicle: people, dates, events, accounts."""

from generator.resolve.explain import explain
from generator.resolve.resolving import resolve

__all__ = ["explain", "resolve"]
