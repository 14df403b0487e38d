"""What staff read of the entries of a file beside its difference: slips that no cell is wrong for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.authoring.hint_words import hint_html, hint_mark
from bot.catalogue import Texts
from bot.render import plain_text
from knowledge.checks.imported import ImportHint
from knowledge.entries import Entry

MOST_HINTS = 10
"""Of a message; the file names them all."""


def hints_html(found: Sequence[ImportHint], entries: Mapping[str, Entry], texts: Texts) -> str:
    """The first of them as lines (HTML), under a heading; "" where there is none."""
    if not found:
        return ""
    lines = [texts.html("staff-import-hints"), *_lines(found[:MOST_HINTS], entries, texts)]
    if len(found) > MOST_HINTS:
        lines.append(texts.html("staff-import-more-hints", count=len(found) - MOST_HINTS))
    return "\n".join(lines)


def hints_file(found: Sequence[ImportHint], entries: Mapping[str, Entry], texts: Texts) -> str:
    """All of them as a text."""
    if not found:
        return ""
    return "\n".join(
        (plain_text(texts.html("staff-import-hints")), *map(plain_text, _lines(found, entries, texts)), "")
    )


def _lines(found: Sequence[ImportHint], entries: Mapping[str, Entry], texts: Texts) -> list[str]:
    return [
        f"{hint_mark(each.hint)} "
        + texts.html("staff-import-hint", row=str(each.row), slug=each.slug)
        + f" {hint_html(each.hint, entries, texts)}"
        for each in found
    ]
