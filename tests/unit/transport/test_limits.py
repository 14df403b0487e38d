"""The books of Telegram's limits, on a time that only the test moves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field, fields

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.transport.outgoing.limits import Books, Rates

PEOPLE = st.integers(min_value=1, max_value=6)
GROUPS = st.integers(min_value=-2, max_value=-1)
CHATS = st.lists(PEOPLE | GROUPS, min_size=1, max_size=150)
CROWDS = st.lists(st.integers(min_value=1, max_value=10_000), min_size=1, max_size=200)
PAUSES = st.floats(min_value=0.0, max_value=90.0)


@dataclass
class Post:
    """Sends to chats as soon as the books allow, the earliest first, and takes down when."""

    books: Books = field(default_factory=Books)
    now: float = 1000.0
    sent: list[tuple[float, int]] = field(default_factory=list)

    def send_all(self, chats: list[int]) -> None:
        """Send one message to each; whoever may be written to now does not wait for those who may not."""
        waiting = list(chats)
        while waiting:
            ready = next((chat for chat in waiting if self.books.ready_at(chat, self.now) <= self.now), None)
            if ready is None:
                self.now = min(self.books.ready_at(chat, self.now) for chat in waiting)
                continue
            waiting.remove(ready)
            self.books.take(ready, self.now)
            self.sent.append((self.now, ready))

    def times(self, chat: int | None = None) -> list[float]:
        """When something was sent, to one chat or at all."""
        return [moment for moment, to in self.sent if chat in (None, to)]


def most_within(times: list[float], seconds: float) -> int:
    """The largest number of moments in any stretch of `seconds`, its end not counted."""
    return max(sum(1 for other in times if first <= other < first + seconds) for first in times)


@given(st.lists(st.tuples(PAUSES, CHATS), min_size=1, max_size=4))
@settings(max_examples=60)
def test_limits_are_kept_whatever_is_sent(rounds: list[tuple[float, list[int]]]) -> None:
    """At most 30 in any second, 20 in any minute to a group, and to a person a burst and then 1 a second."""
    post = Post()
    for pause, chats in rounds:
        post.now += pause
        post.send_all(chats)
    assert most_within(post.times(), 1.0) <= 30
    for chat in {to for _, to in post.sent}:
        times = post.times(chat)
        if chat < 0:
            assert most_within(times, 60.0) <= 20
            continue
        for index, first in enumerate(times):
            for number, moment in enumerate(times[index:], start=1):
                assert number <= 5 + (moment - first) + 1e-6


@given(CROWDS)
@example(list(range(1, 41)))
@settings(max_examples=60)
def test_crowd_is_served_at_the_full_rate(chats: list[int]) -> None:
    """Messages to different people need a thirtieth of a second each: the limit is kept, and it is used."""
    different = list(dict.fromkeys(chats))
    post = Post()
    begun = post.now
    post.send_all(different)
    assert post.now - begun <= len(different) / 30 + 1e-6
    assert most_within(post.times(), 1.0) <= 30


@given(CHATS)
@settings(max_examples=60)
def test_nobody_starves(chats: list[int]) -> None:
    """Each message waits for its own chat's turn and for the messages sent before it, and for nothing else."""
    post = Post()
    begun = post.now
    post.send_all(chats)
    sent_before: dict[int, int] = defaultdict(int)
    for position, (moment, chat) in enumerate(post.sent):
        number = sent_before[chat]
        own = 60.0 * (number // 20) if chat < 0 else max(0.0, number - 4)
        # A turn that comes while the overall limit is used up waits for at most one more second.
        assert moment - begun <= own + position / 30 + 1.0 + 1e-6
        sent_before[chat] += 1


def test_chat_gets_a_burst_and_then_one_a_second() -> None:
    """Five messages go at once to one person, the others a second apart; after a rest there is a burst again."""
    post = Post(Books(Rates(overall=1000, overall_burst=1000)))
    post.send_all([1] * 8)
    assert [moment - 1000.0 for moment in post.times()] == pytest.approx([0, 0, 0, 0, 0, 1, 2, 3])
    post.now += 10
    begun = post.now
    post.send_all([1] * 5)
    assert post.now == begun


def test_group_gets_twenty_a_minute() -> None:
    """A group's twenty-first message waits until the first is a minute old; a group has no other limit of its own."""
    post = Post(Books(Rates(overall=1000, overall_burst=1000)))
    post.send_all([-1] * 21)
    assert [moment - 1000.0 for moment in post.times()] == pytest.approx([0.0] * 20 + [60.0])


@given(seconds=st.floats(min_value=0.1, max_value=1000.0), other=PEOPLE | GROUPS)
@settings(max_examples=50)
def test_held_chat_holds_up_nobody_else(seconds: float, other: int) -> None:
    """A chat that Telegram asked to wait with waits for exactly that long, and no other chat does."""
    books = Books()
    books.hold(99, 1000.0 + seconds)
    assert books.ready_at(99, 1000.0) == 1000.0 + seconds
    assert books.ready_at(other, 1000.0) <= 1000.0
    assert books.overall_ready_at() <= 1000.0


@given(wait=st.floats(min_value=1.0, max_value=1000.0), flooded=PEOPLE | GROUPS)
@settings(max_examples=50)
def test_one_flooded_chat_costs_the_others_a_moment(wait: float, flooded: int) -> None:
    """A chat told to wait waits as long as it was told, and everybody else at most a second."""
    books = Books()
    books.flooded(flooded, wait, 1000.0)
    assert books.ready_at(flooded, 1000.0) == 1000.0 + wait
    assert books.ready_at(99, 1000.0) == 1001.0


def test_two_flooded_people_are_a_flooded_bot() -> None:
    """When a second person's message is told to wait meanwhile, everybody waits that long; a group is no sign of it."""
    books = Books()
    books.flooded(-1, 30.0, 1000.0)
    books.flooded(1, 30.0, 1001.0)
    assert books.ready_at(99, 1001.0) == 1002.0
    books.flooded(2, 30.0, 1002.0)
    assert books.ready_at(99, 1002.0) == books.overall_ready_at() == 1032.0


@given(seconds=st.floats(min_value=0.1, max_value=1000.0), chat=PEOPLE | GROUPS)
@settings(max_examples=50)
def test_everybody_waits_when_the_whole_bot_is_held(seconds: float, chat: int) -> None:
    """Where Telegram asked the bot to wait, every chat does."""
    books = Books()
    books.hold(None, 1000.0 + seconds)
    assert books.ready_at(chat, 1000.0) == books.overall_ready_at() == 1000.0 + seconds


@given(first=st.floats(min_value=1.0, max_value=100.0), second=st.floats(min_value=1.0, max_value=100.0))
@settings(max_examples=50)
def test_longer_wait_counts(first: float, second: float) -> None:
    """A second wait never shortens the first, for a chat or for all."""
    books = Books()
    for chat in (7, None):
        books.hold(chat, 1000.0 + first)
        books.hold(chat, 1000.0 + second)
    assert books.ready_at(7, 1000.0) == books.overall_ready_at() == 1000.0 + max(first, second)


def test_busy_names_full_groups_and_held_chats_only() -> None:
    """What need not be looked at now: groups at their limit and held chats, for as long as they are."""
    books = Books()
    post = Post(books)
    post.send_all([-1] * 20 + [-2] * 19 + [1] * 5)
    books.hold(3, post.now + 5)
    assert set(books.busy(post.now)) == {-1, 3}
    assert set(books.busy(post.now + 5)) == {-1}
    assert books.busy(post.now + 60) == ()


def test_books_of_many_chats_stay_small() -> None:
    """Chats that are free again are forgotten, and no other: the books do not grow with everybody who ever wrote."""
    books = Books()
    post = Post(books)
    post.send_all([*range(1, 1000)])
    kept = [getattr(books, each.name) for each in fields(books)]
    assert max(len(each) for each in kept if isinstance(each, Collection)) <= 2 * books.rates.overall
    post.send_all([999] * books.rates.chat_burst)
    assert books.ready_at(999, post.now) > post.now
