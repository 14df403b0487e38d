"""Embeddings kept by text, and fits kept by content, so that a start costs neither again.

Both are files of plain arrays that are replaced as a whole. What cannot be read is computed anew: a cache holds
nothing that cannot be had again.
"""

from __future__ import annotations

import hashlib
import logging
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Any, Final
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from knowledge.matching.embedding import Embedder

Arrays = Mapping[str, NDArray[Any]]
Vectors = NDArray[np.float32]

SHIPPED: Final = Path(__file__).resolve().parent.parent / "starter"
_EMBEDDINGS: Final = "embeddings.npz"
_FITS: Final = "fit-*.npz"
_FITS_KEPT: Final = 4
_STEPS: Final = 127
_LARGEST_FILE: Final = 100_000

_log = logging.getLogger(__name__)


class EmbeddingCache:
    """Embeddings by engine and text, and fits by key, in a folder of files over a shipped read-only folder.

    An embedding is kept in 8 bits a number, and is given out as it is kept, so that it is the same on every start.

    Args:
        directory: where the files lie, made when needed; None keeps embeddings in memory and fits not at all.
        shipped: a read-only folder of the same files, or None.
    """

    def __init__(self, directory: Path | None = None, *, shipped: Path | None = SHIPPED) -> None:
        self._directory = directory
        self._shipped_directory = shipped
        self._lock = threading.Lock()
        self._shipped = _read_embeddings(shipped)
        self._own = _read_embeddings(directory)

    def embed(self, embedder: Embedder, texts: Sequence[str]) -> Vectors:
        """One row of unit length for each text; only what is not kept is computed, and then it is kept."""
        if not texts:
            return embedder.embed(())
        keys = [_key(embedder.name, text) for text in texts]
        with self._lock:
            missing = {
                key: text
                for key, text in zip(keys, texts, strict=True)
                if key not in self._own and key not in self._shipped
            }
            if missing:
                computed = _in_steps(embedder.embed(list(missing.values())))
                self._own.update(zip(missing, computed, strict=True))
                self._write()
            rows = [self._own[key] if key in self._own else self._shipped[key] for key in keys]
        vectors = np.concatenate(rows).reshape(len(rows), -1).astype(np.float32)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        vectors /= np.maximum(lengths, 1e-9)
        return vectors

    def load_fit(self, key: str) -> Arrays | None:
        """What was stored under `key`, or None."""
        folders = [folder for folder in (self._directory, self._shipped_directory) if folder is not None]
        return next((found for folder in folders if (found := _read(_fit_path(folder, key)))), None)

    def store_fit(self, key: str, arrays: Arrays) -> None:
        """Keep `arrays` under `key`; of all fits only the newest few are kept."""
        if self._directory is None:
            return
        with _borne(self._directory):
            _replace(_fit_path(self._directory, key), arrays)
            newest_first = sorted(self._directory.glob(_FITS), key=lambda path: path.stat().st_mtime, reverse=True)
            for old in newest_first[_FITS_KEPT:]:
                old.unlink(missing_ok=True)

    def _write(self) -> None:
        if self._directory is None:
            return
        # Another process may have written since: what it computed is kept. A file that has grown far beyond any
        # knowledge base starts afresh.
        together = {**_read_embeddings(self._directory), **self._own}
        self._own = together if len(together) <= _LARGEST_FILE else self._own
        with _borne(self._directory):
            _write_embeddings(self._directory, self._own)


def fingerprint(*parts: object) -> str:
    """A short key that changes when any of the parts does."""
    return hashlib.blake2b(repr(parts).encode(), digest_size=12).hexdigest()


def _key(engine: str, text: str) -> str:
    return hashlib.blake2b(f"{engine}\0{text}".encode(), digest_size=12).hexdigest()


def _in_steps(vectors: Vectors) -> NDArray[np.int8]:
    largest = np.abs(vectors).max(axis=1, keepdims=True, initial=1e-9)
    return np.asarray(np.rint(vectors / largest * _STEPS), dtype=np.int8)


def _fit_path(folder: Path, key: str) -> Path:
    return folder / _FITS.replace("*", key)


def _read_embeddings(folder: Path | None) -> dict[str, NDArray[np.int8]]:
    stored = None if folder is None else _read(folder / _EMBEDDINGS)
    if not stored or stored["vectors"].dtype != np.int8:
        return {}
    return dict(zip(stored["keys"].tolist(), stored["vectors"], strict=True))


def _write_embeddings(folder: Path, rows: Mapping[str, NDArray[np.int8]]) -> None:
    keys = np.asarray(list(rows), dtype=np.str_)
    _replace(folder / _EMBEDDINGS, {"keys": keys, "vectors": np.asarray(list(rows.values()), dtype=np.int8)})


def _read(path: Path) -> Arrays | None:
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
            return {name: stored[name] for name in stored.files}
    except FileNotFoundError:
        return None
    except (OSError, ValueError, EOFError, BadZipFile) as error:
        _log.warning("cache.unreadable: %s (%s)", path, getattr(error, "strerror", None) or type(error).__name__)
        return None


@contextmanager
def _borne(folder: Path) -> Iterator[None]:
    """What cannot be kept is computed anew at the next start; nobody is answered worse for it."""
    try:
        yield
    except OSError as error:
        _log.warning("cache.not_written: %s (%s); each start takes longer for it", folder, error.strerror)


def _replace(path: Path, arrays: Arrays) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}", delete=False) as file:
        beside = Path(file.name)
        try:
            np.savez(file, allow_pickle=False, **dict(arrays))
            file.flush()
            # Temporary files are private; this one is for whoever may read the folder.
            beside.chmod(0o644)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
