"""From approved Markdown to Telegram HTML: escaped by default, and split where a reader would pause.

Answers use a small Markdown: paragraphs, bold, italics, links, lists. Telegram's HTML knows `<b> <i> <a>`; lists
become lines. Everything else stands as the text it is.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, takewhile

from markdown_it import MarkdownIt
from markdown_it.token import Token

MESSAGE_LIMIT = 4096
"""Telegram's longest message, counted here in UTF-16 units, the safe side of what is documented."""

_CAPTION_LIMIT = 1024
"""The same of what stands below a picture or a file, as the assistant may send it; people may write more there."""

SPLIT_AT = 3800
"""Where a long text is split; leaves room for a heading and the source line."""

# What is nested deeper than this is dropped, and the preset's own limit is ten lists.
_MARKDOWN = MarkdownIt("zero", {"maxNesting": 100}).enable(["emphasis", "link", "list", "newline", "escape"])
_TAGS = {
    "strong_open": "<b>",
    "strong_close": "</b>",
    "em_open": "<i>",
    "em_close": "</i>",
    "link_close": "</a>",
}
_BORDERS = tuple(map(re.compile, (r"\n[ \t]*\n", r"\n", r"(?<=[.!?:;])\s+", r"\s+")))
_TAG = re.compile(r"<[^<>]+>")


def escape(text: str) -> str:
    """`text` as Telegram HTML shows it, character for character."""
    return html.escape(text, quote=False)


def plain_text(markup: str) -> str:
    """What a reader sees of Telegram HTML."""
    return html.unescape(_TAG.sub("", markup))


def utf16_length(text: str) -> int:
    """The length of `text` in UTF-16 units, as Telegram counts entities and limits."""
    return len(text.encode("utf-16-le")) // 2


def fits_caption(text: str) -> bool:
    """Whether a plain text may stand below a picture or a file."""
    return utf16_length(text) <= _CAPTION_LIMIT


@lru_cache(maxsize=1024)
def markdown_to_html(text: str) -> str:
    """An answer's Markdown as Telegram HTML; the same answers are given again and again."""
    return "\n\n".join(_blocks(_MARKDOWN.parse(text)))


def _blocks(tokens: Sequence[Token]) -> Iterator[str]:
    """The rendered paragraphs and lists, one string each."""
    lines: list[str] = []
    counters: list[int | None] = []
    prefix = ""
    for token in tokens:
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            counters.append(int(token.attrGet("start") or 1) if token.type.startswith("ordered") else None)
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            counters.pop()
            prefix = "   " * len(counters)
        elif token.type == "list_item_open":
            prefix = _item_prefix(counters)
        elif token.type == "inline":
            lines.append(prefix + _inline(token.children or []))
            prefix = "   " * len(counters)
        elif token.type == "list_item_close" and prefix.strip():
            # An item without a text: "-" alone is no list to its writer, and must not come out as nothing.
            lines.append(prefix.rstrip())
            prefix = ""
        if token.level == 0 and token.type.endswith("_close") and lines:
            yield "\n".join(lines)
            lines = []


def _item_prefix(counters: list[int | None]) -> str:
    indent = "   " * (len(counters) - 1)
    number = counters[-1]
    if number is None:
        return f"{indent}• "
    counters[-1] = number + 1
    return f"{indent}{number}. "


def _inline(tokens: Sequence[Token]) -> str:
    pieces: list[str] = []
    for token in tokens:
        if token.type in {"softbreak", "hardbreak"}:
            pieces.append("\n")
        elif token.type == "link_open":
            pieces.append(f'<a href="{html.escape(str(token.attrGet("href") or ""))}">')
        else:
            pieces.append(_TAGS.get(token.type) or escape(token.content))
    return "".join(pieces)


def split_text(text: str, limit: int = SPLIT_AT) -> tuple[str, ...]:
    """`text` in parts of at most `limit` UTF-16 units, cut at paragraphs, else lines, sentences, words.

    Only white space at a cut is lost. A word longer than the limit is cut between characters; `limit` is at least 2,
    the longest character.
    """
    parts: list[str] = []
    rest = text.strip()
    while utf16_length(rest) > limit:
        end = _cut(rest, limit)
        parts.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return (*parts, rest) if rest else tuple(parts)


def _cut(text: str, limit: int) -> int:
    """Where the first part of `text` ends: at the last of the coarsest borders within `limit` UTF-16 units."""
    room = _room(text, limit)
    for border in _BORDERS:
        starts = (match.start() for match in border.finditer(text))
        within = list(takewhile(lambda start: start <= room, starts))
        if within:
            return within[-1]
    return room


def _room(text: str, limit: int) -> int:
    """How many characters of `text` fit in `limit` UTF-16 units."""
    lengths = accumulate(utf16_length(character) for character in text)
    return sum(1 for _ in takewhile(lambda length: length <= limit, lengths))
