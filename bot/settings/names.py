"""The names of settings in the environment, and which one was meant by a name that is none."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping

from bot.settings.environment import cleaned

PREFIX = "BORGERBOT_"
TOKEN_VARIABLE = "TELEGRAM_TOKEN"  # noqa: S105 - the variable's name, not a token
_SURELY_A_TOKEN = re.compile(r"[0-9]{6,}:[A-Za-z0-9_-]{30,}")
_MOST_NAMED = 3
_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""With it some editors begin a file, and so the first name in it."""


def variable(field: str) -> str:
    """The environment variable of a setting."""
    return TOKEN_VARIABLE if field == "telegram_token" else PREFIX + field.upper()


def unknown(names: Collection[str], known: Collection[str]) -> list[str]:
    """Those of the names that are meant for this program and are none of its settings; capitals make no difference."""
    meant = {name: name.strip(_MARK).upper() for name in sorted(names)}
    return [name for name, read in meant.items() if read.startswith(PREFIX) and (read not in known or _MARK in name)]


def advice(name: str, known: Collection[str]) -> str:
    """What to do about a name that is no setting."""
    near = _near(name.strip(_MARK).upper(), known)
    return f"Did you mean {' or '.join(near)}?" if near else f"Known are: {', '.join(known)}"


def shown(name: str) -> str:
    """A name as it can be told: what is not seen in it is spelled out."""
    return name if name.isascii() and name.isprintable() else ascii(name)


def token_elsewhere(environment: Mapping[str, str]) -> str | None:
    """The variable in which there is a token, if it is in another than the one that is read."""
    found = (name for name, value in environment.items() if _SURELY_A_TOKEN.fullmatch(cleaned(value)))
    return next((shown(name) for name in sorted(found)), None)


def _near(name: str, known: Collection[str]) -> list[str]:
    """By the bare name: the prefix is common to all, and would make everything alike."""
    bare = {each.removeprefix(PREFIX): each for each in known}
    told = name.removeprefix(PREFIX)
    if told in bare:
        return [bare[told]]
    spelled = difflib.get_close_matches(told, bare, n=1, cutoff=0.7)
    if spelled:
        return [bare[spelled[0]]]
    words = [word for word in told.split("_") if word]
    shared = {each: sum(_is_in(word, each) for word in words) for each in bare}
    most = max(shared.values(), default=0)
    best = [bare[each] for each, count in shared.items() if count == most > 0]
    return best if len(best) <= _MOST_NAMED else []


def _is_in(word: str, name: str) -> bool:
    return bool(difflib.get_close_matches(word, name.split("_"), n=1, cutoff=0.8))
