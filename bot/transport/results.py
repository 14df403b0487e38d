"""What became of one attempt to do something at Telegram, and what follows from it: the outbox's state table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import IntEnum, StrEnum


class OutboxState(StrEnum):
    """Where an outgoing row is."""

    DUE = "due"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    BLOCKED = "blocked"
    UNCERTAIN = "uncertain"


class Priority(IntEnum):
    """Who goes first; lower is more urgent."""

    REPLY = 0
    RELAY = 1
    STATUS = 2
    ANNOUNCEMENT = 3


class Result(StrEnum):
    """What became of one attempt."""

    SENT = "sent"
    BLOCKED = "blocked"
    REFUSED = "refused"
    BAD_MARKUP = "bad_markup"
    MOVED = "moved"
    LATER = "later"
    NOT_SENT = "not_sent"
    UNCERTAIN = "uncertain"
    DIED = "died"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of one attempt.

    Attributes:
        result: what became of it.
        message_id: the new message, where there is one.
        wait: how long Telegram asks to wait, for `LATER`.
        moved_to: the group's new id, for `MOVED`.
        problem: Telegram's words or the error's name, for the log; never a message's text.
    """

    result: Result
    message_id: int | None = None
    wait: timedelta = timedelta()
    moved_to: int | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """What happens to a row after an attempt: its next state, and when it may be tried again."""

    state: OutboxState
    again_in: timedelta = timedelta()


MOST_ATTEMPTS = 300
"""Attempts at a row that certainly was not sent; with pauses of up to two minutes that is about ten hours."""

MOST_REPAIRS = 10
"""Attempts at a row that should have gone through after the first repair, or of which processes die."""

_LONGEST_PAUSE = 120.0


def pause_after(attempts: int) -> timedelta:
    """The pause before another attempt: 0.5 s, doubled each time, at most two minutes."""
    return timedelta(seconds=min(_LONGEST_PAUSE, 0.5 * 2 ** max(0, attempts - 1)))


def next_step(outcome: Outcome, priority: Priority, attempts: int, *, uncertain_before: bool) -> Step:
    """The state table of the outbox.

    Args:
        outcome: of the attempt just made.
        priority: of the row; an announcement is never sent twice, everything else rather twice than never.
        attempts: attempts made, this one included.
        uncertain_before: an earlier attempt may have arrived already.
    """
    match outcome.result:
        case Result.SENT:
            return Step(OutboxState.SENT)
        case Result.BLOCKED:
            return Step(OutboxState.BLOCKED)
        case Result.REFUSED:
            return Step(OutboxState.FAILED)
        case Result.BAD_MARKUP | Result.MOVED:
            # Tried again at once, as plain text or at the new address; twice in a row is a fault of ours.
            return Step(OutboxState.DUE if attempts < MOST_REPAIRS else OutboxState.FAILED)
        case Result.LATER:
            return Step(OutboxState.DUE, outcome.wait)
        case Result.NOT_SENT:
            if attempts >= MOST_ATTEMPTS:
                return Step(OutboxState.FAILED)
            return Step(OutboxState.DUE, pause_after(attempts))
        case Result.DIED:
            # Deaths are rare and the message may well be lost: everything but an announcement is sent again.
            if priority is Priority.ANNOUNCEMENT or attempts >= MOST_REPAIRS:
                return Step(OutboxState.UNCERTAIN)
            return Step(OutboxState.DUE)
        case Result.UNCERTAIN:
            if priority is Priority.ANNOUNCEMENT or uncertain_before:
                return Step(OutboxState.UNCERTAIN)
            return Step(OutboxState.DUE)
