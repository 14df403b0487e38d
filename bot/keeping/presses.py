"""Which use case a button of the knowledge base's topic belongs to."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from bot.chat.controls.actions import Action, Verb
from bot.desk.cases import Colleague

Press = Callable[[Action, tuple[int, int], Colleague | None], Awaitable[str | None]]
"""A pressed button, its message (chat id, message id) and who pressed it; gives the note to show at it, or None."""


@dataclass(frozen=True, slots=True)
class KeepingPress:
    """The buttons of those who keep the knowledge base.

    Attributes:
        uses: by verb, what it does.
    """

    uses: Mapping[Verb, Press]

    @property
    def verbs(self) -> frozenset[Verb]:
        """The buttons that are meant."""
        return frozenset(self.uses)

    async def press(self, action: Action, message: tuple[int, int], who: Colleague | None) -> str | None:
        """A pressed button; gives the note to show at it, or None."""
        return await self.uses[action.verb](action, message, who)
