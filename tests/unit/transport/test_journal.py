"""Notes of what Telegram has taken, for the moment until the database knows it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.transport.outgoing.journal import Journal


def test_notes_outlive_their_writer(tmp_path: Path) -> None:
    """Another journal on the same file knows what was taken, by whom, and as which message."""
    path = tmp_path / "notes"
    journal = Journal(path)
    journal.note("one-1", 7, 1, 99)
    journal.note("one-1", 8, 3, None)
    assert Journal(path).taken() == {("one-1", 7, 1): 99, ("one-1", 8, 3): None}


def test_notes_go_when_the_database_knows_everything(tmp_path: Path) -> None:
    """As long as one message is not written down the notes stay, and then the file is empty."""
    path = tmp_path / "notes"
    journal = Journal(path)
    journal.note("one", 7, 1, 99)
    journal.note("one", 8, 1, 100)
    journal.written(7)
    assert Journal(path).taken()["one", 8, 1] == 100
    journal.written(8)
    assert path.read_bytes() == b""
    journal.note("one", 9, 1, 101)
    assert Journal(path).taken() == {("one", 9, 1): 101}


@given(cut=st.integers(min_value=1, max_value=40))
def test_line_cut_off_says_nothing(tmp_path_factory: pytest.TempPathFactory, cut: int) -> None:
    """A process that dies in the middle of a note leaves the notes before it readable, and no wrong one."""
    path = tmp_path_factory.mktemp("journal") / "notes"
    journal = Journal(path)
    journal.note("one-process", 7, 1, 99)
    whole = path.stat().st_size
    journal.note("one-process", 1234567, 1, 1234567)
    path.write_bytes(path.read_bytes()[: max(whole, whole + 40 - cut - 1)][: path.stat().st_size - 1])
    assert Journal(path).taken() == {("one-process", 7, 1): 99}


@given(st.binary(max_size=200))
def test_other_files_say_nothing_wrong(tmp_path_factory: pytest.TempPathFactory, rubbish: bytes) -> None:
    """Whatever is in the file, reading it raises nothing."""
    path = tmp_path_factory.mktemp("journal") / "notes"
    path.write_bytes(rubbish)
    assert isinstance(Journal(path).taken(), dict)


def test_no_file_no_notes(tmp_path: Path) -> None:
    """Without a path nothing is noted; where the file cannot be written the log says so and sending goes on."""
    journal = Journal(None)
    journal.note("one", 7, 1, 99)
    journal.written(7)
    assert journal.taken() == {}
    lost = Journal(tmp_path / "missing" / "notes")
    lost.note("one", 7, 1, 99)
    lost.written(7)
    assert lost.taken() == {}


def test_notes_that_cannot_be_read_are_missed_aloud(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A reply that comes twice then has a reason in the log; that there are no notes is no reason for a word."""
    assert Journal(tmp_path / "notes").taken() == {}
    assert caplog.text == ""
    assert Journal(tmp_path).taken() == {}
    assert "journal.not_read" in caplog.text
