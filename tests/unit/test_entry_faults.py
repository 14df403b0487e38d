"""Broken entry files: how a fault is told to the person who can mend it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.errors import EntryFileError
from knowledge.files.entry_files import read_files

SMALLEST = """\
- slug: pas-pris
  area: borgerservice
  topic: pas
  owner: borgerservice
  da:
    title: Pris på pas
    answer: Et pas koster 900 kr.
    examples:
      - hvad koster et pas
"""
EVERYTHING = (
    SMALLEST
    + """\
  sources:
    - title: "borger.dk: Pas"
      url: https://www.borger.dk/pas
  review_by: 2027-11-25
  local: true
  related: [pas-bestil]
  en:
    title: Passport price
    answer: |
      DKK 900.
    examples: [passport price]
"""
)


def _line(wanted: str) -> str:
    """A field of the smallest file, as a line."""
    return next(line for line in SMALLEST.splitlines(keepends=True) if wanted in line)


def _with(*lines: str) -> str:
    """The smallest file with more lines; the first of them is line 10."""
    return SMALLEST + "".join(f"{line}\n" for line in lines)


def _instead(wanted: str, *lines: str) -> str:
    """The smallest file with other lines for the one that holds `wanted`."""
    return SMALLEST.replace(_line(wanted), "".join(f"{line}\n" for line in lines))


# name: (the file, its faulty line, the field, what the message must say)
FAULTY_FIELDS: dict[str, tuple[str, int, str, str]] = {
    "unknown field, nearly right": (
        _with("  reviewby: 2026-11-25"),
        10,
        "reviewby",
        "unknown field, expected 'review_by'",
    ),
    "unknown field, nothing near": (_with("  zzz: 1"), 10, "zzz", "expected one of slug, area, topic"),
    "misspelled field": (_instead("owner:", "  ovner: team"), 4, "ovner", "unknown field, expected 'owner'"),
    "unknown field of a text": (_instead("    title:", "    titel: Pris"), 6, "da.titel", "expected 'title'"),
    "unknown field of a source": (
        _with("  sources:", "    - title: Pas", "      ulr: https://borger.dk"),
        12,
        "sources.0.ulr",
        "expected 'url'",
    ),
    "unknown language": (_with("  de:", "    title: Preis"), 10, "de", "expected one of"),
    "language by its name": (_with("  dansk:", "    title: Pris"), 10, "dansk", "unknown field, expected"),
    "missing field": (_instead("topic:"), 1, "topic", "missing, expected a value"),
    "missing Danish": (SMALLEST[: SMALLEST.index("  da:")], 1, "da", "missing, expected a value"),
    "missing answer": (_instead("answer:"), 5, "da.answer", "missing, expected a value"),
    "English without examples": (
        _with("  en:", "    title: Price", "    answer: DKK 900."),
        10,
        "en.examples",
        "missing, expected a value",
    ),
    "number for a text": (_instead("    title:", "    title: 900"), 6, "da.title", "expected a text"),
    "no for a text": (_instead("owner:", "  owner: no"), 4, "owner", "expected a text"),
    "nothing for a text": (_instead("answer:", "    answer:"), 7, "da.answer", "expected a text"),
    "list for a text": (_instead("answer:", "    answer: [a, b]"), 7, "da.answer", "expected a text"),
    "number among examples": (_with("      - 42"), 10, "da.examples.1", "expected a text"),
    "nothing among examples": (_with("      -"), 10, "da.examples.1", "expected a text"),
    "blank text": (_instead("answer:", '    answer: "  "'), 7, "da.answer", "expected a text that is not blank"),
    "text for a list": (_with("  related: pas-bestil"), 10, "related", "expected a list"),
    "text for examples": (
        SMALLEST.replace("examples:\n      - ", "examples: "),
        8,
        "da.examples",
        "expected a list",
    ),
    "no examples": (SMALLEST.replace(":\n      - hvad koster et pas", ": []"), 8, "da.examples", "at least one item"),
    "text for a language": (_with("  en: Passport"), 10, "en", "expected fields"),
    "text for yes or no": (_with("  local: måske"), 10, "local", "expected true or false"),
    "number for yes or no": (_with("  hands_over: 1"), 10, "hands_over", "expected true or false"),
    "yes or no in quotes": (_with('  offers_person: "true"'), 10, "offers_person", "expected true or false"),
    "unknown detail": (_with("  details: [pris]"), 10, "details.0", "expected 'price', 'amount'"),
    "text for details": (_with("  details: price"), 10, "details", "expected a list"),
    "month 13": (_with("  review_by: 2026-13-01"), 10, "review_by", "such as 2026-11-25"),
    "30 February": (_with("  valid_from: 2026-02-30"), 10, "valid_from", "such as 2026-11-25"),
    "Danish date": (_with("  valid_to: 01.02.2026"), 10, "valid_to", "such as 2026-11-25"),
    "date in words": (_with("  checked_at: i går"), 10, "checked_at", "such as 2026-11-25"),
    "date with a time": (_with("  review_by: 2026-11-01 10:00:00"), 10, "review_by", "such as 2026-11-25"),
    "year for a date": (_with("  review_by: 2026"), 10, "review_by", "such as 2026-11-25"),
    "seconds for a date": (_with("  review_by: 1767225600"), 10, "review_by", "such as 2026-11-25"),
    "date without zeros": (_with("  review_by: 2026-1-2"), 10, "review_by", "such as 2026-11-25"),
    "title too long": (
        _instead("    title:", "    title: " + "æ" * 29),
        6,
        "da.title",
        "expected at most 28 characters, found 29",
    ),
    "owner too long": (_instead("owner:", "  owner: " + "a" * 101), 4, "owner", "expected at most 100 characters"),
    "slug too long": (_instead("slug:", "- slug: " + "a" * 51), 1, "slug", "expected at most 50 characters, found 51"),
    "title of two lines": (
        _instead("    title:", '    title: "Pris\\npå"'),
        6,
        "da.title",
        "expected a text on one line",
    ),
    "slug with capitals": (_instead("slug:", "- slug: Pas-pris"), 1, "slug", "expected lower-case letters"),
    "slug with a space": (_instead("slug:", "- slug: pas pris"), 1, "slug", "expected lower-case letters"),
    "slug with æ": (_instead("slug:", "- slug: præ"), 1, "slug", "expected lower-case letters"),
    "slug with a line break": (_instead("slug:", '- slug: "pas\\n"'), 1, "slug", "expected lower-case letters"),
    "related with capitals": (_with("  related: [Pas]"), 10, "related.0", "expected lower-case letters"),
    "unknown kind": (_with("  kind: answr"), 10, "kind", "expected 'answer', 'small_talk' or 'signpost'"),
    "unknown status": (_with("  status: live"), 10, "status", "expected 'draft', 'published' or 'archived'"),
    "http address": (
        _with("  sources:", "    - title: Pas", "      url: http://borger.dk"),
        12,
        "sources.0.url",
        "begins with https://",
    ),
    "address with a space": (
        _with("  sources:", "    - title: Pas", "      url: https://a b.dk"),
        12,
        "sources.0.url",
        "begins with https://",
    ),
    "spelled control character": (
        _instead("answer:", '    answer: "900\\0 kr."'),
        7,
        "da.answer",
        "expected a text without control characters",
    ),
    "number for a field's name": (_with("  1: 2"), 10, "1", "expected a name that is a text"),
    "line break in a field's name": (_with('  "a\\nb": 1'), 10, "'a\\nb'", "unknown field, expected"),
    "no fields": (SMALLEST + "- hej\n", 10, "entry", "expected fields"),
    "nothing": (SMALLEST + "-\n", 10, "entry", "expected fields"),
    "list in the list": (SMALLEST + "- - a\n", 10, "entry", "expected fields"),
}
# name: (the file's bytes, its faulty line, what the message must say)
NOT_READABLE: dict[str, tuple[bytes, int, str]] = {
    "Latin-1": (SMALLEST.encode("latin-1"), 6, "not UTF-8"),
    "UTF-16": (SMALLEST.encode("utf-16"), 1, "not UTF-8"),
    "tab indentation": (_instead("    title:", "\ttitle: Pris").encode(), 6, "not valid YAML"),
    "wrong indentation": (_instead("    title:", "   title: Pris").encode(), 7, "not valid YAML"),
    "open quote": (_instead("answer:", '    answer: "900').encode(), 10, "not valid YAML"),
    "colon in a text": (_instead("answer:", "    answer: pris: 900").encode(), 7, "put texts that hold"),
    "two documents": ((SMALLEST + "---\n" + SMALLEST).encode(), 10, "not valid YAML"),
    "control character": (SMALLEST.replace("900", "9\x0700").encode(), 7, "control character U+0007"),
    "null character": (SMALLEST.replace("900", "9\x0000").encode(), 7, "control character U+0000"),
    "half a character": (_instead("answer:", '    answer: "\\ud800"').encode(), 7, "not valid YAML"),
    "repeated field": (_with("  owner: igen").encode(), 10, "owner: stands twice in the same entry"),
    "repeated field of a text": (
        _instead("    title:", "    title: A", "    title: B").encode(), 7, "title: stands twice in the same entry",
    ),
    "repeated field of a source": (
        _with("  sources:", "    - title: A", "      title: B").encode(), 12, "title: stands twice",
    ),
    "foreign tag": (_with("  related: !!python/object:os.system x").encode(), 10, "not valid YAML"),
    "undefined alias": (_with("  related: *pas").encode(), 10, "not valid YAML"),
    "alias": (SMALLEST.replace("  da:", "  da: &text").encode() + b"  en: *text\n", 5, "anchor (&name) is used again"),
    "alias in itself": (_with("  related: &all [*all]").encode(), 10, "anchor (&name) is used again"),
    "list as a name": (_with("  ? [a, b]", "  : 1").encode(), 10, "a list as the name of a field"),
    "too deep": (b"[" * 5000, 1, "not valid YAML"),
    "empty": (b"", 1, "expected a list of entries"),
    "comments only": ("# Pas og kørekort\n".encode(), 1, "expected a list of entries"),
    "no list": (SMALLEST.replace("- slug", "  slug").encode(), 1, "expected a list of entries"),
    "a text": (b"pas\n", 1, "expected a list of entries"),
}  # fmt: skip


def _write(folder: Path, content: str | bytes, name: str = "pas.yaml") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def _fault(*files: Path) -> str:
    """The message that reading `files` ends with; it is always one line."""
    with pytest.raises(EntryFileError) as caught:
        read_files(files)
    message = str(caught.value)
    assert "\n" not in message
    assert message == f"{caught.value.what}. {caught.value.todo}"
    assert caught.value.todo
    return message


@pytest.mark.parametrize(("content", "line", "field", "said"), FAULTY_FIELDS.values(), ids=FAULTY_FIELDS)
def test_a_faulty_field_is_told_with_its_place(tmp_path: Path, content: str, line: int, field: str, said: str) -> None:
    """The message names file, line and field and says what was expected."""
    path = _write(tmp_path, content)
    message = _fault(path)
    assert message.startswith(f"{path}:{line}: {field}: ")
    assert said in message
    assert "expected" in message


@pytest.mark.parametrize(("content", "line", "said"), NOT_READABLE.values(), ids=NOT_READABLE)
def test_a_file_that_is_no_list_of_entries_is_told_with_its_line(
    tmp_path: Path, content: bytes, line: int, said: str
) -> None:
    """What is wrong with a file as a whole is told with file and line, and what to do."""
    path = _write(tmp_path, content)
    message = _fault(path)
    assert message.startswith(f"{path}:{line}: ")
    assert said in message


def test_further_faults_are_counted(tmp_path: Path) -> None:
    """The first fault is told in full, and how many more the entry has."""
    message = _fault(_write(tmp_path, _instead("topic:", "  local: 1", "  kind: x")))
    assert "(2 more in this entry)" in message


def test_a_later_entry_is_told_with_its_own_line(tmp_path: Path) -> None:
    """Lines count from the beginning of the file, not of the entry."""
    second = SMALLEST.replace("pas-pris", "pas-bestil").replace("  topic: pas\n", "  topic: Pas\n")
    path = _write(tmp_path, SMALLEST + second)
    assert _fault(path).startswith(f"{path}:12: topic: ")


def test_a_slug_stands_once_in_a_file(tmp_path: Path) -> None:
    """A repeated slug is told with both places."""
    path = _write(tmp_path, SMALLEST + SMALLEST)
    assert _fault(path).startswith(f"{path}:10: slug: 'pas-pris' stands already at {path}:1")


def test_a_slug_stands_once_in_all_files(tmp_path: Path) -> None:
    """A slug that another file has too is told with both places."""
    first, second = _write(tmp_path, SMALLEST), _write(tmp_path, "\n" + SMALLEST, "andre.yaml")
    assert _fault(first, second).startswith(f"{second}:2: slug: 'pas-pris' stands already at {first}:1")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """A folder or a missing file in place of an entry file is told with its name."""
    folder = tmp_path / "mappe.yaml"
    folder.mkdir()
    assert _fault(folder).startswith(f"{folder}: cannot be read")
    missing = tmp_path / "mangler.yaml"
    assert _fault(missing).startswith(f"{missing}: cannot be read")


@given(seed=st.integers(0, 2**32), edits=st.integers(1, 4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_file_is_read_or_told(tmp_path: Path, seed: int, edits: int) -> None:
    """Whatever happens to the bytes of a file, it is read or its fault is told in one line with the file's name."""
    chance = random.Random(seed)  # noqa: S311 - damage, not secrets
    content = bytearray(EVERYTHING.encode())
    for _ in range(edits):
        place = chance.randrange(len(content))
        content[place : place + chance.randrange(3)] = bytes(
            chance.choice(b"\n\t :-[]{}&*!|>'\"%@`#,?0a\x00\xff\xc3") for _ in range(chance.randrange(3))
        )
    path = _write(tmp_path, bytes(content))
    told = [str(path)]
    try:
        read_files([path])
    except EntryFileError as error:
        told = str(error).splitlines()
    assert len(told) == 1
    assert str(path) in told[0]
