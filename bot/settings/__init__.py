"""Settings from the environment: `TELEGRAM_TOKEN`, and `BORGERBOT_…` for everything else."""

from __future__ import annotations

from bot.settings.fields import Settings
from bot.settings.kinds import DESK_HOURS
from bot.settings.names import PREFIX, TOKEN_VARIABLE, variable
from bot.settings.reading import for_webhook, read_settings, without_webhook

__all__ = [
    "DESK_HOURS",
    "PREFIX",
    "TOKEN_VARIABLE",
    "Settings",
    "for_webhook",
    "read_settings",
    "variable",
    "without_webhook",
]
