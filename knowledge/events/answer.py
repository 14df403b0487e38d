"""What a source has answered, once it is understood."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from knowledge.events.model import Occurrence

NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""When something was changed whose source does not say when."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a source has answered.

    Attributes:
        occurrences: what it says.
        present: the uuids that it names at all, also where the rest could not be understood.
        left_out: what could not be understood, a line each, for the log.
        whole: whether everything has an uuid that is known; only then can something be missing.
    """

    occurrences: tuple[Occurrence, ...]
    present: frozenset[str]
    left_out: tuple[str, ...] = ()
    whole: bool = True


class UnreadableError(Exception):
    """An answer of which nothing can be understood; the text says why."""
