"""What came of trying a draft with the stored questions, as it is kept with the draft and told to staff."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import Any

from bot.catalogue import Texts
from bot.running.live import LiveJudge
from knowledge.entries import Language

_MOST_SHOWN = 10
_LONGEST = 120
"""Characters of a question that are shown."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What the stored questions said.

    Attributes:
        kept: as JSON; empty where nothing was tried.
    """

    kept: Mapping[str, Any]

    @property
    def effects(self) -> Sequence[Mapping[str, Any]]:
        """The questions that would be decided or answered otherwise; what breaks comes first."""
        found: Sequence[Mapping[str, Any]] = self.kept.get("effects", ())
        return found

    @property
    def version(self) -> int | None:
        """The version of the knowledge base that it was tried against, None for one that nobody noted."""
        found: int | None = self.kept.get("version")
        return found

    @property
    def breaking(self) -> tuple[str, ...]:
        """The questions that were right and would not be any more."""
        return tuple(each["question"] for each in self.effects if each["breaks"])

    @property
    def accepted(self) -> Mapping[str, str]:
        """Who has accepted which of them."""
        found: Mapping[str, str] = self.kept.get("accepted", {})
        return found

    @property
    def open(self) -> tuple[str, ...]:
        """Those that nobody has accepted: they keep the draft from being published."""
        return tuple(question for question in self.breaking if question not in self.accepted)

    def accepted_by(self, number: int, name: str) -> Mapping[str, Any]:
        """What is kept when somebody has accepted the question with this number."""
        return {**self.kept, "accepted": {**self.accepted, self.breaking[number]: name}}


class TrialQueue:
    """The drafts that this process has been asked to try."""

    def __init__(self) -> None:
        self.numbers: set[int] = set()
        self.woken = asyncio.Event()

    def add(self, number: int) -> None:
        """One more draft waits to be tried."""
        self.numbers.add(number)
        self.woken.set()


@dataclass(frozen=True, slots=True)
class TrialTold:
    """Tells staff of trials."""

    texts: Texts
    live: LiveJudge

    def of(self, trial: Trial) -> str:
        """What the stored questions said, as HTML; "" where nothing was tried."""
        if not trial.kept:
            return ""
        if trial.kept.get("failed"):
            return self.texts.html("staff-kb-trial-failed")
        first = "-first" if trial.kept.get("first") else ""
        if not trial.effects:
            return self.texts.html(f"staff-kb-trial{first}-same", tried=trial.kept["tried"])
        head = self.texts.html(f"staff-kb-trial{first}", tried=trial.kept["tried"], changed=trial.kept["changed"])
        lines = [head]
        lines += [self._line(each) for each in trial.effects[:_MOST_SHOWN]]
        if trial.kept["changed"] > _MOST_SHOWN:
            lines.append(self.texts.html("staff-kb-more-hints", number=trial.kept["changed"] - _MOST_SHOWN))
        accepted = ((_short(question), who) for question, who in trial.accepted.items())
        lines += [self.texts.html("staff-kb-accepted", question=question, who=who) for question, who in accepted]
        return "\n".join(lines)

    def _line(self, effect: Mapping[str, Any]) -> str:
        question = _short(effect["question"])
        if effect["before"] == effect["after"]:
            return self.texts.html("staff-kb-trial-text", question=question)
        before, after = (self._outcome(effect[each]) for each in ("before", "after"))
        identifier = "staff-kb-trial-breaks" if effect["breaks"] else "staff-kb-trial-other"
        return self.texts.html(identifier, question=question, before=before, after=after)

    def _outcome(self, outcome: Mapping[str, Any]) -> str:
        titles = ", ".join(map(self._title, outcome["entries"]))
        return self.texts.plain(f"staff-kb-decision-{outcome['decision']}", titles=titles or "…")

    def _title(self, slug: str) -> str:
        entry = self.live.knowledge.entries.get(slug)
        return slug if entry is None else entry.texts[Language.DA].title


def _short(question: str) -> str:
    return shorten(question, _LONGEST, placeholder=" …")
