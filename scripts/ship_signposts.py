"""Learn what danger sounds like, and keep the numbers in knowledge/signposts/meaning.npz.

    python scripts/ship_signposts.py [CACHE]

Run it after knowledge/signposts/told.tsv, the examples of a signpost or the method have changed; a test says when it
was forgotten. Prints, from folds that were left out, how much is found and how many harmless sentences raise an alarm.
CACHE is a folder for embeddings, so that the next run takes less time.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from knowledge.building import known_strangers
from knowledge.entries import Kind
from knowledge.files.entry_files import read_folder
from knowledge.matching.embedding import E5Embedder, EmbeddingCache
from knowledge.signposts import BESIDE, meaning
from knowledge.signposts.learning import FOLDS, HARMLESS, Numbers, Positions, held_out, learn
from knowledge.signposts.recogniser import BY_URGENCY, recognise

CERTAIN: Final = 0.0025
POSSIBLE: Final = 0.007
"""The shares of ordinary questions that may reach the thresholds."""

CALM: Final = 0.005
"""The share of danger that a rule recognises which may fall below the threshold under which the rule was mistaken."""

_STEPS: Final = 30
_SLIGHTLY: Final = 1e-6


def main() -> None:
    """Learn, choose the thresholds and write the file."""
    embedder = E5Embedder()
    rows = sentences()
    lines = [meaning.as_embedded(text) for _, _, text in rows]
    vectors = EmbeddingCache(Path(sys.argv[1]) if sys.argv[1:] else None).embed(embedder, lines)
    labels = np.asarray([BY_URGENCY.index(slug) if slug in BY_URGENCY else HARMLESS for _, slug, _ in rows])
    # By the words, so that a sentence that is there twice is never on both sides.
    fold = np.asarray([zlib.crc32(line.encode()) % FOLDS for line in lines])
    sources = np.asarray([source for source, _, _ in rows])
    scores = held_out(vectors, labels, fold, len(BY_URGENCY))
    recognised = np.asarray([recognise(text) is not None for _, _, text in rows])
    # What the engine was tuned on sounds clearer than what a citizen will write.
    fresh = ~embedder.has_learned(lines)
    scale = scale_for(scores[fresh], labels[fresh], sources[fresh], recognised[fresh])
    report(scores[fresh], labels[fresh], sources[fresh], scale)
    learned = learn(vectors, labels, len(BY_URGENCY))
    path = Path(meaning.__file__).parent / meaning.NUMBERS
    meaning.keep(path, learned, scale, engine=embedder.name, made_from=meaning.fingerprint(signpost_examples()))


def sentences() -> list[tuple[str, str, str]]:
    """Source ("told", "signpost", "ordinary", "beside"), slug or "-", and text of every sentence, in a fixed order."""
    knowledge = read_folder()
    rows = [("told", slug, text) for slug, _, text in meaning.read_told()]
    rows += [("signpost", slug, text) for slug, text in signpost_examples()]
    for example in knowledge.examples():
        if knowledge[example.entry].kind is not Kind.SIGNPOST:
            rows.append(("beside" if example.entry in BESIDE else "ordinary", meaning.HARMLESS, example.text))
    rows += [("ordinary", meaning.HARMLESS, text) for text in known_strangers(knowledge)]
    return sorted(set(rows))


def signpost_examples() -> list[tuple[str, str]]:
    """Slug and text of each example of a signpost."""
    knowledge = read_folder()
    return [
        (example.entry, example.text)
        for example in knowledge.examples()
        if knowledge[example.entry].kind is Kind.SIGNPOST
    ]


def scale_for(
    scores: Numbers, labels: Positions, sources: NDArray[np.str_], recognised: NDArray[np.bool_]
) -> meaning.Scale:
    """The logistic curve of held-out scores, and the thresholds that ordinary questions reach as seldom as asked."""
    danger = labels != HARMLESS
    inputs = np.stack([scores, np.ones_like(scores)], axis=1).astype(np.float64)
    # From zero, where nothing is certain yet: from a steep curve Newton's method runs away.
    at = np.zeros(2)
    for _ in range(_STEPS):
        chances = 1 / (1 + np.exp(-inputs @ at))
        curvature = (inputs * (chances * (1 - chances))[:, None]).T @ inputs
        at -= np.linalg.solve(curvature + _SLIGHTLY * np.eye(2), inputs.T @ (chances - danger))
    plain = meaning.Scale(float(at[0]), float(at[1]), 1.0, 1.0, 0.0)
    ordinary = scores[sources == "ordinary"]
    certain, possible = (plain.probability(float(np.quantile(ordinary, 1 - share))) for share in (CERTAIN, POSSIBLE))
    calm = plain.probability(float(np.quantile(scores[danger & recognised], CALM)))
    return meaning.Scale(plain.slope, plain.shift, certain, possible, calm)


def report(scores: Numbers, labels: Positions, sources: NDArray[np.str_], scale: meaning.Scale) -> None:
    """Print the shares that reach the thresholds, from folds that were left out."""
    chances = np.asarray([scale.probability(float(score)) for score in scores])
    groups: Sequence[tuple[str, NDArray[np.bool_]]] = (
        ("danger, told", (labels != HARMLESS) & (sources == "told")),
        ("danger, examples", sources == "signpost"),
        ("harmless, ordinary", sources == "ordinary"),
        ("harmless, told", (labels == HARMLESS) & (sources == "told")),
        ("harmless, beside", sources == "beside"),
    )
    print(f"calm below {scale.calm:.3f}")
    print(f"{'':20} {'texts':>6} {f'≥ {scale.certain:.2f}':>8} {f'≥ {scale.possible:.2f}':>8}")
    for name, group in groups:
        certain, possible = ((chances[group] >= least).mean() for least in (scale.certain, scale.possible))
        print(f"{name:20} {group.sum():6} {certain:8.1%} {possible:8.1%}")


if __name__ == "__main__":
    main()
