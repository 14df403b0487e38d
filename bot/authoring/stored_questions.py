"""The questions that drafts are tried with: those that are kept with the knowledge base, and what citizens asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.tables import AskedQuestionRow
from knowledge.decisions import NOT_OUR_SUBJECT
from knowledge.entries import KnowledgeBase
from knowledge.publication.tried_questions import SetKind, TriedQuestion, of_set
from knowledge.storing import set_store

_LATEST_ASKED = 200


class QuestionSets(Protocol):
    """Where the questions come from that drafts are tried with."""

    async def questions(self, session: AsyncSession, knowledge: KnowledgeBase) -> Sequence[TriedQuestion]:
        """Those that are about this knowledge base."""
        ...


class StoredQuestions:
    """The question sets that are kept with the knowledge base, and what citizens asked lately and let us keep."""

    async def questions(self, session: AsyncSession, knowledge: KnowledgeBase) -> Sequence[TriedQuestion]:
        """Those that are about this knowledge base: the starter's only where it is made from the starter."""
        latest = select(AskedQuestionRow.question).order_by(AskedQuestionRow.id.desc()).limit(_LATEST_ASKED)
        asked = dict.fromkeys((await session.scalars(latest)).all())
        own = await set_store.newest_number(session) > 0 or NOT_OUR_SUBJECT in knowledge
        kept = await set_store.read(session) if own else ()
        return (*map(of_set, kept), *(TriedQuestion(each, SetKind.ASKED) for each in asked))
