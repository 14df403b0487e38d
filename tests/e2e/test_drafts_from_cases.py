"""From answer to knowledge: a case that staff have answered becomes a draft, which no citizen gets."""

from __future__ import annotations

from datetime import timedelta

from bot.catalogue import Catalogue
from bot.chat.controls import menus
from bot.standin import Citizen
from bot.standin.model import Message, Topic
from bot.transport.outgoing import outbox
from knowledge.entries import Entry, Language, Status
from knowledge.storing import store
from knowledge.storing.history import versions
from tests.e2e.town import NOW, Town, labels

STRANGE = "må jeg bygge et drivhus i forhaven, 20 30 40 50"
SAVE = "Gem som viden"
LONG = "Et drivhus må gerne stå der. " * 137


async def _answered(town: Town, *answers: str) -> Topic:
    """A case that staff have answered in its topic, message by message."""
    return await _answered_for(town, town.anna, STRANGE, "Ja, spørg en medarbejder", *answers)


async def _answered_for(town: Town, citizen: Citizen, question: str, accept: str, *answers: str) -> Topic:
    citizen.send(question)
    await citizen.replies(1)
    citizen.press(accept)
    await citizen.replies(1)
    topic = await town.group.new_topic()
    for answer in answers:
        town.bo.send_in_topic(topic, answer)
        await citizen.replies(1)
    return topic


async def _consented(town: Town) -> None:
    """Anna lets her questions be used to make the answers better."""
    town.anna.send("hvad koster et pas")
    [answer] = await town.anna.replies(1)
    town.anna.press("Det hjalp", answer)
    [asked] = await town.anna.replies(1)
    town.anna.press("Ja, det må I gerne", asked)
    await town.anna.replies(1)


async def _closed(town: Town, topic: Topic) -> Message:
    """The note under a case that staff have just ended."""
    town.bo.send_in_topic(topic, "/luk")
    assert await town.world.until(lambda: topic.closed)
    return next(m for m in town.group.messages(topic) if "er afsluttet" in m.text)


async def _made(town: Town, topic: Topic) -> Message:
    def told() -> list[Message]:
        return [message for message in town.group.messages(topic) if "er lagt i vidensbasen" in message.text]

    assert await town.world.until(lambda: bool(told()) and topic.closed)
    [message] = told()
    return message


async def _press_when_there(town: Town, topic: Topic, label: str) -> None:
    assert await town.world.until(lambda: any(label in labels(message) for message in town.group.messages(topic)))
    town.bo.press(label)


async def _drafts(town: Town) -> list[Entry]:
    async with town.assistant.database.reading() as session:
        knowledge = await store.read(session)
    return [entry for entry in knowledge.entries.values() if entry.status is Status.DRAFT]


async def test_an_answered_case_becomes_a_draft_without_personal_data(town: Town) -> None:
    """The draft has the question and every part of the staff's answers, with numbers masked; the topic says so."""
    await _consented(town)
    topic = await _answered(town, "Ja, hvis det er lille. Skriv til eva@example.dk")
    town.bo.send_in_topic(topic, f"{LONG}\nRing på 30 40 50 60")
    assert await town.world.until(lambda: any("[telefon]" in m.text or "30 40" in m.text for m in town.anna.chat))
    note = await _closed(town, topic)
    assert labels(note) == ["Genåbn sagen", SAVE]
    town.bo.press(SAVE, note)
    told = await _made(town, topic)
    [draft] = await _drafts(town)
    danish = draft.texts[Language.DA]
    assert danish.examples == ("må jeg bygge et drivhus i forhaven, [telefon]",)
    assert danish.answer.startswith("Ja, hvis det er lille. Skriv til [")
    assert danish.answer.count("Et drivhus må gerne stå der.") == 137
    assert danish.answer.endswith("Ring på [telefon]")
    assert not any(hidden in danish.answer for hidden in ("eva@", "30 40", "Medarbejder", "menneske"))
    assert f"/ret {draft.slug}" in told.text
    assert draft.review_by is not None
    async with town.assistant.database.reading() as session:
        [version] = await versions(session, draft.slug)
    assert (version.who, version.what) == ("medarbejdergruppen", "draft")


async def test_a_draft_is_never_served(town: Town) -> None:
    """With a draft in its knowledge base the assistant answers as before, and its menus stay complete."""
    topic = await _answered(town, "Ja, hvis det er lille")
    town.bo.press(SAVE, await _closed(town, topic))
    await _made(town, topic)
    assert len(await _drafts(town)) == 1
    await town.assistant.refresher.look()
    knowledge = town.assistant.live.knowledge
    assert menus.missing_names(Catalogue(), knowledge) == []
    assert all(entry.status is Status.PUBLISHED for entry in knowledge.published())
    await town.anna.replies(1)
    town.anna.send("må jeg bygge et drivhus i forhaven")
    assert "hvis det er lille" not in await town.anna.reply_text()


async def test_a_case_becomes_one_draft_however_often_it_is_pressed(town: Town) -> None:
    """Pressed again the button changes nothing and says which draft there is."""
    topic = await _answered(town, "Ja, hvis det er lille")
    note = await _closed(town, topic)
    town.bo.press(SAVE, note)
    await _made(town, topic)
    before = await _drafts(town)
    press = town.bo.press(SAVE, note)
    await town.bo.answered(press)
    assert (press.text or "").startswith(f"Sagen er gemt allerede: se udkastet {before[0].slug}")
    assert await _drafts(town) == before
    async with town.assistant.database.reading() as session:
        assert len(await versions(session, before[0].slug)) == 1


async def test_what_is_not_kept_any_more_becomes_no_draft(town: Town) -> None:
    """Where the answers are gone already the button says so, and makes nothing."""
    topic = await _answered(town, "Ja, hvis det er lille")
    note = await _closed(town, topic)
    await town.anna.replies(1)
    async with town.assistant.database.transaction() as session:
        assert await outbox.purge(session, NOW + timedelta(days=3))
    press = town.bo.press(SAVE, note)
    await town.bo.answered(press)
    assert (press.text or "").startswith("Intet er gemt")
    assert await _drafts(town) == []


async def test_what_was_taken_back_is_not_saved_and_corrections_are(town: Town) -> None:
    """The draft holds the answers as the citizen has them in the end."""
    topic = await _answered(town)
    written = [town.bo.send_in_topic(topic, text) for text in ("Ja, det må du", "Kun hvis det er stort")]
    await town.anna.replies(2)
    town.bo.edit(written[0], "// forkert sag")
    town.bo.edit(written[1], "Kun hvis det er lille")
    assert await town.world.until(
        lambda: "lille" in town.anna.chat[-1].text and not any("det må du" in m.text for m in town.anna.chat)
    )
    town.bo.press(SAVE, await _closed(town, topic))
    await _made(town, topic)
    [draft] = await _drafts(town)
    assert draft.texts[Language.DA].answer == "Kun hvis det er lille"


async def test_only_an_answer_in_own_words_can_be_saved(town: Town) -> None:
    """Where staff sent nothing but an answer that the knowledge base has already, there is no button."""
    topic = await _answered(town)
    town.bo.send_in_topic(topic, "/svar hvad koster et pas")
    await _press_when_there(town, topic, "Pris på pas")
    await _press_when_there(town, topic, "Send som det er")
    assert "Et pas koster penge" in await town.anna.reply_text()
    assert labels(await _closed(town, topic)) == ["Genåbn sagen"]


async def test_a_question_stays_out_of_a_draft_without_consent(town: Town) -> None:
    """Where a citizen has not let questions be used, the draft has the answer alone, and a title in their place."""
    topic = await _answered(town, "Ja, hvis det er lille.")
    town.bo.press(SAVE, await _closed(town, topic))
    await _made(town, topic)
    [draft] = await _drafts(town)
    assert draft.texts[Language.DA].examples == (draft.texts[Language.DA].title,)
    assert "drivhus" not in draft.texts[Language.DA].title


async def test_an_english_case_says_what_is_missing_in_danish(town: Town) -> None:
    """The draft of an English case has its answer in English, and a Danish text that asks for one."""
    ben = town.world.add_citizen("Ben", language_code="en")
    question = "may i build a greenhouse in my front garden"
    topic = await _answered_for(town, ben, question, "Yes, ask a member of staff", "Yes, if it is small")
    town.bo.press(SAVE, await _closed(town, topic))
    await _made(town, topic)
    [draft] = await _drafts(town)
    assert draft.texts[Language.EN].answer == "Yes, if it is small"
    assert draft.texts[Language.DA].answer == "Mangler: skriv svaret på dansk."
