"""The encoder of multilingual-e5-small (Wang et al. 2024), run by ONNX Runtime on the weights of `ModelFile`.

The graphs beside this module say how the layers follow each other and hold no weights; they are made by
`scripts/ship_encoder.py`. Weights and what they are multiplied by are rounded to 8 bits (`matrices.py`).
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib.resources import files
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from knowledge.matching.e5.matrices import Matrices
from knowledge.matching.e5.model_file import ModelFile, ModelFileError, Numbers, unpack

SIGNED: Final = "encoder.onnx"
UNSIGNED: Final = "encoder-unsigned.onnx"
"""The same with 128 added to each weight: three times slower where both are right, and right everywhere."""
TRIAL: Final = "trial.onnx"
_TELEMETRY_OFF: Final = "ORT_DISABLE_TELEMETRY"
_WARNINGS_LEFT_OUT: Final = 3


class Tokens:
    """What the first layer is given: the embeddings of pieces, read from the file as they are asked for."""

    def __init__(self, file: ModelFile) -> None:
        self._file = file
        # Every text has the same type, so its embedding belongs to every position.
        self._positions = (
            file.numbers("emb.pos").reshape(-1, file.sizes.width) + file.numbers("emb.type")[: file.sizes.width]
        )

    def of(self, pieces: NDArray[np.intp]) -> Numbers:
        """One row for each piece of one text, whose first axis has one element."""
        words = unpack(self._file.some_rows("emb.word", self._file.sizes.width, pieces))
        tokens: Numbers = (words + self._positions[: len(pieces)])[np.newaxis]
        return tokens


class Encoder:
    """Turns the numbers of pieces into a vector; only reads what it holds, so several threads may use it at once.

    Args:
        file: the weights. Those of the layers are taken into memory, the embeddings of pieces stay in the file.
        matrices: what the graph is given of them.

    Raises:
        ImportError: if ONNX Runtime is not installed.
        KeyError: if the file lacks an array.
    """

    def __init__(self, file: ModelFile, matrices: Matrices) -> None:
        self._tokens = Tokens(file)
        signed = adds_exactly()
        self._session = session(_graph(SIGNED if signed else UNSIGNED), matrices.arrays(signed=signed))
        file.let_go()

    def mean(self, pieces: NDArray[np.intp]) -> Numbers:
        """The mean over the tokens of one text, not of unit length.

        One text at a time: what a text is embedded with must not change its vector, not even in the last digit.

        Args:
            pieces: the numbers of its pieces, at most as many as the model takes in one pass.
        """
        mean: Numbers = self._session.run(None, {"tokens": self._tokens.of(pieces)})[0][0]
        return mean


def adds_exactly() -> bool:
    """Whether products of unsigned and signed numbers of 8 bits are right on this processor.

    Those without VNNI add two products in 16 bits, and what is too large for these is cut off.
    """
    given = np.full((1, 64), 255, dtype=np.uint8)
    found = session(_graph(TRIAL), {}).run(None, {"given": given})[0]
    return bool((found == given.shape[1] * 255 * 127).all())


def session(graph: bytes, arrays: Mapping[str, NDArray[Any]]) -> Any:
    """A graph ready to run, with the arrays that it asks for.

    Raises:
        ImportError: if ONNX Runtime is not installed.
        ModelFileError: if the graph is none, or does not fit the arrays.
    """
    # Else it tells its makers over the net which model runs here and how often, under a number that it keeps for this
    # machine. It reads this when it is loaded, and nothing undoes it then.
    os.environ[_TELEMETRY_OFF] = "1"
    import onnxruntime  # noqa: PLC0415 - optional, and not needed by every command

    options = onnxruntime.SessionOptions()
    options.log_severity_level = _WARNINGS_LEFT_OUT
    # The products are so small that a second thread costs more than it takes over; questions are judged side by side.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    # What a text takes is given back after it: kept, it would be as much as the longest text that ever came took.
    options.enable_cpu_mem_arena = False
    # The graph is as it should be: a sum and its normalising in one, which would be made of it, takes a fifth longer.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    # Threads that spin while they wait make a question on a busy machine many times slower.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.add_external_initializers(
        list(arrays), [onnxruntime.OrtValue.ortvalue_from_numpy(array) for array in arrays.values()]
    )
    try:
        return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # ONNX Runtime's errors have nothing else in common
        raise ModelFileError(f"a graph is not what scripts/ship_encoder.py makes ({type(error).__name__})") from error


def _graph(name: str) -> bytes:
    return (files("knowledge.matching.e5") / name).read_bytes()
