"""Measures the matcher on labelled sentences, beside simple matchers in the same run and beside published engines.

    python bench/matching.py                                  the four training sets of HINT3
    python bench/matching.py --train FILE --test FILE         any set: columns sentence, label
    python bench/matching.py --json

`NO_NODES_DETECTED` marks a sentence that no label fits; among the training sentences it is a known stranger. What a
label is called, if it is called by several words, is an example for every matcher, as an entry's title is one. Three
columns, as HINT3's figures are given here:

- right: of the sentences in scope, those whose likeliest label is right, without any threshold;
- auroc: how well the confidence tells sentences in scope from those out of scope;
- handled: right answers given and strangers refused, of all sentences, with the threshold chosen on one half of the
  test set and scored on the other, both ways, mean of five random splits.

Below each set stands how far the product's stated probabilities can be trusted: of the sentences whose likeliest
label is stated with a probability in a band, how many are there, what is stated on average, and how often it is right
(a sentence that no label fits is wrong whatever is stated).

One configuration for all sets, and none of it is fitted to a test set but that threshold.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from mistyped import mistyped
from rivals import RIVALS
from scores import Band, auroc, bands, handled

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from knowledge.entries import Example, Language
from knowledge.matching.embedding import open_embedder
from knowledge.matching.embedding_cache import EmbeddingCache
from knowledge.matching.fusion import build_matcher

STRANGER: Final = "NO_NODES_DETECTED"
HINT3: Final = Path(__file__).resolve().parent.parent.parent / "shared" / "matching" / "hint3"
SETS: Final = {
    "curekart": ("curekart_train.csv", "curekart_test.csv"),
    "curekart subset": ("curekart_subset_train.csv", "curekart_test.csv"),
    "sofmattress": ("sofmattress_train.csv", "sofmattress_test.csv"),
    "sofmattress subset": ("sofmattress_subset_train.csv", "sofmattress_test.csv"),
}
# The best of the five engines of HINT3 (Arora et al. 2020) on each figure, from their published predictions.
PUBLISHED: Final = {
    "curekart": (0.841, 0.856, 0.752),
    "curekart subset": (0.823, 0.839, 0.745),
    "sofmattress": (0.736, 0.869, 0.699),
    "sofmattress subset": (0.654, 0.831, 0.641),
}

Labelled = list[tuple[str, str]]
Judged = tuple[str | None, float] | tuple[str | None, float, float]
"""The likeliest label, the confidence in answering at all, and from ours the probability stated for this label."""
_TINY: Final = 1e-9
_NAMING: Final = re.compile(r"[^\W\d_]+?(?=[A-ZÆØÅ][^\W\d_A-ZÆØÅ]|[\W\d_]|$)")
"""A word of a label, which is written in capitals, with lines between, or as one word with capitals in it."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What a matcher reaches on a set, and what it costs; times in seconds and milliseconds."""

    right: float
    auroc: float
    handled: float
    index_s: float
    median_ms: float
    p99_ms: float
    calibration: list[Band]


def read(path: Path) -> Labelled:
    """The sentences of a file with the columns sentence and label."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [(row["sentence"], row["label"]) for row in csv.DictReader(file)]


def in_scope(train: Labelled) -> Labelled:
    """The sentences that a label fits."""
    return [(sentence, label) for sentence, label in train if label != STRANGER]


def with_names(train: Labelled) -> Labelled:
    """The sentences and the names of their labels: an entry's title is an example, too."""
    labels = sorted({label for _, label in in_scope(train)})
    return train + [(name, label) for label in labels if (name := name_of(label))]


def name_of(label: str) -> str | None:
    """What a label is called, in words: "MATTRESS_COST" is "mattress cost", and "CardArrival" is "card arrival".

    None for a single word ("COD", "L12"), which is a code as often as it says something.
    """
    words = _NAMING.findall(label)
    return " ".join(words).lower() if len(words) > 1 else None


def ours(train: Labelled, embedder: str) -> Callable[[str], Judged]:
    """The product's matcher on these sentences.

    The confidence is how much likelier the likeliest label is than that none fits (the odds of the two): answering
    gains where that label is right and loses where none fits, so a threshold on these odds handles most (Bayes' rule).
    """
    engine = open_embedder("e5" if embedder == "e5" else "none")
    examples = [Example(label, Language.EN, sentence) for sentence, label in in_scope(train)]
    strangers = [sentence for sentence, label in train if label == STRANGER]
    cache = EmbeddingCache(shipped=None)
    matcher = build_matcher(examples, embedder=engine, cache=cache, out_of_scope=strangers)

    def judge(sentence: str) -> Judged:
        candidates = matcher.rank(sentence).candidates
        total = sum(candidate.probability for candidate in candidates)
        if not candidates:
            return None, 0.0, 0.0
        likeliest = candidates[0].probability
        return candidates[0].entry, likeliest / max(1 - total, _TINY), likeliest

    return judge


def measure(build: Callable[[Labelled], Callable[[str], Judged]], train: Labelled, test: Labelled) -> Figures:
    """Build a matcher, judge every test sentence once, and count."""
    started = time.perf_counter()
    judge = build(with_names(train))
    index_s = time.perf_counter() - started
    judge("warming up")
    judged, times = [], []
    for sentence, _ in test:
        started = time.perf_counter()
        judged.append(judge(sentence))
        times.append((time.perf_counter() - started) * 1000)
    right = np.array([found == label for (found, *_), (_, label) in zip(judged, test, strict=True)])
    inside = np.array([label != STRANGER for _, label in test])
    confidence = np.array([each[1] for each in judged])
    stated = np.array([each[2] if len(each) > 2 else np.nan for each in judged])
    return Figures(
        right=float(right[inside].mean()),
        auroc=auroc(confidence, inside),
        handled=handled(confidence, right, inside),
        index_s=index_s,
        median_ms=float(np.median(times)),
        p99_ms=float(np.percentile(times, 99)),
        calibration=[] if np.isnan(stated).all() else bands(stated, right),
    )


def matchers(embedder: str, *, alone: bool) -> dict[str, Callable[[Labelled], Callable[[str], Judged]]]:
    """The matchers to measure by name."""
    own = {f"borgerbot ({embedder})": lambda train: ours(train, embedder)}
    if embedder != "none" and not alone:
        own["borgerbot (none)"] = lambda train: ours(train, "none")
    return own if alone else {**own, **{name: without_strangers(build) for name, build in RIVALS.items()}}


def without_strangers(
    build: Callable[[Labelled], Callable[[str], Judged]],
) -> Callable[[Labelled], Callable[[str], Judged]]:
    """The same matcher, told only what a label fits: to it one label more would be one answer more."""
    return lambda train: build(in_scope(train))


def run(sets: dict[str, tuple[Labelled, Labelled]], options: argparse.Namespace) -> dict[str, Any]:
    """The figures of every matcher on every set."""
    generator = random.Random(0)  # noqa: S311 - slips of the finger, not secrets
    report: dict[str, Any] = {}
    for name, (train, test) in sets.items():
        asked = [(mistyped(text, options.typos, generator), label) for text, label in test] if options.typos else test
        found = {
            matcher: asdict(measure(build, train, asked))
            for matcher, build in matchers(options.embedder, alone=options.alone).items()
        }
        if name in PUBLISHED:
            found["best published engine"] = dict(zip(("right", "auroc", "handled"), PUBLISHED[name], strict=True))
        report[name] = {"train": len(train), "test": len(test), "matchers": found}
    report["peak_memory_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return report


def show(report: dict[str, Any]) -> None:
    """Print a table a set."""
    for name, figures in report.items():
        if not isinstance(figures, dict):
            continue
        print(f"\n{name}: {figures['train']} examples, {figures['test']} test sentences")
        print(f"{'':44}{'right':>7}{'auroc':>7}{'handled':>9}{'index s':>9}{'median ms':>11}{'p99 ms':>8}")
        for matcher, row in figures["matchers"].items():
            costs = f"{row['index_s']:9.2f}{row['median_ms']:11.1f}{row['p99_ms']:8.1f}" if "index_s" in row else ""
            print(f"{matcher:44}{row['right']:7.3f}{row['auroc']:7.3f}{row['handled']:9.3f}{costs}")
        for matcher, row in figures["matchers"].items():
            if matcher.startswith("borgerbot"):
                show_calibration(matcher, row["calibration"])
    print(f"\npeak memory of the whole run: {report['peak_memory_mb']:.0f} MB")


def show_calibration(matcher: str, found: list[dict[str, float]]) -> None:
    """Print a line a band of stated probabilities."""
    print(f"stated by {matcher}, from   sentences  on average  right")
    for band in found:
        print(f"{band['least']:30.2f}{band['sentences']:12}{band['stated']:12.3f}{band['right']:7.3f}")


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--train", type=Path, help="a CSV file of examples, with --test instead of HINT3")
    parser.add_argument("--test", type=Path, help="a CSV file of test sentences")
    parser.add_argument("--hint3", type=Path, default=HINT3, help="the folder with HINT3's train and test folders")
    parser.add_argument("--embedder", choices=("e5", "none"), default="e5")
    parser.add_argument("--typos", type=float, default=0.0, help="the share of letters of the test set to mistype")
    parser.add_argument("--alone", action="store_true", help="leave out the simple matchers")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    if (options.train is None) != (options.test is None):
        parser.error("--train and --test belong together")
    if options.train is None and not options.hint3.is_dir():
        parser.error(f"{options.hint3}: there is no such folder; give --hint3, or --train and --test")
    return options


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    options = parse(arguments)
    if options.train is not None:
        sets = {options.train.stem: (read(options.train), read(options.test))}
    else:
        train, test = options.hint3 / "train", options.hint3 / "test"
        sets = {name: (read(train / one), read(test / other)) for name, (one, other) in SETS.items()}
    report = run(sets, options)
    if options.json:
        print(json.dumps(report, indent=2))
    else:
        show(report)


if __name__ == "__main__":
    main(sys.argv[1:])
