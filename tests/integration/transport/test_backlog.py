"""Two hundred open cases and twenty operations a minute: order, urgency, and how much waits."""

from __future__ import annotations

from collections.abc import AsyncIterator
from functools import partial

import pytest
from telegram import Bot

from bot.desk import cases
from bot.desk.backlog import as_metrics, read_backlog
from bot.desk.cases import Case
from bot.desk.states import CaseState
from bot.standin import Flood, Group, Server, World
from bot.storage.database import Database
from bot.transport.outgoing import outbox
from bot.transport.outgoing.gateway import TelegramGateway
from bot.transport.outgoing.limits import Rates
from bot.transport.outgoing.outbox import Purpose, in_case
from bot.transport.request import Request
from knowledge.entries import Language
from tests.integration.transport.hands import Hands
from tests.integration.transport.post import sending, sent
from tests.integration.transport.rows import note, outbox_until

CASES = 200
A_MINUTE = 20


@pytest.fixture
async def gateway(world: World, server: Server) -> AsyncIterator[TelegramGateway]:
    """The way to the stand-in, with patience: twenty answers at once take a busy machine longer than a moment."""
    async with Bot(world.token, base_url=server.base_url, request=Request(seconds=30, reuse=False)) as bot:
        yield TelegramGateway(bot)


async def _open_cases(database: Database, group: Group, hands: Hands) -> None:
    """Two hundred cases whose citizens have all written once, and the last one a second time, urgently."""
    async with database.transaction() as session:
        for number in range(1, CASES + 1):
            await cases.open_case(
                session, Case(0, number, CaseState.OPEN, Language.DA, "?", "not_understood", ""), hands()
            )
        written = [(number, "a") for number in range(1, CASES + 1)] + [(CASES, "b")]
        relays = [in_case(note(group.id, f"{case} {text}", Purpose.TO_STAFF), case) for case, text in written]
        await outbox.put(session, relays, hands())


async def test_the_urgent_case_goes_first_and_nothing_is_overtaken_within_a_case(
    database: Database, gateway: TelegramGateway, hands: Hands, world: World, group: Group
) -> None:
    """Of 200 cases twenty relays a minute arrive, each case's in order, the urgent one's ahead, and none is refused."""
    world.flood = Flood(per_group=A_MINUTE)
    await _open_cases(database, group, hands)
    async with database.transaction() as session:
        await outbox.hurry(session, CASES, urgent=True)

    minutes = 0

    async with sending(database, gateway, hands, rates=Rates(overall=1000, overall_burst=1000)) as sender:
        for minutes in range(1, 12):
            due = min(A_MINUTE * minutes, CASES + 1)
            await outbox_until(database, partial(sent, due))
            async with database.reading() as session:
                backlog = await read_backlog(session)
            assert (backlog.open, backlog.waiting, backlog.unsent) == (CASES, CASES, CASES + 1 - due)
            hands.turn(61)
            sender.wake()
    texts = [message.text for message in group.messages()]
    assert texts.index("200 a") < A_MINUTE
    assert texts.index("200 a") < texts.index("200 b") < 2 * A_MINUTE
    assert (len(texts), len(set(texts)), world.flood.refused) == (CASES + 1, CASES + 1, 0)


async def test_what_waits_is_told_with_the_age_of_the_oldest(database: Database, hands: Hands, group: Group) -> None:
    """The figures say how many cases and messages wait, and for how many seconds the oldest has."""
    await _open_cases(database, group, hands)
    hands.turn(90)
    async with database.reading() as session:
        backlog = await read_backlog(session)
    lines = as_metrics(backlog, hands()).splitlines()
    figures = {name: int(figure) for name, figure in (line.split() for line in lines if not line.startswith("#"))}
    assert figures["borgerbot_cases_open"] == figures["borgerbot_cases_waiting"] == CASES
    assert figures["borgerbot_relays_unsent"] == CASES + 1
    assert 90 <= figures["borgerbot_oldest_waiting_seconds"] < 120
    assert 90 <= figures["borgerbot_oldest_unsent_seconds"] < 120


async def test_where_nothing_waits_the_figures_are_nought(database: Database, hands: Hands) -> None:
    """Without a case every figure is 0, so that a monitor can tell quiet from missing."""
    async with database.reading() as session:
        lines = as_metrics(await read_backlog(session), hands()).splitlines()
    assert [line.split()[1] for line in lines if not line.startswith("#")] == ["0"] * 5
