"""An answer of staff that Telegram does not take: the citizen still waits, and nothing of half an answer stays."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk import cases, places
from bot.desk.cards import Cards
from bot.desk.cases import Case
from bot.desk.relaying import taking_back
from bot.desk.states import CaseEvent
from bot.desk.telling import write_card
from bot.desk.waiting.watching import Watching
from bot.storage.tables import OutboxRow
from bot.transport.outgoing.operations import Delete
from bot.transport.outgoing.outbox import Outgoing, Purpose

_ANSWERS = frozenset({"send", "copy"})


async def answer_lost(
    session: AsyncSession, cards: Cards, watching: Watching, case: Case, row: OutboxRow, now: datetime
) -> tuple[bool, list[Outgoing]]:
    """Have the case wait for staff again, as before `row`, which was refused.

    Returns:
        Whether it does; and what takes back that part of the answer which has arrived.
    """
    if row.payload["do"] not in _ANSWERS or not await cases.move(session, case, CaseEvent.ANSWER_LOST, now):
        return False, []
    await watching.waiting(session, case.id, now)
    waiting, card = await cases.case_by_id(session, case.id), await places.card_of(session, case.id)
    if waiting is not None and card is not None and card[0] == await places.current_chat_id(session, card[0]):
        await write_card(session, cards, waiting, card, now)
    written = (row.context["staff_message"][0], row.context["staff_message"][1])
    parts = await taking_back.answer_parts(session, case, written)
    arrived = [each.message_id for each in parts if each.id != row.id and each.message_id is not None]
    return True, [Outgoing(Delete(case.chat_id, each), Purpose.TO_CITIZEN) for each in arrived]
