"""Running the command line for its tests."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.command_line.cli import main

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests" / "e2e" / "entries" / "small.yaml"
ENTRY = """\
- slug: {slug}
  area: borgerservice
  topic: pas
  owner: borgerservice
  da: {{title: Pas, answer: {answer}, examples: [hvad koster et pas]}}
"""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


def environment(folder: Path, **variables: str) -> dict[str, str]:
    """The machine's environment without its own settings: data in `folder`, no embeddings."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("BORGERBOT_", "TELEGRAM_"))}
    return {**own, "BORGERBOT_DATA_DIR": str(folder), "BORGERBOT_EMBEDDER": "none", **variables}


class Program:
    """Runs the program with its data in one folder.

    `call` runs `main` in this process, which is quick; `run` starts a process, where that matters.
    """

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._monkeypatch, self._capsys = monkeypatch, capsys

    def call(self, *arguments: str | Path, **variables: str) -> Ended:
        """Call the program's `main`."""
        self._monkeypatch.setattr(sys, "argv", ["borgerbot", *map(str, arguments)])
        for name in [name for name in os.environ if name.startswith(("BORGERBOT_", "TELEGRAM_"))]:
            self._monkeypatch.delenv(name)
        for name, value in environment(self.folder, **variables).items():
            self._monkeypatch.setenv(name, value)
        self._capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        captured = self._capsys.readouterr()
        return Ended(int(ended.value.code or 0), captured.out, captured.err)

    def run(self, *arguments: str | Path, **variables: str) -> Ended:
        """Run the program as a process of its own."""
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-m", "bot", *arguments],
            cwd=ROOT,
            env=environment(self.folder, **variables),
            capture_output=True,
            timeout=60,
            check=False,
        )
        return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())

    @contextmanager
    def begun(self, *arguments: str, **variables: str) -> Iterator[subprocess.Popen[bytes]]:
        """The program as a process that goes on beside the test, and is ended with it."""
        with subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-m", "bot", *arguments],
            cwd=ROOT,
            env=environment(self.folder, **variables),
            stderr=subprocess.PIPE,
        ) as process:
            try:
                yield process
            finally:
                process.kill()


def assert_refused(ended: Ended, *told: str) -> None:
    """A fault that a person can mend: exit code 2, nothing on standard output, one line that says `told`."""
    assert (ended.code, ended.out) == (2, "")
    [line] = ended.err.splitlines()
    assert line.startswith("borgerbot: ")
    assert [each for each in told if each not in line] == []


def tables(path: Path) -> Mapping[str, list[Any]]:
    """Everything in a SQLite database."""
    connection = sqlite3.connect(path)
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    content = {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}  # noqa: S608
    connection.close()
    return content
