"""Questions that none of the entries answers, read from their file.

The matcher learns from them what a question looks like that it must not answer. The file is plain text in UTF-8 with
one question a line; empty lines and lines that begin with "#" are for the reader of the file.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from knowledge.errors import BorgerbotError
from knowledge.matching.text import clean

OUT_OF_SCOPE_FILE: Final = "out-of-scope.txt"
"""The name of the file of questions about other subjects, beside the entry files."""

NOT_ANSWERED_FILE: Final = "not-answered.txt"
"""The name of the file of questions about the entries' own subjects whose answer stands in none of them."""

OPEN_FILE: Final = "open.txt"
"""The name of the file of wordings that leave open which entries they are about, under comments that name these."""

MOST_CHARACTERS: Final = 300
"""A line of more characters is no question, but most likely several lines run together."""


class OutOfScopeFileError(BorgerbotError):
    """A file of questions out of scope that cannot be used: file, line, what is wrong."""


def read_out_of_scope(path: Path) -> tuple[str, ...]:
    """The questions in the file at `path`, in its order and without the space around them.

    Raises:
        OutOfScopeFileError: as `read_under_headings`.
    """
    return tuple(question for question, _ in read_under_headings(path))


def read_under_headings(path: Path) -> tuple[tuple[str, str], ...]:
    """Each question in the file at `path`, and the comment that it stands under ("" before the first).

    Two questions that differ only in letter case, spacing or characters that cannot be seen count as the same.

    Raises:
        OutOfScopeFileError: the file cannot be opened, a line is not UTF-8, is too long or is there twice.
    """
    questions: list[tuple[str, str]] = []
    heading = ""
    first_lines: dict[str, int] = {}
    for number, line in enumerate(_lines(path), start=1):
        question = _decoded(line, f"{path}, line {number}").strip()
        if question.startswith("#"):
            heading = question[1:].strip()
            continue
        if not question:
            continue
        _refuse_long(question, f"{path}, line {number}")
        first = first_lines.setdefault(clean(question), number)
        if first != number:
            raise OutOfScopeFileError(
                f"{path}, line {number}: the same question as line {first}", "Delete one of them."
            )
        questions.append((question, heading))
    return tuple(questions)


def _lines(path: Path) -> list[bytes]:
    try:
        return path.read_bytes().removeprefix(b"\xef\xbb\xbf").split(b"\n")
    except OSError as error:
        raise OutOfScopeFileError(f"{path} cannot be read: {error.strerror}", "Check its name and rights.") from error


def _decoded(line: bytes, where: str) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError as error:
        raise OutOfScopeFileError(f"{where}: byte {error.start + 1} is not UTF-8", "Save the file as UTF-8.") from error


def _refuse_long(question: str, where: str) -> None:
    if len(question) > MOST_CHARACTERS:
        what = f"{where}: {len(question)} characters, the most is {MOST_CHARACTERS}"
        raise OutOfScopeFileError(what, "Write a shorter question, or one a line.")
