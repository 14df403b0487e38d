"""When citizens mean: Danish and English expressions for days and times, read without a clock and without a guess.

`read_dates(text, now)` is the whole interface; `Reading` says what was read, and `knowledge.dates.feasts` holds the
Danish calendar.
"""

from knowledge.dates.reader import read_dates
from knowledge.dates.spans import COPENHAGEN, Reading, Span, Window, moment_of

__all__ = ["COPENHAGEN", "Reading", "Span", "Window", "moment_of", "read_dates"]
