"""Staff sort their cases: to a colleague, to the other house, before the others, or put off until later."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.standin.model import Message, Topic
from tests.e2e.opening_cases import STRANGE, open_case
from tests.e2e.settling import looked_at, settled
from tests.e2e.town import Town, labels

HOUR = timedelta(hours=1)


def _texts(messages: list[Message]) -> str:
    return "\n".join(message.text for message in messages)


async def _told(town: Town, topic: Topic | None, words: str) -> None:
    there = [topic] if topic is not None else []
    assert await town.world.until(lambda: words in _texts(town.group.messages(*there)))


async def test_a_case_is_given_to_a_colleague_and_back(town: Town) -> None:
    """`/tildel` in reply to a colleague's message gives them the case, with a name anybody, with nothing the writer."""
    topic, card = await open_case(town)
    eva = town.world.add_member(town.group, "Eva")
    note = eva.send_in_topic(topic, "// den kan jeg tage")
    town.bo.reply(note, "/tildel")
    await _told(town, topic, "Sag 1 er nu hos Eva")
    assert await town.world.until(lambda: "Hos Eva" in card.text and card.text.endswith("Taget"))
    town.bo.send_in_topic(topic, "/tildel @carl")
    assert await town.world.until(lambda: "Hos @carl" in card.text)
    assert "Et navn alene" not in _texts(town.group.messages(topic))
    town.bo.send_in_topic(topic, "/tildel Kurt")
    await _told(town, topic, "Sag 1 er nu hos Kurt. Et navn alene kan jeg ikke slå op, og ingen bliver kaldt på.")
    town.bo.send_in_topic(topic, "/tildel")
    assert await town.world.until(lambda: "Hos Bo" in card.text)
    town.bo.send_in_topic(topic, "/tildel til @carl tak")
    assert await town.world.until(lambda: "Hos @carl" in card.text and "@carl tak" not in card.text)
    town.bo.reply(note, "/tildel mig")
    assert await town.world.until(lambda: "Hos Bo" in card.text)
    town.bo.send_in_topic(topic, "/tildel ingen")
    assert await town.world.until(lambda: "Hos" not in card.text and card.text.endswith("Ny"))
    assert "tildel" not in _texts(town.anna.chat)


async def test_only_who_gets_a_case_is_asked_for(town: Town) -> None:
    """`/tildel` asks Telegram for one name at most: nobody's where a name is written, else of who gets the case."""
    topic, _ = await open_case(town)
    eva = town.world.add_member(town.group, "Eva")
    note = eva.send_in_topic(topic, "// den kan jeg tage")
    # That both are staff is looked up once, and remembered for some minutes.
    town.bo.send_in_topic(topic, "/haster")
    await _told(town, topic, "haster nu")

    async def asked(give: Callable[[], Message], said: str) -> int:
        before = _asked(town)
        give()
        await _told(town, topic, said)
        return _asked(town) - before

    assert await asked(lambda: town.bo.send_in_topic(topic, "/tildel @carl"), "nu hos @carl") == 0
    assert await asked(lambda: town.bo.send_in_topic(topic, "/tildel ingen"), "ikke hos nogen") == 0
    assert await asked(lambda: town.bo.reply(note, "/tildel"), "nu hos Eva") == 1
    assert await asked(lambda: town.bo.send_in_topic(topic, "/tildel"), "nu hos Bo") == 1


def _asked(town: Town) -> int:
    return sum(entry.method == "getChatMember" for entry in town.world.log)


async def test_a_case_is_handed_to_the_other_house(town: Town) -> None:
    """`/hus` asks which house; then the topic's name and the card say it, `/hus` means the other, nobody has it yet."""
    topic, card = await open_case(town)
    town.bo.press("Tag sagen", card)
    town.bo.send_in_topic(topic, "/hus")
    await _told(town, topic, "Hvilket hus")
    question = next(m for m in town.group.messages(topic) if "Hvilket hus" in m.text)
    assert labels(question) == ["Haslev", "Faxe"]
    town.bo.press("Faxe", question)
    await _told(town, topic, "givet videre til Faxe")
    assert await town.world.until(lambda: topic.name.startswith("Sag 1 · Faxe · "))
    assert await town.world.until(lambda: "Faxe" in card.text and card.text.endswith("Ny"))
    town.bo.send_in_topic(topic, "/hus")
    await _told(town, topic, "givet videre til Haslev")
    assert await town.world.until(lambda: topic.name.startswith("Sag 1 · Haslev · "))


async def test_a_house_is_read_however_it_is_written_and_an_unknown_one_is_named(town: Town) -> None:
    """The old spelling and whole names are understood; of a house that there is not, staff read so, and which are."""
    topic, _ = await open_case(town)
    town.bo.send_in_topic(topic, "/hus Rønnede")
    await _told(town, topic, "Jeg kender ikke huset »Rønnede«. Hvilket hus")
    asked = next(m for m in town.group.messages(topic) if "Rønnede" in m.text and m.keyboard)
    assert labels(asked) == ["Haslev", "Faxe"]
    town.bo.send_in_topic(topic, "/hus Fakse bibliotek")
    await _told(town, topic, "givet videre til Faxe")


async def test_the_list_of_cases_can_be_of_one_house(town: Town) -> None:
    """With the cases of that house stand those of none, and none of the other's; an unknown house shows all."""
    topic, _ = await open_case(town)
    other, _ = await open_case(town, town.world.add_citizen("Bent"))
    await open_case(town, town.world.add_citizen("Carl"))
    town.bo.send_in_topic(topic, "/hus Faxe")
    await _told(town, topic, "givet videre til Faxe")
    town.bo.send_in_topic(other, "/hus Haslev")
    await _told(town, other, "givet videre til Haslev")
    town.bo.send("/sager fakse")
    await _told(town, None, "Faxe: 1, og dem uden hus")
    listed = next(m.text for m in town.group.messages() if "og dem uden hus" in m.text)
    assert [f"Sag {number} ·" in listed for number in (1, 2, 3)] == [True, False, True]
    town.bo.send("/sager Rønnede")
    await _told(town, None, "Husene er: Haslev, Faxe")
    listed = next(m.text for m in town.group.messages() if "Husene er" in m.text)
    assert [f"Sag {number} ·" in listed for number in (1, 2, 3)] == [True, True, True]


async def test_a_case_that_is_put_off_reminds_nobody_until_then(town: Town) -> None:
    """Of a case that is put off staff hear nothing until its time; the citizen reads that the promise breaks."""
    topic, card = await open_case(town)
    town.bo.send_in_topic(topic, "/udsaet 3 dage")
    await _told(town, topic, "er udsat til 28.11. kl. 10.15")
    assert await town.world.until(lambda: "Udsat til 28.11." in card.text)
    town.bo.send("/sager")
    await _told(town, None, "Udsat til 28.11. kl. 10.15")
    town.clock.turn(25 * HOUR)
    assert "længere tid end lovet" in await town.anna.reply_text()
    assert "lovet" not in _texts(town.group.messages(topic)[1:])
    town.clock.turn(48 * HOUR)
    await _told(town, topic, "Sag 1 er ikke udsat mere")
    assert await town.world.until(lambda: "Udsat" not in card.text)
    town.clock.turn(3 * 24 * HOUR)
    await _told(town, topic, "ikke fået svar som lovet")


async def test_a_later_pause_takes_the_place_of_an_earlier_one(town: Town) -> None:
    """When the time of a pause has come that another has taken the place of, the case stays put off."""
    topic, card = await open_case(town)
    town.bo.send_in_topic(topic, "/udsaet 2t")
    await _told(town, topic, "er udsat til 25.11. kl. 12.15")
    town.bo.send_in_topic(topic, "/udsaet 3 dage")
    await _told(town, topic, "er udsat til 28.11. kl. 10.15")
    town.clock.turn(25 * HOUR)
    assert "længere tid end lovet" in await town.anna.reply_text()
    await looked_at(town)
    assert "ikke udsat mere" not in _texts(town.group.messages(topic))
    assert "Udsat til 28.11." in card.text


@pytest.mark.parametrize("by_staff", [True, False])
async def test_a_pause_that_ends_after_the_promise_broke_leaves_nobody_unreminded(
    town: Town, *, by_staff: bool
) -> None:
    """Ended by `/udsaet slut` or by what the citizen writes, staff hear of it again, whose reminders the pause took."""
    topic, _ = await open_case(town)
    town.bo.send_in_topic(topic, "/udsaet 3 dage")
    await _told(town, topic, "er udsat til 28.11.")
    town.clock.turn(25 * HOUR)
    assert "længere tid end lovet" in await town.anna.reply_text()
    if by_staff:
        town.bo.send_in_topic(topic, "/udsaet slut")
        await _told(town, topic, "Sag 1 er ikke udsat mere")
    else:
        town.anna.send("er der nogen?")
        await _told(town, topic, "er der nogen?")
    town.clock.turn(30 * HOUR)
    await _told(town, topic, "ikke fået svar som lovet")


async def test_a_silent_citizen_is_asked_when_the_pause_is_over(town: Town) -> None:
    """While an answered case is put off its citizen is not asked whether that was all; that comes after it."""
    topic, _ = await open_case(town)
    town.bo.send_in_topic(topic, "Ja")
    await town.anna.replies(1)
    town.bo.send_in_topic(topic, "/udsaet 5 dage")
    await _told(town, topic, "er udsat til 30.11. kl. 10.15")
    town.clock.turn(4 * 24 * HOUR)
    await looked_at(town)
    assert "om 2 dage" not in _texts(town.anna.chat)
    town.clock.turn(24 * HOUR)
    await _told(town, topic, "Sag 1 er ikke udsat mere")
    assert "om 2 dage" in await town.anna.reply_text()


async def test_the_citizens_next_message_ends_the_pause(town: Town) -> None:
    """A case that is put off comes back when its citizen writes, and staff are reminded of it again."""
    topic, _ = await open_case(town)
    town.bo.send_in_topic(topic, "/udsæt mandag")
    await _told(town, topic, "er udsat til 30.11. kl. 08.00")
    town.anna.send("og et skur?")
    await _told(town, topic, "og et skur?")
    town.bo.send("/sager")
    await _told(town, None, "1 åben sag")
    listed = next(m for m in town.group.messages() if "1 åben sag" in m.text)
    assert "Udsat" not in listed.text
    town.clock.turn(30 * HOUR)
    await _told(town, topic, "ikke fået svar som lovet")


async def test_an_urgent_case_stands_first(town: Town) -> None:
    """`/haster` puts a case at the head of the list and says so on the card; given again it takes that back."""
    first, _ = await open_case(town)
    bent = town.world.add_citizen("Bent")
    bent.send(STRANGE)
    await bent.replies(1)
    bent.press("Ja, spørg en medarbejder")
    await bent.replies(1)
    second = next(each for each in town.group.chat.topics.values() if each is not first)
    town.bo.send_in_topic(second, "/haster")
    await _told(town, second, "haster nu")
    town.bo.send("/sager")
    await _told(town, None, "2 åbne sager")
    lines = next(m for m in town.group.messages() if "åbne sager" in m.text).text.splitlines()
    assert [line.split(" · ")[0] for line in lines[-2:]] == ["Sag 2", "Sag 1"]
    town.bo.send_in_topic(second, "/haster")
    await _told(town, second, "haster ikke mere")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("/haster nej", "ikke mere"),
        ("/haster ikke mere", "ikke mere"),
        ("/haster meget", "haster nu"),
        ("/haster borgeren kan ikke vente", "haster nu"),
    ],
)
async def test_what_stands_behind_urgent_is_heeded(town: Town, typed: str, told: str) -> None:
    """Who writes that it is not urgent does not make it so, whatever it was before; who writes why it is does."""
    topic, _ = await open_case(town)
    for _ in range(2):
        town.bo.send_in_topic(topic, typed)
        await _told(town, topic, told)
    await settled(town)
    said = "".join(each.text for each in town.group.messages(topic))
    assert ("haster nu" in said) is (told == "haster nu")


async def test_commands_outside_of_a_case_or_in_a_closed_one_change_nothing(town: Town) -> None:
    """Where there is no open case staff read so, nothing reaches a citizen, and a closed topic stays closed."""
    town.bo.send("/haster")
    await _told(town, None, "i en sags emne")
    topic, _ = await open_case(town)
    town.bo.send_in_topic(topic, "/luk")
    assert await town.world.until(lambda: topic.closed)
    boss = town.world.add_member(town.group, "Eva", admin=True)
    boss.send_in_topic(topic, "/udsaet 2t")
    await _told(town, topic, "Sagen er lukket.")
    assert await town.world.until(lambda: topic.closed)
