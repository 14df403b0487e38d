"""What to tell somebody who is writing an entry: what would keep it from citizens, and what would make it better."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress

from knowledge.checks.across import normal_form
from knowledge.checks.answers import answer_remarks, domain_allowed
from knowledge.checks.details import detail_remarks
from knowledge.checks.quality import lix
from knowledge.checks.rules import FEWEST_EXAMPLES
from knowledge.entries import Entry, KnowledgeBase, Language, Status
from knowledge.files.entry_fields import TITLE_LENGTH

HARD_TO_READ = 40
"""The LIX from which somebody who writes is told; the starter entries keep a stricter limit."""

BLOCKING = frozenset({"cpr", "masked"})
"""The rules about an answer that keep it from being published."""

_OWN_RULES = frozenset({"lix"})


@dataclass(frozen=True, slots=True)
class Hint:
    """Something to tell whoever writes an entry.

    Attributes:
        rule: its short name; there is a text for each.
        language: which of the entry's texts it is about, None for the entry as a whole.
        words: the words that it is about, "" for none.
        number: the figure that it is about, 0 for none.
        other: the slug of the other entry that it is about, "" for none.
        blocks: it must be mended before anything is published.
    """

    rule: str
    language: Language | None = None
    words: str = ""
    number: int = 0
    other: str = ""
    blocks: bool = False


def hints(entry: Entry) -> tuple[Hint, ...]:
    """What to tell about `entry` by itself; what blocks comes first."""
    found = (*_whole(entry), *(hint for language in Language for hint in _of_language(entry, language)))
    return tuple(sorted(dict.fromkeys(found), key=lambda hint: not hint.blocks))


def _whole(entry: Entry) -> Iterator[Hint]:
    if not entry.area or not entry.topic:
        yield Hint("no-place", blocks=True)
    if not entry.sources:
        yield Hint("no-source")
    for source in entry.sources:
        if not domain_allowed(source.url):
            yield Hint("unknown-site", words=source.url)
    if entry.details and any(detail_remarks(entry)):
        yield Hint("details")


def _of_language(entry: Entry, language: Language) -> Iterator[Hint]:
    text = entry.texts.get(language)
    if text is None or not text.answer.strip():
        if language is Language.DA:
            yield Hint("no-answer", language, blocks=True)
        else:
            yield Hint("no-english", language)
        return
    if not text.title:
        yield Hint("no-title", language, blocks=True)
    elif len(text.title) > TITLE_LENGTH:
        yield Hint("long-title", language, number=len(text.title), blocks=True)
    if len(text.examples) < FEWEST_EXAMPLES[language]:
        yield Hint("few-examples", language, number=len(text.examples))
    if language is Language.DA and (index := round(lix(text.answer))) > HARD_TO_READ:
        yield Hint("lix", language, number=index)
    for remark in answer_remarks(entry, language):
        if remark.rule not in _OWN_RULES:
            yield Hint(remark.rule, language, words=remark.needle, blocks=remark.rule in BLOCKING)


@dataclass(frozen=True)
class Neighbours:
    """What the entries of a knowledge base ask, to be held against what somebody is writing.

    Attributes:
        knowledge: the entries; archived ones do not count.
    """

    knowledge: KnowledgeBase

    @cached_property
    def _asked(self) -> tuple[Sequence[str], Sequence[str]]:
        """The keys of all questions, and the entry that each stands in."""
        questions: list[str] = []
        slugs: list[str] = []
        for entry in self.knowledge.entries.values():
            if entry.status is not Status.ARCHIVED:
                asked = [each for text in entry.texts.values() for each in (text.title, *text.examples)]
                questions += asked
                slugs += [entry.slug] * len(asked)
        return list(map(question_key, questions)), slugs

    def repeated(self, entry: Entry) -> tuple[Hint, ...]:
        """The questions and titles of `entry` that another entry has too. Takes a moment with thousands of entries."""
        questions = questions_of(entry)
        keys, slugs = self._asked
        wanted = set(map(question_key, questions))
        # A look at each of them by built-in functions is sooner than a table that is made for one draft.
        found = compress(zip(keys, slugs, strict=True), map(wanted.__contains__, keys))
        others = dict.fromkeys((key, slug) for key, slug in found if slug != entry.slug)
        return tuple(
            Hint("repeated", words=question, other=slug)
            for question in questions
            for key, slug in others
            if key == question_key(question)
        )


def questions_of(entry: Entry) -> tuple[str, ...]:
    """Every example and title of an entry, each once."""
    texts: Sequence[str] = [each for text in entry.texts.values() for each in (*text.examples, text.title)]
    return tuple(dict.fromkeys(filter(None, texts)))


def question_key(question: str) -> str:
    """A question but for its case and the sign at its end; cheap, since there are thousands."""
    return question.casefold().rstrip("?!. ")


def new_questions(entry: Entry, before: Entry | None) -> tuple[str, ...]:
    """The examples and titles that `entry` has and `before` had not."""
    known = set() if before is None else {normal_form(each) for each in questions_of(before)}
    return tuple(each for each in questions_of(entry) if normal_form(each) not in known)
