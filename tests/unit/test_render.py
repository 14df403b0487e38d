"""Approved Markdown becomes HTML that Telegram accepts, and long texts are cut where nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.render import escape, markdown_to_html, plain_text, split_text, utf16_length
from bot.standin.markup import parse_html

# What citizens and staff write, and what has tripped others: emoji of several code points, Arabic, combining marks,
# blanks of all kinds, runs longer than a message, and everything that means something in Markdown or HTML.
WORDS = ["ord", "pas.", "Hvad? ", "👩\u200d👩\u200d👧", "🇩🇰", "مرحبا بكم", "e\u0301o\u0308", "x"]
BLANKS = ["\n", "\n\n", "\n \t\n", "\u00a0", "\u2028", "   "]
MARKS = ["<", ">", "&", "&amp;", "<b>", '"', "'", "*", "**", "_", "[", "](", ")", "- ", "1. ", "\\"]
PIECES = st.sampled_from([*WORDS, *BLANKS, *MARKS])
TEXTS = st.lists(PIECES | st.text(max_size=5), max_size=40).map("".join)
LONG_RUNS = st.tuples(st.sampled_from(["a", " ", "\n", "🙂", "x "]), st.integers(0, 60)).map(
    lambda run: run[0] * run[1]
)
LONG_TEXTS = st.lists(PIECES | LONG_RUNS, max_size=15).map("".join)


def shown(text: str) -> str:
    """What a reader sees of a Markdown text, by the stand-in's reading of Telegram's HTML."""
    return parse_html(markdown_to_html(text))[0]


def packed(text: str) -> str:
    """`text` without white space."""
    return "".join(text.split())


@settings(max_examples=300)
@given(text=LONG_TEXTS, limit=st.integers(2, 50))
@example(text="a\n\n" + " " * 60 + "\n\nb", limit=10)
@example(text="🙂" * 30, limit=3)
def test_only_white_space_at_the_cuts_is_lost(text: str, limit: int) -> None:
    """The parts follow each other in the text with nothing but white space between them, each within the limit."""
    rest = text.strip()
    for part in split_text(text, limit):
        assert part == part.strip() != ""
        assert utf16_length(part) <= limit
        assert rest.startswith(part)
        rest = rest.removeprefix(part).lstrip()
    assert rest == ""


@settings(max_examples=200)
@given(text=LONG_TEXTS, limit=st.integers(2, 50))
def test_no_part_begins_or_ends_within_a_surrogate_pair(text: str, limit: int) -> None:
    """Every part is whole UTF-16 by itself, and all parts together have the units of the text's characters."""
    parts = split_text(text, limit)
    units = b"".join(part.encode("utf-16-le") for part in parts)
    assert packed(units.decode("utf-16-le")) == packed(text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", ()),
        (" \n ", ()),
        ("kort", ("kort",)),
        ("et to.\n\ntre fire", ("et to.", "tre fire")),
        ("et to\ntre fire", ("et to", "tre fire")),
        ("et to. Tre fire", ("et to.", "Tre fire")),
        ("ettoogtre fire", ("ettoogtre", "fire")),
        ("a\n\nb\n\nc d e f g", ("a\n\nb", "c d e f g")),
        ("abcdefghijkl", ("abcdefghij", "kl")),
    ],
)
def test_a_text_is_cut_at_paragraphs_else_lines_else_sentences_else_words(text: str, parts: tuple[str, ...]) -> None:
    """The coarsest border that makes the parts fit is taken, and short paragraphs stay together."""
    assert split_text(text, 10) == parts


def test_a_characters_length_is_counted_as_telegram_counts_it() -> None:
    """An emoji outside the basic plane is two units long."""
    assert utf16_length("a🙂") == 3
    assert split_text("🙂" * 5, 4) == ("🙂🙂", "🙂🙂", "🙂")


@settings(max_examples=300)
@given(text=TEXTS)
@example(text="[a&b\"'<](https://x.dk/?a=1&b=\"'<>)")
@example(text="- " * 60 + "x")
def test_any_text_becomes_html_that_telegram_accepts(text: str) -> None:
    """Whatever staff type, the HTML is parsed without a refusal, and only the small set of tags is in it."""
    _, entities = parse_html(markdown_to_html(text))
    assert {entity["type"] for entity in entities} <= {"bold", "italic", "text_link"}


@settings(max_examples=300)
@given(
    text=st.lists(st.sampled_from("a|&|<|>|\"|'|&amp;|&lt;b&gt;|<b>|</a>|*|**| |\n|\n\n|æ🙂".split("|"))).map("".join)
)
def test_raw_angle_brackets_and_ampersands_show_as_themselves(text: str) -> None:
    """HTML in an answer is text: every character but the stars of Markdown is seen as it was typed."""
    unmarked = str.maketrans("", "", "*•")
    assert packed(shown(text)).translate(unmarked) == packed(text).translate(unmarked)


@settings(max_examples=100)
@given(text=st.text())
def test_escaped_text_is_seen_as_it_was_typed(text: str) -> None:
    """Escaping is undone by Telegram, and by `plain_text`, character for character."""
    assert parse_html(escape(text))[0] == text.strip()
    assert plain_text(escape(text)) == text


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("et **to** *tre*", "et <b>to</b> <i>tre</i>"),
        ("***begge** dele*", "<i><b>begge</b> dele</i>"),
        ("Første\nlinje\n\nAndet afsnit", "Første\nlinje\n\nAndet afsnit"),
        ('[a & "b"](https://x.dk/?a=1&b=2)', '<a href="https://x.dk/?a=1&amp;b=2">a &amp; "b"</a>'),
        ("[a](https://x.dk/'b')", '<a href="https://x.dk/&#x27;b&#x27;">a</a>'),
        ("[a](javascript:alert)", "[a](javascript:alert)"),
        ("# ikke en overskrift", "# ikke en overskrift"),
        ("`kode` ![billede](x)", '`kode` !<a href="x">billede</a>'),
        ("2 \\* 3", "2 * 3"),
        ("-", "•"),
        ("- a\n-\n- b", "• a\n•\n• b"),
    ],
)
def test_the_small_markdown(markdown: str, html: str) -> None:
    """Bold, italics and links are rendered; everything else stands as the text it is, and nothing vanishes."""
    assert markdown_to_html(markdown) == html


def test_nested_and_numbered_lists_keep_their_numbers_and_depth() -> None:
    """A list item is a line, indented by its depth; a numbered list counts on over a nested one."""
    markdown = "Medbring:\n\n3. pas\n4. foto\n   - nyt\n     - i farver\n   - uden hat\n\n   som vist\n5. kort\n\nTak"
    assert shown(markdown) == (
        "Medbring:\n\n3. pas\n4. foto\n   • nyt\n      • i farver\n   • uden hat\n   som vist\n5. kort\n\nTak"
    )


def test_a_deeply_nested_list_keeps_its_text() -> None:
    """Twelve lists within each other are odd, but what stands in them is not dropped."""
    assert shown("- " * 12 + "**her**") == "• her"


def test_link_leads_where_it_says() -> None:
    """An address with an ampersand and quotes reaches Telegram as it stands in the answer."""
    _, [link] = parse_html(markdown_to_html("Se [siden](https://x.dk/?a=1&b='2')."))
    assert link["url"] == "https://x.dk/?a=1&b='2'"


def test_plain_text_of_markup_is_what_the_stand_in_shows() -> None:
    """The plain text that stands in for refused markup reads the same as the markup would have."""
    html = markdown_to_html("**Pas** & [kørekort](https://x.dk/?a&b) <nu>")
    assert plain_text(html) == parse_html(html)[0] == "Pas & kørekort <nu>"
