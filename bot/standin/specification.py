"""The machine-readable Bot API, when it is at hand: checks requests, and the stand-in's own answers and updates."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from bot.standin.jsontypes import Json

_LENGTH: Final = re.compile(r"(\d+)-(\d+) (characters|bytes)(?! after entities)")
_PLAIN: Final[dict[str, tuple[type, ...]]] = {
    "Integer": (int,),
    "Float": (int, float),
    "String": (str,),
    "Boolean": (bool,),
    "InputFile": (str,),
}


def find_specification(root: Path | None = None) -> Path | None:
    """Where the specification lies beside the repository, or None.

    Args:
        root: the repository's root; by default found from this file.
    """
    base = root if root is not None else Path(__file__).resolve().parents[2]
    path = base.parent / "shared" / "telegram" / "botapi-10.0.json"
    return path if path.is_file() else None


class Specification:
    """Methods and types of the Bot API.

    Args:
        path: a JSON file with `methods` and `types`, each with `fields` of name, types, required and description.
    """

    def __init__(self, path: Path) -> None:
        loaded = json.loads(path.read_text(encoding="utf-8"))
        self.version: str = loaded["version"]
        self._methods: dict[str, Json] = loaded["methods"]
        self._types: dict[str, Json] = loaded["types"]

    def knows(self, method: str) -> bool:
        """Whether this is a method of the Bot API."""
        return method in self._methods

    def check_request(self, method: str, values: Json, uploads: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
        """What is wrong with a request, as pairs of where and problem.

        Args:
            method: its name.
            values: its parameters as they came; nested values may still be JSON in strings.
            uploads: the names of its files.
        """
        spec = self._methods.get(method)
        if spec is None:
            return [("method", "not in the specification")]
        given = {name: "attach://" + name for name in uploads if any(f["name"] == name for f in spec.get("fields", ()))}
        given |= {name: value for name, value in values.items() if value is not None}
        fields = {field["name"]: field for field in spec.get("fields", ())}
        decoded = {name: _decoded(value, fields[name]["types"]) for name, value in given.items() if name in fields}
        problems = [(name, "not a parameter of this method") for name in given if name not in fields]
        return problems + list(self._fields(decoded, fields, ""))

    def check_result(self, method: str, result: Any) -> list[tuple[str, str]]:
        """What is wrong with the stand-in's own answer."""
        returns = self._methods[method]["returns"] if method in self._methods else []
        return list(self._any(result, returns, "result")) if returns else []

    def check_update(self, update: Json) -> list[tuple[str, str]]:
        """What is wrong with an update."""
        return list(self._any(update, ["Update"], "update"))

    def _fields(self, value: Json, fields: dict[str, Json], where: str) -> Iterator[tuple[str, str]]:
        for name, field in fields.items():
            place = f"{where}.{name}" if where else name
            if name in value:
                yield from self._any(value[name], field["types"], place)
                yield from _length(value[name], field["description"], place)
            elif field["required"]:
                yield place, "required, but missing"

    def _any(self, value: Any, types: list[str], where: str) -> Iterator[tuple[str, str]]:
        best: list[tuple[str, str]] | None = None
        for name in types:
            problems = list(self._one(value, name, where))
            if not problems:
                return
            if best is None or _depth(problems) > _depth(best):
                best = problems
        yield from best or ()

    def _one(self, value: Any, name: str, where: str) -> Iterator[tuple[str, str]]:
        if name.startswith("Array of "):
            if not isinstance(value, list):
                yield where, f"should be {name}, is {_kind(value)}"
                return
            inner = name.removeprefix("Array of ")
            for index, item in enumerate(value):
                yield from self._one(item, inner, f"{where}[{index}]")
        elif name in _PLAIN:
            if not isinstance(value, _PLAIN[name]) or (isinstance(value, bool) and name != "Boolean"):
                yield where, f"should be {name}, is {_kind(value)}"
        else:
            yield from self._object(value, name, where)

    def _object(self, value: Any, name: str, where: str) -> Iterator[tuple[str, str]]:
        spec = self._types[name]
        if "subtypes" in spec:
            yield from self._any(value, spec["subtypes"], where)
            return
        if not isinstance(value, dict):
            yield where, f"should be {name}, is {_kind(value)}"
            return
        fields = {field["name"]: field for field in spec.get("fields", ())}
        for unknown in value.keys() - fields.keys():
            yield f"{where}.{unknown}", f"not a field of {name}"
        yield from self._fields(value, fields, where)


def _decoded(value: Any, types: list[str]) -> Any:
    """A form field's value with the type it stands for; a string stays one where nothing else is allowed."""
    if not isinstance(value, str) or types == ["String"]:
        return value
    try:
        decoded = json.loads(value)
    except ValueError:
        return value
    if "String" in types and not isinstance(decoded, int):
        return value
    return decoded


def _length(value: Any, description: str, where: str) -> Iterator[tuple[str, str]]:
    """Problems with a length that the description limits; what counts after parsing is for `limits.py`."""
    limit = _limit(description) if isinstance(value, str) else None
    if limit is None:
        return
    least, most, what = limit
    size = len(value.encode()) if what == "bytes" else len(value)
    if not least <= size <= most:
        yield where, f"{size} {what}, {least}-{most} allowed"


@cache
def _limit(description: str) -> tuple[int, int, str] | None:
    found = _LENGTH.search(description)
    return (int(found[1]), int(found[2]), found[3]) if found else None


def _kind(value: Any) -> str:
    return f"{type(value).__name__} {str(value)[:40]!r}"


def _depth(problems: list[tuple[str, str]]) -> int:
    """How deep the first problem lies: the alternative that got furthest is the one that was meant."""
    return problems[0][0].count(".") - len(problems)
