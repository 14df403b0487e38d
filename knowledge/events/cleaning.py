"""What sources write, made fit to keep and to show: plain text, plain addresses."""

from __future__ import annotations

import html
import re
from typing import Final
from urllib.parse import urlsplit

LONGEST_LINE: Final = 300
LONGEST_TEXT: Final = 4000
"""Characters; what a source has more of is cut, staff are told."""

_LONGEST_ADDRESS: Final = 2000
_BLOCKS: Final = frozenset("p br div li ul ol h1 h2 h3 h4 h5 h6 tr table blockquote hr".split())
_BREAK: Final = re.compile(r"<[^>]*>")
_MARKUP: Final = re.compile(r"<[a-z!/]|&[a-z#]", re.IGNORECASE)
_ESCAPED: Final = re.compile(r"</(?:p|div|li|ul|h\d)>|<br ?/?>", re.IGNORECASE)
"""What stands only in a text that was escaped twice on its way: nobody writes of paragraphs."""

# Controls, halves of surrogate pairs, marks that turn the direction of what follows, and what parts a word unseen.
_UNFIT: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\ud800-\udfff\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)


def line(value: object) -> str:
    """A title, a name or a label: text without markup on one line; "" for anything that is no text."""
    return _shortened(" ".join(text(value).split()), LONGEST_LINE)


def text(value: object) -> str:
    """Running text without markup, a line per paragraph; "" for anything that is no text."""
    if not isinstance(value, str):
        return ""
    plain = _without_markup(value[: 10 * LONGEST_TEXT]) if _MARKUP.search(value) else value
    plain = _without_markup(plain) if _ESCAPED.search(plain) else html.unescape(plain)
    lines = (" ".join(each.split()) for each in _UNFIT.sub("", plain).splitlines())
    return _shortened("\n".join(each for each in lines if each), LONGEST_TEXT)


def address(value: object) -> str:
    """An address that people can be sent to, or ""."""
    if not isinstance(value, str):
        return ""
    stripped = value.strip()
    if len(stripped) > _LONGEST_ADDRESS or re.search(r"[\s<>\"]", stripped) or _UNFIT.search(stripped):
        return ""
    try:
        parts = urlsplit(stripped)
    except ValueError:
        return ""
    # With a name or a password before its host, an address seems to lead elsewhere than it does.
    return stripped if parts.scheme in {"http", "https"} and parts.hostname and "@" not in parts.netloc else ""


def _without_markup(value: str) -> str:
    import nh3  # noqa: PLC0415 - only what fetches events needs it

    return html.unescape(_BREAK.sub("\n", nh3.clean(value, tags=set(_BLOCKS), attributes={})))


def _shortened(value: str, most: int) -> str:
    return value if len(value) <= most else value[: most - 1].rstrip() + "…"
