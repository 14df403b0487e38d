"""Reading entries from YAML files, with errors that name file, line, field and what was expected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml
from pydantic import ValidationError

from knowledge.entries import KnowledgeBase
from knowledge.errors import EntryFileError
from knowledge.files.entry_fields import EntryFields, expected_of
from knowledge.files.local_facts import LOCAL_FILE, fill_entry, read_local_facts
from knowledge.files.places import PlacedEntry
from knowledge.files.yaml_nodes import Location, compose, construct, line_of, refuse_repeated_keys, shown

STARTER_FOLDER = Path(__file__).parent.parent / "starter"
_TABLES = frozenset({".csv", ".xlsx"})
_QUESTION = frozenset({"set", "question"})
_OF_EXPORT = "version"
"""Where an export is read as an entry file, its versions are those of another database."""


def read_folder(folder: Path = STARTER_FOLDER) -> KnowledgeBase:
    """All entries of the entry files in `folder`, with the local facts of its `local.yaml` filled in.

    Raises:
        EntryFileError: if a file is broken or a slug stands twice.
    """
    return read_files(entry_files(folder))


def entry_files(folder: Path) -> tuple[Path, ...]:
    """The `*.yaml` files of `folder` in the order of their names; `local.yaml` is none, it holds the local facts.

    A file in place of a folder is the only one.

    Raises:
        EntryFileError: if there are none.
    """
    if folder.is_file():
        return (folder,)
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
    if path.suffix.lower() in _TABLES:
        raise EntryFileError(f"{path}: a table, no entry file", f"`borgerbot kb import {path}` reads it")
    node = compose(path)
    if not isinstance(node, yaml.SequenceNode):
        line = node.start_mark.line + 1 if node is not None else 1
        raise EntryFileError(f"{path}:{line}: expected a list of entries", 'Begin each entry with "- slug: its-name"')
    refuse_repeated_keys(path, node)
    for child in node.value:
        data = construct(path, child)
        if isinstance(data, dict):
            if data.keys() >= _QUESTION:
                raise EntryFileError(f"{path}: holds questions, no entries", f"`borgerbot kb import {path}` reads it")
            data.pop(_OF_EXPORT, None)
        try:
            model = EntryFields.model_validate(data)
        except ValidationError as error:
            raise _entry_error(path, child, error) from None
        yield PlacedEntry(model.to_domain(), path, child)


def _entry_error(path: Path, node: yaml.Node, error: ValidationError) -> EntryFileError:
    # A misspelled name makes two faults, and the missing field is only its shadow.
    faults = sorted(error.errors(include_url=False), key=lambda fault: fault["type"] != "extra_forbidden")
    first, more = faults[0], len(faults) - 1
    location: Location = first["loc"]
    field = ".".join(shown(str(part)) for part in location) or "entry"
    expected = expected_of(first, location)
    line = line_of(node, location)
    rest = f" ({more} more in this entry)" if more else ""
    return EntryFileError(f"{path}:{line}: {field}: {expected}{rest}", "Correct the field and load again")
