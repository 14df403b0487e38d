"""The matcher as a whole, on a small knowledge base."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.entries import Example, Language
from knowledge.matching import Matcher, Ranking
from knowledge.matching.calibration import Calibration
from knowledge.matching.embedding_cache import EmbeddingCache
from knowledge.matching.fitting import Fit
from knowledge.matching.fusion import FusionMatcher, build_matcher
from knowledge.matching.text import words
from tests.unit.matching.knowledge_base import MadeUpEmbedder, examples

LEXICAL = build_matcher(examples(), embedder=None, cache=EmbeddingCache(shipped=None))
SEMANTIC = build_matcher(examples(), embedder=MadeUpEmbedder(), cache=EmbeddingCache(shipped=None))
BOTH = pytest.mark.parametrize("matcher", [LEXICAL, SEMANTIC], ids=["lexical", "semantic"])


def best(ranking: Ranking) -> str:
    """The likeliest entry."""
    return ranking.candidates[0].entry


@BOTH
@pytest.mark.parametrize("example", examples(), ids=lambda example: example.text)
def test_an_example_word_for_word_finds_its_entry(matcher: Matcher, example: Example) -> None:
    """A question that equals an example of one entry is answered by that entry, with certainty."""
    ranking = matcher.rank(f"  {example.text.upper()} ?! ")
    assert best(ranking) == example.entry
    assert ranking.candidates[0].probability == 1.0


def test_what_two_entries_share_word_for_word_is_certain_for_neither() -> None:
    """Where two entries have the same example, neither is certain."""
    shared = [*examples(), Example("pas-bestil", Language.DA, "hvad koster et pas")]
    ranking = build_matcher(shared, embedder=None, cache=EmbeddingCache(shipped=None)).rank("hvad koster et pas")
    assert ranking.candidates[0].probability < 0.9
    assert {candidate.entry for candidate in ranking.candidates[:2]} == {"pas-pris", "pas-bestil"}


@BOTH
@pytest.mark.parametrize(
    "question", ["", "den der er på", "🙂🙂", "12345", "?!", "jeg vil gerne", "og hvad så med det", "\u200b"]
)
def test_a_question_without_content_has_no_candidates(matcher: Matcher, question: str) -> None:
    """Stop words, digits and emoji alone leave nothing to judge by, so nothing is proposed."""
    ranking = matcher.rank(question)
    assert not ranking.informative
    assert ranking.candidates == ()


def test_a_phrase_of_stop_words_that_is_an_example_counts() -> None:
    """Small talk is made of stop words: nearly an example's phrase is still judged."""
    ranking = LEXICAL.rank("hvad kan jeg spørge jer om")
    assert ranking.informative
    assert best(ranking) == "hvad-kan-du"


@BOTH
@pytest.mark.parametrize("question", ["asdf qwer", "Mohammed Hassan", "xkcd zzzz plonk", "Kierkegaard"])
def test_gibberish_and_names_are_never_enough(matcher: Matcher, question: str) -> None:
    """Words that no example has may resemble something by chance, but never reach an answer."""
    assert all(candidate.probability <= 0.5 for candidate in matcher.rank(question).candidates)


def test_without_an_engine_unknown_words_say_nothing() -> None:
    """Words that resemble no example leave nothing to judge by, however few examples there are to calibrate on."""
    few = [Example("a", Language.DA, "hvor ligger biblioteket"), Example("b", Language.DA, "hvad koster et pas")]
    ranking = build_matcher(few, embedder=None, cache=EmbeddingCache(shipped=None)).rank("zebra giraf")
    assert not ranking.informative
    assert ranking.candidates == ()


@BOTH
@pytest.mark.parametrize(
    ("word", "slug"), [("pas", "pas"), ("mitid", "mitid"), ("tid", "tid"), ("kørekort", "koerekort")]
)
def test_a_lone_word_that_names_a_subject_is_not_enough(matcher: Matcher, word: str, slug: str) -> None:
    """One word names a subject, not a question: its entries are candidates, none of them certain."""
    ranking = matcher.rank(word)
    assert ranking.candidates[0].probability <= 0.5
    assert all(candidate.entry.startswith(slug) for candidate in ranking.candidates[:2])


def test_a_lone_word_is_enough_only_where_it_names_one_entry() -> None:
    """Where one entry is likely and hardly anything speaks for any other, its name is asked for; else it is doubted."""
    assert isinstance(SEMANTIC, FusionMatcher)
    sure = Fit(SEMANTIC.learned.weights, Calibration(slope=60.0, strange=0.0, intercept=-4.5, sharpness=90.0))
    matcher = FusionMatcher(SEMANTIC.told, SEMANTIC.evidence, sure, SEMANTIC.embedder)
    told = {word for example in examples() for word in words(example.text)}
    lone = [matcher.rank(word) for word in sorted(told) if matcher.read(word).lone]
    enough = [ranking for ranking in lone if ranking.candidates[0].probability > 0.5]
    assert 0 < len(enough) < len(lone)
    for ranking in enough:
        first, second = ranking.candidates[:2]
        assert first.probability >= 0.8
        assert second.probability < 0.0001


def test_a_lone_word_that_no_example_has_is_never_enough() -> None:
    """However sure the evidence is, a word that nobody wrote for an entry may only resemble one."""
    assert isinstance(LEXICAL, FusionMatcher)
    sure = Fit(LEXICAL.learned.weights, Calibration(slope=300.0, strange=0.0, intercept=0.0, sharpness=900.0))
    ranking = FusionMatcher(LEXICAL.told, LEXICAL.evidence, sure, None).rank("kørekortsprøven")
    assert ranking.candidates[0].probability == 0.5


@BOTH
@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("jeg vil ikke bestille tid alligevel, kan den aflyses", "tid-aflys"),
        ("hvordan bestiller man en tid", "tid-bestil"),
        ("jeg vil gerne slette mitid", "mitid-spaer"),
        ("hvordan får jeg mitid", "mitid-faa"),
        ("hvad er prisen for et kørekort", "koerekort-pris"),
        ("hvad er prisen for et pas", "pas-pris"),
        ("mit kørekort er blevet stjålet", "koerekort-mistet"),
    ],
)
def test_look_alikes_and_opposites_are_told_apart(matcher: Matcher, question: str, entry: str) -> None:
    """Entries that share most words differ by the one that counts, negated or not."""
    assert best(matcher.rank(question)) == entry


@BOTH
@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("hva koster et passs", "pas-pris"),
        ("pris for koerekort", "koerekort-pris"),
        ("aabningstider paa biblioteket i dag", "aabningstid"),
        ("hvad koster et kørek ort", "koerekort-pris"),
        ("ＨＶＡＤ ｋｏｓｔｅｒ ｅｔ ｐａｓ nu", "pas-pris"),
        ("hvornÃ¥r har biblioteket Ã¥bent i dag", "aabningstid"),
    ],
)
def test_spelling_does_not_matter(matcher: Matcher, question: str, entry: str) -> None:
    """SMS spelling, other keyboards, slips, words written apart and broken encodings find the same entry."""
    assert best(matcher.rank(question)) == entry


def test_repairs_are_noted() -> None:
    """The trace says which words were read as which."""
    assert "spelling: kørekrot -> kørekort" in LEXICAL.rank("hvad koster mit kørekrot").notes


@BOTH
@settings(max_examples=60)
@given(question=st.text(max_size=80))
def test_any_text_gets_a_lawful_ranking(matcher: Matcher, question: str) -> None:
    """Whatever is typed: at most ten candidates, falling, together at most 1, each entry once."""
    candidates = matcher.rank(question).candidates
    probabilities = [candidate.probability for candidate in candidates]
    assert len(candidates) <= 10
    assert probabilities == sorted(probabilities, reverse=True)
    assert all(0.0 <= probability <= 1.0 for probability in probabilities)
    assert sum(probabilities) <= 1.0 + 1e-9
    assert len({candidate.entry for candidate in candidates}) == len(candidates)


@BOTH
@given(words=st.lists(st.sampled_from("hvad koster pas kørekort mitid bestille tid ikke bog xyz".split()), max_size=6))
@settings(max_examples=40)
def test_a_repeated_question_has_the_same_ranking(matcher: Matcher, words: list[str]) -> None:
    """Asking again, in other letters or with other punctuation, changes nothing."""
    question = " ".join(words)
    assert matcher.rank(question) == matcher.rank(f"{question.title()}!")


def test_the_order_of_examples_does_not_matter() -> None:
    """The same examples in another order, some of them twice, give the same ranking."""
    turned = build_matcher([*examples()[::-1], *examples()[:5]], embedder=None, cache=EmbeddingCache(shipped=None))
    for question in ("pris på pas til min søn", "kørekort", "forny", "tid i morgen"):
        assert LEXICAL.rank(question) == turned.rank(question)


def test_an_entry_does_not_win_by_its_number_of_examples() -> None:
    """Many more phrasings of one entry do not draw another entry's question to it (a popularity bias)."""
    flood = [
        Example("skole", Language.DA, f"hvornår starter {what} i skolen")
        for what in "undervisningen ferien timerne musik idræt svømning tysk engelsk frokosten mødet".split()
    ]
    crowded = build_matcher([*examples(), *flood], embedder=None, cache=EmbeddingCache(shipped=None))
    assert best(crowded.rank("hvornår har biblioteket åbent")) == "aabningstid"
    assert crowded.rank("hvornår bliver det sommer").candidates[0].probability < 0.6


def test_known_strangers_are_answered_less() -> None:
    """A question like those listed as out of scope is less probable than without the list; others stay found."""
    strangers = [
        "hvornår går toget til Næstved",
        "hvornår går bussen",
        "køreplan for toget",
        "hvad koster en togbillet",
    ]
    taught = build_matcher(examples(), embedder=None, cache=EmbeddingCache(shipped=None), out_of_scope=strangers)
    question = "hvad koster en togbillet til køge"
    untaught = LEXICAL.rank(question).candidates[0].probability
    assert sum(candidate.probability for candidate in taught.rank(question).candidates) < untaught / 4
    assert best(taught.rank("hvor meget koster et pas")) == "pas-pris"


@pytest.mark.parametrize("count", [1, 2])
def test_a_knowledge_base_may_be_tiny(count: int) -> None:
    """One entry with one example, or two of them, are enough to build on."""
    few = [Example(f"e{number}", Language.DA, text) for number, text in enumerate(["nyt pas", "låne bøger"][:count])]
    tiny = build_matcher(few, embedder=None, cache=EmbeddingCache(shipped=None))
    assert best(tiny.rank("jeg skal have et nyt pas")) == "e0"


def test_no_examples_is_a_clear_error() -> None:
    """Without examples there is nothing to build, and the message says what to do."""
    with pytest.raises(ValueError, match="publish at least one entry"):
        build_matcher([], embedder=None)


def test_what_was_learned_is_kept(tmp_path: Path) -> None:
    """A second start on the same examples takes the stored fit and embeds nothing, and judges the same."""
    first = build_matcher(examples(), embedder=MadeUpEmbedder(), cache=EmbeddingCache(tmp_path, shipped=None))
    engine = MadeUpEmbedder()
    second = build_matcher(examples(), embedder=engine, cache=EmbeddingCache(tmp_path, shipped=None))
    assert engine.seen == []
    assert len(list(tmp_path.glob("fit-*.npz"))) == 1
    for question in ("pris på pas til min søn", "hvordan bestilles mitid"):
        assert first.rank(question) == second.rank(question)


def test_what_is_shipped_is_not_learned_anew(tmp_path: Path) -> None:
    """A first start on shipped files embeds nothing, fits nothing and writes nothing."""
    build_matcher(examples(), embedder=MadeUpEmbedder(), cache=EmbeddingCache(tmp_path / "shipped", shipped=None))
    engine, own = MadeUpEmbedder(), tmp_path / "own"
    build_matcher(examples(), embedder=engine, cache=EmbeddingCache(own, shipped=tmp_path / "shipped"))
    assert engine.seen == []
    assert not own.exists()


def test_other_examples_are_learned_anew(tmp_path: Path) -> None:
    """A changed example does not get the old fit."""
    cache = EmbeddingCache(tmp_path, shipped=None)
    build_matcher(examples(), embedder=None, cache=cache)
    build_matcher([*examples(), Example("pas-pris", Language.DA, "pasgebyr")], embedder=None, cache=cache)
    assert len(list(tmp_path.glob("fit-*.npz"))) == 2


def test_several_threads_may_ask_at_once() -> None:
    """Rankings from many threads equal those from one."""
    questions = [f"hvad koster et pas til {name}" for name in "anna bo carl dorte erik fie".split()] * 4
    alone = [
        build_matcher(examples(), embedder=None, cache=EmbeddingCache(shipped=None)).rank(q) for q in questions[:6]
    ]
    fresh = build_matcher(examples(), embedder=None, cache=EmbeddingCache(shipped=None))
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(fresh.rank, questions))
    assert together == alone * 4
