"""At closing time staff read who still waits for them, so that nobody is forgotten overnight."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk import cases, places
from bot.desk.listing import CaseList
from bot.desk.states import STAFFS_TURN
from bot.desk.waiting.watching import CLOSING_TIME
from bot.messages import Message
from bot.running.scheduled import Task
from bot.transport.outgoing import outbox
from bot.transport.outgoing.operations import Send
from bot.transport.outgoing.outbox import Outgoing, Purpose


@dataclass(frozen=True, slots=True)
class Evening:
    """The look at all cases when the desk closes."""

    listed: CaseList

    def tasks(self) -> dict[str, Task]:
        """The look by its name, for the ticker."""
        return {CLOSING_TIME: self._look}

    async def _look(self, session: AsyncSession, details: Mapping[str, Any], now: datetime) -> str:
        del details
        desk = self.listed.desk
        waiting = [
            case
            for case in await cases.open_cases(session)
            if case.state in STAFFS_TURN and case.waiting_since is not None and case.snoozed_until is None
        ]
        if not waiting or desk.staff_chat_id is None:
            return "nobody waits"
        lines = [desk.catalogue.staff.html("staff-closing-time", count=len(waiting))]
        lines += self.listed.lines(waiting)
        staff_chat_id = await places.current_chat_id(session, desk.staff_chat_id)
        told = Outgoing(Send(Message(staff_chat_id, "\n".join(lines))), Purpose.STATUS)
        await outbox.put(session, [told], now)
        await desk.watching.until_closing(session, now)
        return f"{len(waiting)} wait"
