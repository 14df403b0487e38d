"""Which texts of staff's may be kept."""

from __future__ import annotations

import pytest

from knowledge.fit_texts import garbled_letters, holds_personal_number, unfit


@pytest.mark.parametrize(
    "text",
    ["cpr 010190-1234", "0101901234", "01 01 90 1234", "010190 - 1234", "01.01.90-1234", "010190–1234", "610190-1234"],
)
def test_personal_number_is_found_however_it_is_written(text: str) -> None:
    """Spaces, dots and dashes hide no CPR number."""
    assert holds_personal_number(f"Spørg Bo, {text}, i skranken.")
    assert "CPR" in unfit(text)


@pytest.mark.parametrize(
    "text",
    [
        "https://faxebibliotek.dk/event/0101901234",
        "Tilmelding på 56 20 30 40 senest 01.12.2026 kl. 12",
        "d. 01.12.26, Gl. Strandvej 10, 4640 Faxe",
        "3.12. 19-21, 10.12. 19-21, 17.12. 19-21",
        "ISBN 9788702123456, CVR 29 18 94 75",
    ],
)
def test_other_numbers_are_none(text: str) -> None:
    """Links, telephones, days, times and books have many digits too."""
    assert unfit(text) == ""


@pytest.mark.parametrize("letters", ["æ", "ø", "å", "Æ", "Ø", "é"])
@pytest.mark.parametrize("wrong", ["cp1252", "mac_roman", "cp850"])
def test_utf_8_that_was_taken_for_another_is_seen(letters: str, wrong: str) -> None:
    """A file that was opened with the wrong character set and saved again has two letters for one."""
    assert garbled_letters(f"L{letters}s".encode().decode(wrong))


@pytest.mark.parametrize("wrong", ["mac_roman", "cp850"])
def test_old_letters_that_were_taken_for_windows_are_seen(wrong: str) -> None:
    """The same the other way round, within a word; and what could not be read at all."""
    assert garbled_letters("rødt".encode(wrong).decode("cp1252"))
    assert "garbled" in unfit("r\ufffddt")


@pytest.mark.parametrize("text", ["Ærø, SÃO PAULO", "½ time", "¿Qué?", "„æ“ – 3 × 4", "√2", "Â la carte"])
def test_rare_letters_are_not_garbled(text: str) -> None:
    """What somebody may well have written stays."""
    assert garbled_letters(text) == ""
