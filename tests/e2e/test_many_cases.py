"""Two hundred open cases and a group that takes twenty operations a minute: everything arrives, in order per case."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.desk import cases, places
from bot.desk.cases import Case
from bot.desk.states import CaseState
from bot.standin import Citizen, Flood, World
from bot.standin.model import Topic
from bot.transport.incoming import inbox
from knowledge.entries import Language
from tests.e2e.settling import settled
from tests.e2e.test_metrics import figures, free_port, read
from tests.e2e.town import NOW, Town, open_town

CASES = 200
A_MINUTE = 20
COLOUR = 7322096
TWICE = 50
"""As many citizens write a second time before anything of theirs has arrived."""

RELAYS = CASES + TWICE


class Minutes:
    """The time by which limits are kept, on both sides; it goes by itself and can be put forward."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._ahead = 0.0

    def seconds(self) -> float:
        """As the assistant counts it."""
        return time.monotonic() + self._ahead

    def now(self) -> datetime:
        """As the stand-in does."""
        return datetime.now(UTC) + timedelta(seconds=self._ahead)

    def turn(self) -> None:
        """Let a minute pass."""
        self._ahead += 61


async def _open_cases(town: Town) -> list[tuple[Citizen, Topic]]:
    people = [town.world.add_citizen(f"Borger {number}") for number in range(CASES)]
    topics = [_topic(town, f"Sag {number}") for number in range(1, CASES + 1)]
    async with town.assistant.database.transaction() as session:
        for person, topic in zip(people, topics, strict=True):
            wanted = Case(0, person.id, CaseState.OPEN, Language.DA, "?", "unsure", "")
            case = await cases.open_case(session, wanted, NOW - timedelta(hours=1))
            await places.set_topic(session, case.id, (town.group.id, topic.id))
    return list(zip(people, topics, strict=True))


def _topic(town: Town, name: str) -> Topic:
    """A topic that has been there for long: the assistant hears nothing of it now."""
    chat = town.group.chat
    topic = Topic(chat.last_id + 1, name, COLOUR, creator=town.world.bot)
    chat.topics[topic.id] = topic
    content = {"forum_topic_created": {"name": name, "icon_color": COLOUR}}
    town.world.post(chat, town.world.bot, content, thread=topic, service=True)
    return topic


async def _arrived(town: Town, number: int) -> bool:
    """Wait until the group has so many messages; those that opened its topics are there from the beginning."""
    messages = town.group.chat.messages
    return await town.world.until(lambda: len(messages) == CASES + number, within=60)


async def _all_heard(town: Town) -> None:
    """Wait until everything that was said has been handled; what follows from it may still wait to be sent."""
    async with asyncio.timeout(120):
        waiting = True
        while waiting:
            await asyncio.sleep(0.05)
            async with town.assistant.database.reading() as session:
                waiting = bool(town.world.updates.pending) or await inbox.unfinished(session) > 0


async def _shown(town: Town) -> dict[str, int]:
    """What the monitor reads."""
    return figures((await read(town, "/metrics"))[1])


async def test_all_relays_arrive_in_order_and_what_waits_is_told(world: World, tmp_path: Path) -> None:
    """Of 200 cases' messages twenty a minute arrive, each case's in order; metrics and `/sager` tell how many wait."""
    minutes = Minutes()
    world.now = minutes.now
    changes = {"metrics_port": free_port(), "sends_per_second": 1000}
    async with open_town(world, tmp_path, changes=changes, seconds=minutes.seconds) as town:
        people = await _open_cases(town)
        world.flood = Flood(per_chat=1000, per_group=A_MINUTE, overall=1000)
        for word, writing in (("først", people), ("siden", people[:TWICE])):
            for person, _ in writing:
                person.send(word)
        await _all_heard(town)
        assert await _arrived(town, A_MINUTE)
        shown = await _shown(town)
        assert RELAYS - A_MINUTE <= shown["borgerbot_relays_unsent"] < RELAYS
        assert (shown["borgerbot_cases_open"], shown["borgerbot_cases_waiting"]) == (CASES, CASES)
        assert shown["borgerbot_oldest_waiting_seconds"] >= 3600
        town.bo.send("/sager")
        await _all_heard(town)
        minutes.turn()
        town.assistant.service.sender.wake()
        assert await _arrived(town, 2 * A_MINUTE + 1)
        [told] = [m for m in town.group.messages() if "200 åbne sager" in m.text]
        assert f"{RELAYS - A_MINUTE} beskeder er ikke nået hertil endnu, den ældste fra " in told.text
        assert "200 venter på os, den ældste siden " in told.text

        # Beside the relays there are now the command and the list; the list was one of that minute's twenty.
        arrived = 2 * A_MINUTE + 1
        while arrived < RELAYS + 2:
            minutes.turn()
            town.assistant.service.sender.wake()
            arrived = min(RELAYS + 2, arrived + A_MINUTE)
            assert await _arrived(town, arrived)
        await settled(town)
        shown = await _shown(town)
        assert (shown["borgerbot_relays_unsent"], shown["borgerbot_oldest_unsent_seconds"]) == (0, 0)
        written = [
            [m.text.rpartition("\n")[2] for m in town.group.messages(topic) if not m.service] for _, topic in people
        ]
        assert written == [["først", "siden"]] * TWICE + [["først"]] * (CASES - TWICE)
        assert world.flood.refused == 0
