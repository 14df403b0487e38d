"""From approved Markdown to Telegram HTML: escaped by default, and split where a reader would pause.

Answers use a small Markdown: paragraphs, bold, italics, links, lists. Telegram's HTML knows `<b> <i> <a>`; lists
become lines. Everything else stands as the text it is.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

MESSAGE_LIMIT = 4096
"""Telegram's longest message, counted here in UTF-16 units, the safe side of what is documented."""

SPLIT_AT = 3800
"""Where a long text is split; leaves room for a heading and the source line."""

_MARKDOWN = MarkdownIt("zero").enable(["emphasis", "link", "list", "newline", "escape"])
_TAGS = {
    "strong_open": "<b>",
    "strong_close": "</b>",
    "em_open": "<i>",
    "em_close": "</i>",
    "link_close": "</a>",
}
_BORDERS = (r"\n[ \t]*\n", r"\n", r"(?<=[.!?:;])\s+", r"\s+")
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


def markdown_to_html(text: str) -> str:
    """An answer's Markdown as Telegram HTML."""
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
        elif token.type == "list_item_open":
            prefix = _item_prefix(counters)
        elif token.type == "inline":
            lines.append(prefix + _inline(token.children or []))
            prefix = "   " * len(counters)
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

    Only white space at a cut is lost. A word longer than the limit is cut between characters.
    """
    return tuple(_split(text.strip(), limit, 0))


def _split(text: str, limit: int, border: int) -> Iterator[str]:
    if utf16_length(text) <= limit:
        if text:
            yield text
        return
    if border == len(_BORDERS):
        yield from _cut(text, limit)
        return
    room = ""
    for piece, gap in _pieces(text, _BORDERS[border]):
        if utf16_length(room + piece) <= limit:
            room += piece + gap
            continue
        if room.strip():
            yield room.strip()
        room = ""
        if utf16_length(piece) <= limit:
            room = piece + gap
        else:
            *whole, room = _split(piece, limit, border + 1)
            yield from whole
            room += gap
    if room.strip():
        yield room.strip()


def _pieces(text: str, border: str) -> Iterator[tuple[str, str]]:
    """The pieces of `text` between the borders, each with the gap that follows it."""
    end = 0
    for match in re.finditer(border, text):
        yield text[end : match.start()], match.group()
        end = match.end()
    yield text[end:], ""


def _cut(text: str, limit: int) -> Iterator[str]:
    room, length = "", 0
    for character in text:
        size = utf16_length(character)
        if length + size > limit:
            yield room
            room, length = "", 0
        room += character
        length += size
    if room:
        yield room
