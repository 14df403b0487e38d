"""Staff work their cases: taken and released, listed, ended and reopened, and none is left waiting in silence."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.chat.controls.actions import Action, Verb
from bot.chat.controls.profile import STAFF_COMMANDS
from bot.desk import cases
from bot.desk.states import CaseEvent
from bot.standin.model import Message
from bot.storage.tables import InboxRow
from tests.e2e.opening_cases import STRANGE, YES, offered, open_case
from tests.e2e.settling import looked_at, settled
from tests.e2e.town import Town, labels

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def _texts(messages: list[Message]) -> str:
    return "\n".join(message.text for message in messages)


async def test_a_case_is_taken_and_released_on_its_card(town: Town) -> None:
    """Whoever takes a case shows so on the card; released, it is there for anybody again and nobody's name stands."""
    _, card = await open_case(town)
    assert labels(card) == ["Tag sagen", "Afslut sagen"]
    press = town.bo.press("Tag sagen", card)
    await town.bo.answered(press)
    assert press.text == "Taget"
    assert await town.world.until(lambda: card.text.endswith("Taget"))
    assert labels(card) == ["Giv sagen fri", "Afslut sagen"]
    assert STRANGE in card.text
    assert "Hos Bo" in card.text
    town.bo.press("Giv sagen fri", card)
    assert await town.world.until(lambda: card.text.endswith("Ny"))
    assert "Bo" not in card.text
    assert labels(card) == ["Tag sagen", "Afslut sagen"]


async def test_a_taken_case_is_taken_once(town: Town) -> None:
    """Of two colleagues who take a case at once the first has it, and the second reads who that is."""
    _, card = await open_case(town)
    eva = town.world.add_member(town.group, "Eva")
    presses = [town.bo.press("Tag sagen", card), eva.press("Tag sagen", card)]
    await town.bo.answered(presses[0])
    await eva.answered(presses[1])
    assert [press.text for press in presses] == ["Taget", "Sagen er allerede hos Bo"]
    assert await town.world.until(lambda: labels(card) == ["Giv sagen fri", "Afslut sagen"])
    await settled(town)
    assert "Hos Bo" in card.text


async def test_a_case_taken_by_nobody_known_is_taken(town: Town) -> None:
    """Where nobody knows whose a case is, whoever comes second reads at least that it is taken."""
    _, card = await open_case(town)
    async with town.assistant.database.transaction() as session:
        case = await cases.case_by_id(session, 1)
        assert case is not None
        assert await cases.move(session, case, CaseEvent.CLAIM, town.clock())
    press = await town.bo.answered(town.bo.press("Tag sagen", card))
    assert press.text == "Sagen er allerede taget"


async def test_the_list_of_cases_has_the_longest_waiting_first(town: Town) -> None:
    """`/sager` lists the open cases with their state, whoever waits longest ahead, and counts them."""
    bent = town.world.add_citizen("Bent")
    first, _ = await open_case(town)
    town.clock.turn(HOUR)
    await open_case(town, bent)
    town.bo.send("/sager")
    listed = town.group.reader()
    assert await town.world.until(lambda: "2 åbne sager" in _texts(town.group.messages()))
    listed.skip()
    lines = next(m for m in town.group.messages() if "åbne sager" in m.text).text.splitlines()
    assert [line.split(" · ")[0] for line in lines] == ["2 åbne sager", "Sag 1", "Sag 2"]
    assert all("Ny · venter siden" in line for line in lines[1:])
    town.bo.send_in_topic(first, "Det undersøger vi")
    await town.anna.replies(1)
    town.bo.send("/sager")
    [again] = await listed.next()
    assert [line.split(" · ")[0] for line in again.text.splitlines()] == ["2 åbne sager", "Sag 2", "Sag 1"]
    assert "Venter på borgeren" in again.text


async def test_staff_list_the_cases_that_they_have(town: Town) -> None:
    """`/sager mine` has those of whoever asks, and those given to a name; `/sager alle` is all of them."""
    _, card = await open_case(town)
    await open_case(town, town.world.add_citizen("Bent"))
    named, _ = await open_case(town, town.world.add_citizen("Cleo"))
    await town.bo.answered(town.bo.press("Tag sagen", card))
    town.bo.send_in_topic(named, "/tildel @bo")
    assert await town.world.until(lambda: "er nu hos @bo" in _texts(town.group.messages(named)[1:]))
    await settled(town)
    for typed, shown in (
        ("/sager mine", {1, 3}),
        ("/sager mig selv", {1, 3}),
        ("/sager Alle", {1, 2, 3}),
        ("/sager bo", {1, 3}),
    ):
        written = town.bo.send(typed)
        assert await town.world.until(lambda w=written: any(m.reply_to is w for m in town.group.messages()))  # type: ignore[misc]
        [listed] = [each for each in town.group.messages() if each.reply_to is written]
        assert {number for number in (1, 2, 3) if f"Sag {number} ·" in listed.text} == shown
        assert "Jeg kender ikke" not in listed.text
    town.world.add_member(town.group, "Eva", anonymous=True).send("/sager mine")
    assert await town.world.until(lambda: "Du skriver anonymt" in _texts(town.group.messages()))


async def test_cases_end_by_command_on_both_sides(town: Town) -> None:
    """`/luk` in the topic and `/afslut` in the citizen's chat end the case, and each side reads so."""
    topic, _ = await open_case(town)
    town.bo.send_in_topic(topic, "/luk")
    assert "Nu er det mig, chatbotten" in await town.anna.reply_text()
    assert await town.world.until(lambda: topic.closed)
    assert "Sag 1 er afsluttet" in _texts(town.group.messages(topic))
    assert "/luk" not in _texts(town.anna.chat)
    other, _ = await open_case(town)
    town.anna.send("/afslut")
    assert "Nu er det mig, chatbotten" in await town.anna.reply_text()
    assert await town.world.until(lambda: other.closed)
    town.anna.send("/afslut")
    assert "ingen samtale" in await town.anna.reply_text()


async def test_of_whoever_has_blocked_the_assistant_staff_do_not_read_that_they_know(town: Town) -> None:
    """Of a case that ends nobody is told who cannot be told."""
    topic, _ = await open_case(town)
    town.anna.block()
    town.bo.send_in_topic(topic, "Ja, det må du")
    assert await town.world.until(lambda: "har blokeret" in _texts(town.group.messages(topic)))
    await settled(town)
    town.bo.send_in_topic(topic, "/luk")
    assert await town.world.until(lambda: "får det ikke at vide" in _texts(town.group.messages(topic)))
    assert "har fået besked" not in _texts(town.group.messages(topic))


async def test_a_citizen_takes_a_closed_case_up_again_in_its_topic(town: Town) -> None:
    """Whoever was not finished goes on in the same case: its topic opens, and what is written arrives there."""
    topic, _ = await open_case(town)
    town.bo.send_in_topic(topic, "/luk")
    assert "Nu er det mig, chatbotten" in await town.anna.reply_text()
    assert await town.world.until(lambda: topic.closed)
    town.anna.press("Jeg er ikke færdig")
    assert "åben igen" in await town.anna.reply_text()
    town.anna.send("og et skur?")
    assert await town.world.until(lambda: "og et skur?" in _texts(town.group.messages(topic)))
    assert not topic.closed
    assert "borgeren har genåbnet" in _texts(town.group.messages(topic))
    town.bo.send_in_topic(topic, "Også et skur")
    assert "Også et skur" in await town.anna.reply_text()


@pytest.mark.parametrize("who", ["citizen", "staff"])
async def test_what_was_offered_before_a_case_was_taken_up_again_goes_there(town: Town, who: str) -> None:
    """Regression: who said yes to the offer then read that they were writing with a person, who had not got it."""
    topic, card = await open_case(town)
    town.bo.send_in_topic(topic, "/luk")
    await town.anna.replies(1)
    town.anna.send_photo("må jeg have en hane i haven")
    [offer] = await town.anna.replies(1)
    if who == "citizen":
        town.anna.press("Jeg er ikke færdig")
    else:
        await settled(town)
        town.bo.press("Genåbn sagen")
    assert "åben igen" in await town.anna.reply_text()
    town.bo.reply(card, "Hvad kan jeg hjælpe med?")
    await town.anna.replies(1)
    yes = await town.anna.answered(town.anna.press("Ja, spørg en medarbejder", offer))
    assert yes.text == "Det, du sendte før, er sendt med."
    assert await town.world.until(lambda: any("photo" in m.content for m in town.group.messages(topic)))
    assert _texts(town.group.messages(topic)).count("må jeg have en hane i haven") == 1
    assert labels(card) == ["Tag sagen", "Afslut sagen"]
    assert await town.world.until(lambda: labels(offer) == [])
    await settled(town)
    assert offer is not town.anna.chat[-1]
    assert "Hvad kan jeg hjælpe med?" in town.anna.chat[-1].text


async def test_a_telephone_number_in_what_was_offered_before_comes_with_the_question(town: Town) -> None:
    """Regression: in the place of the question staff got the offer of a person, as if the citizen had written that."""
    topic, _ = await open_case(town)
    town.bo.send_in_topic(topic, "/luk")
    await town.anna.replies(1)
    asked = "må jeg have en hane i haven, mit nummer er 21436587"
    offer = await offered(town.anna, asked)
    town.anna.press("Jeg er ikke færdig")
    await town.anna.replies(1)
    town.anna.press(YES, offer)
    assert await town.world.until(lambda: asked in _texts(town.group.messages(topic)))
    assert "må jeg have en hane i haven, mit nummer er [telefon]" in _texts(town.group.messages(topic))
    assert "Skal jeg sende" not in _texts(town.group.messages(topic))


async def test_an_offer_without_a_question_brings_nothing_to_a_case_taken_up_again(town: Town) -> None:
    """Regression: whoever had only asked for a person read that what they had sent before was sent along."""
    town.anna.send("/menneske")
    await town.anna.replies(1)
    town.anna.press(YES)
    topic = await town.group.new_topic()
    await town.anna.replies(1)
    town.bo.send_in_topic(topic, "/luk")
    await town.anna.replies(1)
    town.anna.send("/menneske")
    [offer] = await town.anna.replies(1)
    town.anna.press("Jeg er ikke færdig")
    await town.anna.replies(1)
    yes = await town.anna.answered(town.anna.press(YES, offer))
    assert yes.text == "Du skriver allerede med en medarbejder."


async def test_a_case_taken_up_again_is_promised_and_watched_anew(town: Town) -> None:
    """The promise counts from when the case was opened again, stands on the card, and staff are reminded before it."""
    topic, card = await open_case(town)
    town.bo.send_in_topic(topic, "/luk")
    await town.anna.replies(1)
    assert await town.world.until(lambda: topic.closed)
    town.clock.turn(7 * DAY)
    town.anna.press("Jeg er ikke færdig")
    assert "åben igen" in await town.anna.reply_text()
    assert await town.world.until(lambda: "Lovet svar: den 3. december inden kl. 11" in card.text)
    town.clock.turn(4 * HOUR)
    assert await town.world.until(
        lambda: "Vi har lovet svar i morgen inden kl. 11" in _texts(town.group.messages(topic))
    )


async def test_who_writes_again_after_an_answer_is_promised_another(town: Town) -> None:
    """The card does not go on telling a time that is over for a question that has been answered."""
    topic, card = await open_case(town)
    town.bo.send_in_topic(topic, "Ja, det må du")
    await town.anna.replies(1)
    await settled(town)
    town.clock.turn(7 * DAY)
    town.anna.send("og et skur?")
    assert await town.world.until(lambda: "Lovet svar: den 3. december inden kl. 11" in card.text)


async def test_staff_are_reminded_of_what_was_promised(town: Town) -> None:
    """Hours that are set later do not change what the citizen has been told."""
    topic, _ = await open_case(town)
    town.bo.send("/tider begge betjent mandag-fredag 10-17\nbegge lukket 26/11")
    assert await town.world.until(lambda: "Gemt som undtagelse" in _texts(town.group.messages()))
    # Whoever asks what is set has it looked at again at once.
    town.bo.send("/tider")
    assert await town.world.until(lambda: "Det får borgerne at vide" in _texts(town.group.messages()))
    await settled(town)
    town.clock.turn(5 * HOUR)
    assert await town.world.until(
        lambda: "Vi har lovet svar i morgen inden kl. 11" in _texts(town.group.messages(topic))
    )


async def test_nobody_else_takes_a_case_up_again(town: Town) -> None:
    """A press that was made up with the number of another citizen's case opens nothing."""
    topic, _ = await open_case(town)
    town.bo.send_in_topic(topic, "/luk")
    await town.anna.replies(1)
    bent = town.world.add_citizen("Bent")
    bent.send("hvad koster et pas")
    await bent.replies(1)
    button = Action(Verb.REOPEN, "1").data()
    bent.last.keyboard.append([{"text": "Jeg er ikke færdig", "callback_data": button}])
    bent.press_data(button, bent.last)
    assert "for gammel" in await bent.reply_text()
    await settled(town)
    assert topic.closed


async def test_a_case_that_is_closed_is_not_closed_again(town: Town) -> None:
    """Ending a case a second time is done at the first attempt, and nothing is said about it."""
    topic, _ = await open_case(town)
    boss = town.world.add_member(town.group, "Eva", admin=True)
    for _ in range(2):
        boss.send_in_topic(topic, "/luk")
        assert await town.world.until(lambda: topic.closed)
        await settled(town)
    boss.send_in_topic(topic, "/journal")
    assert await town.world.until(lambda: "gemmes til journalen" in _texts(town.group.messages(topic)))
    async with town.assistant.database.reading() as session:
        assert set(await session.scalars(select(InboxRow.attempts))) <= {0, 1}
    assert _texts(town.group.messages(topic)).count("Sag 1 er afsluttet") == 1


async def test_staff_reopen_a_case_but_never_beside_another(town: Town) -> None:
    """Staff take a case up again by its button; while the citizen has another case that is refused."""
    topic, _ = await open_case(town)
    town.bo.send_in_topic(topic, "/luk")
    await town.anna.replies(1)
    assert await town.world.until(lambda: topic.closed)
    other, _ = await open_case(town)
    press = town.bo.press("Genåbn sagen")
    await town.bo.answered(press)
    assert press.text is not None
    assert "kan ikke genåbnes" in press.text
    town.bo.send_in_topic(other, "/luk")
    await town.anna.replies(1)
    assert await town.world.until(lambda: other.closed)
    town.bo.press("Genåbn sagen", next(m for m in town.group.messages(topic) if m.keyboard))
    assert "åben igen" in await town.anna.reply_text()


async def test_staff_are_reminded_before_a_promise_breaks_and_again_after(town: Town) -> None:
    """Before the promised time staff are reminded in the topic; after it everybody, and the citizen is told."""
    topic, _ = await open_case(town)
    town.clock.turn(4 * HOUR)
    assert await town.world.until(
        lambda: "Vi har lovet svar i morgen inden kl. 11" in _texts(town.group.messages(topic))
    )
    town.clock.turn(21 * HOUR)
    assert await town.world.until(lambda: "ikke fået svar som lovet" in _texts(town.group.messages(topic)))
    assert "længere tid end lovet" in await town.anna.reply_text()
    assert await town.world.until(
        lambda: "ikke fået svar som lovet" in _texts([m for m in town.group.messages() if m.thread is None])
    )


async def test_an_answered_case_reminds_nobody(town: Town) -> None:
    """Whoever has had an answer in time is not apologised to, and staff are not disturbed."""
    topic, _ = await open_case(town)
    town.bo.send_in_topic(topic, "Ja")
    await town.anna.replies(1)
    town.clock.turn(25 * HOUR)
    town.anna.send("tak, og et skur?")
    assert await town.world.until(lambda: "og et skur?" in _texts(town.group.messages(topic)))
    assert "lovet svar i" not in _texts(town.group.messages(topic))
    assert "længere tid end lovet" not in _texts(town.anna.chat)


async def test_only_the_latest_waiting_and_the_latest_silence_count(town: Town) -> None:
    """What was to remind of an earlier question, or of an earlier answer, does so no more when another has followed."""
    topic, _ = await open_case(town)
    town.bo.send_in_topic(topic, "Ja")
    await town.anna.replies(1)
    town.clock.turn(3 * HOUR)
    town.anna.send("og et skur?")
    assert await town.world.until(lambda: "og et skur?" in _texts(town.group.messages(topic)))
    town.clock.turn(30 * HOUR)
    assert "længere tid end lovet" in await town.anna.reply_text()
    await looked_at(town)
    assert _texts(town.group.messages(topic)).count("ikke fået svar som lovet") == 1
    town.bo.send_in_topic(topic, "Også et skur")
    await town.anna.replies(1)
    town.clock.turn(2 * DAY)
    await looked_at(town)
    assert "om 2 dage" not in _texts(town.anna.chat)
    town.clock.turn(1 * DAY + HOUR)
    assert "om 2 dage" in await town.anna.reply_text()


async def test_the_citizen_reads_once_that_a_promise_is_broken(town: Town) -> None:
    """Staff are told again for as long as it waits; who waits was promised nothing more, and reads it once."""
    topic, _ = await open_case(town)
    for _ in range(2):
        town.clock.turn(25 * HOUR)
        await looked_at(town)
    assert _texts(town.group.messages(topic)).count("ikke fået svar som lovet") == 2
    assert _texts(town.anna.chat).count("længere tid end lovet") == 1


async def test_a_silent_citizen_is_asked_then_the_case_is_closed(town: Town) -> None:
    """After days without a word the citizen is asked whether that was all; days later the case is closed and told."""
    topic, _ = await open_case(town)
    town.bo.send_in_topic(topic, "Ja")
    await town.anna.replies(1)
    town.clock.turn(3 * DAY + HOUR)
    asked = await town.anna.reply_text()
    assert "om 2 dage" in asked
    town.clock.turn(2 * DAY + HOUR)
    assert "Nu er det mig, chatbotten" in await town.anna.reply_text()
    assert await town.world.until(lambda: topic.closed)
    assert "borgeren ikke har skrevet mere" in _texts(town.group.messages(topic))


async def test_a_word_from_the_citizen_keeps_the_case_open(town: Town) -> None:
    """Whoever answers the question whether that was all keeps the case, and staff's turn has come."""
    topic, _ = await open_case(town)
    town.bo.send_in_topic(topic, "Ja")
    await town.anna.replies(1)
    town.clock.turn(3 * DAY + HOUR)
    await town.anna.replies(1)
    town.anna.send("et spørgsmål mere")
    assert await town.world.until(lambda: "et spørgsmål mere" in _texts(town.group.messages(topic)))
    town.clock.turn(4 * DAY)
    assert await town.world.until(lambda: "ikke fået svar som lovet" in _texts(town.group.messages(topic)))
    assert not topic.closed


async def test_the_group_is_told_what_it_can_write(town: Town) -> None:
    """`/hjaelp` and `/help` list every command of staff with a line, in the group and in a case, not to the citizen."""
    topic, _ = await open_case(town)
    heard = len(town.anna.chat)
    for command, place in (("/hjaelp", None), ("/help", None), ("/hjælp", topic), ("/hjaelp", topic)):
        reader = town.group.reader(place)
        reader.skip()
        town.bo.send(command) if place is None else town.bo.send_in_topic(place, command)
        [told] = await reader.next()
        assert [each for each in STAFF_COMMANDS if f"/{each} – " not in told.text] == []
    assert len(town.anna.chat) == heard
