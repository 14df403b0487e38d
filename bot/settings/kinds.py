"""Kinds of settings, with what must be true of each beyond its type."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BeforeValidator, SecretStr, ValidationInfo

DESK_HOURS = "mandag-fredag 10-15"

_TOKEN_SHAPE: Final = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")
_SECRET_SHAPE: Final = re.compile(r"[A-Za-z0-9_-]{16,256}")
_NOTHING_KEPT: Final = re.compile(r"sqlite(\+aiosqlite)?://(/?|/?:memory:)(\?.*)?")
_GROUP_SHAPE: Final = re.compile(r"-[0-9]{1,16}")
_FARTHEST_CHAT: Final = -(2**52)
"""Telegram's numbers take at most 52 bits."""

_BETWEEN_FEEDS: Final = re.compile(r"[\s,;]+(?=(?:https?|webcal)://)|[\s,;]+$", re.IGNORECASE)


def _token(token: SecretStr) -> SecretStr:
    if not _TOKEN_SHAPE.fullmatch(token.get_secret_value()):
        raise ValueError("should look like 123456:ABC-DEF, as @BotFather gives it")
    return token


def _secret(secret: SecretStr) -> SecretStr:
    if not _SECRET_SHAPE.fullmatch(secret.get_secret_value()):
        raise ValueError("should be 16 to 256 letters, digits, _ or -")
    return secret


def _group(number: object) -> int:
    told = str(number).replace("\N{MINUS SIGN}", "-")
    if not _GROUP_SHAPE.fullmatch(told) or not _FARTHEST_CHAT <= int(told) < 0:
        raise ValueError(
            "should be a group's number with its minus sign, such as -1001234567890, as `/id` in the group tells it"
        )
    return int(told)


def _database(url: str) -> str:
    if _NOTHING_KEPT.fullmatch(url):
        raise ValueError("names no file, so nothing would be kept: should be like sqlite:///folder/file.db")
    return url


def _desk_hours(hours: str) -> str:
    if hours != DESK_HOURS:
        from bot.desk.waiting.promises import parse_desk_hours  # noqa: PLC0415 - only for others: it imports a calendar

        parse_desk_hours(hours)
    return hours


def _pairs(pairs: str, info: ValidationInfo) -> str:
    from bot.hours.website_names import read_branches, read_categories  # noqa: PLC0415 - only where it is set

    (read_branches if info.field_name == "hours_branches" else read_categories)(pairs)
    return pairs


def _feeds(addresses: str) -> str:
    return _BETWEEN_FEEDS.sub(" ", addresses).strip()


def _from_home(path: Path) -> Path:
    """A `~` that no shell has read."""
    try:
        return path.expanduser()
    except RuntimeError:
        raise ValueError("should be a whole path: whose home ~ is cannot be told here") from None


def _upper(word: object) -> object:
    return word.upper() if isinstance(word, str) else word


def _lower(word: object) -> object:
    return word.lower() if isinstance(word, str) else word


Token = Annotated[SecretStr, AfterValidator(_token)]
Secret = Annotated[SecretStr, AfterValidator(_secret)]
Group = Annotated[int, BeforeValidator(_group)]
DatabaseAddress = Annotated[str, AfterValidator(_database)]
DeskHours = Annotated[str, AfterValidator(_desk_hours)]
Pairs = Annotated[str, AfterValidator(_pairs)]
Feeds = Annotated[str, BeforeValidator(_feeds)]
Place = Annotated[Path, AfterValidator(_from_home)]
Level = Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(_upper)]
Engine = Annotated[Literal["e5", "none"], BeforeValidator(_lower)]
