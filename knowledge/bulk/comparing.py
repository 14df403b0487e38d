"""What importing a file would do to the knowledge base."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final

from knowledge.bulk.decoding import OLD_ENCODINGS
from knowledge.bulk.faults import Fault
from knowledge.bulk.rows import Row
from knowledge.entries import Entry, Status

_HOLED: Final = "letters became ? when the file was saved; save it as .csv (UTF-8) or .xlsx"
_HOLE: Final = re.compile(r"(?<=[a-zæøå])\?(?=[a-zæøå])", re.IGNORECASE)
"""A letter that was left out when a file was saved; who asks puts a space behind the mark."""

_LINK: Final = re.compile(r"\w+://\S+|\S+\.\w+/\S*")
_RARE: Final = re.compile("[\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Plan:
    """The rows of a file by what they would do.

    Attributes:
        new: entries that are not there yet.
        changed: entries that differ, and are here as they were at the export.
        stale: slugs that were changed here since the export, but not in the file; they stay as they are here.
        conflicts: rows that would overwrite what was changed here since the export, or whose version tells nothing.
        missing: entries in service that the file leaves out.
        unchanged: how many rows are as the knowledge base has them.
    """

    new: tuple[Row, ...]
    changed: tuple[Row, ...]
    stale: tuple[str, ...]
    conflicts: tuple[Fault, ...]
    missing: tuple[Entry, ...]
    unchanged: int

    def writes(self, versions: Mapping[str, int], *, archive_missing: bool) -> tuple[list[Entry], dict[str, int]]:
        """The entries to write, and by slug the version that each must still have; `versions` are the newest."""
        entries = [row.entry for row in (*self.new, *self.changed)]
        expected = {row.entry.slug: row.version or 0 for row in (*self.new, *self.changed)}
        if archive_missing:
            entries += (replace(entry, status=Status.ARCHIVED) for entry in self.missing)
            expected |= {entry.slug: versions.get(entry.slug, 0) for entry in self.missing}
        return entries, expected


def behind(rows: Sequence[Row], current: Mapping[str, Entry], versions: Mapping[str, int]) -> tuple[Row, ...]:
    """The rows of known entries that were exported before the newest version."""
    return tuple(
        row
        for row in rows
        if row.version is not None and row.entry.slug in current and row.version != versions.get(row.entry.slug, 0)
    )


def compare(
    rows: Sequence[Row], current: Mapping[str, Entry], versions: Mapping[str, int], exported: Mapping[str, Entry]
) -> Plan:
    """Sort the rows of a file.

    Args:
        rows: of the file; no slug twice.
        current: the knowledge base.
        versions: the newest version of each entry that has one.
        exported: of the rows that are behind, the entries as they were at the export, where that is kept.
    """
    unchanged = [row for row in rows if current.get(row.entry.slug) == row.entry]
    others = [row for row in rows if current.get(row.entry.slug) != row.entry]
    stale = tuple(row.entry.slug for row in others if exported.get(row.entry.slug) == row.entry)
    told = {row.entry.slug: _conflict(row, current, versions) for row in others if row.entry.slug not in stale}
    sound = [row for row in others if row.entry.slug in told and told[row.entry.slug] is None]
    named = {row.entry.slug for row in rows}
    return Plan(
        new=tuple(row for row in sound if row.entry.slug not in current),
        changed=tuple(row for row in sound if row.entry.slug in current),
        stale=stale,
        conflicts=tuple(fault for fault in told.values() if fault is not None),
        missing=tuple(
            entry for slug, entry in current.items() if slug not in named and entry.status is not Status.ARCHIVED
        ),
        unchanged=len(unchanged),
    )


def _conflict(row: Row, current: Mapping[str, Entry], versions: Mapping[str, int]) -> Fault | None:
    slug, newest = row.entry.slug, versions.get(row.entry.slug, 0)
    if lost := _lost_letters(row.entry, current.get(slug)):
        return Fault(row.number, lost, f"{slug}: {_HOLED}")
    if slug not in current:
        if not row.version and not newest:
            return None
        return Fault(
            row.number,
            "version",
            f"{slug}: there is no such entry; leave version empty for a new one "
            "(an export of another database, as .yaml, is for `borgerbot kb load`)",
        )
    if row.version is None:
        return Fault(row.number, "version", f"{slug}: there is an entry with this name; take its row from a new export")
    if row.version != newest:
        return Fault(
            row.number,
            "version",
            f"{slug}: changed here since the export (version {newest}, the file has {row.version}); "
            "take its row from a new export and make the change there",
        )
    return None


def _lost_letters(entry: Entry, current: Entry | None) -> str:
    """The column of a text that lost letters; "" where there is none.

    It is as it was but for question marks in place of rare ones, or has a mark within a word, which it had not before.
    The ordinary CSV of Excel knows no letters but those of one machine, and leaves the others out without a word.
    """
    for language, text in entry.texts.items():
        was = text if current is None else current.texts.get(language, text)
        before = () if was is text else (was.title, was.answer, *was.examples)
        pairs = {
            "title": [(text.title, was.title)],
            "answer": [(text.answer, was.answer)],
            "examples": [(each, old) for each, old in zip_longest(text.examples, was.examples) if each is not None],
        }
        for name, some in pairs.items():
            if any(_is_lossy(new, old or "") or _has_hole(new, before) for new, old in some):
                return f"{language.value}_{name}"
    return ""


def _has_hole(text: str, before: Collection[str]) -> bool:
    return "?" in text and text not in before and _HOLE.search(_LINK.sub(" ", text)) is not None


def _is_lossy(new: str, old: str) -> bool:
    if new == old or "?" not in new:
        return False
    # A program may count a letter from beyond the first 65,536 as two.
    written = (old, _RARE.sub("??", old))
    return any(new == each.encode(name, errors="replace").decode(name) for each in written for name in OLD_ENCODINGS)
