"""A changed knowledge base is noticed by every process, rebuilt off the event loop, and swapped in whole.

Learning from changed examples takes a while, so the new texts come first, with what was learned before.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from bot.running.live import LiveJudge
from bot.running.waiting import until_cancelled
from bot.storage.database import Database
from bot.transport.signals import Signal, Signals
from knowledge.entries import KnowledgeBase
from knowledge.judge import Judge
from knowledge.publication.provisional import with_texts
from knowledge.storing import store

_log = structlog.get_logger(__name__)
_POLL = 1.0
_AGAIN = 60.0
_LONGEST = 3600.0
"""Seconds until what could not be built is tried again; each failure doubles them, up to the longest."""


class Refresher:
    """Keeps the judge in force up to date.

    Args:
        database: where the knowledge base is.
        live: the judge in force.
        signals: tells of a change at once; without one it is noticed within seconds.
        build: makes a judge from a knowledge base, off the event loop.
        version: of the knowledge base that is in force now.
    """

    def __init__(
        self,
        database: Database,
        live: LiveJudge,
        signals: Signals,
        *,
        build: Callable[[KnowledgeBase], Awaitable[Judge]],
        version: int,
    ) -> None:
        self._database = database
        self._live = live
        self._build = build
        self._version = version
        self._failures = 0
        self._again_at = 0.0
        self._changed = asyncio.Event()
        signals.on(Signal.KNOWLEDGE, self._changed.set)

    async def run(self) -> None:
        """Look for changes until cancelled."""
        await until_cancelled(self._database.outage.bearing(self._look_again), self._changed)

    async def _look_again(self) -> float:
        await self.look()
        return _POLL

    async def look(self) -> bool:
        """Rebuild if there is a newer version, or if the last could not be built; gives whether there was."""
        async with self._database.reading() as session:
            version = await store.version(session)
            if version == self._version and not self._is_to_try_again():
                return False
            knowledge = await store.read(session)
        self._failures = self._failures if version == self._version else 0
        self._version = version
        if not any(knowledge.published()):
            _log.error("knowledge.empty", version=version)
            return False
        if await self._at_once(knowledge, version):
            self._failures = 0
            return True
        try:
            judge = await self._build(knowledge)
        except Exception as error:  # noqa: BLE001 - the judge in force goes on, and it is tried again
            _log.exception("knowledge.not_built", version=version, error=type(error).__name__)
            self._again_at = _seconds() + min(_LONGEST, _AGAIN * 2**self._failures)
            self._failures += 1
            return False
        self._failures = 0
        self._live.swap(judge, version)
        _log.info("knowledge.refreshed", version=version, entries=len(knowledge))
        return True

    def _is_to_try_again(self) -> bool:
        return self._failures > 0 and _seconds() >= self._again_at

    async def _at_once(self, knowledge: KnowledgeBase, version: int) -> bool:
        """Answer with the new texts now, which costs no learning; gives whether there is nothing else to learn."""
        before = self._live.current
        judge, learned = await asyncio.to_thread(with_texts, before, knowledge)
        self._live.swap(judge, version)
        _log.info("knowledge.at_once", entries=len(knowledge), learned=learned)
        return learned


def _seconds() -> float:
    return asyncio.get_running_loop().time()
