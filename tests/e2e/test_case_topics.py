"""Each case has a forum topic of its own, and nothing said in it, or to it, is lost."""

from __future__ import annotations

from pathlib import Path

from bot.standin import World
from bot.standin.model import ChatKind, Message, Status
from tests.e2e.knowledge_desk import says
from tests.e2e.opening_cases import STRANGE, open_card, open_topic
from tests.e2e.settling import settled
from tests.e2e.town import Town, labels, open_town


def _texts(messages: list[Message]) -> str:
    return "\n".join(message.text for message in messages)


async def test_a_case_gets_a_topic_named_without_words_that_we_do_not_use(town: Town) -> None:
    """The topic is named by number and reason where no word of the question is ours, and the card is its first word."""
    topic = await open_topic(town)
    assert topic.name.startswith("Sag 1 · ")
    assert not set(topic.name.lower().split()) & set(STRANGE.split())
    assert "Anna" not in topic.name
    [card] = await town.group.reader(topic).next()
    assert STRANGE in card.text


async def test_topics_are_told_apart_by_words_of_the_question_that_are_ours_too(town: Town) -> None:
    """The name has the question's words as far as the knowledge base uses them; the list of cases has none of them."""
    town.anna.send("Må Ibrahim bygge et hus til vores bog om drager?")
    await town.anna.replies(1)
    town.anna.press("Ja, spørg en medarbejder")
    topic = await town.group.new_topic()
    assert topic.name == "Sag 1 · bog (usikker)"
    town.bo.send("/sager")
    assert await town.world.until(lambda: "Sag 1 · usikker · Ny" in _texts(town.group.messages()))
    assert "bog" not in next(m.text for m in town.group.messages() if "åben sag" in m.text)


async def test_what_staff_write_in_the_topic_reaches_the_citizen_without_a_reply(town: Town) -> None:
    """In a case's topic nobody needs to reply to a message: what is written there goes to the citizen."""
    topic = await open_topic(town)
    town.bo.send_in_topic(topic, "Ja, det må du gerne")
    assert (await town.anna.reply_text()).endswith("(et menneske):\nJa, det må du gerne")


async def test_notes_and_commands_in_the_topic_stay_there(town: Town) -> None:
    """Lines that begin with // are for colleagues, and a command is never sent to a citizen."""
    topic = await open_topic(town)
    told = town.group.reader(topic)
    told.skip()
    town.bo.send_in_topic(topic, "// kun til os")
    town.bo.send_in_topic(topic, "/findesikke")
    assert "kender jeg ikke" in (await told.next())[0].text
    town.bo.send_in_topic(topic, "Til dig\n// ikke dette")
    assert (await town.anna.reply_text()).endswith("Til dig")
    assert "kun til os" not in _texts(town.anna.chat)
    assert "findesikke" not in _texts(town.anna.chat)


async def test_a_command_for_another_bot_is_left_to_it(town: Town) -> None:
    """Whoever speaks to another bot gets no answer from ours, the citizen reads none of it, and nothing is done."""
    topic = await open_topic(town)
    told = town.group.reader(topic)
    told.skip()
    town.bo.send_in_topic(topic, "/luk@another_bot")
    town.bo.send_media("photo", topic=topic, caption="/gem@another_bot")
    town.bo.send_in_topic(topic, "/findesikke@borgeren")
    assert "kender jeg ikke" in (await told.next())[0].text
    assert not topic.closed
    town.bo.send_in_topic(topic, f"/luk@{town.world.bot.username}")
    assert "Nu er det mig, chatbotten" in await town.anna.reply_text()
    assert _texts(town.group.messages(topic)).count("kender jeg ikke") == 1


async def test_each_topic_reaches_its_own_citizen(town: Town) -> None:
    """With two cases open, what is written in a topic reaches the citizen of that case alone."""
    bent = town.world.add_citizen("Bent")
    annas, bents = await open_topic(town), await open_topic(town, bent)
    town.bo.send_in_topic(bents, "Til Bent")
    town.bo.send_in_topic(annas, "Til Anna")
    assert "Til Bent" in await bent.reply_text()
    assert "Til Anna" in await town.anna.reply_text()
    assert "Til Anna" not in _texts(bent.chat)
    assert "Til Bent" not in _texts(town.anna.chat)


async def test_talk_in_other_topics_reaches_nobody(town: Town) -> None:
    """What staff write in General or in a topic of their own is never relayed."""
    topic = await open_topic(town)
    own = town.bo.create_topic("Frokost")
    town.bo.send_in_topic(own, "hvem tager brød med")
    town.bo.send("snak i General")
    town.bo.send_in_topic(topic, "Det rigtige svar")
    assert "Det rigtige svar" in await town.anna.reply_text()
    assert "brød" not in _texts(town.anna.chat)
    assert "General" not in _texts(town.anna.chat)


async def test_closing_the_case_closes_its_topic(town: Town) -> None:
    """When the case ends its topic is closed, after the note that says so; a later word in it is answered, not sent."""
    topic = await open_topic(town)
    town.anna.press("Afslut samtalen")
    assert "Nu er det mig, chatbotten" in await town.anna.reply_text()
    assert await town.world.until(lambda: topic.closed)
    assert "borgeren har afsluttet" in _texts(town.group.messages(topic))


async def test_whoever_closes_a_topic_by_hand_reads_that_its_case_goes_on(town: Town) -> None:
    """The citizen reads nothing of it, and one button ends the case; of a closed case nothing is said."""
    topic = await open_topic(town)
    heard = len(town.anna.chat)
    town.bo.close_topic(topic)
    told = await says(town, "venter borgeren stadig på svar", topic)
    await settled(town)
    assert len(town.anna.chat) == heard
    town.bo.press("Afslut sagen", told)
    assert "Nu er det mig, chatbotten" in await town.anna.reply_text()
    assert await town.world.until(lambda: topic.closed)
    await settled(town)
    assert topic.closed
    before = len(town.group.messages(topic))
    town.bo.reopen_topic(topic)
    town.bo.close_topic(topic)
    await settled(town)
    assert len(town.group.messages(topic)) == before


async def test_a_topic_closed_after_an_answer_has_a_case_that_goes_on(town: Town) -> None:
    """Staff who take it for ended read to whom the citizen still writes."""
    topic = await open_topic(town)
    town.bo.send_in_topic(topic, "Ja, det må man")
    await town.anna.replies(1)
    await settled(town)
    town.bo.close_topic(topic)
    assert labels(await says(town, "kommer hertil og ikke til chatbotten", topic)) == ["Afslut sagen"]


async def test_a_topic_that_staff_closed_is_opened_for_the_citizens_next_message(town: Town) -> None:
    """While a case goes on its topic is reopened for what the citizen writes, however it came to be closed."""
    topic = await open_topic(town)
    town.bo.close_topic(topic)
    town.anna.send("er I der stadig?")
    assert await town.world.until(lambda: "er I der stadig?" in _texts(town.group.messages(topic)))
    assert not topic.closed


async def test_a_deleted_topic_comes_back_with_what_was_said_and_the_message(town: Town) -> None:
    """After a topic was deleted the citizen's next message arrives in a new one, below the card and the transcript."""
    topic = await open_topic(town)
    town.bo.send_in_topic(topic, "Hvilken forhave?")
    await town.anna.replies(1)
    town.anna.send("den ud mod vejen")
    assert await town.world.until(lambda: "den ud mod vejen" in _texts(town.group.messages(topic)))
    town.bo.delete_topic(topic)
    town.anna.send("er I der?")
    town.anna.send("hallo?")
    again = await town.group.new_topic()
    read = town.group.reader(again)
    card, transcript, first, second = await read.next(4)
    assert STRANGE in card.text
    assert card.buttons
    assert "Os: " in transcript.text
    assert "Hvilken forhave?" in transcript.text
    assert "den ud mod vejen" in transcript.text
    assert "er I der?" in first.text
    assert "hallo?" in second.text
    town.bo.send_in_topic(again, "Ja, her")
    assert "Ja, her" in await town.anna.reply_text()
    assert "nåede ikke frem" not in _texts(town.anna.chat)
    assert sum("sendt til en medarbejder" in message.text for message in town.anna.chat) == 1


async def test_without_the_right_to_topics_cases_work_by_replies(world: World, tmp_path: Path) -> None:
    """An assistant that may make no topics posts its cards in the group, and replies to them reach the citizen."""
    async with open_town(world, tmp_path, without=("can_manage_topics",)) as town:
        card = await open_card(town)
        assert card.thread is None
        town.bo.reply(card, "Ja")
        assert "Ja" in await town.anna.reply_text()
        town.anna.send("og et skur?")
        assert await world.until(lambda: "og et skur?" in _texts(town.group.messages()))
        assert town.group.messages()[-1].reply_to is card


async def test_a_group_without_topics_works_by_replies(world: World, tmp_path: Path) -> None:
    """In a plain group the card comes as ever, and a reply to it reaches the citizen."""
    async with open_town(world, tmp_path, basic_group=True) as town:
        assert town.group.chat.kind is ChatKind.GROUP
        assert town.group.chat.members[world.bot.id].status is Status.ADMINISTRATOR
        card = await open_card(town)
        town.bo.send("snak")
        town.bo.reply(card, "Ja")
        assert "Ja" in await town.anna.reply_text()
        assert "snak" not in _texts(town.anna.chat)


async def test_erasing_everything_deletes_the_topic(town: Town) -> None:
    """When a citizen has everything erased the case's topic goes too, with what staff wrote in it."""
    topic = await open_topic(town)
    town.bo.send_in_topic(topic, "Et svar")
    await town.anna.replies(1)
    town.anna.send("/slet")
    await town.anna.replies(1)
    town.anna.press("Ja, slet alt")
    assert await town.world.until(lambda: topic.id not in town.group.chat.topics)
