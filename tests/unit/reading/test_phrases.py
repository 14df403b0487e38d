"""Phrases that are said one after another."""

from __future__ import annotations

import re
from time import process_time

import pytest

from knowledge.reading.said_to_us.courtesies import courtesy_of
from knowledge.reading.said_to_us.declining import says_no_in_words
from knowledge.reading.said_to_us.phrases import Phrases

FARMYARD = Phrases(re.compile("en (?:gås|gås og)"), re.compile("og|en and|en and og|en gås"))


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("en gås", True),
        ("en gås og en and", True),
        ("en gås og og en gås en and", True),
        ("en and", False),
        ("en gås og en ko", False),
        ("", False),
    ],
)
def test_a_text_is_phrases_if_it_can_be_parted_so(text: str, *, whole: bool) -> None:
    """Whichever of two phrases a word belongs to, one way is enough; the first is one that may stand first."""
    assert FARMYARD.fullmatch(text) is whole


def test_something_else_may_begin_behind_each_of_them() -> None:
    """Behind the last of them first."""
    assert [("en gås og en ko")[start:] for start in FARMYARD.starts_behind("en gås og en ko")] == [
        "en ko",
        "og en ko",
        "en gås og en ko",
    ]


@pytest.mark.parametrize("said", ["tak", "nå", "godnat", "nå da da", "no wait", "jeg kommer nu", "bye bye"])
def test_however_often_something_is_said_it_is_read_at_once(said: str) -> None:
    """Each can be read in two ways: thirty in a row kept a processor busy for good."""
    started = process_time()
    text = f"{said} " * 30 + "om en gås"
    assert courtesy_of(text) is None
    assert not says_no_in_words(text)
    assert process_time() - started < 5
