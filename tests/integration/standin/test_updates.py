from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bot.standin.updates import FIRST_UPDATE, Gone, Updates


class Queue(RuleBasedStateMachine):
    """Updates beside a plain list of the ids that should be pending."""

    def __init__(self) -> None:
        super().__init__()
        self.updates = Updates()
        self.expected: list[int] = []
        self.made = 0

    @rule()
    def add(self) -> None:
        """A new update is last, with the next id."""
        self.updates.add("message", {})
        self.expected.append(FIRST_UPDATE + self.made)
        self.made += 1

    @rule(back=st.integers(0, 5))
    def confirm(self, back: int) -> None:
        """An offset confirms all before it."""
        offset = FIRST_UPDATE + self.made - back
        self.updates.confirm(offset)
        self.expected = [number for number in self.expected if number >= offset]

    @rule(keep=st.integers(1, 5))
    def forget(self, keep: int) -> None:
        """A negative offset keeps so many."""
        self.updates.confirm(-keep)
        self.expected = self.expected[-keep:]

    @rule()
    def unwanted(self) -> None:
        """What was not asked for is never made, and uses up no id."""
        assert self.updates.add("chat_member", {}) is None

    @invariant()
    def pending_is_as_expected(self) -> None:
        """Nothing is lost, repeated or out of order."""
        assert [update["update_id"] for update in self.updates.pending] == self.expected


TestQueue = Queue.TestCase
TestQueue.settings = settings(max_examples=30, stateful_step_count=20)


@given(st.sets(st.sampled_from(["message", "callback_query", "message_reaction", "chat_member"])))
def test_an_explicit_list_is_meant_exactly(kinds: set[str]) -> None:
    """A list that is not empty lets exactly its kinds through; an empty one means the default."""
    updates = Updates()
    updates.allow(kinds)
    for kind in ("message", "callback_query", "message_reaction", "chat_member"):
        assert updates.wants(kind) is (kind in (kinds or {"message", "callback_query"}))


async def test_a_poll_ends_when_the_stand_in_stops() -> None:
    """Nobody waits for a stand-in that is gone."""
    updates = Updates()
    updates.close()
    with pytest.raises(Gone):
        await updates.poll(offset=0, limit=100, seconds=30)
