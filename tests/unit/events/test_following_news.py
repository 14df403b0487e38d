"""Whether somebody asks to be told of events as they come."""

from __future__ import annotations

from datetime import datetime

import pytest

from knowledge.dates import COPENHAGEN
from knowledge.events.audiences import Audience
from knowledge.events.following_news import wants_to_hear

NOW = datetime(2026, 11, 25, 10, 15, tzinfo=COPENHAGEN)
WANTED = (
    "giv mig besked om børneting i Faxe om fredagen",
    "jeg vil gerne ha mails når der er noget nyt i haslev",
    "tell me about kids events in Haslev every week",
    "kan I skrive til mig når der er højtlæsning",
    "sig til når der er nyt for unge",
    "hold mig opdateret om hvad der sker i Faxe",
    "jeg vil gerne have besked om nye koncerter",
    "giv mig et vink når der er noget for unge i Haslev",
    "send os jeres program hver uge",
    "sig til når der kommer strikkecafé i Faxe",
    "let me know when there is something for kids",
    "keep me updated about events in haslev",
    "tilmeld mig nyhedsbrev om arrangementer",
    "tilmeld mig jeres nyhedsbrev",
    "I'd like to hear about new concerts",
    "notify me about new events for kids",
    "skriv til mig når der kommer nye arrangementer",
    "kan du sige til når der er forfatteraften igen",
    "jeg vil gerne have besked hver torsdag om ugens arrangementer",
    "vi vil gerne høre når der sker noget for babyer i Faxe",
    "kan jeg få besked når der kommer noget nyt for unge",
    "må vi få jeres nyhedsbrev om arrangementer i Haslev",
    "skriv når der er noget for børn",
    "kan man få en ugentlig oversigt for voksne i Haslev",
)
ABOUT_SOMETHING_ELSE = (
    "giv mig besked når min bog er klar",
    "skriv til mig når I har svar",
    "skriv hvis I mangler noget",
    "kan man få en ugentlig oversigt over sine lån",
    "sig til når der er tid til pas",
    "hold mig opdateret om min sag",
    "giv mig besked når biblioteket åbner",
    "sig til når der kommer nye bøger",
    "sig til når der kommer nye film",
    "sig til når der er noget nyt",
    "send mig en mail når reserveringen er klar i Faxe",
    "giv mig besked hvis mine børn får plads i vuggestue",
    "hvad sker der i Faxe hver fredag",
    "er der noget for børn hver uge",
    "tell me about events for kids this weekend",
    "fortæl mig hvad der sker i weekenden",
    "send mig et link til arrangementer",
    "jeg vil gerne høre om I har noget for børn på lørdag",
    "jeg vil gerne have besked om min reservation",
    "let me know when my passport is ready",
    "hvordan får jeg besked om arrangementer",
    "kan jeg få besked når der kommer nye arrangementer",
    "kan jeg få besked når der er plads til børn i Haslev",
    "jeg vil gerne have en plads til foredraget på torsdag",
    "jeg vil gerne tilmelde mig foredraget på torsdag",
    "tilmeld mig strikkecafé hver onsdag",
    "jeg vil gerne høre hvornår der er højtlæsning",
    "jeg vil gerne have nyt sundhedskort",
    "vi vil gerne holde et arrangement hos jer hver måned",
    "jeg vil ikke have besked om nye arrangementer",
    "skriv ikke til mig hver uge",
    "jeg vil gerne have besked om nye arrangementer, men hvordan",
    "stop med at give mig besked om nye koncerter",
    "tell me what is happening every day this week",
    "giv mig en oversigt over arrangementer i december",
    "jeg vil gerne have min søn med til højtlæsning hver torsdag",
)


@pytest.mark.parametrize("text", WANTED)
def test_who_wants_to_be_told_says_so(text: str) -> None:
    """In Danish and English, with or without a house, a group, a kind of event or a rhythm."""
    assert wants_to_hear(text, NOW) is not None


@pytest.mark.parametrize("text", ABOUT_SOMETHING_ELSE)
def test_one_word_about_anything_else_and_it_is_about_that(text: str) -> None:
    """Books, cases, appointments, seats, questions about what is on, and whoever wants none of it."""
    assert wants_to_hear(text, NOW) is None


def test_house_and_group_are_those_that_were_named() -> None:
    """What was not named is left to choose."""
    both = wants_to_hear("giv mig besked om noget for børn i Faxe", NOW)
    assert both is not None
    assert (both.house, both.audience) == ("faxe", Audience.CHILDREN)
