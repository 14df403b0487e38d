"""What a question says before it is scored."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.matching.question import Reader, read_example

SENTENCES = [
    read_example(text)
    for text in ["hvad koster et pas", "forny mine lån", "hvad kan jeg spørge dig om", "hej", "nyt pas", "pas", "pas"]
]
OWNER = [0, 1, 2, 3, 4, 0, 4]


def reader() -> Reader:
    """One that knows `SENTENCES`."""
    return Reader(SENTENCES, OWNER, lambda _: False)


def test_an_example_is_recognised_before_anything_is_repaired() -> None:
    """The words of an example are exact, and so are words that become an example by repair."""
    assert reader().read("hvad koster et pas").exact == 0
    assert reader().read("hva kster et pas?").exact == 0
    assert reader().read("hvad koster et kørekort").exact is None


def test_an_example_of_two_entries_is_exact_for_neither() -> None:
    """What belongs to two entries does not decide between them."""
    assert reader().read("pas").exact is None


@pytest.mark.parametrize(
    ("text", "informative", "doubtful"),
    [
        ("og hvad så", False, False),
        ("42 17", False, False),
        ("hvad kan jeg spørge jer om", True, False),
        ("pas", True, True),
        ("mit pas", True, True),
        ("forny mit pas", True, False),
        ("zebra giraf elefant", True, True),
        ("zebra pas nu", True, False),
    ],
)
def test_what_can_be_judged(text: str, informative: bool, doubtful: bool) -> None:
    """Stop words and digits say nothing; a lone word, or none that is known, is doubted."""
    question = reader().read(text)
    assert (question.informative, question.doubtful) == (informative, doubtful)


@pytest.mark.parametrize(
    ("text", "lone"), [("pas", True), ("mit pas", True), ("zebra", False), ("forny mit pas", False)]
)
def test_a_lone_word_is_one_that_examples_have(text: str, lone: bool) -> None:
    """A word that no example has resembles something at most."""
    assert reader().read(text).lone is lone


def test_a_short_question_is_embedded_as_it_is() -> None:
    """All words of a short question reach the engine, stop words too."""
    assert reader().read("hvad koster det at forny et pas").text == "hvad koster det at forny et pas"


@given(story=st.lists(st.sampled_from(["jeg", "var", "zebra", "giraf", "elefant", "så"]), min_size=60, max_size=150))
def test_a_long_story_is_cut_in_the_middle(story: list[str]) -> None:
    """However long the story, the engine gets few words, and the content at both ends is among them."""
    text = reader().read(" ".join(["pas", *story, "forny"])).text.split()
    assert len(text) <= 40
    assert text[0] == "pas"
    assert text[-1] == "forny"
