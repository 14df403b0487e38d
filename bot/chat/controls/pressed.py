"""What pressing a button leads to, in a citizen's chat or in the staff group."""

from __future__ import annotations

from dataclasses import dataclass

from bot.messages import Message


@dataclass(frozen=True, slots=True)
class Pressed:
    """What pressing a button leads to.

    Attributes:
        messages: what is said.
        toast: a short note at the button itself.
        replace: the first message takes the place of the one with the button.
        drop_keyboard: the button's message loses its buttons.
    """

    messages: tuple[Message, ...] = ()
    toast: str | None = None
    replace: bool = False
    drop_keyboard: bool = False
