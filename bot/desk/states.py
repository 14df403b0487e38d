"""The life of a case: its states, what moves it, and every move that it can make.

| state | who is waited for |
|---|---|
| (offered) | the citizen, who has not said yes: that is kept with the conversation, and there is no case yet |
| open | staff; nobody has taken it |
| claimed | the member of staff who has taken it |
| waiting for staff | staff; the citizen has written since the last answer, or that did not arrive |
| waiting for the citizen | the citizen; staff have answered |
| closed | nobody; the assistant answers again |
| reopened | staff, in a case that was closed; nobody has taken it |
"""

from __future__ import annotations

from enum import StrEnum


class CaseState(StrEnum):
    """Where a case is."""

    OPEN = "open"
    CLAIMED = "claimed"
    WAITING_FOR_STAFF = "waiting_for_staff"
    WAITING_FOR_CITIZEN = "waiting_for_citizen"
    CLOSED = "closed"
    REOPENED = "reopened"


class CaseEvent(StrEnum):
    """What moves a case."""

    CITIZEN_WROTE = "citizen_wrote"
    STAFF_ANSWERED = "staff_answered"
    CLAIM = "claim"
    ANSWER_LOST = "answer_lost"
    RELEASE = "release"
    CLOSE = "close"
    REOPEN = "reopen"


TRANSITIONS: dict[tuple[CaseState, CaseEvent], CaseState] = {
    (CaseState.OPEN, CaseEvent.CITIZEN_WROTE): CaseState.OPEN,
    (CaseState.OPEN, CaseEvent.STAFF_ANSWERED): CaseState.WAITING_FOR_CITIZEN,
    (CaseState.OPEN, CaseEvent.CLAIM): CaseState.CLAIMED,
    (CaseState.OPEN, CaseEvent.CLOSE): CaseState.CLOSED,
    (CaseState.CLAIMED, CaseEvent.CITIZEN_WROTE): CaseState.CLAIMED,
    (CaseState.CLAIMED, CaseEvent.STAFF_ANSWERED): CaseState.WAITING_FOR_CITIZEN,
    (CaseState.CLAIMED, CaseEvent.RELEASE): CaseState.OPEN,
    (CaseState.CLAIMED, CaseEvent.CLOSE): CaseState.CLOSED,
    (CaseState.WAITING_FOR_STAFF, CaseEvent.CITIZEN_WROTE): CaseState.WAITING_FOR_STAFF,
    (CaseState.WAITING_FOR_STAFF, CaseEvent.STAFF_ANSWERED): CaseState.WAITING_FOR_CITIZEN,
    (CaseState.WAITING_FOR_STAFF, CaseEvent.CLAIM): CaseState.CLAIMED,
    (CaseState.WAITING_FOR_STAFF, CaseEvent.CLOSE): CaseState.CLOSED,
    (CaseState.WAITING_FOR_CITIZEN, CaseEvent.CITIZEN_WROTE): CaseState.WAITING_FOR_STAFF,
    (CaseState.WAITING_FOR_CITIZEN, CaseEvent.STAFF_ANSWERED): CaseState.WAITING_FOR_CITIZEN,
    (CaseState.WAITING_FOR_CITIZEN, CaseEvent.ANSWER_LOST): CaseState.WAITING_FOR_STAFF,
    (CaseState.WAITING_FOR_CITIZEN, CaseEvent.CLOSE): CaseState.CLOSED,
    (CaseState.CLOSED, CaseEvent.REOPEN): CaseState.REOPENED,
    (CaseState.REOPENED, CaseEvent.CITIZEN_WROTE): CaseState.REOPENED,
    (CaseState.REOPENED, CaseEvent.STAFF_ANSWERED): CaseState.WAITING_FOR_CITIZEN,
    (CaseState.REOPENED, CaseEvent.CLAIM): CaseState.CLAIMED,
    (CaseState.REOPENED, CaseEvent.CLOSE): CaseState.CLOSED,
}
"""Every move that a case can make; where two meet, whoever comes second moves nothing."""

STAFFS_TURN = frozenset({CaseState.OPEN, CaseState.CLAIMED, CaseState.WAITING_FOR_STAFF, CaseState.REOPENED})
"""The states in which the citizen waits for staff."""
