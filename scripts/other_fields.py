"""Sentences from other fields, which teach the sentence encoder what it is to ask for the same, whatever it is about.

Banks, campsites, dentists: for each some things that its assistant answers, worded several ways, among them look-alikes
that share their subject or what is asked, and sentences that it has no answer to. The fields of the public sets that
the matcher is measured on are not among them. One field in five or so is held back: `bench/other_fields.py` measures on
those.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from tuning_field import TUNING, held_back

from knowledge.signposts.meaning import as_embedded

OTHER_FIELDS: Final = "other-fields.tsv"
NO_ANSWER: Final = "-"
_ASKED: Final = 8
_OF_EACH: Final = 4
_WITHOUT_ANSWER: Final = 10


@dataclass(frozen=True, slots=True)
class Sentence:
    """A line of the file: its field, what it asks for (`NO_ANSWER` where its field has none), and its text."""

    field: str
    asked: str
    text: str


@dataclass(frozen=True, slots=True)
class Others:
    """The sentences to learn from.

    Attributes:
        lines: each sentence as it is embedded.
        field: the number of its field.
        asked: the number of what it asks for, over all fields; -1 where its field has no answer.
    """

    lines: Sequence[str]
    field: NDArray[np.intp]
    asked: NDArray[np.intp]


def read_sentences(*, to_measure: bool) -> list[Sentence]:
    """The sentences of the fields that are held back to measure on, or of all others."""
    lines = (TUNING / OTHER_FIELDS).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [Sentence(field, asked, text) for field, asked, _, text in rows if held_back(field) == to_measure]


def read_others() -> Others:
    """The sentences of all fields that are not held back."""
    rows = read_sentences(to_measure=False)
    fields = {field: at for at, field in enumerate(sorted({row.field for row in rows}))}
    answered = sorted({(row.field, row.asked) for row in rows if row.asked != NO_ANSWER})
    number = {each: at for at, each in enumerate(answered)}
    return Others(
        [as_embedded(row.text) for row in rows],
        np.array([fields[row.field] for row in rows], dtype=np.intp),
        np.array([number.get((row.field, row.asked), -1) for row in rows], dtype=np.intp),
    )


def parts(others: Others, chance: np.random.Generator) -> Iterator[list[int]]:
    """Without end: some sentences of one field, several for each thing asked, and some that it has no answer to."""
    while True:
        for field in chance.permutation(int(others.field.max()) + 1).tolist():
            own = others.field == field
            asked = np.unique(others.asked[own & (others.asked >= 0)])
            chosen = [
                _some(np.flatnonzero(others.asked == one), _OF_EACH, chance) for one in _some(asked, _ASKED, chance)
            ]
            without = _some(np.flatnonzero(own & (others.asked < 0)), _WITHOUT_ANSWER, chance)
            yield [row for some in [*chosen, without] for row in some]


def _some(numbers: NDArray[np.intp], most: int, chance: np.random.Generator) -> list[int]:
    found: list[int] = chance.choice(numbers, min(most, len(numbers)), replace=False).tolist()
    return found
