"""Groups that refused a topic: each try costs one of the few operations a minute that a group allows."""

from __future__ import annotations

from datetime import datetime, timedelta

_REMEMBERED = timedelta(hours=1)


class Topicless:
    """Remembers refusals for an hour, and until the process ends: staff may turn topics on at any time."""

    def __init__(self) -> None:
        self._until: dict[int, datetime] = {}

    def refused(self, chat_id: int, now: datetime) -> None:
        """The group has refused a topic."""
        self._until[chat_id] = now + _REMEMBERED

    def forget(self, chat_id: int) -> None:
        """The group lets the assistant open topics again, as far as is known."""
        self._until.pop(chat_id, None)

    def has_refused(self, chat_id: int, now: datetime) -> bool:
        """Whether the group has refused a topic within the last hour."""
        return now < self._until.get(chat_id, now)
