"""The desk at work, over the running assistant: one case per chat, nothing lost, nothing sent to the wrong person."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from bot.render import MESSAGE_LIMIT, utf16_length
from bot.standin import Citizen, Fault, FaultKind, World
from bot.standin.model import Message
from bot.storage.tables import CaseRow
from tests.e2e.opening_cases import STRANGE, YES, offered, open_card
from tests.e2e.settling import settled, told_of_the_move
from tests.e2e.town import Town, open_town


async def cases(town: Town) -> list[tuple[int, str]]:
    """Every case: its chat and its state."""
    async with town.assistant.database.reading() as session:
        rows = await session.execute(select(CaseRow.chat_id, CaseRow.state).order_by(CaseRow.id))
        return [(row.chat_id, row.state) for row in rows]


async def test_many_presses_open_one_case(world: World, tmp_path: Path) -> None:
    """However often the button is pressed, one case is opened, one card posted, and one receipt given."""
    async with open_town(world, tmp_path) as town:
        offer = await offered(town.anna)
        presses = [town.anna.press(YES, offer) for _ in range(6)]
        town.anna.send("ja tak")
        await town.anna.sees(lambda chat: any("sendt til en medarbejder" in message.text for message in chat))
        for press in presses:
            await town.anna.answered(press)
        town.anna.send("er I der?")
        assert await world.until(lambda: any("er I der?" in message.text for message in town.group.messages()))
        assert await cases(town) == [(town.anna.id, "open")]
        cards = [message for message in town.group.messages() if "Nyt spørgsmål" in message.text]
        receipts = [message for message in town.anna.chat if "sendt til en medarbejder" in message.text]
        assert (len(cards), len(receipts)) == (1, 1)


async def test_replies_reach_the_citizen_whose_case_they_answer(world: World, tmp_path: Path) -> None:
    """With several cases open at once, each reply goes to one citizen and nobody else reads a word of it."""
    async with open_town(world, tmp_path) as town:
        bent, carl = world.add_citizen("Bent"), world.add_citizen("Carl")
        people = [town.anna, bent, carl]
        cards = [await open_card(town, person, f"{STRANGE}, spørger {person.user.first_name}") for person in people]
        for person, card in reversed(list(zip(people, cards, strict=True))):
            town.bo.reply(card, f"Kun til {person.user.first_name}")
        for person in people:
            assert await person.reply_text() == (
                "Medarbejder, Faxe Kommunes Biblioteker og Borgerservice (et menneske):\n"
                f"Kun til {person.user.first_name}"
            )
            assert sum("Kun til" in message.text for message in person.chat) == 1


async def test_long_question_reaches_staff_whole(world: World, tmp_path: Path) -> None:
    """A question longer than a card goes on below it, each within a message's limit, and nothing is missing."""
    words = " ".join(f"ord{number}æ" for number in range(420))
    question = f"{STRANGE} {words} slut"
    async with open_town(world, tmp_path) as town:
        told = town.group.reader()
        town.anna.send(question)
        await town.anna.replies(1)
        town.anna.send("/menneske")
        await town.anna.replies(1)
        town.anna.press(YES)
        assert "sendt til en medarbejder" in await town.anna.reply_text()
        card, rest = await told.next(2)
        assert card.thread is not None
        assert rest.thread is card.thread
        assert all(utf16_length(message.text) <= MESSAGE_LIMIT for message in (card, rest))
        read = f"{card.text} {rest.text}".split()
        assert [word for word in question.split() if word not in read] == []
        assert rest.text.endswith("slut")


async def test_refused_card_closes_the_case_and_the_citizen_is_told(world: World, tmp_path: Path) -> None:
    """Where the group refuses the card nobody will answer: no receipt, no open case, and the contact page."""
    async with open_town(world, tmp_path) as town:
        await offered(town.anna)
        world.faults.add(
            Fault(
                kind=FaultKind.REFUSE,
                method="sendMessage",
                chat_id=town.group.id,
                times=None,
                status=400,
                description="Bad Request: not enough rights to send text messages to the chat",
            )
        )
        town.anna.press(YES)
        assert "vores kontaktside" in await town.anna.reply_text()
        assert await cases(town) == [(town.anna.id, "closed")]
        town.anna.send("hvad koster et pas")
        assert "Et pas koster penge" in await town.anna.reply_text()


async def test_message_that_does_not_reach_staff_is_not_passed_over_in_silence(world: World, tmp_path: Path) -> None:
    """During a case a message that the group refuses is reported to its writer, who else would wait in vain."""
    async with open_town(world, tmp_path) as town:
        await open_card(town)
        town.group.remove_bot()
        town.anna.send("og et skur?")
        assert "nåede ikke frem" in await town.anna.reply_text()


async def _card_with_the_id_of(town: Town, card: Message, citizen: Citizen) -> Message:
    """The card of a citizen's case in the group that has moved; message ids begin anew there, and its is the old one's.

    The next message but one is a card, after the one that opens its topic.
    """
    while town.group.chat.last_id < card.id - 2:
        town.bo.send("snak")
    other = await open_card(town, citizen)
    assert other.id == card.id
    return other


async def test_case_goes_on_when_the_group_becomes_a_supergroup(world: World, tmp_path: Path) -> None:
    """Open cases survive the move: what citizens write arrives in the new group, and replies to it reach them."""
    async with open_town(world, tmp_path, basic_group=True) as town:
        bent = world.add_citizen("Bent")
        for _ in range(5):
            town.bo.send("snak")
        card = await open_card(town)
        town.group.migrate(forum=True)
        town.group.move(town.bo)
        # Until the assistant has heard of it, a case is given no topic, and the messages to come are one fewer.
        await told_of_the_move(town)
        relays = town.group.reader()
        other = await _card_with_the_id_of(town, card, bent)
        relays.skip()
        town.anna.send("er I her endnu?")
        [relayed] = await relays.next()
        assert "er I her endnu?" in relayed.text
        await settled(town)
        assert relayed.reply_to is not other
        town.bo.reply(relayed, "Ja, her")
        assert (await town.anna.reply_text()).endswith("Ja, her")
        town.anna.press("Afslut samtalen")
        assert "Nu er det mig, chatbotten" in await town.anna.reply_text()
        [closed] = await relays.next()
        assert closed.text == "Sag 1: borgeren har afsluttet samtalen."
        assert closed.reply_to is not other
        assert other.buttons, "the other case can still be ended"
        assert await cases(town) == [(town.anna.id, "closed"), (bent.id, "open")]


async def test_erasure_deletes_nobody_elses_messages_in_a_group_that_has_moved(world: World, tmp_path: Path) -> None:
    """What stood in the group before it moved has the ids of other messages now, which are another citizen's."""
    async with open_town(world, tmp_path, basic_group=True) as town:
        for _ in range(5):
            town.bo.send("snak")
        card = await open_card(town)
        town.group.migrate(forum=True)
        town.group.move(town.bo)
        await told_of_the_move(town)
        other = await _card_with_the_id_of(town, card, world.add_citizen("Bent"))
        town.anna.send("/slet")
        await town.anna.replies(1)
        town.anna.press("Ja, slet alt")
        assert "er slettet" in await town.anna.reply_text()
        await settled(town)
        assert not other.deleted


async def test_both_sides_closing_at_once_is_told_once(world: World, tmp_path: Path) -> None:
    """When citizen and staff end the case at the same moment each side reads so once."""
    async with open_town(world, tmp_path) as town:
        card = await open_card(town)
        ends = [town.anna.press("Afslut samtalen"), town.bo.press("Afslut sagen", card)]
        for end in ends:
            await town.anna.answered(end)
        town.anna.send("hej")
        await town.anna.sees(lambda chat: chat[-1].text.startswith("Hej! Jeg er en chatbot."))
        assert await world.until(lambda: any("afslutte" in message.text for message in town.group.messages()[1:]))
        assert await cases(town) == [(town.anna.id, "closed")]
        assert sum("Nu er det mig" in message.text for message in town.anna.chat) == 1
        assert sum("afsluttet" in message.text for message in town.group.messages()[1:]) == 1
