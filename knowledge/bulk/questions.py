"""Question sets as the rows of a file: which set, what is expected, what kind of question, the question."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from knowledge.bulk.cells import neutral
from knowledge.bulk.faults import Fault, in_order, letters
from knowledge.bulk.grid import Grid
from knowledge.bulk.headings import beside, headings_of, unread
from knowledge.fit_texts import unfit
from knowledge.storing.set_store import Question, SetName

COLUMNS: Final = ("set", "expected", "kind", "question")
LONGEST: Final = 1000
"""Characters of a question, more than anybody asks in one message."""

_BETWEEN: Final = "|"
_NOTHING: Final = "-"


@dataclass(frozen=True, slots=True)
class QuestionContent:
    """All sound questions of a file, each with its row, what is wrong with the others, and what was not read."""

    rows: tuple[tuple[int, Question], ...]
    faults: tuple[Fault, ...]
    notes: tuple[str, ...] = ()


def holds_questions(grid: Grid) -> bool:
    """Whether a table is one of questions, by its headings."""
    return bool(grid.rows) and COLUMNS[-1] in {cell.strip().lower() for cell in grid.rows[0][1]}


def questions_of(grid: Grid) -> QuestionContent:
    """The questions of a table.

    Raises:
        BulkFileError: if its headings are not those of an export.
    """
    headings = headings_of(*grid.rows[0], COLUMNS, _MEND)
    broken = {fault.row for fault in grid.faults}
    rows: list[tuple[int, Question]] = []
    faults = list(grid.faults)
    seen: dict[tuple[SetName, str], int] = {}
    for number, cells in grid.rows[1:]:
        if number in broken:
            continue
        read = _row(number, cells, headings)
        if not isinstance(read, Question):
            faults += read
        elif (first := seen.setdefault(read.key, number)) != number:
            faults.append(_fault(number, headings, "question", f"{read.text!r} stands already in row {first}"))
        else:
            rows.append((number, read))
    return QuestionContent(tuple(rows), in_order(faults, grid.sheet), (*grid.notes, *unread(headings, COLUMNS)))


def questions_csv(questions: Iterable[Question]) -> bytes:
    """Questions as CSV, in the order of the sets."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow(COLUMNS)
    for each in questions:
        expected = _BETWEEN.join(each.expected) or _NOTHING
        writer.writerow([each.set.value, neutral(expected), neutral(each.kind), neutral(each.text)])
    return out.getvalue().encode("utf-8-sig")


_MEND: Final = "Begin with an export of the questions"


def _row(number: int, cells: Sequence[str], headings: Mapping[str, int]) -> Question | list[Fault]:
    if lost := list(beside(number, cells, headings)):
        return lost
    told = {name: cells[index].strip() if index < len(cells) else "" for name, index in headings.items()}
    parts = (part.strip() for part in told["expected"].split(_BETWEEN))
    slugs = tuple(part for part in parts if part not in {"", _NOTHING})
    faults = [_fault(number, headings, name, what) for name, what in _wrong(told, slugs)]
    return faults or Question(SetName(told["set"]), slugs, told["kind"], " ".join(told["question"].split()))


def _wrong(told: Mapping[str, str], slugs: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Column and fault of everything that is wrong with a row."""
    if told["set"] not in set(SetName):
        yield "set", "expected 'golden' or 'must-not-answer'"
    elif told["set"] == SetName.GOLDEN and not slugs:
        yield "expected", "missing, expected a value"
    elif told["set"] == SetName.MUST_NOT_ANSWER and slugs:
        yield "expected", "expected nothing, since no entry answers these questions"
    for name in ("kind", "question"):
        if not told[name]:
            yield name, "missing, expected a value"
    if why := unfit(told["question"]):
        yield "question", why
    if len(told["question"]) > LONGEST:
        yield "question", f"expected at most {LONGEST} characters, found {len(told['question'])}"


def _fault(number: int, headings: Mapping[str, int], name: str, expected: str) -> Fault:
    return Fault(number, f"{letters(headings[name])} ({name})", expected)
