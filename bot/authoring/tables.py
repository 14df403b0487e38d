"""What staff are writing, as tables."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.storing.tables import Base, UtcDateTime


class DraftRow(Base):
    """An entry as a member of staff is writing it; it goes when it is published or thrown away.

    `writers` are the accounts of all who wrote any of it; None in a row from before they were kept: its author's.
    """

    __tablename__ = "knowledge_draft"
    __table_args__ = (Index("ix_knowledge_draft_author", "author_id", "asks"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(50), index=True)
    author_id: Mapped[int] = mapped_column(BigInteger)
    author: Mapped[str] = mapped_column(String(64))
    writers: Mapped[list[int] | None] = mapped_column(JSON(none_as_null=True))
    chat_id: Mapped[int] = mapped_column(BigInteger)
    topic: Mapped[int | None] = mapped_column(BigInteger)
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    base: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    base_version: Mapped[int]
    state: Mapped[str] = mapped_column(String(12), index=True)
    asks: Mapped[str] = mapped_column(String(20))
    guided: Mapped[bool]
    why: Mapped[str] = mapped_column(Text)
    trial: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    revision: Mapped[int]
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)
