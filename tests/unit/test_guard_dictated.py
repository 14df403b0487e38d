"""Personal numbers as they are dictated, copied from a picture, or pasted from another chat."""

from __future__ import annotations

import pytest

from knowledge.guard import redact


@pytest.mark.parametrize(
    "text",
    [
        "fjorten nul ni otteogfirs 2345",
        "treogtyv nul fir enoghalvfjers enogtyv seksoghalvtres",
        "tohundredeogtredive firehundredeenoghalvfjerds enogtyve seksoghalvtreds",
        "tjuefire null fire sekstitre elleve syttifem",
        "to-tre-nul-fire-syv-en bindestreg to-en-fem-seks",
        "enfirenulniotteottetotrefirefem",
        "140988 skråstreg 2345",
        "femte i femte femoghalvtreds nul fem nul fem",
        "tolvte i ellevte nitten halvfems et to tre fire",
    ],
)
def test_numbers_are_read_however_they_are_said(text: str) -> None:
    """Misspelt words, hundreds, words of the neighbours, words run together and dictated signs hide no number."""
    assert redact(text).text == "[CPR]"


@pytest.mark.parametrize("text", ["0503B4-2219", "050384-22G9", "O503B4 2219", "050384-221S"])
def test_letters_that_a_camera_saw_for_digits_hide_no_number(text: str) -> None:
    """A token with the form of a personal number is one with a few letters that look like digits."""
    assert redact(text).text == "[CPR]"


@pytest.mark.parametrize("text", ["B20100000B", "20100000bB", "bb20100000", "BB2010 0000", "2010 0000BS", "S101190234"])
def test_a_telephone_number_between_letters_is_no_misread_number(text: str) -> None:
    """Eight digits with letters at their ends are not refused, and no day begins with a 5 to 8."""
    assert redact(text).kinds == ()


@pytest.mark.parametrize("text", ["B4SSIZ-2O1B", "SZGB05-22I9", "ISO9001 2026", "0503B4"])
def test_letters_alone_are_no_number(text: str) -> None:
    """Fewer than seven real digits, or another form, are a product or a word."""
    assert redact(text).masked == ()


@pytest.mark.parametrize(
    "text",
    [
        "[14.02] Lone: mit cpr 050384\n[14.02] Lone: 2219\n[14.03] Lone: tak",
        "29.11.2026 14.02 - Lone: 050384\n29.11.2026 14.03 - Lone: 2219",
        "Lone Holm, [29.11.2026 14:02]\n050384\n\nLone Holm, [29.11.2026 14:03]\n2219",
    ],
)
def test_the_head_of_a_pasted_message_hides_no_number(text: str) -> None:
    """A number that stands in two messages of a pasted chat is masked, whatever time and name stand between."""
    masked = redact(text)
    assert masked.kinds == ("cpr",)
    assert "050384" not in masked.text
    assert "2219" not in masked.text


@pytest.mark.parametrize(
    "text", ["halvtreds børn og hundrede voksne", "fire hundrede bøger, en og tyve dage", "[14.02] Lone: tak"]
)
def test_counts_in_words_are_left(text: str) -> None:
    """Numbers in words that are too few for a personal number stay as they are."""
    assert redact(text).text == text
