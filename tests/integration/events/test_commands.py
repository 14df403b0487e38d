"""The commands about events, as they are typed."""

from __future__ import annotations

import asyncio
import fcntl
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest

from bot.clock import COPENHAGEN, system_clock
from tests.integration.command_line import Program, assert_refused
from tests.integration.events.website import Fault, Website, item, serving


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    """The program, with its data in a folder of its own, and a database without entries."""
    program = Program(tmp_path, monkeypatch, capsys)
    program.call("db", "upgrade")
    return program


@contextmanager
def site_beside() -> Iterator[Website]:
    """A website in a loop of its own: a command has its own too."""
    loop = asyncio.new_event_loop()
    with ThreadPoolExecutor(1) as thread:
        running = serving()
        site = thread.submit(loop.run_until_complete, running.__aenter__()).result()
        going_on = thread.submit(loop.run_forever)
        try:
            yield site
        finally:
            loop.call_soon_threadsafe(loop.stop)
            going_on.result()
            thread.submit(loop.run_until_complete, running.__aexit__(None, None, None)).result()
    loop.close()


def test_events_are_fetched_and_listed(program: Program) -> None:
    """What is fetched is counted and then listed; a website that fails is named, and what is known is still listed."""
    start = system_clock().astimezone(COPENHAGEN).replace(hour=10, minute=0, second=0) + timedelta(days=2)
    with site_beside() as site:
        site.items = [item(1, date_time={"start": start.isoformat(), "end": start.isoformat()}), {"uuid": "x"}]
        done = program.call("events", "fetch", BORGERBOT_EVENTS_URL=site.url)
        assert (done.code, done.err) == (0, "")
        assert done.out.splitlines()[0] == "127.0.0.1: 1 events, 0 changes"
        assert "left out: item x" in done.out
        site.fault = Fault.SERVER_ERROR
        failed = program.call("events", "fetch", BORGERBOT_EVENTS_URL=site.url)
        assert failed.code == 1
        assert failed.err.splitlines()[-1] == "127.0.0.1: status: 500; what was known stays"
    listed = program.call("events", "list", "--house", "haslev")
    assert listed.out.split("\t")[1:] == ["scheduled", "haslev", "000001", "dpl", "IT-café 1\n"]
    assert listed.out.startswith(f"{start:%Y-%m-%d %H:%M}\t")
    assert program.call("events", "list", "--house", "faxe").out == ""


def test_after_restoring_a_backup_the_website_is_asked_and_what_is_due_counts_as_told(program: Program) -> None:
    """What has changed since the backup is named; a website that does not answer is to be asked before the start."""
    start = system_clock().astimezone(COPENHAGEN).replace(hour=10, minute=0, second=0) + timedelta(days=2)
    when = {"start": start.isoformat(), "end": start.isoformat()}
    with site_beside() as site:
        site.items = [item(1, date_time=when)]
        program.call("events", "fetch", BORGERBOT_EVENTS_URL=site.url)
        site.items.append(item(2, date_time=when))
        done = program.call("db", "restored", BORGERBOT_EVENTS_URL=site.url)
        assert (done.code, done.err) == (0, "")
        assert done.out.splitlines()[0] == "Count as told: 0 notices, 0 announcements of the staff"
        assert done.out.splitlines()[2:] == ["  new: IT-café 2"]
        site.fault = Fault.SERVER_ERROR
        failed = program.call("db", "restored", BORGERBOT_EVENTS_URL=site.url)
        assert failed.code == 1
        assert failed.err.splitlines()[-1] == "127.0.0.1: status: 500; call this again before the start"
    unset = program.call("db", "restored")
    assert unset.code == 1
    assert unset.err.splitlines()[-1].startswith("dpl: not asked, for it is not set; call this again with the settings")


def test_nothing_counts_as_told_under_an_assistant_that_runs(program: Program) -> None:
    """It would send what it has in hand all the same, so it is to be stopped first."""
    with (program.folder / "borgerbot.db.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert_refused(program.call("db", "restored"), "another borgerbot is running on this file", "Stop it first")


def test_fetching_needs_a_source(program: Program) -> None:
    """Without a source there is one line that says what to set, and nothing is listed where nothing is known."""
    assert_refused(program.call("events", "fetch"), "BORGERBOT_EVENTS_URL")
    assert program.call("events", "list").out == ""


def test_events_are_imported_all_or_none(program: Program, tmp_path: Path) -> None:
    """A table is taken in once; with a fault nothing is; a dry run changes nothing; what was cancelled stays so."""
    day = f"{system_clock() + timedelta(days=5):%Y-%m-%d}"
    table = tmp_path / "arrangementer.csv"
    head = "titel;dato;tid;hus;status\n"
    table.write_text(f"{head}Bingo;{day};19;Faxe;\nDebat;{day};aften;Faxe;\n", encoding="utf-8")
    faulty = program.call("events", "import", table)
    assert (faulty.code, faulty.out) == (1, "1 faults; nothing was changed\n")
    assert "row 3, column C (tid)" in faulty.err
    table.write_text(f"{head}Bingo;{day};19;Faxe;aflyst\nDebat;{day};20;Haslev;\n", encoding="utf-8")
    tried = program.call("events", "import", table, "--dry-run")
    assert tried.out.endswith("2 events, 1 changes: nothing was changed; leave out --dry-run\n")
    assert program.call("events", "list").out == ""
    done = program.call("events", "import", table)
    assert (done.code, done.out) == (0, "  new: Debat\n2 events, 1 changes: done\n")
    table.write_text(f"{head}Bingo;{day};19;Faxe;\nDebat;{day};20;Haslev;\n", encoding="utf-8")
    assert program.call("events", "import", table).out == "2 events, 0 changes: done\n"
    listed = program.call("events", "list").out.splitlines()
    assert [line.split("\t")[1] for line in listed] == ["cancelled", "scheduled"]
    assert_refused(program.call("events", "import", tmp_path / "mangler.csv"), "mangler.csv: cannot be read")


def test_sheet_that_was_not_read_is_told_at_the_end(program: Program, tmp_path: Path) -> None:
    """Whoever keeps a sheet for each house reads which of them was taken in; faults name it."""
    book = openpyxl.Workbook()
    for name, time in (("Haslev", "19"), ("Faxe", "20")):
        sheet = book.create_sheet(name)
        sheet.append(["titel", "dato", "tid", "hus"])
        sheet.append(["Bingo", f"{system_clock() + timedelta(days=5):%Y-%m-%d}", time, name])
    book.save(tmp_path / "a.xlsx")
    told = program.call("events", "import", tmp_path / "a.xlsx").out.splitlines()
    assert told[-2:] == ["The sheet 'Faxe' was not read, only 'Haslev' was", "1 events, 1 changes: done"]
    book["Haslev"]["C2"] = "aften"
    book.save(tmp_path / "a.xlsx")
    faulty = program.call("events", "import", tmp_path / "a.xlsx")
    assert "sheet 'Haslev', row 2, column C (tid): expected a time" in faulty.err
    assert faulty.out.splitlines() == [told[-2], "1 faults; nothing was changed"]


def test_events_of_earlier_files_and_of_the_past_are_told(program: Program, tmp_path: Path) -> None:
    """A row that is gone leaves its event behind, with the code to end it by; what is over is counted."""
    soon, past = (f"{system_clock() + timedelta(days=days):%Y-%m-%d}" for days in (5, -5))
    table = tmp_path / "arrangementer.csv"
    head = "titel;dato;tid;hus\n"
    table.write_text(f"{head}Bingo;{soon};19;Faxe\n", encoding="utf-8")
    program.call("events", "import", table)
    code = program.call("events", "list").out.split("\t")[3]
    table.write_text(f"{head}Debat;{soon};20;Haslev\nKor;{past};20;Haslev\n", encoding="utf-8")
    told = program.call("events", "import", table, "--dry-run").out
    assert "1 events of earlier files are not in this one and stay" in told
    assert f"  {code}: {soon} Bingo\n" in told
    assert "1 are over already; nobody is shown them\n" in told
    table.write_text(f"{head}Debat;{soon};20;Haslev;x\n", encoding="utf-8")
    assert program.call("events", "import", table).code == 1
    assert "Debat" not in program.call("events", "list").out
