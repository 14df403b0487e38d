"""Make what the sentence encoder is run by: its graphs without any weights, and the factors that even out its channels.

    python scripts/ship_encoder.py

Run it after the graph or the adapter has changed; a test says when it was forgotten for the graphs. Afterwards run
`scripts/ship_signposts.py` and `scripts/ship_fit.py --anew`, since every vector moves a little.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Final

import numpy as np
from encoder_graph import Weights, encoder, trial
from numpy.typing import NDArray

from knowledge.files.entry_files import read_folder
from knowledge.matching.e5.adapter import Adapter
from knowledge.matching.e5.encoder import SIGNED, TRIAL, UNSIGNED, Tokens, session
from knowledge.matching.e5.matrices import SMOOTHING, Matrices
from knowledge.matching.e5.model_file import ModelFile, Numbers
from knowledge.matching.e5.pieces import Tokenizer
from knowledge.matching.embedding import as_a_question, weights_file
from knowledge.signposts.meaning import as_embedded

_EVERY: Final = 60
_SHARE: Final = 0.75
"""How much of what makes channels unequal is moved into the weights; 0.65 to 0.85 differ little."""


def graphs() -> dict[str, bytes]:
    """What is shipped, by the names of the files."""
    kinds: dict[str, Weights] = {SIGNED: "signed", UNSIGNED: "unsigned"}
    made = {name: encoder(weights)[0].model(["means"]) for name, weights in kinds.items()}
    return {name: model.SerializeToString(deterministic=True) for name, model in {**made, TRIAL: trial()}.items()}


def smoothing(file: ModelFile, adapter: Adapter) -> dict[str, Numbers]:
    """For each product what its channels are divided by: the largest that some sentences bring, against the weights."""
    matrices = Matrices(file, adapter, {})
    graph, _ = encoder("exact")
    exact = {name: matrices.exact(name) for name in graph.inputs}
    arrays = {f"{name}.w": np.ascontiguousarray(weights.T) for name, (weights, _) in exact.items()}
    arrays |= {f"{name}.b": bias for name, (_, bias) in exact.items()}
    for name in ["emb.ln", *(f"l{layer}.{norm}" for layer in range(file.sizes.layers) for norm in ("aln", "oln"))]:
        arrays |= matrices.norm(name)
    shown = list(graph.inputs.values())
    run = session(graph.model(shown).SerializeToString(), arrays)
    largest: dict[str, NDArray[np.float32]] = {name: np.zeros_like(exact[name][0][0]) for name in graph.inputs}
    for tokens in _sentences(file):
        for name, found in zip(graph.inputs, run.run(shown, {"tokens": tokens}), strict=True):
            largest[name] = np.maximum(largest[name], np.abs(found[0]).max(axis=0))
    return {name: _factors(largest[name], np.abs(exact[name][0]).max(axis=0)) for name in graph.inputs}


def _factors(inputs: Numbers, weights: Numbers) -> Numbers:
    factors = (inputs + 1e-3) ** _SHARE / (weights + 1e-6) ** (1 - _SHARE)
    return np.asarray(factors / np.exp(np.log(factors).mean()), dtype=np.float16)


def _sentences(file: ModelFile) -> list[Numbers]:
    tokenizer, tokens = Tokenizer(file.pieces), Tokens(file)
    examples = read_folder().examples()[::_EVERY]
    texts = [tokenizer.numbers(as_a_question(as_embedded(example.text))) for example in examples]
    return [tokens.of(np.array([file.pieces.first, *text, file.pieces.last])) for text in texts]


def main() -> None:
    """Write the graphs and the factors beside the module that runs them."""
    folder = Path(str(files("knowledge.matching.e5")))
    for name, graph in graphs().items():
        (folder / name).write_bytes(graph)
    factors = smoothing(ModelFile(weights_file()), Adapter.read())
    np.savez(folder / SMOOTHING, allow_pickle=False, **factors)


if __name__ == "__main__":
    main()
