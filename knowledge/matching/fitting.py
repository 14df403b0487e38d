"""Learning from the examples, or taking what was learned from the same examples before."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple, dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from knowledge.matching.between import is_between
from knowledge.matching.calibration import Calibration, fit_calibration
from knowledge.matching.embedding_cache import EmbeddingCache, fingerprint
from knowledge.matching.evidence import Evidence, Weights

Arrays = Mapping[str, NDArray[Any]]

_LEARNING: Final = (
    "calibration",
    "cholesky",
    "counting",
    "evenness",
    "evidence",
    "fitting",
    "frame",
    "landmarks",
    "lexical",
    "nearest",
    "ridge",
    "shares",
    "text",
)
# The lists that these read; others, such as the towns, are read when a question comes, and change no fit.
_LISTS: Final = ("short_forms.txt", "stop_words.txt")
_SAMPLED_ENTRIES: Final = 24
_SAMPLED_EXAMPLES: Final = 4000
"""All that some five hundred entries have: of a third of the entries the steepness came out a fifth too small."""


@dataclass(frozen=True, slots=True)
class Fit:
    """What the matcher learned from its examples."""

    weights: Weights
    calibration: Calibration


def fit(
    evidence: Evidence,
    slugs: Sequence[str],
    owner: NDArray[np.intp],
    *,
    hidden: bool,
    cache: EmbeddingCache,
    key: str,
    fresh: Callable[[], NDArray[np.bool_]] | None = None,
) -> Fit:
    """Learn from the examples, or take the fit that `cache` holds under `key`.

    Args:
        evidence: what scores the examples.
        slugs: the entries in the order of their numbers.
        owner: the number of each example's entry.
        hidden: whether the last number is no entry but "none of them".
        cache: where fits are kept.
        key: changes whenever anything changes that the fit depends on.
        fresh: tells which examples the engine was not tuned on; the others look too easy. None: all.
    """
    stored = cache.load_fit(key)
    if stored is not None:
        return _from_arrays(stored)
    new = np.ones(len(owner), dtype=np.bool_) if fresh is None else fresh()
    counted = owner[new]
    sampled = _sample(slugs, np.bincount(counted, minlength=len(slugs)).tolist())
    strangers = [len(slugs)] if hidden else []
    weights, held_out = evidence.learn([*sampled, *strangers], new)
    learned = Fit(weights, fit_calibration(held_out, hidden=hidden))
    cache.store_fit(key, _to_arrays(learned))
    return learned


@cache
def method() -> str:
    """A fingerprint of how examples are read and learned from: a fit made by other code is not taken."""
    folder = files("knowledge.matching")
    parts = [(folder / f"{name}.py").read_bytes() for name in _LEARNING]
    return fingerprint(parts, [(folder / "data" / name).read_bytes() for name in _LISTS])


def _sample(slugs: Sequence[str], sizes: Sequence[int]) -> list[int]:
    """Enough entries to calibrate on; which ones depends on their slugs and sizes alone.

    Wordings between entries are left out: that the likeliest is another one of them says nothing of how sure to be.
    """
    entries = [at for at, slug in enumerate(slugs) if not is_between(slug)]
    order = sorted(entries, key=lambda entry: hashlib.blake2b(slugs[entry].encode()).digest())
    seen = np.cumsum([0, *(sizes[entry] for entry in order)])
    enough = int(np.searchsorted(seen, _SAMPLED_EXAMPLES))
    return sorted(order[: max(enough, _SAMPLED_ENTRIES)])


def _to_arrays(learned: Fit) -> Arrays:
    arrays: dict[str, NDArray[Any]] = {
        "lexical": learned.weights.lexical.astype(np.float16),
        "shares": learned.weights.shares,
        "calibration": np.array(astuple(learned.calibration)),
    }
    if learned.weights.semantic is not None:
        arrays["semantic"] = learned.weights.semantic.astype(np.float16)
    return arrays


def _from_arrays(arrays: Arrays) -> Fit:
    semantic = arrays["semantic"].astype(np.float32) if "semantic" in arrays else None
    weights = Weights(arrays["lexical"].astype(np.float32), semantic, arrays["shares"])
    return Fit(weights, Calibration(*(float(number) for number in arrays["calibration"])))
