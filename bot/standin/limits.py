"""The limits written into the stand-in, whether or not a specification is at hand.

From the Bot API 10.0 documentation of each parameter, except: 100 buttons, 8 in a row and the UTF-16 reading of
"characters" (facts collected from tdlib; whether Telegram counts code points or UTF-16 units is reported both ways, so
the stricter is taken).
"""

from __future__ import annotations

import re
from typing import Any, Final

from bot.standin import errors
from bot.standin.errors import ApiError, LimitError
from bot.standin.jsontypes import Json
from bot.standin.units import units

TEXT: Final = 4096
CAPTION: Final = 1024
ENTITIES: Final = 100
BUTTONS: Final = 100
ROW: Final = 8
CALLBACK_DATA: Final = 64
TOPIC_NAME: Final = 128
CALLBACK_ANSWER: Final = 200
ALBUM: Final = (2, 10)
MANY: Final = 100
COMMANDS: Final = 100
COMMAND_DESCRIPTION: Final = 256
START_PARAMETER: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")
_COMMAND: Final = re.compile(r"[a-z0-9_]{1,32}")
_BUTTON_TYPES: Final = frozenset(
    {
        "url",
        "callback_data",
        "web_app",
        "login_url",
        "switch_inline_query",
        "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat",
        "copy_text",
        "callback_game",
        "pay",
    }
)


def check_text(text: str) -> None:
    """1-4096 UTF-16 units after parsing.

    Raises:
        LimitError: it is empty or too long; likewise below.
    """
    if not text:
        raise LimitError(errors.EMPTY_TEXT, where="text", problem="nothing is left after parsing")
    if units(text) > TEXT:
        raise LimitError(errors.LONG_TEXT, where="text", problem=f"{units(text)} UTF-16 units, at most {TEXT}")


def check_caption(text: str) -> None:
    """0-1024 UTF-16 units after parsing."""
    if units(text) > CAPTION:
        raise LimitError(errors.LONG_CAPTION, where="caption", problem=f"{units(text)} UTF-16 units, at most {CAPTION}")


def check_entities(text: str, entities: list[Json]) -> None:
    """At most 100 entities, each within the text."""
    if len(entities) > ENTITIES:
        problem = f"{len(entities)} entities, at most {ENTITIES}"
        raise LimitError(errors.MANY_ENTITIES, where="entities", problem=problem)
    end = units(text)
    for entity in entities:
        if entity["offset"] < 0 or entity["length"] < 1 or entity["offset"] + entity["length"] > end:
            problem = f"{entity['type']} at {entity['offset']}+{entity['length']} is outside the text"
            raise LimitError("Bad Request: ENTITY_BOUNDS_INVALID", where="entities", problem=problem)


def check_keyboard(rows: list[list[Json]]) -> None:
    """Inline buttons: at most 100, 8 in a row, one kind each, callback data of 1-64 bytes."""
    where = "reply_markup"
    count = sum(map(len, rows))
    if count > BUTTONS:
        raise LimitError(errors.MANY_BUTTONS, where=where, problem=f"{count} buttons, at most {BUTTONS}")
    for row in rows:
        if len(row) > ROW:
            raise LimitError(errors.MANY_BUTTONS, where=where, problem=f"{len(row)} buttons in a row, at most {ROW}")
        for button in row:
            _check_button(button)


def _check_button(button: Json) -> None:
    where = f"reply_markup button {button.get('text')!r}"
    if not button.get("text"):
        raise LimitError("Bad Request: BUTTON_TEXT_EMPTY", where="reply_markup", problem="a button has no text")
    kinds = _BUTTON_TYPES & button.keys()
    if len(kinds) != 1:
        problem = f"needs exactly one of url, callback_data, …; has {sorted(kinds)}"
        raise LimitError(errors.BAD_BUTTON, where=where, problem=problem)
    if "callback_data" in button and not 1 <= len(str(button["callback_data"]).encode()) <= CALLBACK_DATA:
        problem = f"callback_data has {len(str(button['callback_data']).encode())} bytes, 1-{CALLBACK_DATA} allowed"
        raise LimitError(errors.BAD_CALLBACK_DATA, where=where, problem=problem)
    if "url" in button and not re.match(r"(https?|tg)://\S", str(button["url"])):
        raise LimitError(errors.BAD_BUTTON_URL, where=where, problem=f"{button['url']!r} is not an address")


def check_topic_name(name: str, *, least: int = 1) -> None:
    """1-128 characters (0 where an edit keeps the name)."""
    if not least <= units(name) <= TOPIC_NAME:
        problem = f"{units(name)} UTF-16 units, {least}-{TOPIC_NAME} allowed"
        raise LimitError("Bad Request: TOPIC_TITLE_INVALID", where="name", problem=problem)


def check_callback_answer(text: str) -> None:
    """0-200 characters."""
    if units(text) > CALLBACK_ANSWER:
        problem = f"{units(text)} UTF-16 units, at most {CALLBACK_ANSWER}"
        raise LimitError(errors.LONG_ANSWER, where="text", problem=problem)


def check_commands(commands: list[Any]) -> None:
    """At most 100 commands of 1-32 of a-z 0-9 _, with descriptions of 1-256 characters."""
    if len(commands) > COMMANDS:
        problem = f"{len(commands)} commands, at most {COMMANDS}"
        raise LimitError("Bad Request: BOT_COMMANDS_TOO_MUCH", where="commands", problem=problem)
    for command in commands:
        name, description = str(command.get("command")), str(command.get("description", ""))
        if not _COMMAND.fullmatch(name):
            problem = f"{name!r} is not 1-32 of a-z 0-9 _"
            raise LimitError("Bad Request: BOT_COMMAND_INVALID", where="commands", problem=problem)
        if not 1 <= units(description) <= COMMAND_DESCRIPTION:
            problem = (
                f"the description of {name!r} has {units(description)} characters, 1-{COMMAND_DESCRIPTION} allowed"
            )
            raise LimitError("Bad Request: BOT_COMMAND_DESCRIPTION_INVALID", where="commands", problem=problem)


def check_ids(ids: list[Any], where: str = "message_ids") -> list[int]:
    """1-100 message ids."""
    if not 1 <= len(ids) <= MANY or not all(isinstance(number, int) for number in ids):
        problem = f"{len(ids)} identifiers, 1-{MANY} whole numbers allowed"
        raise LimitError("Bad Request: MESSAGE_IDS_INVALID", where=where, problem=problem)
    return ids


def check_length(where: str, text: str, most: int) -> None:
    """At most `most` characters."""
    if units(text) > most:
        raise LimitError(f"Bad Request: {where} is too long", where=where, problem=f"{units(text)}, at most {most}")


def check_album(items: list[Any]) -> None:
    """2-10 items."""
    if not ALBUM[0] <= len(items) <= ALBUM[1]:
        raise ApiError("Bad Request: wrong number of items in the album; 2-10 allowed")
