"""A matcher for other examples at once, from what was learned before they changed.

Learning anew solves two regressions on all examples, which takes half a minute with ten thousand of them. Here the
regressions are moved instead: what an example adds to the predictions is the posterior covariance with it, and what
it leaves behind is the same with the sign turned (the identities of adding to and leaving out of a Gaussian process,
Rasmussen and Williams, "Gaussian Processes for Machine Learning", 2006, ch. 2). The covariance is taken given the
examples nearest to those that change and a spread of the others, not given all of them. Words, spelling, nearest
examples and shared terms are exactly those of the new examples.

So it can differ from learning anew by a little in the scores; the shares of the kinds of evidence, the calibration,
and the frame of all embeddings stay as they were learned.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

import numpy as np

from knowledge.matching.adapted_evidence import AdaptedEvidence
from knowledge.matching.between import is_between
from knowledge.matching.embedding import Embedder, Vectors
from knowledge.matching.evidence import Positions, in_columns
from knowledge.matching.fitting import Fit
from knowledge.matching.fusion import FusionMatcher, Told
from knowledge.matching.question import Words, read_example
from knowledge.matching.shifting import Moved
from knowledge.matching.text import clean

MOST_NEW: Final = 60
"""New examples that are taken in; each is embedded, which takes an engine some 10 ms."""

MOST_GONE: Final = 600
MOST_ENTRIES: Final = 50


def adapted(matcher: FusionMatcher, asked: Mapping[str, Collection[str]]) -> FusionMatcher | None:
    """The matcher for a knowledge base in which some entries are asked for otherwise. Takes about a second.

    Args:
        matcher: learned, or adapted before.
        asked: by slug all examples that an entry has now, none for one that is not published any more.

    Returns:
        the matcher; None where so much changes that it has to be learned.
    """
    told = matcher.told
    if len(asked) > MOST_ENTRIES:
        return None
    now = {slug: {read_example(clean(text)) for text in texts} for slug, texts in asked.items()}
    rows = _rows(told, asked)
    kept = {slug: {told.sentences[row] for row in rows[slug]} for slug in asked}
    new = [(slug, words) for slug in sorted(asked) for words in sorted(now[slug] - kept[slug])]
    gone = [row for slug in asked for row in rows[slug] if told.sentences[row] not in now[slug]]
    gone += _no_strangers(told, {words for _, words in new})
    if len(new) > MOST_NEW or len(gone) > MOST_GONE:
        return None
    if not new and not gone:
        return matcher
    after = _told(told, new, gone, matcher.embedder)
    if not after.slugs:
        return None
    evidence = AdaptedEvidence(after, _moved(told, after, gone), matcher.evidence)
    weights = evidence.adapt(matcher.learned.weights)
    return FusionMatcher(after, evidence, Fit(weights, matcher.learned.calibration), matcher.embedder)


def is_adapted(matcher: FusionMatcher) -> bool:
    """Whether a matcher was adapted, so that learning would still change something."""
    return isinstance(matcher.evidence, AdaptedEvidence)


def _rows(told: Told, asked: Collection[str]) -> Mapping[str, list[int]]:
    """By slug the rows of its examples."""
    number = {slug: at for at, slug in enumerate(told.slugs)}
    return {slug: np.flatnonzero(told.owner == number[slug]).tolist() if slug in number else [] for slug in asked}


def _no_strangers(told: Told, new: Collection[Words]) -> list[int]:
    """The rows of known strangers and of open wordings that somebody has made an example of an entry."""
    nobodys = [at for at, slug in enumerate(told.slugs) if is_between(slug)] + [len(told.slugs)] * told.hidden
    rows = np.flatnonzero(np.isin(told.owner, nobodys)).tolist()
    return [row for row in rows if told.sentences[row] in new]


def _told(told: Told, new: list[tuple[str, Words]], gone: list[int], embedder: Embedder | None) -> Told:
    """The examples of both, those that are gone in the place that they had."""
    names = [*told.slugs, *([""] if told.hidden else [])]
    alive = np.delete(np.arange(len(told.owner)), gone)
    alive = alive[told.owner[alive] < told.count]
    of_entries = {names[number] for number in np.unique(told.owner[alive])} | {slug for slug, _ in new}
    slugs = sorted(of_entries - {""})
    # A stranger's name comes last, as its number does; without any stranger left there still is the number.
    number = {slug: at for at, slug in enumerate(slugs)} | ({"": len(slugs)} if told.hidden else {})
    owner = np.full(len(told.owner) + len(new), len(number), dtype=np.intp)
    owner[alive] = [number[names[each]] for each in told.owner[alive]]
    owner[len(told.owner) :] = [number[slug] for slug, _ in new]
    sentences = [*told.sentences, *(words for _, words in new)]
    return Told(sentences, owner, slugs, told.hidden, _vectors(told, [words for _, words in new], embedder), told.frame)


def _vectors(told: Told, new: list[Words], embedder: Embedder | None) -> Vectors | None:
    if told.vectors is None or told.frame is None or embedder is None:
        return None
    # One by one, so that what was read lately is not read again.
    found = [told.frame.of(embedder.embed([" ".join(words)])) for words in new]
    return in_columns(np.vstack([told.vectors, *found]))


def _moved(before: Told, after: Told, gone: list[int]) -> Moved:
    number = {slug: at for at, slug in enumerate(after.slugs)}
    columns = [number.get(slug, -1) for slug in before.slugs] + [len(after.slugs)] * before.hidden
    new: Positions = np.arange(len(before.owner), len(after.owner), dtype=np.intp)
    was = np.full(len(after.owner), before.count, dtype=np.intp)
    was[: len(before.owner)] = before.owner
    return Moved(np.array(gone, dtype=np.intp), new, was, np.array(columns, dtype=np.intp), before.count)
