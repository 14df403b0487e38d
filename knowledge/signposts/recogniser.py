"""The recogniser: whether a text tells of danger, which signpost it needs, and by which rule."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from knowledge.signposts.patterns import sentences
from knowledge.signposts.ready import take
from knowledge.signposts.rule_file import Rule, RuleSet, parse

LANGUAGES: Final = ("da", "en", "uk", "ar", "pl", "de")

SCRIPTS: Final = {"uk": re.compile("[\u0400-\u04ff]"), "ar": re.compile("[\u0600-\u06ff]")}
"""Letters of which a text has one if a rule of the language fits; what is in Latin letters alone is read for all."""

BY_URGENCY: Final = (
    "noed-112",
    "noed-selvmordstanker",
    "noed-boern-unge",
    "noed-vold",
    "mitid-spaer-misbrug",
    "noed-laegevagt",
)
"""The signposts, the most urgent first: a text that tells of several dangers gets the first of them."""
MISUSE: Final = "mitid-spaer-misbrug"
BESIDE: Final = frozenset({"phishing-svindel", "identitetstyveri"})
"""Entries about what is nearly misuse of MitID, told in its words: where one of them is found, it is the answer."""

LONGEST_PHRASE: Final = 10
"""Words of a text that may be a turn of phrase and nothing else."""
MOST_BESIDE: Final = 3
"""Words beside a turn of phrase that tell of nothing else. It calls off no certain danger (`knowledge.danger`)."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """A text that tells of danger.

    Attributes:
        slug: the signpost that it needs.
        language: the code of the language in which it was told.
        rule: the rule that was fulfilled, as it is written; it holds nothing of the text.
        plain: whether it was told in words that mean nothing else (`WHOLE`): however harmless they sound, it stands.
    """

    slug: str
    language: str
    rule: str
    plain: bool = False


def recognise(
    text: str, *, among: Collection[str] = BY_URGENCY, languages: Collection[str] = LANGUAGES
) -> Alarm | None:
    """The most urgent danger that a text tells of, or None.

    Args:
        text: as it was typed, or redacted.
        among: the signposts that there are.
        languages: those whose rules count.
    """
    alarms = [
        Alarm(rule.slug, language, rule.line, rule.whole)
        for language, rule in _fulfilled(text)
        if rule.slug in among and language in languages
    ]
    return min(alarms, key=lambda alarm: (BY_URGENCY.index(alarm.slug), not alarm.plain), default=None)


def is_turn_of_phrase(text: str, language: str) -> bool:
    """Whether a short text says little else than a harmless turn of phrase: "hun slår mig altid i skak"."""
    told = sentences(text)
    if len(told) != 1 or len(told[0]) > LONGEST_PHRASE:
        return False
    beside = rule_set(language).beside_harmless(told[0])
    return beside is not None and beside <= MOST_BESIDE


def slugs() -> frozenset[str]:
    """The signposts that rules lead to."""
    return frozenset(rule.slug for language in LANGUAGES for rule in rule_set(language).rules)


@cache
def rule_set(language: str) -> RuleSet:
    """The rules of one of the `LANGUAGES`; read when they are first needed."""
    return take(language) or read_rules(language)


def read_rules(language: str) -> RuleSet:
    """The rules as the file of a language has them."""
    file = files("knowledge.signposts") / "rules" / f"{language}.txt"
    return parse(file.read_text(encoding="utf-8"), language)


def _fulfilled(text: str) -> Iterator[tuple[str, Rule]]:
    """The rules that a text fulfils, each with its language."""
    told = sentences(text)
    words = " ".join(word for sentence in told for word in sentence)
    for language in LANGUAGES:
        if language not in SCRIPTS or SCRIPTS[language].search(words):
            yield from ((language, rule) for rule in rule_set(language).matching(told))
