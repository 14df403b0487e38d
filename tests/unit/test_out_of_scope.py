"""The questions that no entry answers: reading their file, and the file that is shipped."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.entries import Language
from knowledge.files.entry_files import read_folder
from knowledge.files.out_of_scope import (
    MOST_CHARACTERS,
    NOT_ANSWERED_FILE,
    OUT_OF_SCOPE_FILE,
    OutOfScopeFileError,
    read_out_of_scope,
    read_under_headings,
)
from knowledge.matching.text import clean

STARTER = Path(__file__).parents[2] / "knowledge" / "starter"
FEWEST_SHIPPED = 900


def written(folder: Path, content: bytes | str) -> Path:
    """A file with this content."""
    path = folder / OUT_OF_SCOPE_FILE
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def complaint(folder: Path, content: bytes | str) -> str:
    """What is said about a file with this content that cannot be used."""
    with pytest.raises(OutOfScopeFileError) as caught:
        read_out_of_scope(written(folder, content))
    return str(caught.value)


def test_each_question_stands_under_the_comment_before_it(tmp_path: Path) -> None:
    """The nearest comment above a question is its heading; before the first there is none."""
    path = written(tmp_path, "regner det\n# sport\nhvem vandt\n\nhvem tabte\n#vejr\nsner det\n")
    told = (("regner det", ""), ("hvem vandt", "sport"), ("hvem tabte", "sport"), ("sner det", "vejr"))
    assert read_under_headings(path) == told


def test_one_question_a_line_in_the_order_of_the_file(tmp_path: Path) -> None:
    """Every line is one question, in the order of the file."""
    assert read_out_of_scope(written(tmp_path, "regner det\nhvem vandt\n")) == ("regner det", "hvem vandt")


def test_last_line_counts_without_a_line_end(tmp_path: Path) -> None:
    """The last question counts, whether or not a line end follows."""
    assert read_out_of_scope(written(tmp_path, "regner det\nhvem vandt")) == ("regner det", "hvem vandt")


def test_comments_and_empty_lines_are_no_questions(tmp_path: Path) -> None:
    """Empty lines, lines of spaces and lines that begin with "#" are left out."""
    assert read_out_of_scope(written(tmp_path, "# Vejret\n\n   \n  # mere\nregner det\n")) == ("regner det",)


def test_hash_inside_a_line_belongs_to_the_question(tmp_path: Path) -> None:
    """Only a "#" at the beginning makes a comment."""
    assert read_out_of_scope(written(tmp_path, "lær mig c#\n")) == ("lær mig c#",)


def test_space_around_a_question_is_dropped(tmp_path: Path) -> None:
    """Spaces, tabs and the carriage return of another system's line end do not belong to the question."""
    assert read_out_of_scope(written(tmp_path, "  regner det \t\r\nhvem vandt\r\n")) == ("regner det", "hvem vandt")


def test_byte_order_mark_is_dropped(tmp_path: Path) -> None:
    """The mark some editors put first in a file is no part of the first question."""
    assert read_out_of_scope(written(tmp_path, b"\xef\xbb\xbfregner det\n")) == ("regner det",)


def test_empty_file_holds_no_questions(tmp_path: Path) -> None:
    """A file without questions is allowed."""
    assert read_out_of_scope(written(tmp_path, "")) == ()


def test_bytes_that_are_not_utf8_are_named_by_file_and_line(tmp_path: Path) -> None:
    """A line in another encoding is refused with the file, the line and the place in it."""
    said = complaint(tmp_path, b"regner det\nk\xf8b en is\n")
    assert f"{tmp_path / OUT_OF_SCOPE_FILE}, line 2: byte 2 is not UTF-8" in said


def test_longest_question_is_allowed(tmp_path: Path) -> None:
    """A question of exactly the most characters is read, counted in characters and not in bytes."""
    longest = "æ" * MOST_CHARACTERS
    assert read_out_of_scope(written(tmp_path, longest)) == (longest,)


def test_longer_line_is_refused_with_its_number(tmp_path: Path) -> None:
    """A line of one character more is refused with file, line and length."""
    said = complaint(tmp_path, "# for lang\n" + "a" * (MOST_CHARACTERS + 1))
    assert f"{tmp_path / OUT_OF_SCOPE_FILE}, line 2: {MOST_CHARACTERS + 1} characters" in said


def test_long_comment_is_allowed(tmp_path: Path) -> None:
    """The limit is for questions, not for comments."""
    assert read_out_of_scope(written(tmp_path, "# " + "a" * MOST_CHARACTERS)) == ()


@pytest.mark.parametrize("again", ["regner det", "Regner  DET", "regner det\u200b"])
def test_same_question_twice_is_refused_with_both_lines(tmp_path: Path, again: str) -> None:
    """A question that is there twice is refused, also in other letter case, spacing or with invisible characters."""
    assert "line 4: the same question as line 1" in complaint(tmp_path, f"regner det\n\nhvem vandt\n{again}\n")


def test_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """A file that cannot be opened is named."""
    with pytest.raises(OutOfScopeFileError, match=r"nowhere\.txt cannot be read"):
        read_out_of_scope(tmp_path / "nowhere.txt")


def test_shipped_file_holds_enough_questions() -> None:
    """The shipped file holds the questions that the matcher needs to learn from."""
    assert len(read_out_of_scope(STARTER / OUT_OF_SCOPE_FILE)) >= FEWEST_SHIPPED


@pytest.mark.parametrize("name", [OUT_OF_SCOPE_FILE, NOT_ANSWERED_FILE])
def test_no_shipped_question_is_an_example_of_an_entry(name: str) -> None:
    """No question is said to be out of scope and at the same time an example of an entry."""
    base = read_folder(STARTER)
    examples = {
        clean(example).lower()
        for entry in base.entries.values()
        for language in Language
        if language in entry.texts
        for example in entry.texts[language].examples
    }
    shipped = read_out_of_scope(STARTER / name)
    assert [question for question in shipped if clean(question).lower() in examples] == []
