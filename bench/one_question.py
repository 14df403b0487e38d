"""Measures how long the judgement of one question takes, one after the other, and the memory of the process.

    python bench/one_question.py [FILE]                  the golden questions, or any list: the text in its last column
    python bench/one_question.py --embedder none         without sentence embeddings

Each question is new to the process; afterwards all are asked once more, which the memory of recent ones answers. The
process reads the starter in a folder of its own, as a first start does.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import numpy as np
import psutil

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from knowledge.building import build_judge, known_strangers
from knowledge.files.entry_files import read_folder
from knowledge.reading.languages import language

GOLDEN: Final = Path(__file__).resolve().parent.parent / "knowledge" / "sets" / "golden.tsv"
_WARM_UP: Final = 30


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, default=GOLDEN)
    parser.add_argument("--embedder", choices=("e5", "none"), default="e5")
    options = parser.parse_args()
    questions = [line.split("\t")[-1] for line in options.file.read_text(encoding="utf-8").splitlines() if line.strip()]
    knowledge = read_folder()
    with TemporaryDirectory(prefix="borgerbot-one-") as folder:
        judge = build_judge(
            knowledge, embedder=options.embedder, cache=Path(folder), out_of_scope=known_strangers(knowledge)
        )
        today = datetime.now(UTC).date()
        # As the service does before the first question comes.
        language.get_ready()

        def ask(question: str) -> object:
            return judge.judge(question, today=today)

        for example in [example.text for example in knowledge.examples()][:: len(questions)][:_WARM_UP]:
            ask(example)
        print(f"{len(questions)} questions      median     p95     p99   worst, ms")
        for label in ("new", "again"):
            print(row(label, [_milliseconds(ask, question) for question in questions]))
        print(f"memory of the process {psutil.Process().memory_info().rss / 1e6:.0f} MB")


def _milliseconds(ask: Callable[[str], object], question: str) -> float:
    began = time.perf_counter()
    ask(question)
    return 1000 * (time.perf_counter() - began)


def row(label: str, times: Sequence[float]) -> str:
    """A line of the table."""
    figures = [*np.percentile(times, [50, 95, 99]), max(times)]
    return f"{label:20}" + "".join(f"{figure:8.1f}" for figure in figures)


if __name__ == "__main__":
    main()
