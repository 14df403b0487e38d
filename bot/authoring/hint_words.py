"""What staff read of a hint about an entry."""

from __future__ import annotations

from collections.abc import Mapping

from bot.catalogue import Texts
from knowledge.checks.writing import Hint
from knowledge.entries import Entry, Language


def hint_mark(hint: Hint) -> str:
    """The sign before a hint: whether it has to be mended, or only looked at."""
    return "⛔" if hint.blocks else "•"


def hint_html(hint: Hint, entries: Mapping[str, Entry], texts: Texts) -> str:
    """A hint as a line (HTML) without its mark; `entries` are those that it may name."""
    language = "" if hint.language is None else texts.plain(f"staff-kb-language-{hint.language.value}")
    other = entries.get(hint.other)
    title = hint.other if other is None else f"{other.texts[Language.DA].title} ({other.slug})"
    # What was typed has a backslash before signs that are no marks; nobody has written that.
    words = hint.words[:100].replace("\\", "")
    return texts.html(f"staff-kb-hint-{hint.rule}", language=language, words=words, number=hint.number, other=title)
