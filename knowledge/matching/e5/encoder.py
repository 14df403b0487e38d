"""The encoder of multilingual-e5-small (Wang et al. 2024), run by ONNX Runtime on the weights of `ModelFile`.

The graph beside this module says how the layers follow each other and holds no weights; it is made by
`scripts/ship_encoder.py`. To the products of the upper layers it adds what an adapter was taught.
"""

from __future__ import annotations

import os
from importlib.resources import files
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from knowledge.matching.e5.adapter import Adapter
from knowledge.matching.e5.model_file import ModelFile, Numbers, scales, unpack

GRAPH: Final = "encoder.onnx"
_WARNINGS_LEFT_OUT: Final = 3
_MOST_THREADS: Final = 2


class Encoder:
    """Turns the numbers of pieces into a vector; only reads what it holds, so several threads may use it at once.

    Args:
        file: the weights. Those of the layers are taken into memory, the embeddings of pieces stay in the file.
        adapter: what is added to the products of the upper layers.

    Raises:
        ImportError: if ONNX Runtime is not installed.
        KeyError: if the file lacks an array.
    """

    def __init__(self, file: ModelFile, adapter: Adapter) -> None:
        self._file = file
        # Every text has the same type, so its embedding belongs to every position.
        self._positions = (
            file.numbers("emb.pos").reshape(-1, file.sizes.width) + file.numbers("emb.type")[: file.sizes.width]
        )
        self._session = _session({**_norm(file, "emb.ln"), **_layers(file), **adapter.arrays})
        file.let_go()

    def mean(self, pieces: NDArray[np.intp]) -> Numbers:
        """The mean over the tokens of one text, not of unit length.

        One text at a time: what a text is embedded with must not change its vector, not even in the last digit.

        Args:
            pieces: the numbers of its pieces, at most as many as the model takes in one pass.
        """
        words = unpack(self._file.some_rows("emb.word", self._file.sizes.width, pieces))
        tokens = words + self._positions[: len(pieces)]
        mean: Numbers = self._session.run(None, {"tokens": tokens[np.newaxis]})[0][0]
        return mean


def _session(arrays: dict[str, NDArray[Any]]) -> Any:
    import onnxruntime  # noqa: PLC0415 - optional, and not needed by every command

    options = onnxruntime.SessionOptions()
    options.log_severity_level = _WARNINGS_LEFT_OUT
    options.intra_op_num_threads = _threads()
    options.inter_op_num_threads = 1
    # What a text takes is given back after it: kept, it would be as much as the longest text that ever came took.
    options.enable_cpu_mem_arena = False
    # Threads that spin while they wait make a question on a busy machine many times slower.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.add_external_initializers(
        list(arrays), [onnxruntime.OrtValue.ortvalue_from_numpy(array) for array in arrays.values()]
    )
    graph = (files("knowledge.matching.e5") / GRAPH).read_bytes()
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


def _threads() -> int:
    """As many as the operator has said for numerical libraries, otherwise at most two."""
    said = os.environ.get("OMP_NUM_THREADS", "")
    return int(said) if said.isdecimal() and int(said) else min(_MOST_THREADS, os.cpu_count() or 1)


def _layers(file: ModelFile) -> dict[str, NDArray[Any]]:
    """All that the graph asks for in its layers, by its names there."""
    arrays: dict[str, NDArray[Any]] = {}
    for layer in range(file.sizes.layers):
        for side in ("q", "k", "v", "ao", "fi"):
            arrays |= _product(file, f"l{layer}.{side}", file.sizes.width)
        arrays |= _product(file, f"l{layer}.fo", file.sizes.inner)
        arrays |= _norm(file, f"l{layer}.aln") | _norm(file, f"l{layer}.oln")
    return arrays


def _norm(file: ModelFile, name: str) -> dict[str, NDArray[Any]]:
    return {f"{name}.w": file.numbers(f"{name}.w"), f"{name}.b": file.numbers(f"{name}.b")}


def _product(file: ModelFile, name: str, columns: int) -> dict[str, NDArray[Any]]:
    """A matrix as the operator MatMulNBits takes it: two neighbours in a byte, the first in the lower half."""
    rows = file.rows(f"{name}.w", columns)
    # Two bytes at once: two neighbours in the lower halves, and two of those 16 places on in the upper halves.
    pairs = np.ascontiguousarray(rows[..., 2:]).view("<u2")
    lower, upper = pairs & 0x0F0F, pairs >> 4 & 0x0F0F
    weights = np.empty((*rows.shape[:2], 2 * pairs.shape[-1]), dtype=np.uint8)
    weights[..., : pairs.shape[-1]] = lower | lower >> 4
    weights[..., pairs.shape[-1] :] = upper | upper >> 4
    return {f"{name}.w": weights, f"{name}.s": scales(rows).reshape(-1), f"{name}.b": file.numbers(f"{name}.b")}
