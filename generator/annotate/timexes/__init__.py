"""Temporal expressions: found by rule, read as TIMEX3, placed in the calendar as EDTF.

A word looks up the rules that may begin with it (`scanning`), a rule turns words into a meaning (`rules`,
`meanings`), and a meaning is evaluated where it stands (`placing`, `scope`): against the article's date, the day
last named and the tense of its verb, and never more exactly than these allow.
"""

from generator.annotate.timexes.printed import find_printed_date, read_printed_date
from generator.annotate.timexes.ranges import find_ranges
from generator.annotate.timexes.scanning import find_timexes

__all__ = ["find_printed_date", "find_ranges", "find_timexes", "read_printed_date"]
