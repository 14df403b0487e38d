"""Working cases in the staff group: taking and releasing them, ending and reopening them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncSession

from bot.catalogue import Texts
from bot.chat import bans
from bot.chat.controls.actions import Action, Verb, row_number
from bot.chat.remembering import conversations
from bot.chat.remembering.pending import Erasure
from bot.desk import asked, cases, marks, places
from bot.desk.cases import Case, Colleague
from bot.desk.closing import Closing
from bot.desk.commands.drafting import Drafting
from bot.desk.handover import HandOverDesk, in_case
from bot.desk.said import CaseMovedError, FromStaff
from bot.desk.states import TRANSITIONS, CaseEvent, CaseState
from bot.desk.telling import show_anew, show_change
from bot.messages import Message
from bot.transport.outgoing import outbox
from bot.transport.outgoing.operations import ChangeTopic, DropKeyboard, Send, TopicChange
from bot.transport.outgoing.outbox import REPLY_TO_CARD, Outgoing, Purpose
from bot.work import current
from knowledge.entries import Language

_EVENTS = {Verb.STAFF_CLAIM: CaseEvent.CLAIM, Verb.STAFF_RELEASE: CaseEvent.RELEASE}
_OF_THE_CARD = frozenset({*_EVENTS, Verb.STAFF_CLOSE})


@dataclass(frozen=True, slots=True)
class CaseWork:
    """The use cases of staff."""

    handover: HandOverDesk
    closing: Closing

    async def press(self, action: Action, message: tuple[int, int], who: Colleague | None = None) -> str | None:
        """A button under a message of the staff group (chat id, message id); gives the note to show at it, or None.

        `who` pressed it, where that is known; whoever takes a case is noted.
        """
        number = row_number(action.about)
        if number is None:
            return None
        async with self.handover.database.reading() as session:
            case = await cases.case_by_id(session, number)
            card = await places.card_of(session, number)
        if case is None:
            return self._texts.plain("staff-no-case")
        if action.verb in _OF_THE_CARD and message != card:
            # A note that was pressed has had its day; from now on the card shows what can be done.
            current().do(Outgoing(DropKeyboard(*message), Purpose.STATUS))
        match action.verb:
            case Verb.STAFF_CLOSE:
                await self.closing.by_staff(case.id)
            case Verb.STAFF_REOPEN:
                return await self.reopen(case, "staff-reopened", message)
            case Verb.STAFF_DRAFT:
                return await Drafting(self.handover).make(case, message)
            case Verb.STAFF_CLAIM | Verb.STAFF_RELEASE:
                return self._take(case, _EVENTS[action.verb], who)
            case _:
                pass
        return None

    async def reopen_by_citizen(self, chat_id: int, case_id: int) -> bool:
        """The citizen takes a closed case up again; gives whether that was possible."""
        async with self.handover.database.reading() as session:
            case = await cases.case_by_id(session, case_id)
            other = await cases.open_case_of(session, chat_id)
        if case is None or case.chat_id != chat_id or case.state is not CaseState.CLOSED or other is not None:
            return False
        await self.reopen(case, "staff-reopened-by-citizen")
        return True

    async def tell_in(self, chat_id: int, language: Language) -> None:
        """The citizen has chosen a language: what is said in their case is told in it from now on, and staff see it."""
        case = await self.handover.case_of(chat_id)
        if case is None:
            return

        async def change(session: AsyncSession) -> None:
            await cases.tell_in(session, case.id, language)
            await show_change(session, self.handover, case)

        current().change(change)

    async def reopen(self, case: Case, identifier: str, message: tuple[int, int] | None = None) -> str | None:
        """Open a closed case again and tell both sides; gives the note for whoever pressed the button, or None."""
        async with self.handover.database.reading() as session:
            other = await cases.open_case_of(session, case.chat_id)
            ban = await bans.of_chat(session, case.chat_id, self.handover.clock())
        staff_chat_id = await self.handover.staff_chat()
        if case.state is not CaseState.CLOSED or other is not None or staff_chat_id is None:
            return self._texts.plain("staff-cannot-reopen")
        if ban is not None:
            # The citizen would be told to go on, and nobody would get what they write.
            return self._texts.plain("staff-reopen-banned", id=str(ban.id))

        async def change(session: AsyncSession) -> None:
            now = self.handover.clock()
            taken = await cases.open_case_of(session, case.chat_id) is not None
            if taken or not await cases.move(session, case, CaseEvent.REOPEN, now):
                raise CaseMovedError
            await cases.promise(session, case.id, self.handover.promises.by())
            await self.handover.watching.waiting(session, case.id, now)
            # A yes that comes now is one to what is said here.
            await conversations.forget(session, case.chat_id, Erasure)
            await outbox.put(session, self._reopened(case, identifier, staff_chat_id), now)
            await show_change(session, self.handover, case)

        current().change(change)
        if message is not None:
            current().do(Outgoing(DropKeyboard(*message), Purpose.STATUS))
        return None

    async def end(self, said: FromStaff) -> None:
        """`/luk` in a case's topic, or in reply to one of its messages: the case is ended.

        Words behind the command go to nobody, and their writer reads so.
        """
        case = await asked.any_case(self.handover, said)
        if case is None:
            return
        await self.closing.by_staff(case.id)
        if len(said.text.split()) > 1:
            closed = replace(case, state=CaseState.CLOSED)
            asked.answer(said, closed, self._texts.html("staff-close-not-sent"))

    async def turn_record(self, said: FromStaff) -> None:
        """`/journal`: the case is kept as part of a case at the municipality, or no longer."""
        case = await asked.any_case(self.handover, said)
        if case is None:
            return

        async def change(session: AsyncSession) -> None:
            kept = await cases.turn_record(session, case.id)
            identifier = "staff-kept-for-record" if kept else "staff-not-for-record"
            told = Send(said.answered(self._texts.html(identifier, id=str(case.id))))
            await self.handover.put(session, *asked.in_place(said, case, told))

        current().change(change)

    def _take(self, case: Case, event: CaseEvent, who: Colleague | None) -> str | None:
        target = TRANSITIONS.get((case.state, event))
        shown = case if target is None else replace(case, state=target)

        async def change(session: AsyncSession) -> None:
            if target is not None and not await cases.move(session, case, event, self.handover.clock()):
                raise CaseMovedError
            if target is CaseState.CLAIMED:
                await marks.give_to(session, case.id, who)
            # Whoever came second reads on the card, too, whose it is.
            seen = await cases.case_by_id(session, case.id)
            await show_anew(session, self.handover, seen or shown)

        current().change(change)
        if event is CaseEvent.CLAIM and case.state is CaseState.CLAIMED:
            return self._taken_before(case)
        return self._texts.plain(f"staff-state-{shown.state.value}")

    def _taken_before(self, case: Case) -> str:
        """What whoever comes second to a case reads: who has it, where that is known."""
        if case.colleague is None:
            return self._texts.plain("staff-claimed-already")
        return self._texts.plain("staff-claimed-already-by", name=case.colleague.name)

    def _reopened(self, case: Case, identifier: str, staff_chat_id: int) -> list[Outgoing]:
        said = []
        topic = case.topic_in(staff_chat_id)
        if topic is not None:
            said.append(in_case(case, ChangeTopic(staff_chat_id, topic, TopicChange.REOPEN)))
        html = self._texts.html(identifier, id=str(case.id))
        keyboard = self.handover.cards.keyboard(replace(case, state=CaseState.REOPENED))
        context = {"case": case.id, REPLY_TO_CARD: case.id}
        note = Outgoing(Send(Message(staff_chat_id, html, keyboard)), Purpose.TO_STAFF, context)
        texts = self.handover.catalogue[case.told_in]
        told = Message(case.chat_id, texts.html("case-reopened"), self.handover.close_keyboard(texts))
        return [*said, outbox.in_case(note, case.id), Outgoing(Send(told))]

    @property
    def _texts(self) -> Texts:
        return self.handover.catalogue.staff
