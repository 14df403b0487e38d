"""Make the graph of the sentence encoder: which operators follow each other, without any weights.

    python scripts/ship_encoder.py

Run it after this script has changed; a test says when it was forgotten. Operators: ONNX 17, and those of ONNX Runtime
in the domain com.microsoft (products with weights of 4 bits, attention of several heads, normalising a sum).
"""

from __future__ import annotations

from importlib.resources import files
from math import prod
from pathlib import Path
from typing import Any, Final

from onnx import NodeProto, TensorProto, helper

from knowledge.matching.e5.adapter import ADAPTED, LAYERS, RANK
from knowledge.matching.e5.encoder import GRAPH

_WIDTH: Final = 384
_INNER: Final = 1536
_HEADS: Final = 12
_EPSILON: Final = 1e-12
_BLOCK: Final = 32
_OWN: Final = "com.microsoft"
_AS_8_BITS: Final = 4
"""What comes in is rounded to 8 bits in blocks too, as the weights were made for."""


class Graph:
    """Operators and the arrays that they ask for, in the order in which they are added."""

    def __init__(self) -> None:
        self._nodes: list[NodeProto] = []
        self._arrays: list[TensorProto] = []

    def add(self, kind: str, inputs: list[str], output: str, **attributes: Any) -> str:
        """An operator; gives the name of what comes out."""
        self._nodes.append(helper.make_node(kind, inputs, [output], **attributes))
        return output

    def asks(self, name: str, shape: tuple[int, ...], kind: int = TensorProto.FLOAT) -> str:
        """An array that is given when the graph is loaded."""
        array = TensorProto(name=name, data_type=kind, dims=shape, data_location=TensorProto.EXTERNAL)
        size = prod(shape) * (1 if kind == TensorProto.UINT8 else 4)
        for key, value in (("location", "given"), ("offset", "0"), ("length", str(size))):
            array.external_data.add(key=key, value=value)
        self._arrays.append(array)
        return name

    def product(self, name: str, inner: str, columns: int, rows: int) -> str:
        """A product with a matrix of 4 bits a weight, with what an adapter adds, and a bias."""
        weights = self.asks(f"{name}.w", (rows, columns // _BLOCK, _BLOCK // 2), TensorProto.UINT8)
        scales = self.asks(f"{name}.s", (rows * columns // _BLOCK,))
        sizes = {"K": columns, "N": rows, "bits": 4, "block_size": _BLOCK, "accuracy_level": _AS_8_BITS}
        result = self.add("MatMulNBits", [inner, weights, scales], f"{name}.product", domain=_OWN, **sizes)
        if name in ADAPTED:
            low = self.add("MatMul", [inner, self.asks(f"{name}.down", (columns, RANK))], f"{name}.low")
            moved = self.add("MatMul", [low, self.asks(f"{name}.up", (RANK, rows))], f"{name}.moved")
            result = self.add("Add", [result, moved], f"{name}.adapted")
        return self.add("Add", [result, self.asks(f"{name}.b", (rows,))], f"{name}.out")

    def norm(self, name: str, *inner: str) -> str:
        """One array normalised, or the sum of two."""
        given = [*inner, self.asks(f"{name}.w", (_WIDTH,)), self.asks(f"{name}.b", (_WIDTH,))]
        if len(inner) == 1:
            return self.add("LayerNormalization", given, f"{name}.out", axis=-1, epsilon=_EPSILON)
        return self.add("SkipLayerNormalization", given, f"{name}.out", domain=_OWN, epsilon=_EPSILON)

    def layer(self, name: str, inner: str) -> str:
        """Attention and the two products after it, each added to what came in."""
        sides = [self.product(f"{name}.{side}", inner, _WIDTH, _WIDTH) for side in "qkv"]
        attended = self.add("MultiHeadAttention", sides, f"{name}.attention", domain=_OWN, num_heads=_HEADS)
        middle = self.norm(f"{name}.aln", self.product(f"{name}.ao", attended, _WIDTH, _WIDTH), inner)
        wide = self.add("Gelu", [self.product(f"{name}.fi", middle, _WIDTH, _INNER)], f"{name}.gelu", domain=_OWN)
        return self.norm(f"{name}.oln", self.product(f"{name}.fo", wide, _INNER, _WIDTH), middle)

    def written(self, inner: str, output: str) -> bytes:
        """The graph in the form of ONNX."""
        given = helper.make_tensor_value_info(inner, TensorProto.FLOAT, ["texts", "length", _WIDTH])
        found = helper.make_tensor_value_info(output, TensorProto.FLOAT, ["texts", _WIDTH])
        graph = helper.make_graph(self._nodes, "multilingual-e5-small", [given], [found], self._arrays)
        operators = [helper.make_opsetid("", 17), helper.make_opsetid(_OWN, 1)]
        model = helper.make_model(graph, opset_imports=operators, ir_version=9)
        return bytes(model.SerializeToString(deterministic=True))


def encoder() -> bytes:
    """The graph: in come the embeddings of a text's pieces, out comes the mean of what the last layer makes of them."""
    graph = Graph()
    inner = graph.norm("emb.ln", "tokens")
    for number in range(LAYERS):
        inner = graph.layer(f"l{number}", inner)
    return graph.written("tokens", graph.add("ReduceMean", [inner], "means", axes=[1], keepdims=0))


def main() -> None:
    """Write the graph beside the module that runs it."""
    Path(str(files("knowledge.matching.e5") / GRAPH)).write_bytes(encoder())


if __name__ == "__main__":
    main()
