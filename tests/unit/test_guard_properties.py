"""What holds of the guard whatever the text: it ends, it is done after one time, it is quick, and no number is left."""

from __future__ import annotations

import re
import time
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from knowledge.guard import DataKind, redact
from knowledge.guarding.masks import mask_of
from knowledge.guarding.reading import readings

PIECES = st.sampled_from(
    "kode: |pin |er |min |010190|-1234|1234 |20104050|2010 4050 |4571 1234 5678 9012|DK50 0040 0440 1162 43|konto |reg "
    "|Skolevej 12|, |anna@|example.dk|[kode]|[CPR]|[|]|tlf |+45|4690 Haslev|hest |og |én |0|O|\u200b|１"
    "|%31|&#50;|: |\n|12/27|cvv |mitid |bor på |Ab 5|sidste fire ".split("|")
)
TEXTS = st.lists(PIECES, max_size=12).map("".join)
SCRIPTS = st.sampled_from(
    ["0123456789", "０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩", "০১২৩৪৫৬৭৮৯", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗", "O123456789", "0l23456789"]
)
BETWEEN = st.sampled_from(
    ["", " ", "-", ".", "\u2013", " - ", "\u200b", "\u00ad", "/", "%20", "&ndash;", " og ", "x", "**-**"]
)
LONGEST_MASK = max(len(mask_of(kind)) for kind in DataKind)
LONG = [
    "hvad koster et pas ",
    "1 ",
    "12 ",
    "1-",
    "a",
    "1",
    "kode ",
    "kode: a ",
    "010190-1234 ",
    "01.01.90 og ",
    "Ab Cd ",
    "a.b@",
    "sidste fire cifre ",
    "konto ",
    "%20",
    "978 ",
    "cpr er ",
    "20104050 ",
    "bor i Ab Cd 12 x ",
    "+45",
    "<b ",
    "&",
    "DK50 ",
    "fem og ",
    "login: a / ",
    "mobil 20, ",
    "bor på abc vej ",
    "mitid bruger-id ",
    "kode så er den ",
    "5 ",
]


@given(text=st.text("abcæøåÉ 0123-./%&;<>\n") | TEXTS)
def test_a_text_is_read_alike_whether_or_not_something_invisible_is_in_it(text: str) -> None:
    """Ordinary text is read in a shorter way, and gives what the longer way gives."""
    marked = readings("\u200b" + text)
    assert [reading.text for reading in readings(text)] == [reading.text for reading in marked]
    shifted = [tuple((start - 1, end - 1) for start, end in reading.places) for reading in marked]
    assert [reading.places for reading in readings(text)] == shifted


@given(text=TEXTS)
def test_masking_twice_is_masking_once(text: str) -> None:
    """A masked text holds nothing more to mask, and tells the same kinds."""
    once = redact(text)
    assert redact(once.text) == once


@given(text=TEXTS)
def test_a_text_grows_by_no_more_than_its_masks(text: str) -> None:
    """Only masks are added: a masked text is no longer than the text and one mask for each of its characters."""
    redacted = redact(text).text
    masks = sum(redacted.count(mask_of(kind)) for kind in DataKind)
    assert len(redacted) <= len(text) + LONGEST_MASK * masks


@given(
    day=st.integers(1, 31),
    month=st.integers(1, 12),
    year=st.integers(0, 99),
    serial=st.integers(0, 9999),
    script=SCRIPTS,
    between=BETWEEN,
    before=st.sampled_from(["", "cpr ", "hej (", "mit nr er "]),
    after=st.sampled_from(["", ".", " tak", ")"]),
)
def test_nothing_is_left_of_a_personal_number(
    day: int, month: int, year: int, serial: int, script: str, between: str, before: str, after: str
) -> None:
    """In any script and with anything usual between its halves, no digit of a personal number is left."""
    number = f"{day:02}{month:02}{year:02}|{serial:04}"
    halves = number.translate(str.maketrans("0123456789", script)).split("|")
    # Nobody reads "llll" as a number.
    assume(not any(set(half) == {"l"} for half in halves))
    left = redact(before + between.join(halves) + after).text
    assert not [character for character in left if unicodedata.digit(character, None) is not None]


@given(text=st.text(alphabet="0123456789 -.,:/[]@kodeO\n", max_size=60))
def test_what_is_not_masked_is_unchanged(text: str) -> None:
    """Whatever stands between the masks stands in the text, in that order."""
    parts = re.split("|".join(re.escape(mask_of(kind)) for kind in DataKind), redact(text).text)
    assert re.fullmatch(".*".join(map(re.escape, parts)), text, re.DOTALL)


@pytest.mark.parametrize("piece", LONG)
def test_a_long_text_takes_no_more_than_its_share_of_time(piece: str) -> None:
    """Ten thousand characters of anything are read within seconds: ten times the text takes some ten times the time."""
    text = (piece * 10_000)[:10_000]
    started = time.process_time()
    redact(text)
    assert time.process_time() - started < 5
