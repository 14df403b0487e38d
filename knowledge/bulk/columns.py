"""An entry as the cells of one row, and back to the fields of an entry file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from knowledge.entries import Entry, Language
from knowledge.written_days import MONTHS, whole_year

TEXTS: Final = tuple(f"{language.value}_{part}" for language in Language for part in ("title", "answer", "examples"))
DAYS: Final = ("checked_at", "valid_from", "valid_to", "review_by")
FLAGS: Final = ("local", "hands_over", "offers_person")
LISTS: Final = ("details", "related", "not_to_be_confused_with")
COLUMNS: Final = (
    *("slug", "version", "area", "topic", "kind", "status", "owner"),
    *TEXTS,
    "sources",
    *DAYS,
    *FLAGS,
    *LISTS,
)

"""Every column, in the order of the export."""

_NO_DETAILS: Final = "none"
_BETWEEN: Final = " | "
_SIGN_BETWEEN: Final = re.compile(r"(?<=\s)\|(?=\s)")
_YES: Final = frozenset({"ja", "yes", "true", "sand", "1"})
_NO: Final = frozenset({"nej", "no", "false", "falsk", "0"})
_STATUS: Final = {
    "udgivet": "published",
    "publiceret": "published",
    "kladde": "draft",
    "udkast": "draft",
    "arkiveret": "archived",
}
_COUNTED_DAY: Final = re.compile(r"[3-6]\d{4}", re.ASCII)
_DAY_ZERO: Final = date(1899, 12, 30)
"""Spreadsheets count days from here, and show the count where a cell's format was lost."""

_WRITTEN_DAY: Final = re.compile(r"(\d{1,2})\. ?([a-z]{3})[a-z]*\.? (\d{4})", re.ASCII | re.IGNORECASE)
_DANISH_DAY: Final = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4}|\d\d)", re.ASCII)


def to_cells(entry: Entry, version: int) -> dict[str, str]:
    """`entry` as texts by column; `version` is its newest one, 0 where none is kept yet."""
    cells = dict.fromkeys(COLUMNS, "")
    cells |= {name: str(getattr(entry, name)) for name in ("slug", "area", "topic", "kind", "status", "owner")}
    cells["version"] = str(version)
    for language, text in entry.texts.items():
        cells[f"{language.value}_title"] = text.title
        cells[f"{language.value}_answer"] = text.answer
        cells[f"{language.value}_examples"] = "\n".join(text.examples)
    cells["sources"] = "\n".join(f"{source.title}{_BETWEEN}{source.url}" for source in entry.sources)
    cells |= {name: "" if (day := getattr(entry, name)) is None else day.isoformat() for name in DAYS}
    cells |= {name: "ja" if getattr(entry, name) else "nej" for name in FLAGS}
    cells["details"] = _details(entry)
    cells["related"] = ", ".join(entry.related)
    cells["not_to_be_confused_with"] = ", ".join(entry.look_alikes)
    return cells


def to_fields(cells: Mapping[str, str]) -> dict[str, Any]:
    """The cells of a row as the fields of an entry file; what is empty is left out, what is wrong stays wrong."""
    told = {name: text for name, cell in cells.items() if (text := cell.strip())}
    fields: dict[str, Any] = {
        name: told[name] for name in ("slug", "area", "topic", "kind", "status", "owner") if name in told
    }
    if "status" in fields:
        status = fields["status"].lower()
        fields["status"] = _STATUS.get(status, status)
    fields |= {name: _day(told[name]) for name in DAYS if name in told}
    fields |= {name: _flag(told[name]) for name in FLAGS if name in told}
    fields |= {name: _items(told[name]) for name in LISTS if name in told}
    if told.get("details", "").lower() == _NO_DETAILS:
        fields["details"] = []
    if "sources" in told:
        fields["sources"] = [_source(line) for line in _lines(told["sources"])]
    for language in Language:
        of_language = _text(told, language)
        # Danish is always there; without it, its fields are missing, not the language.
        if of_language or language is Language.DA:
            fields[language.value] = of_language
    return fields


def column_of(location: tuple[str | int, ...]) -> str:
    """The column in which the field of an entry file stands; nothing for the entry as a whole."""
    names = [str(part) for part in location if isinstance(part, str)]
    if not names:
        return ""
    if names[0] in {language.value for language in Language}:
        return "_".join((*names, "title")[:2])
    return names[0]


def _details(entry: Entry) -> str:
    if entry.details is None:
        return ""
    return ", ".join(entry.details) or _NO_DETAILS


def _text(told: Mapping[str, str], language: Language) -> dict[str, Any]:
    prefix = f"{language.value}_"
    found: dict[str, Any] = {name: told[prefix + name] for name in ("title", "answer") if prefix + name in told}
    if prefix + "examples" in told:
        found["examples"] = _lines(told[prefix + "examples"])
    return found


def _lines(cell: str) -> list[str]:
    return [line.strip() for line in cell.split("\n") if line.strip()]


def _items(cell: str) -> list[str]:
    return [item.strip() for item in re.split(r"[,;\n]", cell) if item.strip()]


def _source(line: str) -> dict[str, str]:
    # Spreadsheets make other spaces of those about the sign; those within the title are its own.
    signs = list(_SIGN_BETWEEN.finditer(line))
    if not signs:
        return {"title": line}
    return {"title": line[: signs[-1].start()].strip(), "url": line[signs[-1].end() :].strip()}


def with_flags(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of an entry file in which yes and no may be written in words, as in a table."""
    return {name: _flag(value) if name in FLAGS and isinstance(value, str) else value for name, value in fields.items()}


def _flag(cell: str) -> bool | str:
    word = cell.lower()
    return word in _YES if word in _YES | _NO else cell


def _day(cell: str) -> str:
    """A Danish spreadsheet writes 25-11-2026 where it recognised a day, and 46351 where it was told not to show one."""
    if _COUNTED_DAY.fullmatch(cell):
        return (_DAY_ZERO + timedelta(days=int(cell))).isoformat()
    named = _WRITTEN_DAY.fullmatch(cell)
    if named and named[2].lower() in MONTHS:
        return f"{named[3]}-{MONTHS.index(named[2].lower()) + 1:02}-{int(named[1]):02}"
    found = _DANISH_DAY.fullmatch(cell)
    return f"{whole_year(found[3])}-{int(found[2]):02}-{int(found[1]):02}" if found else cell
