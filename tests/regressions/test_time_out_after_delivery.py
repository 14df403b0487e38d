"""A time-out after delivery made others send the same message three to six times (faults 89 and 91)."""

from __future__ import annotations

import pytest

from bot.standin import Citizen, Fault, FaultKind, World
from bot.storage.database import Database
from bot.transport.outgoing.gateway import TelegramGateway
from bot.transport.outgoing.outbox import Purpose
from tests.integration.transport.hands import Hands
from tests.integration.transport.post import sending, texts
from tests.integration.transport.rows import finished, note, outbox_until, put


@pytest.mark.parametrize("kind", [FaultKind.HANG_AFTER, FaultKind.DROP_AFTER])
@pytest.mark.parametrize(("purpose", "most"), [(Purpose.REPLY, 2), (Purpose.TO_CITIZEN, 2), (Purpose.ANNOUNCEMENT, 1)])
async def test_lost_answers_never_multiply_a_message(
    database: Database,
    gateway: TelegramGateway,
    hands: Hands,
    anna: Citizen,
    world: World,
    kind: FaultKind,
    purpose: Purpose,
    most: int,
) -> None:
    """Though every answer is lost for hours, and processes come and go, a message comes twice at most."""
    world.faults.add(Fault(kind=kind, method="sendMessage", times=None))
    await put(database, hands(), note(anna.id, "a", purpose))
    for _ in range(3):
        async with sending(database, gateway, hands):
            await outbox_until(database, finished)
            hands.turn(3600)
    assert 1 <= len(texts(anna)) <= most
