"""Make the files that let a fresh installation start at once: embeddings and fits of the starter knowledge base.

    python scripts/ship_fit.py

Run it after the starter entries or the matcher have changed; a test says when it was forgotten. It takes some minutes.
"""

from __future__ import annotations

from knowledge.entry_files import read_folder
from knowledge.matching.embedding import open_embedder
from knowledge.matching.embedding_cache import SHIPPED, EmbeddingCache
from knowledge.matching.fusion import build_matcher


def main() -> None:
    """Compute everything anew, so that nothing is shipped that is not needed."""
    for old in SHIPPED.glob("*.npz"):
        old.unlink()
    examples = read_folder().examples()
    for name in ("e5", "none"):
        build_matcher(examples, embedder=open_embedder(name), cache=EmbeddingCache(SHIPPED, shipped=None))


if __name__ == "__main__":
    main()
