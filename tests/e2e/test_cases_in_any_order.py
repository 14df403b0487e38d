"""Citizen, staff and assistant act in any order: no message reaches nobody, and two never answer at once."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import func, select

from bot.desk.states import CaseState
from bot.standin import World
from bot.standin.model import Message, Topic
from bot.tables import CaseRow, InboxRow, OutboxRow
from bot.transport import limits
from tests.e2e.town import Town, open_town

STRANGE = "må jeg bygge et drivhus i forhaven"
YES, END, AGAIN = "Ja, spørg en medarbejder", "Afslut samtalen", "Jeg er ikke færdig"
BY_A_PERSON = "(et menneske)"


class Desk(RuleBasedStateMachine):
    """A citizen, a colleague and the assistant; what must hold is checked after every act."""

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
        self.open = self.offered = self.closed_before = False
        self.words = 0

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

    @precondition(lambda self: not self.open)
    @rule()
    def asks_something_strange(self) -> None:
        """A question that nobody can answer is met with an offer."""
        said = self._after_citizen(lambda: self.town.anna.send(STRANGE))
        assert any(YES in labels for labels in map(_labels, said))
        self.offered = True

    @rule()
    def citizen_writes(self) -> None:
        """A message reaches staff in an open case, and is answered by the assistant where there is none."""
        word = self._word()
        said = self._after_citizen(lambda: self.town.anna.send(f"{word} hvad koster et pas"))
        assert (word in self._group()) is self.open
        assert bool(said) is not self.open
        self.offered = self.open and self.offered

    @precondition(lambda self: self.offered and not self.open)
    @rule()
    def citizen_accepts(self) -> None:
        """Yes opens the case: staff have a card, and the citizen a receipt."""
        said = self._after_citizen(lambda: self.town.anna.press(YES))
        assert any("sendt til en medarbejder" in message.text for message in said)
        assert self._topic() is not None
        self.open, self.offered = True, False

    @precondition(lambda self: self._topic() is not None)
    @rule()
    def staff_write(self) -> None:
        """What staff write in the topic reaches the citizen in an open case, and nobody in a closed one."""
        word, topic = self._word(), self._topic()
        assert topic is not None
        self._act(lambda: self.town.bo.send_in_topic(topic, f"{word} svar"))
        assert any(word in message.text for message in self.town.anna.chat) is self.open

    @precondition(lambda self: self.open)
    @rule()
    def citizen_ends(self) -> None:
        """The citizen ends the case and reads that the assistant is back."""
        said = self._after_citizen(lambda: self.town.anna.send("/afslut"))
        assert any("Nu er det mig" in message.text for message in said)
        self.open, self.closed_before = False, True

    @precondition(lambda self: self.open and self._topic() is not None)
    @rule()
    def staff_end(self) -> None:
        """Staff end the case, and the citizen reads so."""
        topic = self._topic()
        assert topic is not None
        said = self._after_citizen(lambda: self.town.bo.send_in_topic(topic, "/luk"))
        assert any("Nu er det mig" in message.text for message in said)
        self.open, self.closed_before = False, True

    @precondition(lambda self: self.closed_before and not self.open and self._button(AGAIN))
    @rule()
    def citizen_reopens(self) -> None:
        """The citizen goes on with the case that ended last."""
        said = self._after_citizen(lambda: self.town.anna.press(AGAIN))
        assert any("åben igen" in message.text for message in said)
        self.open, self.offered = True, False

    @precondition(lambda self: self._topic() is not None)
    @rule()
    def a_topic_is_deleted(self) -> None:
        """Somebody deletes the newest topic, in the middle of a case or after it."""
        topic = self._topic()
        assert topic is not None
        self.town.bo.delete_topic(topic)

    @precondition(lambda self: self._topic() is not None and not self._topic().closed)
    @rule()
    def a_topic_is_closed_by_hand(self) -> None:
        """Somebody closes the newest topic, which is not the way to end a case."""
        topic = self._topic()
        assert topic is not None
        self._act(lambda: self.town.bo.close_topic(topic))

    @invariant()
    def one_case_is_open_or_none(self) -> None:
        """The database says what the citizen was told: one open case, or none."""
        assert self._do(self._open_cases()) == int(self.open)

    def _after_citizen(self, act: Any) -> list[Message]:
        """What the citizen reads after an act that is not from a person."""
        before = self.town.anna.chat[-1].id if self.town.anna.chat else 0
        self._act(act)
        chat, bot = self.town.anna.chat, self.town.world.bot
        return [m for m in chat if m.id > before and m.sender is bot and BY_A_PERSON not in m.text]

    def _act(self, act: Any) -> None:
        act()
        self._do(self._settled())

    async def _settled(self) -> None:
        """Wait until everything said was handled, and everything to be said has been."""
        world = self.town.world
        quiet = 0
        async with asyncio.timeout(30):
            while quiet < 2:
                await asyncio.sleep(0.05)
                waiting = select(func.count()).select_from(OutboxRow).where(OutboxRow.finished_at.is_(None))
                heard = select(func.count()).select_from(InboxRow).where(InboxRow.state.in_(("waiting", "working")))
                async with self.town.assistant.database.reading() as session:
                    left = (await session.scalar(waiting) or 0) + (await session.scalar(heard) or 0)
                quiet = quiet + 1 if left == 0 and not world.updates.pending else 0

    async def _open_cases(self) -> int:
        query = select(func.count()).select_from(CaseRow).where(CaseRow.state != CaseState.CLOSED.value)
        async with self.town.assistant.database.reading() as session:
            return await session.scalar(query) or 0

    def _do(self, what: Coroutine[Any, Any, Any] | asyncio.Task[Any]) -> Any:
        return self._loop.run_until_complete(what)

    def _topic(self) -> Topic | None:
        topics = self.town.group.topics
        return topics[-1] if topics else None

    def _button(self, label: str) -> bool:
        return any(label in _labels(message) for message in self.town.anna.chat)

    def _group(self) -> str:
        return "\n".join(message.text for message in self.town.group.messages())

    def _word(self) -> str:
        self.words += 1
        return f"ord{self.words}x"


def _labels(message: Message) -> list[str]:
    return [button["text"] for row in message.keyboard for button in row]


TestDesk = pytest.mark.timeout(600)(Desk.TestCase)
TestDesk.settings = settings(
    max_examples=4,
    stateful_step_count=12,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    # Each step takes seconds; a failure is short enough to read as it is.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
