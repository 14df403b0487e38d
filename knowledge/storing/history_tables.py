"""What became of the knowledge base, as tables: changes, the versions they made of entries, and who did what."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.storing.tables import Base, UtcDateTime


class ChangeRow(Base):
    """One change of the knowledge base, of one entry or of many; it is undone as a whole."""

    __tablename__ = "knowledge_change"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    who: Mapped[str] = mapped_column(String(100))
    what: Mapped[str] = mapped_column(String(30))
    why: Mapped[str] = mapped_column(Text)
    undoes: Mapped[int | None] = mapped_column(ForeignKey("knowledge_change.id"))


class EntryVersionRow(Base):
    """An entry as a change left it; versions count from 1 per entry and are never altered."""

    __tablename__ = "entry_version"
    __table_args__ = (Index("ix_entry_version_change", "change"),)

    slug: Mapped[str] = mapped_column(String(50), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    change: Mapped[int] = mapped_column(ForeignKey("knowledge_change.id"))
    content: Mapped[dict[str, Any]] = mapped_column(JSON)


class ActRow(Base):
    """Something that a member of staff did, for whoever must account for it; rows are only ever added."""

    __tablename__ = "staff_act"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    who: Mapped[str] = mapped_column(String(100))
    what: Mapped[str] = mapped_column(String(30))
    about: Mapped[str] = mapped_column(Text)
