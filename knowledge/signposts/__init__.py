"""Urgent signposts: texts about danger are recognised ahead of the matcher, in six languages and in two steps.

First by written rules: they are data, one file per language, and `patterns` tells how they are written. They run on
every message, so they need no guess of its language and no model, and staff can read why a rule fired: the trace
names it. What no rule recognises is heard by its meaning (`meaning`), if the embedding engine is there.
"""

from __future__ import annotations

from knowledge.signposts.meaning import Hunch, Level, Listener, open_listener
from knowledge.signposts.recogniser import BESIDE, MISUSE, Alarm, is_turn_of_phrase, recognise, slugs

__all__ = [
    "BESIDE",
    "MISUSE",
    "Alarm",
    "Hunch",
    "Level",
    "Listener",
    "is_turn_of_phrase",
    "open_listener",
    "recognise",
    "slugs",
]
