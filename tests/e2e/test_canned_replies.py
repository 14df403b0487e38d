"""Staff answer with texts of the knowledge base: searched, shown, and sent as they are or edited first."""

from __future__ import annotations

from bot.standin.model import Message, Topic
from tests.e2e.opening_cases import open_topic
from tests.e2e.town import Town, labels


async def _shown(town: Town) -> tuple[Topic, Message]:
    """A case in which staff have looked up the answer about passports."""
    topic = await open_topic(town)
    town.bo.send_in_topic(topic, "/svar hvad koster et pas")
    found = await _there(town, topic, "Disse svar passer bedst")
    assert 1 <= len(labels(found)) <= 3
    town.bo.press(labels(found)[0], found)
    return topic, await _there(town, topic, "Sådan får borgeren svaret")


async def _there(town: Town, topic: Topic, words: str) -> Message:
    assert await town.world.until(lambda: any(words in m.text for m in town.group.messages(topic)))
    return next(m for m in town.group.messages(topic) if words in m.text)


async def test_an_answer_is_sent_as_it_is_once(town: Town) -> None:
    """The citizen gets the answer as from a person, with its source, once however often the button is pressed."""
    _, shown = await _shown(town)
    assert labels(shown) == ["Send som det er", "Ret først"]
    presses = [town.bo.press("Send som det er", shown) for _ in range(2)]
    text = await town.anna.reply_text()
    assert text.startswith(
        "Medarbejder, Faxe Kommunes Biblioteker og Borgerservice (et menneske):\nEt pas koster penge"
    )
    assert "Kilde" in text
    for press in presses:
        await town.bo.answered(press)
    assert await town.world.until(lambda: not labels(shown))
    assert sum("Et pas koster penge" in message.text for message in town.anna.chat) == 1


async def test_what_does_not_work_is_told_before_an_answer_of_staff_too(town: Town) -> None:
    """An incident stands before an answer of the knowledge base also where a person sends it."""
    topic, shown = await _shown(town)
    town.bo.send_in_topic(topic, '/drift "Passkranken er lukket" til 14:00 pas')
    await _there(town, topic, "vises nu før")
    town.bo.press("Send som det er", shown)
    notice, answer = await town.anna.replies(2)
    assert "Driftsforstyrrelse: Passkranken er lukket" in notice.text
    assert "Et pas koster penge" in answer.text
    assert labels(answer)


async def test_an_answer_is_edited_before_it_is_sent(town: Town) -> None:
    """The button »Ret først« gives a text to copy; the citizen reads only what staff then write."""
    topic, shown = await _shown(town)
    town.bo.press("Ret først", shown)
    await _there(town, topic, "Kopiér teksten")
    assert await town.world.until(lambda: town.group.messages(topic)[-1].text.startswith("Et pas koster penge"))
    town.bo.send_in_topic(topic, "Et pas koster det, der står på siden.")
    assert (await town.anna.reply_text()).endswith("det, der står på siden.")
    assert not any("Et pas koster penge" in message.text for message in town.anna.chat)


async def test_old_buttons_of_a_closed_case_send_nothing(town: Town) -> None:
    """After a case is closed the buttons of its answers only say so."""
    topic, shown = await _shown(town)
    town.bo.send_in_topic(topic, "/luk")
    assert "Nu er det mig" in await town.anna.reply_text()
    press = town.bo.press("Send som det er", shown)
    await town.bo.answered(press)
    assert press.text == "Sagen er lukket."
    assert not any("Et pas koster penge" in message.text for message in town.anna.chat)
