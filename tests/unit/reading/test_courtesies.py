"""Greetings, thanks and a bare request for help are met as such, and nothing else is taken for one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.decisions import PERSON_ENTRY, HandOver, Reason, SmallTalk
from knowledge.entries import Entry, EntryText, Kind, KnowledgeBase, Language
from knowledge.judge import Judge
from knowledge.matching import Ranking
from knowledge.reading.said_to_us.courtesies import (
    GREETING,
    WHAT_I_CAN,
    WHO_I_AM,
    courtesy_of,
    is_aside,
    is_hum,
    is_nod,
    is_thanks,
    tells_language,
)

TODAY = date(2026, 11, 27)
SAID = ["hej", "godmorgen", "tusind tak", "hello there", "thanks a lot", "farvel og tak", "ok", "Go' dag"]
ASKED = [
    "hjælp",
    "kan du hjælpe mig",
    "kan nogen hjælpe mig",
    "jeg har brug for lidt hjælp",
    "I need help please",
    "hej, kan I hjælpe",
    "jeg har et spørgsmål",
    "hej jeg har et problem",
    "hi, I have a question",
]


@pytest.mark.parametrize(
    "text",
    [
        *SAID,
        "Hej hej!",
        "heeej",
        "heyyy",
        "Hejjjj med jer",
        "takkkk",
        "hej igen alle sammen",
        "1000 tak for hjælpen",
        "god søndag",
        "mange tak for hjælpen, du er en skat",
        "tak for svar",
        "det er mig igen",
        "hej, mig igen",
        "tak det var lige det jeg skulle bruge",
        "tusind tak søde ven",
        "ups, det var til min mand",
        "hov forkert chat",
        "det var så lidt",
        "mange tak unge mand",
    ],
)
def test_a_courtesy_is_a_greeting(text: str) -> None:
    """Hello, thanks and goodbye, alone or together, with signs and in any letters."""
    assert courtesy_of(text) == GREETING
    assert courtesy_of(text.upper()) == GREETING


@pytest.mark.parametrize("text", ["lol", "LOL", "hahaha", "hmmmm", "øh", "😂", "👍🏽 ❤️", "seriøst??", "Åh nej"])
def test_a_hum_is_answered_by_no_entry(text: str) -> None:
    """A laugh, a hum or a face says no words, so that nothing answers it; in a chat it is nodded at."""
    assert courtesy_of(text) is None
    assert is_hum(text)
    assert is_nod(text)
    assert not tells_language(text)


@pytest.mark.parametrize(
    "text",
    [
        "ok",
        "okay så",
        "nå ok",
        "aha",
        "lol ok",
        "undskyld det vidste jeg ikke",
        "undskyld jeg var sur",
        "sorry, my mistake",
    ],
)
def test_a_nod_is_a_courtesy_that_greets_nobody(text: str) -> None:
    """An "ok" asks for nothing, in whatever language."""
    assert not is_hum(text)
    assert courtesy_of(text) == GREETING
    assert is_nod(text)
    assert not tells_language(text)


@pytest.mark.parametrize(
    "text",
    [
        "farvel",
        "vi ses",
        "ok farvel",
        "hav en god dag",
        "bye",
        "godnat",
        "ses",
        "sov godt",
        "have a nice day",
        "fortsat god weekend",
        "ha en god jul",
    ],
)
def test_whoever_leaves_is_not_greeted(text: str) -> None:
    """A goodbye is met like a nod, in its own language."""
    assert is_nod(text)
    assert tells_language(text)


@pytest.mark.parametrize(
    "text",
    [
        "hej",
        "tak",
        "ok, hvad koster et pas",
        "haha det var sjovt",
        "?",
        "",
        "🔥",
        "ok hjælp mig",
        "forkert",
        "det er en fejl",
    ],
)
def test_what_says_more_is_no_nod(text: str) -> None:
    """A greeting, thanks, a question, and a sign of danger are answered as such."""
    assert not is_nod(text)


@pytest.mark.parametrize("text", ["lige et øjeblik", "vent lidt", "ok, to minutter", "hang on", "no wait", "vent lige"])
def test_whoever_asks_to_be_waited_for_greets_nobody(text: str) -> None:
    """Alone or after a nod, it asks for nothing yet."""
    assert is_nod(text)


@pytest.mark.parametrize("text", ["mvh Karen", "tak, kærlig hilsen Ole og Grethe", "VH"])
def test_what_is_said_aside_asks_for_nothing(text: str) -> None:
    """The end of a letter, with thanks before it and a name or none below."""
    assert is_aside(text)


@pytest.mark.parametrize(
    "text",
    [
        "hvor længe skal jeg vente",
        "to minutter for sent",
        "hilsen?",
        "mvh Karen, jeg skal have et nyt pas til min søn",
        "hilsen Bo kan I hjælpe",
        "vh hvor er toilettet",
        "jeg hedder Karen og mangler hjælp",
        "jeg hedder Karen hvor er",
    ],
)
def test_what_asks_for_something_is_not_said_aside(text: str) -> None:
    """A question about waiting, and a letter that goes on."""
    assert not is_aside(text)


@pytest.mark.parametrize("text", ASKED)
def test_help_with_nothing_in_particular_is_told_what_there_is(text: str) -> None:
    """Who asks for help and does not say with what learns what can be asked."""
    assert courtesy_of(text) == WHAT_I_CAN


@pytest.mark.parametrize("text", ["hjælp mig", "HJÆLP!!!", "help me", "Hej. Hjælp mig!"])
def test_a_cry_for_help_is_no_courtesy(text: str) -> None:
    """It is answered with a person, not with a list of subjects."""
    assert courtesy_of(text) == PERSON_ENTRY


@pytest.mark.parametrize(
    "text", ["hvem er du", "Hvem er I?", "hej, hvem er du egentlig", "who are you", "hej er der nogen?", "er I der?"]
)
def test_who_asks_who_is_there_is_told(text: str) -> None:
    """Danish and English, and in the plural too."""
    assert courtesy_of(text) == WHO_I_AM


@pytest.mark.parametrize("text", ["hei", "takk", "tusen takk", "tack så mycket", "god kväll"])
def test_neighbours_are_greeted_too(text: str) -> None:
    """A Norwegian and a Swede read the Danish greeting."""
    assert courtesy_of(text) == GREETING


@pytest.mark.parametrize(
    ("text", "thanks"),
    [
        ("tak", True),
        ("ok, mange tak for hjælpen", True),
        ("mange tak for hjælpen du er en skat", True),
        ("tak for dit hurtige svar, det var sødt af dig", True),
        ("Thank you, you're so kind", True),
        ("thank you very much", True),
        ("thank you my friend", True),
        ("takk", True),
        ("det var en god hjælp", True),
        ("5 stjerner!", True),
        ("godt klaret", True),
        ("great service", True),
        ("hej", False),
        ("Hej og tak", False),
        ("farvel", False),
    ],
)
def test_thanks_are_told_from_greetings(text: str, *, thanks: bool) -> None:
    """Who greets and thanks in one is greeted."""
    assert courtesy_of(text) == GREETING
    assert is_thanks(text) is thanks


@pytest.mark.parametrize(("text", "tells"), [("tak", True), ("thanks", True), ("ok", False), ("Hey!", False)])
def test_what_everybody_says_tells_no_language(text: str, *, tells: bool) -> None:
    """It is said in every language, and leaves a chat in its own."""
    assert tells_language(text) is tells


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hej, hvad koster et pas",
        "tak for lån af bogen",
        "god bog",
        "i morgen",
        "nej tak",
        "ja",
        "kan du hjælpe mig med mit pas",
        "hjælp til MitID",
        "jeg har brug for hjælp nu",
        "fin",
    ],
)
def test_one_word_more_is_a_question(text: str) -> None:
    """What says anything besides a courtesy is judged."""
    assert courtesy_of(text) is None


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    """Whatever is typed is a courtesy or is judged."""
    assert courtesy_of(text) in {GREETING, WHAT_I_CAN, WHO_I_AM, PERSON_ENTRY, None}


@given(st.lists(st.sampled_from(["hej", "tak", "farvel", "goddag"]), min_size=1, max_size=8))
def test_courtesies_in_a_row_are_one(words: list[str]) -> None:
    """However many there are, and in whatever order."""
    assert courtesy_of(" ".join(words)) == GREETING


class NothingKnown:
    """A matcher that knows nothing."""

    def rank(self, question: str) -> Ranking:
        """No candidates, whatever the question."""
        assert question
        return Ranking((), informative=False)


def test_a_greeting_is_answered_where_there_is_an_entry_for_it() -> None:
    """Without one it is judged like any other text, and handed over."""
    talk = Entry(
        GREETING, "bot", "hilsen", {Language.DA: EntryText("Hej", "Hej med dig.", ("hej",))}, kind=Kind.SMALL_TALK
    )
    greeting = Judge(KnowledgeBase({GREETING: talk}), NothingKnown()).judge("hej hej", today=TODAY)
    assert greeting.decision == SmallTalk(GREETING)
    assert greeting.reason.startswith("a courtesy")
    assert Judge(KnowledgeBase({}), NothingKnown()).judge("hej hej", today=TODAY).decision == HandOver(
        Reason.NOT_UNDERSTOOD
    )
