"""The table of known faults names the test that holds off each."""

from __future__ import annotations

import pytest

from tests.unit.named_tests import check_named_tests, rows_of

FAULTS = rows_of("faults.md", "Faults", "symptom")


def test_the_table_is_found() -> None:
    """The check below looks at something: every row has the symptom, what happens here, and what holds it."""
    assert len(FAULTS) > 20
    assert {len(row) for row in FAULTS} == {3}


@pytest.mark.parametrize("row", FAULTS, ids=lambda row: row[0][:40])
def test_each_fault_names_tests_that_exist(row: list[str]) -> None:
    """Every row names at least one test, and all it names are there."""
    check_named_tests(row[2])
