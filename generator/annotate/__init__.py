"""One article → its layers: blocks, sentences, timexes, names, quotations, events. Pure, one article at a time."""

from generator.annotate.article import annotate

__all__ = ["annotate"]
