"""The matrices of the encoder as its graph takes them: 8 bits a weight, one scale for each thing that comes out.

What goes into such a product is rounded to 8 bits too, with one scale for a whole text. Some channels of it are many
times larger than all others and would leave the others a few steps only; so each channel is divided by a factor
before, and its weights are multiplied by it (Xiao et al. 2022, "SmoothQuant"). `scripts/ship_encoder.py` chooses the
factors and keeps them in `smoothing.npz` beside this module.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from importlib.resources import files
from io import BytesIO
from typing import Any, Final
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from knowledge.matching.e5.adapter import ADAPTED, LAYERS, Adapter
from knowledge.matching.e5.model_file import ModelFile, ModelFileError, Numbers, unpack

SMOOTHING: Final = "smoothing.npz"
PRODUCTS: Final = ("qkv", "ao", "fi", "fo")
"""The products of a layer in order: what attention asks, compares and keeps; what it gives; wide; narrow again."""
_STEPS: Final = 127


class Matrices:
    """All arrays that the graph asks for.

    Args:
        file: the weights.
        adapter: what is added to those of the upper layers.
        factors: for each product what its channels are divided by; see `read_smoothing`.
    """

    def __init__(self, file: ModelFile, adapter: Adapter, factors: Mapping[str, Numbers]) -> None:
        self._file, self._adapter, self._factors = file, adapter, factors

    def arrays(self, *, signed: bool) -> dict[str, NDArray[Any]]:
        """The arrays by their names in the graph.

        Args:
            signed: weights from -127 to 127; otherwise 128 is added to each, which some processors need.
        """
        found: dict[str, NDArray[Any]] = self.norm("emb.ln")
        for layer in (f"l{number}" for number in range(LAYERS)):
            for product in PRODUCTS:
                found |= self._in_8_bits(f"{layer}.{product}", signed=signed)
            found |= {f"{layer}.{product}.by": 1 / self._factors[f"{layer}.{product}"] for product in _DIVIDED}
            found |= self.norm(f"{layer}.aln") | self.norm(f"{layer}.oln")
        return found

    def norm(self, name: str) -> dict[str, NDArray[Any]]:
        """What normalising multiplies by and adds."""
        return {f"{name}.{part}": self._file.numbers(f"{name}.{part}") for part in "wb"}

    def exact(self, name: str) -> tuple[Numbers, Numbers]:
        """The matrix of a product, with what the adapter adds, one row for each thing that comes out, and its bias."""
        layer, product = name.split(".")
        sides = product if product == "qkv" else (product,)
        parts = [self._with_adapter(f"{layer}.{side}") for side in sides]
        biases = [self._file.numbers(f"{layer}.{side}.b") for side in sides]
        return np.concatenate(parts), np.concatenate(biases)

    def _with_adapter(self, name: str) -> Numbers:
        columns = self._file.sizes.inner if name.endswith(".fo") else self._file.sizes.width
        weights = unpack(self._file.rows(f"{name}.w", columns))
        if name in ADAPTED:
            down, up = (self._adapter.arrays[f"{name}.{part}"].astype(np.float64) for part in ("down", "up"))
            # Multiplied the way round in which it is added: turned afterwards, it took half as long again.
            weights += (up.T @ down.T).astype(np.float32)
        return weights

    def _in_8_bits(self, name: str, *, signed: bool) -> dict[str, NDArray[Any]]:
        weights, bias = self.exact(name)
        weights *= self._factors[name]
        layer, product = name.split(".")
        if product == "qkv":
            # What attention gives is a mean of what it keeps, so its factors can be applied to that beforehand.
            by = np.ones(len(bias), dtype=np.float32)
            by[-len(self._factors[f"{layer}.ao"]) :] /= self._factors[f"{layer}.ao"]
            weights, bias = weights * by[:, np.newaxis], bias * by
        scale = np.abs(weights).max(axis=1) / _STEPS
        weights /= scale[:, np.newaxis]
        kept: NDArray[Any] = np.ascontiguousarray(np.rint(weights, out=weights).T.astype(np.int8))
        if not signed:
            kept = kept.view(np.uint8) ^ np.uint8(128)
        return {f"{name}.w": kept, f"{name}.s": scale, f"{name}.b": bias}


_DIVIDED: Final = ("qkv", "fi", "fo")
"""What is divided in the graph; the factors of `ao` are in the weights before it."""


def read_smoothing() -> tuple[dict[str, Numbers], str]:
    """The factors of each product by its name, and a fingerprint that changes whenever anything in their file does.

    Raises:
        OSError: if the file cannot be read.
        ModelFileError: if it is not what is expected.
    """
    kept = (files("knowledge.matching.e5") / SMOOTHING).read_bytes()
    names = [f"l{layer}.{product}" for layer in range(LAYERS) for product in PRODUCTS]
    try:
        with np.load(BytesIO(kept), allow_pickle=False) as stored:
            factors = {name: _checked(stored[name], name) for name in names}
    except (AttributeError, KeyError, ValueError, EOFError, BadZipFile) as error:
        raise ModelFileError(f"{SMOOTHING} is not what scripts/ship_encoder.py writes ({error})") from error
    return factors, hashlib.blake2b(kept, digest_size=4).hexdigest()


def _checked(factors: NDArray[Any], name: str) -> Numbers:
    found = factors.astype(np.float32)
    if found.ndim != 1 or not (np.isfinite(found) & (found > 0)).all():
        raise ValueError(f"{name} must be positive numbers")
    return found
