"""What was learned is adapted to other examples at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from knowledge.entries import Example, Language
from knowledge.matching.adapting import MOST_ENTRIES, MOST_NEW, adapted, is_adapted
from knowledge.matching.embedding_cache import EmbeddingCache
from knowledge.matching.fusion import FusionMatcher, build_matcher
from knowledge.matching.touching import Touching
from tests.unit.matching.knowledge_base import DANISH, MadeUpEmbedder, examples

BIKES = ("har I en cykelpumpe", "hvor er cykelpumpen", "kan jeg pumpe min cykel")
STRANGERS = ("hvad koster en togbillet", "hvornår går bussen", "må jeg bygge et drivhus")


def learned(told: Sequence[Example], *, engine: bool) -> FusionMatcher:
    """A matcher that learned these examples."""
    made = build_matcher(
        told,
        embedder=MadeUpEmbedder() if engine else None,
        cache=EmbeddingCache(shipped=None),
        out_of_scope=STRANGERS,
    )
    assert isinstance(made, FusionMatcher)
    return made


def after(matcher: FusionMatcher, asked: Mapping[str, Sequence[str]]) -> FusionMatcher:
    """The matcher adapted to this."""
    made = adapted(matcher, asked)
    assert made is not None
    return made


def best(matcher: FusionMatcher, question: str) -> list[str]:
    """The likeliest entry, if there is any."""
    return [each.entry for each in matcher.rank(question).candidates[:1]]


def scores(matcher: FusionMatcher, question: str) -> NDArray[np.float32]:
    """One number for each entry."""
    read = matcher.read(question)
    return matcher.evidence.scores(read.words, matcher.vector(read), matcher.learned.weights)


def asked_of(slug: str) -> list[str]:
    """All examples of an entry."""
    return [example.text for example in examples() if example.entry == slug]


@pytest.fixture(scope="module", params=[False, True], ids=["lexical", "semantic"])
def matcher(request: pytest.FixtureRequest) -> FusionMatcher:
    """What was learned of the small knowledge base."""
    return learned(examples(), engine=request.param)


def test_what_resembles_a_new_example_is_found_at_once(matcher: FusionMatcher) -> None:
    """A new entry is found by questions that are like its examples and not one of them, and takes no other's."""
    made = after(matcher, {"cykel": BIKES})
    assert is_adapted(made)
    assert not is_adapted(matcher)
    assert made.rank("hvor finder jeg en cykelpumpe").candidates[0].entry == "cykel"
    for asked in DANISH.values():
        assert best(made, f"{asked[0]} tak") == best(matcher, f"{asked[0]} tak")


def test_the_regressions_are_about_those_that_learning_gives(matcher: FusionMatcher) -> None:
    """The scores are near to those after learning the same examples anew."""
    told = [*examples(), *(Example("cykel", Language.DA, each) for each in BIKES)]
    anew = learned(told, engine=matcher.embedder is not None)
    made = after(matcher, {"cykel": BIKES})
    for question in ("hvor finder jeg en cykelpumpe", "hvad koster et nyt pas", "pumpe til cykel"):
        assert np.abs(scores(made, question) - scores(anew, question)).max() < 0.08


def test_taking_examples_away_gives_what_was_before_them(matcher: FusionMatcher) -> None:
    """An entry that came and went leaves nothing behind, and is no candidate any more."""
    made = after(after(matcher, {"cykel": BIKES}), {"cykel": ()})
    assert made.told.slugs == matcher.told.slugs
    for question in ("hvor finder jeg en cykelpumpe", "hvad koster et nyt pas"):
        before, now = matcher.rank(question), made.rank(question)
        for one, two in zip(before.candidates[:2], now.candidates[:2], strict=True):
            assert one.entry == two.entry
            assert one.probability == pytest.approx(two.probability, abs=0.05)


def test_a_stranger_that_becomes_an_example_is_none_any_more(matcher: FusionMatcher) -> None:
    """What was known to be no subject of ours counts for its entry alone once somebody has written it there."""
    made = after(matcher, {"drivhus": ("må jeg bygge et drivhus",)})
    strangers = made.told.owner == len(made.told.slugs)
    assert [made.told.sentences[row] for row in np.flatnonzero(strangers).tolist()].count(
        made.read(STRANGERS[2]).words
    ) == 0
    assert made.rank("må jeg bygge et drivhus").candidates[0].entry == "drivhus"


def test_nothing_changed_is_the_same_matcher_and_too_much_is_left_to_learning(matcher: FusionMatcher) -> None:
    """Examples that are there already cost nothing; more than can be read at once are not taken in."""
    assert adapted(matcher, {"pas-pris": asked_of("pas-pris")}) is matcher
    many = [f"eksempel nummer {number} om noget" for number in range(MOST_NEW + 1)]
    assert adapted(matcher, {"meget": many}) is None
    assert adapted(matcher, {f"nr-{number}": ("pas",) for number in range(MOST_ENTRIES + 1)}) is None


def test_only_questions_near_a_changed_example_are_touched(matcher: FusionMatcher) -> None:
    """What the change is about is touched, also word for word; what is about something else is not."""
    made = after(matcher, {"cykel": BIKES})
    touching = Touching(matcher, made)
    for question in (BIKES[0], "hvor finder jeg en cykelpumpe"):
        assert touching.touches(question, ())
    for question in ("hvad koster et pas", "forny min bog i dag", "🙂"):
        assert not touching.touches(question, ("pas-pris",))
    assert not Touching(matcher, matcher).touches(BIKES[0], ())
