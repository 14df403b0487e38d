"""What a question should lead to, and labelled files of such questions.

A labelled file is tab-separated. The first column says what is expected, the last is the question, and the columns
between are labels that the figures are broken down by:

| first column | expected |
|---|---|
| `a` or `a|b` | an answer with one of these entries, the best first |
| `-` | no answer |
| `?a|b` | a clarification among these entries |
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from knowledge.entries import KnowledgeBase
from knowledge.errors import BorgerbotError
from knowledge.guard import redact

_NO_ANSWER = "-"
_CLARIFY = "?"
_FORMS = 'slugs joined by "|", "-", or "?" and slugs'


class LabelledLineError(BorgerbotError):
    """A line of a labelled file that cannot be read: file, line, what was expected."""


class Demand(StrEnum):
    """What the assistant should do with a question."""

    ANSWER = "answer"
    NO_ANSWER = "no_answer"
    CLARIFY = "clarify"


@dataclass(frozen=True, slots=True)
class Expectation:
    """What is right for a question.

    Attributes:
        demand: what the assistant should do.
        entries: the slugs that it should be done with, best first; empty where no answer is right.
    """

    demand: Demand
    entries: tuple[str, ...] = ()

    def __str__(self) -> str:
        """The first column of a labelled file."""
        if self.demand is Demand.NO_ANSWER:
            return _NO_ANSWER
        return (_CLARIFY if self.demand is Demand.CLARIFY else "") + "|".join(self.entries)


@dataclass(frozen=True, slots=True)
class LabelledQuestion:
    """A question with what it should lead to.

    Attributes:
        text: the question as a citizen would type it.
        expected: what is right.
        labels: pairs of a label's name and its value, such as ("language", "da").
    """

    text: str
    expected: Expectation
    labels: tuple[tuple[str, str], ...] = ()


def parse_lines(lines: Iterable[str], *, name: str, knowledge: KnowledgeBase) -> tuple[LabelledQuestion, ...]:
    """The questions of a labelled file's lines; label columns are named "column 2" and so on.

    Raises:
        LabelledLineError: at the first line with fewer than two columns, or whose first column is not understood
            or names an entry that `knowledge` does not have. `name` is the file's name for the message.
    """
    return tuple(_parse(line, f"{name}, line {number}", knowledge) for number, line in enumerate(lines, start=1))


def _parse(line: str, place: str, knowledge: KnowledgeBase) -> LabelledQuestion:
    columns = line.split("\t")
    if len(columns) < 2:  # noqa: PLR2004 - what is expected, and the question
        raise LabelledLineError(
            f"{place}: expected at least two tab-separated columns",
            f"Write {_FORMS} in the first and the question in the last",
        )
    expected, *between, question = columns
    labels = tuple((f"column {number}", value.strip()) for number, value in enumerate(between, start=2))
    return LabelledQuestion(question, _expectation(expected.strip(), place, knowledge), labels)


def _expectation(column: str, place: str, knowledge: KnowledgeBase) -> Expectation:
    if column == _NO_ANSWER:
        return Expectation(Demand.NO_ANSWER)
    demand = Demand.CLARIFY if column.startswith(_CLARIFY) else Demand.ANSWER
    slugs = tuple(dict.fromkeys(slug.strip() for slug in column.removeprefix(_CLARIFY).split("|")))
    for slug in slugs:
        _check_slug(slug, place, knowledge)
    if demand is Demand.CLARIFY and len(slugs) < 2:  # noqa: PLR2004 - one entry leaves nothing to ask about
        raise LabelledLineError(
            f'{place}: expected two or more slugs after "?"',
            f'Leave the "?" out, or add what {slugs[0]} is asked beside',
        )
    return Expectation(demand, slugs)


def _check_slug(slug: str, place: str, knowledge: KnowledgeBase) -> None:
    if slug in knowledge:
        return
    if not slug:
        raise LabelledLineError(f"{place}: expected {_FORMS} in the first column", "Fill in the missing slug")
    near = difflib.get_close_matches(slug, knowledge.entries, n=1)
    advice = f"Did you mean {near[0]}?" if near else f"The first column holds {_FORMS}"
    # Columns in the wrong order put a citizen's words here, and a number in them is not echoed.
    raise LabelledLineError(f'{place}: expected the slug of an entry, not "{redact(slug).text}"', advice)
