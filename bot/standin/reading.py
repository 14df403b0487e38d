"""Reading along in a chat of the stand-in: what came, once each, and waiting for what has not come yet."""

from __future__ import annotations

from bot.standin.model import Chat, Message
from bot.standin.state import State


class NothingCameError(AssertionError):
    """What was waited for did not come in time; the text shows the chat as it was."""


class Reader:
    """Reads what the assistant sends to one chat (or one topic), each message once, in order.

    A message counts as read when `next` gave it, so nothing is missed that came before anybody waited.
    """

    def __init__(self, world: State, chat: Chat, thread_id: int | None = None) -> None:
        self._world, self._chat, self._thread_id = world, chat, thread_id
        self._last = 0

    def _unread(self) -> list[Message]:
        return [
            m
            for m in self._chat.messages.values()
            if m.id > self._last and m.sender is self._world.bot and not m.service and not m.deleted
            if self._thread_id is None or (m.thread is not None and m.thread.id == self._thread_id)
        ]

    async def next(self, count: int = 1, *, within: float = 20.0) -> list[Message]:
        """The next `count` messages, waiting at most `within` seconds.

        Raises:
            NothingCameError: fewer came.
        """
        if not await self._chat.signal.until(lambda: len(self._unread()) >= count, within):
            wanted = f"{count} more from the assistant, {len(self._unread())} came"
            raise NothingCameError(f"{wanted} within {within} s in {transcript(self._chat)}")
        found = self._unread()[:count]
        self._last = found[-1].id if found else self._last
        return found

    def skip(self) -> None:
        """Count everything up to now as read."""
        self._last = self._chat.last_id


def transcript(chat: Chat, last: int = 8) -> str:
    """The end of a chat, for whoever waited in vain."""
    lines = [
        f"{m.sender.name if m.sender else '-'}: {m.text or list(m.content)} {m.buttons or ''}"
        for m in list(chat.messages.values())[-last:]
    ]
    return f"{chat.title}:\n  " + "\n  ".join(lines or ["(nothing)"])
