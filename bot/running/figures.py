"""Figures for a monitor: what waits at the desk, and what citizens think of answers and cases; nobody is in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk import backlog
from bot.desk.ratings import VERDICTS
from bot.storage.tables import CaseRatingRow, FeedbackRow
from knowledge.storing.tables import EntryRow

_HELPED = {True: "yes", False: "no"}


@dataclass(frozen=True, slots=True)
class Opinions:
    """What citizens think, counted.

    Attributes:
        answers: by entry and whether it helped, how many say so.
        cases: by verdict, how many cases were rated so.
    """

    answers: Mapping[tuple[str, bool], int]
    cases: Mapping[str, int]


async def read_opinions(session: AsyncSession) -> Opinions:
    """What citizens have thought so far, of the entries that there are and of cases."""
    by_entry = select(FeedbackRow.entry, FeedbackRow.helpful, func.count()).join(
        EntryRow, EntryRow.slug == FeedbackRow.entry
    )
    answers = await session.execute(by_entry.group_by(FeedbackRow.entry, FeedbackRow.helpful))
    cases = await session.execute(select(CaseRatingRow.verdict, func.count()).group_by(CaseRatingRow.verdict))
    return Opinions({(entry, helped): count for entry, helped, count in answers}, dict(cases.all()))


async def read_figures(session: AsyncSession, now: datetime) -> str:
    """All figures, in Prometheus' plain text."""
    return backlog.as_metrics(await backlog.read_backlog(session), now) + _as_metrics(await read_opinions(session))


def _as_metrics(opinions: Opinions) -> str:
    lines = ["# TYPE borgerbot_answers_helped gauge"]
    for (entry, helped), count in sorted(opinions.answers.items()):
        lines.append(f'borgerbot_answers_helped{{entry="{entry}",helped="{_HELPED[helped]}"}} {count}')
    lines.append("# TYPE borgerbot_cases_rated gauge")
    lines += [f'borgerbot_cases_rated{{verdict="{each}"}} {opinions.cases.get(each, 0)}' for each in VERDICTS]
    return "".join(f"{line}\n" for line in lines)
