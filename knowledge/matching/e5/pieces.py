"""From a text to the numbers of its pieces: the unigram tokenizer of XLM-RoBERTa.

The likeliest way to divide a text into pieces of the vocabulary, by the Viterbi algorithm (Kudo 2018, "Subword
Regularization"). No piece goes beyond a space, so each word is divided for itself, and remembered.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Final

from knowledge.matching.e5.model_file import Pieces

_SPACE: Final = "▁"
_UNKNOWN_BELOW: Final = 10.0
"""How much less likely than the rarest piece a character without a piece is."""
_REMEMBERED: Final = 4096
_LONGEST_REMEMBERED: Final = 64
_RUNS: Final = re.compile(" {2,}")
_WORDS: Final = re.compile(f"{_SPACE}?[^{_SPACE}]+|{_SPACE}")


class Tokenizer:
    """Divides texts into pieces.

    Args:
        pieces: the vocabulary.
    """

    def __init__(self, pieces: Pieces) -> None:
        self._pieces = pieces
        starts = pieces.start.tolist()
        text = pieces.text
        self._number = {text[start:end]: at for at, (start, end) in enumerate(pairwise(starts))}
        self._number.pop(text[starts[pieces.unknown] : starts[pieces.unknown + 1]], None)
        self._longest = max(map(len, self._number))
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
                if len(piece) > self._longest:
                    break
                number = self._number.get(piece)
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
