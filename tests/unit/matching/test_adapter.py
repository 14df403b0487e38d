"""The adapter that teaches the encoder the field."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from knowledge.matching.e5 import adapter as shipped
from knowledge.matching.e5.adapter import ADAPTED, RANK, Adapter, key
from knowledge.matching.e5.model_file import ModelFileError
from knowledge.signposts import recognise
from knowledge.signposts.meaning import as_embedded

REPOSITORY = Path(__file__).parents[3]
MEASURES = [
    REPOSITORY / "knowledge" / "sets" / "golden.tsv",
    REPOSITORY / "tests" / "data" / "asked-otherwise.tsv",
    REPOSITORY / "tests" / "data" / "four-voices.tsv",
    REPOSITORY / "tests" / "data" / "plain-questions.tsv",
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in the place of the shipped one."""
    monkeypatch.setattr(shipped, "files", lambda _package: tmp_path)
    return tmp_path


def test_only_what_was_learned_from_is_known() -> None:
    """A sentence counts as learned only if its key is kept, and no sentences are none."""
    told = Adapter({}, "", np.sort(np.array([key("mit pas"), key("åbningstid")], dtype=np.uint64)))
    assert told.has_learned(["åbningstid", "aabningstid", "mit pas"]).tolist() == [True, False, True]
    assert told.has_learned([]).tolist() == []


def test_shipped_adapter_fits_the_graph() -> None:
    """Every product that the graph adapts has its two matrices, and some sentences were learned from."""
    found = Adapter.read()
    assert all(found.arrays[f"{name}.down"].shape[1] == RANK == len(found.arrays[f"{name}.up"]) for name in ADAPTED)
    assert len(found.learned) > 1000


@pytest.mark.parametrize("measure", MEASURES, ids=lambda path: path.name)
def test_no_question_that_measures_was_learned_from(measure: Path) -> None:
    """What the matcher is measured with is new to the encoder too, but for what a rule recognises as danger."""
    questions = [line.split("\t")[-1] for line in measure.read_text(encoding="utf-8").splitlines() if line.strip()]
    asked = [as_embedded(question) for question in questions if recognise(question) is None]
    assert len(asked) > 100
    assert not Adapter.read().has_learned(asked).any()


def test_any_other_file_is_refused(folder: Path) -> None:
    """A broken file and one that lacks a matrix are refused with the name of the file."""
    for content in (b"PK", b""):
        (folder / shipped.ADAPTER).write_bytes(content)
        with pytest.raises(ModelFileError, match=r"adapter\.npz"):
            Adapter.read()
    np.savez(folder / shipped.ADAPTER, learned=np.zeros(1, dtype=np.uint64))
    with pytest.raises(ModelFileError, match=r"adapter\.npz"):
        Adapter.read()


def test_another_adapter_has_another_fingerprint(folder: Path) -> None:
    """Vectors of two adapters are told apart by the engine's name, since they must not be compared."""
    prints = set()
    for number in (0.0, 1.0):
        arrays = {f"{name}.{part}": np.full((1, 1), number) for name in ADAPTED for part in ("down", "up")}
        np.savez(folder / shipped.ADAPTER, allow_pickle=False, learned=np.zeros(1, dtype=np.uint64), **arrays)
        prints.add(Adapter.read().fingerprint)
    assert len(prints) == 2
