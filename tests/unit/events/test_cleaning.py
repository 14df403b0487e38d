"""What sources write becomes plain text and plain addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.events import cleaning


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("<p>Kom &amp; hør.</p><p>Fri <b>entré</b></p>", "Kom & hør.\nFri entré"),
        ("Et<br>to<br />tre", "Et\nto\ntre"),
        ("<script>alert('x')</script><style>p{}</style>Hej", "Hej"),
        ('<a href="javascript:x" onclick="y">Læs mere</a>', "Læs mere"),
        ("For 3 < 5-årige & deres voksne", "For 3 < 5-årige & deres voksne"),
        ("Æbler&nbsp;og  pærer\r\n\r\n  nu ", "Æbler og pærer\nnu"),
        ("&lt;b&gt;ikke fed&lt;/b&gt;", "<b>ikke fed</b>"),
        ("Krea &amp;amp; kaffe", "Krea & kaffe"),
        ("&lt;p&gt;Kom &amp;amp; hør&lt;/p&gt;&lt;p&gt;Gratis&lt;/p&gt;", "Kom & hør\nGratis"),
        ("Baby\u200bsang i kor\xadet", "Babysang i koret"),
        ("nul\x00 og \ud800 og \u202eomvendt", "nul og og omvendt"),
        (None, ""),
        (["en liste"], ""),
    ],
)
def test_markup_and_what_cannot_be_kept_is_taken_out(written: object, plain: str) -> None:
    """Running text has a line per paragraph, no markup, nothing that no database keeps or that hides what follows."""
    assert cleaning.text(written) == plain


def test_long_text_is_cut_with_a_sign() -> None:
    """Nobody reads a book in a chat: what is cut says so."""
    assert cleaning.text("ord " * 5000).endswith("…")
    assert len(cleaning.text("x" * 50_000)) == 4000
    assert cleaning.line("en\nto " + "x" * 500).startswith("en to x")
    assert len(cleaning.line("x" * 500)) == 300


@given(st.text())
def test_any_text_can_be_cleaned_and_shown(written: str) -> None:
    """Whatever is written, the outcome can be encoded, and has no control but line breaks."""
    plain = cleaning.text(written)
    assert plain.encode().decode() == plain
    assert not any(character < " " and character != "\n" for character in plain)


@pytest.mark.parametrize(
    "unfit",
    [
        *("javascript:alert(1)", "/arrangementer/1", "https://", "http://[", "https://x.dk/<b>", "https://x.dk/a b"),
        *("https://www.faxebibliotek.dk@evil.example/", "https://x.dk/" + "a" * 2000, "", None, 7),
    ],
)
def test_what_is_no_plain_address_is_none(unfit: object) -> None:
    """People are sent to web addresses only, and to none that looks like another."""
    assert cleaning.address(unfit) == ""


def test_address_is_kept() -> None:
    """A web address is kept as it is."""
    assert cleaning.address(" https://www.faxebibliotek.dk/a?b=c#d ") == "https://www.faxebibliotek.dk/a?b=c#d"
