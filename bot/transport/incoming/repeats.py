"""A command that a citizen sent again, or a text that they corrected, before the assistant could answer.

While the assistant is away people knock again with `/start`. All of it is there when it comes back, and a welcome to
each would be a flood. So what is handled late looks at what waits behind it in its chat. A question that was asked
again is answered again: none may be lost, and what it means depends on what was said before it. Staff who have the case
read it all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import null, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk import cases
from bot.transport.incoming.inbox import InboxState, Taken
from bot.transport.incoming.payload_form import Raw
from bot.transport.lanes import INBOX

LATE: Final = timedelta(seconds=10)
"""Whoever has waited so long may well write again."""
_MOST: Final = 100
_TABLE: Final = INBOX.table
_Waiting = tuple[int, Raw]
"""The number of an update that waits, and what is kept of it."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """What waits behind an update.

    Attributes:
        payload: the update as it is handled: with the text that its writer has corrected it to since.
        repeats: the numbers of the updates that give the same command once more, and of those corrections.
    """

    payload: Raw | None
    repeats: tuple[int, ...] = ()


async def look_ahead(session: AsyncSession, taken: Taken) -> Ahead:
    """What waits behind an update of a private chat; nothing behind any other, or while staff have its case."""
    message = _written(taken.payload)
    if message is None or not taken.lane.isdecimal():
        return Ahead(taken.payload)
    query = select(_TABLE.c.update_id, _TABLE.c.payload).where(
        _TABLE.c.lane == taken.lane,
        _TABLE.c.state == InboxState.WAITING.value,
        _TABLE.c.update_id > taken.update_id,
    )
    rows = (await session.execute(query.order_by(_TABLE.c.update_id).limit(_MOST))).all()
    if not rows or await cases.open_case_of(session, int(taken.lane)) is not None:
        return Ahead(taken.payload)
    return _ahead(taken, message, [(row.update_id, row.payload or {}) for row in rows])


def _ahead(taken: Taken, message: Raw, behind: Sequence[_Waiting]) -> Ahead:
    """Those corrections count that were made to this very message; what was said again may be said of its last form."""
    edits = [(number, each["edited_message"]) for number, each in behind if _corrects(each, message)]
    last = edits[-1][1] if edits else message
    kind = "message" if "message" in (taken.payload or {}) else "edited_message"
    payload = {"update_id": taken.update_id, kind: last}
    others = [each for each in behind if not _corrects(each[1], message)]
    return Ahead(payload, (*(number for number, _ in edits), *_repeats(last, others)))


async def leave_out(session: AsyncSession, repeats: Sequence[int]) -> None:
    """Have done with repeats, in the transaction of the answer to what they repeat."""
    if repeats:
        await session.execute(
            update(_TABLE)
            .where(_TABLE.c.update_id.in_(repeats), _TABLE.c.state == InboxState.WAITING.value)
            .values(state=InboxState.DONE.value, payload=null())
        )


def _repeats(message: Raw, behind: Sequence[_Waiting]) -> Iterator[int]:
    """Those that give the same command."""
    text = _said(message)
    if text.startswith("/"):
        yield from (number for number, payload in behind if _said(payload.get("message", {})) == text)


def _corrects(payload: Raw, message: Raw) -> bool:
    return bool(payload.get("edited_message", {}).get("message_id") == message["message_id"])


def _written(payload: Raw | None) -> dict[str, Any] | None:
    """The message of an update, new or edited; None for a press and the like."""
    kept = payload or {}
    message: dict[str, Any] | None = kept.get("message", kept.get("edited_message"))
    return message


def _said(message: Raw) -> str:
    return str(message.get("text", "")).strip().casefold()
