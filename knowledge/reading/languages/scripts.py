"""The language of a text that is not in Latin letters: by its script, by letters of one language, by its words."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import Final

from knowledge.matching.text import words
from knowledge.reading.languages.identifying import ranked
from knowledge.reading.languages.other_languages import courtesy_language, languages_of, names

SCRIPTS: Final = {
    "ARABIC": ("ar", "fa", "ur", "ps", "ckb", "ku"),
    "CYRILLIC": ("uk", "ru", "bg", "mk", "sr", "be"),
    "GREEK": ("el",),
    "HEBREW": ("he",),
    "THAI": ("th",),
    "LAO": ("lo",),
    "HIRAGANA": ("ja",),
    "KATAKANA": ("ja",),
    "CJK": ("zh",),
    "HANGUL": ("ko",),
    "DEVANAGARI": ("hi", "ne", "mr"),
    "BENGALI": ("bn",),
    "TAMIL": ("ta",),
    "TELUGU": ("te",),
    "MALAYALAM": ("ml",),
    "KANNADA": ("kn",),
    "GUJARATI": ("gu",),
    "ETHIOPIC": ("am", "ti"),
    "ARMENIAN": ("hy",),
    "GEORGIAN": ("ka",),
    "GURMUKHI": ("pa",),
    "SINHALA": ("si",),
    "KHMER": ("km",),
    "MYANMAR": ("my",),
    "TIBETAN": ("bo",),
}
"""The languages of each script, the likeliest first, by the first word of the Unicode names of its letters."""

TELLING_LETTERS: Final = {
    "ti": "ኣሓቐቑቒቓቔቕቖ",
    "be": "ў",
    "uk": "іїєґ",
    "sr": "ђћјљњ",
    "ru": "ыэё",
    "mk": "ѓќѕ",
    "ckb": "ێۆڕڵە",
    "ps": "ټډړښځ",
    "ur": "ٹڈڑےہھ",
    "fa": "پچژگکی",
}
"""Letters that one language of a script has and its neighbours lack; where several have them, the first is meant."""

_AFTER_LATIN: Final = "\u0370"
"""The first letter that is not Latin; nearly every text is before it."""
_NOT_GUESSED: Final = frozenset({"be", "ku", "mr"})
"""Rare here, and guessed for what is somebody else's: only their letters tell them."""


def foreign_script(cleaned: str) -> str | None:
    """The language of a text that is mostly in letters other than Latin, or None.

    What everybody calls by its name is in Latin letters whatever is written around it, and counts for nothing.
    """
    if max(cleaned, default="") < _AFTER_LATIN:
        return None
    told = [word for word in words(cleaned) if word not in names()] or [cleaned]
    letters = [letter for word in told for letter in word if letter.isalpha()]
    scripts = Counter(_script(letter) for letter in letters)
    foreign = Counter({name: count for name, count in scripts.items() if name in SCRIPTS})
    if 2 * foreign.total() <= len(letters):
        return None
    name = "HIRAGANA" if foreign["HIRAGANA"] or foreign["KATAKANA"] else foreign.most_common(1)[0][0]
    return _of_script(SCRIPTS[name], cleaned)


def _of_script(codes: tuple[str, ...], cleaned: str) -> str:
    if len(codes) == 1:
        return codes[0]
    greeted = courtesy_language(cleaned)
    if greeted in codes:
        return greeted
    by_letters = next((code for code in codes_by_letters(cleaned) if code in codes), None)
    return by_letters or _by_words(codes, cleaned) or _guessed(codes, cleaned)


def codes_by_letters(cleaned: str) -> list[str]:
    """The languages that have letters of a text to themselves."""
    return [code for code, telling in TELLING_LETTERS.items() if not set(cleaned).isdisjoint(telling)]


def _by_words(codes: tuple[str, ...], cleaned: str) -> str | None:
    found = Counter(code for word in words(cleaned) for code in languages_of(word) if code in codes)
    [*best] = found.most_common(2)
    return best[0][0] if best and (len(best) == 1 or best[0][1] > best[1][1]) else None


def _guessed(codes: tuple[str, ...], cleaned: str) -> str:
    among = [code for code in codes if code not in _NOT_GUESSED]
    found = ranked(cleaned, among)
    return found[0][0] if found else among[0]


def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").split()[0]
