"""Measures how questions about events and opening hours are read: right and wrong by kind.

    python bench/dates.py FILE [--now 2026-11-25T10:15] [--wrong]

FILE has seven columns with tabs between: kind, first day, last day, house, audience, subject, question. Several days
with commas between are readings that are all right, the first days in the order of the last days; "-" is no day, or no
end. Only the days are judged here: the likeliest reading must be one of those in the file.
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

from knowledge.dates import COPENHAGEN, read_dates


@dataclass(frozen=True, slots=True)
class Case:
    """One question: its kind, the (first, last) days that are right, as text, and what was asked."""

    kind: str
    right: frozenset[tuple[str, str]]
    question: str


def read(path: Path) -> Iterator[Case]:
    """The cases of a file; lines that begin with # and a heading are passed over."""
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        columns = line.split("\t")
        if line.startswith("#") or len(columns) < 7 or columns[0] == "kind":
            continue
        firsts, lasts = columns[1].split(","), columns[2].split(",")
        yield Case(columns[0], frozenset(zip(firsts, lasts, strict=True)), columns[6])


def reading(question: str, now: datetime) -> tuple[str, str]:
    """The first and last day as they stand in the file."""
    found = read_dates(question, now)
    return str(found.first or "-"), str(found.last or "-")


def main() -> None:
    """Print the figures of a file, and with --wrong each question that was read wrongly."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--now", type=datetime.fromisoformat, default=datetime.fromisoformat("2026-11-25T10:15"))
    parser.add_argument("--wrong", action="store_true")
    arguments = parser.parse_args()
    now = arguments.now.replace(tzinfo=COPENHAGEN)
    counts: Counter[tuple[str, bool]] = Counter()
    for case in read(arguments.file):
        found = reading(case.question, now)
        counts[case.kind, found in case.right] += 1
        if arguments.wrong and found not in case.right:
            print(f"{case.question!r}: {' to '.join(found)}, right is {sorted(case.right)}")
    for kind in sorted({kind for kind, _ in counts}):
        right, wrong = counts[kind, True], counts[kind, False]
        print(f"{kind:10} right {right:4}  wrong {wrong:4}  {right / (right + wrong):.3f}")


if __name__ == "__main__":
    main()
