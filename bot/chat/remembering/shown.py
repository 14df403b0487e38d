"""Pictures, sound and files that a citizen sent while no case was open: they go to staff with it, if one follows soon.

Only the numbers of the messages are kept, and for an hour: the copy is made by Telegram.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

KEPT = timedelta(hours=1)
"""How long what was sent may go with a case."""

_MOST = 10
"""As many as an album has."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture, a sound or a file.

    Attributes:
        message_id: in the citizen's chat.
        at: when it was sent, aware.
        captioned: there are words below it; they are not passed on, as only the assistant's own copy of them is masked.
        numbered: in these words is a telephone number for staff, which the assistant does not keep, so they go along.
        album: the id that the pictures of one album share, or None.
    """

    message_id: int
    at: datetime
    captioned: bool
    numbered: bool = False
    album: str | None = None


def lately(shown: Iterable[Shown], now: datetime) -> tuple[Shown, ...]:
    """What was sent so recently that it goes with a case that is opened now."""
    return tuple(each for each in shown if each.at > now - KEPT)


def noted(shown: Iterable[Shown], new: Shown) -> tuple[Shown, ...]:
    """The same and one more, or one anew that was edited; what is too old, or too much, is forgotten."""
    kept = sorted((*without(shown, new.message_id), new), key=lambda each: each.message_id)
    return lately(kept, new.at)[-_MOST:]


def without(shown: Iterable[Shown], message_id: int) -> tuple[Shown, ...]:
    """The same but for one message."""
    return tuple(each for each in shown if each.message_id != message_id)


def to_column(shown: Sequence[Shown]) -> list[Any] | None:
    """As a row keeps it; None for nothing."""
    return [[each.message_id, each.at.isoformat(), each.captioned, each.numbered, each.album] for each in shown] or None


def from_column(stored: list[Any] | None) -> tuple[Shown, ...]:
    """As a row kept it."""
    # What an earlier program kept says nothing of a number, or of an album.
    return tuple(Shown(number, datetime.fromisoformat(at), *said) for number, at, *said in stored or ())
