"""Measures how an entry that staff have just written does beside old ones: a few examples among entries with many.

    python bench/new_entries.py                       40 entries with three examples in each language
    python bench/new_entries.py --examples 8
    python bench/new_entries.py --entries 5 FILE ...  other files that `borgerbot kb evaluate --questions` takes

Some of the shipped entries keep their titles and a few of their examples, drawn at random and the same in every run. Of
the questions for them, and of the questions for the others, it prints how many are answered, how many of these answers
are right, and how many were answered with the right entry or asked back with it among the choices.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from knowledge.building import build_judge, known_strangers
from knowledge.entries import Entry, KnowledgeBase
from knowledge.evaluation.evaluate import score_questions
from knowledge.evaluation.expectations import Demand, LabelledQuestion, parse_lines
from knowledge.files.entry_files import read_folder

ROOT: Final = Path(__file__).resolve().parent.parent
FILES: Final = (
    ROOT / "knowledge" / "sets" / "golden.tsv",
    *(ROOT / "tests" / "data" / f"{name}.tsv" for name in ("written-apart", "four-voices", "asked-otherwise")),
)
SEED: Final = 7
WHAT: Final = ("answered", "of these right", "answered rightly or among the choices")


def cut(entry: Entry, examples: int) -> Entry:
    """The entry with that many of its examples in each language."""
    chance = random.Random(entry.slug)  # noqa: S311 - which examples stay is no secret
    few = {
        language: replace(text, examples=tuple(chance.sample(text.examples, min(examples, len(text.examples)))))
        for language, text in entry.texts.items()
    }
    return replace(entry, texts=few)


def questions(files: Sequence[Path], knowledge: KnowledgeBase) -> Iterator[LabelledQuestion]:
    """The questions that an entry should answer."""
    for file in files:
        lines = file.read_text(encoding="utf-8").splitlines()
        for question in parse_lines(lines, name=str(file), knowledge=knowledge):
            if question.expected.demand is Demand.ANSWER:
                yield question


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, default=FILES)
    parser.add_argument("--examples", type=int, default=3, help="how many examples in each language the new ones have")
    parser.add_argument("--entries", type=int, default=40, help="how many entries are new")
    options = parser.parse_args()
    shipped = read_folder()
    new = set(random.Random(SEED).sample(sorted(shipped.entries), options.entries))  # noqa: S311
    entries = {slug: cut(each, options.examples) if slug in new else each for slug, each in shipped.entries.items()}
    knowledge = KnowledgeBase(entries)
    judge = build_judge(knowledge, embedder="e5", cache=None, out_of_scope=known_strangers(knowledge))
    asked = list(questions(options.files, knowledge))
    for name, kind in (("new entries", True), ("other entries", False)):
        of_kind = [each for each in asked if (each.expected.entries[0] in new) is kind]
        figures = score_questions(judge, of_kind, today=datetime.now(UTC).date()).figures
        shares = figures.answered_share, figures.precision_should_answer, figures.found_share
        print(
            f"{name}: {len(of_kind)} questions, " + ", ".join(_told(*pair) for pair in zip(shares, WHAT, strict=True))
        )


def _told(share: float | None, what: str) -> str:
    return f"{what} {share:.3f}" if share is not None else f"{what} -"


if __name__ == "__main__":
    main()
