"""Commands that are misspelt, given where there is no case, in a closed one, or together with an answer."""

from __future__ import annotations

import pytest

from bot.standin.model import Message, Topic
from tests.e2e.opening_cases import open_case
from tests.e2e.settling import settled
from tests.e2e.town import Town, labels


async def _told(town: Town, written: Message) -> Message:
    """What the assistant says below a message."""

    def found() -> list[Message]:
        return [each for each in town.group.messages() if each.reply_to is written]

    assert await town.world.until(lambda: bool(found()))
    await settled(town)
    return found()[-1]


async def _closed(town: Town) -> Topic:
    """A case that Bo, who may write in closed topics, has ended."""
    town.group.set_admin(town.bo)
    topic, _ = await open_case(town)
    town.bo.send_in_topic(topic, "/luk")
    await town.anna.replies(1)
    assert await town.world.until(lambda: topic.closed)
    await settled(town)
    return topic


@pytest.mark.parametrize("command", ["/luk", "/journal", "/haster", "/udsæt 2t", "/Tildel"])
async def test_a_command_without_a_case_is_answered_with_where_to_use_it(town: Town, command: str) -> None:
    """No command about a case is met with silence in the group itself."""
    assert "Skriv kommandoen i en sags emne" in (await _told(town, town.bo.send(command))).text


@pytest.mark.parametrize(
    ("typed", "meant"), [("/lukk", "/luk"), ("/udsat 2t", "/udsaet"), ("/tildl Bo", "/tildel"), ("/giv Bo", "/tildel")]
)
async def test_a_misspelt_command_is_met_with_the_nearest_one(town: Town, typed: str, meant: str) -> None:
    """In a case, where the citizen reads nothing of it, and in the group itself."""
    topic, _ = await open_case(town)
    heard = len(town.anna.chat)
    for written in (town.bo.send_in_topic(topic, typed), town.bo.send(typed)):
        assert f"Mente du {meant}?" in (await _told(town, written)).text
    assert len(town.anna.chat) == heard


async def test_how_an_answer_is_learnt_or_written_is_told_to_whom_looks_for_a_command(town: Town) -> None:
    """`/lær` is none, and `/svar` finds answers but sends no words of one's own."""
    topic, _ = await open_case(town)
    heard = len(town.anna.chat)
    assert "»Gem som viden«" in (await _told(town, town.bo.send_in_topic(topic, "/lær"))).text
    told = (await _told(town, town.bo.send_in_topic(topic, "/svar xyzzy"))).text
    assert "intet er sendt til borgeren" in told
    assert len(town.anna.chat) == heard


async def test_a_command_that_there_is_not_is_answered_in_the_group_itself(town: Town) -> None:
    """Whoever looks for one reads where they all stand, or how it is done; an address is no command."""
    assert "/hjaelp viser" in (await _told(town, town.bo.send("/statistik"))).text
    assert "begynder med //" in (await _told(town, town.bo.send("/note ring"))).text
    address = town.bo.send("/Borgerservice/pas")
    town.bo.send("/sager")
    assert await town.world.until(lambda: any("åbne sager" in each.text for each in town.group.messages()))
    await settled(town)
    assert _below(town, address) == []


async def test_commands_are_known_with_danish_letters_accents_and_capitals(town: Town) -> None:
    """What Telegram does not take for a command is carried out all the same."""
    topic, _ = await open_case(town)
    assert "er udsat til" in (await _told(town, town.bo.send_in_topic(topic, "/Udsæt 2t"))).text
    viden = town.bo.create_topic("Viden")
    await settled(town)
    assert "Arkivér Pris på pas?" in (await _told(town, town.bo.send_in_topic(viden, "/arkivér pas-pris"))).text


async def test_an_unknown_command_leaves_a_closed_topic_closed(town: Town) -> None:
    """Staff read that there is no such command, and nothing is opened by it."""
    topic = await _closed(town)
    for typed in ("/lukk", "/findesikke", "/journal"):
        await _told(town, town.bo.send_in_topic(topic, typed))
        assert await town.world.until(lambda: topic.closed)
    assert labels(await _told(town, town.bo.send_in_topic(topic, "/haster"))) == ["Genåbn sagen"]
    assert await town.world.until(lambda: topic.closed)


async def test_an_answer_in_a_closed_case_is_sent_by_a_button_that_opens_it(town: Town) -> None:
    """The citizen reads that the conversation goes on, and then the answer; pressed again, nothing comes twice."""
    topic = await _closed(town)
    line = await _told(town, town.bo.send_in_topic(topic, "Og husk dit foto"))
    assert "svaret er ikke sendt" in line.text
    assert labels(line) == ["Genåbn og send"]
    presses = [town.bo.press("Genåbn og send", line) for _ in range(2)]
    opened, answer = await town.anna.replies(2)
    assert "åben igen" in opened.text
    assert answer.text.endswith("Og husk dit foto")
    for press in presses:
        await town.bo.answered(press)
    await settled(town)
    assert sum("Og husk dit foto" in each.text for each in town.anna.chat) == 1
    assert not topic.closed
    town.bo.send_in_topic(topic, "Vi ses")
    assert "Vi ses" in await town.anna.reply_text()


async def test_a_closed_case_is_not_opened_for_an_answer_beside_another(town: Town) -> None:
    """While the citizen has another case the button opens nothing and sends nothing."""
    topic = await _closed(town)
    line = await _told(town, town.bo.send_in_topic(topic, "Og husk dit foto"))
    await open_case(town)
    press = await town.bo.answered(town.bo.press("Genåbn og send", line))
    assert "kan ikke genåbnes" in (press.text or "")
    await settled(town)
    assert not any("Og husk dit foto" in each.text for each in town.anna.chat)


async def test_a_command_below_an_answer_is_not_sent_with_it(town: Town) -> None:
    """The citizen gets the answer alone, and staff read that the command was not carried out."""
    topic, _ = await open_case(town)
    written = town.bo.send_in_topic(topic, "Du skal søge om tilladelse\n/luk")
    assert (await town.anna.reply_text()).endswith("\nDu skal søge om tilladelse")
    assert "uden »/luk«" in (await _told(town, written)).text
    assert not topic.closed


async def test_words_behind_a_command_that_ends_a_case_are_not_lost_in_silence(town: Town) -> None:
    """The case ends, and whoever wrote more reads that it went to nobody."""
    topic, _ = await open_case(town)
    written = town.bo.send_in_topic(topic, "/luk\nTak for i dag")
    assert "er ikke sendt til borgeren" in (await _told(town, written)).text
    assert await town.world.until(lambda: topic.closed)
    assert not any("Tak for i dag" in each.text for each in town.anna.chat)


async def test_an_edited_command_changes_nothing_and_says_so(town: Town) -> None:
    """In a case and in the group itself: whoever corrects a command reads that it must be sent anew."""
    topic, _ = await open_case(town)
    town.group.set_admin(town.bo)
    for written in (town.bo.send_in_topic(topic, "/lukk"), town.bo.send("/tider haslev lukket 24/12")):
        first = await _told(town, written)
        town.bo.edit(written, "/luk" if written.text == "/lukk" else "/tider haslev lukket 23/12")
        assert "virker kun i en ny besked" in await _told_anew(town, written, first)
    assert not topic.closed


async def _told_anew(town: Town, written: Message, before: Message) -> str:
    assert await town.world.until(lambda: _below(town, written)[-1] is not before)
    return _below(town, written)[-1].text


def _below(town: Town, written: Message) -> list[Message]:
    return [each for each in town.group.messages() if each.reply_to is written]


@pytest.mark.parametrize(
    ("typed", "how"),
    [("/note ring", "begynder med //"), ("/slet", "begynder med //"), ("/genåbn", "Genåbn sagen"), ("/fortryd", "//")],
)
async def test_what_is_done_without_a_command_is_told(town: Town, typed: str, how: str) -> None:
    """Notes, taking an answer back and opening a case again have no command; whoever tries one reads how."""
    topic, _ = await open_case(town)
    assert how in (await _told(town, town.bo.send_in_topic(topic, typed))).text
