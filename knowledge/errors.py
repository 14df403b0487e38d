"""Faults that a person can mend: each says what is wrong, where, and what to do."""

from __future__ import annotations


class BorgerbotError(Exception):
    """A fault with one line for the person who can mend it.

    Args:
        what: what is wrong, and where.
        todo: what to do about it.
    """

    def __init__(self, what: str, todo: str) -> None:
        super().__init__(f"{what}. {todo}")
        self.what = what
        self.todo = todo


class EntryFileError(BorgerbotError):
    """An entry file that cannot be read as entries: file, line, field, what was expected."""


class SettingsError(BorgerbotError):
    """A setting that is missing, unknown or not understood."""


class DatabaseVersionError(BorgerbotError):
    """A database whose version this program cannot work with."""


class DatabaseFaultError(BorgerbotError):
    """A database that refuses: not to be reached, locked, damaged, not to be written, another program's."""


class ConflictError(BorgerbotError):
    """A change that would overwrite what somebody else has changed since; nothing was changed."""


class HistoryError(BorgerbotError):
    """A version or a change that is not there."""
