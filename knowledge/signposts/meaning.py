"""Danger by meaning: what no rule recognises is compared with told sentences of danger, by its embedding.

The numbers are shipped (`scripts/ship_signposts.py` makes them) and belong to one embedding engine; with another, or
none, the rules stand alone.
"""

from __future__ import annotations

import hashlib
import logging
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from importlib.resources import files
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from knowledge.matching.embedding import Embedder
from knowledge.matching.evidence import in_columns
from knowledge.matching.question import Question, read_example
from knowledge.matching.text import clean
from knowledge.signposts.learning import Learned, from_steps, steps
from knowledge.signposts.parts import most_dangerous, sentences_of_story
from knowledge.signposts.recogniser import BY_URGENCY

NUMBERS: Final = "meaning.npz"
TOLD: Final = "told.tsv"
HARMLESS: Final = "-"

_log = logging.getLogger(__name__)


class Level(IntEnum):
    """How much a text sounds of danger."""

    CALM = 0
    """So little that a rule which fired on a short text was mistaken."""
    UNCLEAR = 1
    """Nothing to go by."""
    POSSIBLE = 2
    """Enough for a signpost where no entry answers."""
    CERTAIN = 3
    """Enough for a signpost whatever else the text may be about."""


@dataclass(frozen=True, slots=True)
class Hunch:
    """What a text sounds like.

    Attributes:
        slug: the signpost it would need.
        probability: that it tells of danger.
        level: what that is enough for.
    """

    slug: str
    probability: float
    level: Level


@dataclass(frozen=True, slots=True)
class Scale:
    """From a score to a probability, and the thresholds.

    Attributes:
        slope: with `shift` the logistic curve over scores.
        shift: the curve's shift.
        certain: the probability from which a text is taken for danger.
        possible: the probability from which it is, if no entry answers it.
        calm: the probability below which a short text is harmless although a rule fired.
    """

    slope: float
    shift: float
    certain: float
    possible: float
    calm: float

    def level(self, probability: float) -> Level:
        """What a probability is enough for."""
        return Level(sum(probability >= least for least in (self.calm, self.possible, self.certain)))

    def probability(self, score: float) -> float:
        """The probability of danger for a score."""
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, self.slope * score + self.shift))))


@dataclass(frozen=True, slots=True)
class Listener:
    """Hears danger by meaning; thread-safe."""

    embedder: Embedder
    learned: Learned
    scale: Scale

    def hear(self, text: str, *, among: Collection[str] = BY_URGENCY) -> Hunch | None:
        """The danger that a text sounds most like, or None if it has no words, or its signpost is not `among`.

        Of a story the sentence counts that is certain of danger, where the whole sounds of something else.
        """
        if not as_embedded(text):
            return None
        [score], [danger] = self._heard([text])
        sentence, most = most_dangerous(sentences_of_story(text), lambda parts: self._heard(parts)[0])
        if most > score and self.scale.level(self.scale.probability(most)) is Level.CERTAIN:
            score, [danger] = most, self._heard([sentence])[1]
        slug, probability = BY_URGENCY[danger], self.scale.probability(score)
        return Hunch(slug, probability, self.scale.level(probability)) if slug in among else None

    def _heard(self, texts: Sequence[str]) -> tuple[list[float], list[int]]:
        """For each text how much it sounds of danger, and the number of the likeliest danger."""
        scores, likeliest = self.learned.scores(self.embedder.embed([as_embedded(text) for text in texts]))
        return scores.tolist(), likeliest.tolist()


def as_embedded(text: str) -> str:
    """The line that is embedded for a text: the one the matcher embeds too, unless it mends a word."""
    return Question(read_example(clean(text)), None, informative=True, doubtful=False, notes=()).text


def open_listener(embedder: Embedder | None, numbers: Path | None = None) -> Listener | None:
    """The listener for an engine; None without one, or if the shipped numbers are not of this engine."""
    path = Path(str(files("knowledge.signposts") / NUMBERS)) if numbers is None else numbers
    if embedder is None:
        return None
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
            kept: Mapping[str, NDArray[Any]] = {name: stored[name] for name in stored.files}
    except (OSError, ValueError, BadZipFile) as error:
        _log.warning("signposts.unreadable", extra={"file": str(path), "why": str(error)})
        return None
    if str(kept["engine"]) != embedder.name:
        _log.warning("signposts.other_engine", extra={"kept": str(kept["engine"]), "engine": embedder.name})
        return None
    danger, harmless = (in_columns(from_steps(kept[name])) for name in ("danger", "harmless"))
    learned = Learned(kept["mean"], kept["weights"], danger, kept["kinds"].astype(np.intp), harmless)
    return Listener(embedder, learned, Scale(*kept["scale"].tolist()))


def keep(path: Path, learned: Learned, scale: Scale, *, engine: str, made_from: str) -> None:
    """Write what `open_listener` reads; `made_from` is the `fingerprint` of the sentences."""
    np.savez_compressed(
        path,
        allow_pickle=False,
        engine=np.asarray(engine),
        made_from=np.asarray(made_from),
        mean=learned.mean,
        weights=learned.weights,
        danger=steps(learned.danger),
        kinds=learned.kinds.astype(np.int8),
        harmless=steps(learned.harmless),
        scale=np.asarray([scale.slope, scale.shift, scale.certain, scale.possible, scale.calm]),
    )


def made_from() -> str:
    """The fingerprint of the sentences that the shipped numbers were made from."""
    with np.load(Path(str(files("knowledge.signposts") / NUMBERS))) as stored:
        return str(stored["made_from"])


def read_told() -> tuple[tuple[str, str, str], ...]:
    """The labelled sentences: slug or "-", language, text."""
    source = (files("knowledge.signposts") / TOLD).read_text(encoding="utf-8")
    rows = (line.split("\t") for line in source.splitlines() if line and not line.startswith("#"))
    return tuple((slug, language, text) for slug, language, text in rows)


def fingerprint(examples: Iterable[tuple[str, str]]) -> str:
    """What the numbers depend on and are made anew for: told sentences, the signposts' examples, and the method.

    Args:
        examples: slug and text of each example of a signpost.
    """
    method = (files("knowledge.signposts") / "learning.py").read_bytes()
    return hashlib.blake2b(repr((method, read_told(), sorted(examples))).encode(), digest_size=12).hexdigest()
