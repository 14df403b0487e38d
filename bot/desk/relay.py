"""The relay: what citizens and staff write in a case is carried from one to the other, and corrected.

Everything here only decides and writes down; what is said goes through the outbox, and what follows when it has
arrived or failed is in `bot.transport.outcomes`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk import asked, cases, places
from bot.desk.cards import STAFF_LANGUAGE
from bot.desk.cases import Case
from bot.desk.handover import HandOverDesk
from bot.desk.said import LOOKS_FOR_CASE, CaseMovedError, FromCitizen, FromStaff
from bot.desk.states import CaseEvent, CaseState
from bot.messages import Message
from bot.render import escape, split_text
from bot.transport import outbox
from bot.transport.operations import Copy, Delete, Edit, Send
from bot.transport.outbox import REPLY_TO_CARD, WHOLE, Outgoing, Purpose
from bot.work import current
from knowledge.guard import redact

_NOTE = re.compile(r"^[ \t]*//.*$\n?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Relay:
    """Carries messages both ways while a case is open."""

    desk: HandOverDesk

    async def from_citizen(self, case: Case, written: FromCitizen) -> None:
        """Carry what a citizen wrote to the staff group."""
        staff_chat_id = await self.desk.staff_chat() or 0
        redaction = redact(written.text)

        async def change(session: AsyncSession) -> None:
            now = self.desk.clock()
            if not await cases.move(session, case, CaseEvent.CITIZEN_WROTE, now):
                raise CaseMovedError
            if case.waiting_since is None:
                await self.desk.watching.waiting(session, case.id, now)
            elif case.snoozed_until is not None:
                await self.desk.watching.still_waiting(session, case.id, case.waiting_since, now)
            answered = written.message_id if written.edited else written.reply_to
            found = None if answered is None else await places.staff_message_of(session, case.id, answered)
            reply_to = found[1] if found is not None and found[0] == staff_chat_id else None
            relays = self._to_staff(case, written, redaction.text, (staff_chat_id, reply_to))
            await self.desk.put(session, *(outbox.in_case(each, case.id, urgent=case.urgent) for each in relays))

        current().change(change)
        if redaction.kinds:
            current().do(Outgoing(Delete(case.chat_id, written.message_id), Purpose.STATUS))
            current().say([Message(case.chat_id, self.desk.catalogue[case.told_in].html("refuse"))])

    async def from_staff(self, reply: FromStaff) -> None:
        """Carry what staff write in a case's topic, or in reply to a case's message, to its citizen.

        Others' talk is left alone.
        """
        case = await asked.case_of(self.desk, reply)
        text = _NOTE.sub("", reply.text).strip()
        if case is None or (not text and (reply.text or not reply.media)):
            return
        if case.state is CaseState.CLOSED:
            self._answer_staff(reply, "staff-case-closed-already", case)
        elif redact(text).kinds:
            self._answer_staff(reply, "staff-cpr", case)
        else:
            self._carry_to_citizen(case, reply, text)

    async def correct(self, said: FromStaff) -> None:
        """Staff have edited what went to a citizen: the citizen's copy is corrected, or goes if nothing is left.

        What cannot be changed, such as a text in several parts, is said again as corrected.
        """
        async with self.desk.database.reading() as session:
            link = await places.link_of(session, said.chat_id, said.message_id)
            case = None if link is None else await cases.case_by_id(session, link[0])
        if link is None or case is None:
            return
        text = _NOTE.sub("", said.text).strip()
        if case.state is CaseState.CLOSED:
            self._answer_staff(said, "staff-case-closed-already", case)
        elif redact(text).kinds:
            self._answer_staff(said, "staff-cpr", case)
        elif link[1] is None and current().attempt <= LOOKS_FOR_CASE:
            # It is still on its way; what has not arrived cannot be corrected yet.
            raise CaseMovedError
        elif not text and not said.media:
            if link[1] is not None:
                current().do(Outgoing(Delete(case.chat_id, link[1])))
        else:
            for each in self._corrected(case, said, text, link[1]):
                current().do(each)

    def _to_staff(self, case: Case, written: FromCitizen, text: str, place: tuple[int, int | None]) -> list[Outgoing]:
        """The relays of what a citizen wrote; `place` is the staff group and the message there that it answers."""
        staff_chat_id, reply_to = place
        context = {"case": case.id, REPLY_TO_CARD: case.id, "citizen_message": written.message_id}
        source = (case.chat_id, written.message_id)
        redaction = redact(text)
        if redaction.masked and not redaction.kinds and not written.media and not written.edited:
            # A telephone number that is meant for staff goes from person to person; we keep the masked text only.
            return [Outgoing(Copy(staff_chat_id, source, reply_to), Purpose.TO_STAFF, context)]
        if written.media and not written.edited:
            # The copy carries the redacted caption: without one of ours, Telegram would keep the original.
            copy = Copy(staff_chat_id, source, reply_to, caption=text or None)
            return [Outgoing(copy, Purpose.TO_STAFF, context)]
        identifier = "staff-relay-edited" if written.edited else "staff-relay"
        head = self.desk.catalogue[STAFF_LANGUAGE].html(identifier, id=str(case.id))
        bodies = [f"{head}\n{escape(part)}" for part in split_text(text)]
        messages = [Message(staff_chat_id, body, reply_to=reply_to) for body in bodies]
        return [Outgoing(Send(each), Purpose.TO_STAFF, context) for each in messages]

    def _carry_to_citizen(self, case: Case, reply: FromStaff, text: str) -> None:
        async def change(session: AsyncSession) -> None:
            now = self.desk.clock()
            if not await cases.move(session, case, CaseEvent.STAFF_ANSWERED, now):
                raise CaseMovedError
            await self.desk.watching.answered(session, case.id, now)
            await places.bind_message(session, case, (reply.chat_id, reply.message_id))
            link = None if reply.reply_to is None else await places.link_of(session, reply.chat_id, reply.reply_to)
            answered = link[1] if link is not None and link[0] == case.id else None
            await self.desk.put(session, *self._to_citizen(case, reply, text, answered))

        current().change(change)

    def _to_citizen(
        self, case: Case, reply: FromStaff, text: str, answered: int | None = None, *, corrected: bool = False
    ) -> list[Outgoing]:
        """What the citizen gets of a staff message; `answered` is the message of their own that it answers."""
        texts = self.desk.catalogue[case.told_in]
        identifier = "from-person-corrected" if corrected else "from-person"
        told = texts.html(identifier, name=self.desk.staff_name)
        context = {"case": case.id, "staff_message": [reply.chat_id, reply.message_id]}
        if reply.media:
            # Where a caption was written, the copy's says what is left of it without internal notes.
            source = (reply.chat_id, reply.message_id)
            copy = Copy(case.chat_id, source, caption=text or None)
            # An album comes as many messages; who it is from is said once.
            key = None if reply.album is None else f"album:{reply.chat_id}:{reply.album}"
            first = Send(Message(case.chat_id, told, reply_to=answered))
            return [
                Outgoing(first, Purpose.TO_CITIZEN, dedupe_key=key),
                Outgoing(copy, Purpose.TO_CITIZEN, context),
            ]
        bodies = [f"{told}\n{escape(part)}" for part in split_text(text)]
        messages = [Message(case.chat_id, body, reply_to=answered) for body in bodies]
        messages[-1] = replace(messages[-1], keyboard=self.desk.close_keyboard(texts))
        contexts = [*({} for _ in bodies[1:]), context | {WHOLE: len(bodies) == 1}]
        return [
            Outgoing(Send(message), Purpose.TO_CITIZEN, why) for message, why in zip(messages, contexts, strict=True)
        ]

    def _corrected(self, case: Case, said: FromStaff, text: str, message_id: int | None) -> list[Outgoing]:
        anew = self._to_citizen(case, said, text, corrected=True)
        first = anew[0].operation
        if message_id is None or said.media or len(anew) > 1 or not isinstance(first, Send):
            return anew
        return [replace(anew[0], operation=Edit(first.message, message_id))]

    def _answer_staff(self, reply: FromStaff, identifier: str, case: Case) -> None:
        asked.answer(reply, case, self.desk.catalogue[STAFF_LANGUAGE].html(identifier))
