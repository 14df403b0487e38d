"""The graph of the sentence encoder: which operators follow each other. Operators: ONNX 17, and those of ONNX Runtime.

It holds no weights; whoever loads it gives them (`knowledge/matching/e5/matrices.py`).
"""

from __future__ import annotations

from typing import Any, Final, Literal

from onnx import ModelProto, NodeProto, TensorProto, helper

from knowledge.matching.e5.adapter import LAYERS

Weights = Literal["signed", "unsigned", "exact"]
"""Weights of 8 bits from -127 to 127; the same plus 128; numbers of 32 bits, to measure the others by."""

_WIDTH: Final = 384
_INNER: Final = 1536
_HEADS: Final = 12
_EPSILON: Final = 1e-12
_OWN: Final = "com.microsoft"


class Graph:
    """Operators and the arrays that they ask for, in the order in which they are added.

    Args:
        weights: the form of the weights.
    """

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._nodes: list[NodeProto] = []
        self._arrays: list[TensorProto] = []
        self.inputs: dict[str, str] = {}
        """For each product, what goes into it before it is divided by factors."""

    def add(self, kind: str, inputs: list[str], *outputs: str, **attributes: Any) -> str:
        """An operator; gives the name of what comes out first."""
        self._nodes.append(helper.make_node(kind, inputs, list(outputs), **attributes))
        return outputs[0]

    def asks(self, name: str, shape: tuple[int, ...], kind: int = TensorProto.FLOAT) -> str:
        """An array that is given when the graph is loaded."""
        array = TensorProto(name=name, data_type=kind, dims=shape, data_location=TensorProto.EXTERNAL)
        for key in ("location", "offset", "length"):
            array.external_data.add(key=key, value="given" if key == "location" else "0")
        self._arrays.append(array)
        return name

    def product(self, name: str, inner: str, columns: int, rows: int) -> str:
        """A product with a matrix, and a bias; what comes in is rounded to 8 bits where the weights are."""
        self.inputs[name] = inner
        bias = self.asks(f"{name}.b", (rows,))
        if self._weights == "exact":
            plain = self.add("MatMul", [inner, self.asks(f"{name}.w", (columns, rows))], f"{name}.product")
            return self.add("Add", [plain, bias], f"{name}.out")
        kind = TensorProto.INT8 if self._weights == "signed" else TensorProto.UINT8
        given = [self.asks(f"{name}.w", (columns, rows), kind), self.asks(f"{name}.s", (rows,))]
        zero = "" if self._weights == "signed" else "zero"
        if not name.endswith(".ao"):
            inner = self.add("Mul", [inner, self.asks(f"{name}.by", (columns,))], f"{name}.in")
        return self.add("DynamicQuantizeMatMul", [inner, *given, zero, bias], f"{name}.out", domain=_OWN)

    def norm(self, name: str, *inner: str) -> str:
        """One array normalised, or the sum of two."""
        whole = self.add("Add", list(inner), f"{name}.sum") if len(inner) > 1 else inner[0]
        given = [whole, self.asks(f"{name}.w", (_WIDTH,)), self.asks(f"{name}.b", (_WIDTH,))]
        return self.add("LayerNormalization", given, f"{name}.out", axis=-1, epsilon=_EPSILON)

    def layer(self, name: str, inner: str) -> str:
        """Attention and the two products after it, each added to what came in."""
        sides = [f"{name}.{side}" for side in "qkv"]
        self.add("Split", [self.product(f"{name}.qkv", inner, _WIDTH, 3 * _WIDTH)], *sides, axis=-1)
        attended = self.add("MultiHeadAttention", sides, f"{name}.attention", domain=_OWN, num_heads=_HEADS)
        middle = self.norm(f"{name}.aln", self.product(f"{name}.ao", attended, _WIDTH, _WIDTH), inner)
        wide = self.add("Gelu", [self.product(f"{name}.fi", middle, _WIDTH, _INNER)], f"{name}.gelu", domain=_OWN)
        return self.norm(f"{name}.oln", self.product(f"{name}.fo", wide, _INNER, _WIDTH), middle)

    def model(self, shown: list[str]) -> ModelProto:
        """The graph in the form of ONNX; in comes `tokens`, out come the arrays that are to be shown."""
        if self._weights == "unsigned":
            self._arrays.append(helper.make_tensor("zero", TensorProto.UINT8, (), [128]))
        given = helper.make_tensor_value_info("tokens", TensorProto.FLOAT, ["texts", "length", _WIDTH])
        found = [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in shown]
        graph = helper.make_graph(self._nodes, "multilingual-e5-small", [given], found, self._arrays)
        return _model(graph)


def encoder(weights: Weights) -> tuple[Graph, str]:
    """In come the embeddings of a text's pieces, out comes the mean of what the last layer makes of them."""
    graph = Graph(weights)
    inner = graph.norm("emb.ln", "tokens")
    for number in range(LAYERS):
        inner = graph.layer(f"l{number}", inner)
    return graph, graph.add("ReduceMean", [inner], "means", axes=[1], keepdims=0)


def trial() -> ModelProto:
    """A product of the largest numbers: processors that add two of them in 16 bits give too little."""
    largest = helper.make_tensor("weights", TensorProto.INT8, (64, 16), [127] * (64 * 16))
    given = helper.make_tensor_value_info("given", TensorProto.UINT8, [1, 64])
    found = helper.make_tensor_value_info("found", TensorProto.INT32, [1, 16])
    node = helper.make_node("MatMulInteger", ["given", "weights"], ["found"])
    return _model(helper.make_graph([node], "trial", [given], [found], [largest]))


def _model(graph: Any) -> ModelProto:
    operators = [helper.make_opsetid("", 17), helper.make_opsetid(_OWN, 1)]
    return helper.make_model(graph, opset_imports=operators, ir_version=9)
