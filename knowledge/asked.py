"""What the wording of a question tells besides its likeliest entries, and what the likeliest must reach by it."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.entries import Detail, Entry, KnowledgeBase
from knowledge.matching import Ranking
from knowledge.policy import Policy
from knowledge.reading.asking import unasked_ways
from knowledge.reading.asking_part import without_told
from knowledge.reading.details import asked_details
from knowledge.reading.houses import houses_of
from knowledge.reading.open_questions import NOTHING_ELSE, AlsoSaidOf, also_said_of
from knowledge.reading.towns import asks_of_another_town
from knowledge.reading.wording import Wording
from knowledge.signposts import Hunch, Level


@dataclass(frozen=True, slots=True)
class Asked:
    """What the wording of a question tells besides its likeliest entries.

    Attributes:
        details: which details it asks for (`knowledge.reading.details`).
        strange: its telling words that the likeliest entry never uses (`knowledge.reading.wording`).
        other_kinds: its compounds that are another kind of what the likeliest entry is about
            (`knowledge.reading.wording`).
        unasked: the ways in which it asks and hardly anybody asks for the likeliest entry (`knowledge.reading.asking`).
        harmless: danger was listened for, and there is nothing of it.
        calm: danger was listened for, and the question sounds like anything else.
        another_town: it asks for something in another town than ours (`knowledge.reading.towns`).
        another_house: it asks about a house that the likeliest entry does not speak of (`knowledge.reading.houses`).
        also: what else it may be about (`knowledge.reading.open_questions`).
    """

    details: frozenset[Detail] = frozenset()
    strange: tuple[str, ...] = ()
    other_kinds: tuple[str, ...] = ()
    unasked: tuple[str, ...] = ()
    harmless: bool = False
    calm: bool = False
    another_town: bool = False
    another_house: bool = False
    also: AlsoSaidOf = NOTHING_ELSE

    def is_given_by(self, entry: Entry) -> bool:
        """Whether an entry about the right topic answers what is asked for; what leads elsewhere always does."""
        elsewhere = self.another_town or self.another_house
        return leads_elsewhere(entry) or (entry.gives(self.details) and not elsewhere)

    def least(self, entry: Entry, policy: Policy) -> float:
        """The probability from which on the entry is the answer."""
        least = policy.strange if self.strange else policy.answer
        if leads_elsewhere(entry):
            return least
        if self._is_unasked(entry):
            least = max(least, policy.unasked)
        return max(least, policy.other_kind) if self.other_kinds else least

    def _is_unasked(self, entry: Entry) -> bool:
        """What asks for a detail that the entry is said to give is its question, in whatever way it asks."""
        given = self.details and entry.details and entry.gives(self.details)
        return bool(self.unasked) and not given

    def missing(self) -> str:
        """What the entry about the right topic does not give, for the trace."""
        if self.another_town or self.another_house:
            return "another town" if self.another_town else "another house"
        return " or ".join(sorted(self.details))


def leads_elsewhere(entry: Entry) -> bool:
    """Whether an entry says where else to turn, whatever of it is asked for."""
    return Detail.ANY in (entry.details or ())


NOTHING_TOLD = Asked()


def asked_in(told: str, ranking: Ranking, hunch: Hunch | None, knowledge: KnowledgeBase, wording: Wording) -> Asked:
    """What the wording of a question tells.

    Args:
        told: the question (redacted, as typed, Danish or English).
        ranking: its likeliest entries.
        hunch: what it sounds like, if danger was listened for.
        knowledge: the entries.
        wording: which words each of them uses.
    """
    best = ranking.candidates[0].entry if ranking.candidates else ""
    asked = without_told(ranking.words, told)
    return Asked(
        details=asked_details(told),
        strange=wording.strange(asked, best),
        other_kinds=wording.other_kinds(asked, best),
        unasked=tuple(sorted(unasked_ways(told, knowledge[best]))) if best in knowledge else (),
        harmless=hunch is not None and hunch.level < Level.POSSIBLE,
        calm=hunch is not None and hunch.level is Level.CALM,
        another_town=asks_of_another_town(told),
        another_house=any(not wording.speaks_of(house, best) for house in houses_of(told)),
        also=also_said_of(ranking.words, best, knowledge, wording),
    )
