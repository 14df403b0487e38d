"""Telegram's send limits, for those who want them enforced.

The numbers are those of the Telegram FAQ for bots, as python-telegram-bot's FloodLimit repeats them: 1 message a second
to one chat, 20 a minute to one group, 30 a second in all. Telegram does not promise them.
"""

from __future__ import annotations

import math
from collections import defaultdict, deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.standin.errors import flood


@dataclass(slots=True)
class Flood:
    """Counts requests per chat and refuses too many.

    Attributes:
        per_chat: requests a second to one private chat.
        per_group: requests a minute to one group, whichever topic they go to.
        overall: requests a second in all.
        refused: how many requests were refused.
    """

    per_chat: int = 1
    per_group: int = 20
    overall: int = 30
    refused: int = 0
    _times: dict[int | None, deque[datetime]] = field(default_factory=lambda: defaultdict(deque))

    def check(self, chat_id: int, now: datetime) -> None:
        """Count a request to a chat.

        Raises:
            ApiError: 429 with the seconds to wait, when it is one too many; a refused request does not count.
        """
        group = chat_id < 0
        span = timedelta(seconds=60 if group else 1)
        waits = (
            self._wait(chat_id, self.per_group if group else self.per_chat, span, now),
            self._wait(None, self.overall, timedelta(seconds=1), now),
        )
        if any(waits):
            self.refused += 1
            raise flood(math.ceil(max(waits).total_seconds()) or 1)
        self._times[chat_id].append(now)
        self._times[None].append(now)

    def _wait(self, key: int | None, limit: int, span: timedelta, now: datetime) -> timedelta:
        times = self._times[key]
        while times and times[0] <= now - span:
            times.popleft()
        return timedelta() if len(times) < limit else times[-limit] + span - now
