"""The history of entries: nothing is lost, nothing is overwritten unseen, and a change is taken back as a whole."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.database import Database
from knowledge.entries import Entry, EntryText, Language, Status
from knowledge.errors import ConflictError, HistoryError
from knowledge.storing import history, store
from knowledge.storing.changing import Act, apply, current_versions
from knowledge.storing.history_tables import ActRow, ChangeRow, EntryVersionRow

NOW = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)
BO = Act("Bo", "edit", "ny takst", NOW)
ENTRY = Entry("pas-pris", "borgerservice", "pas", {Language.DA: EntryText("Pris", "900 kr.", ("hvad koster et pas",))})
DEARER = replace(ENTRY, texts={Language.DA: EntryText("Pris", "950 kr.", ("hvad koster et pas",))})
OTHER = replace(ENTRY, slug="pas-foto")


@pytest.fixture
async def session(database: Database) -> AsyncIterator[AsyncSession]:
    """A transaction on a database that holds one entry."""
    async with database.transaction() as session:
        await store.load(session, [ENTRY])
        yield session


async def live(session: AsyncSession) -> dict[str, Entry]:
    """The entries as they are now."""
    return dict((await store.read(session)).entries)


async def test_each_change_is_a_version_with_who_when_and_why(session: AsyncSession) -> None:
    """Every change of an entry adds a version that says who made it, when, what it was and why."""
    await apply(session, [DEARER], BO)
    first, second = await history.versions(session, "pas-pris")
    assert (first.number, first.who, first.what, first.entry) == (1, "borgerbot", "load", ENTRY)
    assert (second.number, second.who, second.what, second.why, second.at) == (2, "Bo", "edit", "ny takst", NOW)
    assert second.entry == DEARER


async def test_change_of_nothing_is_none(session: AsyncSession) -> None:
    """Writing what is there already makes no version and does not count as a change."""
    before = await store.version(session)
    assert await apply(session, [ENTRY], BO) is None
    assert await store.version(session) == before
    assert await current_versions(session) == {"pas-pris": 1}


async def test_every_change_is_counted(session: AsyncSession) -> None:
    """Each change and each undo counts, so that every process notices it."""
    before = await store.version(session)
    change = await apply(session, [DEARER], BO)
    assert change is not None
    await history.undo(session, change, BO)
    assert await store.version(session) == before + 2


async def test_second_editor_is_told_and_nothing_is_overwritten(session: AsyncSession) -> None:
    """Who changes an entry on the basis of an older version is told who was first, and nothing is written."""
    await apply(session, [DEARER], BO, expected={"pas-pris": 1})
    late = replace(ENTRY, owner="Team Pas")
    with pytest.raises(ConflictError, match=r"pas-pris: changed in the meantime by Bo.*version 2, not 1"):
        await apply(session, [OTHER, late], Act("Anna", "edit"), expected={"pas-pris": 1})
    assert await live(session) == {"pas-pris": DEARER}


async def test_new_entry_is_not_put_over_another(session: AsyncSession) -> None:
    """Who adds an entry whose name somebody took in the meantime is told."""
    with pytest.raises(ConflictError):
        await apply(session, [DEARER], BO, expected={"pas-pris": 0})


async def test_change_of_many_is_undone_as_one(session: AsyncSession) -> None:
    """Undoing gives every entry its former version, in a new change; an entry that was new is archived."""
    change = await apply(session, [DEARER, OTHER], BO)
    assert change is not None
    undone, slugs = await history.undo(session, change, BO)
    assert await live(session) == {"pas-pris": ENTRY, "pas-foto": replace(OTHER, status=Status.ARCHIVED)}
    assert set(slugs) == {"pas-pris", "pas-foto"}
    assert undone is not None
    assert (await session.get_one(ChangeRow, undone)).undoes == change


async def test_undo_can_be_undone(session: AsyncSession) -> None:
    """Taking back an undo brings the change back, new entries included."""
    change = await apply(session, [DEARER, OTHER], BO)
    assert change is not None
    undone, _ = await history.undo(session, change, BO)
    assert undone is not None
    await history.undo(session, undone, BO)
    assert await live(session) == {"pas-pris": DEARER, "pas-foto": OTHER}


async def test_undo_overwrites_nothing_newer(session: AsyncSession) -> None:
    """If one entry of a change has changed again, none of them is taken back."""
    change = await apply(session, [DEARER, OTHER], BO)
    assert change is not None
    newer = replace(OTHER, owner="Team Foto")
    await apply(session, [newer], Act("Anna", "edit"))
    with pytest.raises(ConflictError, match="pas-foto"):
        await history.undo(session, change, BO)
    assert await live(session) == {"pas-pris": DEARER, "pas-foto": newer}


async def test_rolling_back_is_a_new_version(session: AsyncSession) -> None:
    """One step back makes the former content the newest version; where there is none before, that is said."""
    with pytest.raises(HistoryError):
        await history.roll_back(session, "pas-pris", BO, expected_version=1)
    await apply(session, [DEARER], BO)
    await history.roll_back(session, "pas-pris", BO, expected_version=2)
    assert [each.entry for each in await history.versions(session, "pas-pris")] == [ENTRY, DEARER, ENTRY]
    assert await live(session) == {"pas-pris": ENTRY}


async def test_entry_from_before_versions_can_be_undone(session: AsyncSession) -> None:
    """The first change of an entry that has no version keeps what was there before."""
    await session.execute(delete(EntryVersionRow))
    change = await apply(session, [DEARER], BO, expected={"pas-pris": 0})
    assert change is not None
    await history.undo(session, change, BO)
    assert await live(session) == {"pas-pris": ENTRY}


async def test_every_act_is_in_the_audit_table(session: AsyncSession) -> None:
    """The audit table says who did what, when, to which entries."""
    change = await apply(session, [DEARER], BO)
    act = (await session.scalars(select(ActRow).where(ActRow.who == "Bo"))).one()
    assert (act.what, act.at, act.about) == ("edit", NOW, f"change {change}: pas-pris")
