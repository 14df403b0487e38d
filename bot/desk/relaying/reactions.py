"""Reactions in a case: staff's to what a citizen wrote, and the citizen's to what staff answered, cross over.

Whose a reaction is, nobody keeps: where several of staff react to one message, the last change counts.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.chat.doorkeeper import Doorkeeper
from bot.desk import cases
from bot.desk.handover import HandOverDesk
from bot.desk.relaying import echoes
from bot.desk.states import CaseState
from bot.transport.outgoing.operations import Mark
from bot.transport.outgoing.outbox import Outgoing, Purpose
from bot.transport.outgoing.outcomes import SENT_MARK
from bot.work import current


@dataclass(frozen=True, slots=True)
class Reaction:
    """A changed reaction.

    Attributes:
        chat_id: where.
        message_id: to which message.
        emoji: the reaction as it is now; None if it was taken away.
    """

    chat_id: int
    message_id: int
    emoji: str | None


@dataclass(frozen=True, slots=True)
class Reactions:
    """Carries reactions both ways while a case is open."""

    desk: HandOverDesk
    doorkeeper: Doorkeeper

    async def from_citizen(self, given: Reaction) -> None:
        """Show a citizen's reaction to an answer of staff at the message that it came from.

        Until there is one, and when it is gone again, the mark that says "arrived" stands there.
        """
        staff_chat_id = await self.desk.staff_chat()
        async with self.desk.database.reading() as session:
            case = await cases.open_case_of(session, given.chat_id)
            if case is None or await self.doorkeeper.look(session, given.chat_id) is not None:
                return
            answered = await echoes.staff_original(session, case.id, given.message_id)
        if answered is not None and answered[0] == staff_chat_id:
            current().do(Outgoing(Mark(*answered, given.emoji or SENT_MARK), Purpose.STATUS))

    async def from_staff(self, given: Reaction) -> None:
        """Show a reaction in the staff group to the citizen, if it is to something that the citizen wrote."""
        if given.chat_id != await self.desk.staff_chat():
            return
        async with self.desk.database.reading() as session:
            written = await echoes.citizen_original(session, (given.chat_id, given.message_id))
            case = None if written is None else await cases.case_by_id(session, written[0])
        if written is not None and case is not None and case.state is not CaseState.CLOSED:
            current().do(Outgoing(Mark(case.chat_id, written[1], given.emoji), Purpose.STATUS))
