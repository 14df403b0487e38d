"""Measures how questions about events and opening hours are read: right and wrong by kind.

    python bench/dates.py FILE [--now 2026-11-25T10:15] [--wrong] [--whole]

FILE has seven columns with tabs between: kind, first day, last day, house, audience, subject, question. Several days
with commas between are readings that are all right, the first days in the order of the last days; "-" is no day, or no
end. The days are judged by their likeliest reading, which must be one of those in the file; with --whole, kind, house
and audience must be right too (the subject is not judged).
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bot.command_line.events import as_fields
from knowledge.dates import COPENHAGEN, read_dates
from knowledge.events.asking import read_asked


@dataclass(frozen=True, slots=True)
class Case:
    """One question: its kind, the (first, last) days that are right, as text, house, audience, and what was asked."""

    kind: str
    right: frozenset[tuple[str, str]]
    house: str
    audience: str
    question: str


def read(path: Path) -> Iterator[Case]:
    """The cases of a file; lines that begin with # and a heading are passed over."""
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        columns = line.split("\t")
        if line.startswith("#") or len(columns) < 7 or columns[0] == "kind":
            continue
        firsts, lasts = columns[1].split(","), columns[2].split(",")
        yield Case(columns[0], frozenset(zip(firsts, lasts, strict=True)), columns[3], columns[4], columns[6])


def reading(question: str, now: datetime) -> tuple[str, str]:
    """The first and last day as they stand in the file."""
    found = read_dates(question, now)
    return str(found.first or "-"), str(found.last or "-")


def faults(case: Case, now: datetime, *, whole: bool) -> list[str]:
    """What is wrong with the reading of a question, each with what was read; empty where all is right."""
    found = reading(case.question, now)
    wrong = [] if found in case.right else [f"{' to '.join(found)}, right is {sorted(case.right)}"]
    if whole:
        fields = as_fields(read_asked(case.question, now))
        right = {"intent": case.kind, "house": case.house, "audience": case.audience}
        wrong += [f"{name} {fields[name]}, right is {each}" for name, each in right.items() if fields[name] != each]
    return wrong


def main() -> None:
    """Print the figures of a file, and with --wrong each question that was read wrongly."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--now", type=datetime.fromisoformat, default=datetime.fromisoformat("2026-11-25T10:15"))
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--whole", action="store_true", help="judge kind, house and audience too")
    arguments = parser.parse_args()
    now = arguments.now.replace(tzinfo=COPENHAGEN)
    counts: Counter[tuple[str, bool]] = Counter()
    for case in read(arguments.file):
        wrong = faults(case, now, whole=arguments.whole)
        counts[case.kind, not wrong] += 1
        if arguments.wrong and wrong:
            print(f"{case.question!r}: {'; '.join(wrong)}")
    for kind in sorted({kind for kind, _ in counts}):
        told(kind, counts[kind, True], counts[kind, False])
    told("all", *(sum(counts[kind, right] for kind in {kind for kind, _ in counts}) for right in (True, False)))


def told(kind: str, right: int, wrong: int) -> None:
    """Print a line of the figures."""
    print(f"{kind:10} right {right:4}  wrong {wrong:4}  {right / max(right + wrong, 1):.3f}")


if __name__ == "__main__":
    main()
