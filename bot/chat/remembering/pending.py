"""What the assistant waits for an answer to in a chat, and how a row keeps it."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any, Final, Self

from knowledge.guard import redact

_SEAM: Final = 500
"""Characters on either side of where two texts are joined in which the halves of a personal number are looked for."""


def together(before: str, said: str) -> str:
    """Two redacted texts of a chat, in a line each: a personal number may be half in the one and half in the other.

    Far from where they are joined both stay as they are: what one person has said in many messages is long to read.
    """
    seam = redact(f"{before[-_SEAM:]}\n{said[:_SEAM]}".strip()).text
    return before[:-_SEAM] + seam + said[_SEAM:]


@dataclass(frozen=True, slots=True)
class Clarification:
    """The assistant asked which of these entries was meant by `question` (redacted)."""

    question: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """The assistant offered to pass `question` (redacted) to staff, with the trace that they will see.

    `foreign` is the code of the language in which it was offered, where that is neither Danish nor English.
    """

    question: str
    reason: str
    trace: str
    foreign: str | None = None

    def with_more(self, said: str) -> Self:
        """The same with what the citizen said to it besides, redacted: it goes to staff below the question."""
        return self if said in self.question else replace(self, question=together(self.question, said))


@dataclass(frozen=True, slots=True)
class Erasure:
    """The assistant asked whether everything about the citizen shall be erased."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The assistant showed a list of events; `choices` are their numbers on it and their ids."""

    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Improving:
    """The assistant asked whether questions (redacted) may be kept to make the answers better."""


@dataclass(frozen=True, slots=True)
class Choosing:
    """The assistant asked one of the first questions of a subscription; `choices` are what stands on its buttons.

    With each stands what that button carries.
    """

    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Ended:
    """Staff, or time, have ended the conversation about a case, and the citizen may not be finished."""

    case: int


Pending = Clarification | Offer | Erasure | Improving | Listing | Choosing | Ended

_KINDS: Final[dict[str, type[Pending]]] = {
    "clarification": Clarification,
    "offer": Offer,
    "erasure": Erasure,
    "improving": Improving,
    "listing": Listing,
    "choosing": Choosing,
    "ended": Ended,
}
"""By the names under which they are kept."""


def to_column(pending: Pending | None) -> dict[str, Any] | None:
    """As a row keeps it: its kind, and what is known of it."""
    if pending is None:
        return None
    known = {field.name: getattr(pending, field.name) for field in fields(pending)}
    kind = next(kind for kind, made in _KINDS.items() if made is type(pending))
    return {"kind": kind, **{name: value for name, value in known.items() if value is not None}}


def from_column(stored: dict[str, Any] | None) -> Pending | None:
    """As a row kept it."""
    if stored is None:
        return None
    return _KINDS[stored["kind"]](**{name: _frozen(value) for name, value in stored.items() if name != "kind"})


def _frozen(value: Any) -> Any:
    """A value as it was before it was kept: what JSON has for a tuple is a list."""
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
