"""What a judge is built from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from knowledge import building
from knowledge.building import build_judge, known_strangers
from knowledge.decisions import NOT_OUR_SUBJECT, Answer
from knowledge.entries import Entry, EntryText, KnowledgeBase, Language
from knowledge.files.entry_files import STARTER_FOLDER, read_folder
from knowledge.files.out_of_scope import NOT_ANSWERED_FILE, OUT_OF_SCOPE_FILE, read_out_of_scope
from knowledge.matching.embedding import EmbedderUnavailableError

PLAIN = Entry("a", "area", "topic", {Language.DA: EntryText("Pas", "Svar.", ("hvad koster et pas",))})
STRANGERS = tuple(
    question for name in (OUT_OF_SCOPE_FILE, NOT_ANSWERED_FILE) for question in read_out_of_scope(STARTER_FOLDER / name)
)


def _base(*entries: Entry) -> KnowledgeBase:
    return KnowledgeBase({entry.slug: entry for entry in entries})


def test_the_starter_knows_its_strangers() -> None:
    """The starter knowledge base is built with the questions that none of its entries answers, of both kinds."""
    assert known_strangers(read_folder()) == STRANGERS


def test_another_knowledge_base_has_no_known_strangers() -> None:
    """What is out of scope for the starter may be the very subject of a knowledge base made from nothing."""
    assert known_strangers(_base(PLAIN)) == ()


def test_a_question_that_became_an_example_is_no_stranger() -> None:
    """When staff write an entry for a question of the list, that question no longer counts as out of scope."""
    answered = replace(PLAIN, texts={Language.DA: EntryText("Nyt", "Svar.", (f"{STRANGERS[0].upper()}!",))})
    strangers = known_strangers(_base(answered, replace(PLAIN, slug=NOT_OUR_SUBJECT)))
    assert strangers == STRANGERS[1:]


def test_a_judge_answers_less_what_resembles_a_stranger() -> None:
    """Questions given as out of scope reach the matcher: what is like them is less probable."""
    texts = ("hvad koster et pas", "pris på pas", "pas gebyr"), ("bestille tid til pas", "nyt pas", "forny pas")
    base = _base(
        *(
            replace(PLAIN, slug=slug, texts={Language.DA: EntryText("T", "S.", text)})
            for slug, text in zip("ab", texts, strict=True)
        )
    )
    strangers = ("hvad koster en togbillet", "prisen på en togbillet", "togbillet til køge", "togbillet til faxe")
    plain, taught = (
        build_judge(base, embedder="none", cache=None, out_of_scope=known).matcher.rank("hvad koster togbilletten")
        for known in ((), strangers)
    )
    assert sum(each.probability for each in taught.candidates) < sum(each.probability for each in plain.candidates)


def test_without_its_engine_the_assistant_judges_by_words(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """An engine that does not load is an error in the log, and questions are judged without it."""

    def refuse(_name: str) -> None:
        raise EmbedderUnavailableError("The engine does not load; install it.")

    building._engine.cache_clear()  # noqa: SLF001 - the process keeps its engine, which this test must not find
    monkeypatch.setattr(building, "open_embedder", refuse)
    judge = build_judge(_base(PLAIN), embedder="e5", cache=None)
    building._engine.cache_clear()  # noqa: SLF001
    assert judge.judge("hvad koster et pas", today=date(2026, 1, 1)).decision == Answer("a")
    assert "The engine does not load; install it." in caplog.text
