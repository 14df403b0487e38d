"""A rule file: the words, the harmless turns of phrase and the rules of one language.

    @kin = far mor                       a group of words, for use in the lines below it
    jæ = jeg                             a spelling, and the word that is meant
    ~ selvmord ambulance                 long words whose misspellings by one letter are mended
    - slå* op|fra                        harmless: taken out before the rules are tried
    [noed-112]                           the entry that the rules below it lead to
    det brænder                          a rule
    + bog & til_mig                      a rule that is tried on the whole text, what is harmless included, and stands
                                         however calm the text sounds

"#" starts a comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from knowledge.signposts.patterns import (
    Pattern,
    RuleError,
    Words,
    alternatives,
    compile_rule,
    joined,
    keys_of,
    spell,
)

FEWEST_LETTERS: Final = 7
"""Shorter words are not mended: a letter more or less makes too many of them another word."""
WHOLE: Final = "+"
"""Stands before a rule whose words mean nothing else: it is tried on the whole text, and is never called off."""

_LETTERS: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes:
        slug: the entry that it leads to.
        line: the rule as it was written.
        pattern: what a sentence must hold.
        whole: the sentence is read with what is harmless in it: who a book of bullying is for comes behind the book.
    """

    slug: str
    line: str
    pattern: Pattern
    whole: bool = False


@dataclass(slots=True)
class RuleSet:
    """The rules of one language.

    Attributes:
        language: its code.
        spellings: other spellings, each with the words that are meant.
        mended: words that are recognised with one letter wrong.
        known: the words of the file, which are right as they are.
        harmless: what is taken out of a text first.
        rules: in the order of the file.
    """

    language: str
    spellings: dict[str, str] = field(default_factory=dict)
    mended: list[str] = field(default_factory=list)
    known: set[str] = field(default_factory=set)
    harmless: list[Pattern] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    _by_key: dict[str | None, list[int]] = field(default_factory=dict)

    def add(self, rule: Rule) -> None:
        """Add a rule at the end."""
        for key in (None,) if rule.pattern.keys is None else rule.pattern.keys:
            self._by_key.setdefault(key, []).append(len(self.rules))
        self.rules.append(rule)

    def beside_harmless(self, sentence: Sequence[str]) -> int | None:
        """How many words of a sentence stand beside what is harmless in it; None where nothing is.

        What takes along words that it does not name, as all that comes behind a book, says nothing of these.
        """
        typed = joined(map(self._word, sentence))
        read = self._without_harmless(typed, named=True)
        return None if read == typed else sum(map(str.isalnum, read.split()))

    def matching(self, told: Iterable[Sequence[str]]) -> Iterator[Rule]:
        """The rules that the `sentences` of a text fulfil, in the order of the file."""
        typed = [joined(map(self._word, sentence)) for sentence in told]
        read = [self._without_harmless(sentence) for sentence in typed]
        keys = {None, *(key for sentence in typed for key in keys_of(sentence))}
        numbers = sorted({number for key in keys & self._by_key.keys() for number in self._by_key[key]})
        rules = (self.rules[number] for number in numbers)
        return (rule for rule in rules if any(map(rule.pattern.fits, typed if rule.whole else read)))

    def _without_harmless(self, sentence: str, *, named: bool = False) -> str:
        keys = frozenset(keys_of(sentence))
        for pattern in self.harmless:
            if _may_fit(pattern, keys) and not (named and pattern.is_open):
                sentence = pattern.without(sentence)
        return sentence

    def _word(self, word: str) -> str:
        if word in self.spellings:
            return self.spellings[word]
        if len(word) < FEWEST_LETTERS or word in self.known:
            return word
        near = extractOne(word, self.mended, scorer=OSA.distance, score_cutoff=1)
        # The first letter is seldom wrong, and another one makes another word.
        return near[0] if near is not None and near[0][0] == word[0] else word


def _may_fit(pattern: Pattern, keys: frozenset[str]) -> bool:
    return pattern.keys is None or not pattern.keys.isdisjoint(keys)


def parse(source: str, language: str) -> RuleSet:
    """The rules of a file.

    Raises:
        RuleError: with the number of the line that cannot be read.
    """
    found = RuleSet(language)
    groups: dict[str, Words] = {}
    slug = ""
    letters: set[str] = set()
    for number, raw in enumerate(source.splitlines(), start=1):
        line = raw.partition("#")[0].strip()
        letters.update(_LETTERS.findall(line))
        try:
            if line.startswith("["):
                slug = line.strip("[]")
            elif line:
                _read(line, slug, found, groups)
        except RuleError as error:
            raise RuleError(f"{language}, line {number}: {error}") from error
    # Spelled all at once: a line break is no letter.
    found.known.update(spell("\n".join(letters)).split("\n"))
    return found


def _read(line: str, slug: str, found: RuleSet, groups: dict[str, Words]) -> None:
    sign, _, rest = line.partition(" ")
    left, equals, right = (part.strip() for part in line.partition(" = "))
    if sign == "~":
        found.mended += [spell(word) for word in rest.split()]
    elif sign == "-":
        found.harmless.append(compile_rule(rest, groups))
    elif equals and left.startswith("@"):
        groups[left[1:]] = alternatives("|".join(right.split()), groups)
    elif equals:
        found.spellings |= {spell(word): " ".join(map(spell, right.split())) for word in left.split()}
    elif not slug:
        raise RuleError(f"{line!r}: no [entry] before the first rule")
    else:
        whole = sign == WHOLE
        found.add(Rule(slug, line, compile_rule(rest if whole else line, groups), whole))
