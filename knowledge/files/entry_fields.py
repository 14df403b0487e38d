"""The fields of an entry as people write them, in YAML or in a table: what they hold, and what is wrong with them."""

from __future__ import annotations

import difflib
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from knowledge.entries import Detail, Entry, EntryText, Kind, Language, Source, Status
from knowledge.files.yaml_nodes import Location
from knowledge.fit_texts import unfit

TITLE_LENGTH = 28
OWNER_LENGTH = 100
SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
URL_PATTERN = r"^https://[^\s<>\"]+$"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def _not_blank(text: str) -> str:
    if not text.strip():
        raise ValueError("expected a text that is not blank")
    if _CONTROL.search(text):
        raise ValueError("expected a text without control characters")
    if why := unfit(text):
        raise ValueError(why)
    return text.strip()


def _one_line(text: str) -> str:
    if "\n" in text or "\t" in text:
        raise ValueError("expected a text on one line")
    return text


def _day(value: object) -> date | None:
    """A day as it is written; numbers are no days, although they could be read as seconds since 1970."""
    if value is None:
        return None
    if isinstance(value, str) and _DAY.fullmatch(value):
        with suppress(ValueError):
            return date.fromisoformat(value)
    raise ValueError("expected a day of the calendar such as 2026-11-25")


Text = Annotated[str, AfterValidator(_not_blank)]
Line = Annotated[Text, AfterValidator(_one_line)]
Day = Annotated[date | None, BeforeValidator(_day)]
Flag = Annotated[bool, Field(strict=True)]
Slug = Annotated[str, Field(pattern=SLUG_PATTERN, max_length=50)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _SourceModel(_Model):
    title: Line
    url: Annotated[str, Field(pattern=URL_PATTERN)]


class _TextModel(_Model):
    title: Annotated[Line, Field(max_length=TITLE_LENGTH)]
    answer: Text
    examples: Annotated[list[Line], Field(min_length=1)]

    def to_domain(self) -> EntryText:
        return EntryText(self.title, self.answer, tuple(dict.fromkeys(self.examples)))


class EntryFields(_Model):
    """An entry as it is written, checked field by field."""

    slug: Slug
    area: Slug
    topic: Slug
    kind: Kind = Kind.ANSWER
    status: Status = Status.PUBLISHED
    owner: Annotated[Line, Field(max_length=OWNER_LENGTH)]
    sources: list[_SourceModel] = []
    checked_at: Day = None
    valid_from: Day = None
    valid_to: Day = None
    review_by: Day = None
    local: Flag = False
    hands_over: Flag = False
    offers_person: Flag = False
    details: list[Detail] | None = None
    related: list[Slug] = []
    not_to_be_confused_with: list[Slug] = []
    da: _TextModel
    en: _TextModel | None = None

    def to_domain(self) -> Entry:
        """The entry that the fields make."""
        texts = {Language.DA: self.da.to_domain()}
        if self.en is not None:
            texts[Language.EN] = self.en.to_domain()
        return Entry(
            slug=self.slug,
            area=self.area,
            topic=self.topic,
            texts=texts,
            kind=self.kind,
            status=self.status,
            owner=self.owner,
            sources=tuple(Source(source.title, source.url) for source in self.sources),
            checked_at=self.checked_at,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
            review_by=self.review_by,
            local=self.local,
            hands_over=self.hands_over,
            offers_person=self.offers_person,
            details=None if self.details is None else tuple(dict.fromkeys(self.details)),
            related=tuple(self.related),
            look_alikes=tuple(self.not_to_be_confused_with),
        )


@dataclass(frozen=True, slots=True)
class FieldFault:
    """What is wrong with a field: where it stands in the entry, and what was expected."""

    location: Location
    expected: str


def check_fields(fields: object) -> Entry | tuple[FieldFault, ...]:
    """The entry that `fields` of an entry file make, or everything that is wrong with them."""
    try:
        return EntryFields.model_validate(fields).to_domain()
    except ValidationError as error:
        faults = error.errors(include_url=False)
        return tuple(FieldFault(fault["loc"], expected_of(fault, fault["loc"])) for fault in faults)


def expected_of(fault: ErrorDetails, location: Location) -> str:
    """What was expected where a field is wrong, in words for whoever wrote it."""
    kind, context = fault["type"], fault.get("ctx", {})
    if kind == "extra_forbidden":
        fields = _fields_at(location[:-1])
        near = difflib.get_close_matches(str(location[-1]), fields, n=1)
        return "unknown field, expected " + (repr(near[0]) if near else "one of " + ", ".join(fields))
    if kind in {"too_long", "string_too_long"}:
        length = context.get("actual_length") or len(str(fault["input"]))
        return f"expected at most {context['max_length']} characters, found {length}"
    if kind == "string_pattern_mismatch":
        return _PATTERN_IN_WORDS[context["pattern"]]
    if kind == "enum":
        return f"expected {context['expected']}"
    return _IN_WORDS.get(kind) or fault["msg"].removeprefix("Value error, ")


def _fields_at(location: Location) -> dict[str, FieldInfo]:
    if not location:
        return EntryFields.model_fields
    return _SourceModel.model_fields if location[0] == "sources" else _TextModel.model_fields


_IN_WORDS = {
    "missing": "missing, expected a value",
    "string_type": "expected a text; put numbers, dates and yes or no in quotes",
    "bool_type": "expected true or false",
    "list_type": "expected a list, one item per line, each with a hyphen before it",
    "too_short": "expected at least one item",
    "model_type": 'expected fields such as "slug: its-name"',
    "model_attributes_type": 'expected fields such as "slug: its-name"',
    "invalid_key": "expected a name that is a text",
}
_PATTERN_IN_WORDS = {
    SLUG_PATTERN: "expected lower-case letters a-z and digits, with single hyphens between words",
    URL_PATTERN: "expected an address that begins with https:// and holds no spaces",
}
