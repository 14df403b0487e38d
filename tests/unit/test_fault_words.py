"""Faults of files are told in Danish, whatever is wrong."""

from __future__ import annotations

import pytest

from bot.catalogue import Catalogue
from bot.keeping.fault_words import fault_in_danish
from knowledge.bulk import BulkFileError
from knowledge.bulk.columns import COLUMNS
from knowledge.entries import Language
from knowledge.fit_texts import unfit
from tests.unit.bulk_files import entries_in
from tests.unit.test_bulk_refused import test_other_content_is_refused as refused

TEXTS = Catalogue()[Language.DA]
CELLS = {
    "slug": "Å b", "version": "to", "kind": "x", "status": "", "owner": "", "da_title": "x" * 40, "da_answer": "",
    "da_examples": "", "sources": "borger.dk", "checked_at": "31-02-2026", "local": "måske", "details": "x",
    "en_title": "a",
}  # fmt: skip
OTHERS = (
    "pas: there is no such entry; leave version empty for a new one",
    "pas: there is an entry with this name; take its row from a new export",
    "pas: letters became ? when the file was saved; save it as .csv (UTF-8) or .xlsx",
    "pas: changed here since the export (version 2, the file has 1); take its row from a new export",
)
REFUSED: list[tuple[str, bytes, str]] = vars(refused)["pytestmark"][0].args[1]


def told(english: str) -> str:
    """A fault in Danish."""
    return fault_in_danish(english, TEXTS)


def test_every_cell_fault_is_told_in_danish() -> None:
    """A row in which everything is wrong is told cell by cell in Danish."""
    cells = dict.fromkeys(COLUMNS, "") | CELLS
    text = ";".join(COLUMNS) + "\r\n" + ";".join(cells[name] for name in COLUMNS) + "\r\n"
    faults = entries_in("a.csv", text.encode()).faults
    assert len(faults) > len(CELLS) - 2
    assert [fault.expected for fault in faults if told(fault.expected) == fault.expected] == []
    assert told("expected 'draft', 'published' or 'archived'") == "der skal stå 'draft', 'published' eller 'archived'"
    assert [other for other in OTHERS if told(other) == other] == []
    assert told("'pas' stands already in row 7") == "pas står allerede i række 7"


def test_what_may_not_be_kept_or_was_not_read_is_told_in_danish() -> None:
    """A CPR number, garbled letters, another sheet and hidden rows."""
    assert "CPR" in told(unfit("010190-1234"))
    assert told(unfit("LÃ¦s")).startswith("bogstaverne er gået i stykker (fx Ã¦)")
    assert told("The sheet 'b' was not read, only 'svar' was") == "arket »b« er ikke læst, kun »svar« er"
    assert told("Column E (note) was not read, it is none of the export") == (
        "kolonne E (note) er ikke læst: den er jeres egen"
    )
    assert told("2 hidden rows were read too") == "skjulte rækker er også læst: 2"


@pytest.mark.parametrize(("name", "data", "_"), REFUSED)
def test_every_refused_file_is_told_in_danish(name: str, data: bytes, _: str) -> None:
    """Whatever file is refused, staff read why in Danish."""
    with pytest.raises(BulkFileError) as caught:
        entries_in(name, data)
    assert told(str(caught.value)) != str(caught.value)


def test_a_heading_that_is_meant_is_named() -> None:
    """Whoever has renamed a column reads what it was called."""
    content = ";".join(COLUMNS).replace("da_answer", "Svar").encode()
    with pytest.raises(BulkFileError) as caught:
        entries_in("a.csv", content)
    assert "overskriften 'Svar' i række 1, kolonne I kendes ikke. Mente du »da_answer«?" in told(str(caught.value))


def test_what_is_new_is_told_all_the_same() -> None:
    """A fault without Danish words is told as it is."""
    assert told("something else") == "something else"


@pytest.mark.parametrize("fault", ["Row 1, column A: unknown heading '{}', it is none of the export", "something {}"])
def test_what_is_quoted_from_a_file_is_cut(fault: str) -> None:
    """A cell of megabytes fills no chat."""
    assert len(told(fault.format("x" * 1_000_000))) < 500
