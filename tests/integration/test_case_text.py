"""What was said in a case is kept as long as its text: for a transcript, and for a topic that is made anew."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from bot.desk import cases
from bot.desk.cases import Case
from bot.desk.states import CaseEvent, CaseState
from bot.erasing import erase
from bot.privacy import Retention
from bot.running.housekeeping import PURGE, tasks
from bot.storage.database import Database
from bot.storage.tables import CaseRow, OutboxRow
from bot.transport.outgoing.outbox import Purpose, lane_of_case
from bot.transport.outgoing.results import OutboxState
from knowledge.entries import Language

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


def _row(chat_id: int, lane: str, purpose: Purpose, at: datetime, text: str) -> OutboxRow:
    return OutboxRow(
        chat_id=chat_id,
        lane=lane,
        priority=0,
        purpose=purpose.value,
        payload={"do": "send", "html": text},
        context={},
        state="sent",
        attempts=1,
        not_before=at,
        created_at=at,
        finished_at=at,
    )


async def _told(database: Database, *, closed: datetime | None, for_record: bool = False) -> None:
    """A case that was opened at `NOW`: a question for staff, an answer, and an answer of the day before."""
    async with database.transaction() as session:
        case = await cases.open_case(session, Case(0, 1, CaseState.OPEN, Language.DA, "hvorfor", "unsure", ""), NOW)
        session.add(_row(1, "1", Purpose.REPLY, NOW - DAY, "før"))
        session.add(_row(-100, lane_of_case(case.id), Purpose.TO_STAFF, NOW + MINUTE, "spurgt"))
        session.add(_row(1, "1", Purpose.TO_CITIZEN, NOW + 2 * MINUTE, "svaret"))
        if closed is not None:
            await cases.move(session, case, CaseEvent.CLOSE, closed)
        if for_record:
            await cases.turn_record(session, case.id)


async def _kept(database: Database, night: datetime | None = None) -> list[str]:
    """What is left of it, after the nightly forgetting at `night`."""
    async with database.transaction() as session:
        if night is not None:
            await tasks(Retention())[PURGE](session, {}, night)
        rows = await session.scalars(select(OutboxRow).order_by(OutboxRow.id))
        return [row.payload["html"] for row in rows]


async def test_what_was_said_in_a_case_stays_until_thirty_days_after_it(database: Database) -> None:
    """Everything else goes after two days; a case's text goes thirty days after the case was closed."""
    await _told(database, closed=NOW + 5 * DAY)
    assert await _kept(database, NOW + 4 * DAY) == ["spurgt", "svaret"]
    assert await _kept(database, NOW + 35 * DAY) == ["spurgt", "svaret"]
    assert await _kept(database, NOW + 35 * DAY + MINUTE) == []


async def test_an_open_case_keeps_what_was_said_in_it(database: Database) -> None:
    """However long a case is open, what was said in it can be read."""
    await _told(database, closed=None)
    assert await _kept(database, NOW + 300 * DAY) == ["spurgt", "svaret"]


async def test_a_case_on_record_keeps_what_was_said_also_when_all_else_is_erased(database: Database) -> None:
    """Neither time nor `/slet` takes the text of a case that staff have put on record."""
    await _told(database, closed=NOW + DAY, for_record=True)
    assert await _kept(database, NOW + 300 * DAY) == ["spurgt", "svaret"]
    async with database.transaction() as session:
        session.add(_row(1, "1", Purpose.REPLY, NOW + 300 * DAY, "siden"))
        await erase(session, 1, NOW + 301 * DAY)
    assert await _kept(database) == ["spurgt", "svaret"]


async def test_erasure_takes_what_was_said_in_any_other_case(database: Database) -> None:
    """`/slet` takes a case that is not on record with everything that was said in it."""
    await _told(database, closed=None)
    async with database.transaction() as session:
        await erase(session, 1, NOW + DAY)
    assert await _kept(database) == []


async def test_erasure_leaves_no_word_of_what_is_under_way_to_staff_but_its_place(database: Database) -> None:
    """What is being sent to the group when `/slet` comes keeps its row, which has it deleted there when it arrives."""
    await _told(database, closed=None)
    async with database.transaction() as session:
        row = await session.scalar(select(OutboxRow).where(OutboxRow.purpose == Purpose.TO_STAFF.value))
        assert row is not None
        row.state = OutboxState.SENDING.value
    async with database.transaction() as session:
        await erase(session, 1, NOW + DAY)
    async with database.reading() as session:
        [left] = (await session.scalars(select(OutboxRow))).all()
    assert (left.id, left.state, left.purpose) == (row.id, OutboxState.SENDING.value, Purpose.TO_STAFF.value)
    assert "spurgt" not in str(left.payload)


async def test_erasure_moves_no_end_of_a_case_on_record(database: Database) -> None:
    """A case that is kept and was closed before `/slet` was closed then, not at the erasure, and is not shown anew."""
    await _told(database, closed=NOW + DAY, for_record=True)
    async with database.transaction() as session:
        erased = await erase(session, 1, NOW + 2 * DAY)
        [closed_at] = await session.scalars(select(CaseRow.closed_at))
    assert (len(erased.kept), erased.ended) == (1, ())
    assert closed_at == NOW + DAY
