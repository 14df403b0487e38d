"""The slips that people make on a phone, for sentences that the sentence encoder is tuned with.

Letters left out, doubled, swapped or struck beside their key, æ, ø and å typed without them, words run together, and
small words left out. The sentences are lines as they are embedded: lower case, words with spaces between them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np

_RATES: Final = (0.03, 0.06, 0.1)
"""Shares of letters that slip: from one in a few words to one in every other word."""
SMALL: Final = frozenset(
    "a af an at de den det din dit do du en er et for har i is jeg kan me mig min mit my of og på the til to vi".split()
)
"""Words that say nothing by themselves; left out are neither "ikke" nor "ud" nor "hvor"."""
_SMALL_LEFT_OUT: Final = 0.3
_RUN_TOGETHER: Final = 0.08
_WITHOUT_DANISH: Final = 0.3
_ROWS: Final = ("qwertyuiopå", "asdfghjklæø", "zxcvbnm")
_BESIDE: Final = {key: row[max(at - 1, 0) : at] + row[at + 1 : at + 2] for row in _ROWS for at, key in enumerate(row)}
_FOLDED: Final = (
    str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"}),
    str.maketrans({"æ": "e", "ø": "o", "å": "a"}),
)

Slip = Callable[[str, str, np.random.Generator], str]


def slipped(line: str, chance: np.random.Generator) -> str:
    """The line as a hasty thumb would have typed it; mostly changed, never empty.

    Args:
        line: lower case, words with spaces between them.
        chance: decides which slips are made.
    """
    rate = float(chance.choice(_RATES))
    words = [word for word in line.split() if word not in SMALL or chance.random() >= _SMALL_LEFT_OUT]
    typed = [_word(word, rate, chance) for word in words or line.split()]
    joined = "".join(
        word if at == 0 or chance.random() < _RUN_TOGETHER else f" {word}" for at, word in enumerate(typed)
    )
    return joined.translate(_FOLDED[chance.integers(len(_FOLDED))]) if chance.random() < _WITHOUT_DANISH else joined


def _word(word: str, rate: float, chance: np.random.Generator) -> str:
    """A word with the share `rate` of its letters mistyped; the first letter is seldom missed."""
    typed = word[0]
    for letter in word[1:]:
        if not letter.isalpha() or chance.random() >= rate:
            typed += letter
            continue
        slip: Slip = _SLIPS[chance.integers(len(_SLIPS))]
        typed = typed[:-1] + slip(typed[-1], letter, chance)
    return typed


def _left_out(before: str, _letter: str, _chance: np.random.Generator) -> str:
    return before


def _doubled(before: str, letter: str, _chance: np.random.Generator) -> str:
    return before + letter + letter


def _swapped(before: str, letter: str, _chance: np.random.Generator) -> str:
    return letter + before


def _beside(before: str, letter: str, chance: np.random.Generator) -> str:
    keys = _BESIDE.get(letter, letter)
    return before + keys[chance.integers(len(keys))]


_SLIPS: Final[tuple[Slip, ...]] = (_left_out, _doubled, _swapped, _beside)
