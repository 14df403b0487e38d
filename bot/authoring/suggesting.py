"""Questions that citizens asked, as examples: redacted, and kept with consent and without the person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.tables import AskedQuestionRow
from knowledge.checks.across import normal_form
from knowledge.checks.writing import questions_of
from knowledge.entries import Entry, Language
from knowledge.guard import redact, without_masks

_LATEST = 2000
_MOST = 5
_LONGEST = 120
_ALIKE = 60
"""Of a hundred: how much a question must resemble the entry's own ones, where nobody was answered with the entry."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question that somebody asked, and its number."""

    id: int
    question: str


async def suggestions(session: AsyncSession, entry: Entry, language: Language) -> Sequence[Suggestion]:
    """What citizens asked lately that may be examples of `entry`; what was taken for it comes first."""
    latest = select(AskedQuestionRow).where(AskedQuestionRow.language == language.value)
    rows = (await session.scalars(latest.order_by(AskedQuestionRow.id.desc()).limit(_LATEST))).all()
    known = {normal_form(each) for each in questions_of(entry)}
    found: dict[str, tuple[float, Suggestion]] = {}
    for row in rows:
        form = normal_form(row.question)
        if form in known or form in found or not _fit(row.question):
            continue
        score = 100.0 if entry.slug and row.entry == entry.slug else _resemblance(form, known)
        if score >= _ALIKE:
            found[form] = (score, Suggestion(row.id, row.question))
    best = sorted(found.values(), key=lambda each: (-each[0], -each[1].id))
    return [each for _, each in best[:_MOST]]


async def suggestion(session: AsyncSession, number: int) -> Suggestion | None:
    """One of them, or None if it is gone."""
    row = await session.get(AskedQuestionRow, number)
    return None if row is None or not _fit(row.question) else Suggestion(row.id, " ".join(row.question.split()))


def _fit(question: str) -> bool:
    """Whether a question may stand where everybody in the group sees it: short, and nothing in it was masked."""
    redacted = redact(question).text
    return len(question) <= _LONGEST and redacted == question and without_masks(question) == question


def _resemblance(form: str, known: set[str]) -> float:
    return max((fuzz.token_set_ratio(form, each) for each in known if each), default=0.0)
