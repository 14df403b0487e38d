"""What must not be written down is taken out of texts, values and errors before they are logged.

Nothing tells a citizen's words from others' once they stand in a line. So what may hold them is left out as a whole:
quoted values in errors, the insides of objects, the fields of an update.
"""

from __future__ import annotations

import os
import re
import textwrap
import traceback
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from numbers import Number
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from bot.settings.environment import cleaned
from bot.settings.names import TOKEN_VARIABLE, variable
from knowledge.guard import redact

# In an address the token follows the word "bot", so no word border can be asked for; a port is no token.
_TOKEN: Final = re.compile(r"(?<!\d)\d+:(?!\d{1,5}(?![\w-]))[A-Za-z0-9_-]{4,}")
_SHORTEST_SECRET: Final = 4
# An object or an error that was made text: `Update(message=…`, `ValueError('…`.
_OBJECT: Final = re.compile(r"\b([A-Z]\w*)\((?:\w+=|['\"]).*", re.DOTALL)
_FIELD: Final = re.compile(
    r"(['\"])(text|caption|html|data|query|title|vcard|phone_number|first_name|last_name|username)\1\s*:.*", re.DOTALL
)
# From the first quotation mark to the last: what is quoted may hold such marks itself, or have lost its end.
_QUOTED: Final = re.compile(r"(?<!\w)(['\"`])(?:.*\1(?!\w)|.*)|[“”„«»].*")
_MOMENT: Final = re.compile(r"(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:\d\d)?)")
_LONGEST_MESSAGE: Final = 300
_DEEPEST: Final = 6
_MOST_IN_A_GROUP: Final = 5


def mask_secrets(text: str) -> str:
    """`text` without bot tokens, and without the secrets that this process was started with."""
    for secret in _secrets():
        text = text.replace(secret, "[secret]")
    return _TOKEN.sub("[token]", text)


def mask(text: str) -> str:
    """`text` without secrets, personal data, and the insides of objects and updates."""
    shown = _FIELD.sub(r"'\2': …", _OBJECT.sub(r"\1(…)", mask_secrets(text)))
    # The digits of a moment are no phone number; every second piece is one.
    pieces = _MOMENT.split(shown)
    return "".join(piece if index % 2 else redact(piece).text for index, piece in enumerate(pieces))


def mask_value(value: object) -> Any:
    """A value as it may be logged: numbers and times as they are, texts masked, of other objects only the type."""
    match value:
        case str() | PurePath():
            return mask(str(value))
        case None | Number() | date() | timedelta():
            return value
        case Mapping():
            return {mask_value(key): mask_value(each) for key, each in value.items()}
        case list() | set() | frozenset():
            return [mask_value(each) for each in value]
        case tuple():
            return tuple(mask_value(each) for each in value)
    return summary(value) if isinstance(value, BaseException) else f"[{type(value).__name__}]"


def mask_message(text: str) -> str:
    """What an error says: its first line, without what is quoted there."""
    first = "".join(text.splitlines()[:1])
    return mask(_QUOTED.sub("…", mask_secrets(first)))[:_LONGEST_MESSAGE]


def summary(error: BaseException) -> str:
    """The type of an error, and of its message the first line, without what is quoted there."""
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    message = mask_message(str(error))
    return f"{name}: {message}" if message else name


def describe(error: BaseException, depth: int = _DEEPEST) -> str:
    """An error with the places it came through and the errors before it, but with no value of any variable."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    parts = [describe(before, depth - 1), "Then:"] if before is not None and depth > 0 else []
    if error.__traceback__ is not None:
        places = "".join(traceback.format_tb(error.__traceback__)).rstrip("\n")
        parts.append(f"Traceback (most recent call last):\n{places}")
    parts.append(summary(error))
    if isinstance(error, BaseExceptionGroup) and depth > 0:
        parts += [textwrap.indent(describe(each, depth - 1), "  ") for each in error.exceptions[:_MOST_IN_A_GROUP]]
    return "\n".join(parts)


def _secrets() -> Iterator[str]:
    """What this process was told in confidence, the longest first: one may begin like another."""
    address = _told_as(variable("database_url"))
    try:
        password = urlsplit(address).password or ""
    except ValueError:
        password = ""
    told = {_told_as(TOKEN_VARIABLE), _told_as(variable("webhook_secret")), password}
    told.add(unquote(password))
    yield from sorted((each for each in told if len(each) >= _SHORTEST_SECRET), key=len, reverse=True)


def _told_as(name: str) -> str:
    return cleaned(os.environ.get(name, ""))
