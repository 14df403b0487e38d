"""A judge for a changed knowledge base at once: with the new texts, and what was learned from the examples of before.

What is new word for word is known too; what only resembles a new example is found when it has been learned.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from knowledge.entries import KnowledgeBase
from knowledge.judge import Judge
from knowledge.matching import Candidate, Matcher, Ranking
from knowledge.matching.question import Words, read_example
from knowledge.matching.text import clean
from knowledge.wording import reread


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
    before = set(judge.knowledge.examples())
    after = set(knowledge.examples())
    wording = reread(judge.wording, judge.knowledge, knowledge)
    texts = replace(judge, knowledge=knowledge, wording=wording)
    if after == before and not isinstance(judge.matcher, WordForWord):
        return texts, True
    known: dict[Words, set[str]] = {}
    new = {example.text for example in after - before}
    for example in after:
        if example.text in new:
            known.setdefault(read_example(clean(example.text)), set()).add(example.entry)
    matcher = judge.matcher.matcher if isinstance(judge.matcher, WordForWord) else judge.matcher
    earlier = judge.matcher.known if isinstance(judge.matcher, WordForWord) else {}
    still = {words: slug for words, slug in earlier.items() if slug in knowledge}
    by_heart = {words: slugs.pop() for words, slugs in known.items() if words and len(slugs) == 1}
    return replace(texts, matcher=WordForWord(matcher, {**still, **by_heart})), False
