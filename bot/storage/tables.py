"""The running service as tables: conversations, cases, feedback; knowledge has its own (`knowledge.storing.tables`)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Date, ForeignKey, Index, Integer, String, Text, false, text
from sqlalchemy.orm import Mapped, mapped_column

import bot.announcing.tables
import bot.authoring.tables
import bot.desk.tables
import bot.hours.tables
import bot.keeping.tables  # noqa: F401 - so that its tables are known wherever these are
import knowledge.events.tables
import knowledge.storing.history_tables
import knowledge.storing.set_tables  # noqa: F401 - so that its tables are known wherever these are
from knowledge.storing.tables import Base, UtcDateTime

_NOT_CLOSED = text("state <> 'closed'")
# SQLite gives row numbers by itself only to a plain INTEGER.
_ROW_NUMBER = BigInteger().with_variant(Integer, "sqlite")


class ConversationRow(Base):
    """What the assistant remembers of one chat."""

    __tablename__ = "conversation"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    language: Mapped[str] = mapped_column(String(8))
    language_chosen: Mapped[bool]
    pending: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    last_question: Mapped[str] = mapped_column(Text)
    last_trace: Mapped[str] = mapped_column(Text)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)
    improve: Mapped[bool | None]
    half_number_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    answered_question: Mapped[str] = mapped_column(Text, default="", server_default=text("''"))
    answered_with: Mapped[str] = mapped_column(Text, default="", server_default=text("''"))
    shown: Mapped[list[Any] | None] = mapped_column(JSON(none_as_null=True))


class CaseRow(Base):
    """A question that was handed over to staff; one open case per chat."""

    __tablename__ = "case"
    __table_args__ = (
        Index(
            "uq_case_one_open_per_chat",
            "chat_id",
            unique=True,
            sqlite_where=_NOT_CLOSED,
            postgresql_where=_NOT_CLOSED,
        ),
        Index("ix_case_topic", "topic_chat_id", "topic_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    state: Mapped[str] = mapped_column(String(30))
    language: Mapped[str] = mapped_column(String(8))
    question: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(String(50))
    trace: Mapped[str] = mapped_column(Text)
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    for_record: Mapped[bool] = mapped_column(default=False, server_default=false())
    topic_chat_id: Mapped[int | None] = mapped_column(BigInteger)
    topic_id: Mapped[int | None] = mapped_column(BigInteger)
    promised_by: Mapped[datetime | None] = mapped_column(UtcDateTime)
    waiting_since: Mapped[datetime | None] = mapped_column(UtcDateTime)
    active_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    colleague_id: Mapped[int | None] = mapped_column(BigInteger)
    colleague_name: Mapped[str | None] = mapped_column(String(64))
    house: Mapped[str | None] = mapped_column(String(20))
    snoozed_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    urgent: Mapped[bool] = mapped_column(default=False, server_default=false())
    answered_question: Mapped[str] = mapped_column(Text, default="", server_default=text("''"))
    answered_with: Mapped[str] = mapped_column(Text, default="", server_default=text("''"))
    rating: Mapped[str | None] = mapped_column(String(10))


class CaseMessageRow(Base):
    """A message in the staff group that belongs to a case: a reply to it goes to that citizen."""

    __tablename__ = "case_message"

    staff_chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    message_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id", ondelete="CASCADE"), index=True)
    citizen_message_id: Mapped[int | None] = mapped_column(BigInteger)


class FormerTopicRow(Base):
    """A topic that a case has left because the assistant found it no more; people may still write in it."""

    __tablename__ = "former_topic"

    topic_chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    topic_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id", ondelete="CASCADE"), index=True)


class CaseRatingRow(Base):
    """What a citizen thought of the help in a case; kept without the person, the case, and the time of day."""

    __tablename__ = "case_rating"

    id: Mapped[int] = mapped_column(primary_key=True)
    verdict: Mapped[str] = mapped_column(String(10))
    on: Mapped[date] = mapped_column(Date)


class FeedbackRow(Base):
    """Whether an answer helped; kept without the person who said so."""

    __tablename__ = "feedback"

    id: Mapped[int] = mapped_column(primary_key=True)
    entry: Mapped[str] = mapped_column(String(50))
    helpful: Mapped[bool]
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class AskedQuestionRow(Base):
    """A question that its citizen lets us learn from; redacted, and kept without the person who asked it."""

    __tablename__ = "asked_question"

    id: Mapped[int] = mapped_column(primary_key=True)
    question: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(String(8))
    decision: Mapped[str] = mapped_column(String(20))
    entry: Mapped[str | None] = mapped_column(String(50))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class ErasureRow(Base):
    """That somebody had everything about them erased, and how much it was; nothing says who."""

    __tablename__ = "erasure"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    cases: Mapped[int]
    messages: Mapped[int]


class MovedChatRow(Base):
    """A group that became a supergroup and so got a new id."""

    __tablename__ = "moved_chat"

    old_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    new_id: Mapped[int] = mapped_column(BigInteger)


class InboxRow(Base):
    """An update from Telegram, kept before it is confirmed; its payload is redacted and goes once it is done."""

    __tablename__ = "inbox"
    # Not partial: a planner sees that a bound state implies an index's condition only on some databases.
    __table_args__ = (
        Index("ix_inbox_next", "state", "update_id"),
        Index("ix_inbox_lane", "lane", "state", "update_id"),
    )

    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    lane: Mapped[str] = mapped_column(String(50))
    payload: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    state: Mapped[str] = mapped_column(String(12))
    attempts: Mapped[int]
    failures: Mapped[int]
    not_before: Mapped[datetime] = mapped_column(UtcDateTime)
    owner: Mapped[str | None] = mapped_column(String(80))
    lease_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    received_at: Mapped[datetime] = mapped_column(UtcDateTime)
    problem: Mapped[str | None] = mapped_column(String(200))


class OutboxRow(Base):
    """Something to do at Telegram: a row first, a message second."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_next", "state", "priority", "id"),
        Index("ix_outbox_lane", "lane", "state", "id"),
    )

    id: Mapped[int] = mapped_column(_ROW_NUMBER, primary_key=True, autoincrement=True)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    lane: Mapped[str] = mapped_column(String(50))
    priority: Mapped[int]
    purpose: Mapped[str] = mapped_column(String(30))
    payload: Mapped[dict[str, Any]] = mapped_column(JSON)
    context: Mapped[dict[str, Any]] = mapped_column(JSON)
    dedupe_key: Mapped[str | None] = mapped_column(String(100), unique=True)
    state: Mapped[str] = mapped_column(String(12))
    attempts: Mapped[int]
    not_before: Mapped[datetime] = mapped_column(UtcDateTime)
    not_after: Mapped[datetime | None] = mapped_column(UtcDateTime)
    owner: Mapped[str | None] = mapped_column(String(80))
    lease_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    problem: Mapped[str | None] = mapped_column(String(200))


class BlockedChatRow(Base):
    """A person who has blocked the assistant; the row goes when they write again."""

    __tablename__ = "blocked_chat"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    since: Mapped[datetime] = mapped_column(UtcDateTime)


class BannedChatRow(Base):
    """A chat that staff have banned for abuse; nothing says why, or what was written."""

    __tablename__ = "banned_chat"

    id: Mapped[int] = mapped_column(primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigInteger, unique=True)
    since: Mapped[datetime] = mapped_column(UtcDateTime)
    until: Mapped[datetime] = mapped_column(UtcDateTime)


class ScheduledRow(Base):
    """Something to be done at a time, by whichever process ticks."""

    __tablename__ = "scheduled"

    id: Mapped[int] = mapped_column(_ROW_NUMBER, primary_key=True, autoincrement=True)
    task: Mapped[str] = mapped_column(String(50))
    due_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    expires_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    state: Mapped[str] = mapped_column(String(12))
    details: Mapped[dict[str, Any]] = mapped_column(JSON)
    dedupe_key: Mapped[str | None] = mapped_column(String(100), unique=True)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    report: Mapped[str | None] = mapped_column(String(300))
