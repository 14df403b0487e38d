"""From a text to the numbers of its pieces: the unigram tokenizer of XLM-RoBERTa.

The likeliest way to divide a text into pieces of the vocabulary, by the Viterbi algorithm (Kudo 2018, "Subword
Regularization"). No piece goes beyond a space, so each word is divided for itself, and remembered.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from knowledge.matching.e5.model_file import Pieces

_SPACE: Final = "▁"
_UNKNOWN_BELOW: Final = 10.0
"""How much less likely than the rarest piece a character without a piece is."""
_REMEMBERED: Final = 4096
_LONGEST_REMEMBERED: Final = 64
_KEY: Final = 4
"""Bytes by which pieces are sorted."""
_BEGINNINGS: Final = 4096
_RUNS: Final = re.compile(" {2,}")
_WORDS: Final = re.compile(f"{_SPACE}?[^{_SPACE}]+|{_SPACE}")


class Vocabulary:
    """The numbers of pieces by their bytes.

    Of 250,000 pieces a start needs a few hundred, so they are sorted by their first bytes, and those with the same
    first bytes are taken out when the first of them is looked for.

    Args:
        pieces: the vocabulary as it is kept.
    """

    def __init__(self, pieces: Pieces) -> None:
        self._pieces = pieces
        text = np.frombuffer(pieces.text + bytes(_KEY), np.uint8)
        start = pieces.start[:-1]
        length = pieces.start[1:] - start
        keys: NDArray[np.int64] = np.zeros(len(start), dtype=np.int64)
        for place in range(_KEY):
            keys = keys << 8 | np.where(length > place, text[start + place], 0).astype(np.int64)
        self._order = np.argsort(keys, kind="stable")
        self._keys = keys[self._order]
        self._alike = lru_cache(maxsize=_BEGINNINGS)(self._take_out)
        self.longest = int(length.max())
        """Bytes of the longest piece."""

    def number(self, piece: bytes) -> int | None:
        """The number of a piece, or None if there is none of these bytes."""
        return self._alike(piece[:_KEY]).get(piece)

    def _take_out(self, first: bytes) -> dict[bytes, int]:
        key = int.from_bytes(first.ljust(_KEY, b"\0"), "big")
        begin, end = np.searchsorted(self._keys, np.array([key, key + 1])).tolist()
        numbers = self._order[begin:end].tolist()
        starts, text = self._pieces.start, self._pieces.text
        found = {text[starts[at] : starts[at + 1]]: at for at in numbers}
        return {piece: at for piece, at in found.items() if at != self._pieces.unknown}


class Tokenizer:
    """Divides texts into pieces.

    Args:
        pieces: the vocabulary.
    """

    def __init__(self, pieces: Pieces) -> None:
        self._pieces = pieces
        self._vocabulary = Vocabulary(pieces)
        self._unknown_score = min(pieces.scores) - _UNKNOWN_BELOW
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._divide)

    def numbers(self, text: str) -> list[int]:
        """The numbers of the pieces of `text`, without those for its beginning and end."""
        normal = _RUNS.sub(" ", text.translate(self._pieces.normal))
        marked = normal.replace(" ", _SPACE)
        if not marked.startswith(_SPACE):
            marked = _SPACE + marked
        found: list[int] = []
        for word in _WORDS.findall(marked):
            divide = self._remembered if len(word) <= _LONGEST_REMEMBERED else self._divide
            found.extend(divide(word))
        return found

    def _divide(self, word: str) -> tuple[int, ...]:
        """The likeliest division; of two that are as likely, the one whose last piece begins first."""
        letters = [letter.encode("utf-8", "replace") for letter in word]
        best = [0.0] + [float("-inf")] * len(letters)
        back: list[tuple[int, int]] = [(0, 0)] * (len(letters) + 1)
        for start in range(len(letters)):
            score = best[start]
            piece = b""
            for end in range(start, len(letters)):
                piece += letters[end]
                if len(piece) > self._vocabulary.longest:
                    break
                number = self._vocabulary.number(piece)
                if number is not None:
                    reached = score + self._pieces.scores[number]
                    if reached > best[end + 1]:
                        best[end + 1], back[end + 1] = reached, (start, number)
            if score + self._unknown_score > best[start + 1]:
                best[start + 1], back[start + 1] = score + self._unknown_score, (start, self._pieces.unknown)
        found, at = [], len(letters)
        while at:
            at, number = back[at]
            found.append(number)
        return tuple(reversed(found))
