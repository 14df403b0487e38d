"""A case makes the moves of the table and no others, and a chat has one open case at most."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from bot.desk import cases, places
from bot.desk.cases import Case
from bot.desk.states import STAFFS_TURN, TRANSITIONS, CaseEvent, CaseState
from bot.desk.tables import CaseNumberRow
from bot.storage.database import Database
from bot.storage.tables import CaseRow
from knowledge.entries import Language
from knowledge.storing.tables import Base

NOW = datetime(2026, 11, 25, 9, 15, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
OPEN, CLAIMED, STAFF, CITIZEN, CLOSED, REOPENED = (
    CaseState.OPEN,
    CaseState.CLAIMED,
    CaseState.WAITING_FOR_STAFF,
    CaseState.WAITING_FOR_CITIZEN,
    CaseState.CLOSED,
    CaseState.REOPENED,
)
EVENTS = (
    CaseEvent.CITIZEN_WROTE,
    CaseEvent.STAFF_ANSWERED,
    CaseEvent.CLAIM,
    CaseEvent.RELEASE,
    CaseEvent.CLOSE,
    CaseEvent.REOPEN,
    CaseEvent.ANSWER_LOST,
)

# Written out by hand, state by state: where a case goes when the citizen wrote, staff answered, somebody claimed,
# released, closed, or reopened it, or an answer did not arrive. None: that is not possible there.
WANTED: dict[CaseState, tuple[CaseState | None, ...]] = {
    OPEN: (OPEN, CITIZEN, CLAIMED, None, CLOSED, None, None),
    CLAIMED: (CLAIMED, CITIZEN, None, OPEN, CLOSED, None, None),
    STAFF: (STAFF, CITIZEN, CLAIMED, None, CLOSED, None, None),
    CITIZEN: (STAFF, CITIZEN, None, None, CLOSED, None, STAFF),
    CLOSED: (None, None, None, None, None, REOPENED, None),
    REOPENED: (REOPENED, CITIZEN, CLAIMED, None, CLOSED, None, None),
}
MOVES = [
    (state, event, target) for state, targets in WANTED.items() for event, target in zip(EVENTS, targets, strict=True)
]


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """A database file with every table."""
    opened = Database(f"sqlite:///{(tmp_path / 'cases.db').as_posix()}")
    async with opened.engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
        await connection.execute(insert(CaseNumberRow).values(id=1, last=0))
    yield opened
    await opened.close()


def new_case(chat_id: int = 1001, state: CaseState = OPEN) -> Case:
    """A case that is not kept yet."""
    return Case(0, chat_id, state, Language.DA, "må jeg bygge et drivhus", "unsure", "Pas (12 %)")


async def kept(database: Database, case: Case) -> Case:
    """The case with its number, in a transaction of its own."""
    async with database.transaction() as session:
        return await cases.open_case(session, case, NOW)


async def moved(database: Database, case: Case, event: CaseEvent) -> bool:
    """Whether the case moved, in a transaction of its own."""
    async with database.transaction() as session:
        return await cases.move(session, case, event, LATER)


def test_every_state_and_event_is_thought_of() -> None:
    """The table says for each state and event where the case goes; what it leaves out is not possible."""
    assert {(state, event) for state, event, _ in MOVES} == {
        (state, event) for state in CaseState for event in CaseEvent
    }
    assert {(state, event): target for state, event, target in MOVES if target is not None} == TRANSITIONS


def test_in_every_state_it_is_clear_who_is_waited_for() -> None:
    """A case waits for staff, for the citizen or for nobody; where staff answer next, answering is possible."""
    assert {OPEN, CLAIMED, STAFF, REOPENED} == STAFFS_TURN
    assert all(TRANSITIONS[(state, CaseEvent.STAFF_ANSWERED)] not in STAFFS_TURN for state in STAFFS_TURN)


def test_no_case_is_stuck() -> None:
    """From every state a case can be closed or reopened: none is open for ever, and none is lost."""
    assert all(
        (state, CaseEvent.CLOSE) in TRANSITIONS or (state, CaseEvent.REOPEN) in TRANSITIONS for state in CaseState
    )


@pytest.mark.parametrize(("state", "event", "target"), MOVES)
async def test_a_move_is_kept_as_the_table_says(
    database: Database, state: CaseState, event: CaseEvent, target: CaseState | None
) -> None:
    """A possible move changes the stored state, a close its time too; an impossible one changes nothing."""
    case = await kept(database, new_case(state=state))
    assert await moved(database, case, event) is (target is not None)
    async with database.transaction() as session:
        row = await session.get_one(CaseRow, case.id)
    assert row.state == (target or state).value
    assert row.closed_at == (LATER if target is CLOSED else None)


async def test_a_reopened_case_has_not_ended(database: Database) -> None:
    """Reopening takes back the time of closing, so that the case is not forgotten while it is worked on."""
    case = await kept(database, new_case())
    assert await moved(database, case, CaseEvent.CLOSE)
    assert await moved(database, replace(case, state=CLOSED), CaseEvent.REOPEN)
    async with database.transaction() as session:
        row = await session.get_one(CaseRow, case.id)
    assert (row.state, row.closed_at) == ("reopened", None)


async def test_whoever_saw_an_older_state_moves_nothing(database: Database) -> None:
    """A move from a state that the case has left is refused: somebody else was faster."""
    seen = await kept(database, new_case())
    assert await moved(database, seen, CaseEvent.CLOSE)
    assert not await moved(database, seen, CaseEvent.STAFF_ANSWERED)
    assert not await moved(database, seen, CaseEvent.CLOSE)
    async with database.transaction() as session:
        assert await cases.open_case_of(session, seen.chat_id) is None


async def test_two_who_close_at_once_close_once(database: Database) -> None:
    """Of citizen and staff who close at the same moment exactly one has done it, so each side is told once."""
    case = await kept(database, new_case())
    assert sorted(await asyncio.gather(*(moved(database, case, CaseEvent.CLOSE) for _ in range(4)))) == [
        False,
        False,
        False,
        True,
    ]


async def test_a_chat_has_one_open_case_however_many_presses(database: Database) -> None:
    """Of many acceptances at once exactly one opens a case; the others are refused and leave nothing."""
    results = await asyncio.gather(*(kept(database, new_case()) for _ in range(8)), return_exceptions=True)
    opened = [each for each in results if isinstance(each, Case)]
    assert len(opened) == 1
    assert all(isinstance(each, IntegrityError) for each in results if each is not opened[0])
    async with database.transaction() as session:
        assert await cases.open_case_of(session, 1001) == opened[0]
        assert await cases.case_by_id(session, opened[0].id + 1) is None


@pytest.mark.parametrize("state", [OPEN, CLAIMED, STAFF, CITIZEN, REOPENED])
async def test_every_state_but_closed_counts_as_open(database: Database, state: CaseState) -> None:
    """A chat whose case waits for anybody gets no second one; another chat does, and so does a closed one."""
    case = await kept(database, new_case(state=state))
    with pytest.raises(IntegrityError):
        await kept(database, new_case())
    await kept(database, new_case(chat_id=1002))
    assert await moved(database, case, CaseEvent.CLOSE)
    again = await kept(database, new_case())
    assert again.id != case.id


async def test_a_case_comes_back_as_it_was_kept(database: Database) -> None:
    """What staff will see is kept whole: question, reason, trace and language."""
    case = await kept(database, new_case())
    async with database.transaction() as session:
        assert await cases.case_by_id(session, case.id) == case
        assert await places.card_of(session, case.id) is None


async def test_a_message_in_the_group_leads_to_its_case_and_only_there(database: Database) -> None:
    """The card and everything the case brought belong to it, in that group only; the card is the first of them."""
    case, other = await kept(database, new_case()), await kept(database, new_case(chat_id=1002))
    async with database.transaction() as session:
        for message_id, owner in ((10, case), (11, other), (12, case)):
            await places.bind_message(session, owner, (-100, message_id), citizen_message_id=3)
    async with database.transaction() as session:
        assert await places.card_of(session, case.id) == (-100, 10)
        assert await places.case_of_message(session, -100, 12) == case
        assert await places.case_of_message(session, -100, 11) == other
        assert await places.case_of_message(session, -100, 13) is None
        assert await places.case_of_message(session, -200, 12) is None


async def test_a_group_is_found_where_it_moved(database: Database) -> None:
    """A group that became a supergroup is found by its old id; others stay where they are; twice told is once kept."""
    async with database.transaction() as session:
        await places.chat_moved(session, -5, -1005)
        await places.chat_moved(session, -5, -1005)
    async with database.transaction() as session:
        assert await places.current_chat_id(session, -5) == -1005
        assert await places.current_chat_id(session, -1005) == -1005
        assert await places.current_chat_id(session, -6) == -6
