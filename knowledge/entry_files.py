"""Reading entries from YAML files, with errors that name file, line, field and what was expected."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from knowledge.entries import Detail, Entry, EntryText, Kind, KnowledgeBase, Language, Source, Status
from knowledge.errors import EntryFileError
from knowledge.local_facts import LOCAL_FILE, fill_entry, read_local_facts
from knowledge.places import PlacedEntry
from knowledge.yaml_nodes import Location, compose, construct, line_of, refuse_repeated_keys, shown

STARTER_FOLDER = Path(__file__).parent / "starter"
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


class _EntryModel(_Model):
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
        return _EntryModel.model_validate(fields).to_domain()
    except ValidationError as error:
        faults = error.errors(include_url=False)
        return tuple(FieldFault(fault["loc"], _expected(fault, fault["loc"])) for fault in faults)


def read_folder(folder: Path = STARTER_FOLDER) -> KnowledgeBase:
    """All entries of the entry files in `folder`, with the local facts of its `local.yaml` filled in.

    Raises:
        EntryFileError: if a file is broken or a slug stands twice.
    """
    return read_files(entry_files(folder))


def entry_files(folder: Path) -> tuple[Path, ...]:
    """The `*.yaml` files of `folder` in the order of their names; `local.yaml` is none, it holds the local facts.

    Raises:
        EntryFileError: if there are none.
    """
    files = tuple(sorted(path for path in folder.glob("*.yaml") if path.name != LOCAL_FILE))
    if not files:
        raise EntryFileError(f"{folder}: no entry files (*.yaml) found", "Name a folder that holds entry files")
    return files


def read_files(files: Sequence[Path]) -> KnowledgeBase:
    """All entries of `files`, each filled from the `local.yaml` that stands beside its file, if there is one.

    Raises:
        EntryFileError: if a file is broken or a slug stands twice; nothing is returned then.
    """
    facts = {folder: read_local_facts(folder / LOCAL_FILE) for folder in {path.parent for path in files}}
    placed = read_files_with_places(files)
    return KnowledgeBase({each.entry.slug: fill_entry(each.entry, facts[each.file.parent]) for each in placed})


def read_files_with_places(files: Sequence[Path]) -> tuple[PlacedEntry, ...]:
    """All entries of `files` as they are written, blanks included, with their places.

    Raises:
        EntryFileError: if a file is broken or a slug stands twice; nothing is returned then.
    """
    entries: dict[str, PlacedEntry] = {}
    for path in files:
        for placed in _read_file(path):
            slug = placed.entry.slug
            if slug in entries:
                first = entries[slug]
                raise EntryFileError(
                    f"{path}:{placed.line()}: slug: {slug!r} stands already at {first.file}:{first.line()}",
                    "Expected a slug that no other entry has; rename or merge one of the two",
                )
            entries[slug] = placed
    return tuple(entries.values())


def _read_file(path: Path) -> Iterator[PlacedEntry]:
    node = compose(path)
    if not isinstance(node, yaml.SequenceNode):
        line = node.start_mark.line + 1 if node is not None else 1
        raise EntryFileError(f"{path}:{line}: expected a list of entries", 'Begin each entry with "- slug: its-name"')
    refuse_repeated_keys(path, node)
    for child in node.value:
        data = construct(path, child)
        try:
            model = _EntryModel.model_validate(data)
        except ValidationError as error:
            raise _entry_error(path, child, error) from None
        yield PlacedEntry(model.to_domain(), path, child)


def _entry_error(path: Path, node: yaml.Node, error: ValidationError) -> EntryFileError:
    # A misspelled name makes two faults, and the missing field is only its shadow.
    faults = sorted(error.errors(include_url=False), key=lambda fault: fault["type"] != "extra_forbidden")
    first, more = faults[0], len(faults) - 1
    location: Location = first["loc"]
    field = ".".join(shown(str(part)) for part in location) or "entry"
    expected = _expected(first, location)
    line = line_of(node, location)
    rest = f" ({more} more in this entry)" if more else ""
    return EntryFileError(f"{path}:{line}: {field}: {expected}{rest}", "Correct the field and load again")


def _expected(fault: ErrorDetails, location: Location) -> str:
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
        return _EntryModel.model_fields
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
