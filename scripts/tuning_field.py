"""The sentences that the sentence encoder is tuned with: what they are about, and what they are mistaken for.

Examples of the starter's entries, sentences of danger (which belong to the signposts), questions
that no entry answers, and harmless sentences that sound of danger. None is of a set that measures.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from knowledge.entries import KnowledgeBase
from knowledge.files.entry_files import STARTER_FOLDER, read_folder
from knowledge.files.out_of_scope import NOT_ANSWERED_FILE, OUT_OF_SCOPE_FILE, read_under_headings
from knowledge.signposts.meaning import HARMLESS, as_embedded, read_told
from knowledge.signposts.recogniser import BY_URGENCY

HELD_BACK: Final = 5
"""One in so many is held back: the matcher and the signposts calibrate on these."""
TUNING: Final = Path(__file__).parent / "tuning"
NEAR_QUESTIONS: Final = "near-questions.txt"
_ENTRIES: Final = 24
_OF_AN_ENTRY: Final = 4
_NEAR: Final = 26
_NEAR_AN_ENTRY: Final = 3
_FAR: Final = 12


@dataclass(frozen=True, slots=True)
class Field:
    """The sentences to learn from.

    Attributes:
        lines: each sentence as it is embedded.
        owner: the number of its entry; strangers have the number after all entries, and harmless sentences that sound
            of danger the one after that: some are questions for an entry, but it is not known for which.
        beside: for each entry its look-alikes.
        near: for each entry the sentences without an entry that are nearest to it.
        dangers: the numbers of the signposts.
    """

    lines: Sequence[str]
    owner: NDArray[np.intp]
    beside: Sequence[Sequence[int]]
    near: Sequence[Sequence[int]]
    dangers: Sequence[int]

    @property
    def strange(self) -> int:
        """The number that strangers have instead of an entry's."""
        return len(self.beside)


def read_field() -> Field:
    """All sentences but those held back: every fifth example, and the strangers of every fifth heading."""
    knowledge = read_folder()
    slugs = sorted({example.entry for example in knowledge.examples()})
    number = {slug: at for at, slug in enumerate(slugs)}
    owned = sorted({(slug, line) for slug, line in _owned(knowledge) if not held_back(line)})
    rows = [(number[slug], line, "") for slug, line in owned]
    rows += [(len(slugs), line, heading) for line, heading in sorted(_strangers().items()) if not held_back(heading)]
    told = sorted({as_embedded(text) for slug, _, text in read_told() if slug == HARMLESS})
    rows += [(len(slugs) + 1, line, HARMLESS) for line in told if not held_back(line)]
    dangers = [number[slug] for slug in BY_URGENCY]
    near: list[list[int]] = [[] for _ in slugs]
    for row, (_, _, heading) in enumerate(rows):
        for entry in dangers if heading == HARMLESS else [number[heading]] if heading in number else []:
            near[entry].append(row)
    beside = [[number[other] for other in knowledge[slug].look_alikes if other in number] for slug in slugs]
    return Field([line for _, line, _ in rows], np.array([owner for owner, _, _ in rows]), beside, near, dangers)


def _owned(knowledge: KnowledgeBase) -> Iterator[tuple[str, str]]:
    for example in knowledge.examples():
        yield example.entry, as_embedded(example.text)
    for slug, _, text in read_told():
        if slug != HARMLESS:
            yield slug, as_embedded(text)


def _strangers() -> dict[str, str]:
    """Each stranger and under which comment it stands: an entry's slug, or a subject."""
    found = {}
    for path in (STARTER_FOLDER / OUT_OF_SCOPE_FILE, STARTER_FOLDER / NOT_ANSWERED_FILE, TUNING / NEAR_QUESTIONS):
        for question, heading in read_under_headings(path):
            if line := as_embedded(question):
                found[line] = heading
    return found


def held_back(text: str) -> bool:
    """Whether this one is not to be learned from."""
    return zlib.crc32(text.encode()) % HELD_BACK == 0


def batches(field: Field, chance: np.random.Generator) -> Iterator[list[int]]:
    """Nearly all examples once: some of an entry, beside them some of a look-alike, and strangers near to both."""
    left = [chance.permutation(np.flatnonzero(field.owner == entry)).tolist() for entry in range(field.strange)]
    strangers = np.flatnonzero(field.owner == field.strange)
    enough = 0.08 * sum(map(len, left))
    while sum(map(len, left)) > enough:
        chosen: list[int] = []
        while len(chosen) < _ENTRIES:
            sizes = np.array([0 if entry in chosen else len(rows) for entry, rows in enumerate(left)])
            if not sizes.any():
                break
            entry = int(chance.choice(len(sizes), p=sizes / sizes.sum()))
            alike = [other for other in field.beside[entry] if left[other] and other not in chosen]
            chosen += [entry, *([int(chance.choice(alike))] if alike else [])]
        examples = [left[entry].pop() for entry in chosen for _ in range(_OF_AN_ENTRY) if left[entry]]
        near = {int(row) for entry in chosen for row in _some(field.near[entry], _NEAR_AN_ENTRY, chance)}
        others = {*_some(sorted(near), _NEAR, chance), *_some(strangers, _FAR, chance)}
        yield examples + sorted(map(int, others))


def _some(rows: Sequence[int] | NDArray[np.intp], most: int, chance: np.random.Generator) -> NDArray[np.intp]:
    return chance.choice(np.asarray(rows, dtype=np.intp), min(most, len(rows)), replace=False)
