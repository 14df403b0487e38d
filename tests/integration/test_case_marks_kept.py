"""What is noted on a case, and what its citizen thought of it, as the databases keep it."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select

from bot.desk import cases, marks, ratings
from bot.desk.cases import Case, Colleague
from bot.desk.houses import House
from bot.desk.relaying import echoes
from bot.desk.states import CaseEvent, CaseState
from bot.storage.database import Database
from bot.storage.tables import CaseRatingRow, CaseRow
from knowledge.entries import Language
from tests.integration.transport.hands import NOW

ANNA, BENT = 7, 8
TODAY = date(2026, 11, 25)


async def _open(database: Database, chat_id: int = ANNA) -> Case:
    wanted = Case(0, chat_id, CaseState.OPEN, Language.DA, "?", "unsure", "")
    async with database.transaction() as session:
        return await cases.open_case(session, wanted, NOW)


async def _kept(database: Database, case: Case) -> Case:
    async with database.reading() as session:
        kept = await cases.case_by_id(session, case.id)
    assert kept is not None
    return kept


async def test_marks_are_kept_and_taken_back(database: Database) -> None:
    """A colleague, a pause and urgency stay until they are taken back; a large account number is kept whole."""
    case, eva, until = await _open(database), Colleague(7_000_000_000, "Eva"), NOW + timedelta(days=3)
    async with database.transaction() as session:
        await marks.give_to(session, case.id, eva)
        await marks.put_off(session, case.id, until)
        await marks.make_urgent(session, case.id, urgent=True)
    kept = await _kept(database, case)
    assert (kept.colleague, kept.snoozed_until, kept.urgent) == (eva, until, True)
    async with database.transaction() as session:
        await marks.give_to(session, case.id, None)
        await marks.put_off(session, case.id, None)
        await marks.make_urgent(session, case.id, urgent=False)
    assert await _kept(database, case) == case


async def test_a_case_that_is_handed_on_is_nobodys_there(database: Database) -> None:
    """The other house's case has its name and no colleague; a case that is gone gets no mark."""
    case = await _open(database)
    async with database.transaction() as session:
        await marks.give_to(session, case.id, Colleague(None, "@carl"))
        moved = await marks.move_to(session, case.id, House.FAXE)
        assert await marks.move_to(session, case.id + 1, House.FAXE) is None
    assert moved == await _kept(database, case)
    assert (moved.house, moved.colleague) == (House.FAXE, None)


async def test_what_holds_for_open_cases_only_goes_when_one_is_closed(database: Database) -> None:
    """Of a closed case nobody needs to know whose it was; it is neither urgent nor put off."""
    case = await _open(database)
    async with database.transaction() as session:
        await marks.give_to(session, case.id, Colleague(5, "Eva"))
        await marks.put_off(session, case.id, NOW + timedelta(days=3))
        await marks.make_urgent(session, case.id, urgent=True)
        assert await cases.move(session, case, CaseEvent.CLOSE, NOW)
    kept = await _kept(database, case)
    assert (kept.colleague, kept.snoozed_until, kept.urgent) == (None, None, False)


async def test_a_case_that_is_taken_up_again_goes_on_from_then(database: Database) -> None:
    """Its citizen waits from then on, and it is as open as any other, so nothing said in it is forgotten meanwhile."""
    case, later = await _open(database), NOW + timedelta(days=31)
    async with database.transaction() as session:
        assert await cases.move(session, case, CaseEvent.CLOSE, NOW)
    closed = await _kept(database, case)
    async with database.transaction() as session:
        assert await cases.move(session, closed, CaseEvent.REOPEN, later)
    kept = await _kept(database, case)
    assert (kept.state, kept.waiting_since, kept.active_at) == (CaseState.REOPENED, later, later)
    async with database.reading() as session:
        assert (await session.get_one(CaseRow, case.id)).closed_at is None


async def test_a_case_is_rated_once_when_asked_and_by_its_own_chat(database: Database) -> None:
    """Asked once, where a person has answered; unasked, from another chat or again a verdict counts for nothing."""
    case = await _open(database)

    async def give(chat_id: int, verdict: str) -> list[tuple[str, date]]:
        async with database.transaction() as session:
            await ratings.give(session, chat_id, case.id, verdict, TODAY)
            rows = (await session.execute(select(CaseRatingRow.verdict, CaseRatingRow.on))).all()
            return [(row.verdict, row.on) for row in rows]

    assert await give(ANNA, "good") == []
    async with database.transaction() as session:
        assert not await ratings.ask(session, case)
        await echoes.note(session, case.id, (-1, 5), 6, by_staff=False)
        assert not await ratings.ask(session, case)
        await echoes.note(session, case.id, (-1, 7), 8, by_staff=True)
        assert [await ratings.ask(session, case) for _ in range(2)] == [True, False]
    assert await give(BENT, "poor") == []
    assert await give(ANNA, "fair") == [("fair", TODAY)]
    assert await give(ANNA, "good") == [("fair", TODAY)]
    async with database.transaction() as session:
        assert not await ratings.ask(session, case)


async def test_urgent_cases_stand_first_then_those_that_wait_longest(database: Database) -> None:
    """The list of open cases has the same order on every database, those without anybody waiting last."""
    first, second, third = [await _open(database, chat_id) for chat_id in (1, 2, 3)]
    async with database.transaction() as session:
        await cases.move(session, first, CaseEvent.STAFF_ANSWERED, NOW)
        await marks.make_urgent(session, third.id, urgent=True)
    async with database.reading() as session:
        listed = [case.id for case in await cases.open_cases(session)]
    assert listed == [third.id, second.id, first.id]
