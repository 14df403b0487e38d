"""Measures how well danger is recognised, on a labelled list: recall and false alarms, per signpost and language.

    python bench/signposts.py                     tests/data/signposts.tsv
    python bench/signposts.py FILE                any list: slug or "-", language, text, with tabs between them
    python bench/signposts.py --half odd|even     every other line of it
    python bench/signposts.py --rules             the written rules alone, not the whole judge with the starter entries
    python bench/signposts.py --misses            and what went wrong, text by text

Found: of the texts that tell of danger, those that got a signpost. Right: those that got the one they are labelled
with. False: of the harmless texts, those that got any. An empty cell has no text.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from knowledge.building import build_judge, known_strangers
from knowledge.decisions import Signpost
from knowledge.files.entry_files import read_folder
from knowledge.signposts import recognise

LIST: Final = Path(__file__).resolve().parent.parent / "tests" / "data" / "signposts.tsv"
HARMLESS: Final = "-"


@dataclass(frozen=True, slots=True)
class Case:
    """A labelled text, the signpost that it got or "-", and why."""

    slug: str
    language: str
    text: str
    got: str
    why: str

    @property
    def found(self) -> bool:
        """Whether it got a signpost."""
        return self.got != HARMLESS

    @property
    def right(self) -> bool:
        """Whether it got what it is labelled with."""
        return self.got == self.slug


Reading = Callable[[str], tuple[str, str]]
"""Tells the signpost that a text gets or "-", and why."""


def by_rules(text: str) -> tuple[str, str]:
    """What the rules alone tell."""
    alarm = recognise(text)
    return (HARMLESS, "") if alarm is None else (alarm.slug, f"{alarm.language}: {alarm.rule}")


def by_judge() -> Reading:
    """What a chat would get, with the starter entries."""
    knowledge = read_folder()
    judge = build_judge(knowledge, embedder="e5", cache=None, out_of_scope=known_strangers(knowledge))
    today = datetime.now(tz=UTC).date()

    def read_text(text: str) -> tuple[str, str]:
        judgement = judge.judge(text, today=today)
        decision = judgement.decision
        return decision.entry if isinstance(decision, Signpost) else HARMLESS, judgement.reason

    return read_text


def read(path: Path, reading: Reading, half: str | None = None) -> list[Case]:
    """The cases of a list, each recognised; of the odd or the even lines only, where that is asked for."""
    lines = path.read_text(encoding="utf-8").splitlines()
    wanted = lines if half is None else lines[half == "even" :: 2]
    rows = (line.split("\t") for line in wanted)
    return [Case(slug, language, text, *reading(text)) for slug, language, text in rows]


def share(cases: Iterable[Case], *, right: bool = False) -> str:
    """How many of the cases got a signpost, or the right one, as a share and a count; "" for no case."""
    each = [case.right if right else case.found for case in cases]
    return f"{sum(each) / len(each):6.1%} {sum(each):3}/{len(each):<3}" if each else ""


def table(cases: Sequence[Case]) -> str:
    """One row per language and one per signpost, and all of them together."""
    rows = [f"{'':22} {'found':>14} {'right':>14} {'false alarms':>14}"]
    languages = Counter(case.language for case in cases)
    slugs = Counter(case.slug for case in cases if case.slug != HARMLESS)
    groups = [("all", list(cases))]
    groups += [(code, [case for case in cases if case.language == code]) for code in languages]
    groups += [(slug, [case for case in cases if case.slug == slug]) for slug in slugs]
    for name, group in groups:
        danger = [case for case in group if case.slug != HARMLESS]
        harmless = [case for case in group if case.slug == HARMLESS]
        rows.append(f"{name:22} {share(danger):>14} {share(danger, right=True):>14} {share(harmless):>14}")
    return "\n".join(rows)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, default=LIST)
    parser.add_argument("--half", choices=["odd", "even"])
    parser.add_argument("--rules", action="store_true")
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    recognise("")  # reads the rules
    reading = by_rules if given.rules else by_judge()
    started = time.perf_counter()
    cases = read(given.file, reading, given.half)
    print(f"{table(cases)}\n{1000 * (time.perf_counter() - started) / len(cases):.1f} ms a text")
    for case in cases if given.misses else ():
        if not case.right:
            print(f"{case.slug}\t{case.language}\t{case.text}\t{case.got}\t{case.why}")


if __name__ == "__main__":
    main()
