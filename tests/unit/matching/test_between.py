"""Wordings that leave open which of a few entries they are about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.entries import Example, Language
from knowledge.matching import Matcher, Ranking
from knowledge.matching.adapting import adapted
from knowledge.matching.between import between, entries_of, is_between
from knowledge.matching.embedding_cache import EmbeddingCache
from knowledge.matching.fusion import FusionMatcher, build_matcher
from knowledge.matching.text import clean
from tests.unit.matching.knowledge_base import MadeUpEmbedder, examples

BOTH = ("pas-bestil", "pas-pris")
OPEN = ("noget med et pas", "jeg spørger om et pas", "det er om mit pas", "et pas", "mit pas", "passet", "om passet")


def matcher_of(*more: Example) -> FusionMatcher:
    """The small knowledge base with wordings between two of its entries."""
    wordings = [Example(between(BOTH), Language.DA, text) for text in OPEN]
    told = [*examples(), *wordings, *more]
    made: Matcher = build_matcher(told, embedder=MadeUpEmbedder(), cache=EmbeddingCache(shipped=None))
    assert isinstance(made, FusionMatcher)
    return made


MATCHER = matcher_of()


def likely(ranking: Ranking) -> dict[str, float]:
    """The probabilities by entry."""
    return {candidate.entry: candidate.probability for candidate in ranking.candidates}


def test_a_name_tells_its_entries() -> None:
    """What joins entries can be taken apart again, and a slug is no such name."""
    assert entries_of(between(BOTH)) == BOTH
    assert is_between(between(BOTH))
    assert not is_between(BOTH[0])


def test_an_open_wording_is_as_likely_of_each_of_its_entries() -> None:
    """Word for word, all of it is shared out, and nothing else is a candidate."""
    assert likely(MATCHER.rank(f"{OPEN[0]}?")) == dict.fromkeys(BOTH, 0.5)


@pytest.mark.parametrize("question", [*OPEN, "hvad koster et pas", "noget helt andet om pas"])
def test_no_candidate_is_joined(question: str) -> None:
    """Only entries are ever candidates."""
    assert not any(map(is_between, likely(MATCHER.rank(question))))


def test_what_resembles_an_open_wording_is_sure_of_none_of_its_entries() -> None:
    """The likeliest has no more than its share."""
    found = likely(MATCHER.rank("det er noget om et pas"))
    first, second = sorted(found.values())[-2:]
    assert set(sorted(found, key=found.__getitem__)[-2:]) == set(BOTH)
    assert first == pytest.approx(second, rel=0.2)


def test_a_word_of_one_entry_makes_it_likelier_than_the_other() -> None:
    """Where a question says what only one of the entries is asked for with, it is not open any more."""
    price = ("hvad er prisen i kroner", "prisen i kroner for pas", "hvor mange kroner er prisen på pas", "kroner")
    found = likely(matcher_of(*(Example("pas-pris", Language.DA, text) for text in price)).rank("kroner om mit pas"))
    assert found["pas-pris"] > 5 * found.get("pas-bestil", 0.0)


def test_an_open_wording_that_becomes_an_example_is_its_entrys_question() -> None:
    """Staff decide what a plain wording means by writing it as an example, at once."""
    asked = {each.text for each in examples() if each.entry == BOTH[0]} | {OPEN[0]}
    made = adapted(MATCHER, {BOTH[0]: asked})
    assert made is not None
    assert likely(made.rank(OPEN[0])) == {BOTH[0]: 1.0}


def test_an_entry_that_is_gone_leaves_its_share_to_the_other() -> None:
    """An open wording is then no longer open."""
    made = adapted(MATCHER, {BOTH[0]: ()})
    assert made is not None
    assert likely(made.rank(OPEN[0])) == {BOTH[1]: 1.0}


def test_open_wordings_do_not_change_what_an_example_is() -> None:
    """An example word for word is its entry's, whatever is open besides."""
    example = examples()[0]
    assert likely(MATCHER.rank(replace(example, text=clean(example.text)).text)) == {example.entry: 1.0}
