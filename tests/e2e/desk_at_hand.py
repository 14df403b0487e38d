"""A desk for tests in which anything may happen next: a town that goes on between steps, and looks into it."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis.stateful import RuleBasedStateMachine
from sqlalchemy import func, select

from bot.desk import cases, places
from bot.desk.cases import Case
from bot.desk.states import CaseState
from bot.standin import World
from bot.standin.model import Message, Topic
from bot.storage.tables import CaseRatingRow, CaseRow, InboxRow, OutboxRow
from bot.transport.outgoing import limits
from knowledge.storing.rows import read_rows
from tests.e2e.town import Town, labels, open_town

BY_A_PERSON = "(et menneske)"
_T = TypeVar("_T")


class DeskAtHand(RuleBasedStateMachine):
    """A citizen, a colleague and the assistant."""

    def __init__(self) -> None:
        super().__init__()
        self._loop = asyncio.new_event_loop()
        self._stop = asyncio.Event()
        self._ready: asyncio.Future[Town] = self._loop.create_future()
        self._folder = tempfile.TemporaryDirectory()
        # Telegram's minute for a group, made short: the order of things is tried here, not the waiting.
        self._patch = pytest.MonkeyPatch()
        self._patch.setattr(limits, "_MINUTE", 2.0)
        self._host = self._loop.create_task(self._open())
        self.town = self._loop.run_until_complete(self._ready)
        self._words = 0

    async def _open(self) -> None:
        async with open_town(World(token="1:TEST"), Path(self._folder.name)) as town:
            # Administrators write in closed topics, too.
            town.group.set_admin(town.bo)
            self._ready.set_result(town)
            await self._stop.wait()

    def teardown(self) -> None:
        """The assistant is stopped in order."""
        self._stop.set()
        self._do(self._host)
        self._loop.close()
        self._patch.undo()
        self._folder.cleanup()

    def act(self, act: Callable[[], object]) -> None:
        """Do something, and wait until all that follows from it has been said."""
        act()
        self._do(self._settled())

    def after(self, act: Callable[[], object]) -> list[Message]:
        """What the citizen reads after an act that is not from a person."""
        before = self.town.anna.chat[-1].id if self.town.anna.chat else 0
        self.act(act)
        chat, bot = self.town.anna.chat, self.town.world.bot
        return [m for m in chat if m.id > before and m.sender is bot and BY_A_PERSON not in m.text]

    def topic(self) -> Topic | None:
        """The newest topic."""
        topics = self.town.group.topics
        return topics[-1] if topics else None

    def newest_topic(self) -> Topic:
        """The newest topic, where there is one."""
        topic = self.topic()
        assert topic is not None
        return topic

    def mine(self, label: str) -> Message | None:
        """The citizen's newest message with this button, or None."""
        return next((m for m in reversed(self.town.anna.chat) if label in labels(m)), None)

    def theirs(self, label: str) -> Message | None:
        """The group's newest message with this button, or None."""
        return next((m for m in reversed(self.town.group.messages()) if label in labels(m)), None)

    def press(self, label: str) -> int:
        """Staff press the newest button with this label; gives the number of its case."""
        message = self.theirs(label)
        assert message is not None
        [data] = [button["callback_data"] for row in message.keyboard for button in row if button["text"] == label]
        self.act(lambda: self.town.bo.press(label, message))
        return int(data.partition(":")[2].partition(".")[0])

    def by_a_person(self) -> int:
        """How many messages from a person the citizen has got."""
        return sum(BY_A_PERSON in message.text for message in self.town.anna.chat)

    def group(self) -> str:
        """All that stands in the group."""
        return "\n".join(message.text for message in self.town.group.messages())

    def pictures(self) -> int:
        """How many pictures stand in the group."""
        return sum("photo" in message.content for message in self.town.group.messages())

    def word(self) -> str:
        """A word that was never said."""
        self._words += 1
        return f"ord{self._words}x"

    def case(self, number: int) -> Case | None:
        """A case as it is kept."""

        async def read() -> Case | None:
            async with self.town.assistant.database.reading() as session:
                return await cases.case_by_id(session, number)

        return self._do(read())

    def case_at(self, topic: Topic) -> Case:
        """The case that a topic belongs to."""

        async def read() -> Case | None:
            async with self.town.assistant.database.reading() as session:
                return await places.case_of_topic(session, self.town.group.id, topic.id)

        case = self._do(read())
        assert case is not None
        return case

    def open_cases(self) -> int:
        """How many cases are open."""
        return self._count(select(func.count()).select_from(CaseRow).where(CaseRow.state != CaseState.CLOSED.value))

    def ratings(self) -> int:
        """How many verdicts were counted."""
        return self._count(select(func.count()).select_from(CaseRatingRow))

    def drafted(self, number: int) -> bool:
        """Whether there is a draft of a case."""

        async def read() -> bool:
            async with self.town.assistant.database.reading() as session:
                return bool(await read_rows(session, [f"udkast-{number}"]))

        return self._do(read())

    def _count(self, query: Any) -> int:
        async def read() -> int:
            async with self.town.assistant.database.reading() as session:
                return await session.scalar(query) or 0

        return self._do(read())

    async def _settled(self) -> None:
        """Wait until everything said was handled, and everything to be said has been."""
        world = self.town.world
        quiet = 0
        async with asyncio.timeout(60):
            while quiet < 2:
                await asyncio.sleep(0.05)
                waiting = select(func.count()).select_from(OutboxRow).where(OutboxRow.finished_at.is_(None))
                heard = select(func.count()).select_from(InboxRow).where(InboxRow.state.in_(("waiting", "working")))
                async with self.town.assistant.database.reading() as session:
                    left = (await session.scalar(waiting) or 0) + (await session.scalar(heard) or 0)
                quiet = quiet + 1 if left == 0 and not world.updates.pending else 0

    def _do(self, what: Coroutine[Any, Any, _T] | asyncio.Task[_T]) -> _T:
        return self._loop.run_until_complete(what)
