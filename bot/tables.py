"""The running service as tables: conversations, cases and feedback; the knowledge has its own (`knowledge.tables`)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.tables import Base, UtcDateTime

_NOT_CLOSED = text("state <> 'closed'")


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


class CaseMessageRow(Base):
    """A message in the staff group that belongs to a case: a reply to it goes to that citizen."""

    __tablename__ = "case_message"

    staff_chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    message_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id", ondelete="CASCADE"), index=True)
    citizen_message_id: Mapped[int | None] = mapped_column(BigInteger)


class FeedbackRow(Base):
    """Whether an answer helped; kept without the person who said so."""

    __tablename__ = "feedback"

    id: Mapped[int] = mapped_column(primary_key=True)
    entry: Mapped[str] = mapped_column(String(50))
    helpful: Mapped[bool]
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class MovedChatRow(Base):
    """A group that became a supergroup and so got a new id."""

    __tablename__ = "moved_chat"

    old_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    new_id: Mapped[int] = mapped_column(BigInteger)
