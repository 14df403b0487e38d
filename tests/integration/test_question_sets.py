"""The question sets are kept with the knowledge base, change as it does, and go back as it does."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.storage.database import Database
from knowledge.bulk import QuestionContent
from knowledge.entries import Entry, EntryText, Language
from knowledge.errors import ConflictError
from knowledge.storing import history, set_store, store
from knowledge.storing.changing import Act
from knowledge.storing.importing import plan_of_questions
from knowledge.storing.set_store import Question, SetName, shipped
from tests.integration.command_line import SMALL, Program

ONE = Question(SetName.GOLDEN, ("pas",), "slang", "hva ryger der for et pas")


async def write(database: Database, *questions: Question) -> int | None:
    """Make the sets hold these questions."""
    async with database.transaction() as session:
        return await set_store.write(session, questions, Act("Bo", "import"))


async def read(database: Database) -> tuple[Question, ...]:
    """The sets in force."""
    async with database.reading() as session:
        return await set_store.read(session)


async def test_the_shipped_sets_are_in_force_until_somebody_changes_them(database: Database) -> None:
    """A change of the sets has a number, the same again has none, and undoing gives the sets from before it."""
    assert await read(database) == shipped()
    change = await write(database, ONE)
    assert change is not None
    assert await write(database, ONE) is None
    assert await read(database) == (ONE,)
    async with database.transaction() as session:
        made, about = await history.undo(session, change, Act("Eva", "undo"))
    assert made is not None
    assert about == ()
    assert await read(database) == shipped()


async def test_only_the_newest_change_goes_back(database: Database) -> None:
    """If the sets were changed again since, nothing is undone."""
    first = await write(database, ONE)
    await write(database)
    async with database.transaction() as session:
        with pytest.raises(ConflictError, match="changed again since"):
            await history.undo(session, first or 0, Act("Eva", "undo"))
    assert await read(database) == ()


async def test_a_question_that_proves_nothing_is_a_fault(database: Database) -> None:
    """What expects no entry of ours, or is an example, is told with its row."""
    entry = Entry("pas", "borgerservice", "pas", {Language.DA: EntryText("Pas", "Ja.", ("nyt pas",))})
    rows = [ONE, Question(SetName.GOLDEN, ("kat",), "x", "y"), Question(SetName.MUST_NOT_ANSWER, (), "x", "Nyt pas!")]
    async with database.transaction() as session:
        await store.load(session, [entry])
    async with database.reading() as session:
        _, faults = await plan_of_questions(session, QuestionContent(tuple(enumerate(rows, 2)), ()))
    assert [(fault.row, fault.expected) for fault in faults] == [
        (3, "there is no entry 'kat'"),
        (4, "it is an example of 'pas', and a learnt question proves nothing"),
    ]


def test_the_command_line_takes_them_out_and_in_and_judges_by_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`kb export --questions`, `kb import` and `kb evaluate --set` work on the sets of the database."""
    program = Program(tmp_path, monkeypatch, capsys)
    program.call("kb", "load", SMALL)
    out = tmp_path / "out.csv"
    assert program.call("kb", "export", out, "--questions").out == f"{len(shipped())} questions are in {out}\n"
    mine = tmp_path / "mine.csv"
    mine.write_text("set;expected;kind;question\ngolden;pas-pris;slang;hvad skal jeg betale for et pas\n")
    told = program.call("kb", "import", mine)
    assert told.out.endswith("0 unchanged\nNothing was changed; --apply makes the changes\n")
    done = program.call("kb", "import", mine, "--apply", "--archive-missing")
    assert "That is change" in done.out
    number = done.out.rpartition("undo ")[2].partition("`")[0]
    assert '"questions": 1' in program.call("kb", "evaluate", "--set", "golden", "--json").out.replace("\n", " ")
    assert f"Took back change {number} of the question sets" in program.call("kb", "undo", number).out
    broken = tmp_path / "broken.csv"
    broken.write_text("set;expected;kind;question\ngolden;kat;slang;miav\n")
    ended = program.call("kb", "import", broken, "--apply")
    assert ended.code == 1
    assert "row 2, column expected: there is no entry 'kat'" in ended.err
