"""Only members of the staff group act as staff: they answer, press and command; nobody else does."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from bot.standin import Fault, FaultKind
from bot.standin.model import Message, Press, Status
from bot.standin.shapes import message_json, press_json
from bot.storage.tables import CaseRow
from tests.e2e.opening_cases import open_case
from tests.e2e.town import Town

NOT_STAFF = "kun medlemmer af denne gruppe"


async def _state(town: Town) -> str | None:
    async with town.assistant.database.reading() as session:
        return await session.scalar(select(CaseRow.state))


def _late(town: Town, written: Message, **changed: Any) -> None:
    """Telegram tells of a message only now, or tells of it with other senders than the stand-in has."""
    told = {name: value for name, value in message_json(written).items() if name not in changed}
    town.world.updates.add("message", told | changed)


async def test_who_has_left_reaches_nobody_and_ends_nothing(town: Town) -> None:
    """A message, a command and a press of somebody who has left do nothing, and the topic says why."""
    topic, card = await open_case(town)
    town.bo.send_in_topic(topic, "Det undersøger jeg")
    assert "Det undersøger jeg" in await town.anna.reply_text()
    written = [town.bo.send_in_topic(topic, "ok"), town.bo.send_in_topic(topic, "igen")]
    await town.anna.replies(2)
    press = Press("9001", town.bo.user, card, card.keyboard[-1][0]["callback_data"], town.world.now())
    town.bo.leave()
    answers = town.group.reader(topic)
    answers.skip()
    _late(town, written[0], text="for sent")
    _late(town, written[1], text="/luk", entities=[{"type": "bot_command", "offset": 0, "length": 4}])
    told = await answers.next(2)
    town.world.presses[press.id] = press
    town.world.updates.add("callback_query", press_json(press))
    await town.bo.answered(press)
    assert all(NOT_STAFF in message.text for message in told)
    assert NOT_STAFF in (press.text or "")
    assert await _state(town) == "waiting_for_citizen"
    assert "for sent" not in " ".join(message.text for message in town.anna.chat)


async def test_channel_in_the_group_is_not_staff(town: Town) -> None:
    """What stands in a case's topic in the name of a linked channel does not reach the citizen."""
    topic, _ = await open_case(town)
    eva = town.world.add_member(town.group, "Eva", admin=True, anonymous=True)
    written = eva.send_in_topic(topic, "Svar fra gruppen")
    assert "Svar fra gruppen" in await town.anna.reply_text()
    answers = town.group.reader(topic)
    answers.skip()
    _late(town, written, text="Nyt fra kanalen", sender_chat={"id": -100777, "type": "channel", "title": "Kanal"})
    [told] = await answers.next()
    assert NOT_STAFF in told.text
    assert "kanalen" not in " ".join(message.text for message in town.anna.chat)


async def test_staff_of_another_group_are_nobody_here(town: Town) -> None:
    """Buttons and commands of a case do nothing in another group or in a private chat, whoever is in there."""
    _, card = await open_case(town)
    other = town.world.add_group("En anden gruppe", bot=Status.ADMINISTRATOR)
    eva = town.world.add_member(other, "Eva", admin=True)
    data = card.keyboard[-1][0]["callback_data"]
    for number, place in enumerate((eva.send("hej"), town.anna.send("er I der?"))):
        press = Press(f"90{number}", eva.user, place, data, town.world.now())
        town.world.presses[press.id] = press
        town.world.updates.add("callback_query", press_json(press))
        await eva.answered(press)
    eva.reply(eva.send("sag 1"), "/luk")
    town.anna.send("hallo")
    assert await town.world.until(lambda: any("hallo" in message.text for message in town.group.messages()))
    assert await _state(town) == "open"


async def test_nothing_is_lost_while_telegram_does_not_say_who_is_there(town: Town) -> None:
    """A member whom Telegram cannot name just now is asked to try again, and then the answer goes out."""
    topic, _ = await open_case(town)
    before = len(town.world.log.calls("getChatMember"))
    town.world.faults.add(Fault(kind=FaultKind.SERVER_ERROR, method="getChatMember", times=1))
    answers = town.group.reader(topic)
    answers.skip()
    town.bo.send_in_topic(topic, "Første gang")
    [told] = await answers.next()
    assert "Prøv igen om lidt" in told.text
    town.bo.send_in_topic(topic, "Anden gang")
    assert "Anden gang" in await town.anna.reply_text()
    assert "Første gang" not in " ".join(message.text for message in town.anna.chat)
    assert len(town.world.log.calls("getChatMember")) == before + 2
