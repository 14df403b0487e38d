"""The labelled list of texts: how much the guard finds, and how often it finds what is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.guard import DataKind, redact
from knowledge.guarding.masks import REFUSED

LIST = Path(__file__).parents[1] / "data" / "guard.tsv"
RECALL, FALSE_ALARMS = 0.99, 0.01

Judged = tuple[frozenset[str], frozenset[str]]


@pytest.fixture(scope="module")
def judged() -> list[Judged]:
    """Of each line, the kinds that it holds and the kinds that were found."""
    lines = [line.partition("\t") for line in LIST.read_text(encoding="utf-8").split("\n") if line]
    return [(frozenset(label.split("|")) - {"-"}, frozenset(map(str, redact(text).masked))) for label, _, text in lines]


def share(found: list[bool]) -> float:
    """The share of what was found."""
    return sum(found) / len(found)


def test_the_list_is_large_and_even(judged: list[Judged]) -> None:
    """At least 400 texts, about half of them with personal data, and every kind among the labels."""
    with_data = share([bool(wanted) for wanted, _ in judged])
    assert len(judged) >= 400
    assert 0.4 < with_data < 0.6
    assert set().union(*(wanted for wanted, _ in judged)) == set(DataKind)


@pytest.mark.parametrize("kind", DataKind)
def test_recall_of_each_kind(judged: list[Judged], kind: DataKind) -> None:
    """Of the texts with a kind of personal data, at least 99 % have it masked as that kind."""
    assert share([kind in found for wanted, found in judged if kind in wanted]) >= RECALL


@pytest.mark.parametrize("kind", DataKind)
def test_false_alarms_of_each_kind(judged: list[Judged], kind: DataKind) -> None:
    """Of the texts without a kind of personal data, at most 1 % have something masked as that kind."""
    assert share([kind in found for wanted, found in judged if kind not in wanted]) <= FALSE_ALARMS


def test_few_texts_are_refused_without_need(judged: list[Judged]) -> None:
    """Of the texts with nothing that is refused, at most 1 % are."""
    assert share([bool(found & REFUSED) for wanted, found in judged if not wanted & REFUSED]) <= FALSE_ALARMS
