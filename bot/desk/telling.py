"""Telling staff of a case: notes in its place, answers to what was noted on it, and a card that says what is so now."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk import cases, places
from bot.desk.cards import Cards
from bot.desk.cases import Case, Colleague
from bot.desk.handover import HandOverDesk, in_case
from bot.desk.said import FromStaff
from bot.messages import Message
from bot.render import escape
from bot.transport.outgoing import outbox
from bot.transport.outgoing.operations import Edit, RenameTopic, Send
from bot.transport.outgoing.outbox import REPLY_TO_CARD, Outgoing, Purpose


def mention(colleague: Colleague) -> str:
    """A colleague's name as HTML that calls them, where it is known who they are."""
    name = escape(colleague.name)
    return name if colleague.id is None else f'<a href="tg://user?id={colleague.id}">{name}</a>'


def calling(case: Case, html: str) -> str:
    """A note (HTML) that calls whoever has the case."""
    return html if case.colleague is None else f"{html} {mention(case.colleague)}"


async def tell_staff(session: AsyncSession, case: Case, html: str, now: datetime) -> None:
    """Put a note (HTML) where the case stands in the staff group, and call whoever has it; the caller commits."""
    place = case.topic or await places.card_of(session, case.id)
    if place is not None:
        chat_id = await places.current_chat_id(session, place[0])
        note = Outgoing(Send(Message(chat_id, calling(case, html))), Purpose.STATUS, {REPLY_TO_CARD: case.id})
        await outbox.put(session, [outbox.in_case(note, case.id, urgent=case.urgent)], now)


async def tell_group(
    session: AsyncSession, configured: int, html: str, now: datetime, *, once: str | None = None
) -> None:
    """Put a note (HTML) that is of no case in the staff group, wherever that is now; the caller commits.

    What is said under the name `once` is said no second time, for as long as the outbox remembers it.
    """
    chat_id = await places.current_chat_id(session, configured)
    await outbox.put(session, [Outgoing(Send(Message(chat_id, html)), Purpose.STATUS, dedupe_key=once)], now)


async def tell_marked(
    session: AsyncSession, desk: HandOverDesk, said: FromStaff, case: Case, html: str, *, renamed: bool = False
) -> None:
    """Answer (HTML) a command that noted something on a case, and have the card say it too; the caller commits."""
    message = Message(said.chat_id, html, reply_to=said.message_id or None, topic=said.topic)
    await desk.put(session, in_case(case, Send(message)))
    await show_anew(session, desk, case, renamed=renamed)


async def show_change(session: AsyncSession, desk: HandOverDesk, before: Case) -> None:
    """Have the card of a case that was moved say what is so now, where that is not what it said `before`."""
    case = await cases.case_by_id(session, before.id)
    if case is not None and desk.cards.as_it_is(case) != desk.cards.as_it_is(before):
        await show_anew(session, desk, case)


async def write_card(session: AsyncSession, cards: Cards, case: Case, card: tuple[int, int], now: datetime) -> None:
    """Have the card (chat id, message id) say what is so now, and nothing that was so before; the caller commits."""
    html, keyboard = cards.as_it_is(case)
    lane = outbox.lane_of_card(case.id)
    await outbox.forget_lane(session, lane)
    edit = Edit(Message(card[0], html, keyboard), card[1])
    anew = Outgoing(edit, Purpose.STATUS, {"case": case.id}, lane=lane, urgent=case.urgent)
    await outbox.put(session, [anew], now)


async def show_anew(session: AsyncSession, desk: HandOverDesk, case: Case, *, renamed: bool = False) -> None:
    """Have the card say what is so now, and the topic too where its name says it."""
    card = await places.card_of(session, case.id)
    if card is None or card[0] != await places.current_chat_id(session, card[0]):
        return
    await write_card(session, desk.cards, case, card, desk.clock())
    topic = case.topic_in(card[0])
    if renamed and topic is not None:
        await desk.put(session, in_case(case, RenameTopic(card[0], topic, desk.cards.topic_name(case))))
