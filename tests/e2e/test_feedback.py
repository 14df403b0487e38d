"""A citizen says whether an answer helped; whose opinion it was is known only as long as the answer is."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import select

from bot.standin.model import Message, Press
from bot.standin.shapes import press_json
from bot.storage.tables import ConversationRow, FeedbackRow
from bot.transport.incoming import inbox
from tests.e2e.settling import settled
from tests.e2e.town import Town


async def _answered(town: Town) -> Message:
    town.anna.send("hvad koster et pas")
    [answer] = await town.anna.replies(1)
    await settled(town)
    return answer


async def _opinions(town: Town, press: Press) -> list[tuple[str, bool]]:
    """What is counted when a press has been handled."""
    await town.anna.answered(press)
    async with asyncio.timeout(10):
        while True:
            async with town.assistant.database.reading() as session:
                if await inbox.unfinished(session) == 0:
                    return [(row.entry, row.helpful) for row in await session.scalars(select(FeedbackRow))]


async def test_the_last_word_on_an_answer_counts_and_is_shown(town: Town) -> None:
    """Two presses of one button are one opinion, the other button changes it, and `/minedata` shows it."""
    answer = await _answered(town)
    assert await _opinions(town, town.anna.press("Det hjalp", answer)) == [("pas-pris", True)]
    assert await _opinions(town, town.anna.press("Det hjalp", answer)) == [("pas-pris", True)]
    assert await _opinions(town, town.anna.press("Det hjalp ikke", answer)) == [("pas-pris", False)]
    town.anna.send("/minedata")
    chat = await town.anna.sees(lambda chat: "document" in chat[-1].content)
    file = town.world.files.find(chat[-1].content["document"]["file_id"])
    assert file is not None
    assert "Hjalp svaret: nej" in file.data.decode()


@pytest.mark.parametrize(
    ("said", "told", "kept"), [("ja tak", "Tak! Vi gemmer", True), ("nej", "Vi gemmer ikke", False)]
)
async def test_whether_questions_may_be_kept_is_answered_by_typing_too(
    town: Town, said: str, told: str, *, kept: bool
) -> None:
    """A yes to this question is a yes to nothing else: what was offered before it calls nobody."""
    answer = await _answered(town)
    town.anna.press("Det hjalp ikke", answer)
    await town.anna.replies(1)
    town.anna.press("Det hjalp", answer)
    assert "Må vi gemme" in await town.anna.reply_text()
    town.anna.send(said)
    assert told in await town.anna.reply_text()
    await settled(town)
    assert town.group.messages() == []
    async with town.assistant.database.reading() as session:
        assert await session.scalar(select(ConversationRow.improve)) is kept


async def test_a_press_that_was_made_up_is_stored_nowhere(town: Town) -> None:
    """Whatever a made-up press carries, nothing of it stays."""
    answer = await _answered(town)
    for number, data in enumerate(("y:min hemmelighed", "z:" + "a" * 60)):
        press = Press(f"90{number}", town.anna.user, answer, data, town.world.now())
        town.world.presses[press.id] = press
        town.world.updates.add("callback_query", press_json(press))
        assert await _opinions(town, press) == []


async def test_an_answer_that_did_not_help_is_lamented_once(town: Town) -> None:
    """Pressed twice, the button offers a person once."""
    answer = await _answered(town)
    first, second = town.anna.press("Det hjalp ikke", answer), town.anna.press("Det hjalp ikke", answer)
    await town.anna.answered(first)
    await town.anna.answered(second)
    await _opinions(town, second)
    await settled(town)
    assert sum("Det er jeg ked af" in each.text for each in town.anna.chat) == 1
