"""The queue of updates for the assistant: what it asked for, until it has confirmed them."""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable, Iterable
from typing import Final

from bot.standin.errors import OTHER_POLLER, WEBHOOK_ACTIVE, ApiError
from bot.standin.jsontypes import Json
from bot.standin.signals import Signal

ON_REQUEST: Final = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""Kinds that are only sent to those who name them (Bot API, getUpdates)."""

FIRST_UPDATE: Final = 500_000_001
BETWEEN_POLLS: Final = 5.0
"""Seconds without a poll after which the assistant counts as gone."""


class Gone(Exception):  # noqa: N818 - not an error of anybody's: the line is simply down
    """The connection is reset instead of an answer."""


class Updates:
    """Updates in order of creation.

    Attributes:
        pending: what has not been confirmed, oldest first.
        allowed: the kinds asked for, or None for all but `ON_REQUEST`; kept until it is set anew.
        webhook_url: where updates are posted, or "" for long polling.
        created: how many updates were ever queued.
        check: called with each new update.
        on_connect: called when a poller comes after there was none.
    """

    def __init__(self) -> None:
        self.pending: deque[Json] = deque()
        self.allowed: frozenset[str] | None = None
        self.webhook_url = ""
        self.signal = Signal()
        self.created = 0
        self.check: Callable[[Json], None] = lambda _update: None
        self.closed = False
        self.away = False
        self._next = FIRST_UPDATE
        self._poller: object | None = None
        self._polled_at = -math.inf
        self.on_connect: Callable[[], None] = lambda: None

    @property
    def polled(self) -> bool:
        """Whether a poller is waiting right now."""
        return self._poller is not None

    @property
    def connected(self) -> bool:
        """Whether the assistant is there: polling, between two polls, or behind a webhook."""
        return self.polled or bool(self.webhook_url) or time.monotonic() - self._polled_at < BETWEEN_POLLS

    def wants(self, kind: str) -> bool:
        """Whether updates of this kind are created at present."""
        return kind not in ON_REQUEST if self.allowed is None else kind in self.allowed

    def allow(self, kinds: Iterable[str]) -> None:
        """Set the kinds for updates created from now on; none means the default."""
        self.allowed = frozenset(kinds) or None

    def add(self, kind: str, payload: Json) -> Json | None:
        """Queue an update, if its kind is asked for; gives the update, or None."""
        if not self.wants(kind):
            return None
        update: Json = {"update_id": self._next, kind: payload}
        self._next += 1
        self.created += 1
        self.check(update)
        self.pending.append(update)
        self.signal.notify()
        return update

    def repeat(self, update: Json) -> None:
        """Deliver an update once more, as Telegram does when a confirmation got lost."""
        self.pending.appendleft(update)
        self.signal.notify()

    def confirm(self, offset: int) -> None:
        """Forget what is confirmed: all before `offset`, or all but the last -`offset` when it is negative."""
        if offset > 0:
            while self.pending and self.pending[0]["update_id"] < offset:
                self.pending.popleft()
        elif offset < 0:
            while len(self.pending) > -offset:
                self.pending.popleft()

    async def poll(self, *, offset: int, limit: int, seconds: float) -> list[Json]:
        """Long polling: wait at most `seconds` for updates, and give at most `limit`.

        Raises:
            ApiError: 409 when a webhook is set, or when another poller came meanwhile.
            Gone: the network is away, or the stand-in stops.
        """
        if self.webhook_url:
            raise ApiError(WEBHOOK_ACTIVE)
        was_connected = self.connected
        me = self._poller = object()
        self.signal.notify()
        if not was_connected:
            self.on_connect()
        self.confirm(offset)
        try:
            await self.signal.until(lambda: bool(self.pending) or self._interrupted(me), seconds)
            if self.closed or self.away:
                raise Gone
            if self._poller is not me:
                raise ApiError(OTHER_POLLER)
            if self.webhook_url:
                raise ApiError(WEBHOOK_ACTIVE)
            return [self.pending[index] for index in range(min(limit, len(self.pending)))]
        finally:
            if self._poller is me:
                self._poller = None
                self._polled_at = time.monotonic()

    def _interrupted(self, poller: object) -> bool:
        return self._poller is not poller or self.closed or self.away or bool(self.webhook_url)

    def set_away(self, *, away: bool) -> None:
        """Take the network away from pollers, or give it back."""
        self.away = away
        self.signal.notify()

    def close(self) -> None:
        """Let go of everybody who waits."""
        self.closed = True
        self.signal.notify()
