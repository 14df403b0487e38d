"""A backup is restored: what was told after it was made is not told again, and what comes is told."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from bot.announcing import posts
from bot.announcing.posts import PostText
from bot.announcing.restoring import count_as_told
from knowledge.events.model import State
from knowledge.subscriptions.wishes import Rhythm, Subscription
from tests.integration.announcing.libraries import at, open_library, settle, sqlite_address, told
from tests.integration.announcing.simulated import Library, Mortal, occurrence

AT_ONCE, DAY_BEFORE, WEEKLY = 1, 2, 3
FRIDAY, SATURDAY = occurrence("friday", at(27, 19)), occurrence("saturday", at(28, 19))
ADDED, CANCELLED = occurrence("added", at(30, 19)), replace(SATURDAY, state=State.CANCELLED)


def copy(library: Library, path: Path) -> Library:
    """A library over a copy of the database as it is now."""
    with closing(sqlite3.connect(str(library.database.file))) as there, closing(sqlite3.connect(path)) as copied:
        there.backup(copied)
    return Library(Mortal(f"sqlite:///{path}"), library.now)


async def restored(backup: Library, library: Library) -> Library:
    """The backup, when the website was asked again and what was due counts as told."""
    backup.now = library.now
    for each in (FRIDAY, CANCELLED, ADDED):
        await backup.publish(each)
    async with backup.database.transaction() as session:
        await count_as_told(session, backup.now)
    return backup


async def test_what_was_told_after_the_backup_is_not_told_again(migrated_file: Path, tmp_path: Path) -> None:
    """Neither news, nor reminders, the digest or an announcement of the staff; what is due later comes, once."""
    async with open_library(await sqlite_address(migrated_file, tmp_path)) as library:
        for person, rhythm in ((AT_ONCE, Rhythm.AT_ONCE), (DAY_BEFORE, Rhythm.DAY_BEFORE), (WEEKLY, Rhythm.WEEKLY)):
            await library.subscribe(person, Subscription(rhythm=rhythm))
        await library.publish(FRIDAY)
        await library.publish(SATURDAY)
        await settle(library)
        async with library.database.transaction() as session:
            for day in (26, 27):
                post = await posts.make(session, PostText(f"Den {day}."), library.now)
                await posts.change(session, post.id, due_at=at(day, 10))
                await posts.approve(session, post.id, library.now, None)
        await library.tick(at(26, 4))
        backup = copy(library, tmp_path / "backup.db")
        await library.tick(at(26, 10))
        await library.publish(ADDED)
        await library.publish(CANCELLED)
        await settle(library)
        await library.tick(at(26, 16, 56))
        await library.tick(at(26, 17, 1))
        before = Counter(each.news[:3] for each in library.sent)
        assert {kind for _, _, kind in before} == {"new", "cancelled", "reminder", "digest", "post"}
        library.now = at(26, 19)
        after = await restored(backup, library)
        for moment in (at(26, 19, 10), at(27, 8), at(27, 10), at(27, 16, 56), at(27, 17, 1), at(29, 16, 56)):
            await after.tick(moment)
        await after.tick(at(29, 17, 1))
        assert [each for each in after.sent if each.news[:3] in before] == []
        assert [each.subject for each in after.sent] == ["post-2"] * 3 + ["added"]
        await after.publish(replace(ADDED, state=State.CANCELLED))
        await settle(after)
        assert told(after, DAY_BEFORE) == ["post", "reminder", "cancelled"]
        await after.database.close()


async def test_what_waits_for_the_evening_or_the_morning_is_still_told(migrated_file: Path, tmp_path: Path) -> None:
    """What was not due yet when the backup was restored cannot have been told."""
    async with open_library(await sqlite_address(migrated_file, tmp_path)) as library:
        await library.subscribe(AT_ONCE, Subscription(rhythm=Rhythm.AT_ONCE))
        await library.subscribe(DAY_BEFORE, Subscription(rhythm=Rhythm.DAY_BEFORE))
        await library.tick(at(25, 22))
        await library.publish(FRIDAY)
        await settle(library)
        assert library.messages == []
        library.now = at(26, 6)
        async with library.database.transaction() as session:
            assert (await count_as_told(session, library.now)).notices == 0
        await library.tick(at(26, 8))
        await library.tick(at(26, 16, 56))
        await library.tick(at(26, 17, 1))
        assert [told(library, person) for person in (AT_ONCE, DAY_BEFORE)] == [["new"], ["reminder"]]
