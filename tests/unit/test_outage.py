"""A database that is away is told from one that refuses, and waited for, but not for ever."""

from __future__ import annotations

import sqlite3

import pytest
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionError

from bot.storage.outage import Outage, ServerAwayError, is_away


class SaidError(Exception):
    """What a server said, with its code."""

    def __init__(self, sqlstate: str | None) -> None:
        super().__init__("said")
        self.sqlstate = sqlstate


def refused(sqlstate: str | None, *, cut_off: bool = False) -> DBAPIError:
    """An error as SQLAlchemy gives it."""
    return DBAPIError("SELECT 1", {}, SaidError(sqlstate), connection_invalidated=cut_off)


AWAY = (
    *(refused(code) for code in ("08006", "57P01", "57P02", "57P03", "53300", "57014", "55P03")),
    *(refused(None, cut_off=True), ServerAwayError(111, "refused"), NoConnectionError("none is free")),
    ExceptionGroup("both", [refused("57P01"), ExceptionGroup("inner", [ServerAwayError("away")])]),
)
HERE = (
    *(refused(code) for code in ("28P01", "3D000", "42P01", "25006", None)),
    *(ConnectionRefusedError("Telegram's"), TimeoutError("anybody's"), ValueError("ours")),
    DBAPIError("SELECT 1", {}, sqlite3.OperationalError("disk I/O error")),
    ExceptionGroup("one of them", [refused("57P01"), ValueError("ours")]),
)


@pytest.mark.parametrize("error", AWAY)
def test_a_server_that_stops_starts_or_cannot_be_reached_is_away(error: Exception) -> None:
    """So is one that lets nobody in, one that gives up what it was asked, and one for whose connections others wait."""
    assert is_away(error)


@pytest.mark.parametrize("error", HERE)
def test_what_waiting_does_not_mend_is_no_absence(error: Exception) -> None:
    """A refusal, a fault of the program, another's network, a file: those are told as they are, at once."""
    assert not is_away(error)


async def test_it_is_waited_for_until_it_has_been_away_for_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """A loop goes on meanwhile, what must not be lost is done afterwards, and the next absence counts anew."""
    monkeypatch.setattr("bot.storage.outage._PAUSE", 0.01)
    outage, tries = Outage(), 0

    async def step() -> float:
        nonlocal tries
        tries += 1
        with outage.noted():
            if tries < 3:
                raise ServerAwayError("away")
        return 7.0

    assert await outage.bearing(step)() == 0.01
    away = outage.lasts
    assert away is not None
    assert await outage.through(step) == 7.0
    assert (outage.lasts, tries) == (None, 3)
    tries, outage.longest = 0, 0.0
    with pytest.raises(ServerAwayError):
        await outage.bearing(step)()
    with pytest.raises(ServerAwayError):
        await outage.through(step)
