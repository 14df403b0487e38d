"""What citizens think of answers and cases is counted, on each database: once for each answer, and told in figures."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select

from bot.chat.controls.actions import Action, Verb
from bot.chat.wishes import feedback
from bot.messages import Button, Message
from bot.running.figures import read_figures
from bot.storage.database import Database
from bot.storage.tables import CaseRatingRow, FeedbackRow, OutboxRow
from bot.transport.outgoing import outbox
from bot.transport.outgoing.operations import Send
from bot.transport.outgoing.outbox import Outgoing
from knowledge.files.entry_files import read_folder
from knowledge.storing import store
from tests.e2e.town import ENTRIES

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
ANNA, BENT = 5_000_000_001, 5_000_000_002
YES, NO = Action(Verb.HELPED, "pas-pris"), Action(Verb.NOT_HELPED, "pas-pris")


async def _answered(database: Database, chat_id: int, message_id: int) -> tuple[int, int]:
    """An answer with its buttons, as it has arrived."""
    buttons = tuple(Button("?", each.data()) for each in (YES, NO))
    async with database.transaction() as session:
        await outbox.put(session, [Outgoing(Send(Message(chat_id, "Et pas koster penge.", (buttons,))))], NOW)
        row = (await session.scalars(select(OutboxRow).where(OutboxRow.message_id.is_(None)))).one()
        row.message_id, row.state, row.finished_at = message_id, "sent", NOW
    return chat_id, message_id


async def _pressed(database: Database, answer: tuple[int, int], *actions: Action) -> list[tuple[str, bool]]:
    """What is counted after buttons of an answer were pressed."""
    for action in actions:
        async with database.transaction() as session:
            await feedback.record(session, answer, action, NOW, helped=action.verb is Verb.HELPED)
    async with database.reading() as session:
        rows = await session.scalars(select(FeedbackRow).order_by(FeedbackRow.id))
        return [(row.entry, row.helpful) for row in rows]


async def test_one_opinion_counts_for_each_answer(database: Database) -> None:
    """However often it is pressed a button counts once, and the last of several is what counts; others' stay."""
    of_anna, of_bent = await _answered(database, ANNA, 7), await _answered(database, BENT, 7)
    assert await _pressed(database, of_anna, YES, YES, YES) == [("pas-pris", True)]
    assert await _pressed(database, of_bent, YES) == [("pas-pris", True)] * 2
    assert sorted(await _pressed(database, of_anna, NO, NO)) == [("pas-pris", False), ("pas-pris", True)]
    assert await _pressed(database, of_anna, YES) == [("pas-pris", True)] * 2
    again = await _answered(database, ANNA, 8)
    assert sorted(await _pressed(database, again, NO)) == [("pas-pris", False), *[("pas-pris", True)] * 2]


async def test_nothing_counts_that_no_answer_offered(database: Database) -> None:
    """What a press is made up to carry is stored nowhere, however long, and counts for no other answer either."""
    answer = await _answered(database, ANNA, 7)
    made_up = [Action(Verb.HELPED, about) for about in ("min hemmelighed", "a" * 60, "laan-forny", "")]
    assert await _pressed(database, answer, *made_up) == []
    assert await _pressed(database, (ANNA, 8), YES) == []
    assert await _pressed(database, (BENT, 7), YES) == []


async def test_a_forgotten_answer_is_not_counted_again(database: Database) -> None:
    """Who thought what is forgotten with the answer; how many is not, and grows no more by it."""
    answer = await _answered(database, ANNA, 7)
    assert await _pressed(database, answer, YES) == [("pas-pris", True)]
    async with database.transaction() as session:
        assert await outbox.purge(session, NOW + outbox.REMEMBERED + timedelta(seconds=1)) == 1
    assert await _pressed(database, answer, YES, NO) == [("pas-pris", True)]


async def test_what_citizens_think_is_told_in_figures(database: Database) -> None:
    """A monitor reads by entry how many an answer has helped and how cases were rated, and nothing of no entry."""
    async with database.transaction() as session:
        await store.load(session, read_folder(ENTRIES).entries.values())
        for entry, helpful in (("pas-pris", True), ("pas-pris", True), ("pas-pris", False), ("noget andet", True)):
            session.add(FeedbackRow(entry=entry, helpful=helpful, at=NOW))
        session.add(CaseRatingRow(verdict="good", on=date(2026, 11, 25)))
    async with database.reading() as session:
        lines = (await read_figures(session, NOW)).splitlines()
    assert "borgerbot_cases_open 0" in lines
    assert [line for line in lines if line.startswith("borgerbot_answers")] == [
        'borgerbot_answers_helped{entry="pas-pris",helped="no"} 1',
        'borgerbot_answers_helped{entry="pas-pris",helped="yes"} 2',
    ]
    rated = [f'borgerbot_cases_rated{{verdict="{each}"}} {count}' for each, count in (("good", 1), ("fair", 0))]
    assert [*rated, 'borgerbot_cases_rated{verdict="poor"} 0'] == lines[-3:]
