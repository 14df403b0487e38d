"""The settings of a process: read from its environment, and looked at once more for what it does with them."""

from __future__ import annotations

import os

from pydantic import ValidationError

from bot.settings.addresses import check_webhook
from bot.settings.fields import Settings
from bot.settings.names import TOKEN_VARIABLE, advice, shown, unknown, variable
from bot.settings.words import in_words
from knowledge.errors import SettingsError


def for_webhook(settings: Settings) -> Settings:
    """The settings, if they are enough to be called by Telegram.

    Raises:
        SettingsError: if the address or the secret is missing, or Telegram itself would not call the address.
    """
    for field in ("webhook_url", "webhook_secret"):
        if getattr(settings, field) is None:
            raise SettingsError(f"{variable(field)}: missing", "Set it, or run with --mode polling")
    # A Bot API server of one's own, as the stand-in is one, calls its neighbours.
    if settings.telegram_url == Settings.model_fields["telegram_url"].default:
        check_webhook(str(settings.webhook_url))
    return settings


def without_webhook(settings: Settings) -> Settings:
    """The settings for a process that fetches its updates."""
    return settings.model_copy(update={"webhook_url": None})


def read_settings() -> Settings:
    """The settings of this process; an empty variable counts as not set.

    Raises:
        SettingsError: if variables are unknown or their values not understood; the message names them all.
    """
    known = [variable(field) for field in Settings.model_fields]
    strangers = {name: advice(name, known) for name in unknown(os.environ.keys(), known)}
    try:
        settings = Settings()
    except ValidationError as error:
        wrong = [
            (_name(each["loc"][0]), in_words(each)) for each in error.errors(include_url=False, include_input=False)
        ]
    else:
        wrong = []
        if not strangers:
            return settings
    if len(strangers) == 1 and not wrong:
        [(name, todo)] = strangers.items()
        raise SettingsError(f"{shown(name)}: unknown setting", todo)
    told = [f"{shown(name)}: unknown setting ({todo})" for name, todo in strangers.items()]
    told += [f"{name}: {what}" for name, what in wrong]
    raise SettingsError("; ".join(told), f"Correct the variable{'s' if len(told) > 1 else ''} and start again")


def _name(place: int | str) -> str:
    field = str(place)
    return field if field == TOKEN_VARIABLE else variable(field)
