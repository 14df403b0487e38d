"""What the desk keeps beside its cases, as tables."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from knowledge.tables import Base


class CaseNumberRow(Base):
    """The highest number that a case ever had; there is one row.

    Databases may give the number of a deleted case to the next one, but messages, drafts and people still name it.
    """

    __tablename__ = "case_number"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last: Mapped[int]
