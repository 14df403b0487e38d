"""Two questions are told apart where each says what it is about."""

from __future__ import annotations

import pytest

from knowledge.reading.two_questions import two_questions


@pytest.mark.parametrize(
    ("text", "halves"),
    [
        (
            "hvad koster et pas og hvornår har borgerservice åbent",
            ("hvad koster et pas", "hvornår har borgerservice åbent"),
        ),
        (
            "Hvordan fornyer jeg mine lån? Og hvor afleverer jeg bøger?",
            ("Hvordan fornyer jeg mine lån", "hvor afleverer jeg bøger?"),
        ),
        (
            "kan jeg printe hos jer og sælger i frimærker",
            ("kan jeg printe hos jer", "sælger i frimærker"),
        ),
        (
            "og kan man låne en computer? og har I et toilet?",
            ("og kan man låne en computer", "har I et toilet?"),
        ),
        (
            "can i print at the library and where do i park",
            ("can i print at the library", "where do i park"),
        ),
    ],
)
def test_two_questions_are_two(text: str, halves: tuple[str, str]) -> None:
    """Joined by a word or a sign, in Danish and English."""
    assert two_questions(text) == halves


@pytest.mark.parametrize(
    "text",
    [
        "hvad koster et pas og hvor lang tid tager det",
        "hvad koster et pas og et kørekort",
        "jeg flytter til Faxe og har mistet mit kort",
        "hvordan fornyer jeg mine lån",
        "hvad foregår der lørdag den 28. november og er der plads endnu",
        "skal jeg betale for det papir, der viser, hvor og hvornår jeg er født?",
        "har I noget om brændeovne og hvor meget brænde man skal have",
        "hvad hedder filmen hvor en mand vågner og har en lighter",
        "sælger I de gamle bøger, og hvad koster de pr styk",
        "hedder jeg Ali og bor i haslev",
        "Hvilken app er til mine lån, og hvilken er til lydbøger?",
        "What is a NemKonto and who needs one?",
        "Skal jeg skrive, hvilken farve og hvilket mærke den havde?",
        "hvad koster pas? hvor får jeg foto? hvornår er det klar?",
        "skal jeg og min mand have pas, og skal hans far med",
    ],
)
def test_what_goes_on_with_the_first_is_no_second(text: str) -> None:
    """Nor are two things of one question, what is only told, and three of them."""
    assert two_questions(text) is None
