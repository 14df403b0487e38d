"""What the assistant says about itself: commands, name and descriptions, per language."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from bot.standin.jsontypes import Json

DEFAULT_SCOPE = '{"type": "default"}'
PRIVATE_SCOPE = '{"type": "all_private_chats"}'


@dataclass(slots=True)
class Profile:
    """Texts by language code; "" is for every language without its own.

    Attributes:
        commands: by scope (as sorted JSON) and language.
        menu_buttons: by chat id; None is the default.
    """

    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    menu_buttons: dict[int | None, Json] = field(default_factory=dict)

    def private_commands(self) -> dict[str, list[Json]]:
        """The commands a citizen sees in the chat with the assistant, per language."""
        seen = {language: listed for (scope, language), listed in self.commands.items() if scope == DEFAULT_SCOPE}
        return seen | {lang: listed for (scope, lang), listed in self.commands.items() if scope == PRIVATE_SCOPE}


def scope_key(scope: Json | None) -> str:
    """A BotCommandScope as a key; none means the default scope."""
    return json.dumps(scope or {"type": "default"}, sort_keys=True)
