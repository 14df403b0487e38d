"""What staff write in Telegram, as the Markdown of answers: bold, italics, links and lists as Telegram shows them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.render import escape, markdown_to_html

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_ITEM = re.compile(r"^\s*(?:([-*+•–])|(\d{1,3})[.)])[ \t\u00a0]+(?=\S)")
_MARKS_OF_A_LIST = re.compile(r"^(?:[-+](?=\s|$)|(\d+)([.)])(?=\s|$))")
_BLANK = re.compile(r"(\{\{[?^]?[a-z0-9_]+\}\})")
_SPECIAL = re.compile(r"[\\*\[\]]|(?<!\w)_|_(?!\w)")
_HREF = re.compile(r'href="[^"]*"')
_UNSAFE = {"(": "%28", ")": "%29", " ": "%20", "\\": "%5C", "<": "%3C", ">": "%3E", "\n": ""}


@dataclass(frozen=True, slots=True)
class Mark:
    """How Telegram shows a part of a text.

    Attributes:
        kind: "bold", "italic", "text_link"; others are not kept.
        offset, length: where, in UTF-16 units.
        url: of a link.
    """

    kind: str
    offset: int
    length: int
    url: str = ""


@dataclass(frozen=True, slots=True)
class _Style:
    bold: bool = False
    italic: bool = False
    url: str = ""


_Character = tuple[str, _Style]


def to_markdown(text: str, marks: Iterable[Mark] = ()) -> str:
    """A text with its marks in the small Markdown of answers; it renders as Telegram shows the text.

    What cannot be said in that Markdown (a bold half of a word, a link that is none) comes out as plain text.
    """
    blocks: list[list[str]] = []
    before = ""
    for characters in _lines(_styled(text, list(marks))):
        plain = "".join(character for character, _ in characters)
        if not plain.strip():
            before = ""
            continue
        item = _ITEM.match(plain)
        kind = "text" if item is None else ("bullets" if item[1] else "numbers")
        line = _line(characters[item.end() :] if item else characters)
        if item is not None:
            line = f"- {line}" if item[1] else f"{item[2]}. {line}"
        # A list stands by itself: what follows it on a line of its own would else become a part of its last item.
        if kind != before:
            blocks.append([])
        blocks[-1].append(line)
        before = kind
    return "\n\n".join("\n".join(lines) for lines in blocks)


def one_line(text: str) -> str:
    """A text as a title or an example: on one line, without control characters."""
    return " ".join(_CONTROL.sub(" ", text).split())


def _styled(text: str, marks: Sequence[Mark]) -> list[_Character]:
    units, ends = 0, []
    for character in text:
        units += 2 if ord(character) > 0xFFFF else 1  # noqa: PLR2004 - beyond it a character takes two units
        ends.append(units)
    found: list[_Character] = []
    for at, character in enumerate(text):
        start = ends[at - 1] if at else 0
        on = [mark for mark in marks if mark.offset <= start < mark.offset + mark.length]
        url = next((mark.url for mark in on if mark.kind == "text_link"), "")
        kinds = {mark.kind for mark in on}
        style = _Style("bold" in kinds, "italic" in kinds, "".join(_UNSAFE.get(each, each) for each in url))
        if character == "\n" or not _CONTROL.match(character):
            found.append((character, style))
    return found


def _lines(characters: Sequence[_Character]) -> Iterator[list[_Character]]:
    line: list[_Character] = []
    for each in characters:
        if each[0] == "\n":
            yield line
            line = []
        else:
            line.append(each)
    yield line


def _line(characters: Sequence[_Character]) -> str:
    """One line's Markdown, with as much of its style as Markdown can say."""
    stripped = _stripped(characters)
    for keep in ((True, True), (True, False), (False, False)):
        kept = [(each, _Style(style.bold and keep[0], style.italic and keep[1], style.url)) for each, style in stripped]
        written, wanted = _markdown(kept), _html(kept)
        if _HREF.sub("", markdown_to_html(written)) == _HREF.sub("", wanted):
            return written
    return _markdown([(each, _Style()) for each, _ in stripped])


def _stripped(characters: Sequence[_Character]) -> list[_Character]:
    start, end = 0, len(characters)
    while start < end and characters[start][0].isspace():
        start += 1
    while end > start and characters[end - 1][0].isspace():
        end -= 1
    # White space has no style of its own, so that a mark never begins or ends with it.
    return [_without_style_of_space(characters, at) for at in range(start, end)]


def _without_style_of_space(characters: Sequence[_Character], at: int) -> _Character:
    character, style = characters[at]
    if not character.isspace():
        return character, style
    before = next((style for each, style in reversed(characters[:at]) if not each.isspace()), _Style())
    after = next((style for each, style in characters[at:] if not each.isspace()), _Style())
    shared = _Style(
        before.bold and after.bold, before.italic and after.italic, before.url if before.url == after.url else ""
    )
    return (" " if character != "\u00a0" else character), shared


def _markdown(characters: Sequence[_Character]) -> str:
    pieces: list[str] = []
    for url, linked in groupby(characters, key=lambda each: each[1].url):
        inner = "".join(
            _emphasised(_escaped("".join(character for character, _ in run)), style)
            for style, run in _runs(list(linked))
        )
        pieces.append(f"[{inner}]({url})" if url else inner)
    written = "".join(pieces)
    return _MARKS_OF_A_LIST.sub(lambda mark: f"{mark[1]}\\{mark[2]}" if mark[1] else f"\\{mark[0]}", written)


def _html(characters: Sequence[_Character]) -> str:
    pieces: list[str] = []
    for url, linked in groupby(characters, key=lambda each: each[1].url):
        inner = ""
        for style, run in _runs(list(linked)):
            part = escape("".join(character for character, _ in run))
            part = f"<b>{part}</b>" if style.bold else part
            inner += f"<i>{part}</i>" if style.italic else part
        pieces.append(f'<a href="{url}">{inner}</a>' if url else inner)
    return "".join(pieces)


def _runs(characters: Sequence[_Character]) -> Iterator[tuple[_Style, list[_Character]]]:
    for style, run in groupby(characters, key=lambda each: each[1]):
        yield style, list(run)


def _emphasised(text: str, style: _Style) -> str:
    text = f"**{text}**" if style.bold else text
    return f"*{text}*" if style.italic else text


def _escaped(text: str) -> str:
    """`text` so that Markdown shows every character of it; the blanks of local facts stay blanks."""
    return "".join(
        part if _BLANK.fullmatch(part) else _SPECIAL.sub(lambda special: f"\\{special[0]}", part)
        for part in _BLANK.split(text)
    )
