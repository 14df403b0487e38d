"""A poster leads where it says, and each format is a file that a printer or a browser takes."""

from __future__ import annotations

import re
import zlib
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import segno
from typer.testing import CliRunner

from bot.chat.controls.deeplinks import Kind, Link
from bot.command_line.cli import cli
from bot.posters import Format, Poster

ADDRESS = Link(Kind.ENTRY, "pas-pris").address("faxe_bot")
POSTER = Poster(ADDRESS, "Hvad koster et pas (og hvad er \\ gratis) på rådhuset?")
SVG = "{http://www.w3.org/2000/svg}"


def bars_of_svg() -> set[tuple[float, ...]]:
    """Left, top, width and height of each bar of the code, in millimetres."""
    drawing = ET.fromstring(POSTER.draw(Format.SVG))  # noqa: S314 - our own
    path = drawing.find(f"{SVG}path")
    assert path is not None
    return {tuple(map(float, bar)) for bar in re.findall(r"M([\d.]+) ([\d.]+)h([\d.]+)v([\d.]+)", path.attrib["d"])}


def test_svg_shows_every_dark_dot_of_the_code_and_no_other() -> None:
    """The bars, taken apart into dots again, are the code of the address."""
    matrix = segno.make(ADDRESS, error="q", micro=False).matrix
    dot = 160 / len(matrix)
    dots = {
        (round((y - 65) / dot), round((x - 25) / dot) + step)
        for x, y, width, _ in bars_of_svg()
        for step in range(round(width / dot))
    }
    assert dots == {(y, x) for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark}


def test_svg_says_what_it_leads_to() -> None:
    """Heading and address stand on the sheet, letter for letter."""
    drawing = ET.fromstring(POSTER.draw(Format.SVG))  # noqa: S314 - our own
    told = " ".join(each.text or "" for each in drawing.iter(f"{SVG}text"))
    assert " ".join(told.split()) == f"{POSTER.heading} {ADDRESS}"


def test_heading_too_long_for_the_sheet_is_cut() -> None:
    """However long the heading is, it stays above the code and on the paper."""
    drawing = ET.fromstring(Poster(ADDRESS, "Arrangement " * 40).draw(Format.SVG))  # noqa: S314 - our own
    heading = [each for each in drawing.iter(f"{SVG}text") if "font-weight" in each.attrib]
    assert all(10 < float(each.attrib["y"]) < 55 for each in heading)
    assert (heading[-1].text or "").endswith("…")


def test_pdf_is_whole() -> None:
    """Each object stands where the file's table says, and Danish letters and brackets come through."""
    content = POSTER.draw(Format.PDF)
    table = content[int(content.rpartition(b"startxref\n")[2].split()[0]) :]
    starts = [int(each) for each in re.findall(rb"^(\d{10}) 00000 n", table, re.MULTILINE)]
    assert [content[start:].split(b" ")[0] for start in starts] == [b"%d" % number for number in range(1, 7)]
    length = re.search(rb"/Length (\d+)>>stream\n", content)
    assert length is not None
    assert content[length.end() + int(length[1]) :].startswith(b"\nendstream")
    assert r"(og hvad er" not in content.decode("cp1252")
    assert r"\(og hvad" in content.decode("cp1252")
    assert "rådhuset?" in content.decode("cp1252")


def test_png_is_the_code_alone() -> None:
    """A picture with a border of four dots, as the standard asks for, and the dots in it."""
    content = POSTER.draw(Format.PNG)
    assert content.startswith(b"\x89PNG")
    width = int.from_bytes(content[16:20], "big")
    assert width == 12 * (len(segno.make(ADDRESS, error="q", micro=False).matrix) + 8)
    assert zlib.crc32(content[12:29]) == int.from_bytes(content[29:33], "big")


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["svar", "pas-pris", "--out", "p.doc"], "no kind of poster"),
        (["svar", "pas_pris", "--out", "p.pdf"], "is no link"),
        (["svar", "findes-ikke", "--out", "p.pdf"], "no published entry"),
        (["event", "1234", "--out", "p.pdf"], "no event to come"),
        (["besked", "oslo", "--out", "p.pdf"], "no subscription"),
        (["svar", "pas-pris", "--out", "nowhere/p.pdf"], "cannot be written"),
    ],
)
def test_what_cannot_be_made_says_why(
    arguments: list[str], problem: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A poster that would lead nowhere is not made, and the fault names what to mend."""
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(cli, ["qr", *arguments, "--bot", "@faxe_bot"])
    assert problem in str(result.exception)
    assert list(tmp_path.iterdir()) == []


def test_command_writes_the_poster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`borgerbot qr` writes the file with the entry's title and tells the address."""
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(cli, ["qr", "svar", "pas-pris", "--out", "p.svg", "--bot", "@faxe_bot"])
    assert result.output == f"p.svg: {ADDRESS}\n"
    assert ADDRESS in (tmp_path / "p.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize("told", ["faxe_bot", "@faxe_bot", "https://t.me/faxe_bot", "t.me/faxe_bot/", " faxe_bot"])
def test_the_bots_name_is_read_as_people_copy_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, told: str) -> None:
    """The code leads to the same chat, whether the name came with its @ or from the address of the chat."""
    monkeypatch.chdir(tmp_path)
    arguments = ["qr", "svar", "pas-pris", "--out", "p.svg", "--heading", "Pas", "--bot", told]
    assert CliRunner().invoke(cli, arguments).output == "p.svg: https://t.me/faxe_bot?start=svar-pas-pris\n"


@pytest.mark.parametrize("told", ["faxe bot", "Faxe Bibliotek", "https://faxe.dk/bot", "bot", "fåxe_bot"])
def test_a_poster_that_would_lead_nowhere_is_not_made(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, told: str
) -> None:
    """What cannot be the name of a bot is refused before anything is printed a hundred times."""
    monkeypatch.chdir(tmp_path)
    arguments = ["qr", "svar", "pas-pris", "--out", "p.svg", "--heading", "Pas", "--bot", told]
    refused = CliRunner().invoke(cli, arguments).exception
    assert str(refused) == "--bot: no name of a bot. Give the one that @BotFather tells, such as faxe_borger_bot"
    assert not (tmp_path / "p.svg").exists()
