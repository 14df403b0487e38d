"""The relay: what citizens and staff write in a case is carried from one to the other.

What staff correct of it is in `bot.desk.relaying.correcting`.

Everything here only decides and writes down; what is said goes through the outbox, and what follows when it has
arrived or failed is in `bot.transport.outgoing.outcomes`. What of staff's words stays with them is in
`bot.desk.relaying.holding`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncSession

from bot.chat.remembering import conversations
from bot.chat.remembering.pending import Erasure
from bot.desk import asked, cases, places
from bot.desk.cases import Case
from bot.desk.handover import HandOverDesk, in_case
from bot.desk.relaying import answers, taking_back
from bot.desk.relaying.answers import Answer
from bot.desk.said import CaseMovedError, FromCitizen, FromStaff
from bot.desk.states import CaseEvent, CaseState
from bot.desk.telling import show_change
from bot.messages import Message
from bot.render import escape, fits_caption, split_text
from bot.transport.outgoing import looking_back, outbox
from bot.transport.outgoing.operations import Copy, Delete, Send
from bot.transport.outgoing.outbox import REPLY_TO_CARD, Outgoing, Purpose
from bot.work import current
from knowledge.guard import redact

ALBUM_LINE = "held-album"
"""Begins the name of the line that says that an album stays in the group."""

Holds = Callable[[Case, FromStaff, Answer], Awaitable[bool]]
Closed = Callable[[Case, FromStaff], None]


@dataclass(frozen=True, slots=True)
class Relay:
    """Carries messages both ways while a case is open.

    Attributes:
        desk: the staff group and its cases.
        holds: whether what staff wrote in an open case stays with them, who are told so.
        closed: tells staff that what they wrote in a closed case was not sent.
    """

    desk: HandOverDesk
    holds: Holds
    closed: Closed

    async def from_citizen(self, case: Case, written: FromCitizen) -> None:
        """Carry what a citizen wrote to the staff group."""
        staff_chat_id = await self.desk.staff_chat() or 0
        redaction = redact(written.text)

        async def change(session: AsyncSession) -> None:
            now = self.desk.clock()
            if not await cases.move(session, case, CaseEvent.CITIZEN_WROTE, now):
                raise CaseMovedError
            if case.waiting_since is None:
                # What was promised before has been kept.
                await cases.promise(session, case.id, self.desk.promises.by())
                await self.desk.watching.waiting(session, case.id, now)
            elif case.snoozed_until is not None:
                await self.desk.watching.still_waiting(session, case.id, case.waiting_since, now)
            answered = written.message_id if written.edited else written.reply_to
            found = None if answered is None else await places.staff_message_of(session, case.id, answered)
            reply_to = found[1] if found is not None and found[0] == staff_chat_id else None
            relays = self._to_staff(case, written, redaction.text, (staff_chat_id, reply_to))
            copies = (self.desk.cards.copy(case, staff_chat_id, each) for each in written.before or ())
            carried = (outbox.in_case(each, case.id, urgent=case.urgent) for each in relays)
            await self.desk.put(session, *carried, *copies)
            if redaction.kinds:
                await self._delete(session, case, written)
            await show_change(session, self.desk, case)

        current().change(change)
        if redaction.kinds:
            told = "withheld" if written.withheld else "refuse-in-case"
            current().say([Message(case.chat_id, self.desk.catalogue[case.told_in].html(told))])

    async def from_staff(self, reply: FromStaff) -> None:
        """Carry what staff write in a case's topic, or in reply to a case's message, to its citizen.

        Others' talk is left alone.
        """
        case = await asked.case_of(self.desk, reply)
        if case is None or await self._stays_with_album(reply):
            return
        answer = answers.answer_in(reply)
        if not await self._kept(case, reply, answer):
            carry_to_citizen(self.desk, case, reply, answer.text)
            if answer.commands:
                self._answer(reply, case, "staff-without-command", command=answer.commands)
        elif reply.album is not None and reply.text and case.state is not CaseState.CLOSED:
            # What its text keeps here is all of the album; its other pictures come without a word of their own.
            html = self.desk.catalogue.staff.html("staff-held-album")
            asked.answer(reply, case, html, once=_album_key(reply))

    async def _kept(self, case: Case, reply: FromStaff, answer: Answer) -> bool:
        """Whether a message of staff stays in the group; then they read why, but of their own notes."""
        if answer.empty:
            return True
        if answer.is_command:
            self._answer(reply, case, "staff-unknown-command")
        elif answers.refusal(case, answer.text) == "staff-cpr":
            self._answer(reply, case, "staff-cpr")
        elif case.state is CaseState.CLOSED:
            self.closed(case, reply)
        else:
            return await self.holds(case, reply, answer)
        return True

    async def _stays_with_album(self, reply: FromStaff) -> bool:
        """Whether it is a picture of an album that stays in the group for the text below another of its pictures."""
        if reply.album is None or reply.text:
            return False
        async with self.desk.database.reading() as session:
            return await looking_back.is_put(session, _album_key(reply))

    def _answer(self, reply: FromStaff, case: Case, identifier: str, **values: str) -> None:
        asked.answer(reply, case, self.desk.catalogue.staff.html(identifier, **values))

    def _to_staff(self, case: Case, written: FromCitizen, text: str, place: tuple[int, int | None]) -> list[Outgoing]:
        """The relays of what a citizen wrote; `place` is the staff group and the message there that it answers."""
        staff_chat_id, reply_to = place
        context = {"case": case.id, REPLY_TO_CARD: case.id}
        names_it = context | {"citizen_message": written.message_id}
        identifier = "staff-relay-edited" if written.edited else "staff-relay"
        head = self.desk.catalogue.staff.html(identifier, id=str(case.id))
        copy = _copy(case, written, text, place)
        heading = Message(staff_chat_id, head, reply_to=reply_to)
        bodies = [f"{head}\n{escape(part)}" for part in split_text(text)]
        written_out = [Outgoing(Send(replace(heading, html=body)), Purpose.TO_STAFF, names_it) for body in bodies]
        if copy is None:
            return written_out
        carried = Outgoing(copy, Purpose.TO_STAFF, names_it)
        if copy.caption is not None and not fits_caption(copy.caption):
            return [*written_out, replace(carried, operation=replace(copy, caption=""))]
        # A copy has no room for a heading; only that it corrects something must be said.
        return [*([Outgoing(Send(heading), Purpose.TO_STAFF, context)] if written.edited else []), carried]

    async def _delete(self, session: AsyncSession, case: Case, written: FromCitizen) -> None:
        """Have a message with a personal number deleted, at the citizen's and wherever else the number may stand."""
        delete = Outgoing(Delete(case.chat_id, written.message_id), Purpose.STATUS)
        # What is gone cannot be copied: where it is, it goes after that.
        own = outbox.in_case(delete, case.id, urgent=case.urgent) if written.media else delete
        copied = await taking_back.text_copies(session, case, written.message_id) if written.edited else []
        # Whether they were made before the number was written in or after it is not known.
        arrived = await taking_back.withdraw(session, copied)
        await self.desk.put(session, own, *(in_case(case, Delete(*each)) for each in arrived))


def carry_to_citizen(desk: HandOverDesk, case: Case, reply: FromStaff, text: str, *, once: str | None = None) -> None:
    """Carry `text`, or the picture or file that it stands below, to the citizen; under the name `once`, once."""

    async def change(session: AsyncSession) -> None:
        now = desk.clock()
        if not await cases.move(session, case, CaseEvent.STAFF_ANSWERED, now):
            raise CaseMovedError
        await desk.watching.answered(session, case.id, now)
        # A yes that comes now is one to what staff have said.
        await conversations.forget(session, case.chat_id, Erasure)
        await places.bind_message(session, case, (reply.chat_id, reply.message_id))
        link = None if reply.reply_to is None else await places.link_of(session, reply.chat_id, reply.reply_to)
        answered = link[1] if link is not None and link[0] == case.id else None
        said = answers.to_citizen(desk, case, reply, text, answered)
        if once is not None:
            said = [replace(each, dedupe_key=f"{once}:{part}") for part, each in enumerate(said)]
        await desk.put(session, *said)
        await show_change(session, desk, case)

    current().change(change)


def _album_key(reply: FromStaff) -> str:
    """The name of the line that tells that an album stays in the group; there is one."""
    return f"{ALBUM_LINE}:{reply.chat_id}:{reply.album}"


def _copy(case: Case, written: FromCitizen, text: str, place: tuple[int, int | None]) -> Copy | None:
    """The copy that carries what a citizen wrote, `text` being what is left of it when it is masked; None for none."""
    staff_chat_id, reply_to = place
    source = (case.chat_id, written.message_id)
    if written.before is not None:
        # The message is ours, and says something else.
        return None
    redaction = redact(text)
    if redaction.masked and not redaction.kinds:
        # A telephone number that is meant for staff goes from person to person; we keep the masked text only.
        return Copy(staff_chat_id, source, reply_to, record=escape(text))
    if written.media:
        # What was judged is what is sent: without a caption of its own, a copy has the one that stands there by then.
        return Copy(staff_chat_id, source, reply_to, caption=text)
    return None
