"""The questions that publishing is checked against: with their entries (golden), and those that no entry answers.

They are kept with the knowledge base and change as it does: by a change with who, when and why, which can go back.
Until somebody changes them, the shipped ones are in force.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from knowledge.checks.across import normal_form
from knowledge.entries import Entry
from knowledge.errors import ConflictError
from knowledge.storing.changing import Act, add_change, keep_other_writers_out, note
from knowledge.storing.set_tables import QuestionSetsRow

_SHIPPED: Final = Path(__file__).parent.parent / "sets"
_NOTHING: Final = "-"


class SetName(StrEnum):
    """A set of questions."""

    GOLDEN = "golden"
    MUST_NOT_ANSWER = "must-not-answer"


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a set.

    Attributes:
        set: the set that it belongs to.
        expected: the slugs that answer it, best first; empty where none does.
        kind: what sort of question it is, to break figures down by.
        text: what a citizen might write.
    """

    set: SetName
    expected: tuple[str, ...]
    kind: str
    text: str

    @property
    def key(self) -> tuple[SetName, str]:
        """What tells it from the others of its set."""
        return self.set, form_of(self.text)

    def labelled(self) -> str:
        """The question as a line of a labelled file (`knowledge.evaluation.expectations`)."""
        return f"{'|'.join(self.expected) or _NOTHING}\t{self.kind}\t{self.text}"


@dataclass(frozen=True, slots=True)
class SetPlan:
    """What a file of questions would do to the sets.

    Attributes:
        new: questions that are not there yet.
        changed: questions that are there with other entries, another kind, or other punctuation.
        missing: questions that the file leaves out.
        unchanged: how many are as they are here.
    """

    new: tuple[Question, ...]
    changed: tuple[Question, ...]
    missing: tuple[Question, ...]
    unchanged: int

    def result(self, current: Sequence[Question]) -> tuple[Question, ...]:
        """The sets without what is missing, in their order; new questions come last in their set."""
        changed = {each.key: each for each in self.changed}
        gone = {each.key for each in self.missing}
        kept = [changed.get(each.key, each) for each in current if each.key not in gone]
        return tuple(each for name in SetName for each in (*kept, *self.new) if each.set is name)


def form_of(text: str) -> str:
    """A question without case and punctuation; one that is nothing else, such as "???", is as it stands."""
    return normal_form(text) or text.strip()


@cache
def shipped() -> tuple[Question, ...]:
    """The sets that the program comes with."""
    return tuple(question for name in SetName for question in _lines(name))


async def read(session: AsyncSession) -> tuple[Question, ...]:
    """The sets in force."""
    return (await _newest(session))[1]


def compare(questions: Iterable[Question], current: Sequence[Question]) -> SetPlan:
    """What questions, no two alike, would do to the sets."""
    told = {each.key: each for each in questions}
    here = {each.key: each for each in current}
    return SetPlan(
        new=tuple(each for key, each in told.items() if key not in here),
        changed=tuple(each for key, each in told.items() if key in here and here[key] != each),
        missing=tuple(each for key, each in here.items() if key not in told),
        unchanged=sum(here.get(key) == each for key, each in told.items()),
    )


def learnt(questions: Iterable[Question], entries: Mapping[str, Entry]) -> Iterator[tuple[Question, str, str]]:
    """Questions that prove nothing, with column and reason: they are examples, or expect an entry that is not there."""
    examples = {
        form_of(text): entry.slug
        for entry in entries.values()
        for localised in entry.texts.values()
        for text in (*localised.examples, localised.title)
    }
    for each in questions:
        unknown = [slug for slug in each.expected if slug not in entries]
        if unknown:
            yield each, "expected", f"there is no entry {unknown[0]!r}"
        elif each.key[1] in examples:
            yield (
                each,
                "question",
                f"it is an example of {examples[each.key[1]]!r}, and a learnt question proves nothing",
            )


async def write(
    session: AsyncSession, questions: Sequence[Question], act: Act, *, undoes: int | None = None
) -> int | None:
    """Make the sets hold `questions`, as one change; gives its number, or None where there is nothing to change.

    The caller commits.
    """
    await keep_other_writers_out(session)
    number, current = await _newest(session)
    if tuple(questions) == current:
        return None
    if not number:
        first = await add_change(session, Act(who="borgerbot", what="before"), None)
        number = 1
        session.add(QuestionSetsRow(number=number, change=first, content=_content(current)))
    change = await add_change(session, act, undoes)
    session.add(QuestionSetsRow(number=number + 1, change=change, content=_content(questions)))
    await note(session, act, f"change {change}: question sets, {len(questions)} questions")
    await session.flush()
    return change


async def undo(session: AsyncSession, change: int, act: Act) -> tuple[bool, int | None]:
    """Take a change of the sets back; the caller commits.

    Returns:
        whether there is such a change of the sets, and the number of the new change.

    Raises:
        ConflictError: if the sets were changed again since; nothing is changed then.
    """
    await keep_other_writers_out(session)
    row = await session.scalar(select(QuestionSetsRow).where(QuestionSetsRow.change == change))
    before = None if row is None else await session.get(QuestionSetsRow, row.number - 1)
    if row is None or before is None:
        return False, None
    if row.number != await newest_number(session):
        raise ConflictError(
            f"change {change}: the question sets were changed again since", "Take the later changes back first"
        )
    return True, await write(session, _questions(before.content), act, undoes=change)


async def _newest(session: AsyncSession) -> tuple[int, tuple[Question, ...]]:
    number = await newest_number(session)
    row = await session.get(QuestionSetsRow, number) if number else None
    return (0, shipped()) if row is None else (number, _questions(row.content))


async def newest_number(session: AsyncSession) -> int:
    """How often the sets were changed; another number than before means that they are others. 0 for the shipped."""
    return (await session.scalar(select(func.max(QuestionSetsRow.number)))) or 0


def _content(questions: Iterable[Question]) -> list[dict[str, Any]]:
    return [
        {"set": each.set.value, "expected": list(each.expected), "kind": each.kind, "text": each.text}
        for each in questions
    ]


def _questions(content: Iterable[Mapping[str, Any]]) -> tuple[Question, ...]:
    return tuple(
        Question(SetName(each["set"]), tuple(each["expected"]), each["kind"], each["text"]) for each in content
    )


def _lines(name: SetName) -> Iterator[Question]:
    for line in (_SHIPPED / f"{name.value}.tsv").read_text(encoding="utf-8").split("\n"):
        if line.strip():
            expected, kind, text = (column.strip() for column in line.split("\t"))
            yield Question(name, () if expected == _NOTHING else tuple(expected.split("|")), kind, text)
