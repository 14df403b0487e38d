"""The recogniser: whether a text tells of danger, which signpost it needs, and by which rule."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from knowledge.signposts.rule_file import RuleSet, parse

LANGUAGES: Final = ("da", "en", "uk", "ar", "pl", "de")

BY_URGENCY: Final = (
    "noed-112",
    "noed-selvmordstanker",
    "noed-boern-unge",
    "noed-vold",
    "mitid-spaer-misbrug",
    "noed-laegevagt",
)
"""The signposts, the most urgent first: a text that tells of several dangers gets the first of them."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """A text that tells of danger.

    Attributes:
        slug: the signpost that it needs.
        language: the code of the language in which it was told.
        rule: the rule that was fulfilled, as it is written; it holds nothing of the text.
    """

    slug: str
    language: str
    rule: str


def recognise(text: str, *, among: Collection[str] = BY_URGENCY) -> Alarm | None:
    """The most urgent danger that a text tells of, or None.

    Args:
        text: as it was typed, or redacted.
        among: the signposts that there are.
    """
    alarms = [
        Alarm(rule.slug, rules.language, rule.line)
        for rules in _rule_sets()
        for rule in rules.matching(text)
        if rule.slug in among
    ]
    return min(alarms, key=lambda alarm: BY_URGENCY.index(alarm.slug), default=None)


def slugs() -> frozenset[str]:
    """The signposts that rules lead to."""
    return frozenset(rule.slug for rules in _rule_sets() for rule in rules.rules)


@cache
def _rule_sets() -> tuple[RuleSet, ...]:
    folder = files("knowledge.signposts") / "rules"
    return tuple(parse((folder / f"{code}.txt").read_text(encoding="utf-8"), code) for code in LANGUAGES)
