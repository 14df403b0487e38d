"""Handing over: cases opened, messages carried both ways, cases closed.

Everything here only decides and writes down; what is said goes through the outbox, and what follows when it has
arrived or failed is in `bot.transport.outcomes`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncSession

from bot import desk
from bot.actions import Action, Verb
from bot.cards import STAFF_LANGUAGE, Cards
from bot.case_states import CaseEvent, CaseState
from bot.catalogue import Catalogue, Texts
from bot.clock import Clock
from bot.conversations import Offer
from bot.database import Database
from bot.desk import Case
from bot.messages import Button, Keyboard, Message
from bot.promises import Promises
from bot.render import escape, split_text
from bot.transport import outbox
from bot.transport.operations import ChangeTopic, Copy, Delete, DropKeyboard, Edit, Operation, Send, TopicChange
from bot.transport.outbox import REPLY_TO_CARD, WHOLE, Outgoing, Purpose
from bot.watching import Watching
from bot.work import current
from knowledge.entries import Language
from knowledge.guard import redact

LOOKS_FOR_CASE = 5
"""How often the case of a message in the staff group is looked for before the reply to it counts as talk."""

_NOTE = re.compile(r"^[ \t]*//.*$\n?", re.MULTILINE)


class CaseMovedError(Exception):
    """The case changed while the update was handled; handled anew, it finds the case as it is now."""


@dataclass(frozen=True, slots=True)
class FromCitizen:
    """What a citizen wrote while a case is open.

    Attributes:
        message_id: in the citizen's chat.
        text: the raw text or caption; it is redacted here before it goes anywhere.
        media: it carries more than text.
        edited: it replaces an earlier text.
        reply_to: the message of the citizen's chat that it answers, or None.
    """

    message_id: int
    text: str
    media: bool = False
    edited: bool = False
    reply_to: int | None = None


@dataclass(frozen=True, slots=True)
class FromStaff:
    """A message in the staff group: a reply, or in a topic.

    Attributes:
        chat_id: the staff group.
        message_id: of the message.
        reply_to: the message that it replies to, or None.
        text: what was written, "" for media without a caption.
        media: it carries more than text.
        to_us: the message that it replies to, or the topic that it stands in, is the assistant's.
        topic: the forum topic that it stands in, or None.
        album: the id that the pictures of one album share, or None.
    """

    chat_id: int
    message_id: int
    reply_to: int | None
    text: str
    media: bool = False
    to_us: bool = False
    topic: int | None = None
    album: str | None = None


@dataclass(frozen=True, slots=True)
class HandOverDesk:
    """Carries questions to the staff group and answers back.

    Attributes:
        staff_chat_id: the staff group as configured, or None where there is none.
        staff_name: how a person's messages are marked.
        contact_url: where citizens find phone numbers when no person can be reached here.
        promises: by when an answer can be promised.
        watching: has cases looked at again in time.
    """

    database: Database
    catalogue: Catalogue
    clock: Clock
    staff_chat_id: int | None
    staff_name: str
    contact_url: str
    promises: Promises
    watching: Watching

    async def case_of(self, chat_id: int) -> Case | None:
        """The chat's open case, or None."""
        async with self.database.reading() as session:
            return await desk.open_case_of(session, chat_id)

    async def staff_chat(self) -> int | None:
        """Where the staff group is now, or None where there is none."""
        if self.staff_chat_id is None:
            return None
        async with self.database.reading() as session:
            return await desk.current_chat_id(session, self.staff_chat_id)

    async def open(self, chat_id: int, language: Language, offer: Offer) -> None:
        """Open a case for an accepted offer. The citizen gets the receipt when staff have the card, not before."""
        staff_chat_id = await self.staff_chat()
        if staff_chat_id is None:
            html = self.catalogue[language].html("nobody-reachable", contact=self.contact_url)
            current().say([Message(chat_id, html)])
            return
        by = self.promises.by()
        wanted = Case(0, chat_id, CaseState.OPEN, language, offer.question, offer.reason, offer.trace, promised_by=by)

        async def change(session: AsyncSession) -> None:
            if await desk.open_case_of(session, chat_id) is not None:
                texts = self.catalogue[language]
                already = Message(chat_id, texts.html("case-already-open"), self.close_keyboard(texts))
                await self._put(session, Outgoing(Send(already)))
                return
            now = self.clock()
            case = await desk.open_case(session, wanted, now)
            await self.watching.waiting(session, case.id, now)
            await self._put(session, *self.cards.opening(case, staff_chat_id))

        current().change(change)

    async def from_citizen(self, case: Case, written: FromCitizen) -> None:
        """Carry what a citizen wrote to the staff group."""
        staff_chat_id = await self.staff_chat() or 0
        redaction = redact(written.text)

        async def change(session: AsyncSession) -> None:
            now = self.clock()
            if not await desk.move(session, case, CaseEvent.CITIZEN_WROTE, now):
                raise CaseMovedError
            if case.waiting_since is None:
                await self.watching.waiting(session, case.id, now)
            answered = written.message_id if written.edited else written.reply_to
            found = None if answered is None else await desk.staff_message_of(session, case.id, answered)
            reply_to = found[1] if found is not None and found[0] == staff_chat_id else None
            relays = self._to_staff(case, written, redaction.text, (staff_chat_id, reply_to))
            await self._put(session, *(outbox.in_case(each, case.id) for each in relays))

        current().change(change)
        if redaction.kinds:
            current().do(Outgoing(Delete(case.chat_id, written.message_id), Purpose.STATUS))
            current().say([Message(case.chat_id, self.catalogue[case.language].html("refuse"))])

    async def from_staff(self, reply: FromStaff) -> None:
        """Carry what staff write in a case's topic, or in reply to a case's message, to its citizen.

        Others' talk is left alone.
        """
        case = await self.case_of_place(reply.chat_id, reply.reply_to, reply.topic)
        if case is None and reply.to_us and current().attempt <= LOOKS_FOR_CASE:
            # Whoever answers at once may be faster than the note that the message or topic belongs to a case.
            raise CaseMovedError
        text = _NOTE.sub("", reply.text).strip()
        if case is None or (not text and (reply.text or not reply.media)):
            return
        if case.state is CaseState.CLOSED:
            self._answer_staff(reply, "staff-case-closed-already", case)
            if reply.topic is not None:
                current().do(in_case(case, ChangeTopic(reply.chat_id, reply.topic, TopicChange.CLOSE)))
        elif redact(text).kinds:
            self._answer_staff(reply, "staff-cpr", case)
        else:
            self._carry_to_citizen(case, reply, text)

    async def close_by_citizen(self, chat_id: int) -> bool:
        """Close the chat's case and tell both sides; gives whether there was one."""
        case = await self.case_of(chat_id)
        if case is not None:
            self._close(case, "staff-closed-by-citizen")
        return case is not None

    async def close_by_staff(self, case_id: int) -> None:
        """Close a case from the staff group and tell both sides; a case that is closed already stays so."""
        async with self.database.reading() as session:
            case = await desk.case_by_id(session, case_id)
        if case is not None and case.state is not CaseState.CLOSED:
            self._close(case, "staff-closed-by-staff")

    async def turn_record(self, said: FromStaff) -> None:
        """`/journal`: the case is kept as part of a case at the municipality, or no longer."""
        case = await self.case_of_place(said.chat_id, said.reply_to, said.topic)
        if case is None:
            return
        number = case.id

        async def change(session: AsyncSession) -> None:
            kept = await desk.turn_record(session, number)
            identifier = "staff-kept-for-record" if kept else "staff-not-for-record"
            html = self.catalogue[STAFF_LANGUAGE].html(identifier, id=str(number))
            answer = Message(said.chat_id, html, reply_to=said.message_id, topic=said.topic)
            await self._put(session, Outgoing(Send(answer), Purpose.STATUS))

        current().change(change)

    async def staff_chat_moved(self, old_id: int, new_id: int) -> None:
        """A group became a supergroup; if it is the staff group, that is remembered."""
        configured = self.staff_chat_id
        if configured is not None and old_id == await self.staff_chat():
            current().change(lambda session: desk.chat_moved(session, configured, new_id))

    @property
    def cards(self) -> Cards:
        """Writes cases up for staff."""
        return Cards(self.catalogue, self.promises)

    async def case_of_place(self, chat_id: int, reply_to: int | None, topic: int | None) -> Case | None:
        """The case of a topic, or of the message that is replied to."""
        async with self.database.reading() as session:
            case = None if topic is None else await desk.case_of_topic(session, chat_id, topic)
            if case is None and reply_to is not None:
                case = await desk.case_of_message(session, chat_id, reply_to)
        return case

    def close_keyboard(self, texts: Texts) -> Keyboard:
        """The citizen's button that ends a case."""
        return ((Button(texts.plain("case-close"), Action(Verb.CLOSE).data()),),)

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
        head = self.catalogue[STAFF_LANGUAGE].html(identifier, id=str(case.id))
        bodies = [f"{head}\n{escape(part)}" for part in split_text(text)]
        messages = [Message(staff_chat_id, body, reply_to=reply_to) for body in bodies]
        return [Outgoing(Send(each), Purpose.TO_STAFF, context) for each in messages]

    def _carry_to_citizen(self, case: Case, reply: FromStaff, text: str) -> None:
        async def change(session: AsyncSession) -> None:
            now = self.clock()
            if not await desk.move(session, case, CaseEvent.STAFF_ANSWERED, now):
                raise CaseMovedError
            await self.watching.answered(session, case.id, now)
            await desk.bind_message(session, case, (reply.chat_id, reply.message_id))
            link = None if reply.reply_to is None else await desk.link_of(session, reply.chat_id, reply.reply_to)
            answered = link[1] if link is not None and link[0] == case.id else None
            await self._put(session, *self._to_citizen(case, reply, text, answered))

        current().change(change)

    def _to_citizen(
        self, case: Case, reply: FromStaff, text: str, answered: int | None = None, *, corrected: bool = False
    ) -> list[Outgoing]:
        """What the citizen gets of a staff message; `answered` is the message of their own that it answers."""
        texts = self.catalogue[case.language]
        identifier = "from-person-corrected" if corrected else "from-person"
        told = texts.html(identifier, name=self.staff_name)
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
        messages[-1] = replace(messages[-1], keyboard=self.close_keyboard(texts))
        contexts = [*({} for _ in bodies[1:]), context | {WHOLE: len(bodies) == 1}]
        return [
            Outgoing(Send(message), Purpose.TO_CITIZEN, why) for message, why in zip(messages, contexts, strict=True)
        ]

    async def correct(self, said: FromStaff) -> None:
        """Staff have edited what went to a citizen: the citizen's copy is corrected, or goes if nothing is left.

        What cannot be changed, such as a text in several parts, is said again as corrected.
        """
        async with self.database.reading() as session:
            link = await desk.link_of(session, said.chat_id, said.message_id)
            case = None if link is None else await desk.case_by_id(session, link[0])
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

    def _corrected(self, case: Case, said: FromStaff, text: str, message_id: int | None) -> list[Outgoing]:
        anew = self._to_citizen(case, said, text, corrected=True)
        first = anew[0].operation
        if message_id is None or said.media or len(anew) > 1 or not isinstance(first, Send):
            return anew
        return [replace(anew[0], operation=Edit(first.message, message_id))]

    async def end(self, session: AsyncSession, chat_id: int, identifier: str) -> None:
        """Close the chat's case, if it has one, and tell staff; the caller tells the citizen, and commits."""
        case = await desk.open_case_of(session, chat_id)
        if case is not None and not await self.close_in(session, case, identifier, farewell=False):
            raise CaseMovedError

    def _close(self, case: Case, identifier: str) -> None:
        async def change(session: AsyncSession) -> None:
            if not await self.close_in(session, case, identifier):
                raise CaseMovedError

        current().change(change)

    async def close_in(self, session: AsyncSession, case: Case, identifier: str, *, farewell: bool = True) -> bool:
        """Close a case, tell both sides, and close its topic; the caller commits.

        Args:
            session: the transaction.
            case: as the caller saw it.
            identifier: of the note to staff.
            farewell: tell the citizen that the assistant is back; else the caller says something else.

        Returns:
            False if the case has moved since; nothing is changed then.
        """
        if not await desk.move(session, case, CaseEvent.CLOSE, self.clock()):
            return False
        if farewell:
            texts = self.catalogue[case.language]
            reopen = ((Button(texts.plain("case-reopen"), Action(Verb.REOPEN, str(case.id)).data()),),)
            await self._put(session, Outgoing(Send(Message(case.chat_id, texts.html("case-closed"), reopen))))
        card = await desk.card_of(session, case.id)
        if card is None:
            return True
        staff_texts = self.catalogue[STAFF_LANGUAGE]
        html = staff_texts.html(identifier, id=str(case.id))
        staff_chat_id = await desk.current_chat_id(session, card[0])
        again = ((Button(staff_texts.plain("staff-reopen"), Action(Verb.STAFF_REOPEN, str(case.id)).data()),),)
        note = Outgoing(Send(Message(staff_chat_id, html, again)), Purpose.STATUS, {REPLY_TO_CARD: case.id})
        await self._put(session, outbox.in_case(note, case.id))
        if staff_chat_id == card[0]:
            await self._put(session, Outgoing(DropKeyboard(*card), Purpose.STATUS))
        topic = await desk.topic_of(session, case.id)
        if topic is not None and topic[0] == staff_chat_id:
            await self._put(session, in_case(case, ChangeTopic(*topic, TopicChange.CLOSE)))
        return True

    def _answer_staff(self, reply: FromStaff, identifier: str, case: Case) -> None:
        html = self.catalogue[STAFF_LANGUAGE].html(identifier)
        answer = Send(Message(reply.chat_id, html, reply_to=reply.message_id, topic=reply.topic))
        current().do(in_case(case, answer))

    async def _put(self, session: AsyncSession, *outgoing: Outgoing) -> None:
        await outbox.put(session, outgoing, self.clock())


def in_case(case: Case, operation: Operation) -> Outgoing:
    """Something to do in the staff group, in order with everything else of its case."""
    return outbox.in_case(Outgoing(operation, Purpose.STATUS), case.id)
