"""Posters that lead into the chat: a QR code, with a heading above and the link below, as PNG, SVG or PDF.

A PNG holds the code alone, to be put into a layout of one's own; SVG and PDF are A4 sheets, ready to print.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING

from bot.render import escape

if TYPE_CHECKING:
    import segno

_POINT = 72 / 25.4
_WIDTH, _HEIGHT = 210.0, 297.0
_MARGIN, _TOP = 25.0, 45.0
_CODE = _WIDTH - 2 * _MARGIN
_LINE = 5.0
"""Millimetres, all of them but the point."""

_HEADINGS = ((11.0, 22, 2), (9.0, 27, 3), (7.0, 34, 4))
"""How high a heading may be, how many characters then fit in a line, and how many lines there may be."""

_LINE_CHARACTERS = 60

_PIXELS = 12
"""Of a PNG, for each dot of the code."""


class Format(StrEnum):
    """How a poster is made."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Poster:
    """What is on a poster.

    Attributes:
        address: what the code leads to, and what is printed below it.
        heading: above the code.
        lines: below the code, before the address.
    """

    address: str
    heading: str
    lines: tuple[str, ...] = ()

    def draw(self, form: Format) -> bytes:
        """The poster as the content of a file."""
        import segno  # noqa: PLC0415 - only for who makes a poster: no start shall take longer for it

        # A quarter of the dots may be covered or torn and the code is still read: posters hang outside.
        code = segno.make(self.address, error="q", micro=False)
        match form:
            case Format.PNG:
                content = BytesIO()
                code.save(content, kind="png", scale=_PIXELS)
                return content.getvalue()
            case Format.SVG:
                return self._svg(code).encode()
            case Format.PDF:
                return self._pdf(code)

    def _svg(self, code: segno.QRCode) -> str:
        texts = "".join(
            f'<text x="{_MARGIN:g}" y="{text.y:g}" font-size="{text.size:g}"'
            f"{' font-weight=' + chr(34) + 'bold' + chr(34) if text.bold else ''}>{escape(text.words)}</text>"
            for text in self._texts()
        )
        bars = "".join(
            f"M{x:.3f} {y:.3f}h{width:.3f}v{height:.3f}h-{width:.3f}z" for x, y, width, height in _bars(code)
        )
        size = f'width="{_WIDTH:g}mm" height="{_HEIGHT:g}mm" viewBox="0 0 {_WIDTH:g} {_HEIGHT:g}"'
        return (
            f'<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" {size}>'
            f'<rect width="{_WIDTH:g}" height="{_HEIGHT:g}" fill="#fff"/>'
            f'<g font-family="Helvetica, Arial, sans-serif">{texts}</g><path d="{bars}"/></svg>\n'
        )

    def _pdf(self, code: segno.QRCode) -> bytes:
        drawn = [
            f"BT /{'B' if text.bold else 'R'} {text.size * _POINT:.2f} Tf "
            f"{_MARGIN * _POINT:.2f} {(_HEIGHT - text.y) * _POINT:.2f} Td ({_in_pdf(text.words)}) Tj ET"
            for text in self._texts()
        ]
        drawn += [
            f"{x * _POINT:.3f} {(_HEIGHT - y - height) * _POINT:.3f} {width * _POINT:.3f} {height * _POINT:.3f} re f"
            for x, y, width, height in _bars(code)
        ]
        content = "\n".join(drawn).encode("cp1252", errors="replace")
        page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {_WIDTH * _POINT:.2f} {_HEIGHT * _POINT:.2f}]"
        return _pdf_of(
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            f"{page}/Contents 6 0 R/Resources<</Font<</R 4 0 R/B 5 0 R>>>>>>".encode(),
            *(
                f"<</Type/Font/Subtype/Type1/BaseFont/{font}/Encoding/WinAnsiEncoding>>".encode()
                for font in ("Helvetica", "Helvetica-Bold")
            ),
            b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        )

    def _texts(self) -> Iterator[_Text]:
        size, heading = _fitting(self.heading)
        for number, words in enumerate(heading):
            above = 1.2 * size * (len(heading) - 1 - number)
            yield _Text(words, _TOP - above, size, bold=True)
        below = [line for text in (*self.lines, self.address) for line in textwrap.wrap(text, _LINE_CHARACTERS)]
        for number, words in enumerate(below):
            yield _Text(words, _code_top() + _CODE + 5 * _LINE + 1.5 * _LINE * number, _LINE)


@dataclass(frozen=True, slots=True)
class _Text:
    """A line of text: where its foot stands, and how high it is, in millimetres."""

    words: str
    y: float
    size: float
    bold: bool = False


def _fitting(heading: str) -> tuple[float, list[str]]:
    """How high the heading is to be so that it fits, and its lines; what is too long for any height is cut."""
    for size, characters, most in _HEADINGS:
        lines = textwrap.wrap(heading, characters)
        if len(lines) <= most:
            return size, lines
    size, characters, most = _HEADINGS[-1]
    return size, textwrap.wrap(heading, characters, max_lines=most, placeholder=" …")


def _code_top() -> float:
    return _TOP + 4 * _LINE


def _bars(code: segno.QRCode) -> Iterator[tuple[float, float, float, float]]:
    """The dark dots of a code, those beside each other as one bar: left, top, width and height in millimetres."""
    rows = [list(row) for row in code.matrix]
    dot = _CODE / len(rows)
    for number, row in enumerate(rows):
        for dark, places in groupby(range(len(row)), key=lambda place, row=row: bool(row[place])):  # type: ignore[misc]
            bar = list(places)
            if dark:
                yield _MARGIN + bar[0] * dot, _code_top() + number * dot, len(bar) * dot, dot


def _in_pdf(words: str) -> str:
    return words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _pdf_of(*objects: bytes) -> bytes:
    """A PDF file of these objects, numbered from 1; the first is the catalog."""
    file = BytesIO()
    file.write(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    starts = []
    for number, each in enumerate(objects, start=1):
        starts.append(file.tell())
        file.write(b"%d 0 obj\n%s\nendobj\n" % (number, each))
    table = file.tell()
    file.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    file.writelines(b"%010d 00000 n \n" % start for start in starts)
    file.write(b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table))
    return file.getvalue()
