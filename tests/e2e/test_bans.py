"""Whoever is banned for abuse is met with silence, but not in danger, and keeps every right; staff decide and lift."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.standin.model import Message
from bot.storage.tables import BannedChatRow, CaseRow, ConversationRow
from tests.e2e.opening_cases import STRANGE, open_card
from tests.e2e.saying import told_after
from tests.e2e.town import NOW, Town

FIRE = "hjælp der er brand i opgangen"
BANNED = "Vi svarer ikke her i chatten til og med den 25. december 2026."


async def _ban(town: Town) -> tuple[Message, list[Message]]:
    """Anna is banned from her case's card; gives the card and what staff are told."""
    card = await open_card(town)
    notes = town.group.reader()
    notes.skip()
    town.bo.reply(card, "/spaer")
    told = await notes.next(2)
    assert BANNED in await town.anna.reply_text()
    return card, list(told)


def _said(town: Town) -> list[str]:
    return [message.text for message in town.anna.chat if message.from_bot]


async def test_ban_ends_the_case_and_tells_both_sides(town: Town) -> None:
    """`/spaer` in reply to a case's message closes it; staff read the ban's number, the citizen what happened."""
    _, told = await _ban(town)
    texts = " ".join(message.text for message in told)
    assert "Sag 1 er afsluttet, fordi borgeren er spærret." in texts
    assert "Spærring 1: borgeren er spærret til og med 25. december 2026" in texts
    [sentence] = [each for each in _said(town) if BANNED in each]
    assert "kontaktside" in sentence
    assert "112" in sentence
    assert not any("Nu er det mig, chatbotten, der svarer igen" in each for each in _said(town))


async def test_what_a_banned_chat_sends_goes_nowhere_but_danger_is_answered(town: Town) -> None:
    """No question, command or button of a banned chat is answered, judged or shown to staff; danger gets its text."""
    town.anna.send("/start")
    [menu] = await town.anna.replies(1)
    shown = menu.text
    await _ban(town)
    said, group = len(_said(town)), len(town.group.messages())
    for text in ("hvad koster et pas", "din idiot", "/start", "/start svar-pas-pris", "/menneske", "/xyz", "hej"):
        town.anna.send(text)
    await town.anna.answered(town.anna.press("Borgerservice", menu))
    town.anna.send(FIRE)
    await town.anna.sees(lambda chat: chat[-1].from_bot and chat[-1].text.startswith("Ring 112 nu."))
    assert (menu.text, menu.edited_at) == (shown, None)
    assert len(_said(town)) == said + 1
    assert len(town.group.messages()) == group
    async with town.assistant.database.reading() as session:
        assert (await session.get_one(ConversationRow, town.anna.id)).last_question == STRANGE
        assert (await session.scalars(select(CaseRow.state))).all() == ["closed"]


async def test_ban_shows_in_my_data_and_outlasts_erasure(town: Town) -> None:
    """Rights work during a ban: the file names it, and after `/slet` only the ban is left, which is said."""
    await _ban(town)
    town.anna.send("/minedata")
    [message] = await town.anna.replies(1)
    file = town.world.files.find(message.content["document"]["file_id"])
    assert file is not None
    assert "Pause: vi svarer ikke i chatten" in file.data.decode()
    assert "Indtil: 2026-12-25" in file.data.decode()
    town.anna.send("/slet")
    await town.anna.replies(1)
    town.anna.press("Ja, slet alt")
    assert "Tilbage er kun, at chatten holder pause" in await town.anna.reply_text()
    town.anna.send("/slet")
    assert "Tilbage er kun, at chatten holder pause" in await town.anna.reply_text()
    async with town.assistant.database.reading() as session:
        assert (await session.scalars(select(BannedChatRow.chat_id))).all() == [town.anna.id]
        assert (await session.scalars(select(ConversationRow))).all() == []


async def test_banned_person_may_type_the_answer_to_erasure(town: Town) -> None:
    """A typed no keeps everything, a typed yes erases it, and danger in between is danger; all else is silence.

    What stands behind the command takes nobody's right.
    """
    await _ban(town)
    town.anna.send("/slet")
    await town.anna.replies(1)
    town.anna.send("hvad koster et pas")
    town.anna.send(FIRE)
    assert (await town.anna.reply_text()).startswith("Ring 112 nu.")
    town.anna.send("nej tak")
    assert "ikke slettet noget" in await town.anna.reply_text()
    town.anna.send("/slet mit cpr er 150287-1234")
    await town.anna.replies(1)
    town.anna.send("ja")
    assert "Tilbage er kun, at chatten holder pause" in await town.anna.reply_text()


@pytest.mark.parametrize("by_number", [True, False])
async def test_lifted_ban_is_over_at_once(town: Town, *, by_number: bool) -> None:
    """`/ophaev`, with the number or in reply to a message of the case, lets the citizen in again and tells both."""
    card, _ = await _ban(town)
    notes = town.group.reader()
    notes.skip()
    if by_number:
        town.bo.send("/ophaev 1")
    else:
        town.bo.reply(card, "/ophaev")
    [note] = await notes.next()
    assert "Spærring 1 er ophævet" in note.text
    assert "Pausen er slut" in await town.anna.reply_text()
    town.anna.send("hvad koster et pas")
    assert "Et pas koster" in await town.anna.reply_text()


async def test_ban_ends_by_itself(town: Town) -> None:
    """When its days are over the chat is answered again, and can be banned anew."""
    card, _ = await _ban(town)
    async with town.assistant.database.transaction() as session:
        await session.execute(update(BannedChatRow).values(until=NOW - timedelta(seconds=1)))
    town.anna.send("hvad koster et pas")
    assert "Et pas koster" in await town.anna.reply_text()
    assert await told_after(town, "/spaerringer") == "Ingen er spærret."
    notes = town.group.reader()
    notes.skip()
    town.bo.reply(card, "/spaer")
    [note] = await notes.next()
    assert "borgeren er spærret til og med" in note.text


async def test_banning_twice_is_banning_once(town: Town) -> None:
    """A second `/spaer` changes nothing, tells staff so, and the citizen hears nothing more."""
    card, _ = await _ban(town)
    notes = town.group.reader()
    notes.skip()
    town.bo.reply(card, "/spaer")
    [note] = await notes.next()
    assert "allerede spærret: spærring 1" in note.text
    assert sum(BANNED in each for each in _said(town)) == 1


async def test_danish_letters_are_understood(town: Town) -> None:
    """`/spær` and `/ophæv` are what they look like, though Telegram does not take them for commands."""
    card = await open_card(town)
    notes = town.group.reader()
    notes.skip()
    town.bo.reply(card, "/spær")
    assert any("borgeren er spærret til og med" in note.text for note in await notes.next(2))
    assert "Spærring 1 er ophævet" in await told_after(town, "/ophæv 1")


@pytest.mark.parametrize("slip", ["/spar", "/spærret", "/spaering"])
async def test_slip_of_the_pen_does_not_reach_the_citizen(town: Town, slip: str) -> None:
    """A command that does not exist, in reply to a case's message, is answered in the group and goes no further."""
    card = await open_card(town)
    said = len(_said(town))
    notes = town.group.reader()
    notes.skip()
    town.bo.reply(card, slip)
    town.bo.reply(card, "Det må du gerne")
    [note] = await notes.next()
    assert "Intet er sendt til borgeren" in note.text
    assert "Det må du gerne" in await town.anna.reply_text()
    assert not any(slip in each for each in _said(town)[said:])


async def test_list_shows_numbers_and_days_but_nobody(town: Town) -> None:
    """`/spaerringer` shows each ban by its number and days, and not whose chat it is."""
    assert await told_after(town, "/spaerringer") == "Ingen er spærret."
    await _ban(town)
    shown = await told_after(town, "/spaerringer")
    assert shown == "Spærring 1: fra 25. november 2026 til og med 25. december 2026"
    assert str(town.anna.id) not in shown


@pytest.mark.parametrize("command", ["/spaer", "/ophaev", "/ophaev x", "/ophaev 99999999999999999999", "/ophaev ²"])
async def test_command_that_names_nobody_is_explained(town: Town, command: str) -> None:
    """Without a case's message or a number nothing is banned or lifted; staff read how it is done."""
    assert "Svar på en besked i sagen med /spaer" in await told_after(town, command)


async def test_a_ban_takes_a_message_that_it_is_about(town: Town) -> None:
    """`/spaer` alone in a case's topic, one slip in the menu away, bans nobody; staff read how it is done."""
    card = await open_card(town)
    assert card.thread is not None
    notes = town.group.reader()
    notes.skip()
    town.bo.send_in_topic(card.thread, "/spaer")
    [note] = await notes.next()
    assert "Svar på en besked i sagen med /spaer" in note.text
    assert await told_after(town, "/spaerringer") == "Ingen er spærret."


async def test_number_of_no_ban_lifts_nothing(town: Town) -> None:
    """Staff are told that there is no such ban, and the others stay."""
    await _ban(town)
    assert "ingen sådan spærring" in await told_after(town, "/ophaev 2")
    assert "Spærring 1" in await told_after(town, "/spaerringer")


async def test_only_the_staff_group_bans(town: Town) -> None:
    """In another group, and in a private chat, the commands do nothing."""
    await _ban(town)
    other = town.world.add_staff_group("Andre")
    eve = town.world.add_member(other, "Eva")
    for command in ("/ophaev 1", "/spaerringer", "/spaer"):
        eve.send(command)
    bent = town.world.add_citizen("Bent", language_code="da")
    bent.send("/ophaev 1")
    assert "Den kommando kender jeg ikke" in await bent.reply_text()
    assert [each for each in other.messages() if each.from_bot] == []
    assert "Spærring 1" in await told_after(town, "/spaerringer")


async def test_a_case_of_a_banned_citizen_is_not_taken_up_before_the_ban_is_lifted(town: Town) -> None:
    """Nobody would get what they write; staff read which ban is in the way, and nothing is sent."""
    town.group.set_admin(town.bo)
    card, told = await _ban(town)
    said = len(_said(town))
    line = next(each for each in told if "fordi borgeren er spærret" in each.text)
    press = await town.bo.answered(town.bo.press("Genåbn sagen", line))
    assert "/ophaev 1" in (press.text or "")
    notes = town.group.reader()
    notes.skip()
    town.bo.reply(card, "Du kan hente det i morgen")
    [held] = await notes.next()
    press = await town.bo.answered(town.bo.press("Genåbn og send", held))
    assert "/ophaev 1" in (press.text or "")
    assert len(_said(town)) == said
