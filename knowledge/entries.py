"""The entry: one piece of knowledge that staff have written and approved."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
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


class Detail(StrEnum):
    """What a question can ask for besides "how does it work"; the names stand in the entry files."""

    PRICE = "price"
    """What a citizen has to pay."""
    AMOUNT = "amount"
    """What a citizen is paid, or what it depends on to the krone."""
    LIMIT = "limit"
    """How much or how many is allowed, or what one may earn or own."""
    COUNT = "count"
    """How many there are."""
    WAIT = "wait"
    """How long it takes, or when it comes."""
    VALIDITY = "validity"
    """How long something lasts, is kept, or may be used."""
    DEADLINE = "deadline"
    """By when, or from when on, something has to be done or can be done."""
    DAY = "day"
    """The day or time on which something takes place, is paid or changes."""
    HOURS = "hours"
    """When a place or a line is open."""
    PLACE = "place"
    """An address, or where in the house something is."""
    PHONE = "phone"
    """A telephone number or a mail address."""
    NAME = "name"
    """Who somebody is."""
    DOCUMENTS = "documents"
    """What has to be brought or sent in."""
    AGE = "age"
    """How old one has to be."""
    OWN_CASE = "own_case"
    """How far the citizen's own case, application or account is."""
    PROCESSING = "processing"
    """How long it takes until an application is decided."""
    FREE_TIMES = "free_times"
    """Which appointments or places are still free."""
    ELSEWHERE = "elsewhere"
    """The address, hours or number of a place that is none of ours: a church office, a doctor, the police."""
    LAW = "law"
    """The law or the paragraph behind a rule."""
    ADVICE = "advice"
    """Which one is the best, the cheapest, or to be recommended."""
    ANY = "any"
    """Only in entry files: the answer holds whatever is asked, since it leads elsewhere."""


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
        details: what the answer gives besides "how does it work"; None where nobody has said.
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
    details: tuple[Detail, ...] | None = None
    related: tuple[str, ...] = ()
    look_alikes: tuple[str, ...] = field(default=())

    def text(self, language: Language) -> EntryText:
        """The entry in `language`, or in Danish where that language is missing."""
        return self.texts.get(language, self.texts[Language.DA])

    def is_like(self, other: Entry) -> bool:
        """Whether the two are easily confused, whichever of them names the other."""
        return other.slug in self.look_alikes or self.slug in other.look_alikes

    def gives(self, asked: Collection[Detail]) -> bool:
        """Whether the answer gives one of the details that a question asks for, as far as anybody has said."""
        if not asked or self.details is None or Detail.ANY in self.details:
            return True
        return not set(self.details).isdisjoint(asked)

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
