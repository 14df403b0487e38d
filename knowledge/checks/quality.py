"""Plain language in figures: the readability index LIX, and the sentences that are too long.

LIX (läsbarhetsindex) is by Carl-Hugo Björnsson, "Läsbarhet", 1968:

    LIX = words / sentences + 100 * long words / words

where a long word has seven letters or more. The Danish scale: up to 24 very easy, 25-34 easy, 35-44 medium, 45-54 hard,
from 55 very hard. It is a hint, not a proof: it knows nothing of order and sense.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONG_WORD = 7
"""The letters from which a word counts as long."""

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_LIST_ITEM = re.compile(r"^\s*(?:[-+*]|\d+[.)])\s+")
_BOLD = re.compile(r"\*\*|__|(?<!\w)[*_](?=\w)|(?<=[\w.!?:])[*_](?!\w)")
_ESCAPED = re.compile(r"\\([\\*_\[\]().+-])")
_BLANK = re.compile(r"\{\{[?^]?[a-z0-9_]+\}\}")
_END = re.compile(r"[.!?…]+[)»”\"']*\s+")
# A full stop after these closes no sentence; "kr." and "osv." may, so the next word decides there.
_NEVER_LAST = frozenset(
    "bl.a. f.eks. fx. ca. kl. nr. tlf. dvs. jf. inkl. ekskl. pr. st. sct. dr. hhv. e.g. i.e. approx. no.".split()
)


@dataclass(frozen=True, slots=True)
class Readability:
    """What a text counts.

    Attributes:
        words: how many words it has.
        sentences: how many sentences; a line that ends without a full stop is one too.
        long_words: how many words have seven letters or more.
    """

    words: int
    sentences: int
    long_words: int

    @property
    def lix(self) -> float:
        """The readability index; 0 for a text without words."""
        if not self.words:
            return 0.0
        return self.words / self.sentences + 100 * self.long_words / self.words


def prose(answer: str) -> str:
    """What a citizen reads of an answer's Markdown: no markup, list markers, addresses behind links, or blanks."""
    text = _BLANK.sub("", _LINK.sub(r"\1", answer))
    lines = (_ESCAPED.sub(r"\1", _BOLD.sub("", _LIST_ITEM.sub("", line))) for line in text.splitlines())
    return "\n".join(line.strip() for line in lines)


def sentences(text: str) -> Iterator[str]:
    """The sentences of plain text.

    A sentence ends at ". ! ?" before white space, unless the mark belongs to an abbreviation ("bl.a."), to an ordinal
    ("1. juli") or the next word begins small; and at the end of a line. Decimals and addresses hold no white space,
    so they end nothing.
    """
    for line in text.splitlines():
        start = 0
        for match in _END.finditer(line):
            if _closes(line, match):
                yield line[start : match.end()].strip()
                start = match.end()
        if line[start:].strip():
            yield line[start:].strip()


def words(text: str) -> list[str]:
    """The words of plain text: what stands between white space and holds a letter or a digit."""
    return [word for word in text.split() if any(character.isalnum() for character in word)]


def readability(answer: str) -> Readability:
    """The counts of an answer in Markdown."""
    text = prose(answer)
    every = words(text)
    long_words = sum(1 for word in every if sum(character.isalpha() for character in word) >= LONG_WORD)
    return Readability(len(every), sum(1 for each in sentences(text) if words(each)), long_words)


def lix(answer: str) -> float:
    """The readability index of an answer in Markdown."""
    return readability(answer).lix


def long_sentences(answer: str, most_words: int) -> tuple[str, ...]:
    """The sentences of an answer that have more than `most_words` words."""
    return tuple(each for each in sentences(prose(answer)) if len(words(each)) > most_words)


def _closes(line: str, match: re.Match[str]) -> bool:
    mark, following = match.group().strip(), line[match.end() :]
    if not mark.startswith("."):
        return True
    last = (line[: match.start()].split() or [""])[-1].lstrip("(»”\"'").casefold() + "."
    if last in _NEVER_LAST:
        return False
    return not _goes_on(following)


def _goes_on(following: str) -> bool:
    """Whether the next word shows that the sentence goes on: small, and no name such as "eReolen" or "borger.dk"."""
    word = (following.split() or [""])[0].strip("(»”\"'.,:;!?")
    begins_small = word[:1].islower()
    is_name = any(character.isupper() for character in word) or "." in word
    return begins_small and not is_name
