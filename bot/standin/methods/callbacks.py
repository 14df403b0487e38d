"""Answering a press of an inline button."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from bot.standin import errors, limits
from bot.standin.errors import ApiError
from bot.standin.methods.registry import method
from bot.standin.params import Params
from bot.standin.state import State

ANSWER_WITHIN: Final = timedelta(seconds=60)
"""A guess: Telegram does not say how long a press can be answered."""


@method("answerCallbackQuery")
def answer_callback_query(world: State, params: Params) -> Any:
    """Stop the button's progress bar, perhaps with a short text; once only."""
    press = world.presses.get(params.text("callback_query_id"))
    text = params.text("text")
    limits.check_callback_answer(text)
    if press is None or press.answered or press.expired or world.now() - press.pressed_at > ANSWER_WITHIN:
        raise ApiError(errors.OLD_QUERY)
    press.answered = True
    press.text = text or None
    press.show_alert = params.flag("show_alert")
    press.url = params.text("url") or None
    world.changed(press.message.chat)
    press.revision = world.revision
    return True
