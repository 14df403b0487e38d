"""`borgerbot guard`: what the guard finds in each line of a file, and what is left of it."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from bot.command_line.opening import QuestionFileError, lines_of, read_lines
from knowledge.guard import DataKind, Redaction, redact

_STANDARD_INPUT: Final = "-"
_KINDS = "|".join(DataKind)
_LABEL: Final = re.compile(rf"(?:-|(?:{_KINDS})(?:\|(?:{_KINDS}))*)\t")


def guard(
    *,
    file: Annotated[
        Path,
        typer.Option(
            allow_dash=True,
            help="A UTF-8 file, one text per line; - reads the standard input. Kinds in a first column are left out.",
        ),
    ],
    json_lines: Annotated[
        bool, typer.Option("--json-lines", help="Print one line of JSON per line of the file, in order.")
    ] = False,
) -> None:
    """Mask personal data in each line; needs no token, and nothing is kept."""
    lines = _standard_input() if str(file) == _STANDARD_INPUT else read_lines(file)
    for line in lines:
        redaction = redact(_LABEL.sub("", line, count=1) if _LABEL.match(line) else line)
        typer.echo(_as_json(redaction) if json_lines else _as_text(redaction))


def _standard_input() -> list[str]:
    if sys.stdin is None:
        raise QuestionFileError("standard input: closed", "Hand a text in, or name a file")
    return lines_of(sys.stdin.buffer, "standard input")


def _as_json(redaction: Redaction) -> str:
    fields = {"kinds": redaction.masked, "refused": redaction.kinds, "text": redaction.text}
    return json.dumps(fields, ensure_ascii=False)


def _as_text(redaction: Redaction) -> str:
    """A line as a labelled list has it."""
    return f"{'|'.join(redaction.masked) or '-'}\t{redaction.text}"
