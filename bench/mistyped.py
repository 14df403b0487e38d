"""Measures what slips of the thumb cost: labelled questions as they are, and with a share of their letters mistyped.

    python bench/mistyped.py                    the golden set and the questions that must not be answered
    python bench/mistyped.py FILE ...           any files that `borgerbot kb evaluate --questions` takes
    python bench/mistyped.py --rates 0.03       other shares of letters than none, 2, 5 and 10 %
    python bench/mistyped.py --embedder none

A letter is left out, doubled, swapped with the one before it or replaced by any other; one in ten hits nearly every
other word. The same slips are made in every run. Prints, of the questions that should be answered, those answered and
those whose entry was the answer or among the options; of these answers, the right ones; and of the questions that must
not be answered, those answered all the same.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from knowledge.building import build_judge, known_strangers
from knowledge.evaluation.evaluate import score_questions
from knowledge.evaluation.expectations import Demand, LabelledQuestion, parse_lines
from knowledge.evaluation.figures import Figures
from knowledge.files.entry_files import read_folder
from knowledge.judge import Judge

SETS: Final = Path(__file__).resolve().parent.parent / "knowledge" / "sets"
SEED: Final = 7
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyzæøå"


def mistyped(sentence: str, rate: float, chance: random.Random) -> str:
    """The sentence with a share of its letters left out, doubled, swapped or replaced by another."""
    result: list[str] = []
    for letter in sentence:
        if not letter.isalpha() or chance.random() >= rate:
            result.append(letter)
            continue
        slip = chance.choice(("left out", "doubled", "swapped", "replaced"))
        if slip == "doubled":
            result += [letter, letter]
        elif slip == "swapped" and result:
            result.insert(-1, letter)
        elif slip == "replaced":
            result.append(chance.choice(_LETTERS))
    return "".join(result)


def measured(judge: Judge, questions: Sequence[LabelledQuestion], rate: float) -> Figures:
    """The figures of the questions with that share of their letters mistyped."""
    chance = random.Random(SEED)  # noqa: S311
    typed = [replace(each, text=mistyped(each.text, rate, chance)) for each in questions] if rate else questions
    return score_questions(judge, typed, today=datetime.now(UTC).date()).figures


def main() -> None:
    """Print a table for each file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, default=sorted(SETS.glob("*.tsv")))
    parser.add_argument("--rates", nargs="+", type=float, default=[0.0, 0.02, 0.05, 0.1])
    parser.add_argument("--embedder", choices=["e5", "none"], default="e5")
    options = parser.parse_args()
    knowledge = read_folder()
    judge = build_judge(knowledge, embedder=options.embedder, cache=None, out_of_scope=known_strangers(knowledge))
    for file in options.files:
        lines = file.read_text(encoding="utf-8").splitlines()
        questions = parse_lines(lines, name=str(file), knowledge=knowledge)
        print(f"\n{file.name}: {len(questions)} questions")
        print("letters mistyped   answered    found    right   answered all the same")
        for rate in options.rates:
            figures = measured(judge, questions, rate)
            shares = (figures.answered_share, figures.found_share, figures.precision_should_answer)
            anyway = figures.answered_anyway_share
            told = "        -" if anyway is None else f"{anyway:9.1%}"
            asked = figures.questions(Demand.NO_ANSWER)
            print(f"{rate:16.0%} " + " ".join(_cell(each) for each in shares) + f" {told} of {asked}", flush=True)


def _cell(share: float | None) -> str:
    return "       -" if share is None else f"{share:8.1%}"


if __name__ == "__main__":
    main()
