"""Where settings come from: the environment, as the many programs leave it that read a file of settings into it."""

from __future__ import annotations

from typing import Any

from pydantic.fields import FieldInfo
from pydantic_settings import EnvSettingsSource

_QUOTES = {'"': '"', "'": "'", "“": "”", "”": "”", "‘": "’", "’": "’"}
_INVISIBLE = "\N{ZERO WIDTH NO-BREAK SPACE}\N{ZERO WIDTH SPACE}"


def cleaned(value: str) -> str:
    """A value without what only surrounds it: a shell takes quotes and spaces off, `docker --env-file` leaves them."""
    bare = _stripped(value)
    if len(bare) > 1 and _QUOTES.get(bare[0]) == bare[-1]:
        return _stripped(bare[1:-1])
    return bare


def _stripped(value: str) -> str:
    return value.strip().strip(_INVISIBLE).strip()


class Environment(EnvSettingsSource):
    """Environment variables, cleaned; one that is empty then counts as not set."""

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        """The value of a field, or None."""
        value, key, is_complex = super().get_field_value(field, field_name)
        return (cleaned(value) or None) if isinstance(value, str) else value, key, is_complex
