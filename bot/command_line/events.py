"""`borgerbot events parse`: how each question of a file about events and opening hours is understood."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.clock import COPENHAGEN, system_clock
from bot.command_line.opening import read_lines
from knowledge.errors import BorgerbotError

if TYPE_CHECKING:
    from knowledge.events.asking import Asked

_NOTHING = "-"
_FIRST_YEAR, _LAST_YEAR = 1900, 2999
"""Python's calendar ends in the years 1 and 9999; near its ends the feasts and weeks around a day are no days."""


class MomentError(BorgerbotError):
    """A moment on the command line that cannot be understood."""


def parse(
    *,
    file: Annotated[Path, typer.Option(help="A UTF-8 file; the last tab-separated column is the question.")],
    now: Annotated[
        str | None, typer.Option(help="The moment to judge from, such as 2026-11-25T10:15; Danish time.")
    ] = None,
    json_lines: Annotated[
        bool, typer.Option("--json-lines", help="Print one line of JSON per line of the file, in order.")
    ] = False,
) -> None:
    """Say what each question asks for: events or opening hours, days, house, audience, subject."""
    from knowledge.events.asking import read_asked

    moment = system_clock() if now is None else moment_of_option(now)
    for line in read_lines(file):
        fields = as_fields(read_asked(line.rpartition("\t")[2], moment))
        typer.echo(json.dumps(fields, ensure_ascii=False) if json_lines else "\t".join(fields.values()))


def moment_of_option(text: str) -> datetime:
    """A moment as it is given on the command line, aware; without a zone it is Danish time.

    Raises:
        MomentError: if it is none, or no day can be counted from it.
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise MomentError(f"--now {text!r}: no moment", "Write it as 2026-11-25T10:15") from None
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        raise MomentError(f"--now {text!r}: too far away", f"Give one of the years {_FIRST_YEAR} to {_LAST_YEAR}")
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=COPENHAGEN)


def as_fields(asked: Asked) -> dict[str, str]:
    """The columns of a labelled file; "-" where nothing is said."""
    return {
        "intent": asked.intent.value,
        "from": str(asked.when.first or _NOTHING),
        "to": str(asked.when.last or _NOTHING),
        "house": asked.house or _NOTHING,
        "audience": asked.audience.value if asked.audience else _NOTHING,
        "text": asked.text or _NOTHING,
        "question": asked.question,
    }
