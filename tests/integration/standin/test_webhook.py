from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from telegram import Bot

from bot.standin import Citizen, Fault, FaultKind, World
from bot.standin.jsontypes import Json
from bot.standin.listener import Listener, bind
from bot.standin.signals import Signal


class Receiver:
    """The assistant's own server: keeps what is posted, and gives the answers laid out for it, then 200."""

    def __init__(self) -> None:
        self.url = ""
        self.posts: list[Json] = []
        self.secrets: list[str | None] = []
        self.answers: list[Response] = []
        self.signal = Signal()

    async def take(self, request: Request) -> Response:
        """One post."""
        self.posts.append(await request.json())
        self.secrets.append(request.headers.get("x-telegram-bot-api-secret-token"))
        self.signal.notify()
        return self.answers.pop(0) if self.answers else Response()

    async def until(self, count: int) -> bool:
        """Wait for so many posts."""
        return await self.signal.until(lambda: len(self.posts) >= count, 5)


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    """The assistant's own server, listening."""
    made = Receiver()
    listening = bind("127.0.0.1", 0)
    listener = Listener(Starlette(routes=[Route("/hook", made.take, methods=["POST"])]))
    serving = asyncio.create_task(listener.run_on(listening))
    made.url = f"http://127.0.0.1:{listening.getsockname()[1]}/hook"
    yield made
    listener.stop()
    await serving


async def test_updates_are_posted_in_order_with_the_secret(
    bot: Bot, anna: Citizen, world: World, receiver: Receiver
) -> None:
    """Also what waited before the webhook was set comes, each update once, with the secret token."""
    anna.send("a")
    await bot.set_webhook(receiver.url, secret_token="hemmelig", max_connections=1)
    anna.send("b")
    assert await receiver.until(3)
    assert [post["message"]["text"] for post in receiver.posts] == ["/start", "a", "b"]
    assert set(receiver.secrets) == {"hemmelig"}
    assert await world.updates.signal.until(lambda: len(world.updates.pending) <= 1, 5)
    assert (await bot.get_webhook_info()).max_connections == 1


async def test_a_refused_update_comes_again(bot: Bot, anna: Citizen, world: World, receiver: Receiver) -> None:
    """Until the assistant says 2xx the same update is posted, and the last error can be read."""
    world.webhook.backoff = 0.001
    receiver.answers = [Response(status_code=500), Response(status_code=403)]
    await bot.set_webhook(receiver.url)
    assert await receiver.until(3)
    assert len({post["update_id"] for post in receiver.posts}) == 1
    info = await bot.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 403"
    anna.send("b")
    assert await receiver.until(4)
    assert receiver.posts[3]["message"]["text"] == "b"


async def test_an_absent_assistant_gets_its_updates_later(
    bot: Bot, anna: Citizen, world: World, receiver: Receiver
) -> None:
    """Nothing is lost while nobody listens, or while the network is gone."""
    world.webhook.backoff = 0.001
    await bot.set_webhook("http://127.0.0.1:9/hook")
    assert await world.webhook.signal.until(lambda: world.webhook.attempts > 1, 5)
    world.faults.add(Fault(kind=FaultKind.GONE))
    anna.send("a")
    world.faults.lift()
    await bot.set_webhook(receiver.url)
    assert await receiver.until(2)
    assert [post["message"]["text"] for post in receiver.posts] == ["/start", "a"]


@pytest.mark.usefixtures("anna")
async def test_an_answer_may_hold_a_request(bot: Bot, world: World, receiver: Receiver) -> None:
    """The assistant may answer a webhook with a method to carry out; anything else in it is ignored."""
    [citizen] = [user for user in world.users.values() if not user.is_bot]
    receiver.answers = [JSONResponse({"method": "sendMessage", "chat_id": citizen.id, "text": "Hej"})]
    await bot.set_webhook(receiver.url)
    chat = world.chats[citizen.id]
    assert await chat.signal.until(lambda: bool(world.sent_to(citizen.id)), 5)
    assert world.sent_to(citizen.id)[0].text == "Hej"
