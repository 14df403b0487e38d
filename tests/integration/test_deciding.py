"""Who may carry a file out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot import work
from bot.catalogue import Catalogue
from bot.chat.controls.actions import Action, Verb
from bot.desk.cases import Colleague
from bot.desk.said import CaseMovedError
from bot.keeping import held
from bot.keeping.deciding import Deciding
from bot.keeping.held import Kind, State
from bot.keeping.imports import Imports
from bot.keeping.roles import Roles
from bot.storage.database import Database
from bot.storage.tables import OutboxRow
from bot.transport.signals import Signals
from knowledge.bulk import Row
from knowledge.entries import Entry, EntryText, Language
from knowledge.storing import set_store, store
from knowledge.storing.changing import Act
from knowledge.storing.set_store import Question, SetName

NOW = datetime(2026, 11, 25, 9, 15, tzinfo=UTC)
BO, EVA = Colleague(1, "Bo"), Colleague(2, "Eva")
ENTRY = Entry("pas", "borgerservice", "pas", {Language.DA: EntryText("Pas", "Ja.", ("nyt pas",))}, owner="b")


def deciding(database: Database, *, four_eyes: bool) -> Deciding:
    """The buttons' use case, with two administrators."""
    roles = Roles(database, Catalogue(), lambda: NOW, frozenset({1, 2}))
    files: Any = None
    return Deciding(Imports(database, lambda: NOW, roles, files, four_eyes=four_eyes), Signals(database))


async def hand_in(database: Database) -> str:
    """A file of Bo's that waits; gives its number."""
    content = held.entries_content([Row(2, ENTRY, None)], []) | {held.BY: BO.id}
    async with database.transaction() as session:
        return str(await held.hold(session, Kind.ENTRIES, content, NOW))


@pytest.mark.parametrize(
    ("four_eyes", "who", "verb", "done"),
    [
        (True, BO, Verb.IMPORT_APPLY, False),
        (True, BO, Verb.IMPORT_ARCHIVE, False),
        (True, BO, Verb.IMPORT_DROP, True),
        (True, EVA, Verb.IMPORT_APPLY, True),
        (False, BO, Verb.IMPORT_APPLY, True),
    ],
)
async def test_with_four_eyes_another_carries_out_what_one_hands_in(
    database: Database, four_eyes: bool, who: Colleague, verb: Verb, done: bool
) -> None:
    """Whoever handed a file in may drop it, but only a colleague carries it out; without four eyes they may too."""
    number = await hand_in(database)
    doing = work.begin()
    note = await deciding(database, four_eyes=four_eyes).press(Action(verb, number), (-100, 7), who)
    assert (note is None) is done
    async with database.transaction() as session:
        for change in doing.changes:
            await change(session)
        file = await held.look(session, int(number), NOW)
    assert file is not None
    assert (file.state is State.HELD) is not done


async def test_of_two_who_decide_at_once_only_the_first_does(database: Database) -> None:
    """What a colleague has dropped a moment before is not carried out; whoever came second is told, handled anew."""
    number = await hand_in(database)
    begun = []
    for verb, who in ((Verb.IMPORT_DROP, BO), (Verb.IMPORT_APPLY, EVA)):
        begun.append(work.begin())
        await deciding(database, four_eyes=False).press(Action(verb, number), (-100, 7), who)
    [first], [second] = (each.changes for each in begun)
    async with database.transaction() as session:
        await first(session)
    with pytest.raises(CaseMovedError):
        async with database.transaction() as session:
            await second(session)
    async with database.reading() as session:
        assert "pas" not in await store.read(session)


async def test_a_file_that_is_forgotten_is_settled(database: Database) -> None:
    """Whoever presses the button of a file that waited for more than a week, or never was, reads that it is over."""
    number = await hand_in(database)
    old = Deciding(
        replace(deciding(database, four_eyes=False).imports, clock=lambda: NOW + held.KEPT + timedelta(minutes=1)),
        Signals(database),
    )
    for about in (number, "99"):
        doing = work.begin()
        told = await old.press(Action(Verb.IMPORT_APPLY, about), (-100, 7), BO)
        assert "taget stilling" in (told or "")
        assert doing.changes == []


async def test_question_sets_that_somebody_has_changed_meanwhile_are_not_overwritten(database: Database) -> None:
    """A file that was compared with older sets is dropped whole when its button is pressed, and staff read why."""
    mine, theirs = (Question(SetName.GOLDEN, ("pas",), "slang", text) for text in ("nyt pas nu", "pas i dag"))
    async with database.transaction() as session:
        content = held.sets_content([mine], set_store.shipped(), await set_store.newest_number(session))
        number = await held.hold(session, Kind.SETS, content | {held.BY: BO.id}, NOW)
        await set_store.write(session, [theirs], Act("Eva", "import"))
    doing = work.begin()
    await deciding(database, four_eyes=False).press(Action(Verb.IMPORT_ARCHIVE, str(number)), (-100, 7), BO)
    async with database.transaction() as session:
        for change in doing.changes:
            await change(session)
        file, sets = await held.look(session, number, NOW), await set_store.read(session)
        [told] = (await session.scalars(select(OutboxRow.payload))).all()
    assert sets == (theirs,)
    assert file is not None
    assert file.state is State.DROPPED
    assert "spørgsmålene er ændret, siden filen blev læst" in told["html"]
