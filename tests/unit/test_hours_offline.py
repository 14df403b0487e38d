"""Opening hours on the command line: what a chat would tell, and nothing made on the way."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.catalogue import Catalogue
from bot.chat.questions.replies import Replies
from bot.command_line.ask import Asker
from bot.hours import store
from bot.hours.offline import open_offline_hours
from bot.settings import Settings, read_settings
from bot.storage import schema
from bot.storage.database import Database
from knowledge.building import build_judge
from knowledge.errors import SettingsError
from knowledge.files.entry_files import read_folder
from knowledge.opening_hours.timetable import Kind
from tests.e2e.town import ENTRIES

NOW = datetime(2026, 11, 25, 9, 15, tzinfo=UTC)
PLAN = 'haslev:\n  betjent:\n    torsdag: "10-17"\n    søndag: "lukket"\n'
CATALOGUE = Catalogue(ahead=False)


@pytest.fixture
def asker(tmp_path: Path) -> Asker:
    """The command line with a plan in a file and no database."""
    file = tmp_path / "plan.yaml"
    file.write_text(PLAN, encoding="utf-8")
    hours = open_offline_hours(Settings(data_dir=tmp_path / "data", hours_file=file), CATALOGUE, lambda: NOW)
    assert not (tmp_path / "data").exists()
    judge = build_judge(read_folder(ENTRIES), embedder="none", cache=None)
    assert hours is not None
    return Asker(judge, Replies(CATALOGUE, "https://x.dk"), date(2026, 11, 25), hours.reply)


def test_hours_answer_with_the_fields_of_every_answer(asker: Asker) -> None:
    """An answer from opening hours is an answer by no entry; one of which nothing is known is as without them."""
    told, other = asker.ask("har Haslev åbent i morgen"), asker.ask("har Haslev åbent på lørdag")
    without = replace(asker, hours=lambda _: None).ask("har Haslev åbent på lørdag")
    assert list(told) == list(other)
    assert (told["decision"], told["entry"]) == ("answer", None)
    assert told["reason"].startswith("opening hours answer it (")
    assert told["text"].startswith("Haslev, torsdag 26. november:\n• Med personale: kl. 10-17\n")
    assert other == without


def test_without_any_hours_there_is_nothing_to_ask(tmp_path: Path) -> None:
    """The shipped plan is blank, and where nothing was ever kept nothing is opened."""
    assert open_offline_hours(Settings(data_dir=tmp_path), CATALOGUE, lambda: NOW) is None


@pytest.mark.parametrize(
    ("name", "value"), [("BORGERBOT_HOURS_BRANCHES", "10=odense"), ("BORGERBOT_HOURS_CATEGORIES", "Åbent=åbent")]
)
def test_a_slip_in_the_settings_is_told_by_its_name(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    """A branch of no house and a category of no kind stop the start; the message names the variable."""
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=name):
        read_settings()


def test_what_staff_have_set_is_told_on_the_command_line(tmp_path: Path) -> None:
    """The database of the service counts; until something is set in it there is nothing to ask."""
    settings = Settings(data_dir=tmp_path)

    async def fill(*, hours: bool) -> None:
        database = Database(settings.database())
        await schema.upgrade(database)
        if hours:
            async with database.transaction() as session:
                await store.set_weekdays(session, ("haslev", Kind.STAFFED), range(7), (), NOW)
        await database.close()

    asyncio.run(fill(hours=False))
    assert open_offline_hours(settings, CATALOGUE, lambda: NOW) is None
    asyncio.run(fill(hours=True))
    opened = open_offline_hours(settings, CATALOGUE, lambda: NOW)
    assert opened is not None
    assert opened.known.kinds("haslev") == (Kind.STAFFED,)
