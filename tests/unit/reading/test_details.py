"""Which detail a question asks for: what is recognised, what is not, and that nothing typed can break it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.entries import Detail
from knowledge.files.entry_files import read_folder
from knowledge.reading.details import _patterns, asked_details

STARTER = read_folder()
WRITTEN = Path(__file__).parent.parent.parent / "data" / "details.tsv"


@pytest.mark.parametrize(
    ("question", "detail"),
    [
        ("Hvad koster et nyt pas?", Detail.PRICE),
        ("hvor meget skal jeg betale for et kort", Detail.PRICE),
        ("pris på kørekort", Detail.PRICE),
        ("how much is a passport", Detail.PRICE),
        ("koster sådan en dims noget", Detail.PRICE),
        ("er det at låne udefra gratis", Detail.PRICE),
        ("skal man betale for hjælp", Detail.PRICE),
        ("does a new card cost anything", Detail.PRICE),
        ("is the course free", Detail.PRICE),
        ("do I have to pay for help", Detail.PRICE),
        ("hvor meget får jeg i boligstøtte", Detail.AMOUNT),
        ("hvor mange penge får en pensionist", Detail.AMOUNT),
        ("hvor stor er ældrechecken", Detail.AMOUNT),
        ("how much housing benefit will I get", Detail.AMOUNT),
        ("hvor mange bøger må jeg have", Detail.LIMIT),
        ("hvor meget må jeg tjene", Detail.LIMIT),
        ("hvor mange bøger har I", Detail.COUNT),
        ("hvor lang tid tager det", Detail.WAIT),
        ("hvornår kommer mit kort", Detail.WAIT),
        ("how long does it take", Detail.WAIT),
        ("hvor længe gælder et pas", Detail.VALIDITY),
        ("hvor mange år kan et pas holde", Detail.VALIDITY),
        ("hvor mange uger må jeg beholde den", Detail.VALIDITY),
        ("hvornår skal jeg senest melde flytning", Detail.DEADLINE),
        ("hvilken dag udbetales den", Detail.DAY),
        ("hvornar abner i", Detail.HOURS),
        ("when does the library close", Detail.HOURS),
        ("hvilken adresse har I", Detail.PLACE),
        ("hvor ligger biblioteket", Detail.PLACE),
        ("hvad er jeres telefonnummer", Detail.PHONE),
        ("hvad hedder lægen i Haslev", Detail.NAME),
        ("who is the library manager", Detail.NAME),
        ("hvilke papirer skal jeg have med", Detail.DOCUMENTS),
        ("hvor gammel skal man være", Detail.AGE),
        ("hvornår får jeg svar på min ansøgning", Detail.OWN_CASE),
        ("hvor langt er I med min sag", Detail.OWN_CASE),
        ("har I modtaget min ansøgning", Detail.OWN_CASE),
        ("Har jeg et lånerkort?", Detail.OWN_CASE),
        ("do I have any fees", Detail.OWN_CASE),
        ("kan I slå op, hvornår mit kort udløber", Detail.OWN_CASE),
        ("jeg kan ikke huske hvornår jeg skal komme, kan du se det", Detail.OWN_CASE),
        ("can you check whether my card is on its way", Detail.OWN_CASE),
        ("kan jeg få nummeret til Birthe", Detail.NAME),
        ("er Søren på arbejde i dag", Detail.NAME),
        ("email of Fatima please", Detail.NAME),
        ("hvornår er den næste ledige tid", Detail.FREE_TIMES),
        ("er der plads på holdet", Detail.FREE_TIMES),
        ("går det hurtigt", Detail.WAIT),
        ("does it take long", Detail.WAIT),
        ("udløber en fuldmagt", Detail.VALIDITY),
        ("does my card expire", Detail.VALIDITY),
        ("is there a limit on how long I may sit", Detail.VALIDITY),
        ("er der frist for det", Detail.DEADLINE),
        ("er det for sent at søge", Detail.DEADLINE),
        ("er der en grænse for print", Detail.LIMIT),
        ("skal jeg vise id", Detail.DOCUMENTS),
        ("do I have to bring anything", Detail.DOCUMENTS),
        ("kan man ringe til jer", Detail.PHONE),
        ("hvilken paragraf handler om det", Detail.LAW),
        ("hvilken bank er bedst", Detail.ADVICE),
    ],
)
def test_the_detail_of_a_question_is_found(question: str, detail: Detail) -> None:
    """Question words and nouns say what is asked for, in Danish and in English."""
    assert detail in asked_details(question)


@pytest.mark.parametrize(
    "question",
    [
        "pas",
        "boligstøtte",
        "hvordan søger jeg boligstøtte",
        "hvor søger jeg om folkepension",
        "jeg vil melde flytning til en ny adresse",
        "mit telefonnummer er nyt, hvad gør jeg med MitID",
        "aflevere bøger uden for åbningstid",
        "kan jeg få pension",
        "hvem må hente mit pas",
        "how do I renew my passport",
        "det ligger på hans telefon",
        "har jeg mulighed for at låne en film",
        "jeg leder efter film, som er gratis",
        "er det for sent at komme nu",
        "kan jeg ringe til dem for min mor",
        "mit pas udløber til sommer",
        "er der gratis kaffe",
        "skal jeg betale for en anden",
        "is there a free computer",
        "is the way in step-free",
        "must we show up together",
        "do I have to bring the books back in person",
        "",
    ],
)
def test_a_question_for_nothing_in_particular_asks_for_no_detail(question: str) -> None:
    """Unsure is none: a wrong reading would hold back a right answer."""
    assert not asked_details(question)


def test_a_time_limit_is_a_deadline_or_how_long_something_lasts() -> None:
    """It is no number of things: an entry that tells until when, or for how long, gives what is asked."""
    assert asked_details("is there a time limit for that") == {Detail.DEADLINE, Detail.VALIDITY}


@pytest.mark.parametrize(
    ("question", "only"),
    [
        ("hvornår får jeg svar på min ansøgning", Detail.OWN_CASE),
        ("hvornår er der en ledig tid i næste uge", Detail.FREE_TIMES),
        ("hvor mange penge får man i folkepension", Detail.AMOUNT),
    ],
)
def test_what_says_more_goes_before_the_words_around_it(question: str, only: Detail) -> None:
    """Whoever asks when an application is answered asks for no waiting time that an entry could give."""
    assert asked_details(question) == {only}


@pytest.mark.parametrize(
    "question",
    [
        "hvad er adressen på politistationen",
        "hvornår har kirkekontoret åbent",
        "har I et andet nummer til lægehuset",
        "what is the address of the bank",
    ],
)
def test_places_of_others_are_told_from_ours(question: str) -> None:
    """Address, hours and number of an office that is none of ours are not those that our entries give."""
    assert asked_details(question) == {Detail.ELSEWHERE}
    assert not asked_details("jeg har glemt min pung i banken")


def test_every_detail_has_its_wordings() -> None:
    """The list knows all details but the mark that only entries bear."""
    assert set(_patterns()) == set(Detail) - {Detail.ANY}


def test_short_forms_and_keyboards_without_danish_letters_are_read() -> None:
    """SMS spelling and æ, ø, å typed in other letters ask for the same."""
    assert asked_details("hva koster det") == asked_details("hvad koster det")
    assert asked_details("hvor laenge gaelder det") == asked_details("hvor længe gælder det")


@given(st.text())
def test_nothing_that_is_typed_breaks_it(text: str) -> None:
    """Any text has an answer, the same one each time, and never the mark that only entries bear."""
    asked = asked_details(text)
    assert asked == asked_details(text)
    assert Detail.ANY not in asked


@given(st.sampled_from(["Hvad koster et pas?", "hvornår får jeg svar på min ansøgning"]), st.sampled_from(" \t\n!?.🙂"))
def test_case_and_signs_do_not_matter(question: str, sign: str) -> None:
    """What is asked for is the same in capitals and with any sign at the end."""
    assert asked_details(question.upper() + sign) == asked_details(question)


def test_the_starter_hardly_ever_lacks_what_its_own_examples_ask_for() -> None:
    """Of the examples of the starter, at most one in a hundred asks for a detail that its entry does not give."""
    asked = [
        (entry, asked_details(example))
        for entry in STARTER.published()
        for text in entry.texts.values()
        for example in text.examples
    ]
    lacking = sum(not entry.gives(details) for entry, details in asked)
    assert lacking <= len(asked) / 100


def _written() -> list[tuple[str, str]]:
    lines = WRITTEN.read_text(encoding="utf-8").splitlines()
    return [(columns[0], columns[-1]) for columns in (line.split("\t") for line in lines)]


def test_questions_with_an_answer_are_hardly_ever_held_back() -> None:
    """Of questions written apart from the examples, at most one in fifty asks for what its entry does not give."""
    answered = [(slugs.split("|")[0], question) for slugs, question in _written() if slugs[0] not in "-?"]
    lacking = [question for slug, question in answered if not STARTER[slug].gives(asked_details(question))]
    assert len(lacking) <= len(answered) / 50


def test_questions_without_an_answer_mostly_ask_for_a_detail() -> None:
    """Of the questions that no entry answers, at least four in five are seen to ask for something in particular."""
    unanswered = [question for slugs, question in _written() if slugs == "-"]
    assert sum(bool(asked_details(question)) for question in unanswered) >= len(unanswered) * 4 / 5
