"""Incidents: what citizens are told before the answers that it concerns, until a time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from knowledge.entries import Entry, Kind
from knowledge.matching.text import fold

EVERYTHING: Final = "alle"
"""The word that stands for every answer."""


@dataclass(frozen=True, slots=True)
class Incident:
    """Something that does not work for a time.

    Attributes:
        id: its number; 0 before it has one.
        text: what citizens read, as plain text.
        about: words for the answers that it concerns, as `plain` gives them.
        until: when it is over by itself, aware.
    """

    id: int
    text: str
    about: tuple[str, ...]
    until: datetime

    def concerns(self, entry: Entry) -> bool:
        """Whether it is told before this entry's answer; greetings and what is urgent are never held up by it."""
        return entry.kind is Kind.ANSWER and any(names(word, entry) for word in self.about)


def plain(word: str) -> str:
    """A word as areas, topics and slugs are written."""
    return fold(word.strip(" ,;.").casefold())


def names(word: str, entry: Entry) -> bool:
    """Whether a word (as `plain` gives it) stands for an entry: its area, topic, slug, a part of the slug, or all."""
    return word == EVERYTHING or word in {entry.area, entry.topic, entry.slug, *entry.slug.split("-")}


def concerned(about: Iterable[str], entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The answers that words stand for."""
    words = tuple(about)
    return tuple(each for each in entries if each.kind is Kind.ANSWER and any(names(word, each) for word in words))
