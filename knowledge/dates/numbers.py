"""Small numbers and years, in figures and in words."""

from __future__ import annotations

from typing import Final

COUNTED: Final = {
    word: number
    for number, words in enumerate(
        "en|et|een|one to|two tre|three fire|four fem|five seks|six syv|seven otte|eight ni|nine ti|ten elleve|eleven "
        "tolv|twelve tretten|thirteen fjorten|fourteen femten|fifteen seksten|sixteen".split(),
        start=1,
    )
    for word in words.split("|")
}
"""The words for the first numbers, without æ, ø and å."""
_MORE: Final = {"a": 1, "couple of": 2, "par": 2, "et par": 2, "a couple of": 2, "nogle": 3, "a few": 3, "tyve": 20,
    "tredive": 30}  # fmt: skip
_VALUES: Final = COUNTED | _MORE

NUMBER: Final = rf"(\d{{1,3}}|{'|'.join(sorted(_VALUES, key=len, reverse=True))})"
"""A group that holds a number of days or weeks, for `number_of`."""

HOUR_IN_WORDS: Final = "|".join(word for word in _VALUES if " " not in word)
"""An hour of the clock in words, for `number_of`."""

YEAR: Final = r"(?:(?:,? |[-/.] ?)(?P<year>20\d\d|'\d\d))?"
"""An optional year after a date, for `year_of`."""


def number_of(text: str) -> int:
    """The value of what `NUMBER` found."""
    return int(text) if text.isdecimal() else _VALUES[text]


def year_of(text: str | None) -> int | None:
    """The year that was written, with two or four digits; None where none was."""
    if text is None:
        return None
    digits = text.lstrip("'")
    return int(digits) if len(digits) > 2 else 2000 + int(digits)  # noqa: PLR2004 - digits of a short year
