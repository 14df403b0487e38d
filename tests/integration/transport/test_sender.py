"""The sender at work: real rows, the real client, Telegram's limits, and the most urgent first."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from telegram import Bot

from bot.desk import cases, places
from bot.desk.cases import Case
from bot.desk.states import CaseState
from bot.standin import Citizen, Fault, FaultKind, Group, Staff, World
from bot.storage.database import Database
from bot.transport.outgoing import sender
from bot.transport.outgoing.gateway import TelegramGateway
from bot.transport.outgoing.limits import Rates
from bot.transport.outgoing.operations import Operation
from bot.transport.outgoing.outbox import REPLY_TO_CARD, Purpose, in_case
from bot.transport.outgoing.results import Outcome
from knowledge.entries import Language
from tests.integration.transport.hands import Hands
from tests.integration.transport.post import sending, sent, texts, waited
from tests.integration.transport.rows import announced, finished, note, outbox_rows, outbox_until, put

REFUSED_MARKUP = "Bad Request: can't parse entities: Unsupported start tag"


async def test_due_rows_become_messages(
    database: Database, gateway: TelegramGateway, hands: Hands, anna: Citizen, bent: Citizen
) -> None:
    """What is due is sent, in order within a chat, and its row says so with the message's id."""
    await put(database, hands(), note(anna.id, "a"), note(bent.id, "b"), note(anna.id, "c"))
    async with sending(database, gateway, hands):
        rows = await outbox_until(database, finished)
    assert (texts(anna), texts(bent)) == (["a", "c"], ["b"])
    assert [(row.state, row.attempts, row.owner, row.problem) for row in rows] == [("sent", 1, None, None)] * 3
    assert [row.message_id for row in rows if row.chat_id == anna.id] == [each.id for each in anna.chat[1:]]


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


async def test_what_is_too_late_is_not_sent_and_holds_up_nobody_else(
    database: Database, gateway: TelegramGateway, hands: Hands, anna: Citizen, bent: Citizen
) -> None:
    """A row whose last moment has come stays where it is, for whoever put it there; others and earlier ones go."""
    now = hands()
    late = announced(anna.id, "for sent", "nat", not_after=now)
    await put(
        database, now, late, announced(bent.id, "i tide", "nat", not_after=now + timedelta(hours=1)), note(anna.id)
    )
    async with sending(database, gateway, hands):
        await outbox_until(database, lambda rows: [row.state for row in rows] == ["due", "sent", "sent"])
    assert (texts(anna), texts(bent)) == (["hej"], ["i tide"])


class Watching(TelegramGateway):
    """The gateway, which notes whether all connections to the database came free while Telegram was asked."""

    def __init__(self, bot: Bot, database: Database) -> None:
        super().__init__(bot)
        self.database = database
        self.free: list[bool] = []

    async def perform(self, operation: Operation, *, plain: bool = False) -> Outcome:
        """Look until no connection is in use, or the answer is there."""
        pool: Any = self.database.engine.pool
        asking = asyncio.create_task(super().perform(operation, plain=plain))
        while pool.checkedout() and not asking.done():  # noqa: ASYNC110 - a pool tells nobody
            await asyncio.sleep(0)
        self.free.append(not asking.done())
        return await asking


async def test_no_transaction_is_open_while_telegram_is_asked(
    database: Database, bot: Bot, hands: Hands, anna: Citizen, world: World
) -> None:
    """While a call is under way no connection to the database is in use: who writes is not kept waiting by Telegram."""
    await put(database, hands(), note(anna.id, "a"))
    world.faults.add(Fault(kind=FaultKind.HANG_BEFORE, method="sendMessage"))
    gateway = Watching(bot, database)
    async with sending(database, gateway, hands):
        assert [message.text for message in await anna.replies(1)] == ["a"]
        await outbox_until(database, finished)
    assert gateway.free[0]


async def test_wait_that_telegram_asks_for_is_kept_for_its_chat(
    database: Database, gateway: TelegramGateway, hands: Hands, anna: Citizen, bent: Citizen, world: World
) -> None:
    """A chat that Telegram holds back gets nothing until then; all others wait for a second at most."""
    world.faults.add(Fault(kind=FaultKind.FLOOD, method="sendMessage", chat_id=anna.id, retry_after=300))
    await put(database, hands(), note(anna.id, "a"))
    async with sending(database, gateway, hands) as woken:
        await outbox_until(database, lambda rows: rows[0].not_before > hands())
        await put(database, hands(), note(bent.id, "b"), note(anna.id, "c"), note(anna.id, "d", Purpose.STATUS))
        hands.turn(1)
        woken.wake()
        assert [message.text for message in await bent.replies(1)] == ["b"]
        hands.turn(290)
        await put(database, hands(), note(bent.id, "e"))
        woken.wake()
        await bent.replies(1)
        assert texts(anna) == []
        hands.turn(10)
        assert sorted(message.text for message in await anna.replies(3)) == ["a", "c", "d"]


async def test_being_told_to_wait_is_no_failure(
    database: Database, gateway: TelegramGateway, hands: Hands, anna: Citizen, world: World
) -> None:
    """However often a row is told to wait, it is not given up when something else goes wrong then."""
    world.faults.add(Fault(kind=FaultKind.FLOOD, method="sendMessage", retry_after=1, times=20))
    world.faults.add(Fault(kind=FaultKind.REFUSE, status=400, description=REFUSED_MARKUP))
    await put(database, hands(), note(anna.id, "a"))
    async with sending(database, gateway, hands):
        for asked in range(1, 21):
            await outbox_until(database, partial(waited, asked))
            hands.turn(1.1)
        [row] = await outbox_until(database, finished)
    assert (row.state, row.attempts, texts(anna)) == ("sent", 22, ["a"])


async def test_urgent_comes_first(database: Database, gateway: TelegramGateway, hands: Hands, world: World) -> None:
    """Whatever was put first: replies go before relays, these before status, and announcements go last."""
    people = [world.add_citizen(f"Borger {number}") for number in range(8)]
    for person in people:
        person.start()
    purposes = [Purpose.ANNOUNCEMENT, Purpose.STATUS, Purpose.TO_CITIZEN, Purpose.REPLY]
    await put(database, hands(), *(note(p.id, w.value, w) for p, w in zip(people, purposes * 2, strict=True)))
    async with sending(database, gateway, hands, rates=Rates(overall=1, overall_burst=1)):
        for number in range(1, 9):
            await outbox_until(database, partial(sent, number))
            hands.turn(1)
    said = [entry.params["text"] for entry in world.log.calls("sendMessage")]
    assert said == [purpose.value for purpose in reversed(purposes) for _ in range(2)]


async def test_flooded_group_holds_up_no_citizen(
    database: Database, gateway: TelegramGateway, hands: Hands, anna: Citizen, group: Group
) -> None:
    """With the group's minute used up, what is for the group waits in the database, and citizens are answered."""
    await put(database, hands(), *(in_case(note(group.id, f"sag {case}"), case) for case in range(30)))
    async with sending(database, gateway, hands, rates=Rates(overall=1000, overall_burst=1000)) as woken:
        await outbox_until(database, partial(sent, 20))
        await put(database, hands(), note(anna.id, "a"))
        woken.wake()
        await anna.replies(1)
        waiting = [row for row in await outbox_rows(database) if row.state != "sent" and row.chat_id == group.id]
        assert [(row.state, row.attempts) for row in waiting] == [("due", 0)] * 10
        hands.turn(60)
        await outbox_until(database, finished)
    assert len(group.messages()) == 30


async def test_message_answers_the_card_of_its_case(
    database: Database, gateway: TelegramGateway, hands: Hands, group: Group, bo: Staff
) -> None:
    """What a case brings to the group answers its card, whose id is known only once the card has arrived."""
    card = bo.send("Nyt spørgsmål")
    case = Case(0, 1001, CaseState.OPEN, Language.DA, "?", "asked", "")
    async with database.transaction() as session:
        opened = await cases.open_case(session, case, hands())
        await places.bind_message(session, opened, (group.id, card.id))
    relayed = note(group.id, "og et skur?", Purpose.TO_STAFF, context={"case": opened.id, REPLY_TO_CARD: opened.id})
    await put(database, hands(), in_case(relayed, opened.id))
    async with sending(database, gateway, hands):
        await outbox_until(database, finished)
    assert group.messages()[-1].reply_to is card
