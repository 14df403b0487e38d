"""Drafts are tried with stored questions beside everything else, also those that a restart interrupted."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.authoring import drafts
from bot.authoring.asking import Asking
from bot.authoring.desk import KnowledgeDesk
from bot.authoring.draft import NOBODY, Draft, DraftState, Place, Writer
from bot.authoring.editing import Editing
from bot.authoring.publishing import Publishing
from bot.authoring.showing import Showing
from bot.authoring.stored_questions import StoredQuestions
from bot.authoring.trial import TrialQueue, TrialTold
from bot.authoring.trials import Trials
from bot.catalogue import Catalogue
from bot.chat.questions.replies import Replies
from bot.erasing import erase
from bot.running.live import LiveJudge
from bot.storage.database import Database
from bot.storage.tables import AskedQuestionRow, OutboxRow
from bot.transport.signals import Signals
from knowledge.building import build_judge
from knowledge.decisions import NOT_OUR_SUBJECT
from knowledge.entries import Entry, EntryText, KnowledgeBase, Language
from knowledge.evaluation.expectations import Demand, Expectation
from knowledge.judge import Judge
from knowledge.publication.tried_questions import SetKind, TriedQuestion
from knowledge.storing import set_store
from knowledge.storing.changing import Act
from knowledge.storing.set_store import Question, SetName

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
DA = Language.DA
ASKED = ("hvad koster et pas", "hvor dyrt er et pas", "prisen på et pas")
PASSPORT = Entry("pas", "borgerservice", "pas", {DA: EntryText("Pris på pas", "900 kr.", ASKED)})
LOAN = Entry("laan", "bibliotek", "laan", {DA: EntryText("Lån", "Tre uger.", ("hvor længe må jeg låne en bog",))})
BASE = KnowledgeBase({each.slug: each for each in (PASSPORT, LOAN)})
GOLDEN = TriedQuestion(ASKED[0], SetKind.GOLDEN, Expectation(Demand.ANSWER, ("pas",)))


@dataclass
class Workshop:
    """Everything that trials need; the questions are one, building may fail, and the writer be erased meanwhile."""

    trials: Trials
    database: Database
    queue: TrialQueue
    now: datetime = NOW
    broken: bool = False
    erased: bool = False
    said_before: int = 0

    async def begun(self, entry: Entry) -> int:
        """A draft that was being tried when the process ended."""
        draft = Draft(0, Writer(7, "Bo"), Place(-100, 5), entry, PASSPORT, 1, NOW, DraftState.TRYING)
        async with self.database.transaction() as session:
            return await drafts.begin(session, draft)

    async def draft(self, number: int) -> Draft:
        """A draft as it is kept."""
        async with self.database.reading() as session:
            found = await drafts.read(session, number)
        assert found is not None
        return found

    async def said(self) -> list[str]:
        """What is to be said to staff."""
        async with self.database.reading() as session:
            rows = await session.scalars(select(OutboxRow).order_by(OutboxRow.id))
            return [row.payload["html"] for row in rows]


class OneQuestion:
    """A set of one question."""

    async def questions(self, session: AsyncSession, knowledge: KnowledgeBase) -> Sequence[TriedQuestion]:
        """That question."""
        del session, knowledge
        return (GOLDEN,)


@pytest.fixture
async def workshop(tmp_path: Path, database: Database) -> AsyncIterator[Workshop]:
    """Trials on each engine."""
    del tmp_path
    live = LiveJudge(build_judge(BASE, embedder="none", cache=None))
    catalogue = Catalogue()
    replies = Replies(catalogue, "https://www.example.dk/")
    desk = KnowledgeDesk(database, catalogue, lambda: made.now, live, replies, Signals(database), four_eyes=True)
    showing, queue = Showing(desk), TrialQueue()
    editing, told = Editing(desk, showing, Asking(desk)), TrialTold(desk.texts, live)

    async def build(knowledge: KnowledgeBase) -> Judge:
        if made.broken:
            raise ValueError("cannot be built")
        if made.erased:
            async with database.transaction() as session:
                await erase(session, 7, NOW)
        made.said_before = len(await made.said())
        return build_judge(knowledge, embedder="none", cache=None)

    publishing = Publishing(desk, showing, editing, told, queue)
    made = Workshop(Trials(desk, publishing, queue, build=build, sets=OneQuestion()), database, queue)
    # On a server another process may be trying what this one was not asked to try.
    queue.numbers.update(range(10))
    yield made
    live.close()


async def test_a_draft_that_was_being_tried_is_tried_again(workshop: Workshop) -> None:
    """After a restart the trial is made anew, staff read what came of it, and what breaks keeps the draft back."""
    empty = replace(PASSPORT, texts={DA: EntryText("Rejse", "900 kr.", ("jeg vil ud at rejse",))})
    number = await workshop.begun(empty)
    assert await workshop.trials.look()
    assert not await workshop.trials.look()
    draft = await workshop.draft(number)
    assert draft.state is DraftState.WAITING
    assert draft.trial is not None
    assert [each["breaks"] for each in draft.trial["effects"]] == [True]
    first, said = await workshop.said()
    assert workshop.said_before == 1
    assert "Første kig på Rejse" in first
    assert "Af 1 gemte spørgsmål ser 1 ud til at blive anderledes" in first
    assert "1 gemte spørgsmål er prøvet; for 1 bliver det anderledes" in said


async def test_a_draft_of_a_process_that_says_nothing_is_taken_up(workshop: Workshop) -> None:
    """On a server a draft that another process was to try is left to it while it lives, and no longer."""
    workshop.queue.numbers.clear()
    number = await workshop.begun(PASSPORT)
    assert await workshop.trials.look() is (workshop.database.file is not None)
    if workshop.database.file is None:
        workshop.now += timedelta(minutes=1)
        async with workshop.database.transaction() as session:
            await drafts.still_tried(session, {number}, workshop.now)
        assert not await workshop.trials.look()
        workshop.now += timedelta(minutes=1)
        assert await workshop.trials.look()
    assert (await workshop.draft(number)).state is DraftState.WAITING


async def test_a_draft_that_cannot_be_tried_is_not_stuck(workshop: Workshop) -> None:
    """Where learning breaks, staff are told that nothing was tried, and can go on."""
    workshop.broken = True
    number = await workshop.begun(replace(PASSPORT, texts={DA: EntryText("Pris", "900 kr.", ("nyt",))}))
    assert await workshop.trials.look()
    assert (await workshop.draft(number)).state is DraftState.WAITING
    [_, said] = await workshop.said()
    assert "kunne ikke prøves af" in said


async def test_a_draft_in_an_authors_hands_is_not_tried(workshop: Workshop) -> None:
    """Whoever writes on while the questions are tried is not interrupted by what came of it."""
    number = await workshop.begun(PASSPORT)
    async with workshop.database.transaction() as session:
        await drafts.write(session, replace(await workshop.draft(number), state=DraftState.WRITING))
    assert not await workshop.trials.look()
    assert await workshop.said() == []


async def test_the_stored_questions_are_judged_while_somebody_writes(workshop: Workshop) -> None:
    """Before anybody asks for a trial the questions are judged once; without a draft in hand nothing is done."""
    assert not await workshop.trials.look_ahead()
    assert workshop.trials.judged_ahead == 0
    number = await workshop.begun(PASSPORT)
    async with workshop.database.transaction() as session:
        await drafts.write(session, replace(await workshop.draft(number), state=DraftState.WRITING))
    assert not await workshop.trials.look_ahead()
    assert workshop.trials.judged_ahead == 1


async def test_the_starters_questions_are_for_what_is_made_of_the_starter(database: Database) -> None:
    """A knowledge base of its own has its own sets or none; what citizens asked is tried with any."""
    starter = KnowledgeBase({NOT_OUR_SUBJECT: replace(PASSPORT, slug=NOT_OUR_SUBJECT)})

    async with database.transaction() as session:
        for _ in range(2):
            session.add(AskedQuestionRow(question="spurgt", language="da", decision="answer", entry=None, at=NOW))
        await session.flush()

        async def found(knowledge: KnowledgeBase) -> list[str]:
            return [each.text for each in await StoredQuestions().questions(session, knowledge)]

        assert await found(BASE) == ["spurgt"]
        assert await found(starter) == [*(each.text for each in set_store.shipped()), "spurgt"]
        ours = Question(SetName.GOLDEN, ("pas",), "plain", "vores")
        await set_store.write(session, (ours,), Act("Bo", "import"))
        assert await found(BASE) == ["vores", "spurgt"]


async def test_a_trial_does_not_bring_back_a_writer_who_was_erased_meanwhile(workshop: Workshop) -> None:
    """The draft stays nobody's and is tried again, so that a colleague can publish it."""
    workshop.erased = True
    number = await workshop.begun(replace(PASSPORT, texts={DA: EntryText("Pris", "900 kr.", ("nyt",))}))
    assert await workshop.trials.look()
    draft = await workshop.draft(number)
    assert (draft.author, draft.state) == (NOBODY, DraftState.TRYING)
    workshop.now += timedelta(minutes=1)
    assert await workshop.trials.look()
    draft = await workshop.draft(number)
    assert (draft.author, draft.state) == (NOBODY, DraftState.WAITING)
