"""Announcing as tables: subscriptions, what is to be told to whom, and what staff announce."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, BigInteger, Index, Integer, SmallInteger, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.storing.tables import Base, UtcDateTime

# SQLite gives row numbers by itself only to a plain INTEGER.
_ROW_NUMBER = BigInteger().with_variant(Integer, "sqlite")


class SubscriptionRow(Base):
    """What somebody has asked to hear about; it goes when they stop it."""

    __tablename__ = "subscription"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    language: Mapped[str] = mapped_column(String(8))
    houses: Mapped[list[str]] = mapped_column(JSON)
    audiences: Mapped[list[str]] = mapped_column(JSON)
    categories: Mapped[list[str]] = mapped_column(JSON)
    themes: Mapped[list[str]] = mapped_column(JSON)
    limits: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    rhythm: Mapped[str] = mapped_column(String(12))
    quiet_from: Mapped[int] = mapped_column(SmallInteger)
    quiet_to: Mapped[int] = mapped_column(SmallInteger)
    paused_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    since: Mapped[datetime] = mapped_column(UtcDateTime)


class NoticeRow(Base):
    """One piece of news for one person: told once, whatever happens; see `knowledge.subscriptions.notices.Notice`.

    `message_key` is the dedupe key of the outbox row that tells it; several notices may share one message.
    """

    __tablename__ = "notice"
    __table_args__ = (
        Index("uq_notice_once", "chat_id", "subject", "kind", "edition", unique=True),
        Index("ix_notice_due", "state", "due_at", "id"),
        Index("ix_notice_subject", "subject", "kind"),
        Index("ix_notice_message", "message_key"),
    )

    id: Mapped[int] = mapped_column(_ROW_NUMBER, primary_key=True, autoincrement=True)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    language: Mapped[str] = mapped_column(String(8))
    subject: Mapped[str] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(String(12))
    edition: Mapped[int]
    asked: Mapped[bool]
    state: Mapped[str] = mapped_column(String(10))
    due_at: Mapped[datetime] = mapped_column(UtcDateTime)
    until: Mapped[datetime] = mapped_column(UtcDateTime)
    tries: Mapped[int] = mapped_column(SmallInteger)
    message_key: Mapped[str | None] = mapped_column(String(100))


class AnnouncementRow(Base):
    """What staff announce: written, looked at, approved, and given out to those whom it is for."""

    __tablename__ = "announcement"

    id: Mapped[int] = mapped_column(primary_key=True)
    danish: Mapped[str] = mapped_column(Text)
    english: Mapped[str] = mapped_column(Text)
    houses: Mapped[list[str]] = mapped_column(JSON)
    audiences: Mapped[list[str]] = mapped_column(JSON)
    state: Mapped[str] = mapped_column(String(10), index=True)
    due_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reached: Mapped[int] = mapped_column(BigInteger)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    approved_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    approved_by: Mapped[str | None] = mapped_column(String(64))


class ChangeReadRow(Base):
    """Up to which change of the events the news is told: of one event while others still wait, and ("") of all."""

    __tablename__ = "change_read"

    subject: Mapped[str] = mapped_column(String(64), primary_key=True)
    upto: Mapped[int]
