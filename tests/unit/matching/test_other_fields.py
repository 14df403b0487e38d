"""The sentences from other fields that the sentence encoder is tuned with, and those that measure it."""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pytest

ROOT = Path(__file__).parents[3]
MEASURING = (
    "knowledge/sets/golden.tsv",
    "knowledge/sets/must-not-answer.tsv",
    "tests/data/asked-otherwise.tsv",
    "tests/data/details.tsv",
    "tests/data/short-questions.tsv",
    "tests/data/four-voices.tsv",
    "tests/data/plain-questions.tsv",
    "tests/data/written-apart.tsv",
)
FEWEST = 5
"""Examples of each thing asked, in the measurement; some must be left to ask."""


@pytest.fixture
def other_fields(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The module that reads them."""
    monkeypatch.syspath_prepend(ROOT / "scripts")
    return import_module("other_fields")


def test_no_field_that_measures_is_learned_from(other_fields: Any) -> None:
    """A field is either learned from or measured on, and there are some of both."""
    learned, measured = ({row.field for row in other_fields.read_sentences(to_measure=each)} for each in (False, True))
    assert learned
    assert measured
    assert not learned & measured


def test_each_field_has_sentences_to_ask_and_some_without_an_answer(other_fields: Any) -> None:
    """What is asked is worded often enough to be learned and asked, and every field is asked what it cannot answer."""
    rows = [row for each in (False, True) for row in other_fields.read_sentences(to_measure=each)]
    counted = Counter((row.field, row.asked) for row in rows)
    assert min(counted.values()) > FEWEST
    assert {field for field, asked in counted if asked == other_fields.NO_ANSWER} == {field for field, _ in counted}


def test_none_of_them_stands_in_a_set_that_measures(other_fields: Any) -> None:
    """What the encoder has learned is never asked where the matcher is measured."""
    asked = {plain(line.split("\t")[-1]) for name in MEASURING for line in lines(ROOT / name)}
    learned = {plain(row.text) for row in other_fields.read_sentences(to_measure=False)}
    assert not asked & learned


def test_sentences_that_are_learned_together_are_of_one_field(other_fields: Any) -> None:
    """Each part holds several sentences of some things asked and others without an answer, all of one field."""
    others = other_fields.read_others()
    parts = other_fields.parts(others, np.random.default_rng(0))
    for part in (next(parts) for _ in range(len(set(others.field.tolist())))):
        assert len(set(part)) == len(part)
        assert len(set(others.field[part].tolist())) == 1
        asked = Counter(others.asked[part].tolist())
        assert asked.pop(-1) > 1
        assert len(asked) > 1
        assert min(asked.values()) > 1


def lines(path: Path) -> list[str]:
    """The lines of a file that are no comment."""
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def plain(text: str) -> str:
    """A sentence without what hardly differs."""
    return " ".join(text.lower().split()).strip("?!. ")
