"""What a citizen may ask about themselves: what is kept, all of it as a file, and its erasure, whatever is going on."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from bot import privacy
from bot.announcing import subscriptions
from bot.announcing.subscriptions import Subscriber
from bot.announcing.tables import SubscriptionRow
from bot.running.housekeeping import COMPACT
from bot.standin import World
from bot.storage.tables import AskedQuestionRow, CaseRow, ConversationRow, ErasureRow, OutboxRow, ScheduledRow
from bot.transport.outgoing import outbox
from knowledge.entries import Language
from knowledge.events.audiences import Audience
from knowledge.subscriptions.limits import Limit
from knowledge.subscriptions.themes import Theme
from knowledge.subscriptions.wishes import Rhythm, Subscription
from tests.e2e.opening_cases import STRANGE, open_card, open_topic
from tests.e2e.town import Town, labels, running_clock
from tests.integration.transport.rows import announced


async def _erase(town: Town) -> str:
    town.anna.send("/slet")
    [question] = await town.anna.replies(1)
    assert labels(question) == ["Ja, slet alt", "Nej, behold det"]
    town.anna.press("Ja, slet alt")
    return await town.anna.reply_text()


async def _count(town: Town, table: type) -> int:
    async with town.assistant.database.reading() as session:
        return int((await session.execute(select(func.count()).select_from(table))).scalar_one())


async def _payloads(town: Town) -> list[dict[str, Any]]:
    async with town.assistant.database.reading() as session:
        return list((await session.scalars(select(OutboxRow.payload))).all())


async def _file_of(town: Town) -> str:
    [message] = await town.anna.replies(1)
    file = town.world.files.find(message.content["document"]["file_id"])
    assert file is not None
    return file.data.decode()


async def test_privacy_says_what_is_kept_why_and_how_long(town: Town) -> None:
    """`/privatliv` names what is kept, for how long, Telegram, and the ways to see it, erase it and complain."""
    town.anna.send("/privatliv")
    [message] = await town.anna.replies(1)
    for word in ("computer", "30 dage", "180 dage", "Telegram", "Digital Post", "/minedata", "/slet", "Datatilsynet"):
        assert word in message.text
    assert labels(message) == ["Se mine data", "Slet mine data", "Brug gerne mine spørgsmål"]


async def test_my_data_is_a_file_with_everything(town: Town) -> None:
    """`/minedata` sends a text file with the question, the case and what was said, and keeps no second copy of it."""
    await open_card(town)
    town.anna.send("/minedata")
    content = await _file_of(town)
    assert content.count(STRANGE) >= 2
    assert "Spørgsmål til en medarbejder" in content
    assert "Tilstand: ny" in content
    assert "Grund: ikke sikker på svaret" in content or "Grund: ikke forstået" in content
    async with asyncio.timeout(20):
        while [each["content"] for each in await _payloads(town) if each["do"] == "send_file"] != [""]:
            continue


async def test_erasure_leaves_nothing_but_a_note(town: Town) -> None:
    """After `/slet` and a yes nothing is known of the citizen; only that something was erased is noted."""
    town.anna.send("hvad koster et pas")
    await town.anna.replies(1)
    assert "er slettet" in await _erase(town)
    async with town.assistant.database.reading() as session:
        stored = await privacy.stored_about(session, town.anna.id)
    assert [record["text"] for record in stored.kinds["outgoing"] if "text" in record] == [
        "<b>Alt, hvad jeg havde gemt om dig, er slettet.</b> Du kan altid skrive til mig igen."
    ]
    assert not stored.kinds["conversation"]
    assert await _count(town, ErasureRow) == 1


async def test_erasure_may_be_typed_and_declined(town: Town) -> None:
    """A typed no keeps everything, a typed yes erases it."""
    town.anna.send("hvad koster et pas")
    await town.anna.replies(1)
    for answer, said in (("nej tak", "ikke slettet noget"), ("ja", "er slettet")):
        town.anna.send("/slet")
        await town.anna.replies(1)
        town.anna.send(answer)
        assert said in await town.anna.reply_text()


@pytest.mark.parametrize("said", ["ja", "ja slet", "Slet det hele tak"])
async def test_erasure_may_be_typed_while_a_person_has_the_case(town: Town, said: str) -> None:
    """Whoever is asked whether all shall be erased and says so has it erased; staff do not read the yes."""
    await open_card(town)
    town.anna.send("/slet")
    await town.anna.replies(1)
    town.anna.send(said)
    assert "er slettet" in await town.anna.reply_text()
    assert await _count(town, CaseRow) == 0


async def test_a_yes_to_staff_erases_nothing(town: Town) -> None:
    """A yes after somebody of staff has spoken, or after anything else that was written, is for staff."""
    topic = await open_topic(town)
    relays = town.group.reader(topic)
    await relays.next()
    town.anna.send("/slet")
    await town.anna.replies(1)
    town.bo.send_in_topic(topic, "Må vi ringe?")
    await town.anna.replies(1)
    town.anna.send("ja")
    assert (await relays.next())[0].text.endswith("ja")
    town.anna.send("/slet")
    await town.anna.replies(1)
    town.anna.send("jeg skal lige tænke")
    await relays.next()
    town.anna.send("ja")
    assert (await relays.next())[0].text.endswith("ja")
    assert await _count(town, CaseRow) == 1


@pytest.mark.parametrize("who", ["citizen", "staff"])
async def test_a_yes_in_a_case_that_was_taken_up_again_erases_nothing(town: Town, who: str) -> None:
    """Regression: below "everything you write now goes to staff" a yes still erased all, with the case."""
    topic = await open_topic(town)
    town.bo.send_in_topic(topic, "/luk")
    await town.anna.replies(1)
    town.anna.send("/slet")
    await town.anna.replies(1)
    if who == "citizen":
        town.anna.press("Jeg er ikke færdig")
    else:
        assert await town.world.until(
            lambda: any("Genåbn sagen" in labels(each) for each in town.group.messages(topic))
        )
        town.bo.press("Genåbn sagen")
    assert "åben igen" in await town.anna.reply_text()
    town.anna.send("ja")
    assert await town.world.until(lambda: any(each.text.endswith("ja") for each in town.group.messages(topic)))
    assert await _count(town, CaseRow) == 1


async def test_what_somebody_asked_to_hear_about_is_shown_in_words_and_goes_with_the_rest(town: Town) -> None:
    """The file names houses, audiences and rhythm as the chat does; `/slet` says that the news stops, and it does."""
    wishes = Subscription(
        houses=frozenset({"haslev"}),
        audiences=frozenset({Audience.CHILDREN}),
        themes=frozenset({Theme.NON_FICTION}),
        limits=frozenset({Limit.FREE}),
        rhythm=Rhythm.DAY_BEFORE,
        paused_until=subscriptions.INDEFINITELY,
    )
    async with town.assistant.database.transaction() as session:
        subscriber = Subscriber(town.anna.id, Language.DA, wishes, town.clock())
        await subscriptions.keep(session, subscriber)
    town.anna.send("/minedata")
    content = await _file_of(town)
    shown = (
        "Huse: Haslev",
        "Målgrupper: Børn",
        "Temaer: Faglitteratur",
        "Tid og pris: Gratis",
        "Hvornår: Dagen før",
        "Sprog: Dansk",
    )
    for line in (*shown, "Pause til: Til jeg slår det til igen"):
        assert line in content.splitlines()
    town.anna.send("/slet")
    assert "Du får ikke længere besked om arrangementer" in await town.anna.reply_text()
    town.anna.press("Ja, slet alt")
    assert "er slettet" in await town.anna.reply_text()
    assert await _count(town, SubscriptionRow) == 0


async def test_erasure_in_an_open_case_ends_it(town: Town) -> None:
    """`/slet` during a case erases it, its messages in the staff group and what is due for it.

    Staff are told its number only.
    """
    card = await open_card(town)
    relays = town.group.reader()
    relays.skip()
    assert "er slettet" in await _erase(town)
    [note] = await relays.next()
    assert "er slettet, fordi borgeren har bedt om det" in note.text
    await town.anna.sees(lambda _: card not in town.group.messages())
    assert STRANGE not in " ".join(message.text for message in town.group.messages())
    assert await _count(town, CaseRow) == 0
    async with town.assistant.database.reading() as session:
        scheduled = list(await session.scalars(select(ScheduledRow.details)))
    assert not [each for each in scheduled if "case" in each]
    town.anna.send("hvad koster et pas")
    assert "Et pas koster" in await town.anna.reply_text()


async def test_case_on_record_is_kept_and_the_citizen_is_told(town: Town) -> None:
    """A case that staff have put on record stays, closed; everything else goes, and both sides are told."""
    card = await open_card(town)
    relays = town.group.reader()
    relays.skip()
    town.bo.reply(card, "/journal")
    [noted] = await relays.next()
    assert "slettes ikke automatisk" in noted.text
    assert "skal kommunen gemme efter loven" in await _erase(town)
    async with town.assistant.database.reading() as session:
        [case] = (await session.scalars(select(CaseRow))).all()
    assert (case.state, case.for_record, case.closed_at is None) == ("closed", True, False)
    assert await _count(town, ConversationRow) == 0


async def test_erasure_takes_back_what_is_on_its_way(town: Town) -> None:
    """An announcement that waits for its time is never sent to somebody who had everything erased before."""
    town.anna.send("hvad koster et pas")
    await town.anna.replies(1)
    now = running_clock()()
    later = announced(town.anna.id, "fest", "fest", not_before=now + timedelta(hours=1))
    async with town.assistant.database.transaction() as session:
        await outbox.put(session, [later], now)
    await _erase(town)
    async with town.assistant.database.reading() as session:
        waiting = (await session.scalars(select(OutboxRow).where(OutboxRow.purpose == "announcement"))).all()
    assert waiting == []


@pytest.mark.parametrize("command", ["/slet", "/minedata"])
async def test_nothing_kept_is_nothing_to_show_or_erase(town: Town, command: str) -> None:
    """Before anything was written, and after an erasure, there is nothing; asking for it keeps nothing either."""
    stranger = town.world.add_citizen("Ny", language_code="da")
    stranger.send(command)
    first = await stranger.reply_text()
    async with town.assistant.database.reading() as session:
        assert await session.get(ConversationRow, stranger.id) is None
    assert "ikke gemt noget" in first


async def test_erasing_twice_is_erasing_once(town: Town) -> None:
    """A second press of the same button finds nothing more, and says so."""
    town.anna.send("hvad koster et pas")
    await town.anna.replies(1)
    town.anna.send("/slet")
    [question] = await town.anna.replies(1)
    for _ in range(2):
        town.anna.press("Ja, slet alt", question)
    first, second = await town.anna.replies(2)
    assert "er slettet" in first.text
    assert "ikke gemt noget" in second.text
    assert await _count(town, ErasureRow) == 1
    assert await _count(town, ConversationRow) == 0
    async with town.assistant.database.reading() as session:
        # Nothing of it stays in the database's file either.
        assert COMPACT in set(await session.scalars(select(ScheduledRow.task)))


async def test_consent_is_asked_once_and_off_without_an_answer(town: Town) -> None:
    """Questions are kept only after a yes; the assistant asks once, and what was said can be changed."""
    town.anna.send("hvad koster et pas")
    [answer] = await town.anna.replies(1)
    town.anna.press("Det hjalp", answer)
    [asked] = await town.anna.replies(1)
    assert labels(asked) == ["Ja, det må I gerne", "Nej tak"]
    town.anna.send("hvad koster et pas")
    [again] = await town.anna.replies(1)
    assert await _count(town, AskedQuestionRow) == 0
    await town.anna.answered(town.anna.press("Det hjalp", again))
    town.anna.press("Ja, det må I gerne", asked)
    assert "uden navn" in await town.anna.reply_text()
    town.anna.send("hvad koster et pas")
    await town.anna.replies(1)
    async with town.assistant.database.reading() as session:
        [kept] = (await session.scalars(select(AskedQuestionRow))).all()
    assert (kept.question, kept.decision) == ("hvad koster et pas", "answer")


async def test_personal_number_in_two_messages_is_refused(town: Town, world: World) -> None:
    """A date of birth and then four digits are a personal number: neither is kept, and the message is deleted."""
    town.anna.send("mit nummer er 010190")
    await town.anna.replies(1)
    second = town.anna.send("1234")
    assert "CPR-nummer" in await town.anna.reply_text()
    await town.anna.sees(lambda chat: second not in chat)
    assert world.violations == []
    async with town.assistant.database.reading() as session:
        conversation = await session.get_one(ConversationRow, town.anna.id)
    assert "010190" not in conversation.last_question


@pytest.mark.parametrize("second", ["1234", "de sidste fire er 1234"])
async def test_second_half_is_refused_though_something_was_said_between(town: Town, second: str) -> None:
    """Who has sent a date of birth too early says so first; the guard may know the second half by itself."""
    town.anna.send("mit nummer er 010190")
    await town.anna.replies(1)
    town.anna.send("hov")
    await town.anna.replies(1)
    town.anna.send(second)
    assert "CPR-nummer" in await town.anna.reply_text()
    async with town.assistant.database.reading() as session:
        conversation = await session.get_one(ConversationRow, town.anna.id)
    assert (conversation.last_question, conversation.pending) == ("", None)


async def test_second_half_in_a_case_is_refused_without_offering_a_person(town: Town) -> None:
    """Whoever writes with a person already has one; before that, one is a press away."""
    town.anna.send("mit nummer er 010190")
    await town.anna.replies(1)
    town.anna.send("1234")
    [refused] = await town.anna.replies(1)
    assert labels(refused) == ["Spørg en medarbejder"]
    await open_topic(town, town.anna)
    town.anna.send("mit nummer er 010190")
    town.anna.send("1234")
    [refused] = await town.anna.replies(1)
    assert "CPR-nummer" in refused.text
    assert labels(refused) == []


async def test_first_half_of_a_personal_number_stays_in_no_question_that_was_answered(town: Town) -> None:
    """The date of birth in a question goes with the rest of what is remembered of it, answered or not."""
    town.anna.send("hvad koster et pas, jeg er født 010190")
    await town.anna.replies(1)
    async with town.assistant.database.reading() as session:
        before = await session.get_one(ConversationRow, town.anna.id)
    assert "010190" in before.answered_question
    town.anna.send("1234")
    assert "CPR-nummer" in await town.anna.reply_text()
    async with town.assistant.database.reading() as session:
        conversation = await session.get_one(ConversationRow, town.anna.id)
    assert (conversation.last_question, conversation.answered_question, conversation.answered_with) == ("", "", "")


async def test_picture_that_is_edited_to_carry_the_second_half_goes_to_nobody(town: Town) -> None:
    """A caption that completes a personal number takes its picture out of what would go with a question."""
    picture = town.anna.send_photo("mit billede")
    await town.anna.replies(1)
    town.anna.send("mit nummer er 010190")
    await town.anna.replies(1)
    town.anna.edit(picture, "1234")
    assert "CPR-nummer" in await town.anna.reply_text()
    async with town.assistant.database.reading() as session:
        conversation = await session.get_one(ConversationRow, town.anna.id)
    assert not conversation.shown


async def test_four_digits_long_after_a_date_are_no_second_half(town: Town) -> None:
    """What comes more than ten minutes after a date of birth is read as what it is, and stays in the chat."""
    town.anna.send("mit nummer er 010190")
    await town.anna.replies(1)
    town.clock.turn(timedelta(minutes=11))
    second = town.anna.send("1234")
    assert "CPR-nummer" not in await town.anna.reply_text()
    assert second in town.anna.chat


async def test_halves_that_are_offered_to_a_person_together_are_masked(town: Town) -> None:
    """What goes on with a question is offered with it, and then both halves would stand in one text."""
    town.anna.send("mit nummer er 010190")
    await town.anna.replies(1)
    town.clock.turn(timedelta(minutes=11))
    town.anna.send("1234")
    await town.anna.replies(1)
    async with town.assistant.database.reading() as session:
        conversation = await session.get_one(ConversationRow, town.anna.id)
    assert conversation.pending is not None
    assert conversation.pending["question"] == conversation.last_question == "mit nummer er [CPR]"


async def test_message_with_a_personal_number_is_deleted(town: Town) -> None:
    """The assistant warns at once, echoes nothing, and deletes the message where Telegram lets it."""
    sent = town.anna.send("kan i se min sag 010190-1234")
    warning = await town.anna.reply_text()
    assert "CPR-nummer" in warning
    assert "1234" not in warning
    await town.anna.sees(lambda chat: sent not in chat)


async def test_the_wish_to_be_forgotten_in_words_is_asked_about_once_more(town: Town) -> None:
    """As by the command: nothing is erased before the yes, and a no keeps it."""
    town.anna.send("hvad koster et pas")
    await town.anna.replies(1)
    town.anna.send("slet alt hvad I har om mig")
    [question] = await town.anna.replies(1)
    assert labels(question) == ["Ja, slet alt", "Nej, behold det"]
    town.anna.send("nej alligevel ikke")
    assert "ikke slettet noget" in await town.anna.reply_text()
    town.anna.send("delete my data please")
    [question] = await town.anna.replies(1)
    assert labels(question) == ["Yes, delete everything", "No, keep it"]
    town.anna.send("yes")
    assert "deleted" in await town.anna.reply_text()
