"""From a knowledge base to a judge: the matcher is built from its published examples."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from knowledge.entries import KnowledgeBase, Language
from knowledge.judge import Judge
from knowledge.language import Vocabulary
from knowledge.matching.embedding import EmbeddingCache, open_embedder
from knowledge.matching.fusion import build_matcher
from knowledge.matching.text import words

EMBEDDINGS_FOLDER = "embeddings"


def build_judge(knowledge: KnowledgeBase, *, embedder: Literal["e5", "none"], cache: Path | None) -> Judge:
    """A judge for `knowledge`.

    Args:
        knowledge: the entries; at least one must be published.
        embedder: the engine for semantic evidence, or "none".
        cache: the folder in which embeddings are kept between starts; None keeps them in memory.

    Raises:
        ValueError: if no entry is published.
    """
    examples = knowledge.examples()
    matcher = build_matcher(examples, embedder=open_embedder(embedder), cache=EmbeddingCache(cache))
    return Judge(knowledge, matcher, vocabulary=vocabulary(knowledge))


def vocabulary(knowledge: KnowledgeBase) -> Vocabulary:
    """The words of the examples by language; a word that both languages use tells nothing and is left out."""
    by_language: dict[Language, set[str]] = {language: set() for language in Language}
    for example in knowledge.examples():
        # Examples are clean as they are written, so the costlier cleaning of citizens' texts is not needed.
        by_language[example.language].update(words(example.text.lower()))
    shared = set.intersection(*by_language.values())
    return {language: found - shared for language, found in by_language.items()}
