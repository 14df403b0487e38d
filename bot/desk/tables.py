"""What the desk keeps beside its cases, as tables."""

from __future__ import annotations

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.storing.tables import Base


class CaseNumberRow(Base):
    """The highest number that a case ever had; there is one row.

    Databases may give the number of a deleted case to the next one, but messages, drafts and people still name it.
    """

    __tablename__ = "case_number"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last: Mapped[int]


class CaseEchoRow(Base):
    """A message of a case, and what became of it on the other side; the numbers alone."""

    __tablename__ = "case_echo"
    __table_args__ = (Index("ix_case_echo_case", "case_id", "citizen_message_id"),)

    staff_chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    staff_message_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id", ondelete="CASCADE"), primary_key=True)
    citizen_message_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    by_staff: Mapped[bool]
