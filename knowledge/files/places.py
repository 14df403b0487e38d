"""An entry together with the place where it stands in its file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from knowledge.entries import Entry, Language
from knowledge.files.yaml_nodes import child_of, line_of


@dataclass(frozen=True, slots=True)
class PlacedEntry:
    """An entry as it is written, blanks included, and where it is written.

    Attributes:
        entry: the entry, before local facts are filled in.
        file: the file it stands in.
        node: its YAML node, from which lines are looked up.
    """

    entry: Entry
    file: Path
    node: yaml.Node

    def line(self, *location: str | int) -> int:
        """The line of a field, such as `line("da", "title")`, or of its nearest parent that is there."""
        return line_of(self.node, location)

    def examples(self, language: Language) -> Iterator[tuple[str, int]]:
        """The examples of a language as they stand, repetitions included, each with its line."""
        texts, _ = child_of(self.node, language.value)
        node = child_of(texts, "examples")[0] if texts is not None else None
        if isinstance(node, yaml.SequenceNode):
            for child in node.value:
                yield child.value.strip(), child.start_mark.line + 1

    def answer_line(self, language: Language, needle: str) -> int:
        """The line of the answer that holds `needle`, or the line where the answer begins."""
        start = self.line(language.value, "answer")
        texts, _ = child_of(self.node, language.value)
        node = child_of(texts, "answer")[0] if texts is not None else None
        # The text of a block ("answer: |") begins on the line after its key.
        first = start + 1 if isinstance(node, yaml.ScalarNode) and node.style == "|" else start
        lines = self.entry.texts[language].answer.splitlines()
        return next((first + number for number, line in enumerate(lines) if needle in line), start)
