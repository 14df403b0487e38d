"""Which language a citizen writes in: Danish, English, or one we cannot answer in.

Short messages carry little, and each kind of evidence is weighed against the others:

| evidence | where it is |
|---|---|
| script, and letters of one language | `knowledge.reading.languages.scripts` |
| a whole text that is a courtesy or asks for a language | `knowledge.reading.languages.other_languages` |
| common words of Danish and English, and words of the knowledge base | here |
| common words of other languages | `knowledge.reading.languages.other_languages` |
| what sentences in a language look like | `knowledge.reading.languages.identifying` |

What everybody here calls by its name ("borgerservice", "MitID") tells no language, nor does a title within a text.
What could be either is left uncertain, so that the caller keeps the language the conversation already has. Norwegian is
not told apart: a Norwegian reads the Danish answer.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from operator import itemgetter
from typing import Final

from knowledge.entries import Language
from knowledge.matching.dictionary import is_word
from knowledge.matching.text import clean, expand_short_forms, fold, word_list, words
from knowledge.reading.languages.capitals import acronyms, without_titles
from knowledge.reading.languages.identifying import LATIN, get_ready, ranked
from knowledge.reading.languages.other_languages import (
    courtesy_language,
    language_asked_for,
    languages_of,
    may_be_a_slip,
    names,
    other_languages,
)
from knowledge.reading.languages.scripts import foreign_script
from knowledge.reading.titles import asks_in_danish

__all__ = ["CERTAIN", "CLEAR", "UNKNOWN", "LanguageGuess", "Vocabulary", "detect", "get_ready"]

UNKNOWN: Final = "und"
CERTAIN: Final = 0.8
CLEAR: Final = 0.85
"""From here on several words are of one language alone, or a whole sentence is."""

_AS_DANISH: Final = frozenset({"da", "nb", "nn", "no"})
_FEWEST_LETTERS: Final = 12
"""Fewer letters than this say too little for a statistical guess of a foreign language."""
_TELLING: Final = 3
"""Letters of a word of another language that tells it alone; a shorter one only beside such a word."""
_LIKE_DANISH: Final = frozenset({"nl", "sv"})
"""What Danish with slips of the thumb looks like."""
_SEVERAL: Final = 2
_MANY: Final = 3
"""Words that may be a language's but need not be, from which on they are."""
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
        """Whether a text in this language is likelier than one in another."""
        return self.certainty >= CERTAIN

    @property
    def is_clear(self) -> bool:
        """Whether a conversation that is in another language may switch on this text alone."""
        return self.certainty >= CLEAR


Vocabulary = Mapping[Language, Collection[str]]


@dataclass(slots=True)
class _Counts:
    """How many of a text's words are known in which language.

    Attributes:
        danish: those that are Danish alone.
        english: those that are English alone.
        both: those that are both.
        common: those of one of the two alone that are no mere words of the knowledge base.
        total: all of them but names.
        other: by the code of a language, its telling words.
        beside: by the code, words of it that may be Danish or English too.
        contested: by the code, those of `beside` that were counted as Danish or English.
        ours: the words that are Danish or English.
    """

    danish: int = 0
    english: int = 0
    both: int = 0
    common: int = 0
    total: int = 0
    other: Counter[str] = field(default_factory=Counter)
    beside: Counter[str] = field(default_factory=Counter)
    contested: Counter[str] = field(default_factory=Counter)
    ours: list[str] = field(default_factory=list)

    def speak_against(self, code: str) -> bool:
        """Whether a word that is Danish or English makes another language unlikely, as a short one of both does not."""
        short = 0 if code in _LIKE_DANISH else _TELLING
        return any(len(word) >= short and code not in languages_of(word) for word in self.ours)


def detect(text: str, *, vocabulary: Vocabulary | None = None) -> LanguageGuess:
    """Guess the language of a citizen's message.

    Args:
        text: as it was typed.
        vocabulary: the words of the knowledge base by language, which help with short messages.
    """
    cleaned = clean(text)
    if not any(character.isalpha() for character in cleaned):
        return LanguageGuess(UNKNOWN, 0.0, plausibly_danish=True)
    whole = foreign_script(cleaned) or _of_whole(cleaned)
    if whole is not None:
        return LanguageGuess(whole, _MOST_CERTAIN, plausibly_danish=whole in set(Language))
    told, doubtful = without_titles(text, lambda word: _is_common(word.lower()))
    named = names() | acronyms(text)
    typed = words(clean(told))
    telling = tuple(word for word in typed if word not in named)
    counts = _count(telling or typed, vocabulary or {})
    guess = _foreign_by_words(counts) or _by_words(counts, clean(told))
    if guess.code != Language.DA and asks_in_danish(cleaned):
        # What follows is the title of a work, be it in small letters.
        return LanguageGuess(Language.DA, CERTAIN, plausibly_danish=True)
    if not telling:
        return LanguageGuess(guess.code, min(guess.certainty, _LONE_WORD), plausibly_danish=True)
    if doubtful and guess.language is not None:
        return LanguageGuess(guess.code, min(guess.certainty, CERTAIN), guess.plausibly_danish)
    return guess


def _of_whole(cleaned: str) -> str | None:
    """The language of a text that is nothing but a courtesy of another language, or that asks for a language."""
    typed = words(cleaned)
    if all(_is_common(word) for word in typed):
        return None
    return language_asked_for(cleaned) or courtesy_language(cleaned)


def _foreign_by_words(counts: _Counts) -> LanguageGuess | None:
    """Another language, where more words are its own than are Danish or English."""
    likely = [code for code in other_languages() if counts.other[code] or counts.beside[code] >= _MANY]
    if not likely:
        return None
    code = max(likely, key=lambda each: counts.other[each] + counts.beside[each])
    number = counts.other[code] + counts.beside[code]
    ours = counts.danish + counts.english - counts.contested[code]
    return LanguageGuess(code, _MOST_CERTAIN, plausibly_danish=False) if number > ours else None


def _by_words(counts: _Counts, cleaned: str) -> LanguageGuess:
    danish, english, total = counts.danish, counts.english, counts.total
    known = danish + english
    lead = abs(danish - english)
    code = "da" if danish > english else "en" if english > danish else UNKNOWN
    if lead >= max(1, known / 3) and 2 * (known + counts.both) >= total:
        certainty = _LONE_WORD if total == 1 else 1.0 - 0.4 / (1 + lead)
        if not counts.common:
            # The words of the knowledge base may be a title's, or a name's.
            certainty = min(certainty, CERTAIN)
        return LanguageGuess(code, certainty, plausibly_danish=danish > 0)
    letters = sum(character.isalpha() for character in cleaned)
    if letters < _FEWEST_LETTERS or 2 * counts.both > total:
        return LanguageGuess(code, _LONE_WORD if known else 0.0, plausibly_danish=True)
    return _statistical(cleaned, counts)


def _statistical(cleaned: str, counts: _Counts) -> LanguageGuess:
    guesses: dict[str, float] = defaultdict(float)
    for code, probability in ranked(cleaned, LATIN):
        guesses["da" if code in _AS_DANISH else code] += probability
    code, probability = max(guesses.items(), key=itemgetter(1))
    supported = (code == "da" and counts.danish) or (code == "en" and counts.english)
    if code not in set(Language) and counts.speak_against(code):
        probability /= 2
    certainty = min(_MOST_CERTAIN, probability + (0.2 if supported else 0.0))
    if code in set(Language) and abs(counts.danish - counts.english) < _SEVERAL:
        certainty = min(certainty, CERTAIN)
    danish_possible = code == "da" or guesses["da"] > _POSSIBLE or certainty < CERTAIN
    return LanguageGuess(code, certainty, plausibly_danish=danish_possible)


def _count(typed: tuple[str, ...], vocabulary: Vocabulary) -> _Counts:
    seen: set[str] = set()
    counts = _Counts()
    for word in expand_short_forms(typed):
        counts.total += 1
        # A letter that only one of the two has decides: English has no æ, ø or å.
        in_danish = _is_known({word, fold(word)}, Language.DA, vocabulary) or any(letter in "æøå" for letter in word)
        in_english = _is_known({word}, Language.EN, vocabulary)
        counts.both += in_danish and in_english
        counts.danish += in_danish and not in_english
        counts.english += in_english and not in_danish
        counts.common += in_danish is not in_english and _is_common(word)
        if in_danish is not in_english:
            counts.ours.append(word)
        # Said thrice it tells no more ("har I åbent i morgen i Haslev"), and of what is both ours it tells nothing.
        others = () if word in seen or (in_danish and in_english) else languages_of(word)
        seen.add(word)
        if others:
            if in_danish is not in_english:
                counts.contested.update(others)
            ours = in_danish or in_english or is_word(word) or may_be_a_slip(word) or len(word) < _TELLING
            (counts.beside if ours else counts.other).update(others)
    return counts


def common_words(text: str, language: Language) -> int:
    """How many words of a text are common words of one of our languages and of the other are none."""
    others = frozenset().union(*(_own_words(other) for other in Language if other is not language))
    return sum(word in _own_words(language) and word not in others for word in words(clean(text)))


def _is_common(word: str) -> bool:
    """Whether it is a common word of Danish or English, whatever the knowledge base says."""
    return any(word in _own_words(language) for language in Language)


def _is_known(spellings: Collection[str], language: Language, vocabulary: Vocabulary) -> bool:
    """Whether one of the spellings is a common word of the language, or a word of the knowledge base in it."""
    known = _own_words(language), vocabulary.get(language, ())
    return any(spelling in words for words in known for spelling in spellings)


@cache
def _own_words(language: Language) -> frozenset[str]:
    listed = word_list(f"language_{language.value}.txt")
    return listed | frozenset(fold(word) for word in listed)
