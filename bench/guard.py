"""Measures the guard on a labelled list: how much it finds of each kind, and how often it finds what is not there.

    python bench/guard.py                      the list of the tests
    python bench/guard.py --file FILE          any list: kinds joined by | (or - for none), a tab, the text
    python bench/guard.py --mistakes           prints each line that was judged wrongly as well

Recall of a kind is its share of the lines labelled with it. Its false alarms are its share of the lines without it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from knowledge.guard import DataKind, redact
from knowledge.guarding.masks import REFUSED

LIST: Final = Path(__file__).resolve().parent.parent / "tests" / "data" / "guard.tsv"


@dataclass(frozen=True, slots=True)
class Judged:
    """A line of the list: what it holds, what was found, and the text as masked."""

    wanted: frozenset[str]
    found: frozenset[str]
    masked: str


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--file", type=Path, default=LIST)
    parser.add_argument("--mistakes", action="store_true")
    options = parser.parse_args()
    judged = list(judge(options.file))
    print(f"{'kind':10} {'lines':>5} {'found':>5} {'recall':>7} {'others':>6} {'false':>5} {'rate':>7}")
    for kind in DataKind:
        print(row(kind, judged, frozenset({kind})))
    print(row("refused", judged, frozenset(REFUSED)))
    print(row("any", judged, frozenset(DataKind)))
    for line in judged if options.mistakes else ():
        if line.wanted != line.found:
            print(f"{told(line.wanted)} judged {told(line.found)}: {line.masked}")


def judge(path: Path) -> Iterator[Judged]:
    """Each line of a labelled list with what the guard makes of it."""
    for line in path.read_text(encoding="utf-8-sig").split("\n"):
        if line:
            label, _, text = line.partition("\t")
            redaction = redact(text)
            wanted = frozenset(label.split("|")) - {"-"}
            yield Judged(wanted, frozenset(map(str, redaction.masked)), redaction.text)


def row(name: str, judged: list[Judged], kinds: frozenset[str]) -> str:
    """One row of the table: the lines with one of `kinds`, those found, the other lines, those found among them."""
    inside = [bool(line.found & kinds) for line in judged if line.wanted & kinds]
    outside = [bool(line.found & kinds) for line in judged if not line.wanted & kinds]
    return (
        f"{name:10} {len(inside):5} {sum(inside):5} {share(inside):>7} {len(outside):6} {sum(outside):5}"
        f" {share(outside):>7}"
    )


def share(found: list[bool]) -> str:
    """A share in per cent, "-" of nothing."""
    return f"{100 * sum(found) / len(found):.1f} %" if found else "-"


def told(kinds: frozenset[str]) -> str:
    """Kinds as the list writes them."""
    return "|".join(sorted(kinds)) or "-"


if __name__ == "__main__":
    main()
