"""A list that suddenly names much less of what is to come than it did: not believed before it has said so for a day.

Part of a website fails more often than a library takes half its programme away; what is taken off for good is called
off, which a list says of each event. Until then what was known is shown, and what the list does name is taken in.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.events.fetching import FaultKind
from knowledge.events.answer import Answer
from knowledge.events.model import Occurrence
from knowledge.events.tables import EventSourceRow
from knowledge.events.twins import mark

BELIEVED_AFTER: Final = timedelta(days=1)
_A_FEW: Final = 5
"""So many may go at once from any list: a course is taken off."""


def has_shrunk(awaited: Sequence[Occurrence], answer: Answer) -> bool:
    """Whether more than half of what a list should name is gone; what was made anew is there."""
    there = {mark(each) for each in answer.occurrences}
    gone = sum(each.uuid not in answer.present and mark(each) not in there for each in awaited)
    return gone > _A_FEW and 2 * gone > len(awaited)


def is_believed(row: EventSourceRow | None, now: datetime) -> bool:
    """Whether a source has had the same fault, and no good answer, for a day."""
    if row is None or row.failing_since is None or not (row.fault or "").startswith(FaultKind.SHRUNK):
        return False
    return row.failing_since <= now - BELIEVED_AFTER
