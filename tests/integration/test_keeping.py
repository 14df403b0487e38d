"""What keeping the knowledge base needs is kept on both databases, and forgotten in time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot import privacy
from bot.keeping import held, incidents
from bot.keeping.held import Kind, State
from bot.keeping.tables import StaffRoleRow
from bot.keeping.topic import remember, topic_in
from bot.storage.database import Database
from knowledge.bulk import Row
from knowledge.entries import Entry, EntryText, Language
from knowledge.incidents import Incident
from knowledge.storing.changing import Act, note
from knowledge.storing.set_store import shipped

NOW = datetime(2026, 11, 25, 9, 15, tzinfo=UTC)
HOUR = timedelta(hours=1)
ENTRY = Entry("pas", "borgerservice", "pas", {Language.DA: EntryText("Pas", "Ja.", ("nyt pas",))}, owner="b")


async def test_incidents_are_in_force_until_their_time_and_forgotten_later(database: Database) -> None:
    """An incident counts until its last moment or until it is ended, and a month later nothing of it is left."""
    first, second = Incident(0, "nede", ("pas",), NOW + HOUR), Incident(0, "langsom", ("alle",), NOW + 2 * HOUR)
    async with database.transaction() as session:
        numbers = [await incidents.add(session, each, NOW) for each in (second, first)]
    async with database.transaction() as session:
        assert [each.text for each in await incidents.in_force(session, NOW)] == ["nede", "langsom"]
        assert [each.text for each in await incidents.in_force(session, NOW + HOUR)] == ["langsom"]
        ended = await incidents.end(session, numbers[0], NOW + HOUR)
        assert ended is not None
        assert ended.text == "langsom"
        assert await incidents.end(session, numbers[0], NOW + HOUR) is None
        assert await incidents.in_force(session, NOW + HOUR) == ()
    async with database.transaction() as session:
        assert await incidents.purge(session, NOW + timedelta(days=30)) == []
        assert sorted(await incidents.purge(session, NOW + timedelta(days=31))) == sorted(numbers)


async def test_a_file_waits_with_its_rows_and_is_settled(database: Database) -> None:
    """Rows come back as they were held; settled, nothing of them stays, and after a week nothing at all."""
    rows = (Row(2, ENTRY, None), Row(3, ENTRY, 7))
    async with database.transaction() as session:
        entries = await held.hold(session, Kind.ENTRIES, held.entries_content(rows, ["x"]), NOW)
        sets = await held.hold(session, Kind.SETS, held.sets_content(shipped(), shipped()[:2], 3), NOW)
    async with database.reading() as session:
        file, questions = await held.look(session, entries, NOW), await held.look(session, sets, NOW)
    assert file is not None
    assert questions is not None
    assert held.rows_in(file.content) == rows
    assert held.questions_in(questions.content) == shipped()
    async with database.transaction() as session:
        assert await held.look(session, entries, NOW, to_settle=True) == file
        await held.settle(session, entries, State.DROPPED, None)
    async with database.transaction() as session:
        settled = await held.look(session, entries, NOW)
        assert settled is not None
        assert (settled.state, settled.content) == (State.DROPPED, {})
        assert await held.look(session, sets, NOW + timedelta(days=7, seconds=1)) is None
        await held.purge(session, NOW + timedelta(days=7, seconds=1))
        assert await held.look(session, sets, NOW) is None


async def test_the_topic_can_be_another_one(database: Database) -> None:
    """The last topic that was named is the one; each group has its own."""
    async with database.transaction() as session:
        for topic in (5, 7):
            await remember(session, -100, topic)
        assert await topic_in(session, -100) == 7
        assert await topic_in(session, -200) is None


async def test_what_staff_did_is_shown_to_them_alone(database: Database) -> None:
    """A role and acts are among what is stored about their person; another number that ends alike shows none."""
    async with database.transaction() as session:
        session.add(StaffRoleRow(person=4711, name="Bo", role="editor", at=NOW))
        await note(session, Act("Bo (4711)", "import", at=NOW), "change 3")
    async with database.reading() as session:
        mine, others = await privacy.stored_about(session, 4711), await privacy.stored_about(session, 711)
    assert [each["role"] for each in mine.kinds["role"]] == ["editor"]
    assert [each["about"] for each in mine.kinds["act"]] == ["change 3"]
    assert not mine.empty
    assert not mine.erasable
    assert others.empty
