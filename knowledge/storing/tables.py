"""The knowledge base as tables."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, cast

from sqlalchemy import JSON, DateTime, Dialect, ForeignKey, MetaData, String, Table, Text, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """The base of every table; constraints have names, so that migrations can change them on both databases."""

    metadata = MetaData(naming_convention=NAMING)


def table_of(row: type[Base]) -> Table:
    """The plain table of a class of rows, for statements that are run for every question.

    A statement with nothing but plain columns spares the unit of work, a third of what it costs. A single mapped
    attribute in it, be it in a condition, brings that back.
    """
    return cast("Table", row.__table__)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware UTC time; SQLite keeps no zone, so it is taken off on the way in and put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse naive times: they would be read as some other zone later."""
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("expected an aware time, got a naive one")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The stored time as aware UTC."""
        del dialect
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


class EntryRow(Base):
    """One entry; its texts and examples have rows of their own."""

    __tablename__ = "entry"

    slug: Mapped[str] = mapped_column(String(50), primary_key=True)
    position: Mapped[int]
    area: Mapped[str] = mapped_column(String(50))
    topic: Mapped[str] = mapped_column(String(50))
    kind: Mapped[str] = mapped_column(String(20))
    status: Mapped[str] = mapped_column(String(20))
    owner: Mapped[str] = mapped_column(String(100))
    sources: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    checked_at: Mapped[date | None]
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    review_by: Mapped[date | None]
    local: Mapped[bool]
    hands_over: Mapped[bool]
    offers_person: Mapped[bool]
    details: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    related: Mapped[list[str]] = mapped_column(JSON)
    look_alikes: Mapped[list[str]] = mapped_column(JSON)
    texts: Mapped[list[EntryTextRow]] = relationship(
        cascade="all, delete-orphan", lazy="raise", order_by="EntryTextRow.language"
    )


class EntryTextRow(Base):
    """An entry in one language."""

    __tablename__ = "entry_text"

    entry: Mapped[str] = mapped_column(ForeignKey("entry.slug", ondelete="CASCADE"), primary_key=True)
    language: Mapped[str] = mapped_column(String(8), primary_key=True)
    title: Mapped[str] = mapped_column(String(100))
    answer: Mapped[str] = mapped_column(Text)
    examples: Mapped[list[str]] = mapped_column(JSON)


class KnowledgeVersionRow(Base):
    """Counts changes of the knowledge base, so that every process notices one; there is one row."""

    __tablename__ = "knowledge_version"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    version: Mapped[int]
