"""An entry as somebody of the staff is writing it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from knowledge.entries import Entry, Language


class DraftState(StrEnum):
    """Where a draft is on its way."""

    WRITING = "writing"
    ASIDE = "aside"
    """Put aside; it can be taken up again."""
    TRYING = "trying"
    """Stored questions are being tried with it."""
    WAITING = "waiting"
    """Ready; somebody has to publish it."""
    TURNING = "turning"
    """No draft: somebody is asked why an entry shall be archived, or its last change undone."""


@dataclass(frozen=True, slots=True)
class Writer:
    """A member of staff who writes: the account, and the name that the group shows."""

    id: int
    name: str


STAFF = "medarbejder"
"""The name of whoever Telegram gives no name of."""

NOBODY = Writer(0, "…")
"""The author of a draft whose author had everything about them erased, but for what keeps them from publishing it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the staff group something is written: the group, and the forum topic or None."""

    chat_id: int
    topic: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry as somebody is writing it.

    Attributes:
        id: 0 until it is kept.
        author: who writes it now.
        place: where it is written.
        entry: as it is so far; a new one has no slug yet.
        base: the entry that it was made from, None for a new one.
        base_version: the version of the entry that it was made from; 0 where none was kept.
        state: where it is on its way.
        asks: the field that the author's next message is for, "" for none.
        guided: a new entry, asked for field by field.
        why: the reason, for the history.
        trial: what the stored questions said, as JSON; None until they were tried with it as it is.
        revision: counts its changes, so that an old button does not publish what it did not show.
        writers: the accounts of all who wrote any of it, whoever its author is now.
        updated_at: when it changed last.
    """

    id: int
    author: Writer
    place: Place
    entry: Entry
    base: Entry | None
    base_version: int
    updated_at: datetime
    state: DraftState = DraftState.WRITING
    asks: str = ""
    guided: bool = False
    why: str = ""
    trial: Mapping[str, Any] | None = None
    revision: int = 0
    writers: frozenset[int] = frozenset()

    @property
    def name(self) -> str:
        """What staff call it: its Danish title, or its slug."""
        return self.entry.texts[Language.DA].title or self.entry.slug

    def saying(self, entry: Entry) -> Draft:
        """The same with another entry, which its author has written."""
        return replace(self, entry=entry, writers=self.writers | {self.author.id})

    def is_of(self, account: int) -> bool:
        """Whether somebody answers for it, or has written any of it: with four eyes another publishes it."""
        return account == self.author.id or account in self.writers


def names(found: Sequence[Draft]) -> str:
    """Who writes these drafts, in words."""
    return ", ".join(dict.fromkeys(draft.author.name for draft in found))
