"""A fresh installation starts at once: what the starter knowledge base needs is shipped with it."""

from __future__ import annotations

import pytest

from knowledge.building import known_strangers, learned_examples
from knowledge.files.entry_files import read_folder
from knowledge.matching.embedding import open_embedder
from knowledge.matching.embedding_cache import Arrays, EmbeddingCache
from knowledge.matching.fusion import build_matcher


class Watched(EmbeddingCache):
    """The shipped files, and whether they held the fit that was asked for."""

    def __init__(self) -> None:
        super().__init__(None)
        self.found: list[bool] = []

    def load_fit(self, key: str) -> Arrays | None:
        """What is shipped under `key`."""
        fit = super().load_fit(key)
        self.found.append(fit is not None)
        return fit


@pytest.mark.parametrize("engine", ["e5", "none"])
def test_shipped_fit_belongs_to_the_entries_and_the_matcher(engine: str) -> None:
    """The shipped fit is that of the entries and the matcher as they are; else run scripts/ship_fit.py."""
    cache = Watched()
    starter = read_folder()
    embedder = open_embedder("e5" if engine == "e5" else "none")
    build_matcher(learned_examples(starter), embedder=embedder, cache=cache, out_of_scope=known_strangers(starter))
    assert cache.found == [True]
