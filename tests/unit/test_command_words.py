"""The staff group's commands as people type them."""

from __future__ import annotations

import pytest

from bot.chat.controls.profile import STAFF_COMMANDS
from bot.desk.commands.assignees import NOBODY, WRITER, assignee
from bot.desk.commands.command_words import fold, is_bare, nearest, typed, without_commands
from bot.desk.relaying.notes import calls, is_labelled, is_talk, without_notes


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
        ("åbningstider", "tider"),
        ("søg", "vis"),
        ("opret", "ny"),
        ("udkast", "vis"),
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
    ("text", "bare"),
    [
        ("luk", True),
        ("Luk.", True),
        ("udsæt", True),
        ("Luk sagen", True),
        ("Afslut sag 4", True),
        ("tag sagen", True),
        ("Udsæt til mandag", True),
        ("Tildel: Cleo", True),
        ("Flyt til Faxe", True),
        ("hus Haslev", True),
        ("7luk", True),
        ("\\luk", True),
        (".Udsæt til mandag", True),
        ("-luk sagen", True),
        ("slet", True),
        ("Slet den!", True),
        ("fortryd svaret", True),
        ("færdig", True),
        ("Gem.", True),
        ("Haslev", False),
        ("Lukket.", False),
        ("Åben", False),
        ("mine", False),
        ("Send den til os", False),
        ("Slet beskeden fra banken", False),
        ("7 dage", False),
        ("- Hus til leje", False),
        ("Hus til leje", False),
        ("luk nu", False),
        ("ja", False),
        ("Svar følger i morgen", False),
        ("Sagen er lukket", False),
        ("Luk døren bag dig", False),
        ("Tag sagen op med din bank, så hjælper de dig", False),
        ("Vis dit pas", False),
        ("Ring til os\nLuk sagen", False),
    ],
)
def test_a_command_without_its_slash_is_seen(text: str, bare: bool) -> None:
    """Alone, or with the case, a colleague or a time behind it; what a citizen may be told goes to the citizen."""
    assert is_bare(text) is bare


@pytest.mark.parametrize(
    ("text", "labelled"),
    [
        ("Intern: hun er sur", True),
        ("(internt) hun er sur", True),
        ("INTERN NOTE - hun ringer igen", True),
        ("Note: ring til hende", True),
        ("Note til mig selv: ring til hende", True),
        ("Intern note til Eva: hun er syg", True),
        ("obs intern: hun har ringet tre gange", True),
        ("Kun til os: hun er i systemet", True),
        ("Bare til info for jer: hun er svær", True),
        ("Til info: vi holder lukket mandag", False),
        ("Til os kan du skrive: post@faxe.dk", False),
        ("Interne kurser: torsdag kl. 10", False),
        ("Intern flytning - sådan gør du", False),
        ("Til Faxe: tag bus 620R", False),
        ("Personalet hjælper dig: spørg i skranken", False),
        ("Note: // intern", True),
        ("Hej Karen, det er i orden // hun har ringet før", True),
        ("Hej Karen, det er i orden.\n[Internt] hun har ringet før", True),
        ("Beklager, forkert tråd", True),
        ("Du har valgt forkert emne i listen", False),
        ("Til Cleo: kan du tage den", True),
        ("Tag den Bo", True),
        ("jeg tager den", True),
        ("ok jeg tager lige sagen", True),
        ("Kan du tage den?", True),
        ("Tag den med på biblioteket", False),
        ("Tag den blå bus til Faxe, og stå af ved skolen", False),
        ("Vi tager den op på næste møde", False),
        ("Til kollegerne: hvem kender hende?", True),
        ("Se https://www.faxe.dk//pas", False),
        ("Til orientering: vi holder lukket mandag", False),
        ("Interne kurser er gratis", False),
        ("Internettet virker ikke - prøv igen", False),
        ("Til Faxe kan du tage bussen", False),
        ("Noten ligger ved skranken: spørg efter den", False),
        ("// intern: hun er sur\nHej Karen", False),
        ("Note: husk dit pas", False),
        ("Note: husk din mor, hun er sur", True),
        ("Note til Cleo: husk dit møde", True),
        ("Forkert sag", True),
        ("Ups, forkert emne", True),
        ("Forkert sagsnummer i brevet giver en rykker", False),
    ],
)
def test_what_says_of_itself_that_it_is_internal_is_seen(text: str, labelled: bool) -> None:
    """A label at the beginning of any line, or two slashes behind other words; what is noted properly is none."""
    assert is_labelled(text) is labelled


@pytest.mark.parametrize(
    ("written", "who"),
    [
        ("Cleo", "Cleo"),
        ("til Cleo", "Cleo"),
        ("@cleo tak", "@cleo"),
        ("mig", WRITER),
        ("til mig selv", WRITER),
        ("Ingen", NOBODY),
        ("", ""),
        ("Tilde", "Tilde"),
        ("Migle", "Migle"),
    ],
)
def test_whom_a_case_is_given_to_is_read_as_people_write_it(written: str, who: str) -> None:
    """Small words before a name, and thanks behind one that calls, are no part of it."""
    assert assignee(written) == who


@pytest.mark.parametrize(
    ("text", "talk"),
    [
        ("// note", True),
        (" //note", True),
        ("@anna er du der", True),
        ("cc @anna kan du kigge?", True),
        ("Hej @anna, er du der", True),
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
