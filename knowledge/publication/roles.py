"""Who may do what to the knowledge base: a table of roles and rights, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Role(StrEnum):
    """What a member of staff is to the knowledge base; each may do what the one before may, and more."""

    READER = "reader"
    EDITOR = "editor"
    APPROVER = "approver"
    ADMINISTRATOR = "administrator"


class Right(StrEnum):
    """Something that is done to the knowledge base."""

    READ = "read"
    """Look at entries, drafts, their history, and what is due."""
    EXPORT = "export"
    """Get all of it as a file."""
    DRAFT = "draft"
    """Write or change a draft, and ask for its approval."""
    CHECK = "check"
    """Say that an entry was compared with its sources today."""
    BANNER = "banner"
    """Tell citizens of an incident, for a time."""
    PROPOSE = "propose"
    """Hand in a file, to see what it would change."""
    PUBLISH = "publish"
    """Let citizens read what was changed; a second pair of eyes is asked for elsewhere."""
    ARCHIVE = "archive"
    """Take an entry out of service."""
    APPLY = "apply"
    """Carry out what a file would change."""
    UNDO = "undo"
    """Take a change back."""
    GRANT = "grant"
    """Give and take roles."""


_READER: Final = frozenset({Right.READ, Right.EXPORT})
_EDITOR: Final = _READER | {Right.DRAFT, Right.CHECK, Right.BANNER, Right.PROPOSE}
_APPROVER: Final = _EDITOR | {Right.PUBLISH, Right.ARCHIVE, Right.APPLY, Right.UNDO}
_ADMINISTRATOR: Final = _APPROVER | {Right.GRANT}

RIGHTS: Final[Mapping[Role, frozenset[Right]]] = MappingProxyType(
    {
        Role.READER: _READER,
        Role.EDITOR: _EDITOR,
        Role.APPROVER: _APPROVER,
        Role.ADMINISTRATOR: _ADMINISTRATOR,
    }
)
"""The rights of each role."""


def allowed(role: Role, right: Right) -> bool:
    """Whether somebody with a role may do something."""
    return right in RIGHTS[role]


def least_role(right: Right) -> Role:
    """The first role that has a right, to tell people what they lack."""
    return next(role for role in Role if allowed(role, right))
