"""Files are there whole or not at all."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.command_line.whole_files import write_new, write_whole

Write = Callable[[Path, bytes], None]
BOTH = pytest.mark.parametrize("write", [write_new, write_whole])


@contextmanager
def little_room() -> Iterator[None]:
    """Files may grow to a thousand bytes: the write that is too much fails as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@BOTH
def test_file_is_written_with_the_usual_rights(write: Write, tmp_path: Path) -> None:
    """Nothing but the file is left in the folder, and others may read it as they may read any other."""
    write(tmp_path / "svar.csv", b"slug")
    (tmp_path / "other").touch()
    assert (tmp_path / "svar.csv").read_bytes() == b"slug"
    assert (tmp_path / "svar.csv").stat().st_mode == (tmp_path / "other").stat().st_mode
    assert sorted(each.name for each in tmp_path.iterdir()) == ["other", "svar.csv"]


@BOTH
def test_full_disk_leaves_nothing_behind(write: Write, tmp_path: Path) -> None:
    """Neither half of the file nor half of another."""
    with little_room(), pytest.raises(OSError, match="File too large"):
        write(tmp_path / "svar.csv", bytes(100_000))
    assert list(tmp_path.iterdir()) == []


def test_what_was_there_stays_until_the_new_is_whole(tmp_path: Path) -> None:
    """A file is replaced, also behind a link, and only by a whole one; a new file replaces none."""
    file, link = tmp_path / "kode.svg", tmp_path / "link.svg"
    write_whole(file, b"old")
    link.symlink_to(file)
    with little_room(), pytest.raises(OSError, match="File too large"):
        write_whole(link, bytes(100_000))
    assert file.read_bytes() == b"old"
    write_whole(link, b"new")
    assert (file.read_bytes(), link.is_symlink()) == (b"new", True)
    with pytest.raises(FileExistsError):
        write_new(file, b"newer")
    assert file.read_bytes() == b"new"


def test_process_that_is_killed_leaves_no_half_under_the_name(tmp_path: Path) -> None:
    """Whatever ends the process while it writes, the file is not there yet."""
    code = (
        "import os, signal, pathlib; from bot.command_line import whole_files;"
        "os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL);"
        f"whole_files.write_new(pathlib.Path({str(tmp_path / 'svar.csv')!r}), b'half')"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, timeout=60)  # noqa: S603 - our own program
    assert done.returncode == -signal.SIGKILL
    assert not (tmp_path / "svar.csv").exists()


def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    """What is no file is not replaced by one, also where whoever runs the command could do that."""
    pipe = tmp_path / "poster.pdf"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_whole(pipe, b"poster")
    assert os.read(reading, 100) == b"poster"
    os.close(reading)
    assert pipe.is_fifo()
