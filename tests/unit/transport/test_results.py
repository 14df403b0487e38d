"""The outbox's state table: every result of an attempt, for every kind of message."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import product

import pytest

from bot.transport.outgoing.results import (
    MOST_ATTEMPTS,
    MOST_REPAIRS,
    History,
    OutboxState,
    Outcome,
    Priority,
    Result,
    Step,
    next_step,
    pause_after,
)

WAIT = timedelta(seconds=17)
FINAL = set(OutboxState) - {OutboxState.DUE, OutboxState.SENDING}
DUE, SENT, FAILED = Step(OutboxState.DUE), Step(OutboxState.SENT), Step(OutboxState.FAILED)
BLOCKED, UNCERTAIN = Step(OutboxState.BLOCKED), Step(OutboxState.UNCERTAIN)
LATER = Step(OutboxState.DUE, WAIT)


@dataclass(frozen=True, slots=True)
class Steps:
    """Where a result leads.

    Attributes:
        first: after the first attempt.
        repaired: after as many repairs and deaths as there may be.
        last: after as many attempts as there may be, none of them a repair or a death.
        unclear: after the second attempt, when the first may have arrived.
    """

    first: Step
    repaired: Step
    last: Step
    unclear: Step


def always(step: Step) -> Steps:
    """The same step, however often it was tried."""
    return Steps(step, step, step, step)


def pause(seconds: float) -> Step:
    """Due again after a pause."""
    return Step(OutboxState.DUE, timedelta(seconds=seconds))


REPAIRED = Steps(DUE, FAILED, DUE, DUE)
TABLE: dict[Result, Steps] = {
    Result.SENT: always(SENT),
    Result.BLOCKED: always(BLOCKED),
    Result.REFUSED: always(FAILED),
    Result.BAD_MARKUP: REPAIRED,
    Result.TOO_LONG: REPAIRED,
    Result.MOVED: REPAIRED,
    Result.TOPIC_GONE: always(Step(OutboxState.REPLACED)),
    Result.TOPIC_SHUT: REPAIRED,
    Result.LATER: always(LATER),
    Result.NOT_SENT: Steps(pause(0.5), pause(120), FAILED, pause(1)),
    Result.DIED: Steps(DUE, UNCERTAIN, DUE, DUE),
    Result.UNCERTAIN: Steps(DUE, DUE, DUE, UNCERTAIN),
}
ANNOUNCED = TABLE | {Result.DIED: always(UNCERTAIN), Result.UNCERTAIN: always(UNCERTAIN)}


@pytest.mark.parametrize(("result", "priority"), list(product(Result, Priority)), ids=lambda each: each.name.lower())
def test_every_result_has_its_step(result: Result, priority: Priority) -> None:
    """Each result leads where the table says, for each kind of message, at the first attempt and at the last."""
    expected = (ANNOUNCED if priority is Priority.ANNOUNCEMENT else TABLE)[result]
    outcome = Outcome(result, wait=WAIT)
    histories = (
        History(),
        History(MOST_REPAIRS, repairs=MOST_REPAIRS, deaths=MOST_REPAIRS),
        History(MOST_ATTEMPTS),
        History(2, uncertain=True),
    )
    steps = [next_step(outcome, priority, history) for history in histories]
    assert Steps(*steps) == expected


@pytest.mark.parametrize("result", [Result.UNCERTAIN, Result.DIED])
@pytest.mark.parametrize("uncertain_before", [False, True])
def test_announcement_that_may_have_arrived_is_never_sent_again(result: Result, uncertain_before: bool) -> None:
    """Nobody gets an announcement twice, whatever happened and however often it was tried."""
    for attempts in range(1, MOST_ATTEMPTS + 1):
        history = History(attempts, uncertain=uncertain_before)
        step = next_step(Outcome(result), Priority.ANNOUNCEMENT, history)
        assert step.state is OutboxState.UNCERTAIN


@pytest.mark.parametrize("result", [result for result in Result if result is not Result.LATER])
@pytest.mark.parametrize("priority", list(Priority))
def test_every_row_comes_to_an_end(result: Result, priority: Priority) -> None:
    """Whatever happens again and again, in the end a row is done with; only to be told to wait is no end."""
    attempts, uncertain, state = 0, False, OutboxState.DUE
    while state is OutboxState.DUE:
        attempts += 1
        assert attempts <= MOST_ATTEMPTS
        history = History(attempts, repairs=attempts - 1, deaths=attempts - 1, uncertain=uncertain)
        state = next_step(Outcome(result), priority, history).state
        uncertain = uncertain or result is Result.UNCERTAIN
    assert state in FINAL


def test_pauses_grow_and_cover_a_night() -> None:
    """Pauses double up to two minutes, and together outlast a night without network."""
    pauses = [pause_after(attempts) for attempts in range(1, MOST_ATTEMPTS)]
    assert pauses[:3] == [timedelta(seconds=0.5), timedelta(seconds=1), timedelta(seconds=2)]
    assert pauses == sorted(pauses)
    assert pauses[-1] == timedelta(minutes=2)
    assert sum(pauses, timedelta()) >= timedelta(hours=9)
