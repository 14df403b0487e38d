"""What the assistant remembers of a chat comes back as it was kept."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.chat.remembering import conversations
from bot.chat.remembering.conversations import Conversation
from bot.chat.remembering.pending import (
    Choosing,
    Clarification,
    Ended,
    Erasure,
    Improving,
    Listing,
    Offer,
    Pending,
    together,
)
from bot.chat.remembering.shown import Shown
from bot.storage.database import Database
from knowledge.entries import Language
from knowledge.storing.tables import Base

NOW = datetime(2026, 11, 25, 9, 15, tzinfo=UTC)

texts = st.text(max_size=40)
languages = st.sampled_from(Language)
pendings: st.SearchStrategy[Pending | None] = (
    st.none()
    | st.builds(Clarification, texts, st.lists(texts, max_size=3).map(tuple))
    | st.builds(Offer, texts, texts, texts, st.none() | st.sampled_from(["pl", "ar"]))
    | st.just(Erasure())
    | st.just(Improving())
    | st.builds(Listing, st.lists(st.tuples(texts, texts), max_size=3).map(tuple))
    | st.builds(Ended, st.integers(1, 2**31))
    | st.builds(Choosing, st.lists(st.tuples(texts, texts), max_size=3).map(tuple))
)
memories = st.builds(
    Conversation,
    st.integers(-(2**62), 2**62),
    languages,
    language_chosen=st.booleans(),
    pending=pendings,
    last_question=texts,
    last_trace=texts,
    shown=st.lists(st.builds(Shown, st.integers(1, 2**40), st.just(NOW), st.booleans()), max_size=3).map(tuple),
)


@pytest.fixture
async def database() -> AsyncIterator[Database]:
    """A database in memory with every table."""
    opened = Database("sqlite:///:memory:")
    async with opened.engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    yield opened
    await opened.close()


# One database serves all examples: each writes its own chat, or a chat anew, which is a rule here too.
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=memories, second=memories)
async def test_what_is_kept_comes_back(database: Database, first: Conversation, second: Conversation) -> None:
    """Whatever a citizen wrote and whatever is waited for, the latest that was kept is what is read."""
    for memory in (first, second):
        async with database.transaction() as session:
            await conversations.write(session, memory, NOW)
        async with database.transaction() as session:
            assert await conversations.read(session, memory.chat_id) == memory


async def test_an_unknown_chat_has_no_memory(database: Database) -> None:
    """A chat that never wrote is told apart from one with an empty memory."""
    async with database.transaction() as session:
        assert await conversations.read(session, 1001) is None


@settings(max_examples=50)
@given(memory=memories, question=texts, trace=texts, pending=pendings, language=languages)
def test_a_judged_question_is_remembered_and_a_chosen_language_stays(
    memory: Conversation, question: str, trace: str, pending: Pending | None, language: Language
) -> None:
    """After a question the chat goes on in the question's language, unless the citizen chose one."""
    after = memory.asked(question, trace, pending, language)
    assert (after.last_question, after.last_trace, after.pending) == (question, trace, pending)
    assert after.language is (memory.language if memory.language_chosen else language)
    assert (after.chat_id, after.language_chosen) == (memory.chat_id, memory.language_chosen)


@settings(max_examples=50)
@given(memory=memories, language=languages, detected=languages)
def test_a_choice_of_language_holds_for_all_later_questions(
    memory: Conversation, language: Language, detected: Language
) -> None:
    """Once chosen, no question changes the language; everything else is remembered as before."""
    chosen = memory.choose_language(language)
    assert chosen.asked("what", "", None, detected).language is language
    assert (chosen.pending, chosen.last_question) == (memory.pending, memory.last_question)


def test_halves_of_a_number_are_found_where_long_texts_are_joined() -> None:
    """Only there: both were read when they came, and all of it is long to read again."""
    long = "der er meget at sige. " * 300
    assert together(f"{long}mit nummer er 010190", f"1234 {long}") == f"{long}mit nummer er [CPR] {long}"
