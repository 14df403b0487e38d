"""Entry files: what they may hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.entries import Detail, Entry, EntryText, Kind, Language, Source, Status
from knowledge.errors import EntryFileError
from knowledge.files.entry_files import STARTER_FOLDER, entry_files, read_files, read_folder
from knowledge.fit_texts import unfit

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
FULL = """\
- slug: pas-pris
  area: borgerservice
  topic: pas
  kind: signpost
  status: draft
  owner: Team Pas
  sources:
    - title: "borger.dk: Pas"
      url: https://www.borger.dk/pas
  checked_at: 2026-11-25
  valid_from: 2026-01-01
  valid_to: 2026-12-31
  review_by: 2027-11-25
  local: true
  hands_over: true
  offers_person: true
  details: [price, age, price]
  related: [pas-bestil]
  not_to_be_confused_with: [koerekort-pris]
  da:
    title: Pris på pas
    answer: |
      **Et pas koster 900 kr.**

      - Børn: 115 kr.
    examples: [hvad koster et pas, " pris ", hvad koster et pas]
  en:
    title: Passport price
    answer: DKK 900.
    examples: [passport price]
"""
SMALLEST_ENTRY = Entry(
    "pas-pris",
    "borgerservice",
    "pas",
    {Language.DA: EntryText("Pris på pas", "Et pas koster 900 kr.", ("hvad koster et pas",))},
    owner="borgerservice",
)


def _write(folder: Path, content: str | bytes, name: str = "pas.yaml") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_the_smallest_entry_gets_the_defaults(tmp_path: Path) -> None:
    """An entry needs a slug, area, topic, owner and Danish text; it is a published answer then."""
    base = read_files([_write(tmp_path, SMALLEST)])
    assert base.entries == {"pas-pris": SMALLEST_ENTRY}


def test_every_field_is_read(tmp_path: Path) -> None:
    """Every field reaches the entry; examples are trimmed and kept once, paragraphs stay."""
    texts = {
        Language.DA: EntryText(
            "Pris på pas", "**Et pas koster 900 kr.**\n\n- Børn: 115 kr.", ("hvad koster et pas", "pris")
        ),
        Language.EN: EntryText("Passport price", "DKK 900.", ("passport price",)),
    }
    expected = Entry(
        slug="pas-pris",
        area="borgerservice",
        topic="pas",
        texts=texts,
        kind=Kind.SIGNPOST,
        status=Status.DRAFT,
        owner="Team Pas",
        sources=(Source("borger.dk: Pas", "https://www.borger.dk/pas"),),
        checked_at=date(2026, 11, 25),
        valid_from=date(2026, 1, 1),
        valid_to=date(2026, 12, 31),
        review_by=date(2027, 11, 25),
        local=True,
        hands_over=True,
        offers_person=True,
        details=(Detail.PRICE, Detail.AGE),
        related=("pas-bestil",),
        look_alikes=("koerekort-pris",),
    )
    assert read_files([_write(tmp_path, FULL)])["pas-pris"] == expected


@pytest.mark.parametrize(
    "content",
    [b"\xef\xbb\xbf" + SMALLEST.encode(), SMALLEST.replace("\n", "\r\n").encode(), SMALLEST.encode().rstrip()],
    ids=["BOM", "CRLF", "no last line break"],
)
def test_files_of_any_editor_are_read(tmp_path: Path, content: bytes) -> None:
    """A byte order mark, Windows line ends and a missing last line break change nothing."""
    assert read_files([_write(tmp_path, content)])["pas-pris"] == SMALLEST_ENTRY


def test_a_date_may_be_left_blank(tmp_path: Path) -> None:
    """A date field without a value is no date."""
    assert read_files([_write(tmp_path, SMALLEST + "  review_by:\n")])["pas-pris"].review_by is None


def test_a_title_of_the_greatest_length_is_read(tmp_path: Path) -> None:
    """28 characters are allowed, however many bytes they take and whatever space stands around them."""
    title = "æ" * 28
    base = read_files([_write(tmp_path, SMALLEST.replace("Pris på pas", f'" {title} "'))])
    assert base["pas-pris"].text(Language.DA).title == title


def test_a_folder_without_entry_files_is_told(tmp_path: Path) -> None:
    """A folder that holds no entry files is an error, not an empty knowledge base."""
    _write(tmp_path, SMALLEST, "pas.yml")
    _write(tmp_path, "{}", "local.yaml")
    for folder in (tmp_path, tmp_path / "mangler"):
        with pytest.raises(EntryFileError, match="no entry files") as caught:
            entry_files(folder)
        assert str(folder) in caught.value.what


def test_the_files_of_a_folder_come_by_name(tmp_path: Path) -> None:
    """Entries stand in the order of their files' names; the local facts are no entry file."""
    for name in ("b.yaml", "a.yaml", "local.yaml", "c.txt"):
        _write(tmp_path, SMALLEST.replace("pas-pris", name[0]) if name != "local.yaml" else "{}", name)
    assert [path.name for path in entry_files(tmp_path)] == ["a.yaml", "b.yaml"]
    assert list(read_folder(tmp_path).entries) == ["a", "b"]


def test_the_starter_knowledge_is_read() -> None:
    """The shipped entry files are sound, and every reference in them leads to an entry."""
    base = read_folder(STARTER_FOLDER)
    assert len(base) >= 100
    for entry in base.entries.values():
        assert [slug for slug in (*entry.related, *entry.look_alikes) if slug not in base] == []


TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=28).filter(
    lambda text: text.strip() and not unfit(text)
)


@given(title=TEXTS, answer=TEXTS, examples=st.lists(TEXTS, min_size=1, max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_survives_its_file(tmp_path: Path, title: str, answer: str, examples: list[str]) -> None:
    """A text in any script that may be kept is read as it was written, without the space around it."""
    fields = {**yaml.safe_load(SMALLEST)[0], "da": {"title": title, "answer": answer, "examples": examples}}
    path = _write(tmp_path, yaml.safe_dump([fields], allow_unicode=True))
    text = EntryText(title.strip(), answer.strip(), tuple(dict.fromkeys(example.strip() for example in examples)))
    assert read_files([path])["pas-pris"] == replace(SMALLEST_ENTRY, texts={Language.DA: text})
