"""Handing over: cases are opened for citizens' questions, and found again by where something stands.

Everything here only decides and writes down; what is said goes through the outbox, and what follows when it has
arrived or failed is in `bot.transport.outgoing.outcomes`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy.ext.asyncio import AsyncSession

from bot.catalogue import Catalogue, Texts
from bot.chat.calling import with_phone
from bot.chat.controls.actions import Action, Verb
from bot.chat.remembering.conversations import Exchange
from bot.chat.remembering.pending import Offer
from bot.chat.remembering.shown import Shown
from bot.clock import Clock
from bot.desk import cases, places
from bot.desk.cards import Cards
from bot.desk.cases import Case
from bot.desk.houses import house_named
from bot.desk.said import CaseMovedError
from bot.desk.states import CaseState
from bot.desk.topic_words import Knows, knows_nothing
from bot.desk.topicless import Topicless
from bot.desk.waiting.promises import Promises
from bot.desk.waiting.watching import Watching
from bot.messages import Button, Keyboard, Message
from bot.storage.database import Database
from bot.transport.outgoing import outbox
from bot.transport.outgoing.operations import Operation
from bot.transport.outgoing.outbox import Outgoing, Purpose
from bot.work import current
from knowledge.entries import Language


@dataclass(frozen=True, slots=True)
class HandOverDesk:
    """Opens cases, and knows whose they are and where staff are.

    Attributes:
        staff_chat_id: the staff group as configured, or None where there is none.
        staff_name: how a person's messages are marked.
        contact_url: where citizens find phone numbers when no person can be reached here.
        promises: by when an answer can be promised.
        watching: has cases looked at again in time.
        contact_phone: the number to call when no person can be reached here, or None.
        topicless: the groups that have refused a topic.
        knows: whether the knowledge base uses a word: only such words of a question name its topic.
    """

    database: Database
    catalogue: Catalogue
    clock: Clock
    staff_chat_id: int | None
    staff_name: str
    contact_url: str
    promises: Promises
    watching: Watching
    contact_phone: str | None = None
    topicless: Topicless = field(default_factory=Topicless)
    knows: Knows = knows_nothing

    async def case_of(self, chat_id: int) -> Case | None:
        """The chat's open case, or None."""
        async with self.database.reading() as session:
            return await cases.open_case_of(session, chat_id)

    async def staff_chat(self) -> int | None:
        """Where the staff group is now, or None where there is none."""
        if self.staff_chat_id is None:
            return None
        async with self.database.reading() as session:
            return await places.current_chat_id(session, self.staff_chat_id)

    async def is_staff_chat(self, chat_id: int) -> bool:
        """Whether a chat is the staff group, or its place before it moved: what was said there before that counts."""
        async with self.database.reading() as session:
            now = await places.current_chat_id(session, chat_id)
        return now == await self.staff_chat()

    async def open(
        self,
        chat_id: int,
        language: Language,
        offer: Offer,
        exchange: Exchange | None = None,
        shown: Sequence[Shown] = (),
    ) -> None:
        """Open a case for an accepted offer.

        `exchange` is what was answered last before it, `shown` the pictures and the like that go with it. The
        citizen gets the receipt when staff have the card, not before.
        """
        staff_chat_id = await self.staff_chat()
        if staff_chat_id is None:
            texts = self.catalogue[offer.foreign or language]
            html = with_phone(texts, texts.html("nobody-reachable", contact=self.contact_url), self.contact_phone)
            current().say([Message(chat_id, html)])
            return
        by = self.promises.by()
        state, asked = CaseState.OPEN, (offer.question, offer.reason, offer.trace)
        told = "" if exchange is None else f"{exchange.question} {exchange.title}"
        house = house_named(offer.question, told)
        wanted = Case(
            0, chat_id, state, language, *asked, promised_by=by, exchange=exchange, house=house, foreign=offer.foreign
        )

        async def change(session: AsyncSession) -> None:
            if await cases.open_case_of(session, chat_id) is not None:
                raise CaseMovedError
            now = self.clock()
            case = await cases.open_case(session, wanted, now)
            await self.watching.waiting(session, case.id, now)
            topic, *brought = self.cards.opening(case, staff_chat_id, shown)
            await self.put(session, *(() if self.topicless.has_refused(staff_chat_id, now) else (topic,)), *brought)

        current().change(change)

    async def staff_chat_moved(self, old_id: int, new_id: int) -> bool:
        """A group became a supergroup; if it is the staff group, that is remembered. Gives whether it is."""
        configured = self.staff_chat_id
        if configured is None or old_id != await self.staff_chat():
            return False
        current().change(lambda session: places.chat_moved(session, configured, new_id))
        return True

    @property
    def cards(self) -> Cards:
        """Writes cases up for staff."""
        return Cards(self.catalogue, self.promises, self.knows)

    async def case_of_place(self, chat_id: int, reply_to: int | None, topic: int | None) -> Case | None:
        """The case of a topic, or of the message that is replied to."""
        async with self.database.reading() as session:
            case = None if topic is None else await places.case_of_topic(session, chat_id, topic)
            if case is None and reply_to is not None:
                case = await places.case_of_message(session, chat_id, reply_to)
        return case

    def close_keyboard(self, texts: Texts) -> Keyboard:
        """The citizen's button that ends a case."""
        return ((Button(texts.plain("case-close"), Action(Verb.CLOSE).data()),),)

    async def put(self, session: AsyncSession, *outgoing: Outgoing) -> None:
        """Have things said when the transaction is committed."""
        await outbox.put(session, outgoing, self.clock())


def in_case(case: Case, operation: Operation) -> Outgoing:
    """Something to do in the staff group, in order with everything else of its case."""
    return outbox.in_case(Outgoing(operation, Purpose.STATUS), case.id, urgent=case.urgent)
