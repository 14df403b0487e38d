"""Putting a case off: staff are not reminded of it until then, and the citizen's next message ends it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.catalogue import Texts
from bot.clock import short_time
from bot.desk import asked, cases, marks
from bot.desk.cases import Case
from bot.desk.handover import HandOverDesk
from bot.desk.said import CaseMovedError, FromStaff
from bot.desk.states import STAFFS_TURN, CaseState
from bot.desk.telling import show_anew, tell_marked, tell_staff
from bot.desk.waiting.snooze_times import snoozed_until
from bot.running import scheduled
from bot.running.scheduled import Task
from bot.work import current

WAKE = "case-wake"
_UNTIL = "until"
_END = frozenset({"slut", "nu", "ingen"})


@dataclass(frozen=True, slots=True)
class Snoozing:
    """The use case of `/udsaet`, and what happens when the time has come."""

    desk: HandOverDesk

    def tasks(self) -> dict[str, Task]:
        """The waking by its name, for the ticker."""
        return {WAKE: self._wake}

    async def put_off(self, said: FromStaff) -> None:
        """`/udsaet 2t`: staff are reminded of the case no sooner; "slut" ends that."""
        case = await asked.open_case(self.desk, said)
        if case is None:
            return
        written, now = asked.argument(said), self.desk.clock()
        if written.casefold() in _END:
            current().change(lambda session: self._end(session, said, case))
            return
        until = snoozed_until(written, now)
        if until is None:
            asked.answer(said, case, self._texts.html("staff-snooze-how"))
            return

        async def change(session: AsyncSession) -> None:
            marked = await marks.put_off(session, case.id, until)
            if marked is None or marked.state is CaseState.CLOSED:
                raise CaseMovedError
            details = {"case": case.id, _UNTIL: until.isoformat()}
            await scheduled.schedule(session, WAKE, until, key=f"{WAKE}:{case.id}:{until.isoformat()}", details=details)
            when = short_time(until)
            await tell_marked(
                session, self.desk, said, marked, self._texts.html("staff-snoozed", id=str(case.id), until=when)
            )

        current().change(change)

    async def _end(self, session: AsyncSession, said: FromStaff, case: Case) -> None:
        await self._go_on(session, case, self.desk.clock())
        marked = await marks.put_off(session, case.id, None)
        if marked is not None:
            await tell_marked(session, self.desk, said, marked, self._texts.html("staff-snooze-over", id=str(case.id)))

    async def _wake(self, session: AsyncSession, details: Mapping[str, Any], now: datetime) -> str:
        case = await cases.case_by_id(session, details["case"])
        if case is None or case.snoozed_until != datetime.fromisoformat(details[_UNTIL]):
            return "overtaken by events"
        marked = await marks.put_off(session, case.id, None) or case
        await tell_staff(session, marked, self._texts.html("staff-snooze-over", id=str(case.id)), now)
        await show_anew(session, self.desk, marked)
        await self._go_on(session, case, now)
        return f"case {case.id}: put off no longer"

    async def _go_on(self, session: AsyncSession, case: Case, now: datetime) -> None:
        """The looks that the pause left out are made up for, from now on."""
        if case.state in STAFFS_TURN and case.waiting_since is not None:
            await self.desk.watching.still_waiting(session, case.id, case.waiting_since, now)
        elif case.state is CaseState.WAITING_FOR_CITIZEN and case.active_at is not None:
            await self.desk.watching.resumed(session, case.id, case.active_at, now)

    @property
    def _texts(self) -> Texts:
        return self.desk.catalogue.staff
