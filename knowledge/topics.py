"""Questions that only name a topic: "fuldmagt", "kørekort", "digital post".

Where all the words of a short question stand in the titles of several entries, it says which group is meant, but not
which of them; however sure the matcher is of one, the others are as good a guess for the citizen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from knowledge.entries import Kind, KnowledgeBase
from knowledge.matching.text import clean, expand_short_forms, is_stop_word, stem, words

_MOST_WORDS: Final = 4
_MOST_CONTENT_WORDS: Final = 2


@dataclass(frozen=True, slots=True)
class Topics:
    """The words of the titles that citizens may be asked to choose between.

    Attributes:
        titles: the content of each title, by entry; small talk is no choice.
    """

    titles: Mapping[str, tuple[frozenset[str], ...]] = field(default_factory=dict)

    def named(self, question: str) -> frozenset[str]:
        """The entries whose title has every word of a short question (redacted, as typed); none of a longer one."""
        typed = words(clean(question))
        content = _content(typed) if len(typed) <= _MOST_WORDS else frozenset()
        if not 0 < len(content) <= _MOST_CONTENT_WORDS:
            return frozenset()
        return frozenset(slug for slug, titles in self.titles.items() if any(content <= title for title in titles))


def read_topics(knowledge: KnowledgeBase) -> Topics:
    """The topics of the published entries."""
    return Topics(
        {
            entry.slug: tuple(_content(words(clean(text.title))) for text in entry.texts.values())
            for entry in knowledge.published()
            if entry.kind is not Kind.SMALL_TALK
        }
    )


def _content(typed: tuple[str, ...]) -> frozenset[str]:
    """The stems of the words that say something about the subject."""
    return frozenset(stem(word) for word in expand_short_forms(typed) if len(word) > 1 and not is_stop_word(word))
