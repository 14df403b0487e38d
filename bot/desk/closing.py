"""Closing cases: both sides are told, and the topic is closed."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.chat.controls.actions import Action, Verb
from bot.chat.remembering import conversations
from bot.desk import cases, places, ratings
from bot.desk.cases import Case
from bot.desk.commands import drafting
from bot.desk.handover import HandOverDesk, in_case
from bot.desk.said import CaseMovedError
from bot.desk.states import CaseEvent, CaseState
from bot.desk.telling import show_change
from bot.messages import Button, Message
from bot.storage.tables import BlockedChatRow
from bot.transport.outgoing import outbox
from bot.transport.outgoing.operations import ChangeTopic, Send, TopicChange
from bot.transport.outgoing.outbox import REPLY_TO_CARD, Outgoing, Purpose
from bot.work import current

_BY_STAFF = "staff-closed-by-staff"


@dataclass(frozen=True, slots=True)
class Closing:
    """Ends cases, whoever wants it."""

    desk: HandOverDesk

    async def by_citizen(self, chat_id: int) -> bool:
        """Close the chat's case and tell both sides; gives whether there was one."""
        case = await self.desk.case_of(chat_id)
        if case is not None:
            self._later(case, "staff-closed-by-citizen")
        return case is not None

    async def by_staff(self, case_id: int) -> None:
        """Close a case from the staff group and tell both sides; a case that is closed already stays so."""
        async with self.desk.database.reading() as session:
            case = await cases.case_by_id(session, case_id)
        if case is not None and case.state is not CaseState.CLOSED:
            self._later(case, _BY_STAFF)

    async def end(self, session: AsyncSession, chat_id: int, identifier: str) -> None:
        """Close the chat's case, if it has one, and tell staff; the caller tells the citizen, and commits."""
        case = await cases.open_case_of(session, chat_id)
        if case is not None and not await self.close(session, case, identifier, farewell=False):
            raise CaseMovedError

    async def close(self, session: AsyncSession, case: Case, identifier: str, *, farewell: bool = True) -> bool:
        """Close a case, tell both sides, and close its topic; the caller commits.

        Args:
            session: the transaction.
            case: as the caller saw it.
            identifier: of the note to staff.
            farewell: tell the citizen that the assistant is back; else the caller says something else.

        Returns:
            False if the case has moved since; nothing is changed then.
        """
        if not await cases.move(session, case, CaseEvent.CLOSE, self.desk.clock()):
            return False
        if farewell:
            await conversations.ended(session, case.chat_id, case.id)
            texts = self.desk.catalogue[case.told_in]
            html, keyboard = texts.html("case-closed"), ratings.reopen_keyboard(texts, case.id)
            if await ratings.ask(session, case):
                html = f"{html}\n\n{texts.html('rate-ask')}"
                keyboard = (*ratings.keyboard(texts, case.id), *keyboard)
            await self.desk.put(session, Outgoing(Send(Message(case.chat_id, html, keyboard))))
        await self._tell_staff(session, case, identifier)
        return True

    async def _tell_staff(self, session: AsyncSession, case: Case, identifier: str) -> None:
        """Put a note under the card, even one that is still on its way, and close what is there of the case."""
        card = await places.card_of(session, case.id)
        await show_change(session, self.desk, case)
        group = self.desk.staff_chat_id if card is None else card[0]
        if group is None:
            return
        texts = self.desk.catalogue.staff
        staff_chat_id = await places.current_chat_id(session, group)
        again = Button(texts.plain("staff-reopen"), Action(Verb.STAFF_REOPEN, str(case.id)).data())
        save = await drafting.button(session, case, texts) if identifier == _BY_STAFF else ()
        if identifier == _BY_STAFF and await session.get(BlockedChatRow, case.chat_id) is not None:
            identifier = "staff-closed-blocked"
        message = Message(staff_chat_id, texts.html(identifier, id=str(case.id)), ((again, *save),))
        note = Outgoing(Send(message), Purpose.STATUS, {REPLY_TO_CARD: case.id})
        await self.desk.put(session, outbox.in_case(note, case.id))
        topic = await places.topic_of(session, case.id)
        if topic is not None and topic[0] == staff_chat_id:
            await self.desk.put(session, in_case(case, ChangeTopic(*topic, TopicChange.CLOSE)))

    def _later(self, case: Case, identifier: str) -> None:
        async def change(session: AsyncSession) -> None:
            if not await self.close(session, case, identifier):
                raise CaseMovedError

        current().change(change)
