"""Score what is found in articles against what careful readers found: the gold annotation.

Takes the JSON form of an extraction, so that what another version of the program printed is scored alike.
"""

from generator.evaluate.gold import Gold
from generator.evaluate.judgement import Judgement, tally
from generator.evaluate.read_gold import read_gold
from generator.evaluate.score import LAYERS, Score, TextScore, judge

__all__ = ["LAYERS", "Gold", "Judgement", "Score", "TextScore", "judge", "read_gold", "tally"]
