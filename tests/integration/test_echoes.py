"""Which message became which on the other side of a case, as it is kept."""

from __future__ import annotations

from sqlalchemy import delete

from bot.desk import cases
from bot.desk.cases import Case
from bot.desk.relaying import echoes
from bot.desk.states import CaseState
from bot.storage.database import Database
from bot.storage.tables import CaseRow
from knowledge.entries import Language
from tests.integration.transport.hands import NOW

STAFF = -1001


async def test_each_side_finds_what_the_other_wrote_and_not_its_own(database: Database) -> None:
    """A message is found by what became of it, in its own case and direction only, and goes with the case."""
    wanted = Case(0, 7, CaseState.OPEN, Language.DA, "", "unsure", "")
    async with database.transaction() as session:
        case = await cases.open_case(session, wanted, NOW)
        for _ in range(2):
            await echoes.note(session, case.id, (STAFF, 10), 100, by_staff=True)
        await echoes.note(session, case.id, (STAFF, 10), 101, by_staff=True)
        await echoes.note(session, case.id, (STAFF, 11), 102, by_staff=False)
    async with database.reading() as session:
        found = [await echoes.staff_original(session, case.id, number) for number in (100, 101, 102)]
        assert found == [(STAFF, 10), (STAFF, 10), None]
        assert await echoes.staff_original(session, case.id + 1, 100) is None
        assert await echoes.citizen_original(session, (STAFF, 11)) == (case.id, 102)
        assert await echoes.citizen_original(session, (STAFF, 10)) is None
    async with database.transaction() as session:
        await session.execute(delete(CaseRow))
        assert await echoes.citizen_original(session, (STAFF, 11)) is None
