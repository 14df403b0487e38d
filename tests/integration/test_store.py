"""Keeping the knowledge base in a database: what is loaded is what is read, and staff's changes stay."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, select, text
from sqlalchemy.exc import IntegrityError

from bot.storage.database import Database
from knowledge.entries import Detail, Entry, EntryText, Kind, Language, Source, Status
from knowledge.files.entry_files import read_folder
from knowledge.storing.store import LoadReport, count, load, read
from knowledge.storing.tables import EntryRow, EntryTextRow

ENTRY = Entry("pas-pris", "borgerservice", "pas", {Language.DA: EntryText("Pris", "900 kr.", ("hvad koster et pas",))})
OTHER = replace(ENTRY, slug="pas-bestil")
THIRD = replace(ENTRY, slug="adresse")

# PostgreSQL stores no null character, and nothing stores half a surrogate pair; entry files refuse both.
TEXTS = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), min_size=1, max_size=100)
SLUGS = st.from_regex(r"[a-z0-9]{1,12}(-[a-z0-9]{1,12}){0,2}", fullmatch=True)
DAYS = st.none() | st.dates()
ENTRY_TEXTS = st.builds(
    EntryText, title=TEXTS.map(lambda title: title[:28]), answer=TEXTS, examples=st.lists(TEXTS, max_size=4).map(tuple)
)
ENTRIES = st.builds(
    Entry,
    slug=SLUGS,
    area=SLUGS,
    topic=SLUGS,
    texts=st.fixed_dictionaries({Language.DA: ENTRY_TEXTS}, optional={Language.EN: ENTRY_TEXTS}),
    kind=st.sampled_from(Kind),
    status=st.sampled_from(Status),
    owner=TEXTS,
    sources=st.lists(st.builds(Source, title=TEXTS, url=TEXTS), max_size=2).map(tuple),
    checked_at=DAYS,
    valid_from=DAYS,
    valid_to=DAYS,
    review_by=DAYS,
    local=st.booleans(),
    hands_over=st.booleans(),
    offers_person=st.booleans(),
    details=st.none() | st.lists(st.sampled_from(Detail), max_size=3).map(tuple),
    related=st.lists(SLUGS, max_size=3).map(tuple),
    look_alikes=st.lists(SLUGS, max_size=3).map(tuple),
)


async def _load(database: Database, *entries: Entry, replace: bool = False) -> LoadReport:
    async with database.transaction() as session:
        return await load(session, entries, replace=replace)


async def _read(database: Database) -> dict[str, Entry]:
    async with database.transaction() as session:
        return dict((await read(session)).entries)


async def test_an_empty_database_is_an_empty_knowledge_base(database: Database) -> None:
    """A database without entries is read as such."""
    async with database.transaction() as session:
        assert await count(session) == 0
        assert len(await read(session)) == 0


async def test_what_is_loaded_is_read_in_its_order(database: Database) -> None:
    """Entries come back as they were, in the order in which they were loaded, later ones at the end."""
    assert await _load(database, ENTRY, OTHER) == LoadReport(("pas-pris", "pas-bestil"), (), ())
    assert await _load(database, THIRD) == LoadReport(("adresse",), (), ())
    assert list((await _read(database)).items()) == [("pas-pris", ENTRY), ("pas-bestil", OTHER), ("adresse", THIRD)]


async def test_details_are_taken_over_where_nothing_was_said_about_them(database: Database) -> None:
    """A database from before entries said which details they give learns it, but no other change is made."""
    await _load(database, ENTRY, OTHER)
    told = replace(ENTRY, details=(Detail.PRICE,))
    edited = replace(OTHER, details=(Detail.PRICE,), owner="another team")
    assert await _load(database, told, edited) == LoadReport((), ("pas-pris",), ("pas-bestil",))
    assert await _read(database) == {"pas-pris": told, "pas-bestil": OTHER}
    assert await _load(database, replace(told, details=())) == LoadReport((), (), ("pas-pris",))


async def test_entries_of_every_status_are_counted(database: Database) -> None:
    """Drafts and archived entries are kept and counted too."""
    await _load(database, ENTRY, replace(OTHER, status=Status.DRAFT), replace(THIRD, status=Status.ARCHIVED))
    async with database.transaction() as session:
        assert await count(session) == 3


async def test_what_staff_changed_stays(database: Database) -> None:
    """Loading again leaves an entry that differs as it is and says so; an equal one is not worth a word."""
    changed = replace(ENTRY, owner="Team Pas", texts={Language.DA: EntryText("Pris", "950 kr.", ("pris",))})
    await _load(database, changed, OTHER)
    assert await _load(database, ENTRY, OTHER, THIRD) == LoadReport(("adresse",), (), ("pas-pris",))
    assert await _read(database) == {"pas-pris": changed, "pas-bestil": OTHER, "adresse": THIRD}


async def test_replacing_overwrites_what_differs(database: Database) -> None:
    """With `replace`, an entry that differs becomes the given one, texts and all, and keeps its place."""
    english = EntryText("Price", "DKK 900.", ("price",))
    await _load(database, replace(ENTRY, texts={**ENTRY.texts, Language.EN: english}), OTHER)
    assert await _load(database, ENTRY, OTHER, replace=True) == LoadReport((), ("pas-pris",), ())
    assert list((await _read(database)).items()) == [("pas-pris", ENTRY), ("pas-bestil", OTHER)]
    async with database.transaction() as session:
        assert (await session.execute(select(func.count()).select_from(EntryTextRow))).scalar_one() == 2


async def test_replacing_and_adding_go_together(database: Database) -> None:
    """One load may add and replace; the report tells which was which."""
    await _load(database, ENTRY)
    changed = replace(ENTRY, kind=Kind.SIGNPOST)
    assert await _load(database, changed, OTHER, replace=True) == LoadReport(("pas-bestil",), ("pas-pris",), ())
    assert await _read(database) == {"pas-pris": changed, "pas-bestil": OTHER}


async def test_loading_the_same_twice_changes_nothing(database: Database) -> None:
    """A second load of the starter knowledge adds, replaces and keeps nothing, with or without `replace`."""
    starter = read_folder().entries
    await _load(database, *starter.values())
    for overwrite in (False, True):
        assert await _load(database, *starter.values(), replace=overwrite) == LoadReport((), (), ())
    assert list((await _read(database)).items()) == list(starter.items())


async def test_an_entry_takes_its_texts_along(database: Database) -> None:
    """Deleting an entry's row deletes its texts, by the database itself."""
    await _load(database, ENTRY, OTHER)
    async with database.transaction() as session:
        await session.execute(text("DELETE FROM entry WHERE slug = 'pas-pris'"))
        left = await session.execute(select(EntryTextRow.entry))
        assert left.scalars().all() == ["pas-bestil"]


async def test_nothing_is_loaded_by_halves(database: Database) -> None:
    """If the transaction fails, none of its entries is there."""
    with pytest.raises(IntegrityError):
        await _load(database, OTHER, ENTRY, ENTRY)
    assert await _read(database) == {}


async def test_writers_at_the_same_time_lose_nothing(database: Database) -> None:
    """Twenty tasks that load at once wait for each other: every entry is there, each in a place of its own."""
    entries = [replace(ENTRY, slug=f"pas-{number}") for number in range(20)]
    reports = await asyncio.gather(*(_load(database, entry) for entry in entries))
    assert sorted(slug for report in reports for slug in report.added) == sorted(entry.slug for entry in entries)
    assert await _read(database) == {entry.slug: entry for entry in entries}
    async with database.transaction() as session:
        positions = (await session.scalars(select(EntryRow.position))).all()
    assert sorted(positions) == list(range(1, 21))


async def test_writers_of_the_same_entry_agree(database: Database) -> None:
    """Of twenty tasks that load one slug, one adds it and the others find it there."""
    entries = [replace(ENTRY, owner=f"team {number}") for number in range(20)]
    reports = await asyncio.gather(*(_load(database, entry) for entry in entries))
    assert sum(len(report.added) for report in reports) == 1
    assert sum(len(report.kept) for report in reports) == 19
    assert (await _read(database))["pas-pris"] in entries


async def test_replacing_at_the_same_time_keeps_one_whole(database: Database) -> None:
    """Of twenty tasks that replace one entry, each does, and what is left is one of theirs, whole."""
    await _load(database, ENTRY)
    entries = [
        replace(ENTRY, texts={Language.DA: EntryText(f"Pris {number}", f"{number} kr.", (f"pris {number}",))})
        for number in range(20)
    ]
    reports = await asyncio.gather(*(_load(database, entry, replace=True) for entry in entries))
    assert all(report.replaced == ("pas-pris",) for report in reports)
    assert (await _read(database))["pas-pris"] in entries


async def _round_trip(url: str, entries: list[Entry]) -> dict[str, Entry]:
    """What the database gives back of `entries` alone."""
    database = Database(url)
    try:
        async with database.transaction() as session:
            await session.execute(delete(EntryTextRow))
            await session.execute(delete(EntryRow))
        await _load(database, *entries)
        return await _read(database)
    finally:
        await database.close()


@given(entries=st.lists(ENTRIES, max_size=3, unique_by=lambda entry: entry.slug))
@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
def test_loading_and_reading_is_the_identity(database_url: str, entries: list[Entry]) -> None:
    """Any entries with any texts, dates and lists come back exactly as they were, in their order."""
    found = asyncio.run(_round_trip(database_url, entries))
    assert list(found.items()) == [(entry.slug, entry) for entry in entries]


async def test_dates_are_stored_as_days(database: Database) -> None:
    """A review date is stored as a plain day, so that the database can be asked for what is overdue."""
    await _load(database, replace(ENTRY, review_by=date(2026, 11, 25)), OTHER)
    async with database.transaction() as session:
        overdue = await session.scalars(select(EntryRow.slug).where(EntryRow.review_by < date(2026, 11, 26)))
        assert overdue.all() == ["pas-pris"]
