"""One person who had blocked the bot ended others' broadcast half-way (fault 115)."""

from __future__ import annotations

from datetime import timedelta

from bot.catalogue import Catalogue
from bot.desk.waiting.promises import Promises
from bot.desk.waiting.watching import Watching
from bot.standin import World
from bot.storage.database import Database
from bot.transport.outgoing.gateway import TelegramGateway
from bot.transport.outgoing.outcomes import Outcomes
from tests.integration.transport.hands import Hands
from tests.integration.transport.post import sending, texts
from tests.integration.transport.rows import announced, finished, outbox_until, put


async def test_everybody_else_gets_the_announcement(
    database: Database, gateway: TelegramGateway, hands: Hands, world: World
) -> None:
    """Some have blocked the assistant, deleted their account or never opened the chat: all the others read it."""
    people = [world.add_citizen(f"Borger {number}") for number in range(12)]
    for person in people[1:]:
        person.start()
    people[4].block()
    people[8].deactivate()
    await put(database, hands(), *(announced(person.id, "fest", "fest") for person in people))
    catalogue = Catalogue()
    watching = Watching(Promises(catalogue, hands, None, 1.0), timedelta(), timedelta())
    follow = Outcomes(catalogue, hands, "https://www.example.dk", watching).follow
    async with sending(database, gateway, hands, follow=follow):
        rows = await outbox_until(database, finished)
    reached = [bool(texts(person)) for person in people]
    assert reached == [number not in {0, 4, 8} for number in range(12)]
    assert [row.state for row in rows if row.state != "sent"] == ["blocked"] * 3
