"""Words of time with a slip of the finger in them: "veekenden", "todya", "om fem dae", "i ue 49".

What is a word of Danish or English is none of them, and so is a name of a town. Long words are known by themselves,
short ones only by what stands beside them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from rapidfuzz.distance import OSA

from knowledge.dates.numbers import NUMBER
from knowledge.matching.dictionary import is_word
from knowledge.matching.keyboard import is_plain_slip, is_slip
from knowledge.matching.text import word_list

LONG: Final = (
    "weekend weekenden imorgen overmorgen tomorrow formiddag eftermiddag sommerferien vinterferien efteraarsferien "
    "juleferien paaskeferien skaertorsdag langfredag grundlovsdag pinsedag paaskedag nytaarsaften nytaarsdag "
    "juleaften fastelavn himmelfart himmelfartsdag naeste christmas afternoon yesterday morgen evening tonight "
    "kommende upcoming resten"
).split()
"""Beside the names of days and months, what is known with a letter wrong."""

NO_TIMES: Final = frozenset(
    "augusto morden mogen mandal imorges naesten naestes foraaret mogens morges aprils evenings".split()
)
"""What lies one letter from a word of time and is none: without æ, ø and å, or in no dictionary."""

_LEAST_LETTERS: Final = 5
_SURE_START: Final = 7
"""From so many letters on the first may be the wrong one; "Jorgen" is no "morgen"."""


def is_own_word(word: str) -> bool:
    """Whether a word, in small letters, is one of Danish or English or a town, so that it is no slip."""
    return is_word(word) or word in word_list("towns.txt")


def nearest(plain: str, names: Mapping[str, str]) -> str | None:
    """What of `names` a word without æ, ø and å misses by one letter; None where several would do.

    Args:
        plain: the word, which is none of its own.
        names: the words that are known, each with the grammar's way of writing it.
    """
    if len(plain) < _LEAST_LETTERS or not plain.isalpha() or plain in NO_TIMES:
        return None
    near = {written for name, written in names.items() if _is_near(plain, name)}
    if len({name.lstrip("hp") if re.fullmatch(r"[hp]?wd\d", name) else name for name in near}) != 1:
        return None
    # "Onsdagg" lies as near to "onsdage" and "onsdags": the day itself is meant.
    return min(near, key=len)


def _is_near(plain: str, name: str) -> bool:
    if len(name) <= _LEAST_LETTERS:
        return is_plain_slip(plain, name)
    if plain[0] == name[0]:
        return OSA.distance(plain, name, score_cutoff=1) <= 1
    return len(name) >= _SURE_START and (is_slip(plain, name) or (plain[0], plain[1:]) == ("v", name[1:]))


_WEEK: Final = {"uge": "uge", "ugen": "ugen", "week": "uge"}
_UNITS: Final = {"dage": "dage", "days": "dage", "uge": "uge", "uger": "uger", "week": "uge", "weeks": "uger"}
# What stands before and after a short word where it must be one of those.
_PLACES: Final = tuple(
    (re.compile(before), re.compile(after), meant)
    for before, after, meant in (
        (rf"\b(?:om|in|naeste|kommende|de) {NUMBER} $", "", _UNITS),
        (rf"\b{NUMBER} $", r" (?:siden|ago|frem)\b", _UNITS),
        (r"(?:^|\b(?:i|in|til|fra|og|for|hele|paa|,) )$", r" (?:nr\.? ?)?\d{1,2}(?![\d.:/])", _WEEK),
        (r"\b(?:naeste|denne|sidste|hele|kommende|(?:resten|i loebet|slutningen|starten) af) $", "", _WEEK),
        (r"\bi $", r" ?(?:$|[?!.,]| \w)", {"dag": "dag", "ugen": "ugen", "aften": "aften"}),
    )
)
_FIRST_LETTERS: Final = frozenset(name[0] for _, _, meant in _PLACES for name in meant)
_LONGEST_SHORT: Final = 6
# Too short for the dictionary, and words all the same.
_WORDS_TOO: Final = frozenset("uge dag day way wee use ure due ude dig dog age dan das".split())


def may_be_short(plain: str) -> bool:
    """Whether a word without æ, ø and å may be a short word of time with a slip in it."""
    short = 1 < len(plain) <= _LONGEST_SHORT and plain.isalpha()
    return short and plain[0] in _FIRST_LETTERS and plain not in _WORDS_TOO


def in_its_place(plain: str, before: str, after: str) -> str | None:
    """The short word of time that a word must be between its neighbours, or None.

    Args:
        plain: the word without æ, ø and å; none of its own.
        before: what stands before it, in the grammar's way of writing.
        after: what follows it, without æ, ø and å.
    """
    for left, right, meant in _PLACES:
        if left.search(before) and right.match(after):
            near = {written for name, written in meant.items() if plain[0] == name[0] and is_slip(plain, name)}
            if near:
                return min(near, key=len)
    return None
