"""What publishing makes of an entry that somebody has written."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta

from knowledge.entries import Entry, Language, Status
from knowledge.files.local_facts import blanks
from knowledge.matching.text import fold

REVIEW = timedelta(days=365)
"""When an entry is looked at again where nobody has said when."""

LONGEST_SLUG = 50
_OTHER = re.compile(r"[^a-z0-9]+")


def as_published(entry: Entry, today: date) -> Entry:
    """The entry as citizens get it when it is published on `today` (Copenhagen date).

    A language without an answer is left out; whoever publishes has looked at it, so it counts as checked today.
    """
    texts = {code: text for code, text in entry.texts.items() if text.answer.strip() or code is Language.DA}
    required = any(each.required for text in texts.values() for each in blanks(text.answer))
    overdue = entry.review_by is None or entry.review_by <= today
    return replace(
        entry,
        texts=texts,
        status=Status.PUBLISHED,
        checked_at=today,
        review_by=today + REVIEW if overdue else entry.review_by,
        local=entry.local and required,
    )


def free_slug(title: str, taken: Collection[str]) -> str:
    """A slug for a new entry, made of its title and unlike those that are `taken`."""
    made = _OTHER.sub("-", fold(title.casefold())).strip("-") or "svar"
    made = made[: LONGEST_SLUG - 4].strip("-")
    number, slug = 2, made
    while slug in taken:
        slug, number = f"{made}-{number}", number + 1
    return slug
