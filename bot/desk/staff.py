"""Who is staff: whoever is in the configured group just now, as Telegram says; it is remembered for some minutes.

Nothing is kept of it in the database: after a restart everybody is looked up anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from bot.clock import Clock

FRESH = timedelta(minutes=5)
"""How long a member counts without being looked up again."""

FRESH_STRANGER = timedelta(seconds=20)
"""How long somebody who is no member counts as none: whoever is let in need not wait."""

STANDS = timedelta(hours=1)
"""How long what is remembered holds while Telegram cannot be asked."""


class CannotAskError(Exception):
    """Telegram does not say just now who is in the group."""


class Members(Protocol):
    """Asks who is in a group."""

    async def is_member(self, chat_id: int, person: int) -> bool:
        """Whether a person is in a group.

        Raises:
            CannotAskError: if that cannot be found out just now.
        """


class Standing(StrEnum):
    """What somebody who acts in the staff group is."""

    STAFF = "staff"
    STRANGER = "stranger"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts in a group.

    Attributes:
        chat_id: the group.
        person: the account, or None where Telegram names none.
        is_bot: the account is a bot's.
        as_chat: the chat in whose name it is done (an anonymous administrator's is the group itself), or None.
    """

    chat_id: int
    person: int | None
    is_bot: bool = False
    as_chat: int | None = None


@dataclass(frozen=True, slots=True)
class _Seen:
    member: bool
    at: datetime

    def holds(self, now: datetime) -> bool:
        return self.is_within(FRESH if self.member else FRESH_STRANGER, now)

    def is_within(self, limit: timedelta, now: datetime) -> bool:
        """Of what a clock that has been put back since says was later, nobody knows how old it is."""
        return timedelta() <= now - self.at < limit


class StaffCheck:
    """Says whether somebody is staff: one question to Telegram per person in some minutes, not per message.

    Args:
        members: asks Telegram.
        clock: the time.
    """

    def __init__(self, members: Members, clock: Clock) -> None:
        self._members = members
        self._clock = clock
        self._seen: dict[tuple[int, int], _Seen] = {}
        self._changes = 0

    async def standing(self, actor: Actor) -> Standing:
        """What `actor` is in the group that they act in; the caller sees to it that it is the staff group."""
        if actor.as_chat is not None:
            # Only its administrators can write as the group itself; any other chat's name is nobody's here.
            return Standing.STAFF if actor.as_chat == actor.chat_id else Standing.STRANGER
        if actor.person is None or actor.is_bot:
            return Standing.STRANGER
        key = (actor.chat_id, actor.person)
        now, seen = self._clock(), self._seen.get(key)
        if seen is None or not seen.holds(now):
            seen = await self._ask(key, seen, now)
        if seen is None:
            return Standing.UNKNOWN
        return Standing.STAFF if seen.member else Standing.STRANGER

    def forget(self, chat_id: int, person: int | None = None) -> None:
        """Somebody's place in a group has changed, or (None) the assistant's own: look it up when it is needed."""
        self._changes += 1
        gone = [key for key in self._seen if key[0] == chat_id and person in {None, key[1]}]
        for key in gone:
            del self._seen[key]

    async def _ask(self, key: tuple[int, int], before: _Seen | None, now: datetime) -> _Seen | None:
        changes = self._changes
        try:
            seen = _Seen(await self._members.is_member(*key), now)
        except CannotAskError:
            stands = before is not None and changes == self._changes and before.is_within(STANDS, now)
            return before if stands else None
        # An answer that a change has overtaken holds for this once only.
        if changes == self._changes:
            self._seen[key] = seen
        return seen
