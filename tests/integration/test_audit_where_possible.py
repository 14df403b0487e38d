"""The tests' audit never fails for want of a network, and never passes over in silence what it did not do."""

from __future__ import annotations

import importlib.util
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType

import pytest

from bot.standin.listener import bind

SCRIPT = Path(__file__).parents[2] / "scripts" / "audit_where_possible.py"
KNOWS = b'{"info": {}, "vulnerabilities": []}'


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("audit_where_possible", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


AUDIT = _load()


def ends_with(code: int) -> list[str]:
    """A command that ends with an exit code."""
    return [sys.executable, "-c", f"raise SystemExit({code})"]


@contextmanager
def service(status: int, body: bytes, *, waits: bool = False) -> Iterator[str]:
    """A service on this machine that gives everybody the same answer, or none until the block is left."""
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            """Answer."""
            if waits:
                over.wait(60)
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        over.set()
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Services of the tests are on this machine."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@pytest.mark.parametrize(
    ("installs", "audits", "code", "told"),
    [
        (0, 0, 0, ""),
        (0, 1, 1, ""),
        (0, 2, 0, "NOT COMPLETE"),
        (1, 0, 0, "SKIPPED, no package was audited: what audits cannot be installed"),
    ],
)
def test_only_a_known_vulnerability_fails(
    capsys: pytest.CaptureFixture[str], installs: int, audits: int, code: int, told: str
) -> None:
    """Where the service answers it is asked; only what is known as vulnerable fails, and what was left out is said."""
    with service(200, KNOWS) as address:
        assert AUDIT.main(address, ends_with(installs), ends_with(audits)) == code
    said = capsys.readouterr().out
    assert told in said
    assert bool(said) == bool(told)


@pytest.mark.parametrize(
    ("status", "body", "reason"),
    [
        (404, b"", "answers 404"),
        (503, b"", "answers 503"),
        (200, b"<html>sign in</html>", "is no vulnerability service"),
    ],
)
def test_service_that_does_not_know_is_said_to_be_skipped(
    capsys: pytest.CaptureFixture[str], status: int, body: bytes, reason: str
) -> None:
    """What answers in the service's place is no answer: nothing is installed or audited, and that is said."""
    with service(status, body) as address:
        assert AUDIT.main(address, ends_with(1), ends_with(1)) == 0
    said = capsys.readouterr().out
    assert said.startswith("audit: SKIPPED, no package was audited: ")
    assert reason in said


def test_service_that_is_away_is_said_to_be_skipped(capsys: pytest.CaptureFixture[str]) -> None:
    """Where nobody listens nothing is audited, and the tests do not fail for it."""
    with bind("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
    assert AUDIT.main(f"http://127.0.0.1:{port}/", ends_with(1), ends_with(1)) == 0
    assert "SKIPPED" in capsys.readouterr().out


def test_service_that_does_not_answer_is_not_waited_for() -> None:
    """After the time set it counts as not there."""
    with service(200, KNOWS, waits=True) as address:
        assert "cannot be reached" in AUDIT.unreachable(address, 0.2)
