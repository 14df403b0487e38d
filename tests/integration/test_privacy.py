"""What is kept goes in time, and leaves nothing in the database's file."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select, update

from bot import privacy
from bot.chat.remembering import conversations
from bot.chat.remembering.conversations import Conversation
from bot.chat.remembering.shown import Shown
from bot.desk import cases
from bot.desk.cases import Case
from bot.desk.states import CaseEvent, CaseState
from bot.erasing import erase
from bot.privacy import Retention
from bot.running import housekeeping, scheduled
from bot.running.housekeeping import PURGE, tasks
from bot.storage.database import Database
from bot.storage.tables import AskedQuestionRow, CaseRow, ConversationRow, ScheduledRow
from knowledge.entries import Language

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
SECRET = "hvorfor er min hest blevet grøn"


async def remember(database: Database, chat_id: int, when: datetime, question: str = SECRET) -> None:
    """Keep a conversation as of `when`."""
    async with database.transaction() as session:
        await conversations.write(session, Conversation(chat_id, Language.DA, last_question=question), when)


async def closed_case(database: Database, chat_id: int, when: datetime, *, for_record: bool = False) -> None:
    """Keep a case that was closed at `when`."""
    async with database.transaction() as session:
        case = await cases.open_case(session, Case(0, chat_id, CaseState.OPEN, Language.DA, SECRET, "unsure", ""), when)
        await cases.move(session, case, CaseEvent.CLOSE, when)
        if for_record:
            await cases.turn_record(session, case.id)


async def count(database: Database, table: type) -> int:
    """How many rows a table has."""
    async with database.reading() as session:
        return int((await session.execute(select(func.count()).select_from(table))).scalar_one())


async def forget(database: Database, now: datetime, retention: Retention | None = None) -> str:
    """The nightly forgetting at `now`."""
    async with database.transaction() as session:
        return await housekeeping.forget(session, now, retention or Retention())


async def test_text_is_forgotten_thirty_days_after_the_last_message(database: Database) -> None:
    """A conversation stays thirty days and not longer, whoever else writes meanwhile."""
    await remember(database, 1, NOW)
    await remember(database, 2, NOW + 20 * DAY)
    assert await forget(database, NOW + 30 * DAY) == "0 conversations, 0 cases, 0 questions"
    assert await forget(database, NOW + 30 * DAY + timedelta(seconds=1)) == "1 conversations, 0 cases, 0 questions"
    assert await count(database, ConversationRow) == 1


async def test_closed_case_is_forgotten_but_not_an_open_or_recorded_one(database: Database) -> None:
    """A case goes 180 days after it was closed; one that is open, or on record, stays."""
    await closed_case(database, 1, NOW)
    await closed_case(database, 2, NOW, for_record=True)
    async with database.transaction() as session:
        await cases.open_case(session, Case(0, 3, CaseState.OPEN, Language.DA, SECRET, "unsure", ""), NOW)
    assert await forget(database, NOW + 180 * DAY) == "0 conversations, 0 cases, 0 questions"
    assert await forget(database, NOW + 181 * DAY) == "0 conversations, 1 cases, 0 questions"
    assert await count(database, CaseRow) == 2


async def test_what_is_scheduled_for_a_case_goes_with_it(database: Database) -> None:
    """What was done goes two days later, and what is due for a case that is forgotten or erased goes at once."""
    for chat_id in (1, 2, 3):
        await closed_case(database, chat_id, NOW - (200 * DAY if chat_id == 1 else DAY))
    async with database.transaction() as session:
        for number, chat_id in await session.execute(select(CaseRow.id, CaseRow.chat_id)):
            await scheduled.schedule(session, "wake", NOW + DAY, key=f"{chat_id}", details={"case": number})
        await scheduled.schedule(session, "desk-closes", NOW + DAY, key="closing")
        await scheduled.schedule(session, "fetch", NOW, key="done")
        await session.execute(update(ScheduledRow).where(ScheduledRow.task == "fetch").values(finished_at=NOW))
        for later, wanted in ((2 * DAY, {"2", "3", "closing", "done"}), (3 * DAY, {"2", "3", "closing"})):
            await tasks(Retention())[PURGE](session, {}, NOW + later)
            assert set(await session.scalars(select(ScheduledRow.dedupe_key))) == wanted
        await erase(session, 2, NOW)
        assert set(await session.scalars(select(ScheduledRow.dedupe_key))) == {"3", "closing"}


async def test_numbers_of_pictures_are_shown_and_forgotten_the_night_after(database: Database) -> None:
    """Which pictures may yet go to staff is in the file with one's data, and gone when that has been so for an hour."""
    picture = Shown(77, NOW, captioned=True)
    async with database.transaction() as session:
        await conversations.write(session, Conversation(1, Language.DA, shown=(picture,)), NOW)
    for later, wanted in ((timedelta(minutes=59), "77"), (timedelta(minutes=61), None)):
        await forget(database, NOW + later)
        async with database.reading() as session:
            [record] = (await privacy.stored_about(session, 1)).kinds["conversation"]
        assert record.get("shown") == wanted


async def test_questions_kept_with_consent_are_forgotten_too(database: Database) -> None:
    """A question goes when its time is over; how long that is is a setting."""
    async with database.transaction() as session:
        session.add(AskedQuestionRow(question=SECRET, language="da", decision="answer", entry="pas", at=NOW))
    assert (await forget(database, NOW + 20 * DAY, Retention(question_days=10))).endswith("1 questions")


async def test_deleted_text_is_gone_from_the_file(database: Database) -> None:
    """After an erasure and a compaction neither the database's file nor its log holds a byte of what was written."""
    if database.file is None:
        return
    await remember(database, 1, NOW)
    await closed_case(database, 1, NOW)
    async with database.transaction() as session:
        assert not (await erase(session, 1, NOW)).nothing
    await database.compact()
    files = [path for path in database.file.parent.iterdir() if path.name.startswith(database.file.name)]
    assert files
    assert [path.name for path in files if SECRET.encode() in path.read_bytes()] == []


async def test_erasure_leaves_everybody_else_alone(database: Database) -> None:
    """What is known of another person stays as it is."""
    for chat_id in (1, 2):
        await remember(database, chat_id, NOW)
        await closed_case(database, chat_id, NOW)
    async with database.transaction() as session:
        before = await privacy.stored_about(session, 2)
        await erase(session, 1, NOW)
        assert (await privacy.stored_about(session, 1)).empty
        assert await privacy.stored_about(session, 2) == before


def test_everything_of_a_case_that_concerns_its_citizen_is_shown() -> None:
    """A new column of a case is in the file with one's data, unless it says only who of staff has it, and where."""
    columns = {column.name for column in CaseRow.__table__.columns}
    theirs = {"chat_id", "topic_chat_id", "topic_id", "colleague_id", "colleague_name"}
    assert columns - set(privacy.CASE_FIELDS.split()) == theirs
