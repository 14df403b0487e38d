"""Tables in documents that name tests, and whether those tests are there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
NAMED = re.compile(r"`(tests/[a-z0-9_/]+\.py)`(?: \((`test_\w+`(?:, `test_\w+`)*)\))?")


def rows_of(document: str, heading: str, first: str) -> list[list[str]]:
    """The cells of each row of the table under a heading; `first` begins the row of headings."""
    part = (ROOT / "docs" / document).read_text(encoding="utf-8").partition(f"## {heading}")[2].partition("\n## ")[0]
    rows = [line for line in part.splitlines() if line.startswith("| ") and not line.startswith(f"| {first}")]
    return [[cell.strip() for cell in row.strip("|").split(" | ")] for row in rows]


def check_named_tests(cell: str) -> None:
    """A cell names at least one test; each file is there, and has the tests that are named in it."""
    found = NAMED.findall(cell)
    assert found
    assert len(found) == cell.count("tests/")
    assert sum(names.count("test_") for _, names in found) == cell.count("`test_")
    for path, names in found:
        source = (ROOT / path).read_text(encoding="utf-8")
        assert re.search(r"^(async )?def test_", source, re.MULTILINE), path
        for name in re.findall(r"test_\w+", names):
            assert re.search(rf"^(async )?def {name}\(", source, re.MULTILINE), f"{path}: {name}"
