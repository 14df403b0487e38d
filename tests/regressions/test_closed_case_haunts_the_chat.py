"""After a case the bot stayed silent, handed over again by itself, or took a "tak" for a new case (58, 59, 74)."""

from __future__ import annotations

from pathlib import Path

from bot.standin import World
from tests.e2e.opening_cases import open_card
from tests.e2e.town import labels, open_town


async def test_the_assistant_is_back_and_nothing_of_the_case_comes_back(world: World, tmp_path: Path) -> None:
    """Once closed and told so, a thank you opens nothing, and a new question gets its own answer."""
    async with open_town(world, tmp_path) as town:
        await open_card(town)
        topic = await town.group.new_topic()
        town.bo.send_in_topic(topic, "Ja, det må du")
        town.bo.send_in_topic(topic, "/luk")
        await town.anna.sees(lambda chat: "Nu er det mig, chatbotten" in chat[-1].text)
        town.anna.send("tak")
        await town.anna.sees(lambda chat: chat[-1].sender is world.bot and "Nu er det mig" not in chat[-1].text)
        assert "medarbejder" not in town.anna.last.text
        town.anna.send("hvad koster et pas")
        await town.anna.sees(lambda chat: "Et pas koster penge" in chat[-1].text)
        assert [each.name for each in town.group.topics] == [topic.name]
        assert "tak" not in [message.text for message in town.group.messages()]


async def test_a_yes_after_the_case_opens_none(world: World, tmp_path: Path) -> None:
    """The offer that a closed case came from is settled: a yes typed later passes nothing on."""
    async with open_town(world, tmp_path) as town:
        await open_card(town)
        town.anna.press("Afslut samtalen")
        await town.anna.replies(1)
        town.anna.send("ja")
        await town.anna.sees(lambda chat: chat[-1].sender is world.bot)
        assert len(town.group.topics) == 1


async def test_a_yes_after_a_case_that_was_taken_up_again_opens_none(world: World, tmp_path: Path) -> None:
    """An offer from before a case was taken up again is settled with it: a yes typed after it passes nothing on."""
    async with open_town(world, tmp_path) as town:
        await open_card(town)
        topic = await town.group.new_topic()
        town.bo.send_in_topic(topic, "/luk")
        chat = await town.anna.sees(lambda chat: "Nu er det mig" in chat[-1].text)
        farewell = chat[-1]
        town.anna.send("må jeg bygge et skur i forhaven")
        await town.anna.sees(lambda chat: "Skal jeg sende" in chat[-1].text)
        town.anna.press("Jeg er ikke færdig", farewell)
        await town.anna.sees(lambda chat: "åben igen" in chat[-1].text)
        assert await town.world.until(lambda: not town.group.topics[0].closed)
        town.bo.send_in_topic(topic, "/luk")
        await town.anna.sees(lambda chat: "Nu er det mig" in chat[-1].text)
        town.anna.reader.skip()
        town.anna.send("ja")
        await town.anna.replies(1)
        assert len(town.group.topics) == 1
        assert "sendt til en medarbejder" not in town.anna.last.text


async def test_what_a_case_was_about_is_not_in_the_next_one(world: World, tmp_path: Path) -> None:
    """Whoever has ended a case and then asks for a person hands over nothing of what was settled."""
    async with open_town(world, tmp_path) as town:
        await open_card(town)
        first = await town.group.new_topic()
        town.anna.press("Afslut samtalen")
        await town.anna.sees(lambda chat: "Nu er det mig" in chat[-1].text)
        town.anna.send("jeg vil gerne tale med en medarbejder")
        await town.anna.sees(lambda chat: "Ja, spørg en medarbejder" in labels(chat[-1]))
        town.anna.press("Ja, spørg en medarbejder")
        second = await town.group.new_topic()
        assert second is not first
        [card] = await town.group.reader(second).next()
        assert "drivhus" not in card.text
