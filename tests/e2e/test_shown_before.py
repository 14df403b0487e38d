"""What a citizen sent before a case was opened goes to staff with it, without its words, and only for a while."""

from __future__ import annotations

from datetime import timedelta

from bot.standin.model import Message
from tests.e2e.opening_cases import STRANGE, YES
from tests.e2e.settling import settled
from tests.e2e.town import Town, labels

NUMBER = "mit nummer er 010190-1234"


async def _opened(town: Town) -> tuple[str, list[Message]]:
    """What the citizen reads on yes, and what staff then have in the topic, all of it."""
    town.anna.reader.skip()
    town.anna.press(YES)
    receipt = await town.anna.reply_text()
    await settled(town)
    return receipt, town.group.messages(await town.group.new_topic())


async def _said(town: Town, words: str) -> None:
    await town.anna.sees(lambda chat: any(words in message.text for message in chat))


async def test_a_voice_message_and_a_picture_before_the_case_reach_staff_with_it(town: Town) -> None:
    """They come after the card in their order, answers to them find them, and the citizen knows of it beforehand."""
    voice = town.anna.send_voice()
    await _said(town, "Siger du ja, får medarbejderen også det, du lige har sendt.")
    town.anna.send_photo("hvad koster et pas")
    await _said(town, "Et pas koster penge")
    town.anna.send(STRANGE)
    await town.anna.sees(lambda chat: chat[-1].text.count("får medarbejderen også") == 1)
    receipt, (card, *brought) = await _opened(town)
    assert "Det, du sendte før, er sendt med." in receipt
    assert STRANGE in card.text
    kinds = [(kind, m.text) for m in brought for kind in ("voice", "photo") if kind in m.content]
    assert kinds == [("voice", ""), ("photo", "Sendt, før sagen blev åbnet")]
    town.bo.reply(brought[0], "Den har jeg hørt")
    [answer] = await town.anna.replies(1)
    assert answer.reply_to is voice


async def test_what_went_with_one_case_does_not_go_with_the_next(town: Town) -> None:
    """A picture that staff have had is not sent to them again, however soon another case is opened."""
    town.anna.send_photo("hvad koster et pas")
    await _said(town, "Et pas koster penge")
    town.anna.send(STRANGE)
    await _said(town, "får medarbejderen også")
    _, first = await _opened(town)
    assert any("photo" in message.content for message in first)
    town.anna.send("/afslut")
    await _said(town, "Nu er det mig")
    town.anna.send(STRANGE)
    await town.anna.sees(lambda chat: YES in labels(chat[-1]))
    receipt, second = await _opened(town)
    assert "sendt før" not in receipt
    assert not any("photo" in message.content for message in second)


async def test_a_number_to_call_below_a_picture_before_the_case_goes_with_it(town: Town) -> None:
    """The assistant keeps no telephone number, so the picture's own words are what staff can call by."""
    town.anna.send_photo("hvad koster et pas, ring på 20 30 40 50")
    await town.anna.replies(1)
    town.anna.send(STRANGE)
    await _said(town, "får medarbejderen også")
    _, (card, *brought) = await _opened(town)
    assert "20 30 40 50" not in card.text
    assert [m.text for m in brought if "photo" in m.content] == ["hvad koster et pas, ring på 20 30 40 50"]


async def test_what_had_a_personal_number_below_it_is_not_passed_on(town: Town) -> None:
    """Neither a picture with such a caption goes to staff, nor one that got it later, though Telegram keeps it."""
    town.anna.send_photo(NUMBER)
    await _said(town, "CPR-nummer")
    picture = town.anna.send_photo("hvad koster et pas")
    await _said(town, "Et pas koster penge")
    town.anna.edit(picture, NUMBER)
    await town.anna.sees(lambda chat: sum("CPR-nummer" in message.text for message in chat) == 2)
    town.anna.send(STRANGE)
    await town.anna.sees(lambda chat: "medarbejder" in chat[-1].text)
    assert "lige har sendt" not in town.anna.last.text
    receipt, messages = await _opened(town)
    assert "sendt med" not in receipt
    assert [m for m in messages if "photo" in m.content] == []


async def test_what_was_sent_long_ago_stays_where_it_is(town: Town) -> None:
    """An hour later a picture has nothing to do with the question any more, and nobody passes it on."""
    town.anna.send_photo()
    await _said(town, "Jeg kan kun læse tekst")
    town.clock.turn(timedelta(minutes=61))
    town.anna.send(STRANGE)
    await town.anna.sees(lambda chat: STRANGE not in chat[-1].text and "drivhus" not in chat[-1].text)
    receipt, messages = await _opened(town)
    assert "sendt med" not in receipt
    assert [m for m in messages if "photo" in m.content] == []


async def test_a_refused_card_is_told_once_whatever_was_to_come_with_it(town: Town) -> None:
    """Where the group cannot be reached the citizen reads so once, not once more for each picture."""
    town.anna.send_album(("photo", "photo"))
    await _said(town, "Jeg kan kun læse tekst")
    town.group.remove_bot()
    town.anna.press(YES)
    await _said(town, "lige nu")
    await settled(town)
    assert [m.text for m in town.anna.chat if "nåede ikke frem" in m.text] == []


async def test_what_was_to_go_with_an_offer_that_was_left_does_not_go_with_the_next(town: Town) -> None:
    """Whoever does not want their picture sent has said no to that, too; a later question goes without it."""
    town.anna.send_photo()
    await _said(town, "Siger du ja, får medarbejderen også det, du lige har sendt.")
    town.anna.send("nej tak")
    await town.anna.replies(2)
    town.anna.send(STRANGE)
    assert "lige har sendt" not in await town.anna.reply_text()
    receipt, messages = await _opened(town)
    assert "sendt med" not in receipt
    assert [m for m in messages if "photo" in m.content] == []
