"""What a setting must look like, and the same in words: whoever mistypes one need not read regular expressions."""

from __future__ import annotations

from pydantic_core import ErrorDetails

_HOST = r"(\[[0-9A-Fa-f:.]+\]|[^\s/?#@:\[\]]+)(:\d{1,5})?"
BASE = rf"^(?i:https?)://{_HOST}(/[^\s?#]*)?$"
WEB = rf"^(?i:https?)://{_HOST}([/?#]\S*)?$"
SECURE = rf"^(?i:https)://{_HOST}([/?#]\S*)?$"
PAGE = r"^(?i:https?)://[^\s/]+/[^\s]*$"
FEEDS = r"^((?i:https?|webcal)://[^\s/]+/[^\s]*\s*)+$"
NUMBERS = r"^\d{1,15}(\s*[,;]\s*\d{1,15})*\s*[,;]?$"
DATABASE = r"^(sqlite(\+aiosqlite)?|postgresql\+asyncpg)://.*$"
_IN_WORDS = {
    BASE: "should be an address such as https://bot.example.dk, without spaces and with nothing behind ? or #",
    WEB: "should be an address that begins with https:// or http://, without spaces",
    SECURE: "should be an address that begins with https://, without spaces",
    PAGE: "should be an address with a path, such as https://www.example.dk/api/v1/events, without spaces",
    FEEDS: "should be addresses that begin with https:// or webcal:// and have a path, separated by spaces",
    NUMBERS: "should be Telegram numbers with commas between them, such as 12345678, 87654321",
    DATABASE: "should be sqlite:///folder/file.db or postgresql+asyncpg://user:password@host/name",
}
_KINDS_IN_WORDS = {
    "int_parsing": "should be a whole number",
    "int_parsing_size": "should be a whole number, not as long",
    "int_from_float": "should be a whole number",
    "float_parsing": "should be a number",
    "bool_parsing": "should be true or false",
}
"""What pydantic says in words of its own trade, by its kind of error."""


def in_words(error: ErrorDetails) -> str:
    """What is wrong with a value, for somebody who reads no regular expressions."""
    pattern = error.get("ctx", {}).get("pattern")
    said = _IN_WORDS[pattern] if pattern is not None else _KINDS_IN_WORDS.get(error["type"], error["msg"])
    return said.removeprefix("Value error, ").replace("Input should", "should").replace("String should", "should")
