from __future__ import annotations

import asyncio
import socket
import sys
from pathlib import Path

import httpx
import pytest
from telegram import Bot

from bot.standin import Citizen, Fault, FaultKind, Server, World, requests, serve
from bot.standin import server as server_module
from bot.standin.__main__ import main
from bot.standin.listener import bind


@pytest.mark.parametrize(
    ("verb", "path", "host", "status"),
    [
        ("GET", "/", "localhost", 200),
        ("GET", "/main.js", "localhost", 200),
        ("GET", "/standin/api/state", "localhost", 200),
        ("GET", "/standin/files/nothing", "localhost", 404),
        ("GET", "/nothing", "localhost", 404),
        ("POST", "/standin/api/people", "localhost", 400),
        ("PUT", "/standin/api/people", "localhost", 405),
        ("GET", "/", "evil.example", 400),
    ],
)
async def test_every_page_has_strict_headers(
    http: httpx.AsyncClient, verb: str, path: str, host: str, status: int
) -> None:
    """The page, the control API and every refusal forbid foreign content, framing, sniffing and keeping."""
    response = await http.request(verb, path, headers={"Host": host})
    assert response.status_code == status
    for name, value in server_module.HEADERS.items():
        assert response.headers[name] == value
    policy = response.headers["content-security-policy"]
    assert policy == "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"


async def test_body_larger_than_any_file_is_refused(http: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control API reads no more than its limit, and says what it is."""
    monkeypatch.setattr(requests, "LARGEST_BODY", 1000)
    response = await http.post("/standin/api/people", json={"name": "x" * 1000})
    assert response.status_code == 400
    assert response.json()["error"].startswith("body: it is larger than")


async def test_the_page_is_served_when_it_is_there(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a page folder its index is served; without one a plain sentence is."""
    for made, expected in ((False, "is not there"), (True, "<h1>Side</h1>")):
        page = tmp_path / "page"
        if made:
            page.mkdir()
            (page / "index.html").write_text("<h1>Side</h1>")
        monkeypatch.setattr(server_module, "PAGE", page)
        transport = httpx.ASGITransport(server_module.make_app(world))
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            assert expected in (await client.get("/")).text


async def test_only_known_names_are_answered(http: httpx.AsyncClient) -> None:
    """A page of another name that points here cannot read the control API."""
    response = await http.get("/standin/api/state", headers={"Host": "evil.example"})
    assert response.status_code == 400


async def test_addresses_are_where_they_should_be(server: Server) -> None:
    """python-telegram-bot's addresses are those of the one server."""
    assert server.base_url == f"{server.url}/bot"
    assert server.base_file_url == f"{server.url}/file/bot"
    assert server.api == f"{server.url}/standin/api"


async def test_a_taken_port_is_refused(world: World) -> None:
    """Two stand-ins cannot have one port."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(OSError, match="in use"):
            async with serve(world, port=taken.getsockname()[1]):
                pass


async def test_stopping_ends_what_will_not_end(world: World, anna: Citizen) -> None:
    """A request that is still being served when the stand-in stops is given up."""
    world.faults.add(Fault(kind=FaultKind.SLOW, delay=600))
    async with httpx.AsyncClient(trust_env=False) as client:
        async with serve(world) as server:
            url = f"{server.base_url}{world.token}/sendMessage?chat_id={anna.id}&text=x"
            slow = asyncio.create_task(client.get(url))
            while not world.log.last:  # noqa: ASYNC110 - a request that has only begun notifies nobody
                await asyncio.sleep(0)
        with pytest.raises(httpx.TransportError):
            await slow
    assert world.sent_to(anna.id) == []


async def test_stopping_lets_go_of_those_who_wait(world: World) -> None:
    """Open polls of the assistant and of the page end when the stand-in stops."""
    async with httpx.AsyncClient(trust_env=False) as client:
        async with serve(world) as server:
            state = (await client.get(f"{server.api}/state")).json()
            poll = asyncio.create_task(client.get(f"{server.base_url}{world.token}/getUpdates?timeout=50"))
            page = asyncio.create_task(client.get(f"{server.api}/state?since={state['revision'] or 1}"))
            await world.updates.signal.until(lambda: world.updates.polled, 5)
        outcomes = await asyncio.gather(poll, page, return_exceptions=True)
    assert isinstance(outcomes[0], httpx.TransportError)


async def test_an_error_in_the_block_comes_out_as_it_is(world: World) -> None:
    """A test that fails within the block fails with its own error."""
    with pytest.raises(ZeroDivisionError):
        async with serve(world):
            raise ZeroDivisionError


async def test_it_runs_by_itself() -> None:
    """`python -m bot.standin` says where it is, with a citizen and a staff group to begin with."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.standin", "--port", "0", "--token", "7:DEMO", stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        url = (await process.stdout.readline()).decode().split()[-1]
        async with httpx.AsyncClient(trust_env=False) as client:
            state = (await client.get(f"{url}/standin/api/state")).json()
        assert [person["role"] for person in state["people"]] == ["staff", "citizen"]
        async with Bot("7:DEMO", base_url=f"{url}/bot") as bot:
            assert bot.id == 7
    finally:
        process.terminate()
        await process.communicate()


def test_what_is_wrong_at_the_start_is_one_clear_line(capsys: pytest.CaptureFixture[str]) -> None:
    """A taken port and a token without an id are refused in one line that says what to do."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert main(["--port", port]) == 1
    said = capsys.readouterr().err
    assert said == f"Cannot listen on 127.0.0.1:{port}: Address already in use; choose another --port\n"
    assert main(["--port", "0", "--token", "X", "--no-check"]) == 1
    assert "take one such as 1:TEST" in capsys.readouterr().err


def test_answers_are_not_held_back() -> None:
    """The socket names its protocol, without which asyncio leaves Nagle's delay on and each answer takes 40 ms."""
    with bind("127.0.0.1", 0) as listening:
        assert listening.proto == socket.IPPROTO_TCP
