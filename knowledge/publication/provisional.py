"""A judge for a changed knowledge base at once: with the new texts, and what was learned from the examples of before.

What was learned is adapted to the new examples, unless there are so many that only learning anew can take them in:
then what is new word for word is known, and what only resembles a new example is found when it has been learned.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from knowledge.entries import KnowledgeBase, Status
from knowledge.judge import Judge
from knowledge.matching import Candidate, Matcher, Ranking
from knowledge.matching.adapting import adapted, is_adapted
from knowledge.matching.fusion import FusionMatcher
from knowledge.matching.question import Words, read_example
from knowledge.matching.text import clean
from knowledge.reading.wording import reread


@dataclass(frozen=True, slots=True)
class WordForWord:
    """A matcher that knows some questions by heart, and leaves all others to another one.

    Attributes:
        matcher: the other one.
        known: the entries of the questions, by their words.
    """

    matcher: Matcher
    known: Mapping[Words, str]

    def rank(self, question: str) -> Ranking:
        """The candidates for `question`."""
        asked = read_example(clean(question))
        slug = self.known.get(asked)
        if slug is None:
            return self.matcher.rank(question)
        return Ranking((Candidate(slug, 1.0),), notes=("match: word for word",), words=asked)


def with_texts(judge: Judge, knowledge: KnowledgeBase) -> tuple[Judge, bool]:
    """`judge` for another version of its knowledge base, without learning anything.

    Returns:
        the judge, and whether it is all that learning could give: no published entry asks anything else than before.
    """
    before = judge.knowledge
    slugs = {**before.entries, **knowledge.entries}
    changed = [slug for slug in slugs if before.entries.get(slug) != knowledge.entries.get(slug)]
    texts = replace(judge, knowledge=knowledge, wording=reread(judge.wording, knowledge, changed))
    asked = {slug: now for slug in changed if (now := _asked(knowledge, slug)) != _asked(before, slug)}
    heart, matcher = ({}, judge.matcher)
    if isinstance(judge.matcher, WordForWord):
        heart, matcher = dict(judge.matcher.known), judge.matcher.matcher
    elif not asked:
        return texts, not (isinstance(matcher, FusionMatcher) and is_adapted(matcher))
    elif isinstance(matcher, FusionMatcher) and (made := adapted(matcher, asked)) is not None:
        return replace(texts, matcher=made), False
    owners: dict[Words, set[str]] = {}
    for slug in changed:
        heart = {words: owner for words, owner in heart.items() if owner != slug}
        for question in _asked(knowledge, slug) - _asked(before, slug):
            owners.setdefault(read_example(clean(question)), set()).add(slug)
    new = {words: found.pop() for words, found in owners.items() if words and len(found) == 1}
    return replace(texts, matcher=WordForWord(matcher, {**heart, **new})), False


def _asked(knowledge: KnowledgeBase, slug: str) -> frozenset[str]:
    """What a published entry asks, titles included; nothing for any other."""
    entry = knowledge.entries.get(slug)
    if entry is None or entry.status is not Status.PUBLISHED:
        return frozenset()
    return frozenset(each for text in entry.texts.values() for each in (text.title, *text.examples))
