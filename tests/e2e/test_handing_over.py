"""A question the assistant cannot answer reaches a person, and the person's answer reaches the citizen."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.standin import World
from tests.e2e.opening_cases import STRANGE, open_card
from tests.e2e.settling import settled
from tests.e2e.town import Town, open_town


async def test_accepted_offer_shows_staff_the_question_and_the_trace(town: Town) -> None:
    """On yes, staff see the question, the language, why it was handed over and the best guesses."""
    card = await open_card(town)
    assert STRANGE in card.text
    assert "Sprog: da" in card.text
    assert "Hvorfor: " in card.text
    assert "%" in card.text or "Ingen bud" in card.text


async def test_staff_reply_reaches_the_citizen_marked_as_from_a_person(town: Town) -> None:
    """A reply to the card reaches the citizen, marked as from a person, exactly as it was written."""
    card = await open_card(town)
    town.bo.reply(card, "Spørg Teknik & Miljø <i morgen>")
    [answer] = await town.anna.replies(1)
    assert answer.text == (
        "Medarbejder, Faxe Kommunes Biblioteker og Borgerservice (et menneske):\nSpørg Teknik & Miljø <i morgen>"
    )


async def test_assistant_is_silent_while_a_case_is_open(town: Town) -> None:
    """While a person has the case, everything goes to staff and the assistant answers nothing."""
    card = await open_card(town)
    relays = town.group.reader()
    relays.skip()
    town.anna.send("hvad koster et pas")
    [relayed] = await relays.next()
    assert "hvad koster et pas" in relayed.text
    assert card.thread is not None
    assert relayed.thread is card.thread
    assert "Et pas koster" not in "".join(message.text for message in town.anna.chat)


async def test_reply_to_a_relayed_message_reaches_the_citizen_too(town: Town) -> None:
    """Staff may reply to anything the case brought, not only to the card."""
    await open_card(town)
    relays = town.group.reader()
    relays.skip()
    town.anna.send("og et skur?")
    [relayed] = await relays.next()
    town.bo.reply(relayed, "Ja, også et skur")
    assert "Ja, også et skur" in await town.anna.reply_text()


async def test_old_buttons_are_silent_during_a_case(town: Town) -> None:
    """An old button pressed during a case does nothing but say that a person has the conversation."""
    town.anna.send("hvad koster et pas")
    [answer] = await town.anna.replies(1)
    await open_card(town)
    press = town.anna.press("Ventetid på pas", answer)
    await town.anna.answered(press)
    assert press.text == "Du skriver allerede med en medarbejder."
    assert town.anna.chat[-1].text.startswith("Dit spørgsmål er sendt")


async def test_citizen_ends_the_conversation_and_the_assistant_is_back(town: Town) -> None:
    """The citizen can end the case; both sides are told, and the assistant answers again."""
    card = await open_card(town)
    town.bo.reply(card, "Nej")
    await town.anna.replies(1)
    told = town.group.reader()
    told.skip()
    town.anna.press("Afslut samtalen")
    assert "Nu er det mig, chatbotten" in await town.anna.reply_text()
    assert "borgeren har afsluttet" in (await told.next())[0].text
    town.anna.send("hvad koster et pas")
    assert "Et pas koster penge" in await town.anna.reply_text()


async def test_staff_end_the_case_and_the_citizen_is_told(town: Town) -> None:
    """Staff can end the case with its button; a later reply to it is not sent, and staff are told so."""
    card = await open_card(town)
    told = town.group.reader()
    told.skip()
    town.bo.press("Afslut sagen", card)
    assert "Nu er det mig, chatbotten" in await town.anna.reply_text()
    await told.next()
    town.bo.reply(card, "for sent")
    assert "Sagen er lukket" in (await told.next())[0].text
    assert "for sent" not in town.anna.last.text


async def test_offer_can_be_accepted_and_declined_by_typing(town: Town) -> None:
    """Yes opens the case and no leaves the offer, typed as people type them."""
    town.anna.send(STRANGE)
    await town.anna.replies(1)
    town.anna.send("nej tak")
    assert "helt i orden" in await town.anna.reply_text()
    town.anna.send(STRANGE)
    await town.anna.replies(1)
    town.anna.send("Ja tak!")
    assert "sendt til en medarbejder" in await town.anna.reply_text()


async def test_asking_twice_for_a_person_is_a_yes(town: Town) -> None:
    """Whoever asks for a person while the offer is on the table need not ask a third time."""
    town.anna.send("jeg vil tale med et menneske")
    assert "et menneske" in await town.anna.reply_text()
    town.anna.send("kan jeg tale med en medarbejder")
    assert "En medarbejder har fået besked" in await town.anna.reply_text()


async def test_person_command_passes_on_the_latest_question(town: Town) -> None:
    """`/menneske` after an answer that did not help passes on the question that was asked."""
    town.anna.send("hvad koster et pas")
    await town.anna.replies(1)
    town.anna.send("/menneske")
    await town.anna.replies(1)
    cards = town.group.reader()
    town.anna.press("Ja, spørg en medarbejder")
    assert "hvad koster et pas" in (await cards.next())[0].text


async def test_personal_number_never_reaches_the_staff_group(town: Town) -> None:
    """During a case a CPR number is masked before staff see it, in text and in a caption, and the citizen is told."""
    await open_card(town)
    relays = town.group.reader()
    relays.skip()
    town.anna.send("mit nummer er 010190-1234")
    assert "CPR-nummer" in await town.anna.reply_text()
    town.anna.send_photo("010190 1234")
    assert "CPR-nummer" in await town.anna.reply_text()
    shown = await relays.next(2)
    assert all("1234" not in message.text for message in shown)
    assert "[CPR]" in shown[0].text


async def test_photo_during_a_case_is_copied_to_staff_and_back(town: Town) -> None:
    """Pictures pass both ways during a case."""
    card = await open_card(town)
    relays = town.group.reader()
    relays.skip()
    town.anna.send_photo("se her")
    [picture] = await relays.next()
    assert picture.text == "se her"
    assert picture.content is not None
    town.bo.send_media("photo", reply_to=card)
    header, copied = await town.anna.replies(2)
    assert "(et menneske)" in header.text
    assert copied.content is not None


async def test_internal_note_is_not_sent(town: Town) -> None:
    """A line that begins with // stays in the group; the rest of the reply is sent."""
    card = await open_card(town)
    town.bo.reply(card, "// kun til os")
    town.bo.reply(card, "Til borgeren\n// ikke dette")
    answer = await town.anna.reply_text()
    assert answer.endswith("Til borgeren")
    assert "kun til os" not in "".join(message.text for message in town.anna.chat)


async def test_unreachable_staff_group_is_said_at_once(town: Town) -> None:
    """If the group cannot be reached, the citizen is told where else to turn: no promise that nobody can keep."""
    town.group.remove_bot()
    town.anna.send(STRANGE)
    await town.anna.replies(1)
    town.anna.press("Ja, spørg en medarbejder")
    assert "kan desværre ikke sende" in await town.anna.reply_text()
    town.anna.send("hvad koster et pas")
    assert "Et pas koster penge" in await town.anna.reply_text()


async def test_without_a_staff_group_the_contact_page_is_named(world: World, tmp_path: Path) -> None:
    """An assistant without a staff group names the contact page instead of a person."""
    async with open_town(world, tmp_path, staff_group=False) as town:
        town.anna.send(STRANGE)
        await town.anna.replies(1)
        town.anna.press("Ja, spørg en medarbejder")
        assert "vores kontaktside" in await town.anna.reply_text()


async def test_staff_group_that_becomes_a_supergroup_is_followed(world: World, tmp_path: Path) -> None:
    """Turning on topics gives the group a new id on day one; cases still reach it."""
    async with open_town(world, tmp_path, basic_group=True) as town:
        town.group.migrate(forum=True)
        town.group.move(town.bo)
        card = await open_card(town)
        town.bo.reply(card, "Vi er flyttet")
        assert "Vi er flyttet" in await town.anna.reply_text()


async def test_blocked_assistant_is_shown_to_staff(town: Town) -> None:
    """A reply to a citizen who has blocked the assistant is reported in the group, and nothing breaks."""
    card = await open_card(town)
    told = town.group.reader()
    told.skip()
    town.anna.block()
    town.bo.reply(card, "Er du der?")
    assert "blokeret" in (await told.next())[0].text


async def test_unknown_group_gets_no_word(town: Town) -> None:
    """A group that the assistant does not know is met with silence, even when its members write or reply to it."""
    other = town.world.add_group("Naboerne")
    stranger = town.world.add_member(other, "Kaj")
    stranger.send("hvad koster et pas")
    stranger.send("/start")
    stranger.send("/id")
    town.anna.send("hej")
    await town.anna.replies(1)
    assert town.world.sent_to(other.id) == []


@pytest.mark.parametrize("text", ["uden for en sag", "/id"])
async def test_staff_talk_outside_cases_stays_in_the_group(town: Town, text: str) -> None:
    """What staff write without replying to a case reaches no citizen."""
    await open_card(town)
    before = len(town.anna.chat)
    town.bo.send(text)
    town.anna.send("er I der?")
    assert await town.world.until(lambda: any("er I der?" in m.text for m in town.group.messages()))
    assert len(town.anna.chat) == before + 1


async def test_offer_receipt_and_card_name_the_same_promise(town: Town) -> None:
    """By when an answer comes is said before the citizen decides, again in the receipt, and on the card."""
    cards = town.group.reader()
    town.anna.send(STRANGE)
    [offer] = await town.anna.replies(1)
    assert "Du får svar her i chatten i morgen inden kl. 11." in offer.text
    assert "vores kontaktside" in offer.text
    town.anna.press("Ja, spørg en medarbejder")
    assert "Du får svar i morgen inden kl. 11." in await town.anna.reply_text()
    assert "Lovet svar: den 26. november inden kl. 11" in (await cards.next())[0].text


async def test_without_a_staff_group_nothing_is_promised(world: World, tmp_path: Path) -> None:
    """Where nobody would read the case no time is named."""
    async with open_town(world, tmp_path, staff_group=False) as town:
        town.anna.send(STRANGE)
        assert "Du får svar" not in await town.anna.reply_text()


async def test_whoever_cannot_be_passed_on_gets_the_number_to_call(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the group cannot be reached, the number to call stands beside the contact page."""
    monkeypatch.setenv("BORGERBOT_CONTACT_PHONE", "56 20 30 00")
    async with open_town(world, tmp_path) as town:
        town.group.remove_bot()
        town.anna.send(STRANGE)
        assert "56 20 30 00" in await town.anna.reply_text()
        town.anna.press("Ja, spørg en medarbejder")
        told = await town.anna.reply_text()
        assert "kan desværre ikke sende" in told
        assert "Du kan ringe til os på 56 20 30 00." in told


async def test_without_a_staff_group_the_number_to_call_is_named(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An assistant without a staff group gives the number to call too."""
    monkeypatch.setenv("BORGERBOT_CONTACT_PHONE", "56 20 30 00")
    async with open_town(world, tmp_path, staff_group=False) as town:
        town.anna.send(STRANGE)
        await town.anna.replies(1)
        town.anna.press("Ja, spørg en medarbejder")
        assert "Du kan ringe til os på 56 20 30 00." in await town.anna.reply_text()


async def test_whoever_waits_too_long_or_is_banned_gets_the_number_to_call(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A broken promise and a ban both come with the number to call."""
    monkeypatch.setenv("BORGERBOT_CONTACT_PHONE", "56 20 30 00")
    async with open_town(world, tmp_path) as town:
        card = await open_card(town)
        town.clock.turn(timedelta(hours=25))
        late = await town.anna.reply_text()
        assert "længere tid end lovet" in late
        assert late.endswith("Du kan ringe til os på 56 20 30 00.")
        town.bo.reply(card, "/spaer")
        banned = await town.anna.reply_text()
        assert "Vi svarer ikke her i chatten" in banned
        assert banned.endswith("Du kan ringe til os på 56 20 30 00.")


async def test_help_in_a_case_says_where_messages_go_and_how_to_end(town: Town) -> None:
    """The help is the one that is needed then, with the button that ends the case; both names of the command do it."""
    await open_card(town)
    for command in ("/hjaelp", "/help"):
        town.anna.send(command)
        [told] = await town.anna.replies(1)
        assert told.text.startswith("Du skriver med en medarbejder.")
        assert "/afslut" in told.text
        assert [button["text"] for row in told.keyboard for button in row] == ["Afslut samtalen"]


async def test_a_personal_number_in_two_messages_of_a_case_does_not_reach_staff_whole(town: Town) -> None:
    """In a case, too, four digits after a date of birth are refused and deleted, and staff never see them."""
    await open_card(town)
    relays = town.group.reader()
    relays.skip()
    town.anna.send("det er 010190")
    assert "010190" in (await relays.next())[0].text
    second = town.anna.send("1234")
    assert "CPR-nummer" in await town.anna.reply_text()
    await town.anna.sees(lambda chat: second not in chat)
    await settled(town)
    assert not any("1234" in message.text for message in town.group.messages())


async def test_a_personal_number_in_a_case_is_said_to_arrive_without_it(town: Town) -> None:
    """Staff get the message masked, so the citizen is not asked to write it again."""
    await open_card(town)
    relays = town.group.reader()
    relays.skip()
    town.anna.send("mit cpr er 010190-1234 og jeg flytter")
    [told] = await town.anna.replies(1)
    assert "uden tallene" in told.text
    assert "Skriv dit spørgsmål igen" not in told.text
    [relayed] = await relays.next()
    assert "og jeg flytter" in relayed.text
    assert "010190" not in relayed.text


async def test_a_language_can_be_chosen_in_a_case(town: Town) -> None:
    """The help in a case names `/sprog`: its buttons work, staff see which, and what is said of the case is in it.

    Regression: the buttons were shown, and a press on one only said that a person has the conversation.
    """
    card = await open_card(town)
    town.anna.send("/sprog")
    await town.anna.replies(1)
    town.anna.press("English")
    assert "in English from now on" in await town.anna.reply_text()
    assert await town.world.until(lambda: "Sprog: en" in card.text)
    town.bo.press("Afslut sagen", card)
    assert "has ended" in await town.anna.reply_text()
