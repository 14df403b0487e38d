"""What stands in a YAML file is read as YAML says, however much of it is plain text."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from knowledge.errors import EntryFileError
from knowledge.files.yaml_nodes import LOADER, compose, construct


@pytest.mark.parametrize(
    "text",
    [
        "- a\n- 'b'\n- |\n  c\n  d\n",
        "da: {title: Pas, examples: [et pas, 'to pas'], local: true, nothing: ~}",
        "checked_at: 2026-11-25\nnumber: 12\nshare: 0.5\n",
        "base: &b {x: y}\nmore:\n  <<: *b\n  z: w\n",
        "12: a number as a name\n",
        "!!str 12",
        "- []\n- {}\n- ''\n",
    ],
)
def test_what_is_read_is_what_the_loader_reads(tmp_path: Path, text: str) -> None:
    """Texts, lists and fields are taken directly, and the rest as the loader constructs it: the result is its own."""
    path = tmp_path / "x.yaml"
    path.write_text(text, encoding="utf-8")
    node = compose(path)
    assert node is not None
    assert construct(path, node) == yaml.load(text, Loader=LOADER)  # noqa: S506 - a safe loader


@pytest.mark.parametrize("text", ["- !!str [a]", "- !!seq a", "- !!map [a]", "- !unknown a", "- {[a]: b}"])
def test_a_tag_that_does_not_fit_is_refused(tmp_path: Path, text: str) -> None:
    """A list that is called a text, and the like, is a fault with its line."""
    path = tmp_path / "x.yaml"
    path.write_text(text, encoding="utf-8")
    node = compose(path)
    assert node is not None
    with pytest.raises(EntryFileError, match=r"x\.yaml:1: not valid YAML"):
        construct(path, node)
