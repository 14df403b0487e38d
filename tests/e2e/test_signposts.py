"""Danger goes before everything: the fixed text comes at once, whatever else is going on in the chat."""

from __future__ import annotations

from datetime import timedelta
from time import process_time

from bot.storage.tables import ConversationRow
from tests.e2e.town import Town, labels

FIRE = "hjælp der er brand i opgangen"
CALL = "Ring 112 nu."


async def test_danger_is_answered_at_once_and_a_person_is_offered(town: Town) -> None:
    """The first message is the fixed text; the second offers a person."""
    town.anna.send(FIRE)
    signpost, offer = await town.anna.replies(2)
    assert signpost.text.startswith(CALL)
    assert "medarbejder" in offer.text


async def test_danger_is_no_answer_to_an_offer(town: Town) -> None:
    """While the assistant waits for a yes or a no, danger is still danger."""
    town.anna.send("/menneske")
    await town.anna.replies(1)
    town.anna.send(f"ja {FIRE}")
    assert (await town.anna.reply_text()).startswith(CALL)


async def test_danger_in_a_case_reaches_the_person_and_the_text_comes_beside(town: Town) -> None:
    """While a person has the case, the fixed text comes all the same, without another offer, and staff read it too."""
    cards = town.group.reader()
    town.anna.send("/menneske")
    await town.anna.replies(1)
    town.anna.press("Ja, spørg en medarbejder")
    await town.anna.replies(1)
    await cards.next()
    town.anna.send(FIRE)
    [signpost] = await town.anna.replies(1)
    assert signpost.text.startswith(CALL)
    [relayed] = await cards.next()
    assert FIRE in relayed.text
    town.anna.send("tak")
    await cards.next()
    assert town.anna.last is not signpost
    assert [message.text for message in town.anna.chat if message.from_bot][-1].startswith(CALL)


async def test_danger_with_a_personal_number_is_danger_first(town: Town) -> None:
    """The fixed text comes first, the warning of the number last, and the message is deleted."""
    sent = town.anna.send(f"{FIRE} mit cpr er 010190-1234")
    first, *_, last = await town.anna.replies(3)
    assert first.text.startswith(CALL)
    assert "CPR-nummer" in last.text
    await town.anna.sees(lambda chat: sent not in chat)


async def test_a_button_to_a_danger_opens_its_text_whatever_goes_on(town: Town) -> None:
    """While a person has the case its text comes beside them, without an offer, and the case goes on."""
    cards = town.group.reader()
    town.anna.send("/hjaelp")
    [menu] = await town.anna.replies(1)
    town.anna.press_data("a:kontakt", menu)
    await town.anna.sees(lambda _: labels(menu)[-1] == "‹ Tilbage")
    town.anna.press_data("t:kontakt/noed", menu)
    await town.anna.sees(lambda _: "Fare lige nu" in labels(menu))
    town.anna.send("/menneske")
    await town.anna.replies(1)
    town.anna.press("Ja, spørg en medarbejder")
    await town.anna.replies(1)
    await cards.next()
    press = town.anna.press("Fare lige nu", menu)
    [signpost] = await town.anna.replies(1)
    assert signpost.text.startswith(CALL)
    await town.anna.answered(press)
    assert not press.text
    town.anna.send("er I der?")
    assert "er I der?" in (await cards.next())[0].text


async def test_danger_that_is_told_in_two_messages_is_heard(town: Town) -> None:
    """Neither half tells of danger by itself; both do, if one comes right behind the other."""
    town.anna.send("min søn har spist")
    await town.anna.replies(1)
    town.anna.send("en vaskekapsel")
    assert (await town.anna.reply_text()).startswith(CALL)


async def test_what_comes_later_is_no_half_of_danger(town: Town) -> None:
    """What was said some minutes ago is finished."""
    town.anna.send("min søn har spist")
    await town.anna.replies(1)
    town.clock.turn(timedelta(minutes=3))
    town.anna.send("en vaskekapsel")
    assert not (await town.anna.reply_text()).startswith(CALL)


async def test_however_much_waits_for_a_person_the_next_message_is_heard_at_once(town: Town) -> None:
    """What one person has said in a hundred messages keeps nobody else waiting while it is looked at for danger."""
    town.anna.send("må jeg bygge et drivhus i forhaven")
    await town.anna.replies(1)
    async with town.assistant.database.transaction() as session:
        conversation = await session.get_one(ConversationRow, town.anna.id)
        conversation.last_question = "den skal stå ved hækken, 3 meter fra vejen. " * 9_000
        conversation.pending = {**(conversation.pending or {}), "question": conversation.last_question}
    started = process_time()
    town.anna.send("den skal være grøn")
    await town.anna.replies(1)
    assert process_time() - started < 5
    async with town.assistant.database.reading() as session:
        conversation = await session.get_one(ConversationRow, town.anna.id)
        assert conversation.last_question.endswith("\nden skal være grøn")
