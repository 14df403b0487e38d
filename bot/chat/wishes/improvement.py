"""Questions that citizens let us learn from: redacted, and kept without the person."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.tables import AskedQuestionRow
from knowledge.judgement import Judgement


async def record(session: AsyncSession, judgement: Judgement, now: datetime) -> None:
    """Keep a question and what became of it; the caller commits, and has asked for consent."""
    entry = judgement.candidates[0].entry if judgement.candidates else None
    session.add(
        AskedQuestionRow(
            question=judgement.question,
            language=judgement.language.value,
            decision=judgement.decision.name,
            entry=entry,
            at=now,
        )
    )
    await session.flush()
