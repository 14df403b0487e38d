"""Finding entries by words, for whoever keeps them: drafts and archived ones too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from knowledge.entries import Entry, KnowledgeBase, Status
from knowledge.matching.text import fold

_IN_NAME, _IN_EXAMPLES, _LIKELY, _IN_ANSWER = range(4)
_BETWEEN = "\n"
"""Between texts that are looked through as one; no word holds it."""


@dataclass(frozen=True)
class Finder:
    """Looks entries up; the texts of a knowledge base are folded once, which takes a moment with thousands.

    Attributes:
        knowledge: all entries.
    """

    knowledge: KnowledgeBase

    @cached_property
    def _folded(self) -> dict[str, tuple[str, str, str]]:
        """By slug the names, the examples and the answers of an entry, folded."""
        return {slug: _folded(entry) for slug, entry in self.knowledge.entries.items()}

    def named(self, words: str) -> Entry | None:
        """The entry whose slug these words are, written with or without hyphens; or None."""
        return self.knowledge.entries.get("-".join(words.casefold().split()))

    def find(self, words: str, *, most: int, likely: Sequence[str] = ()) -> tuple[Entry, ...]:
        """The entries that fit `words`, the best first.

        The entry of that name alone, if there is one; else those with all words in their name or title, then in an
        example, then those that the matcher takes the words for, then those with all words in an answer; of each, those
        in which they are whole words come first. Archived ones come after the others.

        Args:
            words: what was written.
            most: how many are given at most.
            likely: the slugs that the matcher takes the words for, the best first.
        """
        named = self.named(words)
        if named is not None:
            return (named,)
        wanted = fold(words.casefold()).split()
        ranks = {slug: _LIKELY for slug in likely if slug in self.knowledge} if wanted else {}
        for slug, folded in self._folded.items() if wanted else ():
            rank = _rank(folded, wanted)
            if rank is not None:
                ranks[slug] = min(rank, ranks.get(slug, rank))
        archived = {slug for slug in ranks if self.knowledge[slug].status is Status.ARCHIVED}
        apart = [re.compile(rf"(?<!\w){re.escape(word)}(?!\w)") for word in wanted]

        def order(slug: str) -> tuple[bool, int, bool]:
            text = self._folded[slug][_IN_NAME if ranks[slug] == _IN_NAME else _IN_EXAMPLES]
            return slug in archived, ranks[slug], not all(word.search(text) for word in apart)

        best = sorted(ranks, key=order)
        return tuple(self.knowledge[slug] for slug in best[:most])


def _folded(entry: Entry) -> tuple[str, str, str]:
    texts = entry.texts.values()
    names = _BETWEEN.join((entry.slug, *(text.title for text in texts)))
    examples = _BETWEEN.join(example for text in texts for example in text.examples)
    answers = _BETWEEN.join(text.answer for text in texts)
    return fold(names.casefold()), fold(examples.casefold()), fold(answers.casefold())


def _rank(folded: tuple[str, str, str], wanted: Sequence[str]) -> int | None:
    names, examples, answers = folded
    if _holds(names, wanted):
        return _IN_NAME
    # One example must hold them all; that is looked at only where the examples together do.
    if _holds(examples, wanted) and any(_holds(each, wanted) for each in examples.split(_BETWEEN)):
        return _IN_EXAMPLES
    return _IN_ANSWER if _holds(answers, wanted) else None


def _holds(text: str, wanted: Sequence[str]) -> bool:
    return all(word in text for word in wanted)
