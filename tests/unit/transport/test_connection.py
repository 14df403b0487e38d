"""Whether Telegram can be reached is asked after an unclear end, and only then."""

from __future__ import annotations

import pytest

from bot.transport.outgoing.connection import Connection
from bot.transport.outgoing.results import Outcome, Result


class Telegram:
    """Answers or not, and counts how often it was asked."""

    def __init__(self, *answers: bool) -> None:
        self.answers = list(answers)
        self.asked = 0

    async def reachable(self) -> bool:
        """The next answer."""
        self.asked += 1
        return self.answers.pop(0)


async def test_without_doubt_nobody_is_asked() -> None:
    """As long as attempts end clearly, nothing waits and Telegram is not asked."""
    telegram = Telegram()
    connection = Connection(telegram)
    connection.heard(Outcome(Result.SENT))
    connection.heard(Outcome(Result.BLOCKED))
    assert await connection.pause() == 0
    assert telegram.asked == 0


@pytest.mark.parametrize("result", [Result.UNCERTAIN, Result.NOT_SENT])
async def test_an_unclear_end_is_followed_by_a_question(result: Result) -> None:
    """After an unclear end Telegram is asked once; if it answers, sending goes on at once."""
    telegram = Telegram(True)
    connection = Connection(telegram)
    connection.heard(Outcome(result))
    assert await connection.pause() == 0
    assert await connection.pause() == 0
    assert telegram.asked == 1


async def test_while_telegram_is_away_everything_waits() -> None:
    """While Telegram does not answer, sending waits, and it is not asked again before the pause is over."""
    telegram = Telegram(False)
    connection = Connection(telegram)
    connection.heard(Outcome(Result.UNCERTAIN))
    first = await connection.pause()
    second = await connection.pause()
    assert 0 < second <= first
    assert telegram.asked == 1


async def test_many_unclear_ends_at_once_are_one_doubt() -> None:
    """Ten attempts that end unclearly together lead to one question."""
    telegram = Telegram(True)
    connection = Connection(telegram)
    for _ in range(10):
        connection.heard(Outcome(Result.UNCERTAIN))
    assert await connection.pause() == 0
    assert telegram.asked == 1
