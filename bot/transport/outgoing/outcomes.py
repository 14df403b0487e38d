"""What follows when something said has arrived or failed, in the same transaction as the result.

| purpose | arrived | did not arrive |
|---|---|---|
| topic | bound to its case | the case does without a topic, and for an hour so do others |
| card | bound to its case, the citizen gets the receipt | the case is closed, the citizen is told where else to turn |
| card of a case that changed meanwhile | bound to it, and says so; if closed, no receipt | if closed, nothing |
| to staff | bound to its case | the citizen is told that it did not reach staff |
| to citizen | a mark on the staff's message, none if it is taken back | staff are told, and whether they are blocked |
| to citizen, refused | | the case waits for staff again, and what has arrived of the answer is taken back |
| reply, status, announcement | nothing | nothing; a blocked chat gets no older announcements later |
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.announcing import notices, subscriptions
from bot.catalogue import Catalogue
from bot.chat.calling import with_phone
from bot.chat.controls.actions import Action, Verb
from bot.clock import Clock
from bot.desk import cases, places
from bot.desk.cards import Cards
from bot.desk.cases import Case
from bot.desk.relaying import echoes
from bot.desk.relaying.lost import answer_lost
from bot.desk.states import CaseEvent, CaseState
from bot.desk.telling import write_card
from bot.desk.topic_words import Knows, knows_nothing
from bot.desk.topicless import Topicless
from bot.desk.waiting.watching import Watching
from bot.messages import Button, Message
from bot.render import escape
from bot.storage.database import write_over
from bot.storage.tables import BlockedChatRow, OutboxRow
from bot.transport.outgoing import outbox, recreated
from bot.transport.outgoing.operations import ChangeTopic, Delete, Mark, Operation, Send, TopicChange
from bot.transport.outgoing.outbox import REPLY_TO_CARD, WHOLE, Outgoing, Purpose
from bot.transport.outgoing.results import OutboxState

SENT_MARK = "👍"
"""The reaction that tells staff that a reply has arrived; quieter than a message in a busy group."""


@dataclass(frozen=True, slots=True)
class Outcomes:
    """The follow-ups of the outbox."""

    catalogue: Catalogue
    clock: Clock
    contact_url: str
    watching: Watching
    contact_phone: str | None = None
    topicless: Topicless = field(default_factory=Topicless)
    knows: Knows = knows_nothing

    async def follow(self, session: AsyncSession, row: OutboxRow, state: OutboxState) -> None:
        """Do what follows from a row's final state."""
        arrived = state is OutboxState.SENT
        if state is OutboxState.BLOCKED and row.chat_id > 0:
            await self._blocked(session, row.chat_id)
        if state is OutboxState.REPLACED:
            await recreated.begin_anew(session, row, self._cards, self.clock())
            return
        match Purpose(row.purpose):
            case Purpose.TOPIC:
                await self._topic_settled(session, row, state)
            case Purpose.CARD if arrived:
                await self._card_arrived(session, row)
            case Purpose.CARD:
                await self._card_failed(session, row)
            case Purpose.TO_STAFF if arrived:
                if await self._bind(session, row) is None:
                    await self._take_back(session, row)
            case Purpose.TO_STAFF:
                await self._tell_citizen(session, row, "case-not-relayed")
            case Purpose.TO_CITIZEN:
                await self._after_staff_reply(session, row, state)
            case _:
                return

    async def _topic_settled(self, session: AsyncSession, row: OutboxRow, state: OutboxState) -> None:
        if state is OutboxState.SENT:
            await self._topic_made(session, row)
        elif state is OutboxState.FAILED:
            self.topicless.refused(row.chat_id, self.clock())

    async def _topic_made(self, session: AsyncSession, row: OutboxRow) -> None:
        if row.message_id is None:
            return
        case = await cases.case_by_id(session, row.context["case"])
        if case is not None:
            await places.set_topic(session, case.id, (row.chat_id, row.message_id))
        if case is None or case.state is CaseState.CLOSED:
            # The case was erased or closed while its topic was being made.
            change = TopicChange.DELETE if case is None else TopicChange.CLOSE
            closing = Outgoing(ChangeTopic(row.chat_id, row.message_id, change), Purpose.STATUS, lane=row.lane)
            await self._put(session, closing)

    async def _card_arrived(self, session: AsyncSession, row: OutboxRow) -> None:
        case = await self._bind(session, row)
        if case is None:
            await self._take_back(session, row)
            return
        await self._card_overtaken(session, case, row)
        rest = [self._to_card(case, row, escape(part)) for part in row.context.get("rest", ())]
        if case.state is not CaseState.CLOSED:
            await self._put(session, self._receipt(case, row), *rest)
            return
        await self._put(session, *rest)
        topic = case.topic_in(row.chat_id)
        if rest and topic is not None:
            # What is said in a closed topic opens it.
            closing = ChangeTopic(row.chat_id, topic, TopicChange.CLOSE)
            await self._put(session, Outgoing(closing, Purpose.STATUS, lane=row.lane))

    async def _card_overtaken(self, session: AsyncSession, case: Case, row: OutboxRow) -> None:
        """What has changed while the card was on its way stands on it, too."""
        cards = self._cards
        html, _ = cards.as_it_is(case)
        if row.message_id is not None and not (case.state is CaseState.OPEN and html.startswith(row.payload["html"])):
            await write_card(session, cards, case, (row.chat_id, row.message_id), self.clock())

    def _receipt(self, case: Case, row: OutboxRow) -> Outgoing:
        texts = self.catalogue[case.told_in]
        receipt = texts.html("case-opened" if case.question else "case-opened-empty")
        if case.promised_by is not None:
            when = self.watching.promises.words(case.promised_by, case.language)
            receipt = f"{receipt} {texts.html('case-promise', when=when)}"
        if row.context.get("shown"):
            receipt = f"{receipt} {texts.html('case-opened-shown')}"
        close = ((Button(texts.plain("case-close"), Action(Verb.CLOSE).data()),),)
        return Outgoing(Send(Message(case.chat_id, receipt, close)))

    def _to_card(self, case: Case, row: OutboxRow, html: str) -> Outgoing:
        context = {"case": case.id, REPLY_TO_CARD: case.id}
        outgoing = Outgoing(Send(Message(row.chat_id, html)), Purpose.TO_STAFF, context)
        return outbox.in_case(outgoing, case.id, urgent=case.urgent)

    async def _card_failed(self, session: AsyncSession, row: OutboxRow) -> None:
        case = await cases.case_by_id(session, row.context["case"])
        if case is None:
            return
        # Whatever else waits to be brought there would only be refused, too, and the citizen told once more.
        waits = (OutboxRow.lane == row.lane, OutboxRow.state == OutboxState.DUE.value)
        await session.execute(delete(OutboxRow).where(*waits, OutboxRow.purpose == Purpose.TO_STAFF.value))
        if case.state is not CaseState.CLOSED:
            await cases.move(session, case, CaseEvent.CLOSE, self.clock())
            await self._tell_citizen(session, row, "nobody-reachable")

    async def _bind(self, session: AsyncSession, row: OutboxRow) -> Case | None:
        case = await cases.case_by_id(session, row.context["case"])
        if case is not None and row.message_id is not None:
            citizen_message = row.context.get("citizen_message")
            await places.bind_message(session, case, (row.chat_id, row.message_id), citizen_message)
            if citizen_message is not None:
                here = (row.chat_id, row.message_id)
                await echoes.note(session, case.id, here, citizen_message, by_staff=False)
        return case

    async def _take_back(self, session: AsyncSession, row: OutboxRow) -> None:
        """The case was erased while this was on its way to staff."""
        if row.message_id is not None:
            await self._put(session, Outgoing(Delete(row.chat_id, row.message_id), Purpose.STATUS))

    async def _tell_citizen(self, session: AsyncSession, row: OutboxRow, identifier: str) -> None:
        case = await cases.case_by_id(session, row.context["case"])
        if case is not None:
            texts = self.catalogue[case.told_in]
            html = with_phone(texts, texts.html(identifier, contact=self.contact_url), self.contact_phone)
            await self._put(session, Outgoing(Send(Message(case.chat_id, html))))

    async def _after_staff_reply(self, session: AsyncSession, row: OutboxRow, state: OutboxState) -> None:
        staff_message = row.context.get("staff_message")
        if staff_message is None:
            return
        case = await cases.case_by_id(session, row.context["case"])
        taken_back = row.payload["do"] == "delete"
        if case is not None and row.message_id is not None:
            await self._note_answer(session, row, case, row.message_id)
        chat_id = await places.current_chat_id(session, staff_message[0])
        # A message from before the group moved has no id in the new one.
        message_id = staff_message[1] if chat_id == staff_message[0] else None
        operation: Operation
        if state is OutboxState.SENT:
            if message_id is None:
                return
            operation = Mark(chat_id, message_id, None if taken_back else SENT_MARK)
        else:
            failed = "staff-not-taken-back" if taken_back else "staff-not-sent"
            if state is OutboxState.FAILED and case is not None and await self._answer_lost(session, row, case):
                failed = "staff-answer-lost"
            identifier = "staff-blocked" if state is OutboxState.BLOCKED else failed
            html = self.catalogue.staff.html(identifier)
            topic = await places.topic_of(session, row.context["case"])
            there = None if topic is None or topic[0] != chat_id else topic[1]
            operation = Send(Message(chat_id, html, reply_to=message_id, topic=there))
        await self._put(session, Outgoing(operation, Purpose.STATUS, {"case": row.context["case"]}))

    async def _answer_lost(self, session: AsyncSession, row: OutboxRow, case: Case) -> bool:
        lost, undone = await answer_lost(session, self._cards, self.watching, case, row, self.clock())
        await self._put(session, *undone)
        return lost

    async def _note_answer(self, session: AsyncSession, row: OutboxRow, case: Case, message_id: int) -> None:
        written = (row.context["staff_message"][0], row.context["staff_message"][1])
        if row.context.get(WHOLE):
            await places.bind_message(session, case, written, message_id)
        await echoes.note(session, case.id, written, message_id, by_staff=True)

    async def _blocked(self, session: AsyncSession, chat_id: int) -> None:
        """What waits for a person who has blocked the assistant is given up, so that unblocking floods nobody."""
        await write_over(session, BlockedChatRow, chat_id=chat_id, since=self.clock())
        await subscriptions.pause(session, chat_id, subscriptions.INDEFINITELY)
        await notices.person_blocked(session, chat_id)
        await session.execute(
            update(OutboxRow)
            .where(
                OutboxRow.chat_id == chat_id,
                OutboxRow.purpose == Purpose.ANNOUNCEMENT.value,
                OutboxRow.state == OutboxState.DUE.value,
            )
            .values(state=OutboxState.BLOCKED.value, finished_at=self.clock(), problem="blocked meanwhile")
        )

    @property
    def _cards(self) -> Cards:
        return Cards(self.catalogue, self.watching.promises, self.knows)

    async def _put(self, session: AsyncSession, *outgoing: Outgoing) -> None:
        await outbox.put(session, outgoing, self.clock())
