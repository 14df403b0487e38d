"""Local facts: what only the staff of the houses know, filled into the blanks of the answers.

The facts stand in one file, `local.yaml`, beside the entry files: a name and a text each; an empty text is a blank
that is still open. Answers hold blanks in three ways:

- `{{name}}` must be filled: until it is, the entry is local and hands over.
- `{{?name}}` is optional: its line is left out as long as the fact is blank.
- `{{^name}}` marks what is said instead: its line stands only while the fact is blank, or one of several so marked.

A line of the file is the unit: write each sentence or list item that may be left out as a line of its own.

A fact whose wording depends on the language has a twin `name_en`, which the English answers use; the others (numbers,
addresses, links) stand once. A name that ends in `_link` is an https address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import yaml

from knowledge.entries import Entry, EntryText, Language
from knowledge.errors import EntryFileError
from knowledge.files.yaml_nodes import compose, refuse_repeated_keys
from knowledge.fit_texts import unfit

LOCAL_FILE = "local.yaml"

PRICE_YEAR = "priser_aar"
"""The fact that says which year the local prices are from; what is said with it holds until the next 1 February."""

_BLANK = re.compile(r"\{\{([?^]?)([a-z][a-z0-9_]*)\}\}")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_LINK = re.compile(r"https://[^\s<>\"()]+")
_YEAR = re.compile(r"20\d\d")
_MARKUP = re.compile(r"([\\*_\[\]])")
_LIST_MARKER = re.compile(r"^([-+]|\d+[.)])(?=\s)")
_EMPTY_LINES = re.compile(r"\n{3,}")
_MOST_CHARACTERS = 600


@dataclass(frozen=True, slots=True)
class Blank:
    """A blank of an answer.

    Attributes:
        name: the fact that belongs there.
        mark: "" where it must be filled, "?" where its line is optional, "^" where the line stands in for it.
    """

    name: str
    mark: str

    @property
    def required(self) -> bool:
        """Whether the entry hands over until the fact is there."""
        return self.mark == ""


@dataclass(frozen=True, slots=True)
class LocalFacts:
    """The facts of one `local.yaml`.

    Attributes:
        values: the text of each declared fact; empty where it is still blank.
        lines: the line of each fact in the file.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)

    def name(self, name: str, language: Language) -> str:
        """The fact that `language` takes for the blank `name`: its twin where there is one."""
        twin = f"{name}_{language.value}"
        return twin if twin in self.values else name

    def value(self, name: str, language: Language) -> str:
        """What goes into the blank `name`; empty where it is blank or not declared."""
        return self.values.get(self.name(name, language), "")


def blanks(text: str) -> Iterator[Blank]:
    """The blanks of an answer in their order, repeated ones included."""
    return (Blank(name, mark) for mark, name in _BLANK.findall(text))


def stray_braces(text: str) -> bool:
    """Whether double braces are left that are no well-formed blank; a citizen would see them."""
    rest = _BLANK.sub("", text)
    return "{{" in rest or "}}" in rest


def read_local_facts(path: Path) -> LocalFacts:
    """The facts of a `local.yaml`; none where there is no such file.

    Raises:
        EntryFileError: if the file is broken, or a fact has a form that cannot be shown.
    """
    if not path.exists():
        return LocalFacts()
    node = compose(path)
    if node is None:
        return LocalFacts()
    if not isinstance(node, yaml.MappingNode):
        raise EntryFileError(f"{path}:1: expected one fact per line", 'Write each as name: "text"')
    refuse_repeated_keys(path, node, where="in this file")
    values: dict[str, str] = {}
    lines: dict[str, int] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        # The text as it was typed: YAML itself would read 8:30 as a number and "nej" as it pleases.
        values[key.value] = _checked(f"{path}:{line}: {key.value}", key.value, value)
        lines[key.value] = line
    return LocalFacts(values, lines)


def fill_entry(entry: Entry, facts: LocalFacts) -> Entry:
    """`entry` with its blanks filled.

    It is served once every blank that must be filled has its fact, in every language; until then it is local.
    """
    if not any("{{" in text.answer for text in entry.texts.values()):
        return entry
    found = [(each, language) for language, text in entry.texts.items() for each in blanks(text.answer)]
    required = [(each.name, language) for each, language in found if each.required]
    missing = any(not facts.value(name, language) for name, language in required)
    texts = {
        language: EntryText(text.title, fill_answer(text.answer, facts, language), text.examples)
        for language, text in entry.texts.items()
    }
    local = missing or (entry.local and not required)
    return replace(entry, texts=texts, local=local, review_by=_review_by(entry, facts))


def fill_answer(answer: str, facts: LocalFacts, language: Language) -> str:
    """`answer` with its blanks filled and the lines left out that do not apply."""
    lines = [_fill_line(line, facts, language) for line in answer.splitlines() if _stands(line, facts, language)]
    return _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip()


def _stands(line: str, facts: LocalFacts, language: Language) -> bool:
    found = [(blank.mark, bool(facts.value(blank.name, language))) for blank in blanks(line)]
    instead = [there for mark, there in found if mark == "^"]
    return all(there for mark, there in found if mark == "?") and not (instead and all(instead))


def _fill_line(line: str, facts: LocalFacts, language: Language) -> str:
    def text_of(match: re.Match[str]) -> str:
        mark, name = match.groups()
        value = facts.value(name, language)
        if mark == "^":
            return ""
        return _as_markdown(name, value) if value else match.group()

    return _BLANK.sub(text_of, line)


def _as_markdown(name: str, value: str) -> str:
    """A fact as Markdown that shows exactly its text; a Wi-Fi code may hold stars."""
    if name.endswith("_link"):
        return value
    lines = (_MARKUP.sub(r"\\\1", line.strip()) for line in value.splitlines() if line.strip())
    return "\n".join(_LIST_MARKER.sub(_escaped_marker, line) for line in lines)


def _escaped_marker(match: re.Match[str]) -> str:
    marker = match.group()
    return f"{marker[:-1]}\\{marker[-1]}"


def _review_by(entry: Entry, facts: LocalFacts) -> date | None:
    """Local prices may change each 1 January, so what states one must be looked at before the next 1 February."""
    year = facts.values.get(PRICE_YEAR, "")
    stated = any(
        PRICE_YEAR in line and _stands(line, facts, language)
        for language, text in entry.texts.items()
        for line in text.answer.splitlines()
    )
    if not year or not stated:
        return entry.review_by
    first_of_february = date(int(year) + 1, 2, 1)
    return first_of_february if entry.review_by is None else min(entry.review_by, first_of_february)


def _checked(place: str, name: str, node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise EntryFileError(f"{place}: expected a text", 'Put the text in quotes, on several lines after "|"')
    if not _NAME.fullmatch(name):
        raise EntryFileError(f"{place}: expected a name of small letters, digits and _", "Rename the fact")
    value: str = node.value.strip()
    if not value:
        return ""
    if "{{" in value or "}}" in value:
        raise EntryFileError(f"{place}: holds double braces", "Write the fact itself, without {{ }}")
    if why := unfit(value):
        raise EntryFileError(f"{place}: {why}", "Correct the fact")
    if len(value) > _MOST_CHARACTERS:
        raise EntryFileError(f"{place}: longer than {_MOST_CHARACTERS} characters", "Shorten it, or write an entry")
    if name.endswith("_link") and not _LINK.fullmatch(value):
        raise EntryFileError(f"{place}: expected an address that begins with https://", "Copy it from the browser")
    if name == PRICE_YEAR and not _YEAR.fullmatch(value):
        raise EntryFileError(f"{place}: expected a year such as 2027", "Write the year that the prices are from")
    return value
