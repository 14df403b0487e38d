"""What staff write comes out as Telegram showed it to them."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.authoring.written import Mark, one_line, to_markdown
from bot.render import markdown_to_html, plain_text

LINK = "https://www.borger.dk/pas"


@pytest.mark.parametrize(
    ("text", "marks", "shown"),
    [
        ("Et pas koster penge.", [Mark("bold", 3, 3)], "Et <b>pas</b> koster penge."),
        ("Et pas koster", [Mark("bold", 3, 4)], "Et <b>pas</b> koster"),
        ("🙂 pas", [Mark("italic", 3, 3)], "🙂 <i>pas</i>"),
        ("Se pas her", [Mark("text_link", 3, 3, LINK)], f'Se <a href="{LINK}">pas</a> her'),
        ("Se pas", [Mark("text_link", 3, 3, LINK), Mark("bold", 3, 3)], f'Se <a href="{LINK}"><b>pas</b></a>'),
        ("Se pas", [Mark("text_link", 3, 3, "javascript:alert(1)")], "Se pas"),
        ("a*b*c _d_ [e](f) \\*", [], "a*b*c _d_ [e](f) \\*"),
        ("Husk:\n- pas\n• foto\nog dig", [], "Husk:\n\n• pas\n• foto\n\nog dig"),
        ("1. først\n2) så", [], "1. først\n2. så"),
        ("en\nto\n\n\n\ntre", [], "en\nto\n\ntre"),
        ("{{priser_aar}} _x_", [], "{{priser_aar}} _x_"),
        ("fed\nigen", [Mark("bold", 0, 8)], "<b>fed</b>\n<b>igen</b>"),
        ("Fra 1.\n\x07 <b>x</b> & y", [], "Fra 1.\n&lt;b&gt;x&lt;/b&gt; &amp; y"),
        ("underlig", [Mark("underline", 0, 5)], "underlig"),
    ],
)
def test_it_is_shown_as_it_was_written(text: str, marks: list[Mark], shown: str) -> None:
    """Bold, italics, links and lists stay; everything else is the text that was typed."""
    assert markdown_to_html(to_markdown(text, marks)) == shown


@settings(max_examples=60)
@given(
    st.text(alphabet="ab *_[]()\\-+.1🙂<&`#>!~\n", max_size=25),
    st.lists(st.tuples(st.sampled_from(["bold", "italic", "text_link"]), st.integers(0, 25), st.integers(1, 9))),
)
def test_no_character_is_lost_or_made_up(text: str, marked: list[tuple[str, int, int]]) -> None:
    """Whatever is marked, the words and signs that citizens read are those that were typed, but for lists and space."""
    marks = [Mark(kind, start, length, LINK) for kind, start, length in marked]
    shown = plain_text(markdown_to_html(to_markdown(text, marks)))
    assert _signs(shown) == _signs(text)


def _signs(text: str) -> str:
    lines = (re.sub(r"^\s*(?:[-*+•]|(\d)[.)])\s+(?=\S)", r"\1", line) for line in text.split("\n"))
    return re.sub(r"\s+", "", html.unescape("".join(lines)) if "&" not in text else "".join(lines))


def test_a_title_is_one_line() -> None:
    """Line breaks and control characters are space in a title."""
    assert one_line(" Pris\n på\x00pas ") == "Pris på pas"
