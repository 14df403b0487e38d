"""What commands print arrives, whatever the console knows; where it cannot be written, one line says so."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.integration.command_line import ENTRY, ROOT, environment

FULL = Path("/dev/full")
NONE: Mapping[str, str] = {}
ANSWER = "Et blåbær – 5 €, \N{SLICE OF PIZZA}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder, beside a file of entries and one of texts."""
    (tmp_path / "a.yaml").write_text(
        ENTRY.format(slug="pas-pris", answer=json.dumps(ANSWER, ensure_ascii=False)), encoding="utf-8"
    )
    (tmp_path / "texts.tsv").write_text(f"{ANSWER}\n", encoding="utf-8")
    return tmp_path


def begin(
    folder: Path, *arguments: str, out: int = subprocess.PIPE, variables: Mapping[str, str] = NONE
) -> subprocess.Popen[bytes]:
    """The program, with its standard output somewhere."""
    return subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", "bot", *arguments],
        cwd=ROOT,
        env={**environment(folder), **variables},
        stdin=subprocess.DEVNULL,
        stdout=out,
        stderr=subprocess.PIPE,
    )


@pytest.mark.skipif(not FULL.exists(), reason="this system has no file that is always full")
@pytest.mark.parametrize("command", [("guard", "--file"), ("ask", "--file"), ("--help",), ("db", "upgrade")])
def test_output_on_a_full_disk_is_one_line(folder: Path, command: tuple[str, ...]) -> None:
    """Whoever sends it there reads what is wrong and what to do, and no place in the program."""
    rest = [str(folder / "texts.tsv")] if command[-1] == "--file" else []
    with FULL.open("wb") as full, begin(folder, *command, *rest, out=full.fileno()) as process:
        told = process.communicate(timeout=60)[1].decode()
    assert process.returncode == 2
    assert told == (
        "borgerbot: standard output: cannot be written (No space left on device). "
        "Make room there, or send it to another place\n"
    )


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp437", "utf-8"])
def test_json_is_the_same_whatever_the_console_knows(folder: Path, encoding: str) -> None:
    """A letter that an encoding lacks is escaped, so that a script reads what it reads elsewhere."""
    arguments = ("guard", "--json-lines", "--file", str(folder / "texts.tsv"))
    with begin(folder, *arguments, variables={"PYTHONIOENCODING": encoding}) as process:
        out, told = process.communicate(timeout=60)
    assert (process.returncode, told) == (0, b"")
    assert json.loads(out.decode("utf-8" if encoding == "ascii" else encoding))["text"] == ANSWER


def test_an_answer_is_printed_on_a_console_that_was_told_no_language(folder: Path) -> None:
    """LANG=C says nothing of letters, and is no reason to end without an answer."""
    with begin(folder, "kb", "load", str(folder / "a.yaml")) as process:
        assert process.communicate(timeout=60)[0].startswith(b"1 added")
    told_nothing = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    with begin(folder, "ask", "hvad koster et pas", variables=told_nothing) as process:
        out, told = process.communicate(timeout=60)
    assert (process.returncode, told) == (0, b"")
    assert ANSWER in out.decode()


def test_a_reader_that_has_enough_ends_it_silently(folder: Path) -> None:
    """`| head` is no fault of anybody."""
    reading, writing = os.pipe()
    os.close(reading)
    with begin(folder, "guard", "--file", str(folder / "texts.tsv"), out=writing) as process:
        os.close(writing)
        told = process.communicate(timeout=60)[1]
    assert told == b""


def test_ctrl_c_before_it_has_begun_ends_it_silently(folder: Path) -> None:
    """Most of a short command's time goes into reading the program; nobody wants to see which line of it."""
    reading, writing = os.pipe()
    with begin(folder, "ask", "hej", out=writing, variables={"PYTHONVERBOSE": "1"}) as process:
        os.close(writing)
        os.close(reading)
        assert process.stderr is not None
        said = b""
        while b"import 'bot.command_line'" not in said:
            said += process.stderr.readline()
        process.send_signal(signal.SIGINT)
        said += process.communicate(timeout=60)[1]
    assert b"KeyboardInterrupt" not in said
    assert process.returncode == 130


def test_a_standard_input_that_is_closed_is_one_line(folder: Path) -> None:
    """As a monitor starts it that hands nothing in."""
    program = "import os, sys; os.close(0); os.execv(sys.executable, [sys.executable, '-m', 'bot', *sys.argv[1:]])"
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program, "guard", "--file", "-"],
        cwd=ROOT,
        env=environment(folder),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"borgerbot: standard input: closed. Hand a text in, or name a file\n"


def test_an_answer_is_one_also_where_nobody_hears_faults(folder: Path) -> None:
    """Regression: with standard error closed, the answer came and the exit code told of a fault."""
    program = "import os, sys; os.close(2); os.execv(sys.executable, [sys.executable, '-m', 'bot', *sys.argv[1:]])"
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program, "ask", "hvad koster et pas"],
        cwd=ROOT,
        env=environment(folder),
        stdout=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout != b"") == (0, True)


def test_a_python_without_the_packages_is_one_line() -> None:
    """Whoever starts it with the machine's own Python reads where the right one is."""
    done = subprocess.run(
        [sys.executable, "-S", "-m", "bot", "--help"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        timeout=60,
        check=False,
    )
    [line] = done.stderr.decode().splitlines()
    assert (done.returncode, done.stdout) == (2, b"")
    assert line.startswith("borgerbot: typer: not installed for ")
    assert line.endswith("Use .venv/bin/borgerbot, which `make demo` and `make run` install")
