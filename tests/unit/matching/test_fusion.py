"""The matcher as a whole, on a small knowledge base."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.entries import Example, Language
from knowledge.matching import Matcher
from knowledge.matching.fusion import build_matcher

TEXTS = {
    "pas-pris": ["hvad koster et pas", "pris på nyt pas", "how much is a passport", "pas hvor dyrt er det"],
    "pas-bestil": [
        "bestille nyt pas",
        "jeg skal have fornyet mit pas",
        "renew my passport",
        "pas udløber snart",
    ],
    "laan-forny": ["forny mine lån", "kan jeg beholde bogen længere", "renew my book", "forlænge lånetiden"],
    "koerekort-pris": ["hvad koster et kørekort", "pris for kørekort", "price of a driving licence"],
    "mitid-spaer": ["spær mit MitID", "nogen har misbrugt mit mitid", "block my MitID"],
    "mitid-faa": ["få MitID", "hvordan opretter jeg mitid", "how do I get MitID"],
}


def examples() -> list[Example]:
    return [Example(entry, Language.DA, text) for entry, texts in TEXTS.items() for text in texts]


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return build_matcher(examples(), embedder=None)


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.text)
def test_an_example_word_for_word_finds_its_entry(matcher: Matcher, example: Example) -> None:
    """A question that equals an example of one entry is answered by that entry, with certainty."""
    best = matcher.rank(example.text.upper() + " ?! ").candidates[0]
    assert best.entry == example.entry
    assert best.probability == 1.0


@pytest.mark.parametrize(
    "question", ["", "den der er på", "🙂🙂", "12345", "?!", "jeg vil gerne", "hvad kan du"]
)
def test_a_question_without_content_has_no_candidates(matcher: Matcher, question: str) -> None:
    """Stop words, digits and emoji alone leave nothing to judge by, so nothing is proposed."""
    ranking = matcher.rank(question)
    assert not ranking.informative
    assert ranking.candidates == ()


@settings(max_examples=60, deadline=None)
@given(question=st.text(max_size=80))
def test_any_text_gets_a_lawful_ranking(question: str) -> None:
    """Whatever is typed: at most ten candidates, falling, together at most 1, each entry once."""
    candidates = SHARED.rank(question).candidates
    probabilities = [candidate.probability for candidate in candidates]
    assert len(candidates) <= 10
    assert probabilities == sorted(probabilities, reverse=True)
    assert all(0.0 <= probability <= 1.0 for probability in probabilities)
    assert sum(probabilities) <= 1.0 + 1e-9
    assert len({candidate.entry for candidate in candidates}) == len(candidates)


def test_the_order_of_examples_does_not_matter() -> None:
    """The same examples in another order give the same ranking."""
    turned = build_matcher(examples()[::-1], embedder=None)
    for question in ("pris på pas til min søn", "kørekort", "forny"):
        before, after = SHARED.rank(question), turned.rank(question)
        assert [candidate.entry for candidate in before.candidates] == [
            candidate.entry for candidate in after.candidates
        ]


def test_no_examples_is_a_clear_error() -> None:
    """Without examples there is nothing to build, and the message says what to do."""
    with pytest.raises(ValueError, match="publish at least one entry"):
        build_matcher([], embedder=None)


SHARED = build_matcher(examples(), embedder=None)
