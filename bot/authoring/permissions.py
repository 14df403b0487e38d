"""The commands about the knowledge base, and what somebody must be allowed to do who gives one or presses a button."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from bot.authoring.buttons import Press, Step
from knowledge.publication.roles import Right


class Command(StrEnum):
    """The commands, as they are typed."""

    SHOW = "vis"
    NEW = "ny"
    EDIT = "ret"
    ARCHIVE = "arkiver"
    HISTORY = "historik"
    UNDO = "fortryd"
    CANCEL = "annuller"


RIGHTS: Final = {
    Command.SHOW: Right.READ,
    Command.HISTORY: Right.READ,
    Command.CANCEL: Right.READ,
    Command.NEW: Right.DRAFT,
    Command.EDIT: Right.DRAFT,
    Command.ARCHIVE: Right.ARCHIVE,
    Command.UNDO: Right.UNDO,
}
_RIGHTS_OF_PRESSES: Final = {
    Press.NEW: Right.DRAFT,
    Press.EDIT: Right.DRAFT,
    Press.DRAFT: Right.DRAFT,
    Press.UNDO: Right.UNDO,
    Press.UNDO_SURE: Right.UNDO,
    Press.ARCHIVE: Right.ARCHIVE,
    Press.ARCHIVE_SURE: Right.ARCHIVE,
}
_RIGHTS_OF_STEPS: Final = {Step.OPEN: Right.READ, Step.SURE: Right.PUBLISH, Step.ACCEPT: Right.PUBLISH}


def right_of(kind: str, rest: str) -> Right:
    """What somebody must be allowed to do who presses a button."""
    _, step, *_ = (*rest.split("."), "")
    if kind == Press.DRAFT and step in set(Step):
        return _RIGHTS_OF_STEPS.get(Step(step), Right.DRAFT)
    return _RIGHTS_OF_PRESSES.get(Press(kind), Right.READ) if kind in set(Press) else Right.READ
