"""The fields of an entry that staff write, and what a message makes of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Final
from urllib.parse import urlsplit

from bot.authoring.days import day_in, period_in
from bot.authoring.list_marks import without_list_marks
from bot.authoring.written import Mark, one_line, to_markdown
from knowledge.entries import Entry, EntryText, Language, Source
from knowledge.files.entry_fields import TITLE_LENGTH
from knowledge.guard import redact
from knowledge.written_days import FARTHEST

TITLE, ANSWER, EXAMPLES = "title", "answer", "examples"
SOURCE, VALID, REVIEW, PLACE, WHY = "source", "valid", "review", "place", "why"

TEXTS: Final = tuple(f"{language.value}.{part}" for language in Language for part in (TITLE, ANSWER, EXAMPLES))
FIELDS: Final = (*TEXTS, SOURCE, VALID, REVIEW, PLACE, WHY)
GUIDED: Final = (*TEXTS[:3], PLACE, SOURCE, *TEXTS[3:])
"""What a new entry is asked for, in order."""

LONGEST_ANSWER: Final = 8000
LONGEST_EXAMPLE: Final = 200
MOST_EXAMPLES: Final = 200
LONGEST_WHY: Final = 300
NONE_WORDS: Final = frozenset({"ingen", "altid", "none"})

_ADDRESS = re.compile(r"https://[^\s<>\"]+")
_LINK = re.compile(r"\[([^\]]+)\]\((https://[^)\s]+)\)")
_ASKS: Final = re.compile(r"[^\W\d_]|\d\d")
"""What nobody's question is without: a letter, or a number such as 112."""

_REMOVE = re.compile(r"^[-–]\s*(\d{1,3})$")

Places = Mapping[str, tuple[str, str]]
"""Areas and topics by the topic's name in lower case."""


class FieldError(Exception):
    """A message that a field cannot take.

    Args:
        identifier: of the text that says why.
        variables: of that text.
    """

    def __init__(self, identifier: str, **variables: str | int) -> None:
        super().__init__(identifier)
        self.identifier = identifier
        self.variables = variables


def put(
    entry: Entry,
    field: str,
    text: str,
    marks: Iterable[Mark] = (),
    places: Places | None = None,
    *,
    today: date,
) -> Entry:
    """`entry` with what somebody wrote on the day `today` for a field (any but the reason).

    Raises:
        FieldError: if the field cannot take it.
    """
    _refuse_personal(text)
    match field.partition("."):
        case (code, ".", part):
            return _with_text(entry, Language(code), part, text, marks)
        case _:
            pass
    match field:
        case "source":
            return replace(entry, sources=_sources(to_markdown(text, marks)))
        case "valid":
            period = (None, None) if text.strip().casefold() in NONE_WORDS else period_in(text, today)
            if period is None:
                raise FieldError("staff-kb-no-period")
            start, end = period
            _refuse_far(today, start, end)
            if end is not None and end < today:
                raise FieldError("staff-kb-past-period", day=f"{end:%d.%m.%Y}")
            return replace(entry, valid_from=start, valid_to=end)
        case "review":
            day = day_in(text, today)
            if day is None:
                raise FieldError("staff-kb-no-day")
            if day <= today:
                # Publishing would put a day of its own in the place of one that is over.
                raise FieldError("staff-kb-past-day", day=f"{day:%d.%m.%Y}")
            _refuse_far(today, day)
            return replace(entry, review_by=day)
        case _:
            place = (places or {}).get(one_line(text).casefold())
            if place is None:
                raise FieldError("staff-kb-no-place")
            return replace(entry, area=place[0], topic=place[1])


def reason(text: str) -> str:
    """A reason for the history as it is kept.

    Raises:
        FieldError: if it holds a personal number.
    """
    _refuse_personal(text)
    return one_line(text)[:LONGEST_WHY]


def _refuse_personal(text: str) -> None:
    """What holds a personal number, masked already or not, is not kept, and a mask is no text for anybody."""
    if redact(text).kinds:
        raise FieldError("staff-kb-personal")


def text_in(entry: Entry, language: Language) -> EntryText:
    """The entry's text in that very language, empty where it has none."""
    return entry.texts.get(language, EntryText("", "", ()))


def with_examples(entry: Entry, language: Language, examples: Iterable[str]) -> Entry:
    """`entry` with these examples in a language, each once.

    Raises:
        FieldError: if there are too many.
    """
    kept = tuple(dict.fromkeys(examples))
    if len(kept) > MOST_EXAMPLES:
        raise FieldError("staff-kb-too-many", number=MOST_EXAMPLES)
    return _put(entry, language, replace(text_in(entry, language), examples=kept))


def _with_text(entry: Entry, language: Language, part: str, text: str, marks: Iterable[Mark]) -> Entry:
    now = text_in(entry, language)
    if part == TITLE:
        title = one_line(text)
        if len(title) > TITLE_LENGTH:
            raise FieldError("staff-kb-long-title", number=TITLE_LENGTH, length=len(title))
        return _put(entry, language, replace(now, title=title))
    if part == ANSWER:
        answer = to_markdown(text, marks)
        if not answer:
            raise FieldError("staff-kb-only-text")
        if len(answer) > LONGEST_ANSWER:
            raise FieldError("staff-kb-long-answer", number=LONGEST_ANSWER)
        return _put(entry, language, replace(now, answer=answer))
    return with_examples(entry, language, _examples(now.examples, text))


def _examples(before: tuple[str, ...], text: str) -> Iterator[str]:
    """What was there and each new line; "-3" takes the third away."""
    lines = without_list_marks([one_line(line) for line in text.splitlines()])
    gone = {int(found[1]) for line in lines if (found := _REMOVE.match(line))}
    if any(number > len(before) for number in gone):
        raise FieldError("staff-kb-no-example", number=max(gone))
    yield from (each for number, each in enumerate(before, start=1) if number not in gone)
    for line in lines:
        if _ASKS.search(line) and not _REMOVE.match(line):
            if len(line) > LONGEST_EXAMPLE:
                raise FieldError("staff-kb-long-example", number=LONGEST_EXAMPLE)
            yield line


def _put(entry: Entry, language: Language, text: EntryText) -> Entry:
    return replace(entry, texts={**entry.texts, language: text})


def _sources(text: str) -> tuple[Source, ...]:
    if text.strip().casefold() in NONE_WORDS:
        return ()
    found = [_source(line) for line in text.splitlines() if line.strip()]
    if not found:
        raise FieldError("staff-kb-no-address")
    return tuple(found)


def _source(line: str) -> Source:
    if link := _LINK.search(line):
        return Source(link[1].replace("\\", ""), link[2])
    address = _ADDRESS.search(line.replace("\\", ""))
    if address is None:
        raise FieldError("staff-kb-no-address")
    title = line.replace("\\", "")[: address.start()].lstrip("- ").rstrip(" :–-")
    return Source(title or (urlsplit(address[0]).hostname or address[0]).removeprefix("www."), address[0])


def _refuse_far(today: date, *days: date | None) -> None:
    for day in days:
        if day is not None and day - today > FARTHEST:
            raise FieldError("staff-kb-far-day", day=f"{day:%d.%m.%Y}")
