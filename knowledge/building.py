"""From a knowledge base to a judge: the matcher is built from its published examples."""

from __future__ import annotations

import ctypes
import functools
import logging
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Literal

from knowledge.decisions import NOT_OUR_SUBJECT
from knowledge.entries import Example, KnowledgeBase, Language
from knowledge.files.entry_files import STARTER_FOLDER
from knowledge.files.out_of_scope import (
    NOT_ANSWERED_FILE,
    OPEN_FILE,
    OUT_OF_SCOPE_FILE,
    read_out_of_scope,
    read_under_headings,
)
from knowledge.judge import Judge
from knowledge.matching.between import between, entries_of
from knowledge.matching.embedding import EmbedderUnavailableError, EmbeddingCache, RecentlyEmbedded, open_embedder
from knowledge.matching.fusion import build_matcher, multiply_in_one_thread
from knowledge.matching.text import words
from knowledge.reading.languages.language import Vocabulary
from knowledge.reading.wording import read_wording
from knowledge.signposts import open_listener

EMBEDDINGS_FOLDER = "embeddings"
_log = logging.getLogger(__name__)


def build_judge(
    knowledge: KnowledgeBase,
    *,
    embedder: Literal["e5", "none"],
    cache: Path | None,
    out_of_scope: Sequence[str] = (),
) -> Judge:
    """A judge for `knowledge`.

    Args:
        knowledge: the entries; at least one must be published.
        embedder: the engine for semantic evidence, or "none".
        cache: the folder in which embeddings are kept between starts; None keeps them in memory.
        out_of_scope: questions that no entry answers (`known_strangers`); what resembles them is answered less.

    Raises:
        ValueError: if no entry is published.
    """
    # The engine takes a while to open, most of it outside of Python: the words are read meanwhile.
    multiply_in_one_thread()
    with ThreadPoolExecutor(1, thread_name_prefix="engine") as beside:
        opening = beside.submit(_engine, embedder)
        told, wording, examples = vocabulary(knowledge), read_wording(knowledge), learned_examples(knowledge)
        engine = opening.result()
    matcher = build_matcher(examples, embedder=engine, cache=EmbeddingCache(cache), out_of_scope=out_of_scope)
    listener = open_listener(engine)
    _give_back_memory()
    return Judge(
        knowledge,
        matcher,
        vocabulary=told,
        listener=listener,
        wording=wording,
    )


def _give_back_memory() -> None:
    """What only building needed, some 50 MB, goes back to the system: glibc keeps it until it is asked."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


@functools.cache
def _engine(name: Literal["e5", "none"]) -> RecentlyEmbedded | None:
    """The process's engine: what this matcher, the next one and the listener read is embedded once."""
    try:
        opened = open_embedder(name)
    except EmbedderUnavailableError as error:
        # Questions are then judged by their words, and danger is recognised by rules: better than no assistant at all.
        _log.error("%s Until then questions are judged without it.", error)
        return None
    return None if opened is None else RecentlyEmbedded(opened)


def learned_examples(knowledge: KnowledgeBase) -> tuple[Example, ...]:
    """What a matcher learns from: the published examples, and the open wordings of entries that are all published.

    What staff have written as an example since is open no more.

    Raises:
        OutOfScopeFileError: if the file of open wordings cannot be used.
    """
    examples = knowledge.examples()
    published = {entry.slug for entry in knowledge.published()}
    ours = _said(examples)
    return (
        *examples,
        *(
            # The language is nothing that the matcher learns from.
            Example(between(entries), Language.DA, wording)
            for wording, entries in open_wordings()
            if published.issuperset(entries) and words(wording.lower()) not in ours
        ),
    )


def open_wordings() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The wordings that leave open which of a few entries they are about, each with these entries.

    Raises:
        OutOfScopeFileError: if their file cannot be used.
    """
    told = read_under_headings(STARTER_FOLDER / OPEN_FILE)
    return tuple((wording, tuple(map(str.strip, entries_of(heading)))) for wording, heading in told)


def known_strangers(knowledge: KnowledgeBase) -> tuple[str, ...]:
    """The questions that are known to be answered by no entry of `knowledge`: none, if it is not made from the starter.

    They are about other subjects, or about one of ours but beyond its answer. A question that staff have written as an
    example since is no stranger any more.

    Raises:
        OutOfScopeFileError: if their file cannot be used.
    """
    if NOT_OUR_SUBJECT not in knowledge:
        return ()
    ours = _said(knowledge.examples())
    strangers = [
        question
        for name in (OUT_OF_SCOPE_FILE, NOT_ANSWERED_FILE)
        for question in read_out_of_scope(STARTER_FOLDER / name)
    ]
    return tuple(question for question in strangers if words(question.lower()) not in ours)


def _said(examples: Iterable[Example]) -> set[tuple[str, ...]]:
    """The words of each example; they are clean, so the costlier cleaning of what citizens type is spared."""
    return {words(example.text.lower()) for example in examples}


def vocabulary(knowledge: KnowledgeBase) -> Vocabulary:
    """The words of the examples by language; a word that both languages use tells nothing and is left out."""
    texts: dict[Language, list[str]] = {language: [] for language in Language}
    for example in knowledge.examples():
        texts[example.language].append(example.text)
    # As above, examples are clean; a line break ends a word, so that all of them can be read at once.
    by_language = {language: set(words("\n".join(found).lower())) for language, found in texts.items()}
    shared = set.intersection(*by_language.values())
    return {language: found - shared for language, found in by_language.items()}
