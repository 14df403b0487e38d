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
    REPLACED = "replaced"


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
    TOO_LONG = "too_long"
    MOVED = "moved"
    TOPIC_GONE = "topic_gone"
    TOPIC_SHUT = "topic_shut"
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
class History:
    """What became of a row's attempts so far, the one just made included.

    Attributes:
        attempts: attempts made, without those that Telegram answered with a request to wait.
        repairs: times that it was tried anew in another form or at another address.
        deaths: times that a process died while sending it.
        uncertain: an earlier attempt may have arrived already.
    """

    attempts: int = 1
    repairs: int = 0
    deaths: int = 0
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """What happens to a row after an attempt: its next state, and when it may be tried again."""

    state: OutboxState
    again_in: timedelta = timedelta()


MOST_ATTEMPTS = 300
"""Attempts at a row that certainly was not sent; with pauses of up to two minutes that is about ten hours."""

MOST_REPAIRS = 10
"""Repairs of a row that should have gone through after the first, and deaths of processes that were sending it."""

LONGEST_PAUSE = timedelta(minutes=2)
"""Between two attempts at a row, unless Telegram itself asks to wait longer."""


def pause_after(attempts: int) -> timedelta:
    """The pause before another attempt: 0.5 s, doubled each time, at most two minutes."""
    return min(LONGEST_PAUSE, timedelta(seconds=0.5 * 2.0 ** min(max(0, attempts - 1), 10)))


def next_step(outcome: Outcome, priority: Priority, history: History) -> Step:
    """The state table of the outbox.

    Args:
        outcome: of the attempt just made.
        priority: of the row; an announcement is never sent twice, everything else rather twice than never.
        history: of the row's attempts.
    """
    announced = priority is Priority.ANNOUNCEMENT
    match outcome.result:
        case Result.SENT:
            return Step(OutboxState.SENT)
        case Result.BLOCKED:
            return Step(OutboxState.BLOCKED)
        case Result.REFUSED:
            return Step(OutboxState.FAILED)
        case Result.TOPIC_GONE:
            # A new topic is made, and another row says it there.
            return Step(OutboxState.REPLACED)
        case Result.BAD_MARKUP | Result.TOO_LONG | Result.MOVED | Result.TOPIC_SHUT:
            # Tried again at once: as plain text, in parts, at the new address, or outside the topic.
            return Step(OutboxState.DUE if history.repairs < MOST_REPAIRS else OutboxState.FAILED)
        case Result.LATER:
            return Step(OutboxState.DUE, outcome.wait)
        case Result.NOT_SENT:
            if history.attempts >= MOST_ATTEMPTS:
                return Step(OutboxState.FAILED)
            return Step(OutboxState.DUE, pause_after(history.attempts))
        case Result.DIED:
            # Deaths are rare and the message may well be lost: everything but an announcement is sent again.
            given_up = announced or history.deaths >= MOST_REPAIRS
            return Step(OutboxState.UNCERTAIN if given_up else OutboxState.DUE)
        case Result.UNCERTAIN:
            return Step(OutboxState.UNCERTAIN if announced or history.uncertain else OutboxState.DUE)
