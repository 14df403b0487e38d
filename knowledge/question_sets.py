"""The questions that a change is tried with before it is published: the two sets, and what citizens asked lately."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from knowledge.checks.sets import GOLDEN, MUST_NOT_ANSWER
from knowledge.evaluation.expectations import Demand, Expectation

_COLUMNS = 3


class SetKind(StrEnum):
    """Where a question comes from."""

    GOLDEN = "golden"
    MUST_NOT_ANSWER = "must_not"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class TriedQuestion:
    """A question to try a change with.

    Attributes:
        text: as a citizen would type it, or (asked) redacted.
        kind: where it comes from.
        expected: what is right, None where nobody has said.
    """

    text: str
    kind: SetKind
    expected: Expectation | None = None


def read_question_sets(folder: Path) -> tuple[TriedQuestion, ...]:
    """The questions of both sets in a folder; none where there are no files."""
    return (*_read(folder / GOLDEN, SetKind.GOLDEN), *_read(folder / MUST_NOT_ANSWER, SetKind.MUST_NOT_ANSWER))


def _read(path: Path, kind: SetKind) -> Iterator[TriedQuestion]:
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    for columns in (line.split("\t") for line in lines):
        if len(columns) == _COLUMNS:
            slugs = tuple(columns[0].strip().split("|"))
            demand = Expectation(Demand.ANSWER, slugs) if kind is SetKind.GOLDEN else Expectation(Demand.NO_ANSWER)
            yield TriedQuestion(columns[2].strip(), kind, demand)
