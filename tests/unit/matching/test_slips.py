"""The slips of a thumb that sentences are tuned with."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

SCRIPTS = Path(__file__).parents[3] / "scripts"
WORDS = st.text("abcdefghijklmnopqrstuvwxyzæøå0123456789", min_size=1, max_size=12)
LINES = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)


@pytest.fixture
def slips(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The module that makes them."""
    monkeypatch.syspath_prepend(SCRIPTS)
    return import_module("slips")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(line=LINES, seed=st.integers(0, 999))
def test_a_line_stays_a_line(slips: Any, line: str, seed: int) -> None:
    """Whatever slips, some words are left, with one space between them."""
    typed = slips.slipped(line, np.random.default_rng(seed))
    assert typed
    assert typed == " ".join(typed.split())


def test_one_letter_in_ten_at_most_slips(slips: Any) -> None:
    """A long word without letters of its own keeps nine in ten of its letters, and no line is always as it was."""
    line = "kommunegrænseovergangsordning" * 20
    typed = [slips.slipped(line, np.random.default_rng(seed)) for seed in range(20)]
    assert all(0.85 * len(line) < len(each) < 1.2 * len(line) for each in typed)
    assert all(each != line for each in typed)


def test_what_turns_a_question_round_is_never_left_out(slips: Any) -> None:
    """Small words that say something by themselves are "ikke", "ud" and "hvor"."""
    for seed in range(50):
        assert slips.slipped("ud", np.random.default_rng(seed)) not in {"", " "}
    assert not {"ikke", "not", "no", "ud", "ind", "op", "hvor", "how", "pas", "bil"} & slips.SMALL
