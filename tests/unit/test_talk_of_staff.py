"""What colleagues say to each other in a case is told from what a citizen is answered."""

from __future__ import annotations

import pytest

from bot.desk.relaying.talk import is_talk_of_staff
from knowledge.files.entry_files import STARTER_FOLDER, read_folder

NAMES = frozenset({"cleo", "eva"})


@pytest.mark.parametrize(
    "text",
    [
        "hej cleo, kan du kigge?",
        "Cleo, ved du om vi har den?",
        "Cleo kan du svare hende",
        "hej eva og cleo, kan I kigge?",
        "Tak Cleo!",
        "super Cleo, jeg svarer hende",
        "kan du se på det, Cleo?",
        "til cleo: se lige den her",
    ],
)
def test_a_colleague_who_is_called_by_name_is_spoken_to(text: str) -> None:
    """Asked, thanked, or told of somebody else; of somebody who is no colleague nothing is known."""
    assert is_talk_of_staff(text, NAMES)
    assert not is_talk_of_staff("Hej Anna, kan du kigge forbi?", NAMES)


@pytest.mark.parametrize(
    "text",
    [
        "Hej Cleo! Din reservation er klar",
        "Cleo i Haslev hjælper dig på torsdag kl. 10",
        "Du skal spørge Cleo ved skranken",
        "Spørg efter Cleo, når du kommer",
        "Kontakt: Cleo Hansen, Borgerservice",
        "Cleo: 56 20 30 00",
        "Venlig hilsen, Cleo",
        "Jeg spørger lige min kollega Cleo og vender tilbage",
        "Hej Karen, det er Cleo fra biblioteket. Bogen er kommet hjem.",
    ],
)
def test_a_colleague_who_is_named_to_a_citizen_is_not_spoken_to(text: str) -> None:
    """Where to go and whom to ask for; and a citizen may have a colleague's name."""
    assert not is_talk_of_staff(text, NAMES)


@pytest.mark.parametrize(
    ("text", "talk"),
    [
        ("borgeren har fået svar på telefonen", True),
        ("obs: borgeren virker påvirket", True),
        ("jeg har svaret hende på mail", True),
        ("fyi hun har ringet tre gange i dag", True),
        ("Husk at svare ham inden kl. 15", True),
        ("Hun skal have pas og fuldmagt med", False),
        ("Jeg har ringet til hende, og du kan hente det i morgen", False),
        ("hej alle, hvem har styr på det her?", True),
        ("Er der nogen der ved hvad man svarer her?", True),
        ("Er der nogen i husstanden med MitID?", False),
        ("Hvem har du talt med?", False),
        ("kan du kigge?", True),
        ("Hej kan du kigge forbi?", False),
        ("den tager jeg", True),
        ("sagen er lukket", True),
        ("er den besvaret?", True),
        ("lukkes", True),
        ("Lukket mandag", False),
        ("hører til i Faxe", True),
        ("svaret på telefon", True),
        ("Svaret kommer her i chatten.", False),
        ("test", True),
        ("// hun er sur\nJa, det kan man godt", False),
    ],
)
def test_talk_of_a_case_or_its_citizen_is_known_without_a_name(text: str, talk: bool) -> None:
    """What is said of somebody, or settles a case, is talk; what speaks to somebody goes to the citizen."""
    assert is_talk_of_staff(text, frozenset()) is talk


def test_no_answer_that__for_talk() -> None:
    """Staff write to citizens as these answers do."""
    texts = [text for entry in read_folder(STARTER_FOLDER).entries.values() for text in entry.texts.values()]
    paragraphs = [part for text in texts for part in text.answer.split("\n")]
    assert not [each for each in paragraphs if is_talk_of_staff(each, NAMES)]
