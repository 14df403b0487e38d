"""Telegram's HTML: text and entities out of it, or the refusal Telegram would give.

The tags are those of the Bot API's "HTML style"; the refusals are worded as Telegram words them in practice (E in
`errors.py`), where the byte offset counts UTF-8 bytes from the start of the text. Unknown named references stay as they
are, and leading and trailing white space goes, as Telegram does it.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from typing import Final, NoReturn

from bot.standin.errors import LimitError
from bot.standin.jsontypes import Json
from bot.standin.units import units

_KINDS: Final = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
_NAMED: Final = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE: Final = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([A-Za-z]+));?")
_FIRST_SURROGATE: Final = 0xD800
_LAST_SURROGATE: Final = 0xDFFF
_NAME: Final = re.compile(r"[^\s>]*")
_ATTRIBUTE: Final = re.compile(r"[^\s=>]*")
_BARE_VALUE: Final = re.compile(r"[A-Za-z0-9.\-]+")
_SPACE: Final = re.compile(r"\s*")


@dataclass(slots=True)
class _Open:
    tag: str
    at: int
    attributes: dict[str, str]


@dataclass(slots=True)
class _Reader:
    source: str
    position: int = 0
    text: str = ""
    length: int = 0
    entities: list[Json] = field(default_factory=list)
    opened: list[_Open] = field(default_factory=list)

    def read(self) -> None:
        while self.position < len(self.source):
            begin = self.position
            character = self.source[begin]
            if character == "<":
                self.position += 1
                self._end_tag(begin) if self._next() == "/" else self._start_tag(begin)
            else:
                self._write(self._reference() if character == "&" else self._plain())
        if self.opened:
            _refuse(f'Can\'t find end tag corresponding to start tag "{self.opened[-1].tag}"')

    def _write(self, text: str) -> None:
        self.text += text
        self.length += units(text)

    def _plain(self) -> str:
        stops = [at for at in (self.source.find("<", self.position), self.source.find("&", self.position)) if at >= 0]
        end = min(stops, default=len(self.source))
        text, self.position = self.source[self.position : end], end
        return text

    def _reference(self) -> str:
        match = _REFERENCE.match(self.source, self.position)
        decoded = _decode(match) if match else None
        if match is None or decoded is None:
            self.position += 1
            return "&"
        self.position = match.end()
        return decoded

    def _next(self) -> str:
        return self.source[self.position : self.position + 1]

    def _take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.source, self.position)
        if match is None:
            return ""
        self.position = match.end()
        return match.group()

    def _start_tag(self, begin: int) -> None:
        tag = self._take(_NAME).lower()
        if not self._next():
            _refuse(f"Unclosed start tag at byte offset {self._byte(begin)}")
        if tag not in _KINDS:
            _refuse(f'Unsupported start tag "{tag}" at byte offset {self._byte(begin)}')
        attributes = self._attributes(tag, begin)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            _refuse(f'Tag "span" must have class "tg-spoiler" at byte offset {self._byte(begin)}')
        self.opened.append(_Open(tag, self.length, attributes))

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        found: dict[str, str] = {}
        while True:
            self._take(_SPACE)
            if self._next() == ">":
                self.position += 1
                return found
            name = self._take(_ATTRIBUTE).lower()
            self._take(_SPACE)
            if not self._next():
                _refuse(f'Unclosed start tag "{tag}" at byte offset {self._byte(begin)}')
            if not name:
                _refuse(f'Empty attribute name in the tag "{tag}" at byte offset {self._byte(begin)}')
            if self._next() != "=":
                found[name] = ""
                continue
            self.position += 1
            self._take(_SPACE)
            found[name] = self._value(tag, begin)

    def _value(self, tag: str, begin: int) -> str:
        quote = self._next()
        if quote not in ("'", '"'):
            value = self._take(_BARE_VALUE)
            if not value:
                _refuse(f"Unexpected end of name token at byte offset {self._byte(begin)}")
            return value
        end = self.source.find(quote, self.position + 1)
        if end < 0:
            _refuse(f'Unclosed start tag "{tag}" at byte offset {self._byte(begin)}')
        value, self.position = self.source[self.position + 1 : end], end + 1
        return _REFERENCE.sub(lambda match: _decode(match) or match.group(), value)

    def _end_tag(self, begin: int) -> None:
        self.position += 1
        if not self.opened:
            _refuse(f"Unexpected end tag at byte offset {self._byte(begin)}")
        tag = self._take(_NAME).lower()
        self._take(_SPACE)
        if self._next() != ">":
            _refuse(f"Unclosed end tag at byte offset {self._byte(begin)}")
        self.position += 1
        opened = self.opened.pop()
        if tag not in ("", opened.tag):
            _refuse(
                f'Unmatched end tag at byte offset {self._byte(begin)}, expected "</{opened.tag}>", found "</{tag}>"'
            )
        self._close(opened)

    def _close(self, opened: _Open) -> None:
        entity: Json = {"type": _KINDS[opened.tag], "offset": opened.at, "length": self.length - opened.at}
        if opened.tag == "a":
            address = opened.attributes.get("href") or self.text[len(self.text) - entity["length"] :]
            if "." not in address and "://" not in address and not address.startswith(("tel:", "mailto:")):
                return  # Telegram shows the text of a link that leads nowhere, without the link.
            entity["url"] = address
        elif opened.tag == "tg-emoji":
            entity["custom_emoji_id"] = opened.attributes.get("emoji-id", "")
        elif opened.tag == "blockquote" and "expandable" in opened.attributes:
            entity["type"] = "expandable_blockquote"
        elif opened.tag == "code" and self.opened and self.opened[-1].tag == "pre":
            language = opened.attributes.get("class", "").removeprefix("language-")
            if language:
                self.opened[-1].attributes["language"] = language
                return
        elif opened.tag == "pre" and opened.attributes.get("language"):
            entity["language"] = opened.attributes["language"]
        if entity["length"]:
            self.entities.append(entity)

    def _byte(self, position: int) -> int:
        return len(self.source[:position].encode())


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Text and entities (UTF-16 units, in order of offset, the longer first) of Telegram HTML.

    Raises:
        LimitError: "Bad Request: can't parse entities: …".
    """
    reader = _Reader(source)
    reader.read()
    return trimmed(reader.text, reader.entities)


def trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Text without white space at its ends, and the entities moved and cut to match."""
    cut = units(text) - units(text.lstrip())
    text = text.strip()
    end = units(text)
    kept: list[Json] = []
    for entity in entities:
        start = max(entity["offset"] - cut, 0)
        stop = min(entity["offset"] - cut + entity["length"], end)
        if stop > start:
            kept.append(entity | {"offset": start, "length": stop - start})
    return text, sorted(kept, key=lambda e: (e["offset"], -e["length"]))


def _decode(match: re.Match[str]) -> str | None:
    hexadecimal, decimal, name = match.groups()
    if name is not None:
        return _NAMED.get(name)
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return chr(code) if 0 < code <= sys.maxunicode and not _FIRST_SURROGATE <= code <= _LAST_SURROGATE else None


def _refuse(problem: str) -> NoReturn:
    raise LimitError(f"Bad Request: can't parse entities: {problem}", where="parse_mode", problem=problem)
