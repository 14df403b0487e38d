"""A changed knowledge base is noticed and swapped in whole: its answers at once, what is asked when it is learned."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace

import pytest

from bot.running import refresh
from bot.running.live import LiveJudge
from bot.running.refresh import Refresher
from bot.storage.database import Database
from bot.transport.signals import Signal, Signals
from knowledge.building import build_judge
from knowledge.entries import Entry, EntryText, KnowledgeBase, Language, Status
from knowledge.judge import Judge
from knowledge.storing import store

EXAMPLES = ("hvad koster et pas", "hvor dyrt er et pas", "prisen på et pas", "skal jeg betale for et pas")
PASSPORT = Entry("pas-pris", "borgerservice", "pas", {Language.DA: EntryText("Pris", "900 kr.", EXAMPLES)})
DEARER = replace(PASSPORT, texts={Language.DA: EntryText("Pris", "950 kr.", EXAMPLES)})
ASKED_ANEW = replace(PASSPORT, texts={Language.DA: EntryText("Pris", "950 kr.", (*EXAMPLES, "hvad står et pas i"))})


def build(knowledge: KnowledgeBase) -> Judge:
    """A judge as small as can be."""
    return build_judge(knowledge, embedder="none", cache=None)


@dataclass
class Workshop:
    """Builds judges, and takes down of what; breaks when told to."""

    built: list[KnowledgeBase] = field(default_factory=list)
    broken: bool = False

    async def build(self, knowledge: KnowledgeBase) -> Judge:
        """One more judge."""
        self.built.append(knowledge)
        if self.broken:
            raise ValueError("cannot be built")
        return build(knowledge)


async def load(database: Database, entry: Entry) -> None:
    """Change the knowledge base."""
    async with database.transaction() as session:
        await store.load(session, [entry], replace=True)


def answer(live: LiveJudge) -> str:
    """What the judge in force says about the price of a passport."""
    return live.knowledge["pas-pris"].texts[Language.DA].answer


@pytest.fixture
def live() -> Iterator[LiveJudge]:
    """The judge in force at the start."""
    live = LiveJudge(build(KnowledgeBase({PASSPORT.slug: PASSPORT})))
    yield live
    live.close()


@pytest.fixture
def workshop() -> Workshop:
    """Where judges are built."""
    return Workshop()


@pytest.fixture
async def refresher(database: Database, live: LiveJudge, workshop: Workshop) -> Refresher:
    """A refresher that knows the first version."""
    await load(database, PASSPORT)
    async with database.reading() as session:
        version = await store.version(session)
    return Refresher(database, live, Signals(database), build=workshop.build, version=version)


async def test_nothing_new_builds_nothing(refresher: Refresher, workshop: Workshop) -> None:
    """As long as the knowledge base is the same no judge is built."""
    assert not await refresher.look()
    assert not await refresher.look()
    assert workshop.built == []


async def test_change_is_in_force_after_a_look(
    database: Database, live: LiveJudge, refresher: Refresher, workshop: Workshop
) -> None:
    """After a change the judge in force answers from the new knowledge base, built once."""
    await load(database, ASKED_ANEW)
    assert await refresher.look()
    assert answer(live) == "950 kr."
    assert not await refresher.look()
    assert [dict(each.entries) for each in workshop.built] == [{"pas-pris": ASKED_ANEW}]


async def test_another_answer_is_in_force_without_building(
    database: Database, live: LiveJudge, refresher: Refresher, workshop: Workshop
) -> None:
    """Where only answers change there is nothing to learn, so citizens get the new one at once."""
    await load(database, DEARER)
    assert await refresher.look()
    assert answer(live) == "950 kr."
    assert workshop.built == []


async def test_change_that_cannot_be_learned_is_answered_all_the_same(
    database: Database, live: LiveJudge, refresher: Refresher, workshop: Workshop, caplog: pytest.LogCaptureFixture
) -> None:
    """Where nothing can be learned of new questions, the new answers are given with what was learned before."""
    workshop.broken = True
    await load(database, ASKED_ANEW)
    assert not await refresher.look()
    assert answer(live) == "950 kr."
    assert "event=knowledge.not_built" in caplog.text
    workshop.broken = False
    await load(database, replace(ASKED_ANEW, owner="Team Pas"))
    assert await refresher.look()
    assert len(workshop.built) == 2


async def test_what_could_not_be_learned_is_tried_again(
    database: Database, refresher: Refresher, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault that passes costs some minutes' learning and not all until the next change; it is not tried at once."""
    workshop.broken = True
    await load(database, ASKED_ANEW)
    for _ in range(3):
        assert not await refresher.look()
    assert len(workshop.built) == 1
    workshop.broken = False
    now = refresh._seconds()  # noqa: SLF001 - the time that the test turns on
    monkeypatch.setattr(refresh, "_seconds", lambda: now + 61)
    assert await refresher.look()
    assert not await refresher.look()
    assert len(workshop.built) == 2


async def test_empty_knowledge_base_changes_nothing(
    database: Database, live: LiveJudge, refresher: Refresher, caplog: pytest.LogCaptureFixture
) -> None:
    """If nothing is published any more, the old judge goes on rather than an assistant that knows nothing."""
    await load(database, replace(PASSPORT, status=Status.ARCHIVED))
    assert not await refresher.look()
    assert answer(live) == "900 kr."
    assert "event=knowledge.empty" in caplog.text


@pytest.mark.parametrize("told", [True, False])
async def test_change_is_noticed_with_and_without_a_signal(
    database: Database, live: LiveJudge, monkeypatch: pytest.MonkeyPatch, told: bool
) -> None:
    """A signal makes a change count at once; should it get lost the change is noticed all the same."""
    monkeypatch.setattr(refresh, "_POLL", 3600.0 if told else 0.01)
    swapped = asyncio.Event()
    signals = Signals(database)

    async def build_and_tell(knowledge: KnowledgeBase) -> Judge:
        swapped.set()
        return build(knowledge)

    await load(database, PASSPORT)
    running = asyncio.create_task(Refresher(database, live, signals, build=build_and_tell, version=1).run())
    await asyncio.sleep(0)
    await load(database, ASKED_ANEW)
    if told:
        signals.here(Signal.KNOWLEDGE)
    await asyncio.wait_for(swapped.wait(), 10)
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running
    assert answer(live) == "950 kr."


async def test_version_and_entries_are_of_one_moment(database: Database) -> None:
    """A reader that begins before a change sees neither its entries nor its version, so no change can be missed."""
    await load(database, PASSPORT)
    async with database.reading() as session:
        before = (await store.read(session)).entries
        await load(database, DEARER)
        assert await store.version(session) == 1
        assert dict((await store.read(session)).entries) == dict(before) == {"pas-pris": PASSPORT}
    async with database.reading() as session:
        assert await store.version(session) == 2


async def test_every_process_answers_with_what_was_published_within_five_seconds(database: Database) -> None:
    """A change and its signal are noticed by all processes that use the database, each with its own judge."""
    await load(database, PASSPORT)
    lives = [LiveJudge(build(KnowledgeBase({PASSPORT.slug: PASSPORT}))) for _ in range(2)]
    learned = [asyncio.Event() for _ in lives]
    processes = [_process(database, live, event) for live, event in zip(lives, learned, strict=True)]
    running = [asyncio.create_task(each) for each in processes]
    async with asyncio.timeout(5):
        async with database.transaction() as session:
            await store.load(session, [ASKED_ANEW], replace=True)
            await Signals(database).everywhere(session, Signal.KNOWLEDGE)
        for each in learned:
            await each.wait()
    assert [answer(live) for live in lives] == ["950 kr."] * 2
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)
    for live in lives:
        live.close()


async def _process(database: Database, live: LiveJudge, learned: asyncio.Event) -> None:
    """What a process runs to stay up to date."""
    signals = Signals(database)

    async def build_and_tell(knowledge: KnowledgeBase) -> Judge:
        learned.set()
        return build(knowledge)

    refresher = Refresher(database, live, signals, build=build_and_tell, version=1)
    async with asyncio.TaskGroup() as group:
        group.create_task(signals.listen())
        group.create_task(refresher.run())
