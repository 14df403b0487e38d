"""Telegram's calls to us: checked, stored, and only then confirmed."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.standin import Citizen, World
from bot.standin.listener import Listener, bind
from bot.storage.database import Database
from bot.transport.incoming.webhook import LARGEST_BODY, PATH, SECRET_HEADER, make_webhook
from bot.transport.signals import Signal, Signals
from tests.integration.transport.handling import echo, handling
from tests.integration.transport.hands import NOW, Hands
from tests.integration.transport.rows import inbox_rows, inbox_until, outbox_until, text_update

SECRET = "en-hemmelighed-1234"
SHOWN = {SECRET_HEADER: SECRET, "content-type": "application/json"}


def client_of(app: ASGIApp) -> httpx.AsyncClient:
    """A client of the application itself, without a network."""
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url="http://testserver", trust_env=False)


async def no_regret(_: object) -> None:
    """Nobody is told that their message waits."""


@pytest.fixture
def app(database: Database, signals: Signals) -> ASGIApp:
    """The webhook."""
    return make_webhook(database, signals, lambda: NOW, SECRET, no_regret)


@pytest.fixture
async def client(app: ASGIApp) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the webhook."""
    async with client_of(app) as client:
        yield client


async def test_update_is_stored_and_confirmed(database: Database, client: httpx.AsyncClient, signals: Signals) -> None:
    """An update with the right secret is stored and confirmed, and whoever handles it is told."""
    told = asyncio.Event()
    signals.on(Signal.INBOX, told.set)
    response = await client.post(PATH, json=text_update(1), headers=SHOWN)
    assert (response.status_code, response.content) == (200, b"")
    assert told.is_set()
    [row] = await inbox_rows(database)
    assert (row.update_id, row.state, row.received_at) == (1, "waiting", NOW)


@pytest.mark.parametrize(
    "shown", [None, "", "en-hemmelighed-1235", "en-hemmelighed-123", SECRET + "4", "æøå", "é" * 19]
)
async def test_wrong_secret_is_refused(database: Database, client: httpx.AsyncClient, shown: str | None) -> None:
    """Without the secret, or with another, nothing is stored and nothing told but that it is forbidden."""
    headers = {} if shown is None else {SECRET_HEADER.encode(): shown.encode()}
    response = await client.post(PATH, json=text_update(1), headers=headers)
    assert (response.status_code, response.text) == (403, "forbidden")
    assert await inbox_rows(database) == []


@pytest.mark.parametrize("kind", [None, "", "text/plain", "application/x-www-form-urlencoded", "application/jsonx"])
async def test_only_json_is_taken(database: Database, client: httpx.AsyncClient, kind: str | None) -> None:
    """A body that does not call itself JSON, as a form on a page would send it, is refused."""
    headers = {SECRET_HEADER: SECRET} if kind is None else SHOWN | {"content-type": kind}
    response = await client.post(PATH, content=json.dumps(text_update(1)), headers=headers)
    assert (response.status_code, response.text) == (415, "not JSON")
    assert await inbox_rows(database) == []


async def test_json_may_name_its_characters(client: httpx.AsyncClient) -> None:
    """The kind of a body may go on after a semicolon."""
    headers = SHOWN | {"content-type": "Application/JSON; charset=utf-8"}
    assert (await client.post(PATH, content=json.dumps(text_update(1)), headers=headers)).status_code == 200


async def test_every_answer_is_kept_by_nobody_and_guessed_by_nobody(client: httpx.AsyncClient) -> None:
    """Answers, refusals too, are not to be cached or taken for another kind."""
    answers = [
        await client.get("/healthz"),
        await client.post(PATH, json=text_update(1)),
        await client.post(PATH, content=b"[]", headers=SHOWN),
        await client.post(PATH, json=text_update(1), headers=SHOWN),
    ]
    assert [answer.status_code for answer in answers] == [200, 403, 400, 200]
    for answer in answers:
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-content-type-options"] == "nosniff"


async def test_secret_is_asked_for_before_the_body_is_read(app: ASGIApp) -> None:
    """Whoever does not know the secret cannot make us read a single byte."""
    read: list[int] = []
    sent: list[Message] = []

    async def receive() -> Message:
        read.append(1)
        return {"type": "http.request", "body": b"{}", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": PATH, "headers": [], "query_string": b""}
    await app(scope, receive, send)
    assert sent[0]["status"] == 403
    assert read == []


@pytest.mark.parametrize("declared", [True, False])
async def test_too_large_a_body_is_refused(database: Database, client: httpx.AsyncClient, declared: bool) -> None:
    """A body that is larger than any update is refused: at once where it says so, else as soon as it shows."""
    taken: list[int] = []

    async def body() -> AsyncIterator[bytes]:
        for _ in range(100):
            taken.append(1)
            yield b" " * 100_000

    length = {"content-length": str(100 * 100_000)} if declared else {}
    response = await client.post(PATH, content=body(), headers=SHOWN | length)
    assert (response.status_code, response.text) == (413, "too large")
    assert len(taken) <= (1 if declared else 12)
    assert await inbox_rows(database) == []


async def test_body_of_the_largest_size_is_taken(database: Database, client: httpx.AsyncClient) -> None:
    """The limit itself is allowed."""
    content = json.dumps(text_update(1)).encode().ljust(LARGEST_BODY)
    assert (await client.post(PATH, content=content, headers=SHOWN)).status_code == 200
    assert (await client.post(PATH, content=content + b" ", headers=SHOWN)).status_code == 413
    assert len(await inbox_rows(database)) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hej",
        b"\xff\xfe",
        b"[]",
        b"null",
        b'{"update_id": "1"}',
        b'{"update_id": true}',
        b'{"update_id": 1.5}',
        b'{"update_id": -1}',
        b'{"update_id": 99999999999999999999999}',
        b'{"message": {"text": "hej"}}',
        b"[" * 200_000,
        b'{"update_id":' * 50_000,
    ],
    ids=lambda content: str(content[:20]),
)
async def test_garbage_is_refused(database: Database, client: httpx.AsyncClient, content: bytes) -> None:
    """What is no update is told so and not stored; nothing of it can bring the service down."""
    response = await client.post(PATH, content=content, headers=SHOWN)
    assert (response.status_code, response.text) == (400, "not an update")
    assert await inbox_rows(database) == []


NAMES = st.sampled_from(
    "update_id message edited_message callback_query chat id type text from date message_id entities sticker".split()
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)


@given(body=st.dictionaries(NAMES, VALUES, max_size=5))
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
def test_whatever_is_sent_gets_an_answer(database_url: str, body: dict[str, Any]) -> None:
    """Any JSON is either stored and confirmed or refused as no update; nothing makes the service fail."""

    async def ask() -> int:
        database = Database(database_url)
        async with client_of(make_webhook(database, Signals(database), lambda: NOW, SECRET, no_regret)) as client:
            response = await client.post(PATH, content=json.dumps(body), headers=SHOWN)
        await database.close()
        return response.status_code

    assert asyncio.run(ask()) in {200, 400}


async def test_repeated_update_is_confirmed_and_stored_once(database: Database, client: httpx.AsyncClient) -> None:
    """Telegram repeats what it thinks we missed: it is confirmed each time and stored once, also all at once."""
    responses = await asyncio.gather(*(client.post(PATH, json=text_update(1), headers=SHOWN) for _ in range(10)))
    assert {response.status_code for response in responses} == {200}
    assert len(await inbox_rows(database)) == 1


async def test_confirmed_only_when_it_is_there_to_stay(database: Database, app: ASGIApp) -> None:
    """At the moment the answer begins, the update is committed: another connection sees it."""
    seen: list[tuple[int, int]] = []

    async def watched(scope: Scope, receive: Receive, send: Send) -> None:
        async def look(message: Message) -> None:
            if message["type"] == "http.response.start":
                seen.append((message["status"], len(await inbox_rows(database))))
            await send(message)

        await app(scope, receive, look)

    async with client_of(watched) as client:
        await client.post(PATH, json=text_update(1), headers=SHOWN)
    assert seen == [(200, 1)]


async def test_what_cannot_be_stored_is_not_confirmed(database: Database, client: httpx.AsyncClient) -> None:
    """If the database fails Telegram is not told that we have the update, and so sends it again."""
    async with database.transaction() as session:
        await session.execute(text("ALTER TABLE inbox RENAME TO elsewhere"))
    assert (await client.post(PATH, json=text_update(1), headers=SHOWN)).status_code == 500
    async with database.transaction() as session:
        await session.execute(text("ALTER TABLE elsewhere RENAME TO inbox"))
    assert (await client.post(PATH, json=text_update(1), headers=SHOWN)).status_code == 200


async def test_nothing_else_is_served(client: httpx.AsyncClient) -> None:
    """There is the webhook, for posts, and a sign of life that tells no secrets; nothing else."""
    assert (await client.get(PATH, headers=SHOWN)).status_code == 405
    assert (await client.post("/", json=text_update(1), headers=SHOWN)).status_code == 404
    await client.post(PATH, json=text_update(1), headers=SHOWN)
    healthy = await client.get("/healthz")
    assert (healthy.status_code, healthy.text) == (200, "ok, 1 updates under way\n")


@asynccontextmanager
async def served(app: ASGIApp) -> AsyncIterator[str]:
    """The application on a port of its own; gives the webhook's address."""
    listening = bind("127.0.0.1", 0)
    listener = Listener(app)
    serving = asyncio.create_task(listener.run_on(listening))
    await listener.ready.wait()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}{PATH}"
    listener.stop()
    await serving


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize("after_commit", [False, True])
async def test_process_that_dies_before_it_confirms_gets_the_update_again(
    database: Database,
    app: ASGIApp,
    hands: Hands,
    anna: Citizen,
    world: World,
    after_commit: bool,
) -> None:
    """Killed before the update was stored, or after it but unheard by Telegram: it comes again, and is handled once."""
    deaths: list[str] = []

    async def dying(scope: Scope, receive: Receive, send: Send) -> None:
        if len(deaths) < 3:
            deaths.append(scope["path"])
            if after_commit:
                await app(scope, receive, _into_the_void)
            scope["extensions"]["standin.reset"]()
            return
        await app(scope, receive, send)

    async with served(dying) as url, handling(database, echo, hands):
        world.updates.webhook_url = url
        world.webhook.set(url, SECRET, None)
        world.updates.signal.notify()
        assert await world.webhook.signal.until(lambda: world.webhook.attempts == 4, 10)
        await inbox_until(database, lambda rows: [row.state for row in rows] == ["done"])
        async with asyncio.timeout(40):
            while world.updates.pending:
                await world.updates.signal.until(lambda: not world.updates.pending, 0.05)
        rows = await outbox_until(database, lambda rows: len(rows) > 0)
    assert deaths == [PATH] * 3
    assert [(row.chat_id, row.payload["html"]) for row in rows] == [(anna.id, "/start")]


async def _into_the_void(_: Message) -> None:
    """Nobody hears the answer."""


async def test_where_the_database_is_away_telegram_is_asked_to_call_again(signals: Signals) -> None:
    """Nothing is confirmed that could not be kept; whoever wrote it can be told, and a monitor reads what is wrong."""
    away, regretted = Database("postgresql+asyncpg://anna@127.0.0.1:1/borgerbot"), []

    async def regret(updates: list[dict[str, Any]]) -> None:
        regretted.extend(updates)

    async with client_of(make_webhook(away, signals, lambda: NOW, SECRET, regret)) as client:
        answers = [
            await client.post(PATH, json=text_update(1), headers=SHOWN),
            await client.get("/healthz"),
            await client.get("/metrics"),
        ]
    assert [answer.status_code for answer in answers] == [503] * 3
    assert all(re.fullmatch(r"the database does not answer, for \d+ seconds\n", answer.text) for answer in answers)
    assert regretted == [text_update(1)]
    await away.close()
