"""What keeping the knowledge base in the staff group needs, as tables."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.storing.tables import Base, UtcDateTime


class StaffRoleRow(Base):
    """The role that an administrator gave to a member of staff; who has no row is a reader."""

    __tablename__ = "staff_role"

    person: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(String(64))
    role: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class IncidentRow(Base):
    """What citizens are told before certain answers, until a time."""

    __tablename__ = "incident"

    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    about: Mapped[list[str]] = mapped_column(JSON)
    since: Mapped[datetime] = mapped_column(UtcDateTime)
    until: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class HeldImportRow(Base):
    """A file that staff have handed in, until they say what becomes of it."""

    __tablename__ = "held_import"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    kind: Mapped[str] = mapped_column(String(20))
    state: Mapped[str] = mapped_column(String(12))
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    change: Mapped[int | None] = mapped_column(ForeignKey("knowledge_change.id"))


class KnowledgeTopicRow(Base):
    """The topic of a staff group in which the knowledge base is worked on."""

    __tablename__ = "knowledge_topic"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    topic_id: Mapped[int] = mapped_column(BigInteger)
