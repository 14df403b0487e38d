"""Reading entries from YAML files, with errors that name file, line, field and what was expected."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from knowledge.entries import Entry, EntryText, Kind, KnowledgeBase, Language, Source, Status
from knowledge.errors import EntryFileError

STARTER_FOLDER = Path(__file__).parent / "starter"
TITLE_LENGTH = 28
SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"

# The C loader reads a whole starter knowledge base in a fraction of a second; the Python one is the fallback.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Location = tuple[str | int, ...]


def _not_blank(text: str) -> str:
    if not text.strip():
        raise ValueError("expected a text that is not blank")
    return text.strip()


Text = Annotated[str, AfterValidator(_not_blank)]
Slug = Annotated[str, Field(pattern=SLUG_PATTERN, max_length=50)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _SourceModel(_Model):
    title: Text
    url: Annotated[str, Field(pattern=r"^https://[^\s<>\"]+$")]


class _TextModel(_Model):
    title: Annotated[Text, Field(max_length=TITLE_LENGTH)]
    answer: Text
    examples: Annotated[list[Text], Field(min_length=1)]

    def to_domain(self) -> EntryText:
        return EntryText(self.title, self.answer, tuple(dict.fromkeys(self.examples)))


class _EntryModel(_Model):
    slug: Slug
    area: Slug
    topic: Slug
    kind: Kind = Kind.ANSWER
    status: Status = Status.PUBLISHED
    owner: Text
    sources: list[_SourceModel] = []
    checked_at: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    review_by: date | None = None
    local: bool = False
    hands_over: bool = False
    offers_person: bool = False
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
            related=tuple(self.related),
            look_alikes=tuple(self.not_to_be_confused_with),
        )


def read_folder(folder: Path = STARTER_FOLDER) -> KnowledgeBase:
    """All entries of the entry files in `folder`.

    Raises:
        EntryFileError: if a file is broken or a slug stands twice.
    """
    return read_files(entry_files(folder))


def entry_files(folder: Path) -> tuple[Path, ...]:
    """The `*.yaml` files of `folder` in the order of their names; `local.yaml` is none, it holds the local facts.

    Raises:
        EntryFileError: if there are none.
    """
    files = tuple(sorted(path for path in folder.glob("*.yaml") if path.name != "local.yaml"))
    if not files:
        raise EntryFileError(f"{folder}: no entry files (*.yaml) found", "Name a folder that holds entry files")
    return files


def read_files(files: Sequence[Path]) -> KnowledgeBase:
    """All entries of `files`.

    Raises:
        EntryFileError: if a file is broken or a slug stands twice; nothing is returned then.
    """
    entries: dict[str, Entry] = {}
    places: dict[str, str] = {}
    for path in files:
        for entry, line in _read_file(path):
            place = f"{path}:{line}"
            if entry.slug in entries:
                raise EntryFileError(
                    f"{place}: slug: {entry.slug!r} stands already at {places[entry.slug]}",
                    "Expected a slug that no other entry has; rename or merge one of the two",
                )
            entries[entry.slug] = entry
            places[entry.slug] = place
    return KnowledgeBase(entries)


def _read_file(path: Path) -> Iterator[tuple[Entry, int]]:
    node = _compose(path)
    if not isinstance(node, yaml.SequenceNode):
        line = node.start_mark.line + 1 if node is not None else 1
        raise EntryFileError(f"{path}:{line}: expected a list of entries", 'Begin each entry with "- slug: its-name"')
    _refuse_repeated_keys(path, node)
    constructor = _Loader("")
    for child in node.value:
        data = constructor.construct_object(child, deep=True)
        try:
            model = _EntryModel.model_validate(data)
        except ValidationError as error:
            raise _entry_error(path, child, error) from None
        yield model.to_domain(), child.start_mark.line + 1


def _compose(path: Path) -> yaml.Node | None:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise EntryFileError(f"{path}: not UTF-8 (byte {error.start})", "Save the file as UTF-8") from None
    except OSError as error:
        raise EntryFileError(f"{path}: cannot be read ({error.strerror})", "Check the name and the rights") from None
    try:
        node: yaml.Node | None = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark is not None else 1
        raise EntryFileError(
            f"{path}:{line}: not valid YAML: {error.problem or error.context}",
            'Check the indentation, and put texts that hold ": " or "#" in quotes',
        ) from None
    except yaml.YAMLError as error:
        raise EntryFileError(f"{path}: not valid YAML: {str(error).splitlines()[0]}", "Remove the character") from None
    return node


def _refuse_repeated_keys(path: Path, node: yaml.Node) -> None:
    """YAML lets a later key win silently; an entry would lose what was written first."""
    if isinstance(node, yaml.SequenceNode):
        for child in node.value:
            _refuse_repeated_keys(path, child)
    elif isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                raise EntryFileError(
                    f"{path}:{key.start_mark.line + 1}: {key.value}: stands twice in the same entry",
                    "Expected each field once; remove one of the two",
                )
            seen.add(key.value)
            _refuse_repeated_keys(path, value)


def _entry_error(path: Path, node: yaml.Node, error: ValidationError) -> EntryFileError:
    first, more = error.errors(include_url=False)[0], error.error_count() - 1
    location: Location = first["loc"]
    field = ".".join(str(part) for part in location) or "entry"
    expected = _expected(first["type"], first["msg"], location)
    line = _line_of(node, location)
    rest = f" ({more} more in this entry)" if more else ""
    return EntryFileError(f"{path}:{line}: {field}: {expected}{rest}", "Correct the field and load again")


def _expected(kind: str, message: str, location: Location) -> str:
    if kind == "extra_forbidden":
        fields = _TextModel.model_fields if len(location) > 1 else _EntryModel.model_fields
        near = difflib.get_close_matches(str(location[-1]), fields, n=1)
        return "unknown field, expected " + (repr(near[0]) if near else "one of " + ", ".join(fields))
    if kind == "missing":
        return "missing, expected a value"
    text = message.removeprefix("Value error, ")
    return text[0].lower() + text[1:].replace("Input should", "should").replace("input should", "should")


def _line_of(node: yaml.Node, location: Iterable[str | int]) -> int:
    """The line of the field at `location`, or of its nearest parent that stands in the file."""
    line: int = node.start_mark.line
    for part in location:
        child, mark_line = _child(node, part)
        if child is None:
            break
        node, line = child, mark_line
    return line + 1


def _child(node: yaml.Node, part: str | int) -> tuple[yaml.Node | None, int]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == part:
                return value, key.start_mark.line
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        child = node.value[part]
        return child, child.start_mark.line
    return None, node.start_mark.line
