"""The judge that is in force: questions are judged off the event loop, and a rebuilt judge is swapped in whole."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import date

from knowledge.entries import KnowledgeBase, Language
from knowledge.judge import Judge
from knowledge.judgement import Judgement


class LiveJudge:
    """Holds the judge in force.

    Args:
        judge: the first one.
        version: of its knowledge base.

    Attributes:
        version: of the knowledge base in force.
    """

    def __init__(self, judge: Judge, version: int = 0) -> None:
        self._judge = judge
        self.version = version
        # Two: what a question costs is mostly its embedding, which is computed outside of Python, on a core of its own.
        self._threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="judge")

    @property
    def knowledge(self) -> KnowledgeBase:
        """The knowledge base in force."""
        return self._judge.knowledge

    @property
    def current(self) -> Judge:
        """The judge in force."""
        return self._judge

    def swap(self, judge: Judge, version: int) -> None:
        """Put another judge in force; questions under way finish with the one they began with."""
        self._judge = judge
        self.version = version

    async def judge(self, text: str, *, today: date, pinned: Language | None, settled: bool = True) -> Judgement:
        """Judge a citizen's raw text without blocking the event loop."""
        loop = asyncio.get_running_loop()
        judge = self._judge
        return await loop.run_in_executor(
            self._threads, lambda: judge.judge(text, today=today, pinned=pinned, settled=settled)
        )

    def knows(self, word: str) -> bool:
        """Whether an entry uses the word, in small letters and just so."""
        return self._judge.wording.knows(word)

    def is_urgent(self, text: str) -> bool:
        """Whether a citizen's raw text tells of danger by a rule, told at once."""
        return self._judge.is_urgent(text)

    async def sounds_urgent(self, text: str) -> bool:
        """Whether a citizen's raw text tells of danger, by a rule or by its meaning, without blocking the loop."""
        judge = self._judge
        return await asyncio.get_running_loop().run_in_executor(self._threads, judge.sounds_urgent, text)

    def choose(self, slug: str, *, question: str, today: date, language: Language) -> Judgement:
        """The judgement for an entry that the citizen picked. Raises KeyError if it is not there any more."""
        return self._judge.choose(slug, question=question, today=today, language=language)

    def close(self) -> None:
        """Let go of the threads."""
        self._threads.shutdown(wait=True, cancel_futures=True)
