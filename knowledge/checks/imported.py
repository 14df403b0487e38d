"""What to tell of the entries that a file would change: what keeps them from citizens, or is most likely a slip.

Whoever writes an entry by itself is told far more (`knowledge.checks.writing`); of hundreds at once only what was not
so before is worth a line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from knowledge.checks.answers import MOST_CHARACTERS, form_remarks
from knowledge.checks.quality import prose
from knowledge.checks.writing import BLOCKING, Hint, question_key, questions_of
from knowledge.entries import Entry, Status
from knowledge.written_days import FARTHEST

_ONE_MESSAGE: Final = 4000
"""Characters; what is longer comes in several messages."""
WORTH_A_LINE: Final = BLOCKING | {"html", "markup", "braces", "link-not-https"}


@dataclass(frozen=True, slots=True)
class ImportHint:
    """A hint about an entry of a file.

    Attributes:
        row: where it stands.
        slug: the entry's.
        hint: what is told.
    """

    row: int
    slug: str
    hint: Hint


def import_hints(
    rows: Sequence[tuple[int, Entry]], current: Mapping[str, Entry], today: date
) -> tuple[ImportHint, ...]:
    """What to tell of the rows that would change something; what blocks comes first.

    Args:
        rows: new and changed entries with their rows.
        current: the knowledge base as it is.
        today: the date in Denmark.
    """
    after = {**current, **{entry.slug: entry for _, entry in rows}}
    asked = _asked(after.values())
    places = {(entry.area, entry.topic) for entry in current.values()}
    found = [
        ImportHint(row, entry.slug, hint)
        for row, entry in rows
        if entry.status is Status.PUBLISHED
        for hint in (
            *_texts(entry, current.get(entry.slug)),
            *_days(entry, current.get(entry.slug), today),
            *_places(entry, places),
            *_references(entry, current.get(entry.slug), after),
            *_repeated(entry, current.get(entry.slug), asked),
        )
    ]
    return tuple(sorted(found, key=lambda each: not each.hint.blocks))


def _texts(entry: Entry, before: Entry | None) -> Iterator[Hint]:
    """Slips of form in the answers that are new or changed, where there was none of the kind before."""
    for language, text in entry.texts.items():
        old = None if before is None else before.texts.get(language)
        if old is not None and old.answer == text.answer:
            continue
        known = set() if old is None else {rule for rule, _ in _slips(old.answer)}
        for rule, words in _slips(text.answer):
            if rule not in known:
                yield Hint(rule, language, words=words, number=len(text.answer), blocks=rule in BLOCKING)


def _slips(answer: str) -> Iterator[tuple[str, str]]:
    for remark in form_remarks(answer, ()):
        if remark.rule in WORTH_A_LINE:
            yield remark.rule, remark.needle
    if len(answer) > _ONE_MESSAGE:
        yield "too-long", ""
    elif len(answer) > MOST_CHARACTERS and len(prose(answer)) > MOST_CHARACTERS:
        yield "long-answer", ""


def _days(entry: Entry, before: Entry | None, today: date) -> Iterator[Hint]:
    """An entry that citizens would not get any more, or never, without a word."""
    if entry.valid_from and entry.valid_to and entry.valid_from > entry.valid_to:
        yield Hint("never-valid", blocks=True)
    elif (over := _over(entry, today)) and (before is None or _over(before, today) is None):
        yield Hint("over", words=f"{over:%d.%m.%Y}")
    for day in sorted(_far_days(entry, today) - (set() if before is None else _far_days(before, today))):
        yield Hint("far-day", words=f"{day:%d.%m.%Y}")


def _far_days(entry: Entry, today: date) -> set[date]:
    days = (entry.valid_from, entry.valid_to, entry.review_by, entry.checked_at)
    return {day for day in days if day is not None and day > today + FARTHEST}


def _over(entry: Entry, today: date) -> date | None:
    return min((day for day in (entry.valid_to, entry.review_by) if day is not None and day < today), default=None)


def _places(entry: Entry, known: set[tuple[str, str]]) -> Iterator[Hint]:
    if known and (entry.area, entry.topic) not in known:
        yield Hint("new-place", words=f"{entry.area}, {entry.topic}")


def _references(entry: Entry, before: Entry | None, after: Mapping[str, Entry]) -> Iterator[Hint]:
    named = (*entry.related, *entry.look_alikes)
    known = () if before is None else (*before.related, *before.look_alikes)
    yield from (Hint("dead-reference", words=slug) for slug in named if slug not in after and slug not in known)


def _asked(entries: Iterable[Entry]) -> Mapping[str, set[str]]:
    """By each question the entries that it stands in; made once, for a file may have thousands of entries."""
    asked: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        if entry.status is not Status.ARCHIVED:
            for question in questions_of(entry):
                asked[question_key(question)].add(entry.slug)
    return asked


def _repeated(entry: Entry, before: Entry | None, asked: Mapping[str, set[str]]) -> Iterator[Hint]:
    known = set() if before is None else set(map(question_key, questions_of(before)))
    for question in questions_of(entry):
        if (key := question_key(question)) not in known:
            yield from (Hint("repeated", words=question, other=slug) for slug in sorted(asked[key] - {entry.slug}))
