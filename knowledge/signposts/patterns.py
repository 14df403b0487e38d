"""How a rule is written, and what it becomes: a line of terms that is found in a text read word by word.

| term | stands for |
|---|---|
| `word` | that word, however it is accented; `word*` and `*word` any ending or beginning |
| `two_words` | words that follow each other |
| `a|b|c` | any of them, `$` too; `@group` any word of a group of the file |
| `_` | any one word |
| `..` | up to four words between two terms |
| `...` | the rest of the sentence |
| `^`, `$` | the beginning and the end of a sentence |
| `term?` | may be missing |
| `!term` | what comes next is not that |
| `-word` | what came just before is not that word; `-a|b` none of them |
| `&` | between two parts: both stand in the sentence, in either order |

Terms that stand side by side follow each other in the text. No rule reaches over the end of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from knowledge.matching.text import fold, plain_characters, repair_encoding, words

STOP: Final = "."
"""Stands before and after a sentence that was read."""

LONGEST_GAP: Final = 4
"""Words that `..` may stand for: more would join what does not belong together."""

SHORT_WORD: Final = 3
SHORT_WEIGHT: Final = 20
"""A word of so few letters stands in as many texts as this many longer ones."""

# Not the point of "8. klasse".
_SENTENCE_END: Final = re.compile(r"[!?;\n…؟]+|(?<!\d)\.+")
_DRAWN_OUT: Final = re.compile(r"([^\W\d])\1{2,}")
# Letters that are typed for each other: Arabic endings, and the apostrophes of Ukrainian.
_ALIKE: Final = str.maketrans({"ى": "ي", "ة": "ه", "ʼ": None, "ґ": "г"})
_REMOVED: Final = "_ "
_ANY: Final = f"[^ {re.escape(STOP)}]"
_FIXED: Final = {
    "..": f"(?:{_ANY}+ ){{0,{LONGEST_GAP}}}?",
    "...": f"(?:{_ANY}+ )*",
    "_": f"{_ANY}+ ",
    "^": rf"(?<={re.escape(STOP)} )",
    "$": f"(?={re.escape(STOP)} )",
}


class RuleError(ValueError):
    """A line in a rule file that cannot be read: the file, the line, and what is wrong with it."""


def spell(word: str) -> str:
    """A word as rules and texts are compared: lower case, no accents, no drawn-out letters."""
    if not word.isascii():
        return fold(_DRAWN_OUT.sub(r"\1", word.translate(_ALIKE))).translate(_ALIKE)
    return _DRAWN_OUT.sub(r"\1", word) if _DRAWN_OUT.search(word) else word


def sentences(text: str) -> tuple[tuple[str, ...], ...]:
    """The words of each sentence of a text as it was typed, spelled for comparison."""
    parts = _SENTENCE_END.split(repair_encoding(text))
    read = (words(plain_characters(part.translate(_ALIKE)).lower()) for part in parts)
    return tuple(tuple(spell(word) for word in part) for part in read if part)


def joined(sentence: Iterable[str]) -> str:
    """A sentence as the string that rules are searched in."""
    return f"{STOP} " + "".join(f"{word} " for word in (*sentence, STOP))


@dataclass(frozen=True, slots=True)
class Words:
    """What one term stands for.

    Attributes:
        expression: the regular expression; every word takes the space behind it along.
        keys: beginnings of which a text has one if the term fits: whole words, and "slå*" for any that begin so;
            None where that cannot be told.
    """

    expression: str
    keys: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Pattern:
    """What a sentence must hold.

    Attributes:
        expressions: one regular expression for each part between the signs "&".
        keys: a sentence without any of these needs no closer look (`Words.keys`); None where all need one.
    """

    expressions: tuple[str, ...]
    keys: frozenset[str] | None

    @property
    def is_open(self) -> bool:
        """Whether what it takes out of a sentence may be any words."""
        return len(self.expressions) > 1 or _FIXED["..."] in self.expressions[0]

    def fits(self, sentence: str) -> bool:
        """Whether a joined sentence holds every part."""
        return all(_compiled(part).search(sentence) for part in self.expressions)

    def without(self, sentence: str) -> str:
        """The sentence without what fits: the words of the only part, or everything."""
        if len(self.expressions) == 1:
            return _compiled(self.expressions[0]).sub(_REMOVED, sentence)
        return joined(()) if self.fits(sentence) else sentence


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    # Most rules are never looked at closely, and to compile all of them takes a second.
    return re.compile(expression)


def keys_of(sentence: str) -> Iterator[str]:
    """All keys that a joined sentence has."""
    for word in set(sentence.split()):
        yield word
        for end in range(1, len(word) + 1):
            yield f"{word[:end]}*"


def compile_rule(line: str, groups: Mapping[str, Words]) -> Pattern:
    """The pattern for a rule.

    Args:
        line: the rule as it is written.
        groups: for each name of a group, what `alternatives` made of it.

    Raises:
        RuleError: if the rule names a group that is not there, or says nothing.
    """
    parts = [part.split() for part in line.split(" & ")]
    if any(all(term in _FIXED for term in part) for part in parts):
        raise RuleError(f"{line!r}: a rule needs a word")
    terms = [[(term, _term(term, groups)) for term in part] for part in parts]
    # A part begins where a word begins.
    expressions = tuple("(?<= )" + "".join(words.expression for _, words in part) for part in terms)
    needed = (words.keys for part in terms for term, words in part if _is_needed(term))
    return Pattern(expressions, min((keys for keys in needed if keys is not None), key=_frequency, default=None))


def alternatives(term: str, groups: Mapping[str, Words]) -> Words:
    """The words for `a|b|@group`.

    Raises:
        RuleError: if a group is not there, or an alternative is empty.
    """
    each = [_alternative(alternative, groups) for alternative in term.split("|")]
    keys = [words.keys for words in each if words.keys is not None]
    known = frozenset[str]().union(*keys) if len(keys) == len(each) else None
    return Words("|".join(words.expression for words in each), known)


def _frequency(keys: frozenset[str]) -> int:
    """About how many texts have one of the keys: nearly all have "i" or "er", which weigh as much as many others."""
    return sum(SHORT_WEIGHT if len(key) <= SHORT_WORD else 1 for key in keys)


def _is_needed(term: str) -> bool:
    return term not in _FIXED and not term.startswith(("!", "-")) and not term.endswith("?")


def _term(term: str, groups: Mapping[str, Words]) -> Words:
    if term in _FIXED:
        return Words(_FIXED[term], None)
    if term.startswith("-"):
        return Words(_not_before(term.removeprefix("-")), None)
    words = alternatives(term.removeprefix("!").removesuffix("?"), groups)
    if term.startswith("!"):
        return Words(f"(?!{words.expression})", None)
    return Words(f"(?:{words.expression})" + ("?" if term.endswith("?") else ""), words.keys)


def _not_before(words: str) -> str:
    """None of these words, each for itself: one expression that looks back must know how far."""
    if not all(map(str.isalpha, words.split("|"))):
        raise RuleError(f"{'-' + words!r}: only plain words can be looked back at")
    return "".join(f"(?<! {_word(word).expression} )" for word in words.split("|"))


def _alternative(alternative: str, groups: Mapping[str, Words]) -> Words:
    if not alternative.startswith("@"):
        return _phrase(alternative)
    if alternative[1:] not in groups:
        raise RuleError(f"{alternative!r}: no such group")
    return groups[alternative[1:]]


@cache
def _phrase(phrase: str) -> Words:
    if phrase == "$":
        return Words(_FIXED["$"], None)
    parts = [_word(part) for part in phrase.split("_")]
    return Words("".join([f"{words.expression} " for words in parts]), parts[0].keys)


@cache
def _word(word: str) -> Words:
    bare = word.strip("*").lower()
    # An apostrophe is no part of a word in a text that was read.
    spelled = spell(bare if bare.isalpha() else "".join(words(bare.translate(_ALIKE))))
    if not spelled:
        raise RuleError(f"{word!r}: no word")
    before = f"{_ANY}*" if word.startswith("*") else ""
    after = f"{_ANY}*" if word.endswith("*") else ""
    key = None if before else frozenset({f"{spelled}*" if after else spelled})
    return Words(f"{before}{spelled if spelled.isalnum() else re.escape(spelled)}{after}", key)
