"""The Bot API methods the stand-in has, by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from bot.standin.params import Params
from bot.standin.state import State

Method: TypeAlias = Callable[[State, Params], Any]
"""Carries a request out and gives its result (or an awaitable of it); raises ApiError to refuse."""

METHODS: dict[str, Method] = {}


def method(name: str) -> Callable[[Method], Method]:
    """Offer the decorated function as the Bot API method `name`."""

    def register(function: Method) -> Method:
        METHODS[name] = function
        return function

    return register
