"""The question sets as tables: every version of them whole, so that any of them can be had back."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.storing.tables import Base


class QuestionSetsRow(Base):
    """The question sets as a change left them; numbers count from 1, and the highest is in force."""

    __tablename__ = "question_sets"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    change: Mapped[int] = mapped_column(ForeignKey("knowledge_change.id"))
    content: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
