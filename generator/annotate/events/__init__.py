"""Find what happened: event mentions with their facts, and which of them are one event of the article."""

from generator.annotate.events.find import find_events

__all__ = ["find_events"]
