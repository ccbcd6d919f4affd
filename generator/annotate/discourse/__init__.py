"""Who is meant by « il », « le président français », « les deux dirigeants »: what the text said before."""

from generator.annotate.discourse.context import Discourse
from generator.annotate.discourse.phrases import Phrase, find_phrases

__all__ = ["Discourse", "Phrase", "find_phrases"]
