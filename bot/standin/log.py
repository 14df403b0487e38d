"""What the assistant asked of the stand-in: every request, and every one that broke a rule."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.standin.jsontypes import Json


@dataclass(frozen=True, slots=True)
class Entry:
    """One request and its answer.

    Attributes:
        number: 1 for the first request.
        params: the parameters, decoded.
        ok: whether the assistant got (or would have got) a result.
        fault: the fault that was played on it, or None.
    """

    number: int
    time: datetime
    method: str
    params: Json
    ok: bool
    result: Any = None
    error_code: int | None = None
    description: str | None = None
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Violation:
    """A request (or an answer of the stand-in itself) that breaks the specification or a written limit.

    Attributes:
        number: the request's number in the log.
        where: the parameter or field.
        problem: what is wrong, in plain words.
    """

    number: int
    method: str
    where: str
    problem: str

    def __str__(self) -> str:
        return f"#{self.number} {self.method}: {self.where}: {self.problem}"


class RequestLog:
    """Requests in order; the oldest are forgotten beyond `limit` (None keeps all)."""

    def __init__(self, limit: int | None = None) -> None:
        self._entries: deque[Entry] = deque(maxlen=limit)
        self.last = 0

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def number(self) -> int:
        """The number for a new request."""
        self.last += 1
        return self.last

    def add(self, entry: Entry) -> None:
        """Keep a finished request."""
        self._entries.append(entry)

    def calls(self, method: str, *, chat_id: int | None = None) -> list[Entry]:
        """The requests of one method, perhaps to one chat only."""
        return [e for e in self if e.method == method and chat_id in (None, e.params.get("chat_id"))]
