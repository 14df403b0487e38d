"""What Telegram has taken, noted in a file at once: the database learns it a moment later, and processes die between.

A line is one message: the process that sent it, the row, the attempt at that row and the message's id. The attempt is
told because a text that is too long for one message is several, one after the other, of the same row. Appending to a
file takes microseconds and outlives the process, so a restart repeats next to nothing. Where the database is a server
the file is not used: another process, on another machine, takes over there.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import structlog

_log = structlog.get_logger(__name__)

Taken = dict[tuple[str, int, int], int | None]
"""For each process, row and attempt the id of the message that Telegram made of it, if it made one."""

_FIELDS = 4


def notes_beside(database: Path) -> Path:
    """The file of the notes, beside that of the database."""
    return database.with_name(f"{database.name}-taken")


class Journal:
    """Notes of what was taken and is not in the database yet.

    Args:
        path: the file; None keeps no notes.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._file: int | None = None
        self._open: set[int] = set()

    def note(self, owner: str, number: int, attempt: int, message_id: int | None) -> None:
        """Telegram has taken what row `number` says at this attempt.

        A note that cannot be made is told to the log: it costs no more than a repeat, and only after a death.
        """
        if self._path is None:
            return
        self._open.add(number)
        try:
            if self._file is None:
                self._file = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            os.write(self._file, f"{owner} {number} {attempt} {'' if message_id is None else message_id}\n".encode())
        except OSError as error:
            _log.warning("journal.not_written", problem=error.strerror)

    def written(self, number: int) -> None:
        """The database knows it; when it knows everything, the notes go."""
        self._open.discard(number)
        if not self._open and self._file is not None:
            with contextlib.suppress(OSError):
                os.ftruncate(self._file, 0)

    def taken(self) -> Taken:
        """The notes that a process before this one has left; a line that it could not finish says nothing."""
        try:
            lines = self._path.read_text(errors="replace").splitlines(keepends=True) if self._path is not None else []
        except FileNotFoundError:
            return {}
        except OSError as error:
            # A reply that comes twice is better than none, but somebody should know why.
            _log.warning("journal.not_read", problem=error.strerror)
            return {}
        return dict(filter(None, map(_read, lines)))


def _read(line: str) -> tuple[tuple[str, int, int], int | None] | None:
    fields = line.rstrip("\n").split(" ")
    if not line.endswith("\n") or len(fields) != _FIELDS:
        return None
    owner, number, attempt, message_id = fields
    if not number.isdecimal() or not attempt.isdecimal() or not (message_id.isdecimal() or not message_id):
        return None
    return (owner, int(number), int(attempt)), int(message_id) if message_id else None
