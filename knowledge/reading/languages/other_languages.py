"""What is known of the languages that we cannot answer in: their common words, courtesies, and how they say yes and no.

The statistical identifier needs a sentence; a newcomer writes "gdzie jest borgerservice", "hola" or "tak". The words
stand in `other_languages.txt`, with those that ask for a language, Danish and English too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from knowledge.matching.text import WORDS_REMEMBERED, clean, fold, words

_NAMES: Final = "names"
_POLITE: Final = frozenset(
    "tak|please|venligst|thanks|bitte|danke|por favor|per favore|te rog|vă rog|sil vous plaît|sil vous plait|proszę"
    "|prosze|lütfen|lutfen|пожалуйста|будь ласка|من فضلك".split("|")
)
"""Beside the name of a language that is asked for, in whichever language the offer was understood."""
_LONGEST_PHRASE: Final = 6
"""Words of the longest phrase in the file."""
_LONGEST_TEXT: Final = 12
"""Words up to which a text is nothing but courtesies: "dzień dobry, dziękuję bardzo"."""


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    """What tells a language; all in small letters, and also as it is typed without accents.

    Attributes:
        words: common words.
        beside: those of which another must be there too, since they may be a slip or a name.
        hello: greetings.
        thanks: thanks.
        yes: what accepts an offer.
        no: what declines one.
        name: what asks for the language, alone.
    """

    words: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    hello: frozenset[str] = frozenset()
    thanks: frozenset[str] = frozenset()
    yes: frozenset[str] = frozenset()
    no: frozenset[str] = frozenset()
    name: frozenset[str] = frozenset()

    @property
    def said(self) -> tuple[frozenset[str], frozenset[str]]:
        """Its courtesies: greetings and thanks."""
        return self.hello, self.thanks


@cache
def other_languages() -> Mapping[str, OtherLanguage]:
    """The languages by their codes, in the order in which they are asked; "da" and "en" have only their names."""
    return {code: OtherLanguage(**_read(lines)) for code, lines in _sections().items() if code != _NAMES}


@cache
def names() -> frozenset[str]:
    """The names of things that people use in every language, as they are spelled and folded."""
    # Read by itself: most questions need no more, and the languages take a tenth of a second.
    return _read(_sections()[_NAMES])["words"]


@lru_cache(maxsize=WORDS_REMEMBERED)
def languages_of(word: str) -> tuple[str, ...]:
    """The codes of the languages that have a word, in small letters, among their common ones and courtesies."""
    return tuple(
        code
        for code, known in other_languages().items()
        if any(word in kind for kind in (known.words, known.beside, *known.said))
    )


@lru_cache(maxsize=WORDS_REMEMBERED)
def may_be_a_slip(word: str) -> bool:
    """Whether a word of another language may as well be a slip or a name in Danish or English."""
    return any(word in known.beside for known in other_languages().values())


def is_made_of(text: str, *phrases: Collection[str]) -> bool:
    """Whether a text is nothing but such phrases, one after the other."""
    return _is_made_of(words(clean(text)), frozenset().union(*phrases))


def courtesy_language(text: str) -> str | None:
    """The language in which a text greets or thanks and says nothing else, or None."""
    return _made_of(text, _courtesies())


def is_thanks_in(code: str, text: str) -> bool:
    """Whether a text is thanks in a language and says nothing else, nor a greeting."""
    return is_made_of(text, other_languages()[code].thanks)


def language_asked_for(text: str) -> str | None:
    """The code of the language, Danish and English among them, that a text asks for and says nothing else, or None."""
    found = _made_of(text, _names_of_languages())
    return None if found is None or is_made_of(text, _POLITE) else found


def _made_of(text: str, phrases: Mapping[str, Collection[str]]) -> str | None:
    """The first language of whose phrases alone a text is made."""
    typed = words(clean(text))
    if not typed or len(typed) > _LONGEST_TEXT or typed[0] not in _first_words():
        return None
    return next((code for code, known in phrases.items() if _is_made_of(typed, known)), None)


@cache
def _courtesies() -> Mapping[str, frozenset[str]]:
    return {code: known.hello | known.thanks for code, known in other_languages().items()}


@cache
def _names_of_languages() -> Mapping[str, frozenset[str]]:
    return {code: known.name | _POLITE for code, known in other_languages().items()}


@cache
def _first_words() -> frozenset[str]:
    """The words with which a courtesy or the name of a language begins: most texts begin with others."""
    phrases = (*_courtesies().values(), *_names_of_languages().values())
    return frozenset(phrase.partition(" ")[0] for each in phrases for phrase in each)


def _is_made_of(typed: tuple[str, ...], phrases: Collection[str]) -> bool:
    # Whatever can be read in many ways is read in one pass: where a phrase may end, the next may begin.
    ends = {0}
    for start in range(len(typed)):
        if start in ends:
            reached = range(start + 1, min(len(typed), start + _LONGEST_PHRASE) + 1)
            ends.update(end for end in reached if " ".join(typed[start:end]) in phrases)
    return bool(typed) and len(typed) in ends


@cache
def _sections() -> Mapping[str, Mapping[str, str]]:
    """What the file lists, as it stands there: of each section the line of each kind."""
    text = (files("knowledge.reading.languages") / "other_languages.txt").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = {}
    for line in (line for line in text.splitlines() if line.strip() and not line.startswith("#")):
        if line.startswith("["):
            section = found.setdefault(line.strip("[]"), {})
        else:
            kind, _, listed = line.partition(" = ")
            section[kind] = listed
    return found


def _read(lines: Mapping[str, str]) -> dict[str, frozenset[str]]:
    return {
        kind: frozenset(_spellings(listed.split() if kind in {"words", "beside"} else listed.split("|")))
        for kind, listed in lines.items()
    }


def _spellings(listed: Collection[str]) -> Iterator[str]:
    for each in listed:
        phrase = " ".join(words(clean(each)))
        yield from (phrase, fold(phrase))
