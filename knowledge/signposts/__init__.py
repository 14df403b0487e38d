"""Urgent signposts: texts about danger are recognised by written rules, ahead of the matcher and in six languages.

The rules are data, one file per language, and `patterns` tells how they are written. They run on every message, so
they need no guess of its language and no model, and staff can read why a rule fired: the trace names it.
"""

from __future__ import annotations

from knowledge.signposts.recogniser import Alarm, recognise, slugs

__all__ = ["Alarm", "recognise", "slugs"]
