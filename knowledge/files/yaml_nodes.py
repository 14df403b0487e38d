"""YAML with places: what stands where in a file, so that a fault can name its line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import yaml

from knowledge.errors import EntryFileError

# The C loader reads a whole starter knowledge base in a fraction of a second; the Python one is the fallback.
_FASTEST: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TIMESTAMP: Final = "tag:yaml.org,2002:timestamp"
_TEXT: Final = yaml.resolver.BaseResolver.DEFAULT_SCALAR_TAG
_LIST: Final = yaml.resolver.BaseResolver.DEFAULT_SEQUENCE_TAG
_FIELDS: Final = yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG
_NOT_IN_YAML: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


class LOADER(_FASTEST):  # type: ignore[misc]
    """The loader for our files: a date stays as it is written, so that a wrong one is a fault with a place."""


LOADER.add_constructor(_TIMESTAMP, yaml.SafeLoader.construct_yaml_str)

Location = tuple[str | int, ...]


def compose(path: Path) -> yaml.Node | None:
    """The nodes of a YAML file, or None for an empty one.

    Raises:
        EntryFileError: if the file cannot be read or is not YAML.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise EntryFileError(f"{path}: cannot be read ({error.strerror})", "Check the name and the rights") from None
    return compose_bytes(path, data)


def compose_bytes(path: Path, data: bytes) -> yaml.Node | None:
    """The nodes of what a YAML file holds; `path` is only named in faults.

    Raises:
        EntryFileError: if it is not YAML.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise EntryFileError(f"{path}:{line}: not UTF-8 (byte {error.start})", "Save the file as UTF-8") from None
    _refuse_control_characters(path, text)
    try:
        node: yaml.Node | None = yaml.compose(text, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark is not None else 1
        raise EntryFileError(
            f"{path}:{line}: not valid YAML: {error.problem or error.context}",
            'Check the indentation, and put texts that hold ": " or "#" in quotes',
        ) from None
    return node


def construct(path: Path, node: yaml.Node) -> object:
    """The value that `node` stands for: lists, dictionaries, texts, numbers, booleans and None; dates are texts.

    Raises:
        EntryFileError: if it is none of these.
    """
    try:
        return _constructed(node)
    except yaml.MarkedYAMLError as error:
        line = (error.problem_mark or node.start_mark).line + 1
        raise EntryFileError(
            f"{path}:{line}: not valid YAML: {shown(error.problem or '')}", "Expected plain text; put it in quotes"
        ) from None


def _constructed(node: yaml.Node) -> object:
    # Nearly all of our files is plain texts; the loader's own way through them takes several times as long.
    if _is_text(node):
        return node.value
    if isinstance(node, yaml.SequenceNode) and node.tag == _LIST:
        return [_constructed(child) for child in node.value]
    if isinstance(node, yaml.MappingNode) and node.tag == _FIELDS and all(_is_text(key) for key, _ in node.value):
        return {key.value: _constructed(value) for key, value in node.value}
    return LOADER("").construct_object(node, deep=True)


def _is_text(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == _TEXT


def _refuse_control_characters(path: Path, text: str) -> None:
    found = _NOT_IN_YAML.search(text)
    if found is not None:
        line = text.count("\n", 0, found.start()) + 1
        raise EntryFileError(
            f"{path}:{line}: not valid YAML: control character U+{ord(found.group()):04X}",
            "Expected plain text; remove the character",
        )


def refuse_repeated_keys(path: Path, node: yaml.Node, where: str = "in the same entry") -> None:
    """YAML lets a later key win silently; an entry would lose what was written first.

    Raises:
        EntryFileError: if a key stands twice in one mapping, or an anchor makes one place of two.
    """
    _refuse_repeated_keys(path, node, where, set())


def _refuse_repeated_keys(path: Path, node: yaml.Node, where: str, seen_nodes: set[int]) -> None:
    if id(node) in seen_nodes:
        # What stands in two places has no line of its own, and may even stand in itself.
        raise EntryFileError(
            f"{path}:{node.start_mark.line + 1}: not valid YAML here: an anchor (&name) is used again (*name)",
            "Expected every text written out; write it twice",
        )
    seen_nodes.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        for child in node.value:
            _refuse_repeated_keys(path, child, where, seen_nodes)
    elif isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise EntryFileError(
                    f"{path}:{key.start_mark.line + 1}: not valid YAML here: a list as the name of a field",
                    "Expected a name such as title:",
                )
            if key.value in seen:
                raise EntryFileError(
                    f"{path}:{key.start_mark.line + 1}: {shown(key.value)}: stands twice {where}",
                    "Expected each field once; remove one of the two",
                )
            seen.add(key.value)
            _refuse_repeated_keys(path, value, where, seen_nodes)


def shown(name: str) -> str:
    """A name from a file for a message of one line: as it is, or quoted if it holds line breaks and the like."""
    return name if name.isprintable() else repr(name)


def line_of(node: yaml.Node, location: Iterable[str | int]) -> int:
    """The line of the field at `location`, or of its nearest parent that stands in the file; the first line is 1."""
    line: int = node.start_mark.line
    for part in location:
        child, mark_line = child_of(node, part)
        if child is None:
            break
        node, line = child, mark_line
    return line + 1


def child_of(node: yaml.Node, part: str | int) -> tuple[yaml.Node | None, int]:
    """The value under a key or an index with the line (from 0) where it begins, or None with the parent's line."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(part):
                return value, key.start_mark.line
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        child = node.value[part]
        return child, child.start_mark.line
    return None, node.start_mark.line
