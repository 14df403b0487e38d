"""What is told of the faults in a table of events: what was expected, and what was found."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from knowledge.events.fields import FormFault, Slip
from knowledge.fit_texts import holds_personal_number

EXPECTED: Final[Mapping[Slip, str]] = {
    Slip.UNKNOWN: "no column that is known here",
    Slip.TWICE: "the column stands twice",
    Slip.MISSING: "is missing",
    Slip.NO_DAY: "expected days with their year, such as 2026-12-03, with semicolons between them",
    Slip.PAST: "the day is over",
    Slip.FAR: "the day is more than a year away",
    Slip.WEEKDAY: "the day has another weekday",
    Slip.NO_TIME: "expected a time such as 19-21 or 19.30, or: hele dagen",
    Slip.MIDNIGHT: "expected 00.00 and the day that begins then",
    Slip.BACKWARDS: "it ends before it begins",
    Slip.NO_MOMENT: "there is no such time, since clocks go forward that night",
    Slip.LONG: "several days have a time; expected semicolons between them, or: hele dagen",
    Slip.NO_HOUSE: "expected Haslev, Faxe, begge or online; other places belong in sted",
    Slip.NO_ADDRESS: "expected an address that begins with https://",
    Slip.NO_STATE: "expected aflyst, udsolgt, igen or nothing",
    Slip.TOO_LONG: "expected at most 300 characters, or 4000 in om",
    Slip.PERSONAL: "expected a text without a number like a CPR number",
    Slip.GARBLED: "the letters are garbled; save the file anew as UTF-8",
}
_LONGEST: Final = 60
_NUMBER: Final = re.compile(r"\d{5}|\d+[.,]\d+", re.ASCII)
_BARE: Final = frozenset({Slip.NO_DAY, Slip.NO_TIME})


def of_fault(fault: FormFault, cell: str) -> str:
    """A fault of a field, with what its cell holds; no personal number is repeated."""
    told = EXPECTED[fault.slip]
    if fault.slip is Slip.PERSONAL or not cell.strip() or holds_personal_number(cell):
        return told
    if fault.slip in _BARE and _NUMBER.fullmatch(cell.strip()):
        return f"{told}; found the number {cell.strip()}, so give the cells the format of days or times"
    if fault.slip is Slip.TOO_LONG:
        return f"{told}; found {fault.value}"
    return f"{told}; found {cut(fault.value if fault.slip is Slip.NO_MOMENT else cell)!r}"


def twice(row: int, *, with_id: bool) -> str:
    """A fault for an event that stands in the row already."""
    hint = "" if with_id else "; two of one day need different words in id"
    return f"the same event stands in row {row}{hint}"


def cut(text: str) -> str:
    """What a message repeats of a cell, which may hold megabytes."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
