"""The rules of the signposts that are made ready ahead of time."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.signposts import ready
from knowledge.signposts.recogniser import LANGUAGES, read_rules


@pytest.mark.parametrize("language", LANGUAGES)
def test_ready_rules_are_what_the_file_says(language: str) -> None:
    """The rules made ready are those of the file as it stands; else run scripts/ship_rules.py."""
    assert ready.take(language) == read_rules(language)


def test_rules_made_from_other_files_are_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a rule file or the code that reads it has changed, the lines are read anew."""
    monkeypatch.setattr(ready, "fingerprint", lambda: "as it was before")
    assert ready.take("da") is None
    ready.keep(tmp_path / "ready.json", {"da": read_rules("da")})
    assert '"made_from":"as it was before"' in (tmp_path / "ready.json").read_text(encoding="utf-8")
