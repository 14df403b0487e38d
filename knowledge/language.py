"""Which language a citizen writes in: Danish, English, or one we cannot answer in.

Short messages carry little: the question asked is "is this plausibly Danish?", and what could be either is left
uncertain, so that the caller keeps the language the conversation already has. Norwegian is not told apart: a
Norwegian reads the Danish answer.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Final

from py3langid import langid

from knowledge.entries import Language
from knowledge.matching.text import clean, expand_short_forms, fold, word_list, words

UNKNOWN: Final = "und"
CERTAIN: Final = 0.8

# Languages of citizens of the municipality that are written in Latin letters, and those taken for Danish.
_GUESSED: Final = (
    "da", "nb", "nn", "no", "sv", "en", "de", "nl", "pl", "ro", "tr", "fr", "es", "it", "pt", "lt", "lv", "et",
    "bs", "hr", "sq", "so", "hu", "cs", "sk", "vi", "id", "ku", "fi", "is", "sw", "tl",
)  # fmt: skip
_AS_DANISH: Final = frozenset({"da", "nb", "nn", "no"})
_SCRIPTS: Final = {
    "ARABIC": "ar",
    "CYRILLIC": "ru",
    "GREEK": "el",
    "HEBREW": "he",
    "THAI": "th",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "CJK": "zh",
    "HANGUL": "ko",
    "DEVANAGARI": "hi",
    "BENGALI": "bn",
    "TAMIL": "ta",
    "ETHIOPIC": "am",
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
    "GURMUKHI": "pa",
    "SINHALA": "si",
    "KHMER": "km",
    "MYANMAR": "my",
}
_TELLING_LETTERS: Final = {"uk": "іїєґ", "fa": "پچژگک", "ps": "ټډړښځ", "ur": "ٹڈڑےہ", "ku": "ێۆڕڵە"}
_FEWEST_LETTERS: Final = 12
"""Fewer letters than this say too little for a statistical guess of a foreign language."""


@dataclass(frozen=True, slots=True)
class LanguageGuess:
    """What a text is written in.

    Attributes:
        code: an ISO 639-1 code, "da" and "en" among them, or "und" where nothing can be said.
        certainty: 0 to 1; below `CERTAIN` the caller should keep the language it already has.
        plausibly_danish: whether a Dane could have written it; true for every uncertain text in Latin letters.
    """

    code: str
    certainty: float
    plausibly_danish: bool

    @property
    def language(self) -> Language | None:
        """The language to answer in, or None where it is another or unknown."""
        return Language(self.code) if self.code in set(Language) else None

    @property
    def is_certain(self) -> bool:
        """Whether a conversation may switch its language on this text alone."""
        return self.certainty >= CERTAIN


Vocabulary = Mapping[Language, Collection[str]]


def detect(text: str, *, vocabulary: Vocabulary | None = None) -> LanguageGuess:
    """Guess the language of a citizen's message.

    Args:
        text: as it was typed.
        vocabulary: the words of the knowledge base by language, which help with short messages.
    """
    cleaned = clean(text)
    letters = [character for character in cleaned if character.isalpha()]
    if not letters:
        return LanguageGuess(UNKNOWN, 0.0, plausibly_danish=True)
    script = _foreign_script(letters)
    if script is not None:
        return LanguageGuess(script, 0.95, plausibly_danish=False)
    counts = _telling_words(words(cleaned), vocabulary or {})
    return _by_words(counts, len(letters), cleaned)


def _by_words(counts: Counter[str], letters: int, cleaned: str) -> LanguageGuess:
    danish, english, total = counts["da"], counts["en"], counts["all"]
    known = danish + english
    if known and abs(danish - english) >= max(1, known / 3) and 2 * (known + counts["both"]) >= total:
        code = "da" if danish > english else "en"
        certainty = 1.0 - 0.6 / (1 + abs(danish - english))
        return LanguageGuess(code, certainty, plausibly_danish=code == "da" or danish > 0)
    if letters < _FEWEST_LETTERS or 2 * counts["both"] > total:
        code = "da" if danish > english else "en" if english > danish else UNKNOWN
        return LanguageGuess(code, 0.5 if known else 0.0, plausibly_danish=True)
    return _statistical(cleaned, danish, english)


def _statistical(cleaned: str, danish: int, english: int) -> LanguageGuess:
    guesses: Counter[str] = Counter()
    for code, probability in _identifier().rank(cleaned):
        guesses["da" if code in _AS_DANISH else code] += probability
    code, probability = guesses.most_common(1)[0]
    supported = (code == "da" and danish) or (code == "en" and english)
    if code not in set(Language) and (danish or english):
        # A known Danish or English word speaks against a third language.
        probability /= 2
    certainty = min(0.95, probability + (0.2 if supported else 0.0))
    return LanguageGuess(code, certainty, plausibly_danish=code == "da" or guesses["da"] > 0.1 or certainty < CERTAIN)


def _telling_words(typed: tuple[str, ...], vocabulary: Vocabulary) -> Counter[str]:
    danish, english = _known_words(Language.DA, vocabulary), _known_words(Language.EN, vocabulary)
    counts: Counter[str] = Counter()
    for word in expand_short_forms(typed):
        counts["all"] += 1
        # A letter that only one of the two has decides: English has no æ, ø or å.
        in_danish = word in danish or fold(word) in danish or any(letter in "æøå" for letter in word)
        in_english = word in english
        if in_danish and in_english:
            counts["both"] += 1
        elif in_danish or in_english:
            counts["da" if in_danish else "en"] += 1
    return counts


def _known_words(language: Language, vocabulary: Vocabulary) -> frozenset[str] | set[str]:
    own = _own_words(language)
    return own if language not in vocabulary else own | set(vocabulary[language])


@cache
def _own_words(language: Language) -> frozenset[str]:
    listed = word_list(f"language_{language.value}.txt")
    return listed | frozenset(fold(word) for word in listed)


def _foreign_script(letters: list[str]) -> str | None:
    scripts = Counter(unicodedata.name(letter, "?").split()[0] for letter in letters)
    foreign = Counter({name: count for name, count in scripts.items() if name in _SCRIPTS})
    if 2 * foreign.total() <= len(letters):
        return None
    text = set(letters)
    for code, telling in _TELLING_LETTERS.items():
        if text & set(telling):
            return code
    if foreign["HIRAGANA"] or foreign["KATAKANA"]:
        return "ja"
    return _SCRIPTS[foreign.most_common(1)[0][0]]


_LOADING = Lock()


def _identifier() -> langid.LanguageIdentifier:
    with _LOADING:
        return _loaded_identifier()


@cache
def _loaded_identifier() -> langid.LanguageIdentifier:
    """The statistical identifier: 0.7 s and 30 MB, so it is loaded only when a text needs it."""
    identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in _GUESSED if code in identifier.labels])
    return identifier
