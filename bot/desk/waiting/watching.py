"""When a case is looked at again: before and when a promise runs out, and when the citizen has fallen silent.

Each is a row on the ticker's table, made when the waiting begins. Whoever finds it due looks whether it still holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk.waiting.promises import Promises
from bot.running import scheduled

REMIND = "case-remind"
ESCALATE = "case-escalate"
WARN = "case-warn"
EXPIRE = "case-expire"
CLOSING_TIME = "desk-closes"
SINCE = "since"
_LATE = timedelta(hours=2)
"""How long after it closing time is still worth a word; the next day's reminders follow anyway."""

_REMIND_AFTER = 0.75
"""The share of the promised hours after which staff are reminded."""


@dataclass(frozen=True, slots=True)
class Watching:
    """Puts the looks at a case on the ticker's table; the caller commits.

    Attributes:
        promises: what was promised, and the hours in which staff are there.
        warn_after: how long a citizen may be silent after an answer until asked whether that was all.
        close_after: how long after that the case is closed.
    """

    promises: Promises
    warn_after: timedelta
    close_after: timedelta

    async def waiting(self, session: AsyncSession, case_id: int, since: datetime) -> None:
        """A citizen waits for staff since then."""
        await self.until_closing(session, since)
        soon = self.promises.after(since, _REMIND_AFTER)
        by = self.promises.after(since)
        if soon is not None and by is not None:
            await self._look(session, REMIND, case_id, since, soon)
            await self._look(session, ESCALATE, case_id, since, by)

    async def until_closing(self, session: AsyncSession, since: datetime) -> None:
        """Have a look at all that waits when the desk next closes; one for everybody who waits then."""
        due = self.promises.closing(since)
        if due is not None:
            await scheduled.schedule(
                session, CLOSING_TIME, due, key=f"{CLOSING_TIME}:{due.isoformat()}", expires_at=due + _LATE
            )

    async def still_waiting(self, session: AsyncSession, case_id: int, since: datetime, now: datetime) -> None:
        """The promise is broken; staff are told again after as many hours."""
        again = self.promises.after(now)
        if again is not None:
            await self._look(session, ESCALATE, case_id, since, again)

    async def answered(self, session: AsyncSession, case_id: int, at: datetime) -> None:
        """Staff have answered then, and the citizen's turn has come."""
        await self._look(session, WARN, case_id, at, at + self.warn_after)

    async def resumed(self, session: AsyncSession, case_id: int, at: datetime, now: datetime) -> None:
        """A case that staff answered then was put off, and is so no longer."""
        await self._look(session, WARN, case_id, at, max(at + self.warn_after, now))

    async def warned(self, session: AsyncSession, case_id: int, since: datetime, now: datetime) -> None:
        """The citizen was asked whether that was all."""
        await self._look(session, EXPIRE, case_id, since, now + self.close_after)

    async def _look(self, session: AsyncSession, task: str, case_id: int, since: datetime, due: datetime) -> None:
        details = {"case": case_id, SINCE: since.isoformat()}
        await scheduled.schedule(session, task, due, key=f"{task}:{case_id}:{due.isoformat()}", details=details)
