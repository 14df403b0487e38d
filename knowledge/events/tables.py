"""Events as tables: occurrences, what became of them, and how their sources fare."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, String, Text, false
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.storing.tables import Base, UtcDateTime


class EventRow(Base):
    """One occurrence of an event, as its source last told it; see `knowledge.events.model.Occurrence`.

    `state` is the source's word; that it is missing, or has moved, stands beside it. What is `redated` its source calls
    postponed though its new day is known: that is "scheduled".
    """

    __tablename__ = "event"
    __table_args__ = (Index("ix_event_when", "starts", "ends"),)

    uuid: Mapped[str] = mapped_column(String(64), primary_key=True)
    source: Mapped[str] = mapped_column(String(40), index=True)
    series: Mapped[str | None] = mapped_column(String(64), index=True)
    title: Mapped[str] = mapped_column(Text)
    description: Mapped[str] = mapped_column(Text)
    starts: Mapped[datetime] = mapped_column(UtcDateTime)
    ends: Mapped[datetime] = mapped_column(UtcDateTime)
    all_day: Mapped[bool]
    houses: Mapped[list[str]] = mapped_column(JSON)
    branches: Mapped[list[str]] = mapped_column(JSON)
    place: Mapped[str] = mapped_column(Text)
    online: Mapped[bool]
    audiences: Mapped[list[str]] = mapped_column(JSON)
    categories: Mapped[list[str]] = mapped_column(JSON)
    url: Mapped[str] = mapped_column(Text)
    ticket_url: Mapped[str] = mapped_column(Text)
    price: Mapped[str] = mapped_column(Text)
    free: Mapped[bool | None]
    state: Mapped[str] = mapped_column(String(12))
    language: Mapped[str] = mapped_column(String(8))
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    missing_since: Mapped[datetime | None] = mapped_column(UtcDateTime)
    moved_from: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    redated: Mapped[bool] = mapped_column(server_default=false())


class EventChangeRow(Base):
    """Something that became of an occurrence, with the occurrence before and after it.

    The newest row is never removed: SQLite would give its id again, and readers would take the new row for read.
    """

    __tablename__ = "event_change"

    id: Mapped[int] = mapped_column(primary_key=True)
    uuid: Mapped[str] = mapped_column(String(64), index=True)
    kind: Mapped[str] = mapped_column(String(12))
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[dict[str, Any]] = mapped_column(JSON)
    fields: Mapped[list[str]] = mapped_column(JSON)


class EventSourceRow(Base):
    """How a source fares: what it calls its last answer, since when it fails, and what staff have been told."""

    __tablename__ = "event_source"

    source: Mapped[str] = mapped_column(String(40), primary_key=True)
    etag: Mapped[str | None] = mapped_column(Text)
    modified: Mapped[str | None] = mapped_column(Text)
    asked_for: Mapped[str] = mapped_column(Text)
    good_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    failing_since: Mapped[datetime | None] = mapped_column(UtcDateTime)
    fault: Mapped[str | None] = mapped_column(String(200))
    told: Mapped[bool]
