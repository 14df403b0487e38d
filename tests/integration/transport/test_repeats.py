"""A command that was sent again, and a text that was corrected, before it could be answered, is answered once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from telegram import Update

from bot import work
from bot.desk import cases
from bot.desk.cases import Case
from bot.desk.states import CaseState
from bot.messages import Message
from bot.storage.database import Database
from knowledge.entries import Language
from tests.integration.transport.handling import answers, done, echo, handling
from tests.integration.transport.hands import NOW, Hands
from tests.integration.transport.rows import inbox_until, store, text_update

LATE = timedelta(minutes=5)
QUESTION = "hvad koster et pas"


def _written(number: int, text: str, *, ago: timedelta = LATE, edits: int | None = None) -> dict[str, Any]:
    update = text_update(number, text=text)
    update["message"]["date"] = int((NOW - ago).timestamp())
    if edits is None:
        return update
    message = {**update["message"], "message_id": edits, "edit_date": update["message"]["date"]}
    return {"update_id": number, "edited_message": message}


async def _say(update: Update) -> None:
    assert update.effective_message is not None
    work.current().say([Message(5, update.effective_message.text or "")])


async def _answered(database: Database, hands: Hands, *texts: str) -> list[str]:
    await store(database, hands(), *(_written(number, text) for number, text in enumerate(texts, start=1)))
    async with handling(database, echo, hands):
        await inbox_until(database, done)
    return await answers(database)


@pytest.mark.parametrize(
    ("texts", "answered"),
    [
        (("/start", "/start"), ["/start"]),
        (("/start", QUESTION, "/START "), ["/start", QUESTION]),
        (("/start", "/hjaelp", "/start"), ["/start", "/hjaelp"]),
        ((QUESTION, QUESTION), [QUESTION, QUESTION]),
        (("i faxe", QUESTION, "i faxe"), ["i faxe", QUESTION, "i faxe"]),
    ],
)
async def test_a_command_that_is_sent_again_is_answered_once(
    database: Database, hands: Hands, texts: tuple[str, ...], answered: list[str]
) -> None:
    """Whether at once or after something else; no question is left out, whatever was asked before."""
    assert await _answered(database, hands, *texts) == answered


async def test_what_is_answered_in_time_is_answered_each_time(database: Database, hands: Hands) -> None:
    """Whoever is answered and sends it again is answered again."""
    await store(database, hands(), *(_written(each, "/start", ago=timedelta()) for each in (1, 2)))
    async with handling(database, echo, hands):
        await inbox_until(database, done)
    assert await answers(database) == ["/start"] * 2


async def test_others_are_not_meant(database: Database, hands: Hands) -> None:
    """The same command of somebody else is answered to them."""
    theirs = text_update(2, chat_id=6, text="/start")
    await store(database, hands(), _written(1, "/start"), theirs)
    async with handling(database, echo, hands):
        await inbox_until(database, done)
    assert await answers(database) == ["/start"] * 2


async def test_a_correction_is_answered_in_the_place_of_what_it_corrects(database: Database, hands: Hands) -> None:
    """The last form of a text is answered, once, and before what was written after it."""
    updates = [
        _written(1, "i haslv"),
        _written(2, "tak"),
        _written(3, "i Hslev", edits=1),
        _written(4, "i Haslev", edits=1),
    ]
    await store(database, hands(), *updates)
    async with handling(database, _say, hands):
        await inbox_until(database, done)
    assert await answers(database) == ["i Haslev", "tak"]


async def test_staff_read_all_of_it(database: Database, hands: Hands) -> None:
    """While a person has the case nothing is left out."""
    async with database.transaction() as session:
        await cases.open_case(session, Case(0, 5, CaseState.OPEN, Language.DA, "", "", ""), NOW)
    assert await _answered(database, hands, "/start", "/start") == ["/start"] * 2
