"""The staff group's commands as people type them."""

from __future__ import annotations

import pytest

from bot.chat.profile import STAFF_COMMANDS
from bot.desk.command_words import fold, is_bare, nearest, typed, without_commands
from bot.desk.notes import calls, is_talk, without_notes


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("/Udsæt i morgen", "udsaet"),
        ("/arkivér pas", "arkiver"),
        ("/OPHÆV 3", "ophaev"),
        ("/ophæv", "ophaev"),
        ("/ luk", "luk"),
        ("/luk.", "luk"),
        ("/ hun har ringet", None),
        ("/luk@a_bot nu", "luk"),
        ("/Borgerservice/pas", None),
        ("//luk", None),
        ("luk", None),
    ],
)
def test_a_command_is_known_in_any_spelling(line: str, word: str | None) -> None:
    """Capitals, Danish letters, accents, a space behind the slash and a sign at the end change nothing."""
    assert typed(line) == word


@pytest.mark.parametrize(
    ("word", "command"),
    [
        ("lukk", "luk"),
        ("lku", "luk"),
        ("udsat", "udsaet"),
        ("udsæt", "udsaet"),
        ("tildl", "tildel"),
        ("tildele", "tildel"),
        ("jounal", "journal"),
        ("sag", "sager"),
        ("udskrivt", "udskrift"),
        ("spar", None),
        ("hest", None),
        ("findesikke", None),
        ("pas", None),
        ("a", None),
    ],
)
def test_a_misspelt_command_finds_the_one_that_was_meant(word: str, command: str | None) -> None:
    """A slip or two lead to the command; where two are as near, or none is near, nothing is guessed."""
    assert nearest(fold(word)) == command


def test_every_command_is_its_own_nearest() -> None:
    """However near others are."""
    assert [each for each in STAFF_COMMANDS if nearest(each) != each] == []


@pytest.mark.parametrize(
    ("written", "text", "commands"),
    [
        ("Svar\n/luk", "Svar", "/luk"),
        ("Svar\n\n/lukk\n/haster", "Svar", "/lukk, /haster"),
        ("Vil du ikke have flere beskeder, så skriv\n/stop", "Vil du ikke have flere beskeder, så skriv\n/stop", ""),
        ("Se\n/Borgerservice/pas", "Se\n/Borgerservice/pas", ""),
        ("/luk", "/luk", ""),
    ],
)
def test_commands_below_an_answer_are_no_part_of_it(written: str, text: str, commands: str) -> None:
    """What citizens may write themselves, and addresses, stay."""
    assert without_commands(written) == (text, commands)


@pytest.mark.parametrize(
    ("text", "bare"), [("luk", True), ("Luk.", True), ("udsæt", True), ("luk nu", False), ("ja", False)]
)
def test_a_command_alone_without_its_slash_is_seen(text: str, bare: bool) -> None:
    """Of more words nobody knows."""
    assert is_bare(text) is bare


@pytest.mark.parametrize(
    ("text", "talk"),
    [
        ("// note", True),
        (" //note", True),
        ("@anna er du der", True),
        ("// note\n@anna er du der", True),
        ("Skriv til @anna", False),
        ("// note\nTil dig", False),
        ("@ 5 kr.", False),
        ("", False),
    ],
)
def test_talk_is_told_by_its_words(text: str, talk: bool) -> None:
    """A note, or a call at the beginning."""
    assert is_talk(text) is talk
    assert calls(text) is (talk and bool(without_notes(text)))
