"""Titles and names within a text, by their capital letters: "har I Where the Crawdads Sing" is asked in Danish."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from knowledge.reading.languages.other_languages import names

_QUOTED: Final = re.compile('["“”„»«][^"“”„»«]{3,}["“”„»«]')
_MARKS: Final = "\"'()[]“”„»«.,!?;:"
_ENDS: Final = (".", ",", "!", "?", ";", ":")
_FARTHEST: Final = 4
"""How far from one capital word of a title the next may be: "Goblet of the Fire"."""
_FEWEST: Final = 2


def without_titles(text: str, is_common: Callable[[str], bool]) -> tuple[str, bool]:
    """A text without the titles and names of several words in it.

    Args:
        text: as it was typed.
        is_common: whether a word is a common one of Danish or English; a text with fewer than two words beside the
            titles, or without a common one, is left as it is.

    Returns:
        what is left, and whether all of the text may be a title.
    """
    unquoted = _QUOTED.sub(" ", text)
    tokens = unquoted.split()
    runs = list(_runs(tokens))
    if any(run == range(len(tokens)) for run in runs):
        return text, True
    taken = {at for run in runs for at in run}
    left = [token for at, token in enumerate(tokens) if at not in taken and _bare(token) not in names()]
    if len(left) < _FEWEST or not any(is_common(_bare(token)) for token in left):
        return text, False
    return " ".join(left), False


def acronyms(text: str) -> frozenset[str]:
    """The words that are all capitals in a text that is not, in small letters: they are names."""
    tokens = [token.strip(_MARKS) for token in text.split()]
    if all(token.isupper() for token in tokens if len(token) > 1 and token.isalpha()):
        return frozenset()
    return frozenset(token.lower() for token in tokens if len(token) > 1 and token.isupper())


def _runs(tokens: list[str]) -> Iterator[range]:
    """The places of words that make up a title each."""
    capitals = [at for at, token in enumerate(tokens) if _is_capital(token)]
    first = 0
    while first < len(capitals):
        last = first
        while last + 1 < len(capitals) and _is_one(tokens, capitals[last], capitals[last + 1]):
            last += 1
        if last - first + 1 >= _FEWEST:
            yield range(capitals[first], capitals[last] + 1)
        first = last + 1


def _is_one(tokens: list[str], capital: int, following: int) -> bool:
    # Every sentence begins with a capital letter, so that one says less.
    farthest = _FEWEST if capital == 0 else _FARTHEST
    ended = any(tokens[at].endswith(_ENDS) for at in range(capital, following))
    return following - capital <= farthest and not ended


def _is_capital(token: str) -> bool:
    bare = token.strip(_MARKS)
    return bare[:1].isupper() and not bare.isupper() and _bare(token) not in names()


def _bare(token: str) -> str:
    return token.strip(_MARKS).lower()
