"""Opening hours in the database: read whole, and written line by line; every change counts the version up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import local_date
from bot.hours.tables import OpeningExceptionRow, OpeningStateRow, OpeningWeekRow
from bot.storage.database import write_over
from knowledge.dates.spans import Span
from knowledge.opening_hours.dpl import Place
from knowledge.opening_hours.plan_file import read_hours
from knowledge.opening_hours.staff_plan import ExceptionLine, HolidayLine, StaffPlan, WeekLine, hours_text
from knowledge.opening_hours.timetable import DayHours, Holidays, Kind

HOLIDAYS = 7
"""Stands among the weekdays for the public holidays."""

_ONE = 1
_KEPT = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class WebsiteState:
    """What the website said last.

    Attributes:
        rows: its rows, as they came; None where it has said nothing yet.
        read_at: when it said so.
        tried_at: when it was asked last.
        problem: why it said nothing then, or None.
    """

    rows: list[dict[str, Any]] | None = None
    read_at: datetime | None = None
    tried_at: datetime | None = None
    problem: str | None = None


async def version(session: AsyncSession) -> int:
    """How often the opening hours have changed."""
    return await session.scalar(select(OpeningStateRow.version).where(OpeningStateRow.id == _ONE)) or 0


async def read_website(session: AsyncSession) -> WebsiteState:
    """What the website said last."""
    row = await session.get(OpeningStateRow, _ONE)
    return WebsiteState() if row is None else WebsiteState(row.rows, row.read_at, row.tried_at, row.problem)


async def keep_website(session: AsyncSession, rows: list[dict[str, Any]], now: datetime) -> None:
    """Keep what the website said in place of what it said before; the caller commits."""
    await _changed(session, rows=rows, read_at=now, tried_at=now, problem=None)


async def note_problem(session: AsyncSession, problem: str, now: datetime) -> None:
    """Note that the website could not be read; what it said before stays. The caller commits."""
    await _changed(session, tried_at=now, problem=problem[:200])


async def read_plan(session: AsyncSession) -> StaffPlan:
    """What staff have set."""
    week = list(await session.scalars(select(OpeningWeekRow).order_by(OpeningWeekRow.weekday)))
    exceptions = await session.scalars(select(OpeningExceptionRow).order_by(OpeningExceptionRow.id))
    return StaffPlan(
        tuple(
            WeekLine(_place(row), row.weekday, _hours(row.hours), row.set_at) for row in week if row.weekday != HOLIDAYS
        ),
        tuple(HolidayLine(_place(row), Holidays(row.hours), row.set_at) for row in week if row.weekday == HOLIDAYS),
        tuple(
            ExceptionLine(
                row.id,
                row.house,
                None if row.kind is None else Kind(row.kind),
                Span(row.first, row.last),
                _hours(row.hours),
                row.set_at,
            )
            for row in exceptions
        ),
    )


async def set_weekdays(
    session: AsyncSession, place: Place, weekdays: Iterable[int], hours: DayHours, now: datetime
) -> None:
    """Set the hours of a place on some weekdays; the caller commits."""
    for weekday in weekdays:
        await _write_week(session, place, weekday, hours_text(hours), now)
    await _changed(session)


async def set_holidays(session: AsyncSession, place: Place, holidays: Holidays, now: datetime) -> None:
    """Set what holds in a place on public holidays; the caller commits."""
    await _write_week(session, place, HOLIDAYS, holidays.value, now)
    await _changed(session)


async def remove_week(session: AsyncSession, place: Place, weekdays: Iterable[int]) -> int:
    """Forget the hours of a place on some weekdays; gives how many there were. The caller commits."""
    house, kind = place
    gone = await session.scalars(
        delete(OpeningWeekRow)
        .where(
            OpeningWeekRow.house == house,
            OpeningWeekRow.kind == kind.value,
            OpeningWeekRow.weekday.in_(list(weekdays)),
        )
        .returning(OpeningWeekRow.weekday)
    )
    await _changed(session)
    return len(gone.all())


async def add_exception(
    session: AsyncSession, house: str, kind: Kind | None, days: Span, hours: DayHours, now: datetime
) -> int:
    """Add days with hours of their own; gives the number that they are removed by. The caller commits.

    Those that are long over go meanwhile.
    """
    over = OpeningExceptionRow.last < local_date(now) - _KEPT
    await session.execute(delete(OpeningExceptionRow).where(over))
    row = OpeningExceptionRow(
        house=house,
        kind=None if kind is None else kind.value,
        first=days.first,
        last=days.end,
        hours=hours_text(hours),
        set_at=now,
    )
    session.add(row)
    await session.flush()
    await _changed(session)
    return row.id


async def remove_exception(session: AsyncSession, number: int) -> bool:
    """Forget days with hours of their own; gives whether there were any of that number. The caller commits."""
    gone = await session.scalars(
        delete(OpeningExceptionRow).where(OpeningExceptionRow.id == number).returning(OpeningExceptionRow.id)
    )
    await _changed(session)
    return gone.first() is not None


async def exceptions_on(session: AsyncSession, houses: Sequence[str], kind: Kind | None, days: Span) -> list[int]:
    """The numbers of what some houses have on some of these days already, of one kind, or where all is closed."""
    row = OpeningExceptionRow
    same = row.kind.is_(None) if kind is None else row.kind.is_(None) | (row.kind == kind.value)
    touching = row.house.in_(houses) & (row.first <= days.end) & (row.last >= days.first)
    return list(await session.scalars(select(row.id).where(touching & same).order_by(row.id)))


async def remove_exceptions(session: AsyncSession, houses: Sequence[str], kind: Kind | None, days: Span) -> list[int]:
    """Forget what some houses have on days within these, of one kind or of all; gives their numbers."""
    row = OpeningExceptionRow
    within = row.house.in_(houses) & (row.first >= days.first) & (row.last <= days.end)
    of_kind = within if kind is None else within & (row.kind == kind.value)
    gone = (await session.scalars(delete(row).where(of_kind).returning(row.id))).all()
    await _changed(session)
    return list(gone)


async def _write_week(session: AsyncSession, place: Place, weekday: int, hours: str, now: datetime) -> None:
    house, kind = place
    await write_over(session, OpeningWeekRow, house=house, kind=kind.value, weekday=weekday, hours=hours, set_at=now)


async def _changed(session: AsyncSession, **values: Any) -> None:
    found = await session.scalars(
        update(OpeningStateRow)
        .where(OpeningStateRow.id == _ONE)
        .values(version=OpeningStateRow.version + 1, **values)
        .returning(OpeningStateRow.version)
    )
    if found.first() is None:
        await write_over(session, OpeningStateRow, id=_ONE, version=1, **values)


def _place(row: OpeningWeekRow) -> Place:
    return row.house, Kind(row.kind)


def _hours(text: str) -> DayHours:
    return read_hours(text) or ()
