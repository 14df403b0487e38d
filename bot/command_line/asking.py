"""`borgerbot ask` as a command; how it judges is in `bot.command_line.ask`, which takes long to import."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Annotated

import typer

from bot.clock import system_clock
from bot.settings import read_settings


class Answered(SystemExit):
    """Everything is printed, and nothing is left to close: the process may end without freeing what it built."""


def ask(
    text: Annotated[str | None, typer.Argument(help="The question.")] = None,
    *,
    json: Annotated[bool, typer.Option("--json", help="Print JSON instead of the reply.")] = False,
    file: Annotated[
        Path | None, typer.Option(help="A file of questions; the last tab-separated column is the question.")
    ] = None,
    json_lines: Annotated[
        bool, typer.Option("--json-lines", help="Print one line of JSON per line of the file, in order.")
    ] = False,
) -> None:
    """Judge a question as a chat would; needs no token and no server."""
    from bot.command_line.ask import as_json, open_asker, read_questions

    if (text is None) == (file is None):
        raise typer.BadParameter("give either a question or --file")
    settings = read_settings()
    questions = [_readable(text)] if text is not None else list(read_questions(file or Path()))
    # What is built stays until the end: looking for garbage among it would take a quarter of the time.
    gc.disable()
    asker = open_asker(settings, system_clock())
    gc.freeze()
    gc.enable()
    for question in questions:
        answer = asker.ask(question)
        if json or json_lines:
            print(as_json(answer), flush=True)  # noqa: T201 - this is the command's output
        else:
            print(answer["text"], flush=True)  # noqa: T201
    raise Answered


def _readable(argument: str) -> str:
    """An argument as text that can be printed: Python puts unprintable stand-ins where bytes are no UTF-8."""
    return argument.encode(errors="surrogateescape").decode(errors="replace")
