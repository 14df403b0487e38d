"""Question sets as files: what goes out comes back, and every wrong cell is told."""

from __future__ import annotations

import pytest

from knowledge import bulk
from knowledge.bulk import BulkFileError, QuestionContent
from knowledge.storing.set_store import Question, SetName, compare, shipped

GOLDEN = Question(SetName.GOLDEN, ("pas-pris", "pas-tid"), "slang", "hva ryger der for et pas")
OTHER = Question(SetName.MUST_NOT_ANSWER, (), "near-miss", "=kan min kat få pas; og hund?")


def read(*lines: str) -> QuestionContent:
    """A file with these rows below the headings."""
    content = bulk.read("a.csv", "\n".join(["set;expected;kind;question", *lines]).encode("cp1252"))
    assert isinstance(content, QuestionContent)
    return content


@pytest.mark.parametrize("name", ["a.csv", "a.yaml"])
def test_questions_come_back_as_they_went(name: str) -> None:
    """Export and import are the identity, also for what a spreadsheet would take for a formula."""
    for questions in ((GOLDEN, OTHER), shipped()):
        content = bulk.read(name, bulk.write_questions(name, questions))
        assert isinstance(content, QuestionContent)
        assert tuple(question for _, question in content.rows) == questions
        assert content.faults == ()


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("gold;pas;x;spørgsmål", "row 2, column A (set): expected 'golden' or 'must-not-answer'"),
        ("golden;-;x;spørgsmål", "row 2, column B (expected): missing, expected a value"),
        (
            "must-not-answer;pas;x;y",
            "row 2, column B (expected): expected nothing, since no entry answers these questions",
        ),
        ("golden;pas;;spørgsmål", "row 2, column C (kind): missing, expected a value"),
        ("golden;pas;x;", "row 2, column D (question): missing, expected a value"),
        (
            "golden;pas;x;mit cpr er 010190-1234",
            "row 2, column D (question): expected a text without a number like a CPR number",
        ),
        ("golden;pas;x;" + "a" * 1001, "row 2, column D (question): expected at most 1000 characters, found 1001"),
    ],
)
def test_wrong_cells_are_told_with_their_place(line: str, fault: str) -> None:
    """A row is a question of a known set with its entries, or it is told what is wrong where."""
    content = read(line)
    assert content.rows == ()
    assert [str(each) for each in content.faults] == [fault]


def test_a_question_stands_once_and_all_columns_are_there() -> None:
    """Case and punctuation make no other question; a missing column refuses the file."""
    content = read("golden;pas;x;Hvad koster et pas?", "golden;pas;x;hvad koster et pas")
    assert [str(each) for each in content.faults] == [
        "row 3, column D (question): 'hvad koster et pas' stands already in row 2"
    ]
    with pytest.raises(BulkFileError, match="missing columns: kind"):
        bulk.read("a.csv", b"set;expected;question\ngolden;pas;x")
    noted = bulk.read("a.csv", b"set;expected;kind;question;note\ngolden;pas;x;y;z")
    assert len(noted.rows) == 1
    assert noted.notes == ("Column E (note) was not read, it is none of the export",)
    [fault] = read("golden;pas;x;y;z").faults
    assert str(fault) == "row 2, column E: a text beside the table, expected nothing under no heading"


def test_faults_in_yaml_name_their_line_and_spreadsheets_are_not_written() -> None:
    """A field that no question has, and what is no question, are told with their line."""
    content = bulk.read("a.yaml", b"- {set: golden, expected: [pas], kind: x, question: y}\n- {svar: 1}\n- 7\n")
    assert [str(each) for each in content.faults] == [
        f"row {line}: unknown field, expected one of set, expected, kind, question" for line in (2, 3)
    ]
    assert len(content.rows) == 1
    with pytest.raises(BulkFileError, match=r"written as \.csv or \.yaml"):
        bulk.write_questions("a.xlsx", [GOLDEN])


def test_a_difference_is_new_changed_missing_and_unchanged() -> None:
    """What the sets would be is what they are with the changes, each set together; the missing only go if told."""
    here = [GOLDEN, OTHER, Question(SetName.MUST_NOT_ANSWER, (), "x", "fisketegn")]
    changed = Question(SetName.GOLDEN, ("pas-pris",), "slang", "Hva ryger der for et pas?")
    new = Question(SetName.GOLDEN, ("pas-tid",), "slang", "hvor længe venter jeg")
    plan = compare([changed, OTHER, new], here)
    assert (plan.new, plan.changed, plan.missing, plan.unchanged) == ((new,), (changed,), (here[2],), 1)
    assert plan.result(here) == (changed, new, OTHER)
