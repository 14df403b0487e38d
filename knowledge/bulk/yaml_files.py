"""Entries as YAML, with the fields of the entry files and the version."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import yaml

from knowledge.bulk.columns import column_of, to_fields, with_flags
from knowledge.bulk.faults import BulkFileError, Fault
from knowledge.bulk.grid import Grid, refuse_too_many
from knowledge.bulk.questions import COLUMNS, QuestionContent, questions_of
from knowledge.bulk.rows import FileContent, Row, refused_twins, version_of
from knowledge.entries import Entry
from knowledge.errors import EntryFileError
from knowledge.files.entry_fields import check_fields
from knowledge.files.yaml_nodes import compose_bytes, construct, line_of, refuse_repeated_keys
from knowledge.storing.set_store import Question

_WIDTH: Final = 4096
_FASTEST: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def yaml_bytes(rows: Iterable[Mapping[str, str]]) -> bytes:
    """Rows of cells as YAML."""
    entries = [_fields(row) for row in rows]
    text: str = yaml.dump(entries, Dumper=_FASTEST, allow_unicode=True, sort_keys=False, width=_WIDTH)
    return text.encode()


def read_yaml(data: bytes, path: Path) -> FileContent | QuestionContent:
    """The entries or questions of a YAML file; a row's number is its line.

    Raises:
        BulkFileError: if it is not a YAML list.
    """
    try:
        node = compose_bytes(path, data)
        if not isinstance(node, yaml.SequenceNode):
            raise BulkFileError("Line 1: expected a list of entries", 'Begin each entry with "- slug: its-name"')
        refuse_too_many(len(node.value), 0)
        refuse_repeated_keys(path, node)
        if _holds_questions(node):
            return questions_of(_grid(path, node))
        found = [_row(path, child) for child in node.value]
    except EntryFileError as error:
        raise BulkFileError(error.what, error.todo) from None
    except RecursionError:
        raise BulkFileError("The lists and fields are nested too deep", "Begin with an export") from None
    rows = tuple(each for each in found if isinstance(each, Row))
    faults = [fault for each in found if not isinstance(each, Row) for fault in each]
    return FileContent(rows, (*faults, *refused_twins(rows, "slug")))


def questions_yaml(questions: Iterable[Question]) -> bytes:
    """Questions as YAML, in the order of the sets."""
    listed = [
        {"set": each.set.value, "expected": list(each.expected), "kind": each.kind, "question": each.text}
        for each in questions
    ]
    text: str = yaml.dump(listed, Dumper=_FASTEST, allow_unicode=True, sort_keys=False, width=_WIDTH)
    return text.encode()


def _holds_questions(node: yaml.SequenceNode) -> bool:
    first = node.value[0] if node.value else None
    return isinstance(first, yaml.MappingNode) and COLUMNS[-1] in {key.value for key, _ in first.value}


def _grid(path: Path, node: yaml.SequenceNode) -> Grid:
    """A list of questions as a table; what is no question is a fault of its line."""
    rows: list[tuple[int, tuple[str, ...]]] = [(0, COLUMNS)]
    faults: list[Fault] = []
    for child in node.value:
        data, line = construct(path, child), line_of(child, ())
        if not isinstance(data, dict) or not set(data) <= set(COLUMNS):
            faults.append(Fault(line, "", f"unknown field, expected one of {', '.join(COLUMNS)}"))
        else:
            rows.append((line, tuple(_cell(data.get(name)) for name in COLUMNS)))
    return Grid(tuple(rows), tuple(faults))


def _cell(value: object) -> str:
    if isinstance(value, list):
        return "|".join(str(each) for each in value)
    return "" if value is None else str(value)


def _fields(row: Mapping[str, str]) -> dict[str, Any]:
    fields = to_fields(row)
    texts: dict[str, Any] = {language: fields.pop(language) for language in ("da", "en") if language in fields}
    return {"slug": fields.pop("slug"), "version": int(row["version"]), **fields, **texts}


def _row(path: Path, node: yaml.Node) -> Row | list[Fault]:
    data = construct(path, node)
    faults: list[Fault] = []
    version = None
    if isinstance(data, dict):
        data = with_flags(data)
        try:
            written = data.pop("version", None)
            version = version_of("" if written is None else str(written))
        except ValueError as error:
            faults.append(Fault(line_of(node, ("version",)), "version", str(error)))
    checked = check_fields(data)
    if isinstance(checked, Entry):
        return faults or Row(line_of(node, ()), checked, version)
    return faults + [Fault(line_of(node, each.location), column_of(each.location), each.expected) for each in checked]
