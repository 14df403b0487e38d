"""Make the files that let a fresh installation start at once: embeddings and fits of the starter knowledge base.

    python scripts/ship_fit.py [--anew]

Run it after the starter entries or the matcher have changed; a test says when it was forgotten. With --anew
embeddings that no entry needs any more go too; that takes some minutes.
"""

from __future__ import annotations

import sys

from knowledge.building import known_strangers, learned_examples
from knowledge.files.entry_files import read_folder
from knowledge.matching.embedding import open_embedder
from knowledge.matching.embedding_cache import SHIPPED, EmbeddingCache
from knowledge.matching.fusion import build_matcher


def main() -> None:
    """Compute what is missing."""
    for old in SHIPPED.glob("*.npz" if "--anew" in sys.argv[1:] else "fit-*.npz"):
        old.unlink()
    starter = read_folder()
    for name in ("e5", "none"):
        build_matcher(
            learned_examples(starter),
            embedder=open_embedder(name),
            cache=EmbeddingCache(SHIPPED, shipped=None),
            out_of_scope=known_strangers(starter),
        )


if __name__ == "__main__":
    main()
