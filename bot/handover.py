"""Handing over: cases opened, messages carried both ways, cases closed."""

from __future__ import annotations

import re
from dataclasses import dataclass

import structlog
from sqlalchemy.exc import IntegrityError

from bot import desk
from bot.actions import Action, Verb
from bot.catalogue import Catalogue, Texts
from bot.clock import Clock
from bot.conversations import Offer
from bot.database import Database
from bot.desk import Case, CaseEvent, CaseState
from bot.messages import BlockedError, Button, DeliveryError, Keyboard, Message, Messenger
from bot.render import escape, split_text
from knowledge.entries import Language
from knowledge.guard import redact

_log = structlog.get_logger(__name__)
_STAFF_LANGUAGE = Language.DA
_CARD_QUESTION = 2500
"""Characters of the question on the card; a longer question goes on in replies to it."""

_SENT_MARK = "👍"
"""The reaction that tells staff that a reply has arrived; quieter than a message in a busy group."""

_NOTE = re.compile(r"^[ \t]*//.*$\n?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FromCitizen:
    """What a citizen wrote while a case is open.

    Attributes:
        message_id: in the citizen's chat.
        text: the raw text or caption; it is redacted here before it goes anywhere.
        media: it carries more than text.
        edited: it replaces an earlier text.
    """

    message_id: int
    text: str
    media: bool = False
    edited: bool = False


@dataclass(frozen=True, slots=True)
class FromStaff:
    """A reply in the staff group.

    Attributes:
        chat_id: the staff group.
        message_id: of the reply.
        reply_to: the message that it replies to.
        text: what was written, "" for media without a caption.
        media: it carries more than text.
    """

    chat_id: int
    message_id: int
    reply_to: int
    text: str
    media: bool = False


@dataclass(frozen=True, slots=True)
class HandOverDesk:
    """Carries questions to the staff group and answers back.

    Attributes:
        staff_chat_id: the staff group as configured, or None where there is none.
        staff_name: how a person's messages are marked.
        contact_url: where citizens find phone numbers when no person can be reached here.
    """

    database: Database
    messenger: Messenger
    catalogue: Catalogue
    clock: Clock
    staff_chat_id: int | None
    staff_name: str
    contact_url: str

    async def case_of(self, chat_id: int) -> Case | None:
        """The chat's open case, or None."""
        async with self.database.transaction() as session:
            return await desk.open_case_of(session, chat_id)

    async def staff_chat(self) -> int | None:
        """Where the staff group is now, or None where there is none."""
        if self.staff_chat_id is None:
            return None
        async with self.database.transaction() as session:
            return await desk.current_chat_id(session, self.staff_chat_id)

    async def open(self, chat_id: int, language: Language, offer: Offer) -> Message:
        """Open a case for an accepted offer and tell staff.

        Returns:
            the receipt for the citizen; or, if the group cannot be reached, where else to find a person.
        """
        texts = self.catalogue[language]
        staff_chat_id = await self.staff_chat()
        if staff_chat_id is None:
            return Message(chat_id, texts.html("nobody-reachable", contact=self.contact_url))
        wanted = Case(0, chat_id, CaseState.OPEN, language, offer.question, offer.reason, offer.trace)
        try:
            async with self.database.transaction() as session:
                case = await desk.open_case(session, wanted, self.clock())
        except IntegrityError:
            return Message(chat_id, texts.html("case-already-open"), self._close_keyboard(texts))
        if not await self._post_card(case, staff_chat_id):
            async with self.database.transaction() as session:
                await desk.move(session, case, CaseEvent.CLOSE, self.clock())
            return Message(chat_id, texts.html("nobody-reachable", contact=self.contact_url))
        receipt = "case-opened" if case.question else "case-opened-empty"
        return Message(chat_id, texts.html(receipt), self._close_keyboard(texts))

    async def from_citizen(self, case: Case, written: FromCitizen) -> tuple[Message, ...]:
        """Carry what a citizen wrote to the staff group; gives what the citizen must be told, mostly nothing."""
        async with self.database.transaction() as session:
            card = await desk.card_of(session, case.id)
            await desk.move(session, case, CaseEvent.CITIZEN_WROTE, self.clock())
        texts = self.catalogue[case.language]
        redaction = redact(written.text)
        not_relayed = Message(case.chat_id, texts.html("case-not-relayed", contact=self.contact_url))
        if card is None:
            return (not_relayed,)
        try:
            await self._relay_to_staff(case, written, redaction.text, card)
        except DeliveryError as error:
            _log.warning("case.relay_failed", case=case.id, error=type(error).__name__)
            return (not_relayed,)
        return (Message(case.chat_id, texts.html("refuse")),) if redaction.kinds else ()

    async def from_staff(self, reply: FromStaff) -> tuple[Message, ...]:
        """Carry a staff reply to the citizen; gives what the staff must be told, nothing if all went well."""
        async with self.database.transaction() as session:
            case = await desk.case_of_message(session, reply.chat_id, reply.reply_to)
        text = _NOTE.sub("", reply.text).strip()
        if case is None or (not text and not reply.media):
            return ()
        if case.state is CaseState.CLOSED:
            return (self._to_staff(reply, "staff-case-closed-already"),)
        if redact(text).kinds:
            return (self._to_staff(reply, "staff-cpr"),)
        try:
            await self._relay_to_citizen(case, reply, text)
        except BlockedError:
            return (self._to_staff(reply, "staff-blocked"),)
        except DeliveryError as error:
            _log.warning("case.reply_failed", case=case.id, error=type(error).__name__)
            return (self._to_staff(reply, "staff-not-sent"),)
        async with self.database.transaction() as session:
            await desk.bind_message(session, case, (reply.chat_id, reply.message_id))
            await desk.move(session, case, CaseEvent.STAFF_ANSWERED, self.clock())
        await self.messenger.mark(reply.chat_id, reply.message_id, _SENT_MARK)
        return ()

    async def close_by_citizen(self, chat_id: int) -> tuple[Message, ...]:
        """Close the chat's case; gives what the citizen and the staff are told."""
        case = await self.case_of(chat_id)
        if case is None or not await self._close(case):
            return ()
        return (
            self._closed_for_citizen(case),
            *await self._closed_for_staff(case, "staff-closed-by-citizen"),
        )

    async def close_by_staff(self, case_id: int) -> tuple[Message, ...]:
        """Close a case from the staff group; gives what the citizen and the staff are told."""
        async with self.database.transaction() as session:
            case = await desk.case_by_id(session, case_id)
        if case is None or not await self._close(case):
            return ()
        return (self._closed_for_citizen(case), *await self._closed_for_staff(case, "staff-closed-by-staff"))

    async def staff_chat_moved(self, old_id: int, new_id: int) -> None:
        """The staff group became a supergroup and has a new id."""
        if old_id == await self.staff_chat():
            async with self.database.transaction() as session:
                await desk.chat_moved(session, self.staff_chat_id or old_id, new_id)
            _log.info("staff_group.moved")

    async def _close(self, case: Case) -> bool:
        async with self.database.transaction() as session:
            return await desk.move(session, case, CaseEvent.CLOSE, self.clock())

    def _closed_for_citizen(self, case: Case) -> Message:
        return Message(case.chat_id, self.catalogue[case.language].html("case-closed"))

    async def _closed_for_staff(self, case: Case, identifier: str) -> tuple[Message, ...]:
        async with self.database.transaction() as session:
            card = await desk.card_of(session, case.id)
        if card is None:
            return ()
        await self.messenger.drop_keyboard(*card)
        html = self.catalogue[_STAFF_LANGUAGE].html(identifier, id=str(case.id))
        return (Message(card[0], html, reply_to=card[1]),)

    async def _post_card(self, case: Case, staff_chat_id: int) -> bool:
        texts = self.catalogue[_STAFF_LANGUAGE]
        first, *rest = split_text(case.question, _CARD_QUESTION) or (texts.plain("staff-card-no-question"),)
        html = texts.html(
            "staff-card",
            id=str(case.id),
            question=first,
            language=case.language.value,
            reason=texts.plain(f"reason-{case.reason}"),
            candidates=case.trace or texts.plain("staff-no-candidates"),
        )
        close = ((Button(texts.plain("staff-close"), Action(Verb.STAFF_CLOSE, str(case.id)).data()),),)
        try:
            message_id = await self.messenger.send(Message(staff_chat_id, html, close))
            for part in rest:
                await self.messenger.send(Message(staff_chat_id, escape(part), reply_to=message_id))
        except DeliveryError as error:
            _log.error("case.card_failed", case=case.id, error=type(error).__name__)
            return False
        async with self.database.transaction() as session:
            await desk.bind_message(session, case, (staff_chat_id, message_id))
        return True

    async def _relay_to_staff(self, case: Case, written: FromCitizen, text: str, card: tuple[int, int]) -> None:
        texts = self.catalogue[_STAFF_LANGUAGE]
        head = texts.html("staff-relay-edited" if written.edited else "staff-relay", id=str(case.id))
        if written.media and not written.edited:
            # The copy carries the redacted caption: without one of ours, Telegram would keep the original.
            source = (case.chat_id, written.message_id)
            sent = [
                await self.messenger.copy(source=source, chat_id=card[0], reply_to=card[1], caption=text or None)
            ]
        else:
            bodies = [f"{head}\n{escape(part)}" for part in split_text(text)]
            sent = [await self.messenger.send(Message(card[0], body, reply_to=card[1])) for body in bodies]
        async with self.database.transaction() as session:
            for message_id in sent:
                await desk.bind_message(session, case, (card[0], message_id), written.message_id)

    async def _relay_to_citizen(self, case: Case, reply: FromStaff, text: str) -> None:
        texts = self.catalogue[case.language]
        head = texts.html("from-person", name=self.staff_name)
        parts = () if reply.media else split_text(text)
        bodies = [f"{head}\n{escape(part)}" for part in parts] or [head]
        keyboard = self._close_keyboard(texts)
        for number, body in enumerate(bodies, start=1):
            last = number == len(bodies) and not reply.media
            await self.messenger.send(Message(case.chat_id, body, keyboard if last else ()))
        if reply.media:
            # Where a caption was written, the copy's says what is left of it without internal notes.
            caption = (text or self.staff_name) if reply.text else None
            source = (reply.chat_id, reply.message_id)
            await self.messenger.copy(source=source, chat_id=case.chat_id, reply_to=None, caption=caption)

    def _to_staff(self, reply: FromStaff, identifier: str) -> Message:
        html = self.catalogue[_STAFF_LANGUAGE].html(identifier)
        return Message(reply.chat_id, html, reply_to=reply.message_id)

    def _close_keyboard(self, texts: Texts) -> Keyboard:
        return ((Button(texts.plain("case-close"), Action(Verb.CLOSE).data()),),)
