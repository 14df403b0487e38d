"""The sender at work: real rows, the real client, and a stand-in for Telegram that does wrong on request."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Bot

from bot import desk
from bot.database import Database
from bot.desk import Case, CaseState
from bot.messages import Button, Message
from bot.standin import Citizen, Fault, FaultKind, Group, Staff, World
from bot.standin.model import ChatKind
from bot.standin.model import Status as Place
from bot.tables import MovedChatRow, OutboxRow
from bot.transport import claims, sender
from bot.transport.claims import OUTBOX
from bot.transport.gateway import TelegramGateway
from bot.transport.limits import Books, Rates
from bot.transport.operations import Operation, Send
from bot.transport.outbox import REPLY_TO_CARD, Outgoing, Purpose, in_case
from bot.transport.results import OutboxState, Outcome
from bot.transport.sender import Follow, Sender
from knowledge.entries import Language
from tests.integration.transport.hands import Hands
from tests.integration.transport.rows import finished, note, outbox_rows, outbox_states, outbox_until, put

FAST = Rates(overall=1000, overall_burst=1000, chat_burst=1000, chat_interval=0.001, group=1000)
REFUSED_MARKUP = "Bad Request: can't parse entities: Unsupported start tag"
CITIZENS_PURPOSES = [purpose for purpose in Purpose if purpose is not Purpose.ANNOUNCEMENT]


async def nothing(session: AsyncSession, row: OutboxRow, state: OutboxState) -> None:
    """Nothing follows."""


@asynccontextmanager
async def sending(
    database: Database,
    gateway: TelegramGateway,
    clock: Hands,
    *,
    rates: Rates = FAST,
    follow: Follow = nothing,
    grace: float = 0.0,
) -> AsyncIterator[Sender]:
    """A sender at work until the block is left; then it has `grace` seconds."""
    made = Sender(database, gateway, Books(rates), follow=follow, clock=clock, owner=claims.new_owner())
    running = asyncio.create_task(made.run())
    try:
        yield made
        await made.finish(grace)
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
        await made.finish(0)


@pytest.fixture
def gateway(bot: Bot) -> TelegramGateway:
    """The way to the stand-in."""
    return TelegramGateway(bot)


def texts(citizen: Citizen) -> list[str]:
    """What a citizen has got from the assistant."""
    return [message.text for message in citizen.chat if message.from_bot]


def hang(world: World, *, times: int = 1) -> None:
    """Let Telegram carry out what it is asked, and never answer."""
    world.faults.add(Fault(kind=FaultKind.HANG_AFTER, method="sendMessage", times=times))


async def test_due_rows_become_messages(
    database: Database, gateway: TelegramGateway, hands: Hands, anna: Citizen, bent: Citizen
) -> None:
    """What is due is sent, in order within a chat, and its row says so with the message's id."""
    await put(database, hands(), note(anna.id, "a"), note(bent.id, "b"), note(anna.id, "c"))
    async with sending(database, gateway, hands):
        rows = await outbox_until(database, finished)
    assert (texts(anna), texts(bent)) == (["a", "c"], ["b"])
    assert [(row.state, row.attempts, row.owner, row.problem) for row in rows] == [("sent", 1, None, None)] * 3
    sent = [*anna.chat, *bent.chat]
    assert {row.message_id for row in rows if row.chat_id == anna.id} == {m.id for m in anna.chat if m in sent[1:]}


async def test_reply_goes_out_at_once(
    database: Database, gateway: TelegramGateway, hands: Hands, anna: Citizen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reply waits for no look-round: the sender is woken when it is put."""
    monkeypatch.setattr(sender, "_POLL", 3600.0)
    async with sending(database, gateway, hands) as woken:
        await put(database, hands(), note(anna.id, "a"))
        woken.wake()
        assert [message.text for message in await anna.replies(1)] == ["a"]
        await outbox_until(database, finished)
        await put(database, hands(), note(anna.id, "b"))
        woken.wake()
        assert [message.text for message in await anna.replies(1)] == ["b"]


async def test_what_nobody_told_of_is_found(
    database: Database, gateway: TelegramGateway, hands: Hands, anna: Citizen
) -> None:
    """A row of another process is found without a signal, when its time has come."""
    async with sending(database, gateway, hands):
        await put(database, hands(), note(anna.id, "a"))
        hands.turn(1)
        assert len(await anna.replies(1)) == 1


class Watching(TelegramGateway):
    """The gateway, which notes how many connections to the database are in use while Telegram is asked."""

    def __init__(self, bot: Bot, database: Database) -> None:
        super().__init__(bot)
        self.database = database
        self.in_use: list[int] = []

    async def perform(self, operation: Operation, *, plain: bool = False) -> Outcome:
        """Look before and after."""
        pool: Any = self.database.engine.pool
        self.in_use.append(pool.checkedout())
        outcome = await super().perform(operation, plain=plain)
        self.in_use.append(pool.checkedout())
        return outcome


async def test_no_transaction_is_open_while_telegram_is_asked(
    database: Database, bot: Bot, hands: Hands, anna: Citizen, world: World
) -> None:
    """While a call is under way no connection to the database is in use, and everybody else may write."""
    await put(database, hands(), note(anna.id, "a"))
    world.faults.add(Fault(kind=FaultKind.HANG_BEFORE, method="sendMessage"))
    gateway = Watching(bot, database)
    async with sending(database, gateway, hands):
        assert await world.until(lambda: bool(gateway.in_use))
        await asyncio.wait_for(put(database, hands(), note(anna.id, "b")), 5)
        await anna.replies(2)
        await outbox_until(database, finished)
    assert set(gateway.in_use) == {0}


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
    assert (row.state, row.attempts, row.problem) == ("uncertain", 2, "ReadTimeout")


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
    async with sending(database, gateway, hands):
        rows = await outbox_until(database, finished)
        assert sorted(message.text for message in group.messages()) == ["sag 1", "sag 2"]
    assert [(row.state, row.chat_id) for row in rows] == [("sent", group.id)] * 2
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
    """If Telegram cannot read the markup the citizen gets the words without it, buttons and all, and the log an error."""
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


async def test_wait_that_telegram_asks_for_is_kept_for_its_chat(
    database: Database, gateway: TelegramGateway, hands: Hands, anna: Citizen, bent: Citizen, world: World
) -> None:
    """A chat that Telegram holds back gets nothing until then; all others wait for a second at most."""
    world.faults.add(Fault(kind=FaultKind.FLOOD, method="sendMessage", chat_id=anna.id, retry_after=300))
    await put(database, hands(), note(anna.id, "a"))
    async with sending(database, gateway, hands) as woken:
        await outbox_until(database, lambda rows: rows[0].not_before > hands())
        await put(database, hands(), note(bent.id, "b"), note(anna.id, "c"))
        hands.turn(1)
        woken.wake()
        assert [message.text for message in await bent.replies(1)] == ["b"]
        hands.turn(290)
        await put(database, hands(), note(bent.id, "d"))
        woken.wake()
        await bent.replies(1)
        assert texts(anna) == []
        hands.turn(10)
        assert [message.text for message in await anna.replies(2)] == ["a", "c"]


async def test_being_told_to_wait_is_no_failure(
    database: Database, gateway: TelegramGateway, hands: Hands, anna: Citizen, world: World
) -> None:
    """However often a row is told to wait, it is not given up when something else goes wrong then."""
    world.faults.add(Fault(kind=FaultKind.FLOOD, method="sendMessage", retry_after=1, times=20))
    world.faults.add(Fault(kind=FaultKind.REFUSE, status=400, description=REFUSED_MARKUP))
    await put(database, hands(), note(anna.id, "a"))
    async with sending(database, gateway, hands):
        for asked in range(1, 21):
            await outbox_until(database, lambda rows, asked=asked: rows[0].context.get("waits") == asked)
            hands.turn(1.1)
        [row] = await outbox_until(database, finished)
    assert (row.state, row.attempts, texts(anna)) == ("sent", 22, ["a"])


async def test_urgent_comes_first(
    database: Database, gateway: TelegramGateway, hands: Hands, anna: Citizen, world: World
) -> None:
    """Whatever was put first: replies go before relays, these before status, and announcements go last."""
    people = [world.add_citizen(f"Borger {number}") for number in range(8)]
    for person in people:
        person.start()
    purposes = [Purpose.ANNOUNCEMENT, Purpose.STATUS, Purpose.TO_CITIZEN, Purpose.REPLY]
    await put(database, hands(), *(note(p.id, w.value, w) for p, w in zip(people, purposes * 2, strict=True)))
    async with sending(database, gateway, hands, rates=Rates(overall=1, overall_burst=1)):
        for number in range(1, 9):
            assert await world.until(lambda number=number: len(world.log.calls("sendMessage")) == number)
            await outbox_until(database, lambda rows, number=number: sum(r.state == "sent" for r in rows) == number)
            hands.turn(1)
    said = [entry.params["text"] for entry in world.log.calls("sendMessage")]
    assert said == [purpose.value for purpose in reversed(purposes) for _ in range(2)]


async def test_flooded_group_holds_up_no_citizen(
    database: Database, gateway: TelegramGateway, hands: Hands, anna: Citizen, group: Group
) -> None:
    """With the group's minute used up, what is for the group waits in the database, and citizens are answered."""
    await put(database, hands(), *(in_case(note(group.id, f"sag {case}"), case) for case in range(30)))
    async with sending(database, gateway, hands, rates=Rates(overall=1000, overall_burst=1000)) as woken:
        await outbox_until(database, lambda rows: sum(row.state == "sent" for row in rows) == 20)
        await put(database, hands(), note(anna.id, "a"))
        woken.wake()
        await anna.replies(1)
        waiting = [row for row in await outbox_rows(database) if row.state != "sent" and row.chat_id == group.id]
        assert [(row.state, row.attempts) for row in waiting] == [("due", 0)] * 10
        hands.turn(60)
        await outbox_until(database, finished)
    assert len(group.messages()) == 30


async def test_what_follows_is_committed_with_the_result(
    database: Database, gateway: TelegramGateway, hands: Hands, anna: Citizen
) -> None:
    """The follow-up sees the final state, and if it fails the result is not written down either."""
    followed: list[tuple[int | None, OutboxState]] = []

    async def follow(session: AsyncSession, row: OutboxRow, state: OutboxState) -> None:
        followed.append((row.message_id, state))
        session.add(MovedChatRow(old_id=len(followed), new_id=2))
        await session.flush()
        if len(followed) == 1:
            raise RuntimeError("the follow-up fails")

    await put(database, hands(), note(anna.id, "a"))
    async with sending(database, gateway, hands, follow=follow):
        assert await anna.sees(lambda chat: len(chat) == 2)
        async with asyncio.timeout(10):
            while not followed:
                await outbox_rows(database)
        assert await outbox_states(database) == ["sending"]
        async with database.reading() as session:
            assert await session.get(MovedChatRow, 1) is None
        hands.turn(claims.LEASE.total_seconds() + 6)
        [row] = await outbox_until(database, finished)
    assert row.state == "sent"
    assert followed[1] == (row.message_id, OutboxState.SENT)


async def die_while_sending(database: Database, hands: Hands, *outgoing: Outgoing) -> None:
    """Leave rows as a process does that dies while it sends them."""
    await put(database, hands(), *outgoing)
    async with database.transaction() as session:
        await claims.claim(session, OUTBOX, "dead", hands(), most=10)


async def test_rows_of_a_dead_sender_are_taken_over(
    database: Database, gateway: TelegramGateway, hands: Hands, anna: Citizen, bent: Citizen
) -> None:
    """What a process was sending when it died may have arrived: a reply is sent again, an announcement is not."""
    await die_while_sending(database, hands, note(anna.id, "a"), note(bent.id, "fest", Purpose.ANNOUNCEMENT))
    async with sending(database, gateway, hands):
        rows = await outbox_until(database, finished)
    assert [row.state for row in rows] == ["sent", "uncertain"]
    assert (texts(anna), texts(bent)) == (["a"], [])


async def test_announcement_cut_off_by_a_stop_is_not_sent_again(
    database: Database, gateway: TelegramGateway, hands: Hands, anna: Citizen, bent: Citizen, world: World
) -> None:
    """What was under way when a stopping process ran out of time is as unclear as after a death, and so treated."""
    hang(world, times=2)
    await put(database, hands(), note(anna.id, "a"), note(bent.id, "fest", Purpose.ANNOUNCEMENT))
    async with sending(database, gateway, hands):
        await anna.replies(1)
        await bent.replies(1)
    assert await outbox_states(database) == ["due", "uncertain"]
    async with sending(database, gateway, hands):
        await outbox_until(database, finished)
    assert (texts(anna), texts(bent)) == (["a", "a"], ["fest"])


async def test_stopping_sender_finishes_what_is_under_way(
    database: Database, gateway: TelegramGateway, hands: Hands, anna: Citizen, world: World
) -> None:
    """A sender that stops waits for the answers it can still get, and leaves nothing claimed."""
    world.faults.add(Fault(kind=FaultKind.SLOW, method="sendMessage", delay=0.05))
    await put(database, hands(), note(anna.id, "a"))
    async with sending(database, gateway, hands, grace=5.0):
        await anna.sees(lambda chat: len(chat) == 2 or bool(world.faults.all()[0].used))
    assert await outbox_states(database) == ["sent"]


class Taken(TelegramGateway):
    """The gateway, while another process takes the row over."""

    def __init__(self, bot: Bot, database: Database) -> None:
        super().__init__(bot)
        self.database = database

    async def perform(self, operation: Operation, *, plain: bool = False) -> Outcome:
        """Lose the lease, then go on."""
        async with self.database.transaction() as session:
            for row in await outbox_rows(self.database):
                mine = await session.get_one(OutboxRow, row.id)
                mine.owner = "another"
        return await super().perform(operation, plain=plain)


async def test_lost_lease_writes_nothing(
    database: Database, bot: Bot, hands: Hands, anna: Citizen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sender that was thought dead does not write over what the process has that took its row over."""
    followed: list[OutboxState] = []

    async def follow(session: AsyncSession, row: OutboxRow, state: OutboxState) -> None:
        followed.append(state)

    settled = asyncio.Event()
    wake = Sender.wake

    def woken(self: Sender) -> None:
        settled.set()
        wake(self)

    monkeypatch.setattr(Sender, "wake", woken)
    await put(database, hands(), note(anna.id, "a"))
    async with sending(database, Taken(bot, database), hands, follow=follow):
        await asyncio.wait_for(settled.wait(), 5)
        [row] = await outbox_rows(database)
    assert (row.state, row.owner, row.message_id) == ("sending", "another", None)
    assert followed == []


async def test_sender_that_cannot_keep_its_leases_stops(
    database: Database, gateway: TelegramGateway, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without its heartbeat a sender would lose its rows unnoticed: it ends with the error instead."""

    async def fail(*_: object) -> None:
        raise ConnectionError("the database is gone")

    monkeypatch.setattr(claims, "renew", fail)
    made = Sender(database, gateway, Books(FAST), follow=nothing, clock=hands, owner="one")
    running = asyncio.create_task(made.run())
    await asyncio.wait_for(made_running(made), 5)
    hands.turn(6)
    with pytest.raises(ExceptionGroup) as caught:
        await running
    assert [str(error) for error in caught.value.exceptions] == ["the database is gone"]


async def made_running(made: Sender) -> None:
    """Wait until a sender has begun."""
    while not made._running:  # noqa: ASYNC110, SLF001 - nothing else tells
        await asyncio.sleep(0)


async def test_message_answers_the_card_of_its_case(
    database: Database, gateway: TelegramGateway, hands: Hands, group: Group, bo: Staff
) -> None:
    """What a case brings to the group answers its card, whose id is known only once the card has arrived."""
    card = bo.send("Nyt spørgsmål")
    case = Case(0, 1001, CaseState.OPEN, Language.DA, "?", "asked", "")
    async with database.transaction() as session:
        opened = await desk.open_case(session, case, hands())
        await desk.bind_message(session, opened, (group.id, card.id))
    relayed = note(group.id, "og et skur?", Purpose.TO_STAFF, context={"case": opened.id, REPLY_TO_CARD: opened.id})
    await put(database, hands(), in_case(relayed, opened.id))
    async with sending(database, gateway, hands):
        await outbox_until(database, finished)
    assert group.messages()[-1].reply_to is card
