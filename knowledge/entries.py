"""The entry: one piece of knowledge that staff have written and approved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Language(StrEnum):
    """A language that entries are written in; the first is the default."""

    DA = "da"
    EN = "en"


class Status(StrEnum):
    """Where an entry is on its way to citizens; only published ones are ever served."""

    DRAFT = "draft"
    PUBLISHED = "published"
    ARCHIVED = "archived"


class Kind(StrEnum):
    """What an entry is for, which decides how it is served."""

    ANSWER = "answer"
    SMALL_TALK = "small_talk"
    SIGNPOST = "signpost"


class Availability(StrEnum):
    """Whether an entry may be served on a day, and why not."""

    SERVED = "served"
    NOT_PUBLISHED = "not_published"
    NOT_FILLED_IN = "not_filled_in"
    NOT_YET_VALID = "not_yet_valid"
    NO_LONGER_VALID = "no_longer_valid"
    REVIEW_OVERDUE = "review_overdue"


@dataclass(frozen=True, slots=True)
class Source:
    """An official page that an answer rests on.

    Attributes:
        title: what a citizen reads, for example "borger.dk: Pas".
        url: an absolute https address.
    """

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class EntryText:
    """An entry in one language.

    Attributes:
        title: a short name for menus and buttons, at most 28 characters.
        answer: the approved answer, in the small Markdown of `bot/render.py` (bold, links, lists, paragraphs).
        examples: ways in which citizens ask for this entry.
    """

    title: str
    answer: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of knowledge.

    Attributes:
        slug: the entry's stable name, in lower-case ASCII with hyphens.
        area: the broad field, as in the first menu.
        topic: the group within the area, as in the second menu.
        kind: an answer, small talk, or an urgent signpost.
        status: draft, published or archived.
        owner: the team that keeps it.
        sources: the official pages it rests on; the first is shown under the answer.
        checked_at: the day on which somebody last compared it with its sources.
        valid_from: the first day on which it holds, or None.
        valid_to: the last day on which it holds, or None.
        review_by: the day after which it is no longer served until it is checked again, or None.
        local: the answer needs local facts that staff have not filled in yet; it is never served, it hands over.
        hands_over: the right answer is a person.
        offers_person: under the answer, a person is offered as well.
        related: slugs to offer as follow-ups.
        look_alikes: slugs that are easily confused with this one.
        texts: the entry per language; Danish is always there.
    """

    slug: str
    area: str
    topic: str
    texts: Mapping[Language, EntryText]
    kind: Kind = Kind.ANSWER
    status: Status = Status.PUBLISHED
    owner: str = ""
    sources: tuple[Source, ...] = ()
    checked_at: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    review_by: date | None = None
    local: bool = False
    hands_over: bool = False
    offers_person: bool = False
    related: tuple[str, ...] = ()
    look_alikes: tuple[str, ...] = field(default=())

    def text(self, language: Language) -> EntryText:
        """The entry in `language`, or in Danish where that language is missing."""
        return self.texts.get(language, self.texts[Language.DA])

    def availability(self, today: date) -> Availability:
        """Whether the entry may be served on `today` (Copenhagen date), and why not."""
        if self.status is not Status.PUBLISHED:
            return Availability.NOT_PUBLISHED
        if self.valid_from is not None and today < self.valid_from:
            return Availability.NOT_YET_VALID
        if self.valid_to is not None and today > self.valid_to:
            return Availability.NO_LONGER_VALID
        if self.review_by is not None and today > self.review_by:
            return Availability.REVIEW_OVERDUE
        if self.local:
            return Availability.NOT_FILLED_IN
        return Availability.SERVED


@dataclass(frozen=True, slots=True)
class Example:
    """One way of asking for an entry; what the matcher learns from."""

    entry: str
    language: Language
    text: str


@dataclass(frozen=True, slots=True)
class KnowledgeBase:
    """A snapshot of all entries, swapped whole when staff publish.

    Attributes:
        entries: every entry by its slug, in the order of the starter files or of the database.
    """

    entries: Mapping[str, Entry]

    def __getitem__(self, slug: str) -> Entry:
        return self.entries[slug]

    def __contains__(self, slug: object) -> bool:
        return slug in self.entries

    def __len__(self) -> int:
        return len(self.entries)

    def published(self) -> Iterator[Entry]:
        """The published entries; those that wait for review or local facts are among them."""
        return (entry for entry in self.entries.values() if entry.status is Status.PUBLISHED)

    def examples(self) -> tuple[Example, ...]:
        """Every example of every published entry, titles included (a title is a way of asking too)."""
        return tuple(
            Example(entry.slug, language, text)
            for entry in self.published()
            for language, localised in entry.texts.items()
            for text in dict.fromkeys((*localised.examples, localised.title))
        )
