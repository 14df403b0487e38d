"""A request's parameters, whichever way they came.

Form fields are strings, JSON bodies have types, and nested values may be JSON within a string.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

from bot.standin.errors import ApiError
from bot.standin.jsontypes import Json


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a request."""

    data: bytes
    file_name: str
    mime_type: str


@dataclass(frozen=True, slots=True)
class Params:
    """Named values with typed access.

    Attributes:
        values: as they came.
        uploads: files by field name; also what `attach://name` names.
    """

    values: Mapping[str, Any]
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, name: str, default: str = "") -> str:
        """A string."""
        value = self.values.get(name)
        return default if value is None else str(value)

    def integer(self, name: str) -> int | None:
        """A whole number, or None where it is missing.

        Raises:
            ApiError: it is no whole number.
        """
        value = self.values.get(name)
        if value is None or value == "":
            return None
        try:
            return int(value)
        except (TypeError, ValueError):
            _refuse(name, "an integer")

    def number(self, name: str) -> float:
        """A number.

        Raises:
            ApiError: it is missing, or no number.
        """
        try:
            return float(self.values[name])
        except (KeyError, TypeError, ValueError):
            _refuse(name, "a number")

    def need(self, name: str) -> int:
        """A whole number that must be there."""
        value = self.integer(name)
        if value is None:
            raise ApiError(f'Bad Request: parameter "{name}" is required')
        return value

    def flag(self, name: str) -> bool:
        """A Boolean; missing is false."""
        return str(self.values.get(name, "")).lower() in ("true", "1", "yes")

    def nested(self, name: str) -> Any:
        """An object or list, decoded; None where it is missing.

        Raises:
            ApiError: it is not JSON.
        """
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise ApiError(f"Bad Request: can't parse {name} JSON object") from None

    def mapping(self, name: str) -> Json:
        """An object; empty where it is missing."""
        value = self.nested(name)
        if value is None:
            return {}
        if not isinstance(value, dict):
            _refuse(name, "an object")
        return value

    def listing(self, name: str) -> list[Any]:
        """A list; empty where it is missing."""
        value = self.nested(name)
        if value is None:
            return []
        if not isinstance(value, list):
            _refuse(name, "a list")
        return value


def _refuse(name: str, kind: str) -> NoReturn:
    raise ApiError(f'Bad Request: parameter "{name}" must be {kind}')
