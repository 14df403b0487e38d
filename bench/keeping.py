"""Measures what staff wait for with a large knowledge base: list, search, drafts, files, previews, changes undone.

    python bench/keeping.py                      5,000 entries: the starter's, and copies of them in other words
    python bench/keeping.py --entries 2000 --embedder none --json
    python bench/keeping.py --no-whole           without the whole trial of changed examples, which learns all anew

Prints the seconds by the clock and of the processor of each step, done once, in the order in which staff meet them.
The matcher knows the starter's entries alone: copies would make learning measure something else. What is kept in
the process for the next time (folded texts, judged questions) is empty at the beginning, as after a start.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import time
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, Literal, TypeVar

from sqlalchemy import func, select

from bot.authoring import drafts
from bot.authoring.asking import Asking
from bot.authoring.desk import KnowledgeDesk
from bot.authoring.draft import Draft, DraftState, Place, Writer
from bot.authoring.editing import Editing
from bot.authoring.looking import Looking
from bot.authoring.publishing import Publishing
from bot.authoring.showing import Showing
from bot.authoring.stored_questions import StoredQuestions
from bot.authoring.trial import TrialQueue, TrialTold
from bot.authoring.trials import Build, Trials
from bot.catalogue import Catalogue
from bot.chat.questions.replies import Replies
from bot.clock import system_clock
from bot.keeping import import_words
from bot.running.live import LiveJudge
from bot.storage import schema
from bot.storage.database import Database
from bot.storage.tables import OutboxRow
from bot.transport.signals import Signals
from bot.work import begin
from knowledge import bulk
from knowledge.building import build_judge, known_strangers
from knowledge.bulk import FileContent
from knowledge.entries import Entry, KnowledgeBase, Language
from knowledge.files.entry_files import read_folder
from knowledge.judge import Judge
from knowledge.reading.wording import read_wording
from knowledge.storing import history, store
from knowledge.storing.changing import Act, apply, current_versions
from knowledge.storing.importing import plan_beside

ACT: Final = Act("bench", "edit")
EDITED: Final = "pas-pris"
ROWS: Final = 1500
CHANGED: Final = 100
PLACE: Final = Place(-100, 5)
BO: Final = Writer(7, "Bo")
Engine = Literal["e5", "none"]
T = TypeVar("T")


@dataclass
class Timings:
    """What each step took: seconds by the clock, and of the processor."""

    steps: dict[str, tuple[float, float]] = field(default_factory=dict)

    @contextmanager
    def of(self, step: str) -> Iterator[None]:
        """Measure the block."""
        begun = time.perf_counter(), time.process_time()
        yield
        self.steps[step] = time.perf_counter() - begun[0], time.process_time() - begun[1]

    def print(self) -> None:
        """Print the table."""
        print(f"{'':44} {'clock, s':>9} {'processor, s':>13}")
        for step, (wall, cpu) in self.steps.items():
            print(f"{step:44} {wall:9.2f} {cpu:13.2f}")


@dataclass
class Office:
    """The knowledge desk with nobody but Bo at it, without Telegram."""

    desk: KnowledgeDesk
    looking: Looking
    editing: Editing
    publishing: Publishing
    trials: Trials

    async def do(self, use: Awaitable[T]) -> T:
        """A use case as an update carries it out: what it changes is committed at the end."""
        work = begin()
        made = await use
        async with self.desk.database.transaction() as session:
            for change in work.changes:
                await change(session)
        return made

    async def newest(self) -> Draft:
        """The draft that was changed last."""
        async with self.desk.database.reading() as session:
            return (await drafts.everyone(session))[0]

    async def said(self) -> int:
        """How many messages are to be sent."""
        async with self.desk.database.reading() as session:
            return await session.scalar(select(func.count()).select_from(OutboxRow)) or 0

    async def look(self, timings: Timings) -> None:
        """Try a draft, with the time until the first message and until the last."""
        before = await self.said()
        with timings.of("whole trial of other examples"):
            looking = asyncio.create_task(self.trials.look())
            with timings.of("first look at other examples"):
                while await self.said() == before:  # noqa: ASYNC110 - a row is waited for
                    await asyncio.sleep(0.1)
            assert await looking

    async def try_out(self, draft: Draft, timings: Timings | None = None) -> Draft:
        """A draft with what the stored questions say of it."""
        await self.do(self.publishing.propose(draft, PLACE))
        if timings is None:
            assert await self.trials.look()
        else:
            await self.look(timings)
        tried = await self.newest()
        assert tried.state is DraftState.WAITING
        assert tried.trial is not None
        assert not tried.trial.get("failed")
        self.publishing.ready(tried)
        return tried


def main() -> None:
    """Print the table, or JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=5000)
    parser.add_argument("--embedder", choices=("e5", "none"), default="e5")
    parser.add_argument("--no-whole", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    timings = Timings()
    with TemporaryDirectory(prefix="borgerbot-keeping-") as folder:
        engine: Engine = "e5" if options.embedder == "e5" else "none"
        asyncio.run(measure(Path(folder), options.entries, engine, timings, whole=not options.no_whole))
    if options.json:
        print(json.dumps({step: {"wall_s": wall, "cpu_s": cpu} for step, (wall, cpu) in timings.steps.items()}))
    else:
        timings.print()


async def measure(folder: Path, number: int, engine: Engine, timings: Timings, *, whole: bool) -> None:
    """Do each step once."""
    starter = read_folder()
    knowledge = KnowledgeBase({entry.slug: entry for entry in copies(starter, number)})

    async def build(entries: KnowledgeBase) -> Judge:
        known = KnowledgeBase({slug: entry for slug, entry in entries.entries.items() if slug in starter})
        made = await asyncio.to_thread(
            build_judge, known, embedder=engine, cache=folder, out_of_scope=known_strangers(known)
        )
        return replace(made, knowledge=entries, wording=read_wording(entries))

    database = Database(f"sqlite:///{folder}/bench.db")
    await schema.upgrade(database)
    with timings.of(f"add {number} entries"):
        async with database.transaction() as session:
            await store.load(session, tuple(knowledge.entries.values()))
    async with database.reading() as session:
        live = LiveJudge(await build(knowledge), await store.version(session))
    office = opened(database, live, build)
    await of_looking(office, timings)
    await of_files(office, timings)
    await of_drafts(office, timings, whole=whole)
    await of_changing(database, timings)
    live.close()
    await database.close()


def opened(database: Database, live: LiveJudge, build: Build) -> Office:
    """The desk on a database."""
    catalogue, signals = Catalogue(), Signals(database)
    replies = Replies(catalogue, "https://www.example.dk/")
    desk = KnowledgeDesk(database, catalogue, system_clock, live, replies, signals, four_eyes=True)
    showing, queue = Showing(desk), TrialQueue()
    editing = Editing(desk, showing, Asking(desk))
    publishing = Publishing(desk, showing, editing, TrialTold(desk.texts, live), queue)
    trials = Trials(desk, publishing, queue, build=build, sets=StoredQuestions())
    return Office(desk, Looking(desk, showing), editing, publishing, trials)


def copies(starter: KnowledgeBase, number: int) -> Iterator[Entry]:
    """The starter's entries, and copies with other titles and questions until there are enough."""
    originals = list(starter.entries.values())
    yield from originals[:number]
    for index, entry in enumerate(islice(cycle(originals), max(0, number - len(originals)))):
        texts = {
            language: replace(
                text,
                title=f"{text.title} {index}"[-28:].strip(),
                answer=f"{text.answer}\n\nAfsnit {index}.",
                examples=tuple(f"{each.rstrip('?')} i afsnit {index}?" for each in text.examples),
            )
            for language, text in entry.texts.items()
        }
        yield replace(entry, slug=f"kopi-{index}", texts=texts)


async def of_looking(office: Office, timings: Timings) -> None:
    """`/vis`, and `/vis` with words, the first time and again."""
    looking = office.looking
    with timings.of("list: /vis"):
        await looking.overview()
    for step, words in (("search: /vis nyt pas", "nyt pas"), ("search again, other words", "lån afsnit 7")):
        with timings.of(step):
            looking.choice(await looking.found(words), words)
    with timings.of("an entry: /vis slug"):
        await looking.show(EDITED)


async def of_files(office: Office, timings: Timings) -> None:
    """A file of so many entries as one may have (10 MB), of which a hundred have changed, against all of them."""
    database = office.desk.database
    async with database.reading() as session:
        entries, versions = (await store.read(session)).entries, await current_versions(session)
    changed = [
        replace(entry, owner="et andet hold") if index < CHANGED else entry
        for index, entry in enumerate(islice(entries.values(), ROWS))
    ]
    data = bulk.write("svar.csv", changed, versions)
    with timings.of(f"read a file of {len(changed)} rows"):
        content = await asyncio.to_thread(bulk.read, "svar.csv", data)
    assert isinstance(content, FileContent)
    assert not content.faults, content.faults[:3]
    with timings.of("its difference"):
        async with database.reading() as session:
            plan, current = await plan_beside(session, content.rows)
        import_words.of_entries(plan, current, office.desk.texts)
    assert len(plan.changed) == min(CHANGED, len(changed))


async def of_drafts(office: Office, timings: Timings, *, whole: bool) -> None:
    """`/ret`, and what publishing would change: for another text, then for other examples."""
    editing = office.editing
    with timings.of("first draft page: /ret"):
        await office.do(editing.edit(EDITED, BO, PLACE))
    draft = await office.newest()
    with timings.of("draft page again"):
        await office.do(editing.resume(draft, PLACE))
    draft = await office.newest()
    text = draft.entry.texts[Language.DA]
    other = replace(draft, entry=with_danish(draft.entry, answer=f"{text.answer}\n\nNyt afsnit."))
    with timings.of("stored questions, judged while writing"):
        while await office.trials.look_ahead():
            pass
    with timings.of("preview of another text, the first"):
        draft = await office.try_out(other)
    with timings.of("preview of another text, the next"):
        draft = await office.try_out(replace(draft, entry=with_danish(draft.entry, answer=text.answer + "\n\nNyt.")))
    if whole:
        examples = (*text.examples, "hvad skal jeg af med for et rejsedokument", "er der rabat på pas til børn")
        written = replace(draft, entry=with_danish(draft.entry, examples=examples))
        await office.try_out(written, timings)


async def of_changing(database: Database, timings: Timings) -> None:
    """All entries given to another team at once, and that undone."""
    async with database.reading() as session:
        changed = [replace(entry, owner="et andet hold") for entry in (await store.read(session)).entries.values()]
    with timings.of("change them all"):
        async with database.transaction() as session:
            change = await apply(session, changed, ACT)
    assert change is not None
    with timings.of("undo that"):
        async with database.transaction() as session:
            await history.undo(session, change, ACT)


def with_danish(entry: Entry, **changes: object) -> Entry:
    """The entry with something else in its Danish text."""
    text = replace(entry.texts[Language.DA], **changes)  # type: ignore[arg-type]
    return replace(entry, texts={**entry.texts, Language.DA: text})


if __name__ == "__main__":
    main()
