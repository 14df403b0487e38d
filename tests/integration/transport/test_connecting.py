"""The first word with Telegram: who waits for it reads why, and what to do in the end."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from telegram.error import InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.running.connecting import connect
from bot.settings import Settings
from knowledge.errors import SettingsError
from tests.integration.transport.hands import Hands

GONE = "nobody there"


class Telegram:
    """Refuses as it is told, and answers then."""

    def __init__(self, *refusals: TelegramError) -> None:
        self._refusals = list(refusals)
        self.asked: list[int] = []

    async def hello(self) -> None:
        """One attempt."""
        self.asked.append(int(asyncio.get_running_loop().time()))
        if self._refusals:
            raise self._refusals.pop(0)


async def connected(telegram: Telegram, hands: Hands, settings: Settings | None = None) -> None:
    """Connect, with the time turned on until that has come to an end."""
    connecting = asyncio.create_task(connect(telegram.hello, settings or Settings()))
    while not connecting.done():
        await asyncio.sleep(0)
        hands.turn(1)
    await connecting


async def test_a_network_that_comes_late_is_waited_for(hands: Hands, caplog: pytest.LogCaptureFixture) -> None:
    """A process that seems to stand still says in the log what it waits for."""
    telegram = Telegram(*[NetworkError(GONE)] * 9)
    await connected(telegram, hands)
    assert len(telegram.asked) == 10
    assert caplog.text.count("event=telegram.not_reached") == 9


async def test_a_network_that_does_not_come_ends_the_start(hands: Hands) -> None:
    """Then whoever started it reads what to look at."""
    telegram = Telegram(*[NetworkError(GONE)] * 99)
    with pytest.raises(
        SettingsError, match=r"cannot be reached \(nobody there\)\. Check the network, the machine\'s clock"
    ):
        await connected(telegram, hands)
    assert len(telegram.asked) == 10


async def test_a_short_wait_is_kept_to(hands: Hands) -> None:
    """Who asks sooner than Telegram said is asked to wait for longer."""
    telegram = Telegram(RetryAfter(timedelta(seconds=40)))
    await connected(telegram, hands)
    first, second = telegram.asked
    assert second - first >= 40


async def test_a_long_wait_ends_the_start_at_once(hands: Hands) -> None:
    """It is told for how long, and not that the network is out of order."""
    telegram = Telegram(*[RetryAfter(timedelta(seconds=3000))] * 99)
    with pytest.raises(SettingsError) as caught:
        await connected(telegram, hands)
    assert str(caught.value) == "Telegram asks this bot to wait for 0:50:00. Start again then"
    assert len(telegram.asked) == 1


@pytest.mark.parametrize(
    ("settings", "advice"),
    [
        (Settings(), "Copy the token from @BotFather again"),
        (
            Settings(telegram_url="https://telegram.example.dk/bot"),
            "Copy the token from @BotFather again, and correct BORGERBOT_TELEGRAM_URL if Telegram is not served there",
        ),
    ],
    ids=["at Telegram's own address", "elsewhere"],
)
async def test_a_refused_token_is_told_at_once(hands: Hands, settings: Settings, advice: str) -> None:
    """An address where something else is served refuses every token, so it is named where one is set."""
    telegram = Telegram(InvalidToken("1:SECRET"))
    with pytest.raises(SettingsError) as caught:
        await connected(telegram, hands, settings)
    assert str(caught.value) == f"TELEGRAM_TOKEN: refused by Telegram. {advice}"
    assert len(telegram.asked) == 1


PROXIES = ("https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY")


@pytest.fixture
def proxied(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An environment without proxies, to set one in."""
    for name in PROXIES:
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@pytest.mark.parametrize("name", ["HTTPS_PROXY", "https_proxy"])
@pytest.mark.parametrize(
    "value", ["proxy.example.dk:8080", "socks5://proxy.example.dk:1080", "http://", "http://proxy:port", "rubbish"]
)
async def test_a_proxy_that_is_none_is_told_before_anybody_waits(
    hands: Hands, proxied: pytest.MonkeyPatch, name: str, value: str
) -> None:
    """What other programs take for a proxy is not taken here, and the line says what is; it repeats no password.

    Regression: n3d1117/chatgpt-telegram-bot #105 and #509; ten attempts ended in "check the network".
    """
    proxied.setenv(name, value)
    telegram = Telegram()
    with pytest.raises(
        SettingsError, match=r"^(?i:https_proxy): not the address of a proxy\. Write it as http://proxy"
    ):
        await connected(telegram, hands)
    assert telegram.asked == []


async def test_a_proxy_in_use_is_among_what_to_look_at(hands: Hands, proxied: pytest.MonkeyPatch) -> None:
    """Where Telegram is not reached through it, the proxy may be to blame; one for other addresses is not."""
    proxied.setenv("HTTPS_PROXY", "http://user:hemmelig@proxy.example.dk:8080")
    with pytest.raises(SettingsError) as caught:
        await connected(Telegram(*[NetworkError(GONE)] * 99), hands)
    assert "clock, HTTPS_PROXY and" in str(caught.value)
    assert "hemmelig" not in str(caught.value)
    proxied.setenv("NO_PROXY", "telegram.org")
    with pytest.raises(SettingsError) as caught:
        await connected(Telegram(*[NetworkError(GONE)] * 99), hands)
    assert "PROXY" not in str(caught.value)
