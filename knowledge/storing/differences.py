"""How two versions of an entry differ: field by field, texts line by line."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from knowledge.entries import Entry
from knowledge.storing.rows import to_content


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that differs.

    Attributes:
        field: its name, such as "status" or "da.answer".
        lines: what went, marked "- ", and what came, marked "+ ", in their order; lines that stayed are left out.
    """

    field: str
    lines: tuple[str, ...]


def differences(before: Entry | None, after: Entry) -> tuple[Difference, ...]:
    """What changes from `before` (None: it was not there) to `after`; empty where nothing does."""
    old = {} if before is None else dict(_fields(to_content(before)))
    new = dict(_fields(to_content(after)))
    names = dict.fromkeys((*new, *old))
    return tuple(
        Difference(name, _lines(old.get(name, []), new.get(name, [])))
        for name in names
        if old.get(name, []) != new.get(name, [])
    )


def _lines(before: list[str], after: list[str]) -> tuple[str, ...]:
    compared = difflib.SequenceMatcher(None, before, after, autojunk=False)
    found: list[str] = []
    for kind, start, end, new_start, new_end in compared.get_opcodes():
        if kind != "equal":
            found += (f"- {line}" for line in before[start:end])
            found += (f"+ {line}" for line in after[new_start:new_end])
    return tuple(found)


def _fields(content: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Every field as lines; a list has one line per item, nothing has none."""
    for name, value in content.items():
        if name == "texts":
            for language, text in value.items():
                for part, of_part in text.items():
                    yield f"{language}.{part}", _as_lines(of_part)
        else:
            yield name, _as_lines(value)


def _as_lines(value: Any) -> list[str]:
    match value:
        case None:
            return []
        case str():
            return value.split("\n")
        case list():
            return [" | ".join(map(str, each.values())) if isinstance(each, dict) else str(each) for each in value]
        case _:
            return [str(value).lower()]
