"""Trying a draft before it is published: the stored questions are judged as they would be with it.

Learning from changed examples takes a while, so it is done beside everything else, and a first look at the questions
that the change can touch is told before. What the questions give now is found out while staff are still writing. A
draft that was being tried when the process ended is tried anew.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date, timedelta
from typing import Any

import structlog

from bot.authoring import drafts
from bot.authoring.desk import KnowledgeDesk
from bot.authoring.draft import Draft, DraftState
from bot.authoring.drafts import DraftMovedError
from bot.authoring.publishing import Publishing
from bot.authoring.stored_questions import QuestionSets
from bot.authoring.trial import TrialQueue
from bot.running.waiting import beside, to_the_end, until_cancelled
from bot.storage.outage import is_away
from knowledge.entries import KnowledgeBase, Language
from knowledge.judge import Judge
from knowledge.publication.effects import NOTHING_KNOWN, Effect, Judgements, effects, first_effects, still_known
from knowledge.publication.provisional import with_texts
from knowledge.publication.publishing import as_published, free_slug
from knowledge.publication.tried_questions import TriedQuestion
from knowledge.storing import store

_log = structlog.get_logger(__name__)
_POLL = 5.0
_BEAT = 10.0
"""Seconds after which a process that has drafts to try says again that it is there."""

_ORPHANED = timedelta(seconds=45)
"""After this time without a word from the process that was to try a draft it is tried here."""

_CATCHING_UP = timedelta(seconds=10)
"""How long a trial waits for a change that has been published and is not answered to citizens yet."""

_WRITING = timedelta(hours=1)
"""How long after its last change somebody may be expected to have a draft tried."""

_AHEAD = 16
"""Questions that are judged in one go while nobody waits for a trial."""

_BREATH = 0.2
"""Seconds between two goes, in which citizens' questions come first."""

_MOST_KEPT = 40
"""Differences that are kept besides what breaks: more than anybody reads."""

Build = Callable[[KnowledgeBase], Awaitable[Judge]]


class Trials:
    """Tries the drafts that wait for it, one at a time.

    Args:
        desk: where they are.
        publishing: shows what came of it.
        queue: what this process has been asked to try.
        build: makes a judge from a knowledge base, off the event loop.
        sets: the questions.
    """

    def __init__(
        self, desk: KnowledgeDesk, publishing: Publishing, queue: TrialQueue, *, build: Build, sets: QuestionSets
    ) -> None:
        self._desk = desk
        self._publishing = publishing
        self._build = build
        self._sets = sets
        self._queue = queue
        self._known: tuple[Judge, date, Judgements] | None = None
        self._behind = False
        self._alone = desk.database.file is not None

    async def run(self) -> None:
        """Try drafts until cancelled."""
        await until_cancelled(self._look_again, self._queue.woken)

    async def _look_again(self) -> float:
        try:
            if await self.look():
                return 0.0
            return _BREATH if self._behind or await self.look_ahead() else _POLL
        except Exception as error:  # noqa: BLE001 - the next look is another chance, and the assistant goes on
            if not is_away(error):
                _log.exception("trials.failed", error=type(error).__name__)
            return _POLL

    async def look(self) -> bool:
        """Try the next draft that waits; gives whether there was one."""
        # A writing transaction, so that what has just been put aside for us is committed before we look.
        async with self._desk.database.transaction() as session:
            waiting = [each for each in await drafts.everyone(session) if each.state is DraftState.TRYING]
            questions = await self._sets.questions(session, self._desk.live.knowledge) if waiting else ()
            newest = await store.version(session)
        now, version = self._desk.clock(), self._desk.live.version
        late = now - _ORPHANED
        ours = [each for each in waiting if self._alone or each.id in self._queue.numbers or each.updated_at < late]
        self._behind = False
        if not ours:
            return False
        draft = ours[-1]
        # What is tried is measured against what citizens get now; what was published just now is theirs in a moment.
        self._behind = version != newest and now - draft.updated_at < _CATCHING_UP
        if self._behind:
            return False
        async with beside(self._say_that_we_are_here(draft)):
            kept = await self._try(draft, questions)
        self._queue.numbers.discard(draft.id)
        await self._finish(draft, {**kept, "version": version})
        return True

    async def _say_that_we_are_here(self, draft: Draft) -> None:
        """Other processes leave alone what this one tries, and what waits for it here; a dead one says nothing."""
        while True:
            await asyncio.sleep(_BEAT)
            await to_the_end(self._beat(draft))

    async def _beat(self, draft: Draft) -> None:
        async with self._desk.database.transaction() as session:
            await drafts.still_tried(session, {draft.id, *self._queue.numbers}, self._desk.clock())

    async def look_ahead(self) -> bool:
        """Judge some stored questions as they are answered now, where somebody writes; gives whether more are left."""
        async with self._desk.database.reading() as session:
            if not await drafts.are_written(session, self._desk.clock() - _WRITING):
                return False
            questions = await self._sets.questions(session, self._desk.live.knowledge)
        judge, today = self._desk.live.current, self._desk.today
        known = self._remembered(judge, today)
        left = [each.text for each in questions if each.text not in known]

        def judged() -> Judgements:
            return {text: judge.judge(text, today=today) for text in left[:_AHEAD]}

        self._known = (judge, today, {**known, **await asyncio.to_thread(judged)})
        return len(left) > _AHEAD

    @property
    def judged_ahead(self) -> int:
        """How many questions are known as they are answered now."""
        return 0 if self._known is None else len(self._known[2])

    async def _try(self, draft: Draft, questions: Sequence[TriedQuestion]) -> Mapping[str, Any]:
        before, today = self._desk.live.current, self._desk.today
        try:
            after, learned = await asyncio.to_thread(with_texts, before, _with(before.knowledge, draft, self._desk))
            if not learned:
                await self._look_first(draft, before, after, questions)
                after = await self._build(after.knowledge)
            found, known = await asyncio.to_thread(
                effects, before, after, questions, today=today, known=self._remembered(before, today)
            )
        except Exception as error:  # noqa: BLE001 - a draft that cannot be tried must not be stuck
            _log.exception("trial.failed", draft=draft.id, error=type(error).__name__)
            return {"failed": True, "tried": 0, "effects": [], "accepted": {}}
        self._known = (before, today, known)
        return _kept(questions, found)

    async def _look_first(self, draft: Draft, before: Judge, after: Judge, questions: Sequence[TriedQuestion]) -> None:
        """Tell what can be told before anything is learned, unless the draft has moved on meanwhile."""
        today = self._desk.today
        looked = await asyncio.to_thread(
            first_effects, before, after, questions, today=today, known=self._remembered(before, today)
        )
        if looked is None:
            return
        found, known = looked
        self._known = (before, today, known)
        async with self._desk.database.transaction() as session:
            now = await drafts.read(session, draft.id)
            if now is not None and now.revision == draft.revision:
                page = self._publishing.first_look(draft, {**_kept(questions, found), "first": True})
                await self._desk.say(session, page.messages(draft.place))
        self._desk.told()

    def _remembered(self, judge: Judge, today: date) -> Judgements:
        """What is known of the last trial: most questions are not judged anew after another answer was published."""
        if self._known is None or self._known[1] != today:
            return NOTHING_KNOWN
        return still_known(self._known[2], self._known[0], judge)

    async def _finish(self, draft: Draft, trial: Mapping[str, Any]) -> None:
        ready = replace(draft, state=DraftState.WAITING, trial=trial)
        try:
            async with self._desk.database.transaction() as session:
                await drafts.write(session, ready)
                page = self._publishing.ready(replace(ready, revision=draft.revision + 1))
                await self._desk.say(session, page.messages(draft.place))
        except DraftMovedError:
            _log.info("trial.overtaken", draft=draft.id)
            return
        self._desk.told()


def _kept(questions: Sequence[TriedQuestion], found: Sequence[Effect]) -> Mapping[str, Any]:
    """What is kept of a trial: all that breaks, and of the rest as much as anybody reads."""
    breaking = [each for each in found if each.breaks]
    rest = [each for each in found if not each.breaks]
    kept = [asdict(each) for each in (*breaking, *rest[:_MOST_KEPT])]
    return {"tried": len(questions), "changed": len(found), "effects": kept, "accepted": {}}


def _with(knowledge: KnowledgeBase, draft: Draft, desk: KnowledgeDesk) -> KnowledgeBase:
    """The knowledge base as it would be with a draft published."""
    entry = as_published(draft.entry, desk.today)
    if not entry.slug:
        entry = replace(entry, slug=free_slug(entry.texts[Language.DA].title, knowledge.entries))
    return KnowledgeBase({**knowledge.entries, entry.slug: entry})
