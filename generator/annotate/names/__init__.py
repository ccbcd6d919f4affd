"""Find who and what is named in an article: persons, organisations and places, each with its written forms."""

from generator.annotate.names.find import Entities, find_entities

__all__ = ["Entities", "find_entities"]
