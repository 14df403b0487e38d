"""Scheduled tidying: what was kept long enough is forgotten, and nothing of it stays in the database's file."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, or_, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.announcing import records
from bot.authoring import drafts
from bot.chat import bans
from bot.chat.remembering.shown import KEPT
from bot.desk.relaying.spoken import said_in_a_case
from bot.desk.states import CaseState
from bot.keeping import held, incidents
from bot.privacy import Retention
from bot.running import scheduled
from bot.running.scheduled import Task
from bot.storage.database import Database
from bot.storage.tables import AskedQuestionRow, CaseRow, ConversationRow
from bot.transport.incoming import inbox
from bot.transport.outgoing import outbox
from knowledge.events import store as events

PURGE = "purge"
COMPACT = "compact"
_EVENTS_REMEMBERED = timedelta(days=90)


def tasks(retention: Retention) -> dict[str, Task]:
    """The tidying tasks by name."""

    async def purge(session: AsyncSession, details: Mapping[str, Any], now: datetime) -> str:
        del details
        ended = now - timedelta(days=retention.text_days)
        told = or_(CaseRow.closed_at.is_(None), CaseRow.closed_at >= ended, CaseRow.for_record)
        updates = await inbox.purge(session, now)
        messages = await outbox.purge(session, now, spare=said_in_a_case(told))
        over = await bans.purge(session, now)
        await incidents.purge(session, now)
        await held.purge(session, now)
        await scheduled.purge(session, now)
        left = await drafts.purge(session, now - timedelta(days=retention.case_days))
        forgotten = await forget(session, now, retention)
        past = await events.forget(session, now - _EVENTS_REMEMBERED)
        return (
            f"{updates} updates, {messages} messages, {forgotten}, {left} drafts, {over} bans, {past} events forgotten"
        )

    async def compact(session: AsyncSession, details: Mapping[str, Any], now: datetime) -> str:
        del session, details, now
        return "the file is made small"

    return {PURGE: purge, COMPACT: compact}


def afterwards(database: Database) -> dict[str, Callable[[], Awaitable[None]]]:
    """What follows when a tidying task is committed: it cannot be done in a transaction."""
    return {PURGE: database.compact, COMPACT: database.compact}


async def forget(session: AsyncSession, now: datetime, retention: Retention) -> str:
    """Forget what is kept of people and has been long enough; the caller commits.

    Returns:
        how many rows of each kind, for the report.
    """
    conversations = await session.execute(
        delete(ConversationRow)
        .where(ConversationRow.updated_at < now - timedelta(days=retention.text_days))
        .returning(ConversationRow.chat_id)
    )
    await session.execute(
        update(ConversationRow)
        .where(ConversationRow.shown.is_not(None), ConversationRow.updated_at < now - KEPT)
        .values(shown=None)
    )
    cases = await session.scalars(
        delete(CaseRow)
        .where(
            CaseRow.state == CaseState.CLOSED.value,
            CaseRow.for_record.is_(False),
            CaseRow.closed_at < now - timedelta(days=retention.case_days),
        )
        .returning(CaseRow.id)
    )
    questions = await session.execute(
        delete(AskedQuestionRow)
        .where(AskedQuestionRow.at < now - timedelta(days=retention.question_days))
        .returning(AskedQuestionRow.id)
    )
    await records.forget(session, now, timedelta(days=retention.blocked_days))
    numbers = cases.all()
    await scheduled.drop_of_cases(session, numbers)
    return f"{len(conversations.all())} conversations, {len(numbers)} cases, {len(questions.all())} questions"
