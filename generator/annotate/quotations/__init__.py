"""Find who says which words: quotations, their cues, speakers, relayers and channels."""

from generator.annotate.quotations.find import find_quotations

__all__ = ["find_quotations"]
