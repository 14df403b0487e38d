"""Drafts of answers are kept: found by their author, overwritten by nobody, and gone in time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot import privacy
from bot.authoring import drafts
from bot.authoring.draft import NOBODY, Draft, DraftState, Place, Writer
from bot.authoring.drafts import DraftMovedError
from bot.authoring.suggesting import suggestion, suggestions
from bot.authoring.tables import DraftRow
from bot.erasing import erase
from bot.storage.database import Database
from bot.storage.tables import AskedQuestionRow
from knowledge.entries import Entry, EntryText, Language

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
ENTRY = Entry("pas", "borgerservice", "pas", {Language.DA: EntryText("Pas", "Svar", ("hvad koster et pas",))})
BO, EVA = Writer(7, "Bo"), Writer(8, "Eva")
HERE, THERE = Place(-100, 5), Place(-100)


async def begun(database: Database, author: Writer = BO, asks: str = "da.answer", place: Place = HERE) -> Draft:
    """A draft that asks its author for something."""
    async with database.transaction() as session:
        number = await drafts.begin(session, Draft(0, author, place, ENTRY, ENTRY, 3, NOW, asks=asks))
    async with database.reading() as session:
        found = await drafts.read(session, number)
    assert found is not None
    return found


async def test_a_draft_is_kept_as_it_is_and_asks_only_its_author_in_its_place(database: Database) -> None:
    """What was written comes back; a message of somebody else, or elsewhere, is for no draft."""
    draft = await begun(database)
    assert draft == Draft(draft.id, BO, HERE, ENTRY, ENTRY, 3, NOW, asks="da.answer")
    async with database.reading() as session:
        assert await drafts.asked_of(session, BO.id, HERE) == draft
        assert await drafts.asked_of(session, BO.id, THERE) is None
        assert await drafts.asked_of(session, EVA.id, HERE) is None


async def test_a_new_draft_is_the_one_that_is_asked_for(database: Database) -> None:
    """Whoever begins another draft writes for that one; the first stays as it is, and asks for nothing."""
    first = await begun(database)
    second = await begun(database)
    async with database.reading() as session:
        assert await drafts.asked_of(session, BO.id, HERE) == second
        assert await drafts.read(session, first.id) == replace(first, asks="")
        assert await drafts.of_entry(session, "pas") == (replace(first, asks=""), second)


async def test_nobody_writes_over_a_draft_that_has_moved(database: Database) -> None:
    """Of two changes of one draft the second is refused, and so is dropping what has changed since."""
    draft = await begun(database)
    async with database.transaction() as session:
        await drafts.write(session, replace(draft, why="nye priser", state=DraftState.ASIDE))
    for late in (drafts.write, drafts.drop):
        with pytest.raises(DraftMovedError):
            async with database.transaction() as session:
                await late(session, draft)
    async with database.reading() as session:
        kept = await drafts.read(session, draft.id)
    assert kept is not None
    assert (kept.why, kept.revision) == ("nye priser", 1)
    async with database.transaction() as session:
        await drafts.drop(session, kept)
    async with database.reading() as session:
        assert await drafts.everyone(session) == ()


async def test_whoever_erases_themselves_leaves_their_drafts_to_others(database: Database) -> None:
    """An account's drafts are among what is stored about it; an erasure takes the account and leaves the text.

    Who has it in hand meanwhile, as a trial has, does not bring the name back.
    """
    draft, other = await begun(database), await begun(database, EVA)
    async with database.reading() as session:
        stored = await privacy.stored_about(session, BO.id)
    assert [dict(each)["slug"] for each in stored.kinds["draft"]] == ["pas"]
    assert stored.erasable
    async with database.transaction() as session:
        assert (await erase(session, BO.id, NOW)).known
        assert (await privacy.stored_about(session, BO.id)).empty
        assert await drafts.read(session, draft.id) == replace(draft, author=NOBODY, asks="", revision=1)
        assert await drafts.read(session, other.id) == other
        with pytest.raises(DraftMovedError):
            await drafts.write(session, draft)


async def test_whoever_wrote_any_of_a_draft_is_known_until_it_is_settled(database: Database) -> None:
    """What somebody wrote is theirs also when a colleague has it, or their name was erased; they see it, and why."""
    draft = await begun(database)
    async with database.transaction() as session:
        await drafts.write(session, replace(draft.saying(ENTRY), author=EVA))
        assert not (await privacy.stored_about(session, BO.id)).erasable
        assert (await erase(session, EVA.id, NOW)).known
        assert not (await erase(session, EVA.id, NOW)).staff
        erased = await erase(session, BO.id, NOW)
        assert (erased.nothing, erased.staff) == (True, True)
        found = await drafts.read(session, draft.id)
        assert found is not None
        assert [found.is_of(each.id) for each in (BO, EVA)] == [True, False]
        [record] = (await privacy.stored_about(session, BO.id)).kinds["wrote"]
        assert (record["slug"], record["state"]) == ("pas", "writing")


async def test_a_draft_of_before_its_writers_were_kept_is_its_authors(database: Database) -> None:
    """A row without writers was written by its author, whoever takes it over."""
    draft = await begun(database)
    async with database.transaction() as session:
        (await session.get_one(DraftRow, draft.id)).writers = None
        await session.flush()
        found = await drafts.read(session, draft.id)
        assert found is not None
        assert replace(found, author=EVA).is_of(BO.id)


async def test_who_is_asked_for_a_reason_has_no_draft_of_it(database: Database) -> None:
    """The question takes the next message and is no draft; another question, or an erasure, ends it."""
    asked = replace(await begun(database, EVA), author=BO, state=DraftState.TURNING, asks="archive")
    async with database.transaction() as session:
        number = await drafts.begin(session, asked)
        heard = await drafts.asked_of(session, BO.id, asked.place)
        assert heard is not None
        assert (heard.id, heard.state, heard.asks) == (number, DraftState.TURNING, "archive")
        assert [each.author for each in await drafts.everyone(session)] == [EVA]
        assert [each.author for each in await drafts.of_entry(session, "pas")] == [EVA]
        await erase(session, BO.id, NOW)
        assert await drafts.read(session, number) is None
        await drafts.begin(session, asked)
    draft = await begun(database)
    async with database.reading() as session:
        assert await drafts.asked_of(session, BO.id, draft.place) == draft
        assert [row.state for row in await drafts.of_author(session, BO.id)] == ["writing"]


async def test_a_draft_that_nobody_touches_is_forgotten(database: Database) -> None:
    """A draft goes when it has not changed for the time that closed cases are kept."""
    await begun(database)
    async with database.transaction() as session:
        assert await drafts.purge(session, NOW) == 0
        assert await drafts.purge(session, NOW + timedelta(seconds=1)) == 1


async def test_questions_of_citizens_are_suggested_without_personal_data(database: Database) -> None:
    """What was taken for the entry comes first, then what resembles it; known, masked and long ones are left out."""
    asked = [
        ("hvad koster et pas til mit barn", None, "da"),
        ("prisen for et rejsedokument", "pas", "da"),
        ("Hvad koster et PAS?", "pas", "da"),
        ("ring til [telefon] om pas", "pas", "da"),
        ("pas " * 60, "pas", "da"),
        ("min hest er grøn", None, "da"),
        ("what is the price", "pas", "en"),
    ]
    async with database.transaction() as session:
        for question, entry, language in asked:
            session.add(AskedQuestionRow(question=question, language=language, decision="answer", entry=entry, at=NOW))
            await session.flush()
        found = await suggestions(session, ENTRY, Language.DA)
        assert [each.question for each in found] == ["prisen for et rejsedokument", "hvad koster et pas til mit barn"]
        assert await suggestion(session, found[0].id) == found[0]
        assert await suggestion(session, 999) is None
