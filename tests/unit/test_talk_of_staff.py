"""What colleagues say to each other in a case is told from what a citizen is answered."""

from __future__ import annotations

import pytest

from bot.desk.relaying.talk import Listener, is_talk_of_staff
from knowledge.files.entry_files import STARTER_FOLDER, read_folder

NAMES = frozenset({"cleo", "eva"})
PASS = Listener(NAMES, "hvad koster et pas")
MOTHER = Listener(NAMES, "kan min mor hente mit pas")


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
        "venter på Cleo",
        "det må Cleo svare på",
    ],
)
def test_a_colleague_who_is_called_by_name_is_spoken_to(text: str) -> None:
    """Asked, thanked, named in passing, or told of somebody else; a citizen who has signed with that name is none."""
    assert is_talk_of_staff(text, PASS)
    assert not is_talk_of_staff("Hej Anna, kan du kigge forbi?", PASS)
    assert not is_talk_of_staff("Hej Cleo, kan du komme i morgen?", Listener(NAMES, "hvad koster et pas? vh Cleo"))


@pytest.mark.parametrize(
    "text",
    [
        "Hej Cleo! Din reservation er klar",
        "Cleo i Haslev hjælper dig på torsdag kl. 10",
        "Cleo fra Borgerservice ringer",
        "Du skal spørge Cleo ved skranken",
        "Spørg efter Cleo, når du kommer",
        "Kontakt: Cleo Hansen, Borgerservice",
        "Cleo: 56 20 30 00",
        "Venlig hilsen, Cleo",
        "Mvh Cleo",
        "Spørg efter Cleo",
        "Cleo og Eva hjælper gerne",
        "Jeg spørger lige min kollega Cleo og vender tilbage",
        "Hej Karen, det er Cleo fra biblioteket. Bogen er kommet hjem.",
    ],
)
def test_a_colleague_who_is_named_to_a_citizen_is_not_spoken_to(text: str) -> None:
    """Where to go and whom to ask for, and who writes; and a citizen may have a colleague's name."""
    assert not is_talk_of_staff(text, PASS)


@pytest.mark.parametrize(
    ("text", "talk"),
    [
        ("borgeren har fået svar på telefonen", True),
        ("obs: borgeren virker påvirket", True),
        ("jeg har svaret hende på mail", True),
        ("han er rasende", True),
        ("det er ham fra i går igen", True),
        ("fyi hun har ringet tre gange i dag", True),
        ("Jeg har ringet til hende, og du kan hente det i morgen", False),
        ("hej alle, hvem har styr på det her?", True),
        ("Hej alle 3, I er velkomne", False),
        ("Er der nogen der ved hvad man svarer her?", True),
        ("Er der nogen i husstanden med MitID?", False),
        ("kan en anden tage over?", True),
        ("Hvem har du talt med?", False),
        ("Er hun over 15 år?", False),
        ("kan du kigge?", True),
        ("Hej kan du kigge forbi?", False),
        ("den tager jeg", True),
        ("svarer du eller gør jeg?", True),
        ("Tager du kun nogle af dem, kan gebyret blive højere.", False),
        ("er sagen lukket?", True),
        ("Sagen er afsluttet", False),
        ("Den har jeg hørt", False),
        ("den har jeg", True),
        ("Hun kommer i morgen", False),
        ("hun kommer i morgen igen", True),
        ("Til borgeren", False),
        ("ikke til salg", False),
        ("skriv at den er væk på mitid.dk", False),
        ("venter på svar fra forlaget", False),
        ("skal vi sige kl. 10", False),
        ("Sagen behandles af Udbetaling Danmark", False),
        ("det er den samme som sag 12", True),
        ("den her er vist spam", True),
        ("er den besvaret?", True),
        ("Den er taget hjem fra Næstved", False),
        ("lukkes", True),
        ("Lukket mandag", False),
        ("hører til i Faxe", True),
        ("det er vist en til Haslev", True),
        ("Der er noget for børn i Haslev", False),
        ("svaret på telefon", True),
        ("Svaret kommer her i chatten.", False),
        ("hvad skriver vi til sådan en?", True),
        ("Skal vi sende den til Haslev?", False),
        ("afventer svar", True),
        ("test", False),
        ("Testen tager 10 minutter", False),
        ("bare skriv at det er gratis", True),
        ("Er det den her?", False),
        ("Venter på svar fra leverandøren", False),
        ("Sag 12 i Folketinget handler om det", False),
        ("Hans Christian Andersens Vej 5", False),
        ('Læs "Hun vågnede" af samme forfatter', False),
        ("Ok", False),
        ("Nej desværre", False),
        ("// hun er sur\nJa, det kan man godt", False),
    ],
)
def test_talk_of_a_case_or_its_citizen_is_known_without_a_name(text: str, talk: bool) -> None:
    """What is said of somebody, or settles a case, is talk; what speaks to somebody goes to the citizen."""
    assert is_talk_of_staff(text, PASS) is talk


@pytest.mark.parametrize("text", ["hun skal have pas og fuldmagt med", "hende kan vi godt hjælpe"])
def test_of_somebody_a_citizen_has_asked_for_staff_may_speak(text: str) -> None:
    """Where nobody is known that is meant, it is the citizen; in a language that is not read here that is not known."""
    assert is_talk_of_staff(text, PASS)
    assert not is_talk_of_staff(text, MOTHER)
    assert not is_talk_of_staff(text, Listener(NAMES, "هل يمكن لأمي", foreign=True))
    assert is_talk_of_staff("hun er vred", MOTHER)


def test_no_answer_that_is_shipped_is_talk() -> None:
    """Staff write to citizens as these answers do."""
    texts = [text for entry in read_folder(STARTER_FOLDER).entries.values() for text in entry.texts.values()]
    paragraphs = [part for text in texts for part in text.answer.split("\n")]
    assert not [each for each in paragraphs if is_talk_of_staff(each, MOTHER)]
