"""The command that checks the knowledge base."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from bot.catalogue import identifiers
from bot.command_line.checking import BEGUN, CORE_TEXTS, FIRST_TEXTS, text_findings
from bot.command_line.kb_check import check
from knowledge.files.entry_files import STARTER_FOLDER
from knowledge.signposts.recogniser import BY_URGENCY

APP = typer.Typer()
GREETING = {"small_talk-bot-hilsen"}
APP.command()(check)
ENTRY = """
- slug: pas-pris
  area: {area}
  topic: pas
  owner: borgerservice
  sources: [{{title: borger.dk, url: "https://www.borger.dk/"}}]
  checked_at: 2026-11-25
  review_by: 2027-11-25
  details: []
  da: {{title: Pris på pas, answer: "{answer}", examples: [a, b, c, d, e, f, g, h]}}
  en: {{title: Price, answer: "See it. {{{{?pris}}}}", examples: [i, j, k, l]}}
"""


def run(folder: Path, *arguments: str) -> tuple[int, list[str]]:
    """The exit code and the lines that the command prints."""
    result = CliRunner().invoke(APP, [str(folder), *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.stdout.splitlines()


def write(folder: Path, answer: str = "Se den.", area: str = "borgerservice") -> None:
    """A folder with one entry and one blank fact."""
    (folder / "pas.yaml").write_text(ENTRY.format(answer=answer, area=area), encoding="utf-8")
    (folder / "local.yaml").write_text('pris: ""\n', encoding="utf-8")


def test_starter_is_clean_and_its_blanks_are_listed() -> None:
    """Without arguments the starter is checked, with its sets: exit code 0, the blanks, then one line of figures."""
    result = CliRunner().invoke(APP, ["--strict"])
    first, *blanks, summary = result.stdout.splitlines()
    assert (result.exit_code, first) == (0, "Still blank, most important first:")
    assert summary.startswith(f"170 entries, 0 errors, 0 warnings, {len(blanks)} local facts still blank; median LIX")
    assert "local.yaml:" in blanks[0]
    assert "adresse_haslev - kontakt-adresse gets better by it" in blanks[0]
    assert any("wifi_navn - wifi gets better by it" in line for line in blanks)


def test_error_fails_and_says_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One broken rule gives exit code 1 and a line with file, line, slug, fault and advice."""
    write(tmp_path, answer="Det koster 5 kr.")
    monkeypatch.chdir(tmp_path)
    code, lines = run(Path(), "--no-blanks")
    assert code == 1
    assert lines[1].startswith("pas.yaml:10: error: pas-pris: '5 kr' stands without a year. Say which year")
    assert lines[-1].startswith("1 entries, 2 errors, 0 warnings, 1 local facts still blank")


def test_warning_fails_only_when_strict(tmp_path: Path) -> None:
    """Advice leaves the exit code alone unless it is asked to count."""
    write(tmp_path, answer="Kommunalbestyrelsens administrationsafdeling imødekommer ansøgninger.")
    assert run(tmp_path)[0] == 0
    assert run(tmp_path, "--strict")[0] == 1


def test_menu_needs_a_name_for_each_area_and_topic(tmp_path: Path) -> None:
    """An area without a name in the catalogue would leave a button without words."""
    write(tmp_path, area="havnen")
    found = [str(finding) for finding in text_findings(tmp_path)]
    assert len(found) == 2
    assert all("area-havnen: has no name for the menu" in line for line in found)
    assert run(tmp_path)[0] == 1


def test_sets_of_another_folder_are_checked_when_named(tmp_path: Path) -> None:
    """The starter's own sets say nothing about other entries; a folder's sets are named."""
    write(tmp_path)
    assert run(tmp_path)[0] == 0
    assert run(tmp_path, "--sets", str(tmp_path))[0] == 1


@pytest.mark.parametrize("code", sorted(BEGUN))
def test_a_language_is_begun_with_what_the_assistant_is_and_the_way_to_a_person(code: str) -> None:
    """The first sentences are there; whatever else is, is an English text too, or the greeting of an entry."""
    assert set(FIRST_TEXTS) <= identifiers(code) <= identifiers("en") | GREETING
    assert [finding for finding in text_findings(STARTER_FOLDER) if finding.file.stem == code] == []


@pytest.mark.parametrize("code", ["uk", "ar", "pl", "de", "tr"])
def test_core_sentences_are_there_in_the_languages_of_newcomers(code: str) -> None:
    """Greeting, offer and receipts are in each language; the others are English ones too, or texts of entries."""
    signposts = {f"signpost-{slug}" for slug in BY_URGENCY}
    assert set(CORE_TEXTS) <= identifiers(code) <= identifiers("en") | signposts | GREETING
    assert [finding for finding in text_findings(STARTER_FOLDER) if finding.file.stem == code] == []
