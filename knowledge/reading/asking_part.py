"""The sentences of a text that ask, where others tell what happened before: "Hunden har ædt den. Hvad gør jeg?".

A word that an entry never uses says that something else is asked for, but only in what is asked. What somebody tells of
a dog, a holiday or a husband beside it has such words in any case.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from knowledge.matching.question import Words, in_plain_letters
from knowledge.matching.text import QUESTIONS_REMEMBERED, fold

# A full stop after a number is that of a date, or of a number in a row.
_END: Final = re.compile(r"(?<=[^\d\s][.!?…])\s+|\n+")
_WORD: Final = re.compile(r"\w+")

STORY: Final = 250
"""Characters of a text in which its question is likely to be lost among what is told."""

_FEWEST_WORDS: Final = 4
_TURN: Final = re.compile(
    r"\b(?:så|men|og|nu|derfor|so|but|and)(?= (?:hvordan|hvor|hvad|hvornår|hvem|kan jeg|kan man|skal jeg|må jeg|how"
    r"|what|where|when|can I|do I)\b)"
)

_CONNECTIVES: Final = frozenset("men og så nå altså and but so".split())
QUESTION_WORD: Final = re.compile(r"(?:hvor|hvem|hvilke|what|how|who|where)\w*|hvad|hva|hvornår|when|which|why")
_VERBS: Final = frozenset(
    "kan ka må skal ska vil har er får kommer koster åbner findes ved gælder tager"
    " can could do does did is are am was will would may might should shall have has must".split()
)
# Where nobody is named after the verb, somebody tells of themselves: "er 16", "har mistet mit pas".
_SUBJECTS: Final = frozenset(
    "jeg du i man vi de det den der han hun en et min mit mine din dit vores jeres hans hendes mon nogen alle"
    " børn unge biblioteket bibliotekerne borgerservice kommunen"
    " my the you it there we they i she he a an your our his her this that any anyone someone children kids".split()
)


def begins_question(words: Sequence[str]) -> bool:
    """Whether a clause, as its words in small letters, is a question by the first of them: "og hvor …", "kan jeg …"."""
    first, *others = words[1:] if len(words) > 1 and words[0] in _CONNECTIVES else words
    if QUESTION_WORD.fullmatch(first):
        return True
    return first in _VERBS and bool(others) and others[0] in _SUBJECTS


def words_of(clause: str) -> list[str]:
    """The words of a clause (as typed) in small letters."""
    return _WORD.findall(clause.casefold())


def asking_part(text: str) -> str:
    """The sentences that ask, of a text (redacted, as typed, Danish or English); the whole text if none does."""
    asking = [sentence for sentence in sentences_of(text) if _asks(sentence)]
    return " ".join(asking) if asking else text


def questions_of_story(text: str) -> tuple[str, ...]:
    """What a long text (as `asking_part`) asks after it has told what happened; nothing for a text that is no story.

    Its question, and that with what was said just before it, since "what do I do about it" names nothing.
    """
    if len(text) < STORY:
        return ()
    sentences = sentences_of(text)
    asking = [number for number, sentence in enumerate(sentences) if _asks(sentence)]
    if not asking:
        asked = _behind_last_turn(text)
        return (asked,) if len(asked.split()) >= _FEWEST_WORDS else ()
    question = " ".join(sentences[number] for number in asking)
    before = sentences[asking[0] - 1] if asking[0] else ""
    return (question, f"{before} {question}") if before else (question,)


def sentences_of(text: str) -> list[str]:
    """The sentences of a text as they were typed; what has no letter or digit is none."""
    return [part.strip() for part in _END.split(text) if any(map(str.isalnum, part))]


def _asks(sentence: str) -> bool:
    return sentence.endswith("?") or begins_question(words_of(sentence))


def _behind_last_turn(text: str) -> str:
    """What follows the last word that turns a story without full stops into a question: "så hvordan"; "" for none."""
    turns = list(_TURN.finditer(text))
    return text[turns[-1].end() :].strip() if turns else ""


@lru_cache(maxsize=QUESTIONS_REMEMBERED)
def told_beside(text: str) -> frozenset[str]:
    """The words, in the letters of every keyboard, that stand only in those sentences of a text that do not ask."""
    asking = asking_part(text)
    return frozenset() if asking == text else frozenset(in_plain_letters(text)) - frozenset(in_plain_letters(asking))


def without_told(words: Words, text: str) -> Words:
    """The words of a text, mended and in small letters, without those that it only tells beside its question."""
    beside = told_beside(text)
    return tuple(word for word in words if fold(word) not in beside) if beside else words
