"""What costs nothing: whether a question wants that alone, and which events certainly cost something.

Of most events nobody has said what they cost. Who wants what is free is not shown what costs something; of the rest the
event's own page tells.
"""

from __future__ import annotations

import re
from typing import Final

from knowledge.events.likeness import skeleton_words
from knowledge.events.model import Occurrence

FREE: Final = frozenset({"gratis", "free"})
"""The words for it, as skeletons."""

_FOR_NOTHING: Final = re.compile(
    r"\b(?:gratis|free)\b|\bkoster? (?:ikke|ik|ingenting|intet)\b|\b(?:ikke|ik) koste?r?\b"
    r"|\buden (?:betaling|at betale|entre|(?:at )?det koster)\b|\bfri entre\b|\bdoes ?n ?o?t cost\b|\bwithout paying\b"
)
_AT_LEISURE: Final = re.compile(
    r"\b(?:i|we|im|am|are|is|were|you|not) free\b|\bfree (?:seat|spot|place|space|slot)s?\b|\b(?:ikke|not) gratis\b"
)
"""Who has time, what is not taken yet, and who asks for something else."""

_ASKS_WHETHER: Final = re.compile(r"^(?:er|is|are|koster)\b(?! der\b| there\b)")


def asks_for_free(question: str) -> bool:
    """Whether only what costs nothing is looked for; whether one event is free is another question."""
    line = " ".join(skeleton_words(question))
    return _FOR_NOTHING.search(line) is not None and not (_AT_LEISURE.search(line) or _ASKS_WHETHER.search(line))


def costs(event: Occurrence) -> bool:
    """Whether an event certainly costs something."""
    return event.free is False or bool(event.price)
