"""Cross-validation: every example is judged once by a knowledge base that has not learned from it.

Examples that read the same are hidden together, also across entries and as titles: otherwise the copy would give the
answer away. Titles are learned from, but they are not judged, since no citizen wrote them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from itertools import groupby

from knowledge.entries import Example, KnowledgeBase
from knowledge.evaluation.expectations import Demand, Expectation, LabelledQuestion
from knowledge.matching.question import in_plain_letters

Form = tuple[str, ...]
"""What examples that read the same have in common."""

Group = tuple[Example, ...]
"""Examples that read the same, in the order of the knowledge base."""


@dataclass(frozen=True, slots=True)
class TrainingBase(KnowledgeBase):
    """A knowledge base that serves all its entries, but does not learn from some of their examples.

    Attributes:
        hidden: the examples that are not learned from.
    """

    hidden: frozenset[Example] = frozenset()

    def examples(self) -> tuple[Example, ...]:
        """The examples that are not hidden."""
        # A dataclass with slots is a new class, which `super()` without arguments does not know.
        return tuple(example for example in KnowledgeBase.examples(self) if example not in self.hidden)


@dataclass(frozen=True, slots=True)
class Fold:
    """One part of a cross-validation.

    Attributes:
        training: what is learned from.
        questions: the hidden examples, with all the entries that have them.
        skipped: how many hidden examples are not judged, because their entry has nothing else to be learned from.
    """

    training: TrainingBase
    questions: tuple[LabelledQuestion, ...]
    skipped: int


def split(knowledge: KnowledgeBase, folds: int) -> tuple[Fold, ...]:
    """Split the examples into at most `folds` parts; parts that would be empty are left out.

    The examples of an entry are dealt out in the order of their hashes: the same examples always fall into the same
    parts, and an entry loses about the same share in each of them.
    """
    written = _written(knowledge)
    alike = {sentence: group for sentence, group in _alike(knowledge).items() if not written.isdisjoint(group)}
    parts: list[list[Group]] = [[] for _ in range(folds)]
    for part, group in _deal(alike, folds):
        parts[part].append(group)
    return tuple(_fold(knowledge, groups, written) for groups in parts if groups)


def _written(knowledge: KnowledgeBase) -> frozenset[Example]:
    """The published examples without the titles."""
    return frozenset(
        Example(entry.slug, language, text)
        for entry in knowledge.published()
        for language, localised in entry.texts.items()
        for text in localised.examples
    )


def _alike(knowledge: KnowledgeBase) -> dict[Form, Group]:
    """The published examples, titles included, that read the same."""
    found: dict[Form, list[Example]] = {}
    for example in knowledge.examples():
        found.setdefault(in_plain_letters(example.text), []).append(example)
    return {sentence: tuple(group) for sentence, group in found.items()}


def _deal(alike: Mapping[Form, Group], folds: int) -> Iterator[tuple[int, Group]]:
    """The part of each group; one of several entries is dealt with those of the first."""
    ordered = sorted(alike, key=lambda sentence: (alike[sentence][0].entry, _hash(*sentence)))
    for entry, sentences in groupby(ordered, key=lambda sentence: alike[sentence][0].entry):
        for position, sentence in enumerate(sentences, start=_hash(entry)):
            yield position % folds, alike[sentence]


def _fold(knowledge: KnowledgeBase, groups: Iterable[Group], written: frozenset[Example]) -> Fold:
    entries = {example: tuple(dict.fromkeys(e.entry for e in group)) for group in groups for example in group}
    training = TrainingBase(knowledge.entries, frozenset(entries))
    learned = {example.entry for example in training.examples()}
    held_out = [example for example in entries if example in written]
    judged = [example for example in held_out if example.entry in learned]
    questions = tuple(_question(example, entries[example]) for example in judged)
    return Fold(training, questions, len(held_out) - len(judged))


def _question(example: Example, owners: tuple[str, ...]) -> LabelledQuestion:
    entries = tuple(dict.fromkeys((example.entry, *owners)))
    return LabelledQuestion(example.text, Expectation(Demand.ANSWER, entries), (("language", example.language.value),))


def _hash(*parts: str) -> int:
    """A number that is the same in every process, which Python's own hashes of texts are not."""
    return int.from_bytes(blake2b("\0".join(parts).encode(), digest_size=8).digest(), "big")
