"""Comings and goings in the staff group: whoever left has no case, and what the assistant lacks is told."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.catalogue import Texts
from bot.desk import cases, marks
from bot.desk.handover import HandOverDesk
from bot.desk.said import CaseMovedError
from bot.desk.states import TRANSITIONS, CaseEvent
from bot.desk.telling import show_anew, tell_staff
from bot.messages import Message
from bot.transport.outgoing.outbox import Purpose
from bot.work import current


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """What the assistant is in a group.

    Attributes:
        administrator: so that it gets all that is written there.
        opens_topics: it may, or the group has none.
    """

    administrator: bool
    opens_topics: bool


@dataclass(frozen=True, slots=True)
class Leaving:
    """The use cases of somebody's place in the staff group having changed."""

    desk: HandOverDesk

    async def left(self, chat_id: int, person: int) -> None:
        """A colleague is in the group no more: a reminder that calls them would be read by nobody."""
        if chat_id != await self.desk.staff_chat():
            return

        async def change(session: AsyncSession) -> None:
            now = self.desk.clock()
            for case in await cases.open_cases(session):
                if case.colleague is None or case.colleague.id != person:
                    continue
                may_move = (case.state, CaseEvent.RELEASE) in TRANSITIONS
                if may_move and not await cases.move(session, case, CaseEvent.RELEASE, now):
                    raise CaseMovedError
                marked = await marks.give_to(session, case.id, None)
                if marked is not None:
                    html = self._texts.html("staff-left-the-group", id=str(case.id), name=case.colleague.name)
                    await tell_staff(session, marked, html, now)
                    await show_anew(session, self.desk, marked)

        current().change(change)

    async def own_place(self, chat_id: int, place: OwnPlace) -> None:
        """The assistant's own place has changed: what it lacks there is told, for staff would write to nobody."""
        if chat_id != await self.desk.staff_chat():
            return
        if place.opens_topics:
            self.desk.topicless.forget(chat_id)
        if place.administrator and place.opens_topics:
            return
        lacks = "staff-no-topics" if place.administrator else "staff-no-administrator"
        current().say([Message(chat_id, self._texts.html(lacks))], Purpose.STATUS)

    @property
    def _texts(self) -> Texts:
        return self.desk.catalogue.staff
