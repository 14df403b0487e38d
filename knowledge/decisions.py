"""What can be decided about a question."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


class Reason(StrEnum):
    """Why the assistant hands over to a person."""

    NOT_UNDERSTOOD = "not_understood"
    UNSURE = "unsure"
    ASKED_FOR_PERSON = "asked_for_person"
    NEEDS_PERSON = "needs_person"
    FAILED_CLARIFICATION = "failed_clarification"
    NOT_FILLED_IN = "not_filled_in"
    NOT_VALID = "not_valid"
    REVIEW_OVERDUE = "review_overdue"
    OTHER_LANGUAGE = "other_language"
    NOT_TEXT = "not_text"
    NOT_HELPFUL = "not_helpful"
    IN_WANT = "in_want"


@dataclass(frozen=True, slots=True)
class Answer:
    """Serve this entry."""

    name: ClassVar[str] = "answer"
    entry: str


@dataclass(frozen=True, slots=True)
class Clarify:
    """Ask which of these entries is meant, or whether the only one is; never more than three.

    `lacks_detail` says that the likeliest entry is known, but does not give what was asked for.
    """

    name: ClassVar[str] = "clarify"
    options: tuple[str, ...]
    lacks_detail: bool = False


@dataclass(frozen=True, slots=True)
class HandOver:
    """Offer a person; `entry` is what the question is most likely about, if that is known."""

    name: ClassVar[str] = "hand_over"
    reason: Reason
    entry: str | None = None


@dataclass(frozen=True, slots=True)
class SmallTalk:
    """Serve this small-talk entry; `thanks` and a `nod` are answered with a sentence in its place."""

    name: ClassVar[str] = "small_talk"
    entry: str
    thanks: bool = False
    nod: bool = False


@dataclass(frozen=True, slots=True)
class Signpost:
    """Serve this urgent entry at once, before anything else."""

    name: ClassVar[str] = "signpost"
    entry: str


@dataclass(frozen=True, slots=True)
class Refuse:
    """The message holds personal data: say so, without an echo. `kinds` names what was found."""

    name: ClassVar[str] = "refuse"
    kinds: tuple[str, ...]


Decision = Answer | Clarify | HandOver | SmallTalk | Signpost | Refuse

PERSON_ENTRY = "kontakt-menneske"
"""The entry of those who want a person."""
NOT_OUR_SUBJECT = "bot-uden-for-emne"
"""The starter's entry for "that is no subject of ours"; a knowledge base that has it is the starter or made from it."""
