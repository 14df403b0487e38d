"""Entities: what Telegram finds in plain text by itself, and formatted text turned back into HTML for the page."""

from __future__ import annotations

import html
import re
from typing import Final

from bot.standin.jsontypes import Json
from bot.standin.units import units

_FOUND: Final = re.compile(
    r"(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<url>(?:https?://[^\s<>\"]*[^\s<>\".,;:!?)])|(?<![\w@./])(?:[a-z0-9-]+\.)+(?:dk|com|org|net|eu)\b(?:/[^\s<>\"]*[^\s<>\".,;:!?)])?)"
    r"|(?P<bot_command>(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/]))"
    r"|(?P<mention>(?<!\w)@[A-Za-z]\w{3,31})"
    r"|(?P<hashtag>(?<!\w)#\w*[^\W\d]\w*)",
    re.IGNORECASE,
)

_TAGS: Final = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "expandable_blockquote": "blockquote",
}
_SAFE_SCHEMES: Final = ("https://", "http://", "tel:", "mailto:", "tg://")


def detect(text: str) -> list[Json]:
    """The commands, addresses and mentions in plain text; offsets and lengths in UTF-16 units."""
    found: list[Json] = []
    for match in _FOUND.finditer(text):
        kind = match.lastgroup or "url"
        found.append({"type": kind, "offset": units(text[: match.start()]), "length": units(match.group())})
    return found


def with_detected(text: str, given: list[Json]) -> list[Json]:
    """The entities given, and those detected where they do not overlap any of these; in order of offset."""
    taken = [(e["offset"], e["offset"] + e["length"]) for e in given if e["type"] in ("code", "pre", "text_link")]
    extra = [
        e for e in detect(text) if all(e["offset"] + e["length"] <= start or e["offset"] >= end for start, end in taken)
    ]
    return sorted([*given, *extra], key=lambda e: (e["offset"], -e["length"]))


def to_html(text: str, entities: list[Json]) -> str:
    """Formatted text as HTML that is safe to insert: all text escaped, a few tags, and only harmless addresses.

    Entities nest or are apart; where two overlap halfway, the later one is cut off at the end of the earlier.
    """
    raw = text.encode("utf-16-le")
    out: list[str] = []
    open_ends: list[tuple[int, str]] = []
    position = 0

    def write(until: int) -> None:
        nonlocal position
        out.append(html.escape(raw[2 * position : 2 * until].decode("utf-16-le", errors="replace")))
        position = until

    def close(until: int) -> None:
        while open_ends and open_ends[-1][0] <= until:
            end, tag = open_ends.pop()
            write(end)
            out.append(tag)

    for entity in sorted(entities, key=lambda e: (e["offset"], -e["length"])):
        start, end = entity["offset"], entity["offset"] + entity["length"]
        close(start)
        tags = _tags(entity, raw[2 * start : 2 * end].decode("utf-16-le", errors="replace"))
        if tags is None:
            continue
        write(start)
        out.append(tags[0])
        open_ends.append((min(end, open_ends[-1][0]) if open_ends else end, tags[1]))
    close(len(raw) // 2)
    write(len(raw) // 2)
    return "".join(out)


def _tags(entity: Json, covered: str) -> tuple[str, str] | None:
    kind = entity["type"]
    if kind in _TAGS:
        return f"<{_TAGS[kind]}>", f"</{_TAGS[kind]}>"
    if kind == "spoiler":
        return '<span class="tg-spoiler">', "</span>"
    address = _address(kind, entity, covered)
    if address is None:
        return None
    return f'<a href="{html.escape(address)}" rel="noopener noreferrer" target="_blank">', "</a>"


def _address(kind: str, entity: Json, covered: str) -> str | None:
    if kind == "email":
        return f"mailto:{covered}"
    if kind == "url":
        return covered if "://" in covered else f"https://{covered}"
    if kind == "text_link" and str(entity.get("url", "")).lower().startswith(_SAFE_SCHEMES):
        return str(entity["url"])
    return None
