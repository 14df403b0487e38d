"""Staff edit what went to a citizen: the citizen's copy follows, or is taken back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncSession

from bot.chat.controls.profile import STAFF_COMMANDS
from bot.desk import asked, cases, places
from bot.desk.cases import Case
from bot.desk.commands.command_words import typed
from bot.desk.handover import HandOverDesk
from bot.desk.relaying import answers, taking_back
from bot.desk.relaying.answers import Answer
from bot.desk.relaying.holding import was_held
from bot.desk.said import LOOKS_FOR_CASE, CaseMovedError, FromStaff
from bot.transport.outgoing.operations import Delete, Edit, Send
from bot.transport.outgoing.outbox import Outgoing, Purpose
from bot.work import current


@dataclass(frozen=True, slots=True)
class Correcting:
    """The use case of an edit in the staff group."""

    desk: HandOverDesk

    async def correct(self, said: FromStaff) -> None:
        """Staff have edited what went to a citizen: the citizen's copy is corrected, or goes if nothing is left.

        What cannot be changed, such as a text in several parts, is said again as corrected. What was never sent, such
        as a note or an answer with a personal number, is not sent by an edit either: staff read that.
        """
        place = (said.chat_id, said.message_id)
        async with self.desk.database.reading() as session:
            link = await places.link_of(session, *place)
            case = None if link is None else await cases.case_by_id(session, link[0])
            parts = [] if case is None else await taking_back.answer_parts(session, case, place)
        answer = answers.answer_in(said)
        text = answer.text
        if link is None or case is None:
            await self._never_sent(said, text)
            return
        refused = _refusal(case, answer)
        if answer.empty or (refused is None and answers.is_for_colleagues(said)):
            # Also in a closed case: what went to the wrong citizen is seen late.
            self._take_back(case, said, link[1])
        elif refused is not None:
            self._tell(said, case, refused)
        elif any(part.state in taking_back.UNDER_WAY for part in parts) and current().attempt <= LOOKS_FOR_CASE:
            # What has not arrived cannot be corrected yet.
            raise CaseMovedError
        else:
            self._correct(case, said, text, link[1])

    async def _never_sent(self, said: FromStaff, text: str) -> None:
        """What stayed in the group has been edited: whoever takes that for an answer reads that it is none."""
        case = None if not text else await self.desk.case_of_place(said.chat_id, said.reply_to, said.topic)
        if typed(said.text) in STAFF_COMMANDS:
            # Carried out or not when it was written: what it says now is not.
            asked.answer(said, case, self.desk.catalogue.staff.html("staff-edited-command"))
            return
        if case is None:
            return
        async with self.desk.database.reading() as session:
            held = await was_held(session, said.chat_id, said.message_id)
        self._tell(said, case, answers.refusal(case, text) or ("staff-edit-held" if held else "staff-edit-not-sent"))

    def _correct(self, case: Case, said: FromStaff, text: str, message_id: int | None) -> None:
        """Change the one message that it became, `message_id`; else say it again as corrected."""
        anew = answers.to_citizen(self.desk, case, said, text, corrected=True)
        first = anew[0].operation
        if message_id is not None and not said.media and len(anew) == 1 and isinstance(first, Send):
            current().do(replace(anew[0], operation=Edit(first.message, message_id)))
            return

        async def change(session: AsyncSession) -> None:
            # What stands there from before is not it any more: changed later, it would contradict what follows it.
            await places.bind_message(session, case, (said.chat_id, said.message_id))
            await self.desk.put(session, *anew)

        current().change(change)

    def _take_back(self, case: Case, said: FromStaff, message_id: int | None) -> None:
        """Nothing of a message is for the citizen any more; `message_id` is the only one that it became, if known."""
        place = (said.chat_id, said.message_id)

        async def change(session: AsyncSession) -> None:
            parts = await taking_back.answer_parts(session, case, place, lock=True)
            arrived = {number for _, number in await taking_back.withdraw(session, parts)}
            arrived |= set() if message_id is None else {message_id}
            context = {"case": case.id, "staff_message": list(place)}
            deleted = [Outgoing(Delete(case.chat_id, each), Purpose.TO_CITIZEN) for each in sorted(arrived)]
            # Of the last one staff are told if it stays there.
            await self.desk.put(session, *deleted[:-1], *(replace(each, context=context) for each in deleted[-1:]))
            if taking_back.may_be_there(parts) or not (parts or arrived):
                self._tell(said, case, "staff-not-taken-back")

        current().change(change)

    def _tell(self, said: FromStaff, case: Case, identifier: str) -> None:
        asked.answer(said, case, self.desk.catalogue.staff.html(identifier))


def _refusal(case: Case, answer: Answer) -> str | None:
    """What staff read (its name in the catalogue) where an answer that has arrived is not corrected so."""
    refused = answers.refusal(case, answer.text)
    if refused is None:
        return "staff-edited-into-command" if answer.is_command else None
    return "staff-edit-cpr" if refused == "staff-cpr" else "staff-edit-closed"
