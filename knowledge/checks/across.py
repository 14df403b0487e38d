"""Rules about entries beside one another: no example twice, and no link that leads nowhere."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from knowledge.checks.findings import Finding, Remark, placed
from knowledge.entries import Language
from knowledge.files.places import PlacedEntry

_NOT_WORD = re.compile(r"[\W_]+")
_FOLDED = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


def normal_form(text: str) -> str:
    """`text` without case, punctuation and the difference between "å" and "aa", to compare questions by."""
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_FOLDED)
    return _NOT_WORD.sub(" ", folded).strip()


def across_findings(entries: Sequence[PlacedEntry]) -> Iterator[Finding]:
    """What the rules say about `entries` as a whole."""
    yield from _repeated_examples(entries)
    yield from _repeated_titles(entries)
    yield from _dead_references(entries)


def questions_of(entry: PlacedEntry) -> Iterator[tuple[str, Language, int]]:
    """Every example of an entry with its line, and its titles, which the matcher learns from too."""
    for language, text in entry.entry.texts.items():
        for example, line in entry.examples(language):
            yield example, language, line
        yield text.title, language, entry.line(language.value, "title")


def _repeated_examples(entries: Sequence[PlacedEntry]) -> Iterator[Finding]:
    seen: dict[str, tuple[PlacedEntry, Language, int]] = {}
    for entry in entries:
        for question, language, line in questions_of(entry):
            form = normal_form(question)
            first, first_language, first_line = seen.setdefault(form, (entry, language, line))
            # The same words may serve both languages of one entry, and a title may also stand as an example.
            is_title = question == entry.entry.texts[language].title
            if line == first_line and first is entry:
                continue
            if first is entry and (first_language is not language or is_title):
                continue
            yield Finding(
                entry.file,
                line,
                entry.entry.slug,
                "repeated-example",
                f"{question!r} stands already in {first.entry.slug} ({first.file.name}:{first_line})",
                "Keep it where it belongs, and write another one here",
            )


def _repeated_titles(entries: Sequence[PlacedEntry]) -> Iterator[Finding]:
    for language in Language:
        seen: dict[str, PlacedEntry] = {}
        for entry in entries:
            if language not in entry.entry.texts:
                continue
            title = entry.entry.texts[language].title
            first = seen.setdefault(title.casefold(), entry)
            if first is not entry:
                remark = Remark(
                    "repeated-title",
                    f"{first.entry.slug} has the same title {title!r}",
                    "Buttons must be told apart",
                    (language.value, "title"),
                )
                yield placed(remark, entry)


def _dead_references(entries: Sequence[PlacedEntry]) -> Iterator[Finding]:
    slugs = {entry.entry.slug for entry in entries}
    for entry in entries:
        named = {"related": entry.entry.related, "not_to_be_confused_with": entry.entry.look_alikes}
        for field, names in named.items():
            for name in names:
                if name == entry.entry.slug:
                    yield placed(Remark("reference", f"{field} names the entry itself", "Take it out", (field,)), entry)
                elif name not in slugs:
                    remark = Remark("reference", f"{field} names {name!r}, which is no entry", "Correct it", (field,))
                    yield placed(remark, entry)
