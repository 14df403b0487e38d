"""How fast Telegram lets us write: 30 messages a second overall, 1 a second per chat, 20 a minute per group.

The figures are those of Telegram's own FAQ for bots; they are not promised, so what Telegram says with a 429
(`retry_after`) always counts more. This module only keeps the books: it is given the time and never waits.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Rates:
    """The limits.

    Attributes:
        overall: messages a second to all chats together.
        overall_burst: messages that may go at the same moment; the others follow evenly, so that few are under way
            when a process dies.
        chat_burst: messages that a chat may get at once, before `chat_interval` counts.
        chat_interval: seconds between messages to one chat in the long run.
        group: messages a minute to one group.
    """

    overall: int = 30
    overall_burst: int = 4
    chat_burst: int = 5
    chat_interval: float = 1.0
    group: int = 20


_SECOND = 1.0
_MINUTE = 60.0
_MOMENT = 1.0


@dataclass(slots=True)
class Books:
    """What was sent lately, and what may be sent next.

    All times are seconds on one clock that never goes back.
    """

    rates: Rates = field(default_factory=Rates)
    _overall: deque[float] = field(default_factory=deque)
    _pace: float = 0.0
    _chats: OrderedDict[int, float] = field(default_factory=OrderedDict)
    _groups: dict[int, deque[float]] = field(default_factory=dict)
    _held: dict[int, float] = field(default_factory=dict)
    _all_held: float = 0.0

    def ready_at(self, chat_id: int, now: float) -> float:
        """The earliest time at which the chat may be written to; `now` or earlier means at once."""
        times = [self._all_held, self._held.get(chat_id, 0.0), self._overall_ready()]
        times.append(self._group_ready(chat_id) if chat_id < 0 else self._chat_ready(chat_id, now))
        return max(times)

    def overall_ready_at(self) -> float:
        """The earliest time at which any chat may be written to."""
        return max(self._all_held, self._overall_ready())

    def busy(self, now: float) -> tuple[int, ...]:
        """Groups at their limit, and chats that Telegram asked to wait with: nothing of theirs need be looked at."""
        groups = [chat_id for chat_id in self._groups if self._group_ready(chat_id) > now]
        held = [chat_id for chat_id, until in self._held.items() if until > now]
        return tuple({*groups, *held})

    def take(self, chat_id: int, now: float) -> None:
        """Enter a message that is sent now."""
        self._forget(now)
        _enter(self._overall, now, self.rates.overall)
        self._pace = max(self._pace, now) + _SECOND / self.rates.overall
        if chat_id < 0:
            _enter(self._groups.setdefault(chat_id, deque()), now, self.rates.group)
            return
        interval = self.rates.chat_interval
        debt = max(self._chats.pop(chat_id, 0.0), now)
        self._chats[chat_id] = debt + interval

    def hold(self, chat_id: int | None, until: float) -> None:
        """Telegram asked to wait: this chat, or everything where `chat_id` is None."""
        if chat_id is None:
            self._all_held = max(self._all_held, until)
        else:
            self._held[chat_id] = max(self._held.get(chat_id, 0.0), until)

    def flooded(self, chat_id: int, wait: float, now: float) -> None:
        """Telegram answered a message to this chat with a request to wait `wait` seconds.

        It does not say for whom that counts. The chat waits, and everybody a moment. Where two people are told to wait
        at the same time it is not their chats, whose limits are kept here, but the bot: then everybody waits as long.
        """
        others = any(other > 0 and until > now for other, until in self._held.items() if other != chat_id)
        self.hold(chat_id, now + wait)
        self.hold(None, now + (wait if others and chat_id > 0 else min(wait, _MOMENT)))

    def _overall_ready(self) -> float:
        """Never more than the rate in any second, and within it evenly but for a small burst."""
        full = self._overall[0] + _SECOND if len(self._overall) >= self.rates.overall else 0.0
        return max(full, self._pace - (self.rates.overall_burst - 1) * _SECOND / self.rates.overall)

    def _chat_ready(self, chat_id: int, now: float) -> float:
        """A chat's debt grows by an interval with each message and shrinks with time; a burst is the debt allowed."""
        debt = self._chats.get(chat_id, now)
        return debt - (self.rates.chat_burst - 1) * self.rates.chat_interval

    def _group_ready(self, chat_id: int) -> float:
        sent = self._groups.get(chat_id)
        return sent[0] + _MINUTE if sent is not None and len(sent) >= self.rates.group else 0.0

    def _forget(self, now: float) -> None:
        """Let go of chats that are owed nothing, the longest unused first, and of those held until now."""
        while self._chats and next(iter(self._chats.values())) <= now:
            self._chats.popitem(last=False)
        for chat_id in [chat_id for chat_id, until in self._held.items() if until <= now]:
            del self._held[chat_id]


def _enter(sent: deque[float], now: float, most: int) -> None:
    """Keep the last `most` times: the oldest of them decides when the next may follow."""
    sent.append(now)
    while len(sent) > most:
        sent.popleft()
