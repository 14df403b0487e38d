from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.standin.entities import to_html
from bot.standin.errors import LimitError
from bot.standin.jsontypes import Json
from bot.standin.markup import parse_html
from bot.standin.units import part, units

# Control characters and halves of surrogate pairs are no citizen's text.
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40)


@given(TEXTS)
def test_escaped_text_comes_back(text: str) -> None:
    """Text that was escaped for HTML comes back as it was, without formatting, save for white space at its ends."""
    assert parse_html(html.escape(text)) == (text.strip(), [])


def test_offsets_count_utf16_units() -> None:
    """An emoji counts two units in offsets and lengths."""
    text, entities = parse_html("😀 <b>a😀</b> <i>b</i>")
    assert text == "😀 a😀 b"
    assert entities == [
        {"type": "bold", "offset": 3, "length": 3},
        {"type": "italic", "offset": 7, "length": 1},
    ]


@pytest.mark.parametrize(
    ("source", "entity"),
    [
        ("<strong>x</strong>", {"type": "bold"}),
        ("<em>x</em>", {"type": "italic"}),
        ("<ins>x</ins>", {"type": "underline"}),
        ("<del>x</del>", {"type": "strikethrough"}),
        ("<tg-spoiler>x</tg-spoiler>", {"type": "spoiler"}),
        ('<span class="tg-spoiler">x</span>', {"type": "spoiler"}),
        ("<blockquote>x</blockquote>", {"type": "blockquote"}),
        ("<blockquote expandable>x</blockquote>", {"type": "expandable_blockquote"}),
        ("<code>x</code>", {"type": "code"}),
        ('<pre><code class="language-py">x</code></pre>', {"type": "pre", "language": "py"}),
        ("<a href='https://a.dk/?b=1&amp;c=2'>x</a>", {"type": "text_link", "url": "https://a.dk/?b=1&c=2"}),
        ("<A HREF=a.dk>x</A>", {"type": "text_link", "url": "a.dk"}),
        ('<tg-emoji emoji-id="5">x</tg-emoji>', {"type": "custom_emoji", "custom_emoji_id": "5"}),
        ("<b>x</>", {"type": "bold"}),
    ],
)
def test_each_tag_becomes_its_entity(source: str, entity: Json) -> None:
    """Every tag of the HTML style gives the entity the Bot API names for it."""
    assert parse_html(source) == ("x", [{"offset": 0, "length": 1} | entity])


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("år <x>a</x>", 'Unsupported start tag "x" at byte offset 4'),
        ("a<b", "Unclosed start tag at byte offset 1"),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b><i>a</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("<a href=>a</a>", "Unexpected end of name token at byte offset 0"),
        ('<a href="x>a</a>', 'Unclosed start tag "a" at byte offset 0'),
        ("<a =x>a</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
    ],
)
def test_bad_markup_is_refused_in_telegrams_words(source: str, problem: str) -> None:
    """Markup that Telegram cannot parse is refused with the place in UTF-8 bytes."""
    with pytest.raises(LimitError) as refused:
        parse_html(source.replace("1 < 2", "1 < 2>"))
    assert str(refused.value) == f"Bad Request: can't parse entities: {problem}"


@pytest.mark.parametrize(
    ("source", "text"),
    [("&lt;&gt;&amp;&quot;", '<>&"'), ("&#230;&#xE5;", "æå"), ("&nbsp; &oslash;", "&nbsp; &oslash;"), ("&#0;", "&#0;")],
)
def test_only_four_named_references_are_known(source: str, text: str) -> None:
    """Numbers and four names are decoded; anything else stays as it was written."""
    assert parse_html(source)[0] == text


def test_white_space_at_the_ends_goes_and_entities_move() -> None:
    """Trimming moves and cuts the entities with the text, and drops those that held nothing else."""
    assert parse_html("  <i> </i><b> a </b> ") == ("a", [{"type": "bold", "offset": 0, "length": 1}])


def test_a_link_that_leads_nowhere_is_plain_text() -> None:
    """A link without an address shows its text only; one without href takes its text as the address."""
    assert parse_html('<a href="nowhere">x</a>') == ("x", [])
    assert parse_html("<a>borger.dk</a>")[1] == [{"type": "text_link", "offset": 0, "length": 9, "url": "borger.dk"}]


@st.composite
def formatted(draw: st.DrawFn) -> tuple[str, list[Json]]:
    """Text and entities in any order, also overlapping, at character boundaries."""
    text = draw(st.text("aæ😀<&\n ", min_size=1, max_size=12))
    kinds = st.sampled_from(["bold", "italic", "code", "pre", "text_link", "url", "spoiler", "hashtag", "email"])
    entities = []
    for kind in draw(st.lists(kinds, max_size=5)):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        offset = units(text[:start])
        entity: Json = {"type": kind, "offset": offset, "length": units(text[start:end])}
        entities.append(entity | ({"url": "https://a.dk/\"'<"} if kind == "text_link" else {}))
    return text, entities


@given(formatted())
def test_html_for_the_page_is_well_formed_and_keeps_the_text(content: tuple[str, list[Json]]) -> None:
    """Whatever the entities, the page's HTML nests properly and holds exactly the text."""
    text, entities = content
    assert parse_html(to_html(text, entities))[0] == text.strip()


def test_html_for_the_page_links_to_harmless_addresses_only() -> None:
    """A link to a script stays text."""
    entity = {"type": "text_link", "offset": 0, "length": 1, "url": "javascript:alert(1)"}
    assert to_html("x<", [entity]) == "x&lt;"


@given(TEXTS, TEXTS, TEXTS)
def test_a_part_is_found_by_utf16_offset(before: str, middle: str, after: str) -> None:
    """The part at the units of what stands before it is that part."""
    assert part(before + middle + after, units(before), units(middle)) == middle
