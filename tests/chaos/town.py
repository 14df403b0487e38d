"""A town under fire: many citizens, questions with known answers, and the stand-in as the witness."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass, field
from itertools import groupby

from bot.standin import Citizen, World

QUESTIONS = (
    ("hvad koster et pas", "Et pas koster penge"),
    ("hvor lang tid tager det at få et pas", "efter nogle uger"),
    ("hvordan fornyer jeg mine lån", "Du fornyer lån"),
    ("må jeg bygge et drivhus i forhaven", "Skal jeg sende dit spørgsmål til en medarbejder?"),
)
ANNOUNCEMENT = "Biblioteket holder fest på lørdag"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the stand-in saw.

    Attributes:
        lost: questions that got no reply.
        repeated: replies that came more than once.
        disordered: citizens whose replies came in another order than their questions.
        announced_twice: citizens who got the announcement more than once.
        announced: citizens who got it.
    """

    lost: int
    repeated: int
    disordered: int
    announced_twice: int
    announced: int


@dataclass(slots=True)
class Crowd:
    """Citizens who ask `rounds` questions each, in an order of their own."""

    world: World
    size: int
    rounds: int
    people: list[Citizen] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.people = [self.world.add_citizen(f"Borger {number}") for number in range(self.size)]

    async def ask_everything(self, seconds: float, seed: int) -> None:
        """All questions within about `seconds`, each citizen's in order, all of them mixed."""
        turns = [person for person in self.people for _ in range(self.rounds)]
        random.Random(seed).shuffle(turns)  # noqa: S311 - a shuffle that can be repeated, no secret
        asked = dict.fromkeys(range(self.size), 0)
        places = {person.user.id: index for index, person in enumerate(self.people)}
        pause = seconds / len(turns)
        for person in turns:
            index = places[person.user.id]
            person.send(self.question(index, asked[index])[0])
            asked[index] += 1
            await asyncio.sleep(pause)

    def question(self, index: int, step: int) -> tuple[str, str]:
        """What a citizen asks at a step, and what the reply holds; neighbours differ, so a repeat shows."""
        return QUESTIONS[(index + step) % len(QUESTIONS)]

    def answered(self) -> bool:
        """Whether everybody has had a reply to every question."""
        return all(len(_kinds(self._replies(person))) >= self.rounds for person in self.people)

    def announced(self) -> int:
        """How many have got the announcement."""
        return sum(any(ANNOUNCEMENT in text for text in _texts(person)) for person in self.people)

    def verdict(self) -> Verdict:
        """Compare what everybody got with what they should have got."""
        lost = repeated = disordered = twice = announced = 0
        for index, person in enumerate(self.people):
            wanted = [QUESTIONS.index(self.question(index, step)) for step in range(self.rounds)]
            got = [_kind(text) for text in self._replies(person)]
            each = [kind for kind, _ in groupby(got)]
            lost += max(0, len(wanted) - len(each))
            repeated += len(got) - len(each)
            disordered += each != wanted[: len(each)]
            notices = sum(ANNOUNCEMENT in text for text in _texts(person))
            announced += notices > 0
            twice += notices > 1
        return Verdict(lost, repeated, disordered, twice, announced)

    def _replies(self, person: Citizen) -> list[str]:
        return [text for text in _texts(person) if ANNOUNCEMENT not in text]


def _texts(person: Citizen) -> list[str]:
    return [message.text for message in person.chat if message.from_bot]


def _kinds(replies: list[str]) -> list[int]:
    return [kind for kind, _ in groupby(_kind(text) for text in replies)]


def _kind(text: str) -> int:
    for number, (_, answer) in enumerate(QUESTIONS):
        if answer in text:
            return number
    raise AssertionError(f"nobody should have got: {text}")
