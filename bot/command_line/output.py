"""Standard output of every command: a console without Danish letters gets all of it, and a full disk is one line."""

from __future__ import annotations

import codecs
import io
import sys
from typing import Any

from knowledge.errors import BorgerbotError

_ESCAPED = "borgerbot.escaped"


class OutputError(BorgerbotError):
    """What a command says cannot be written where it is sent."""


def open_output() -> None:
    """Write standard output so from now on; where it is closed, nothing is written.

    What its encoding lacks is escaped as in JSON, so that nothing is lost and JSON stays JSON. ASCII is what a process
    is told that was told nothing (`LANG=C`), and gets UTF-8.
    """
    if sys.stdout is None:
        return
    codecs.register_error(_ESCAPED, _escape)
    encoding = sys.stdout.encoding
    sys.stdout = io.TextIOWrapper(
        io.BufferedWriter(_Told(sys.stdout.fileno(), "wb", closefd=False)),
        encoding="utf-8" if codecs.lookup(encoding).name == "ascii" else encoding,
        errors=_ESCAPED,
        line_buffering=bool(sys.stdout.line_buffering),
    )


def finish_output() -> None:
    """Write what is still to be written.

    Raises:
        OutputError: if that is not possible.
    """
    if sys.stdout is not None:
        sys.stdout.flush()


def give_up_output() -> None:
    """Write nothing more: what could not be written would be tried, and told, once more at the end."""
    sys.stdout = None  # as Python itself has it where it is closed


class _Told(io.FileIO):
    """A file whose faults people read; that nobody reads it any more (`| head`) is none."""

    def write(self, data: Any) -> int:
        try:
            return super().write(data)
        except BrokenPipeError:
            raise
        except OSError as error:
            what = f"standard output: cannot be written ({error.strerror})"
            raise OutputError(what, "Make room there, or send it to another place") from None


def _escape(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    escaped = (f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))
    return "".join(escaped), error.end
