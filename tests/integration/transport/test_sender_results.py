"""What the sender does when Telegram or the network does wrong."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.messages import Button, Message
from bot.standin import Citizen, Fault, FaultKind, World
from bot.standin.model import ChatKind
from bot.standin.model import Status as Place
from bot.storage.database import Database
from bot.storage.tables import MovedChatRow, OutboxRow
from bot.transport.outgoing.gateway import TelegramGateway
from bot.transport.outgoing.operations import DropKeyboard, Edit, Mark, Send
from bot.transport.outgoing.outbox import Outgoing, Purpose, in_case
from bot.transport.outgoing.results import MOST_REPAIRS
from tests.integration.transport.hands import Hands
from tests.integration.transport.post import hang, sending, texts
from tests.integration.transport.rows import finished, note, outbox_rows, outbox_until, put

REFUSED_MARKUP = "Bad Request: can't parse entities: Unsupported start tag"
CITIZENS_PURPOSES = [purpose for purpose in Purpose if purpose is not Purpose.ANNOUNCEMENT]


@pytest.mark.parametrize("purpose", CITIZENS_PURPOSES)
async def test_unclear_end_is_repeated_once(
    database: Database, gateway: TelegramGateway, hands: Hands, anna: Citizen, world: World, purpose: Purpose
) -> None:
    """After a time-out in which it may have arrived, what is said to a person is said once more, and then no more."""
    hang(world, times=5)
    await put(database, hands(), note(anna.id, "a", purpose))
    async with sending(database, gateway, hands):
        [row] = await outbox_until(database, finished)
    assert texts(anna) == ["a", "a"]
    assert (row.state, row.attempts, row.problem) == ("uncertain", 2, "SocketTimeoutError")


async def test_repetition_that_arrives_is_sent(
    database: Database, gateway: TelegramGateway, hands: Hands, anna: Citizen, world: World
) -> None:
    """If the repetition gets its answer the row is sent, with the id of the second message."""
    hang(world)
    await put(database, hands(), note(anna.id, "a"))
    async with sending(database, gateway, hands):
        [row] = await outbox_until(database, finished)
    assert (row.state, row.message_id) == ("sent", anna.last.id)


@pytest.mark.parametrize("kind", [FaultKind.HANG_AFTER, FaultKind.DROP_AFTER, FaultKind.HANG_BEFORE])
async def test_announcement_that_may_have_arrived_is_not_repeated(
    database: Database,
    gateway: TelegramGateway,
    hands: Hands,
    anna: Citizen,
    bent: Citizen,
    world: World,
    kind: FaultKind,
) -> None:
    """Rather one reader too few than one who reads it twice: the row is uncertain, and the log says so."""
    world.faults.add(Fault(kind=kind, method="sendMessage", chat_id=anna.id))
    await put(database, hands(), *(note(each.id, "fest", Purpose.ANNOUNCEMENT) for each in (anna, bent)))
    async with sending(database, gateway, hands):
        rows = await outbox_until(database, finished)
        hands.turn(3600)
        await put(database, hands(), note(bent.id, "b"))
        await bent.replies(2)
    assert [row.state for row in rows] == ["uncertain", "sent"]
    assert texts(anna) == ([] if kind is FaultKind.HANG_BEFORE else ["fest"])


async def test_what_certainly_was_not_sent_is_tried_until_it_is(
    database: Database, gateway: TelegramGateway, hands: Hands, anna: Citizen, world: World
) -> None:
    """While Telegram answers with faults of its own a row waits with growing pauses, and then arrives once."""
    world.faults.add(Fault(kind=FaultKind.SERVER_ERROR, method="sendMessage", times=3))
    await put(database, hands(), note(anna.id, "fest", Purpose.ANNOUNCEMENT))
    async with sending(database, gateway, hands):
        for pause in (0.5, 1.0, 2.0):
            [row] = await outbox_until(database, lambda rows: rows[0].not_before > hands())
            assert row.state == "due"
            assert 0 < (row.not_before - hands()).total_seconds() <= pause
            hands.turn(pause)
        await anna.replies(1)
        [row] = await outbox_until(database, finished)
    assert (texts(anna), row.state, row.attempts) == (["fest"], "sent", 4)


async def test_reply_does_not_spend_its_repeat_on_a_dead_network(
    database: Database, gateway: TelegramGateway, hands: Hands, anna: Citizen, world: World
) -> None:
    """While the network is away nothing is sent after the first unclear end; when it is back the reply arrives once."""
    gone = world.faults.add(Fault(kind=FaultKind.GONE))
    await put(database, hands(), note(anna.id, "a"))
    async with sending(database, gateway, hands):
        for asked in range(1, 6):
            while len(world.log.calls("getMe")) <= asked:
                hands.turn(0.5)
                await outbox_rows(database)
        # A network that is gone may cut it off before the stand-in has read it.
        assert len(world.log.calls("sendMessage")) <= 1
        world.faults.lift(gone.id)
        hands.turn(5)
        [row] = await outbox_until(database, finished)
    assert (row.state, row.attempts, texts(anna)) == ("sent", 2, ["a"])


async def test_repeat_is_not_spent_by_a_sender_that_had_just_looked(
    database: Database, gateway: TelegramGateway, hands: Hands, anna: Citizen, world: World
) -> None:
    """A sender that waits for the database when the network goes asks Telegram before it repeats anything.

    It had asked itself whether there is reason to doubt before the reply's unclear end, and saw its row after it.
    """
    world.faults.add(Fault(kind=FaultKind.HANG_BEFORE, method="sendMessage"))
    await put(database, hands(), note(anna.id, "a"))
    async with sending(database, gateway, hands) as sender:
        while not world.log.calls("sendMessage"):
            await outbox_rows(database)
        async with database.transaction():
            sender.wake()
            await _let_others_go_on()
            gone = world.faults.add(Fault(kind=FaultKind.GONE))
            hands.turn(11)
            await _let_others_go_on()
        while len(world.log.calls("getMe")) < 2:
            hands.turn(0.5)
            await outbox_rows(database)
        world.faults.lift(gone.id)
        hands.turn(5)
        [row] = await outbox_until(database, finished)
    assert (row.state, row.attempts, texts(anna)) == ("sent", 2, ["a"])


async def _let_others_go_on() -> None:
    for _ in range(1000):
        await asyncio.sleep(0)


async def test_blocked_chat_stops_nobody(
    database: Database, gateway: TelegramGateway, hands: Hands, anna: Citizen, bent: Citizen
) -> None:
    """A citizen who has blocked the assistant is noted, and the others get their messages."""
    anna.block()
    await put(database, hands(), note(anna.id, "a"), note(bent.id, "b"), note(anna.id, "c"))
    async with sending(database, gateway, hands):
        rows = await outbox_until(database, finished)
    assert [row.state for row in rows] == ["blocked", "sent", "blocked"]
    assert rows[0].problem is not None
    assert "blocked" in rows[0].problem


async def test_moved_group_is_followed(
    database: Database, gateway: TelegramGateway, hands: Hands, world: World
) -> None:
    """When the group has become a supergroup, its rows go to the new id, now and those for later, and it is noted."""
    group = world.add_group("Vagten", kind=ChatKind.GROUP, bot=Place.ADMINISTRATOR)
    world.add_member(group, "Bo")
    old = group.id
    group.migrate()
    await put(database, hands(), *(in_case(note(old, f"sag {case}"), case) for case in (1, 2)))
    await put(database, hands(), note(old, "senere", not_before=hands() + timedelta(hours=1)))
    async with sending(database, gateway, hands):
        *rows, later = await outbox_until(database, lambda rows: finished(rows[:2]))
        assert sorted(message.text for message in group.messages()) == ["sag 1", "sag 2"]
    assert [(row.state, row.chat_id) for row in rows] == [("sent", group.id)] * 2
    assert (later.state, later.chat_id) == ("due", group.id)
    async with database.reading() as session:
        moved = await session.get_one(MovedChatRow, old)
    assert moved.new_id == group.id


async def test_refused_markup_is_sent_as_plain_text(
    database: Database,
    gateway: TelegramGateway,
    hands: Hands,
    anna: Citizen,
    world: World,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Where Telegram cannot read the markup the citizen gets the bare words and the buttons, and the log an error."""
    keyboard = ((Button("Ja", "ok:"),),)
    broken = Message(anna.id, "<b>Pas</b> koster 900 kr. &amp; tager tid <i>", keyboard)
    await put(database, hands(), Outgoing(Send(broken)))
    async with sending(database, gateway, hands):
        [row] = await outbox_until(database, finished)
    world.violations.clear()
    assert (row.state, row.attempts) == ("sent", 2)
    assert anna.last.text.strip() == "Pas koster 900 kr. & tager tid"
    assert anna.last.buttons
    assert "level=error event=message.bad_markup" in caplog.text
    assert "koster 900" not in caplog.text


async def test_plain_text_is_tried_once(
    database: Database, gateway: TelegramGateway, hands: Hands, anna: Citizen, world: World
) -> None:
    """If even the plain text is refused the row has failed, and is not tried a third time."""
    world.faults.add(Fault(kind=FaultKind.REFUSE, status=400, description=REFUSED_MARKUP, times=None))
    await put(database, hands(), note(anna.id, "a"))
    async with sending(database, gateway, hands):
        [row] = await outbox_until(database, finished)
    assert (row.state, row.attempts) == ("failed", 2)
    assert len(world.log.calls("sendMessage")) == 2


async def test_refusal_is_final(
    database: Database, gateway: TelegramGateway, hands: Hands, anna: Citizen, caplog: pytest.LogCaptureFixture
) -> None:
    """What Telegram refuses for good has failed, with Telegram's reason in row and log, and the next message goes."""
    await put(database, hands(), note(424242, "a"), note(anna.id, "b"))
    async with sending(database, gateway, hands):
        rows = await outbox_until(database, finished)
    assert [(row.state, row.problem) for row in rows] == [("failed", "Chat not found"), ("sent", None)]
    assert "event=message.not_delivered" in caplog.text


async def test_too_long_text_comes_in_parts(
    database: Database, gateway: TelegramGateway, hands: Hands, anna: Citizen, world: World
) -> None:
    """What Telegram finds too long arrives whole and in order, before what was said after it, buttons at its end."""
    sentence = "Et pas koster penge &amp; tager tid. "
    long = Message(anna.id, f"<b>Kort</b> {sentence * 200}slut", ((Button("Ja", "ok:"),),))
    await put(database, hands(), Outgoing(Send(long)), note(anna.id, "bagefter"))
    async with sending(database, gateway, hands):
        rows = await outbox_until(database, finished)
    world.violations.clear()
    *parts, after = [message for message in anna.chat if message.from_bot]
    assert [row.state for row in rows] == ["sent", "sent"]
    assert " ".join(" ".join(part.text for part in parts).split()) == f"Kort {sentence * 200}slut".replace("&amp;", "&")
    assert len(parts) > 1
    assert [bool(part.buttons) for part in parts] == [False] * (len(parts) - 1) + [True]
    assert after.text == "bagefter"


async def test_what_cannot_be_made_shorter_has_failed(
    database: Database, gateway: TelegramGateway, hands: Hands, anna: Citizen, world: World
) -> None:
    """A text that is refused as too long however short it gets comes to an end, and the next message goes."""
    world.faults.add(Fault(kind=FaultKind.REFUSE, status=400, description="Bad Request: message is too long", times=12))
    await put(database, hands(), note(anna.id, "en kort besked"), note(anna.id, "b"))
    async with sending(database, gateway, hands):
        first, _ = await outbox_until(database, finished)
    assert first.state == "failed"


async def test_repair_is_made_however_often_it_was_tried(
    database: Database, gateway: TelegramGateway, hands: Hands, anna: Citizen, world: World
) -> None:
    """Markup that is first refused after many attempts that never reached Telegram is still sent as plain text."""
    world.faults.add(Fault(kind=FaultKind.REFUSE, status=400, description=REFUSED_MARKUP))
    await put(database, hands(), note(anna.id, "a"))
    async with database.transaction() as session:
        (await session.get_one(OutboxRow, 1)).attempts = MOST_REPAIRS + 1
    async with sending(database, gateway, hands):
        [row] = await outbox_until(database, finished)
    assert (row.state, texts(anna)) == ("sent", ["a"])


@pytest.mark.parametrize("payload", [{"do": "of_tomorrow"}, {"do": "send"}, {}])
async def test_what_cannot_be_read_stops_nothing_else(
    database: Database,
    gateway: TelegramGateway,
    hands: Hands,
    anna: Citizen,
    caplog: pytest.LogCaptureFixture,
    payload: dict[str, str],
) -> None:
    """A row of another version of the program has failed, which the log tells; what waits behind it is sent."""
    await put(database, hands(), note(anna.id, "a"), note(anna.id, "b"))
    async with database.transaction() as session:
        (await session.get_one(OutboxRow, 1)).payload = payload
    async with sending(database, gateway, hands):
        rows = await outbox_until(database, finished)
    assert [row.state for row in rows] == ["failed", "sent"]
    assert texts(anna) == ["b"]
    assert "event=outbox.unreadable" in caplog.text


async def test_what_points_at_messages_of_the_old_group_does_not_move(
    database: Database, gateway: TelegramGateway, hands: Hands, world: World
) -> None:
    """In the group's new place old ids mean other messages: replies stand alone, edits come anew, marks are dropped."""
    group = world.add_group("Vagten", kind=ChatKind.GROUP, bot=Place.ADMINISTRATOR)
    world.add_member(group, "Bo")
    old = group.id
    group.migrate()
    operations = (
        Send(Message(old, "svar", reply_to=3)),
        Edit(Message(old, "rettet"), 4),
        Mark(old, 5, "👍"),
        DropKeyboard(old, 6),
    )
    await put(database, hands(), *(Outgoing(operation, Purpose.TO_STAFF) for operation in operations))
    async with sending(database, gateway, hands):
        rows = await outbox_until(database, finished)
    assert [row.state for row in rows] == ["sent", "sent", "failed", "failed"]
    assert all(row.finished_at is not None for row in rows)
    assert [(message.text, message.reply_to) for message in group.messages()] == [("svar", None), ("rettet", None)]
