"""What is done when a case is due to be looked at: staff are reminded, citizens asked, silent cases closed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.catalogue import STAFF_LANGUAGE
from bot.chat.calling import with_phone
from bot.desk import cases
from bot.desk.cases import Case
from bot.desk.closing import Closing
from bot.desk.handover import HandOverDesk
from bot.desk.states import STAFFS_TURN, CaseState
from bot.desk.telling import calling, show_change, tell_staff
from bot.desk.waiting.watching import ESCALATE, EXPIRE, REMIND, SINCE, WARN, Watching
from bot.messages import Message
from bot.running.scheduled import Task
from bot.transport.outgoing import outbox
from bot.transport.outgoing.operations import Send
from bot.transport.outgoing.outbox import Outgoing, Purpose

_OVERTAKEN = "overtaken by events"
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Reminders:
    """The looks at cases.

    Attributes:
        handover: the desk.
        closing: ends cases that have fallen silent.
        watching: puts the next look on the table.
    """

    handover: HandOverDesk
    closing: Closing
    watching: Watching

    def tasks(self) -> dict[str, Task]:
        """The looks by name, for the ticker."""
        return {
            REMIND: self._if_waiting(self._remind),
            ESCALATE: self._if_waiting(self._escalate),
            WARN: self._if_silent(self._warn),
            EXPIRE: self._if_silent(self._expire),
        }

    def _if_waiting(self, look: Callable[[AsyncSession, Case, datetime], Awaitable[str]]) -> Task:
        async def task(session: AsyncSession, details: Mapping[str, Any], now: datetime) -> str:
            case = await cases.case_by_id(session, details["case"])
            since = datetime.fromisoformat(details[SINCE])
            waits = case is not None and case.state in STAFFS_TURN and case.waiting_since == since
            if case is not None and waits and case.snoozed_until is not None:
                return await self._put_off(session, case, now)
            return await look(session, case, now) if case is not None and waits else _OVERTAKEN

        return task

    def _if_silent(self, look: Callable[[AsyncSession, Case, datetime], Awaitable[str]]) -> Task:
        async def task(session: AsyncSession, details: Mapping[str, Any], now: datetime) -> str:
            case = await cases.case_by_id(session, details["case"])
            since = datetime.fromisoformat(details[SINCE])
            silent = case is not None and case.state is CaseState.WAITING_FOR_CITIZEN and case.active_at == since
            if case is not None and silent and case.snoozed_until is not None:
                return f"case {case.id}: put off"
            return await look(session, case, now) if case is not None and silent else _OVERTAKEN

        return task

    async def _remind(self, session: AsyncSession, case: Case, now: datetime) -> str:
        if case.promised_by is None:
            return _OVERTAKEN
        # What was promised stands, whatever hours were set since.
        when = self.handover.promises.words(case.promised_by, STAFF_LANGUAGE)
        await tell_staff(session, case, self._note(case, "staff-remind", when=when), now)
        return f"case {case.id}: staff reminded"

    async def _escalate(self, session: AsyncSession, case: Case, now: datetime) -> str:
        since = case.waiting_since or now
        await tell_staff(session, case, self._note(case, "staff-escalate"), now)
        if case.topic is not None:
            # Whoever does not look into the topic reads it in the group itself.
            html = calling(case, self._note(case, "staff-escalate"))
            note = Outgoing(Send(Message(case.topic[0], html)), Purpose.STATUS, {"case": case.id})
            await outbox.put(session, [note], now)
        await self._apologise(session, case, now)
        await self.watching.still_waiting(session, case.id, since, now)
        return f"case {case.id}: the promise is broken"

    async def _put_off(self, session: AsyncSession, case: Case, now: datetime) -> str:
        """Staff want no reminders, but a promise that breaks meanwhile is not passed over in silence."""
        if case.promised_by is not None and case.promised_by <= now:
            await self._apologise(session, case, now)
        return f"case {case.id}: put off"

    async def _apologise(self, session: AsyncSession, case: Case, now: datetime) -> None:
        if case.promised_by is not None:
            texts = self.handover.catalogue[case.told_in]
            late = texts.html("case-late", contact=self.handover.contact_url)
            html = with_phone(texts, late, self.handover.contact_phone)
            await self._put(session, Message(case.chat_id, html), now)
            await cases.promise(session, case.id, None)
            await show_change(session, self.handover, case)

    async def _warn(self, session: AsyncSession, case: Case, now: datetime) -> str:
        texts = self.handover.catalogue[case.told_in]
        days = self.watching.close_after // _DAY
        message = Message(case.chat_id, texts.html("case-silent", days=days), self.handover.close_keyboard(texts))
        await self._put(session, message, now)
        await self.watching.warned(session, case.id, case.active_at or now, now)
        return f"case {case.id}: the citizen is asked"

    async def _expire(self, session: AsyncSession, case: Case, now: datetime) -> str:
        del now
        closed = await self.closing.close(session, case, "staff-closed-silent")
        return f"case {case.id}: closed" if closed else _OVERTAKEN

    def _note(self, case: Case, identifier: str, **values: str) -> str:
        return self.handover.catalogue.staff.html(identifier, id=str(case.id), **values)

    async def _put(self, session: AsyncSession, message: Message, now: datetime) -> None:
        await outbox.put(session, [Outgoing(Send(message))], now)
