"""Which language a citizen writes in: Danish, English, or one we cannot answer in.

Short messages carry little: the question asked is "is this plausibly Danish?", and what could be either is left
uncertain, so that the caller keeps the language the conversation already has. Norwegian is not told apart: a
Norwegian reads the Danish answer.
"""

from __future__ import annotations

import unicodedata
from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from mmap import ACCESS_READ, mmap
from operator import itemgetter
from tempfile import TemporaryFile
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, cast

from knowledge.entries import Language
from knowledge.matching.text import clean, expand_short_forms, fold, word_list, words

if TYPE_CHECKING:
    from py3langid import langid

UNKNOWN: Final = "und"
CERTAIN: Final = 0.8

# Languages of citizens of the municipality that are written in Latin letters, and those taken for Danish.
_GUESSED: Final = (
    "da", "nb", "nn", "no", "sv", "en", "de", "nl", "pl", "ro", "tr", "fr", "es", "it", "pt", "lt", "lv", "et",
    "bs", "hr", "sq", "so", "hu", "cs", "sk", "vi", "id", "ku", "fi", "is", "sw", "tl",
)  # fmt: skip
_AS_DANISH: Final = frozenset({"da", "nb", "nn", "no"})
_SCRIPTS: Final = {
    "ARABIC": ("ar", "fa", "ur", "ps", "ckb", "ku"),
    "CYRILLIC": ("ru", "uk", "bg", "be", "mk", "sr"),
    "GREEK": ("el",),
    "HEBREW": ("he",),
    "THAI": ("th",),
    "HIRAGANA": ("ja",),
    "KATAKANA": ("ja",),
    "CJK": ("zh",),
    "HANGUL": ("ko",),
    "DEVANAGARI": ("hi", "ne", "mr"),
    "BENGALI": ("bn",),
    "TAMIL": ("ta",),
    "ETHIOPIC": ("am",),
    "ARMENIAN": ("hy",),
    "GEORGIAN": ("ka",),
    "GURMUKHI": ("pa",),
    "SINHALA": ("si",),
    "KHMER": ("km",),
    "MYANMAR": ("my",),
}
"""The languages of each script, the likeliest first, by the first word of the Unicode names of its letters."""
_TELLING_LETTERS: Final = {"uk": "іїєґ", "fa": "پچژگک", "ps": "ټډړښځ", "ur": "ٹڈڑے"}
_FEWEST_LETTERS: Final = 12
"""Fewer letters than this say too little for a statistical guess of a foreign language."""
_LONE_WORD: Final = 0.7
_MOST_CERTAIN: Final = 0.95
_POSSIBLE: Final = 0.1


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
    script = _foreign_script(letters, cleaned)
    if script is not None:
        return LanguageGuess(script, _MOST_CERTAIN, plausibly_danish=False)
    counts = _telling_words(words(cleaned), vocabulary or {})
    return _by_words(counts, len(letters), cleaned)


def _by_words(counts: Counter[str], letters: int, cleaned: str) -> LanguageGuess:
    danish, english, total = counts["da"], counts["en"], counts["all"]
    known = danish + english
    lead = abs(danish - english)
    code = "da" if danish > english else "en" if english > danish else UNKNOWN
    if lead >= max(1, known / 3) and 2 * (known + counts["both"]) >= total:
        certainty = _LONE_WORD if total == 1 else 1.0 - 0.4 / (1 + lead)
        return LanguageGuess(code, certainty, plausibly_danish=danish > 0)
    if letters < _FEWEST_LETTERS or 2 * counts["both"] > total:
        return LanguageGuess(code, _LONE_WORD if known else 0.0, plausibly_danish=True)
    return _statistical(cleaned, danish, english)


def _statistical(cleaned: str, danish: int, english: int) -> LanguageGuess:
    guesses: dict[str, float] = defaultdict(float)
    for code, probability in _ranked(cleaned, _GUESSED):
        guesses["da" if code in _AS_DANISH else code] += probability
    code, probability = max(guesses.items(), key=itemgetter(1))
    supported = (code == "da" and danish) or (code == "en" and english)
    if code not in set(Language) and (danish or english):
        # A known Danish or English word speaks against a third language.
        probability /= 2
    certainty = min(_MOST_CERTAIN, probability + (0.2 if supported else 0.0))
    danish_possible = code == "da" or guesses["da"] > _POSSIBLE or certainty < CERTAIN
    return LanguageGuess(code, certainty, plausibly_danish=danish_possible)


def _telling_words(typed: tuple[str, ...], vocabulary: Vocabulary) -> Counter[str]:
    counts: Counter[str] = Counter()
    for word in expand_short_forms(typed):
        counts["all"] += 1
        # A letter that only one of the two has decides: English has no æ, ø or å.
        in_danish = _is_known({word, fold(word)}, Language.DA, vocabulary) or any(letter in "æøå" for letter in word)
        in_english = _is_known({word}, Language.EN, vocabulary)
        if in_danish and in_english:
            counts["both"] += 1
        elif in_danish or in_english:
            counts["da" if in_danish else "en"] += 1
    return counts


def _is_known(spellings: Collection[str], language: Language, vocabulary: Vocabulary) -> bool:
    """Whether one of the spellings is a common word of the language, or a word of the knowledge base in it."""
    known = _own_words(language), vocabulary.get(language, ())
    return any(spelling in words for words in known for spelling in spellings)


@cache
def _own_words(language: Language) -> frozenset[str]:
    listed = word_list(f"language_{language.value}.txt")
    return listed | frozenset(fold(word) for word in listed)


def _foreign_script(letters: list[str], cleaned: str) -> str | None:
    """The language of a text that is mostly in letters other than Latin, or None."""
    scripts = Counter(unicodedata.name(letter, "?").split()[0] for letter in letters)
    foreign = Counter({name: count for name, count in scripts.items() if name in _SCRIPTS})
    if 2 * foreign.total() <= len(letters):
        return None
    for code, telling in _TELLING_LETTERS.items():
        if not set(letters).isdisjoint(telling):
            return code
    name = "HIRAGANA" if foreign["HIRAGANA"] or foreign["KATAKANA"] else foreign.most_common(1)[0][0]
    codes = _SCRIPTS[name]
    return codes[0] if len(codes) == 1 else _ranked(cleaned, codes)[0][0]


def get_ready() -> None:
    """Load now what is otherwise loaded when a text first needs it, for which a citizen would wait a second."""
    _ranked("", ())


_LOADING = Lock()


def _ranked(cleaned: str, among: Collection[str]) -> list[tuple[str, float]]:
    """The languages `among` which a text may be written in, the likeliest first, each with its probability."""
    with _LOADING:
        identifier = _identifier()
    found = [(code, probability) for code, probability in identifier.rank(cleaned) if code in among]
    together = sum(probability for _, probability in found)
    return [(code, probability / together if together else 0.0) for code, probability in found]


@cache
def _identifier() -> langid.LanguageIdentifier:
    """The statistical identifier: it takes 0.7 s, so it is loaded when a text first needs it.

    Of its languages only those that are ever asked for are kept, since all of them take 25 MB more.
    """
    from py3langid import langid  # noqa: PLC0415

    whole = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
    asked = {*_GUESSED, *(code for codes in _SCRIPTS.values() for code in codes)}
    whole.set_languages([code for code in whole.labels if code in asked])
    moves = _in_a_file(whole.tk_nextmove)
    tables = whole.nb_ptc, whole.nb_pc, whole.nb_classes, moves, whole.tk_output
    return langid.LanguageIdentifier(*tables, norm_probs=True, tk_row=whole.tk_row)


def _in_a_file(numbers: array[int]) -> memoryview[int]:
    """The same numbers in a file without a name: of 42 MB only the pages that are looked at take up memory."""
    with TemporaryFile() as file:
        numbers.tofile(file)
        file.flush()
        kept: Any = memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))
        return cast("memoryview[int]", kept.cast(numbers.typecode))
