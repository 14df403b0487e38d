"""A list that is suddenly another as a whole is not believed before it has said so for a day.

Part of a website fails more often than a library takes half its programme away; what is taken off for good is called
off, which a list says of each event. And a website that tells its times in another zone is more likely than a library
that moves everything by an hour. Until then what was known is shown; of a list that is merely too short, what it does
name is taken in.
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

_ZONES_APART: Final = timedelta(hours=2)
"""As far as a slip of zones moves what happens in Denmark."""


def has_shrunk(awaited: Sequence[Occurrence], answer: Answer, now: datetime) -> bool:
    """Whether more than half of what a list should name is gone; what was made anew is there.

    Of a short list all of it, where nothing of what the list does name is to come: last year's, say.
    """
    there = {mark(each) for each in answer.occurrences}
    gone = sum(each.uuid not in answer.present and mark(each) not in there for each in awaited)
    if gone == len(awaited) > 1:
        return all(each.ends <= now for each in answer.occurrences) or gone > _A_FEW
    return gone > _A_FEW and 2 * gone > len(awaited)


def has_shifted(known: Sequence[Occurrence], answer: Answer) -> bool:
    """Whether more than half of the events, a series counted as one, are now as many hours earlier or later."""
    before = {each.uuid: each for each in known}
    titles: dict[timedelta, set[str]] = {}
    for each in answer.occurrences:
        shift = each.starts - before[each.uuid].starts if each.uuid in before else timedelta()
        if shift and abs(shift) <= _ZONES_APART:
            titles.setdefault(shift, set()).add(each.title)
    most = max(map(len, titles.values()), default=0)
    return most > _A_FEW and 2 * most > len({each.title for each in known})


def is_believed(row: EventSourceRow | None, kind: FaultKind, now: datetime) -> bool:
    """Whether a source has had the same fault, and no good answer, for a day."""
    if row is None or row.failing_since is None or not (row.fault or "").startswith(kind):
        return False
    return row.failing_since <= now - BELIEVED_AFTER
