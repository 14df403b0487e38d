"""The sentences of a long text: danger may be one of them, in a story that is about something else."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import Final

from knowledge.reading.asking_part import sentences_of

LONG: Final = 15
"""Words up to which a text is heard as a whole only."""

_FEWEST_WORDS: Final = 5
"""A shorter sentence tells nothing of anybody by itself: "hun er træt", "det går ikke mere"."""


def sentences_of_story(text: str) -> Sequence[str]:
    """The sentences (as typed) of a long text; nothing for a short one, or where there is but one."""
    if len(text.split()) <= LONG:
        return ()
    found = sentences_of(text)
    return found if len(found) > 1 else ()


def most_dangerous(sentences: Sequence[str], score: Callable[[Sequence[str]], Sequence[float]]) -> tuple[str, float]:
    """The sentence that sounds most of danger, and how much: the mean of how it sounds alone and beside a neighbour.

    Alone it says what the rest of the story hides, and its neighbour tells what it is about: "hun er træt" is said of
    a picture book too. "" and -∞ where every sentence is brief.
    """
    pairs = [f"{first} {second}" for first, second in itertools.pairwise(sentences)]
    scores = score([*sentences, *pairs]) if sentences else ()
    alone, beside = scores[: len(sentences)], scores[len(sentences) :]
    heard = [
        ((alone[at] + max(beside[max(0, at - 1) : at + 1])) / 2, sentence)
        for at, sentence in enumerate(sentences)
        if len(sentence.split()) >= _FEWEST_WORDS
    ]
    most, sentence = max(heard, default=(float("-inf"), ""))
    return sentence, most
