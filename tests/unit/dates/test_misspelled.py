"""Words of time with a slip of the finger in them, as on Wednesday 25 November 2026."""

from __future__ import annotations

import pytest

from knowledge.dates import read_dates
from tests.unit.dates.reading import NOW, days


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hvad er der i veekenden", "2026-11-28..2026-11-29"),
        ("noget i wekkenden", "2026-11-28..2026-11-29"),
        ("iovermåren hvad sker der", "2026-11-27"),
        ("åbent overmorgne", "2026-11-27"),
        ("how late are you open todya", "2026-11-25"),
        ("anything on toniht", "2026-11-25"),
        ("koncerter de komende tre uger", "2026-11-25..2026-12-16"),
        ("åbningstider trosdag", "2026-11-26"),
        ("åbent irsdag", "2026-12-01"),
        ("hvad sker der i decmeber", "2026-12-01..2026-12-31"),
        ("hvad sker der i arpil", "2027-04-01..2027-04-30"),
        ("noget på lordga", "2026-11-28"),
    ],
)
def test_a_long_word_of_time_is_known_with_a_letter_wrong(text: str, expected: str) -> None:
    """What is no word, and one letter away from a word of time, is that one."""
    assert days(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hva sker der om fem dae", "2026-11-30"),
        ("om en ueg", "2026-12-02"),
        ("in two weeka", "2026-12-09"),
        ("va sker dr i ue 49", "2026-11-30..2026-12-06"),
        ("åbningstider i ugge 52", "2026-12-21..2026-12-27"),
        ("resten a uen er der noget", "2026-11-25..2026-11-29"),
        ("hvad er der næste ueg", "2026-11-30..2026-12-06"),
        ("åbent i dga", "2026-11-25"),
        ("hvad sker der i aftenn", "2026-11-25"),
    ],
)
def test_a_short_word_of_time_is_known_by_what_stands_beside_it(text: str, expected: str) -> None:
    """Between "om" and a number, before the number of a week, after "resten af" hardly anything else can stand."""
    assert days(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "jeg søger fridage til mit barn",
        "hvordan går det Frida",
        "Jorgen vil gerne låne en bog",
        "har Mogens afleveret sin bog",
        "findes bogen om Augusto",
        "jeg bor i Mandal",
        "how many books can I use 30 days",
        "hvad koster to dae",
        "en bog om en due",
        "han bor i ue",
    ],
)
def test_words_and_names_are_no_slips(text: str) -> None:
    """A word of either language and a name stay what they are, and so do short ones in other places."""
    assert days(text) == []


@pytest.mark.parametrize("text", ["i formiddags", "to formiddage", "on Saturday afternoons"])
def test_a_long_word_of_time_may_have_an_ending(text: str) -> None:
    """Though "formiddags" is a word of its own, it still says when."""
    assert read_dates(text, NOW).window is not None
