"""What `kb import` says of slips that no cell is wrong for; the staff group reads the same in Danish."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from knowledge.checks.imported import ImportHint
    from knowledge.checks.writing import Hint

MOST_HINTS: Final = 50
"""Of a file; beside hundreds nobody reads the one that matters."""

WORDS: Final = {
    "cpr": "holds a number like a CPR number; take it out",
    "masked": "holds {words} in place of what was there; write what is meant",
    "html": "holds HTML: {words}",
    "markup": "holds marks that are not shown as they were meant: {words}",
    "braces": "holds double curly braces",
    "link-not-https": "the link {words} does not begin with https://",
    "long-answer": "the answer is long; say what matters, and link to the rest",
    "too-long": "the answer has {number} characters, so citizens get it in several messages",
    "never-valid": "it ends before it begins, so no citizen gets it",
    "over": "citizens do not get it any more: it ended, or was to be checked, by {words}",
    "far-day": "the day {words} is far ahead; is its year right?",
    "new-place": "no other entry stands under {words}; are area and topic spelled right?",
    "dead-reference": "there is no entry named {words}",
    "repeated": "'{words}' stands in {other} too, so it is not clear which is meant",
}
_LONGEST: Final = 100


def hint_lines(file: Path, found: Sequence[ImportHint]) -> Iterator[str]:
    """The first of them as lines, what blocks before the others."""
    for each in found[:MOST_HINTS]:
        sign = "must be mended" if each.hint.blocks else "look at this"
        yield f"{file}: row {each.row}, {each.slug}: {sign}: {_words(each.hint)}"
    if len(found) > MOST_HINTS:
        yield f"{file}: … and {len(found) - MOST_HINTS} more like these"


def _words(hint: Hint) -> str:
    language = "" if hint.language is None else f" ({hint.language.value})"
    shown = WORDS.get(hint.rule, hint.rule)
    return shown.format(words=hint.words[:_LONGEST], number=hint.number, other=hint.other) + language
