"""What a text tells beside its question is not what it asks for."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from knowledge.matching.question import in_plain_letters
from knowledge.reading.asking_part import (
    STORY,
    asking_part,
    begins_question,
    questions_of_story,
    told_beside,
    without_told,
    words_of,
)


@pytest.mark.parametrize(
    ("text", "asking"),
    [
        ("Hunden har ædt strikketøjet. Hvordan vasker jeg garn?", "Hvordan vasker jeg garn?"),
        ("kan man leje pinde. min kusine har syv", "kan man leje pinde."),
        ("We moved house last week! Where is the wool", "Where is the wool"),
        ("Den ligger i tasken\nSkal den vaskes", "Skal den vaskes"),
        ("Vi er fire. Og må alle komme? Min mor strikker.", "Og må alle komme?"),
        ("Garnet er rødt. Er det uld? Koster det noget?", "Er det uld? Koster det noget?"),
    ],
)
def test_sentences_that_ask_end_or_begin_as_questions_do(text: str, asking: str) -> None:
    """A question mark or a question's first word tells, in Danish and English, before or after the story."""
    assert asking_part(text) == asking


@pytest.mark.parametrize(
    "text",
    [
        "jeg har tabt en maske",
        "Jeg har tabt en maske. Den er væk.",
        "hvornår kommer garnet, jeg bestilte det den 3. november",
        "",
        "?",
    ],
)
def test_a_text_of_one_piece_is_its_own_question(text: str) -> None:
    """Where nothing is told beside, or no sentence asks, all words count; a full stop in a date ends nothing."""
    assert asking_part(text) == text
    assert told_beside(text) == frozenset()


def test_words_of_the_story_alone_are_left_out() -> None:
    """A word that is told and asked is asked; letters of every keyboard are the same word."""
    text = "Koen åd min hue. Hvordan strikker jeg en hue til koen?"
    assert without_told(("koen", "aad", "min", "hue", "hvordan", "strikker"), text) == (
        "koen",
        "hue",
        "hvordan",
        "strikker",
    )


@given(st.lists(st.sampled_from(["Hvor er den?", "Den er rød.", "kan du se den", "3.", "Hej!", "\n", "?"]), max_size=8))
def test_nothing_is_asked_that_is_not_in_the_text(parts: list[str]) -> None:
    """The asking part has words of the text only, and never none where the text has some."""
    text = " ".join(parts)
    asked = in_plain_letters(asking_part(text))
    assert set(asked) <= set(in_plain_letters(text))
    assert bool(asked) == bool(in_plain_letters(text))


@pytest.mark.parametrize(
    ("clause", "asks"),
    [
        ("ka jeg bestille tid", True),
        ("og hvor ligger det", True),
        ("har biblioteket åbent", True),
        ("can my son borrow it", True),
        ("er 16", False),
        ("har mistet mit pas", False),
        ("skal bruge et pas", False),
        ("jeg skal rejse", False),
        ("biblioteket jeg kender", False),
        ("kan", False),
    ],
)
def test_a_clause_asks_by_a_question_word_or_by_a_verb_before_its_subject(clause: str, asks: bool) -> None:
    """Without its mark a question is told by its first words; a verb with nobody after it tells of the writer."""
    assert begins_question(words_of(clause)) is asks


TALE = "Min kusine kom på besøg i går med hele sin familie og to hunde, og vi havde det så hyggeligt. " * 3


@pytest.mark.parametrize(
    ("end", "asked"),
    [
        ("Nu er garnet væk. Hvor finder jeg nyt?", ("Hvor finder jeg nyt?", "Nu er garnet væk. Hvor finder jeg nyt?")),
        ("og nu er garnet væk så hvor finder jeg noget nyt", ("hvor finder jeg noget nyt",)),
        ("Nu er garnet væk.", ()),
    ],
)
def test_a_story_asks_at_its_end(end: str, asked: tuple[str, ...]) -> None:
    """The question of a long text is read alone and with the sentence before it, with full stops or without."""
    tale = TALE if end[0].isupper() else TALE.replace(".", "")
    assert questions_of_story(tale + end) == asked


@given(st.text(max_size=STORY - 1))
@example("Garnet er helt væk. Hvor finder jeg noget nyt?")
def test_a_text_of_ordinary_length_is_no_story(text: str) -> None:
    """What is not long is judged as a whole."""
    assert questions_of_story(text) == ()
