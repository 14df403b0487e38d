"""Staff replies never arrived, opened cases of their own, or broke the bot where they answered no case (68, 70, 73)."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.standin import World
from tests.e2e.opening_cases import open_card
from tests.e2e.town import open_town


async def test_replies_to_anything_but_a_case_break_nothing_and_reach_nobody(
    world: World, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Replies among colleagues, in topics of their own and to a closed case are survived, and the next arrives."""
    async with open_town(world, tmp_path) as town:
        await open_card(town)
        topic = await town.group.new_topic()
        own = town.bo.create_topic("Frokost")
        talk = town.bo.send("snak")
        town.bo.reply(talk, "svar på snak")
        town.bo.send_in_topic(own, "brød?")
        town.bo.reply(town.bo.send_in_topic(own, "ost?"), "ja")
        town.bo.send_in_topic(topic, "Det rigtige svar")
        await town.anna.sees(lambda chat: "Det rigtige svar" in chat[-1].text)
        town.bo.send_in_topic(topic, "/luk")
        await town.anna.sees(lambda chat: "Nu er det mig" in chat[-1].text)
        town.bo.send_in_topic(topic, "for sent")
        assert await world.until(lambda: any("Sagen er lukket" in m.text for m in town.group.messages(topic)))
        assert await world.until(lambda: topic.closed)
        read = " ".join(message.text for message in town.anna.chat)
        assert not any(word in read for word in ("snak", "brød", "ost", "for sent"))
        assert len(town.group.topics) == 2
    assert "update.failed" not in caplog.text


async def test_the_first_message_arrives_like_the_second(world: World, tmp_path: Path) -> None:
    """What a citizen writes right after saying yes, before staff have the card, arrives below it, in order (71)."""
    async with open_town(world, tmp_path) as town:
        town.anna.send("må jeg bygge et drivhus i forhaven")
        await town.anna.replies(1)
        town.anna.press("Ja, spørg en medarbejder")
        for number in range(4):
            town.anna.send(f"nummer {number}")
        topic = await town.group.new_topic()
        read = await town.group.reader(topic).next(5)
        assert "drivhus" in read[0].text
        assert [message.text.splitlines()[-1] for message in read[1:]] == [f"nummer {number}" for number in range(4)]


async def test_an_anonymous_admin_is_staff(world: World, tmp_path: Path) -> None:
    """An administrator who writes as the group itself answers cases like anybody there (80)."""
    async with open_town(world, tmp_path) as town:
        eva = world.add_member(town.group, "Eva", admin=True, anonymous=True)
        await open_card(town)
        topic = await town.group.new_topic()
        eva.send_in_topic(topic, "Svar fra gruppen")
        await town.anna.sees(lambda chat: "Svar fra gruppen" in chat[-1].text)
        [card] = await town.group.reader(topic).next()
        press = eva.press("Afslut sagen", card)
        await eva.answered(press)
        await town.anna.sees(lambda chat: "Nu er det mig" in chat[-1].text)


async def test_names_are_not_needed_to_answer_and_not_shown(world: World, tmp_path: Path) -> None:
    """Answers find their citizen however their account hides it, and neither side reads the other's name (79, 86)."""
    async with open_town(world, tmp_path) as town:
        colleague = world.add_member(town.group, "Ingeborg")
        await open_card(town)
        topic = await town.group.new_topic()
        town.anna.send_photo("min have")
        assert await world.until(lambda: any(m.text == "min have" for m in town.group.messages(topic)))
        colleague.send_in_topic(topic, "Fin have")
        await town.anna.sees(lambda chat: "Fin have" in chat[-1].text)
        shown = " ".join(message.text for message in town.group.messages(topic))
        assert "Anna" not in shown
        assert "Ingeborg" not in " ".join(message.text for message in town.anna.chat)
        assert all(message.origin is None for message in town.group.messages(topic))
