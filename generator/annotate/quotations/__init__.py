"""Find who says which words: quotations, their cues, speakers, relayers and channels."""

from generator.annotate.quotations.find import find_quotations
from generator.annotate.quotations.masking import mask_quoted

__all__ = ["find_quotations", "mask_quoted"]
