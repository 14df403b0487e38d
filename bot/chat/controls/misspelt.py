"""Citizens' commands that there are not, and which one was meant."""

from __future__ import annotations

from typing import Final

from bot.chat.controls.profile import COMMANDS
from bot.command_slips import nearest_of

ENGLISH: Final = (
    "help", "language", "person", "end", "events", "subscription", "privacy", "mydata", "delete", "unsubscribe",
)  # fmt: skip
"""The commands by their English names, which no list shows."""

_MEANT: Final = {
    **dict.fromkeys(("abonner", "abonnér", "tilmeld", "subscribe", "nyheder"), "abonnement"),
    **dict.fromkeys(("afmeld", "frameld"), "stop"),
    **dict.fromkeys(("medarbejder", "personale", "kontakt", "human", "agent"), "menneske"),
    **dict.fromkeys(("kalender", "program", "begivenheder"), "arrangementer"),
    **dict.fromkeys(("data", "indsigt"), "minedata"),
    **dict.fromkeys(("glem", "forget"), "slet"),
    **dict.fromkeys(("menu", "begynd", "forfra", "restart"), "start"),
    **dict.fromkeys(("dansk", "engelsk", "english", "lang"), "sprog"),
}
"""What is typed for a command by those who do not know its name."""


def meant_by(text: str) -> str | None:
    """The command that a text which begins with another was meant for, or None where nobody can tell."""
    word = text.strip().removeprefix("/").split(maxsplit=1)[:1]
    typed = word[0].partition("@")[0].casefold() if word else ""
    return _MEANT.get(typed) or nearest_of(typed, (*COMMANDS, *ENGLISH))
