"""Text as citizens type it, made comparable: small pure functions from what was typed to words.

Nothing here knows the knowledge base; what needs its vocabulary is in `knowledge.matching.spelling`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from threading import local
from typing import Final

import snowballstemmer

MAX_CHARACTERS: Final = 1200
"""A question is judged by its first 1,200 characters."""
WORDS_REMEMBERED: Final = 4096
"""Words of which is remembered what was made of them. Most words are asked again and again; mistyped ones are not, so
more would only let the process grow for weeks."""
QUESTIONS_REMEMBERED: Final = 1024
"""Whole questions of which is remembered what was made of them: those of the last hours."""

_MOJIBAKE = re.compile("[ÃÂâ�]")
_WORD = re.compile(r"[^\W_]+")
_CLITIC = re.compile(r"['’`´](?<=\w.)(?:s|et|en|er|erne|ets|ens)\b")
_APOSTROPHE = re.compile("['’`´]")
_NOUN = re.compile("(?<=.[tskdv])ning$|(?<=åbn)ing$", re.MULTILINE)
_FOLDS: Final = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ð": "d", "ł": "l", "ß": "ss"})
_SKELETONS: Final = (("aa", "a"), ("ae", "a"), ("oe", "o"))
_ORDINARY = re.compile("[0-9A-Za-zÆØÅæøåÉéÜüÖöÄä ,.;:!?'\"()/&%*-]*")
_DROPPED_CATEGORIES: Final = frozenset({"Cf", "Cc", "Cs", "Co", "Cn", "Me"})
_VARIATION_SELECTOR = re.compile("[\ufe00-\ufe0f]")
_STACKED_MARKS = re.compile("(?<=[a-zæøå])[\u0300-\u036f]+", re.IGNORECASE)


def repair_encoding(text: str) -> str:
    """Undo mojibake: text that was decoded with the wrong character set ("Ã¥bningstider")."""
    if not _MOJIBAKE.search(text):
        return text
    # Few texts need it, and it takes a tenth of a second to import.
    import ftfy  # noqa: PLC0415

    return ftfy.fix_encoding(text)


def plain_characters(text: str) -> str:
    """Compose letters, map full-width and styled letters to plain ones, and drop what cannot be seen.

    Emoji and other symbols become spaces, line breaks and tabs too.
    """
    if _ORDINARY.fullmatch(text):
        return text
    composed = unicodedata.normalize("NFKC", _VARIATION_SELECTOR.sub("", text))
    return "".join(_plain_character(character) for character in _STACKED_MARKS.sub("", composed))


def _plain_character(character: str) -> str:
    if character.isspace():
        return " "
    category = unicodedata.category(character)
    if category in _DROPPED_CATEGORIES:
        return ""
    return " " if category.startswith("S") else character


def clean(text: str) -> str:
    """The text in plain lower-case characters with single spaces, cut to `MAX_CHARACTERS`."""
    # Most texts need no more than a look.
    plain = text if _ORDINARY.fullmatch(text) else plain_characters(repair_encoding(text))
    return " ".join(plain.lower().split())[:MAX_CHARACTERS]


def words(text: str) -> tuple[str, ...]:
    """The words of a cleaned text, without punctuation, clitic endings ("NemID'et") and apostrophes."""
    joined = _APOSTROPHE.sub("", _CLITIC.sub("", text)) if _APOSTROPHE.search(text) else text
    return tuple(_WORD.findall(joined))


def fold(word: str) -> str:
    """A word in the letters of every keyboard: æ, ø and å as ae, oe and aa, no accents."""
    spelled = word.translate(_FOLDS)
    if spelled.isascii():
        return spelled
    decomposed = unicodedata.normalize("NFD", spelled)
    return "".join(character for character in decomposed if unicodedata.category(character) != "Mn")


def folds(each: Sequence[str]) -> list[str]:
    """The `fold` of each word, most of them taken at once."""
    spelled = "\n".join(each).translate(_FOLDS).split("\n") if each else []
    return [word if word.isascii() else fold(word) for word in spelled]


def skeleton(word: str) -> str:
    """What "å", "aa" and "a" have in common; likewise æ/ae/a and ø/oe/o."""
    return _bare(fold(word))


def skeletons(each: Sequence[str]) -> list[str]:
    """The `skeleton` of each word, taken at once: none of it reaches over a line break."""
    return _bare("\n".join(folds(each))).split("\n") if each else []


def _bare(folded: str) -> str:
    for pair, letter in _SKELETONS:
        folded = folded.replace(pair, letter)
    return folded


class _Stemmers(local):
    """The stemmers keep state while they work, so each thread has its own."""

    def __init__(self) -> None:
        self.danish = snowballstemmer.stemmer("danish")
        self.english = snowballstemmer.stemmer("english")
        for stemmer in (self.danish, self.english):
            # By itself each remembers 10,000 words, in each thread; `stem` remembers enough for all of them.
            stemmer.maxCacheSize = 0


_STEMMERS = _Stemmers()


@lru_cache(maxsize=WORDS_REMEMBERED)
def stem(word: str) -> str:
    """The folded stem of a word, by Snowball's Danish and then its English rules; "flytning" as "flytte".

    Both are applied because a question's language is not certain and the two share one space; what matters is that
    a question and an example are cut in the same way.
    """
    danish = _NOUN.sub("", _STEMMERS.danish.stemWord(word))
    return fold(_STEMMERS.english.stemWord(danish))


def stems(each: Sequence[str]) -> list[str]:
    """The `stem` of each word, taken at once."""
    danish = _NOUN.sub("", "\n".join(_STEMMERS.danish.stemWords(list(each)))).split("\n")
    return folds(_STEMMERS.english.stemWords(danish)) if each else []


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of the data file `name`, one or more a line; "#" starts a comment."""
    text = (files("knowledge.matching") / "data" / name).read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() for word in line.partition("#")[0].split())


@cache
def word_pairs(name: str) -> dict[str, str]:
    """The replacements of the data file `name`: "word = replacement" a line; "#" starts a comment."""
    text = (files("knowledge.matching") / "data" / name).read_text(encoding="utf-8")
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    pairs = (line.split(" = ", 1) for line in lines if line)
    return {short.strip(): full.strip() for short, full in pairs}


def expand_short_forms(typed: tuple[str, ...]) -> tuple[str, ...]:
    """SMS spelling written out: "ka" becomes "kan", "hva" "hvad", "ik" "ikke"."""
    pairs = word_pairs("short_forms.txt")
    if pairs.keys().isdisjoint(typed):
        return typed
    return tuple(full for word in typed for full in pairs.get(word, word).split())


@lru_cache(maxsize=WORDS_REMEMBERED)
def is_stop_word(word: str) -> bool:
    """Whether a word says nothing about the subject ("den", "der", "er", "please")."""
    return fold(word) in _folded_stop_words()


def stop_words() -> frozenset[str]:
    """All stop words as they are spelled."""
    return word_list("stop_words.txt")


@cache
def _folded_stop_words() -> frozenset[str]:
    return frozenset(fold(word) for word in stop_words())
