"""Reactions in a case: staff's to what a citizen wrote, and the citizen's to what staff answered, cross over.

Where they belong is told from the outbox, so reactions to what is older than `bot.transport.outbox.REMEMBERED` stay
where they are. Whose a reaction is, nobody keeps: where several of staff react to one message, the last change counts.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk import cases, places
from bot.desk.handover import HandOverDesk
from bot.desk.states import CaseState
from bot.doorkeeper import Doorkeeper
from bot.tables import OutboxRow
from bot.transport.operations import Mark
from bot.transport.outbox import Outgoing, Purpose, lane_of_case
from bot.transport.outcomes import SENT_MARK
from bot.transport.results import OutboxState
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
            answered = await _staff_message_behind(session, case.id, given)
        if answered is not None and answered[0] == staff_chat_id:
            current().do(Outgoing(Mark(*answered, given.emoji or SENT_MARK), Purpose.STATUS))

    async def from_staff(self, given: Reaction) -> None:
        """Show a reaction in the staff group to the citizen, if it is to something that the citizen wrote."""
        if given.chat_id != await self.desk.staff_chat():
            return
        async with self.desk.database.reading() as session:
            link = await places.link_of(session, given.chat_id, given.message_id)
            if link is None or link[1] is None or not await _is_relayed(session, link[0], given):
                return
            case = await cases.case_by_id(session, link[0])
        if case is not None and case.state is not CaseState.CLOSED:
            current().do(Outgoing(Mark(case.chat_id, link[1], given.emoji), Purpose.STATUS))


async def _staff_message_behind(session: AsyncSession, case_id: int, given: Reaction) -> tuple[int, int] | None:
    """Which message in the staff group (chat id, message id) became this one in the citizen's chat, or None."""
    contexts = await session.scalars(
        select(OutboxRow.context).where(
            OutboxRow.lane == f"chat:{given.chat_id}",
            OutboxRow.state == OutboxState.SENT.value,
            OutboxRow.purpose == Purpose.TO_CITIZEN.value,
            OutboxRow.message_id == given.message_id,
        )
    )
    for context in contexts:
        if context.get("case") == case_id and "staff_message" in context:
            chat_id, message_id = context["staff_message"]
            return chat_id, message_id
    return None


async def _is_relayed(session: AsyncSession, case_id: int, given: Reaction) -> bool:
    """Whether a message in the staff group is what the assistant made of something that the citizen wrote."""
    row = await session.scalar(
        select(OutboxRow.id)
        .where(
            OutboxRow.lane == lane_of_case(case_id),
            OutboxRow.state == OutboxState.SENT.value,
            OutboxRow.purpose == Purpose.TO_STAFF.value,
            OutboxRow.chat_id == given.chat_id,
            OutboxRow.message_id == given.message_id,
        )
        .limit(1)
    )
    return row is not None
