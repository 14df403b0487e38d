"""Citizen, staff and assistant act in any order: no message reaches nobody, and two never answer at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from bot.desk.cases import Case
from bot.desk.houses import House
from bot.desk.states import TRANSITIONS, CaseEvent, CaseState
from tests.e2e.desk_at_hand import DeskAtHand
from tests.e2e.opening_cases import STRANGE, YES
from tests.e2e.town import labels

AGAIN = "Jeg er ikke færdig"
GOOD = "🙂 God"
PASSPORT, SEND = "Pris på pas", "Send som det er"
SAVE, STAFF_AGAIN = "Gem som viden", "Genåbn sagen"
TAKING = {"Tag sagen": CaseEvent.CLAIM, "Giv sagen fri": CaseEvent.RELEASE}
MARKS: dict[str, Callable[[Case], object]] = {
    "/tildel @carl": lambda case: case.colleague is not None and case.colleague.name == "@carl",
    "/tildel ingen": lambda case: case.colleague is None,
    "/hus Faxe": lambda case: case.house is House.FAXE,
    "/hus Haslev": lambda case: case.house is House.HASLEV,
    "/udsaet 2t": lambda case: case.snoozed_until is not None,
    "/udsaet slut": lambda case: case.snoozed_until is None,
}
"""Commands that note something on a case, and what then holds."""


class Desk(DeskAtHand):
    """What each of them may do; what must hold is checked after every act."""

    def __init__(self) -> None:
        super().__init__()
        self.open = self.offered = False
        self.shown = 0

    @initialize(begun=st.booleans())
    def begin(self, begun: bool) -> None:
        """Half of the stories begin with an open case, as most can be done in one."""
        if begun:
            self.asks_something_strange()
            self.citizen_accepts()

    @precondition(lambda self: not self.open and not self.offered)
    @rule()
    def asks_something_strange(self) -> None:
        """A question that nobody can answer is met with an offer."""
        said = self.after(lambda: self.town.anna.send(STRANGE))
        assert any(YES in each for each in map(labels, said))
        self.offered = True

    @rule()
    def citizen_writes(self) -> None:
        """A message reaches staff in an open case, and is answered by the assistant where there is none."""
        word = self.word()
        said = self.after(lambda: self.town.anna.send(f"{word} hvad koster et pas"))
        assert (word in self.group()) is self.open
        assert bool(said) is not self.open
        self.offered = self.open and self.offered

    @rule()
    def citizen_sends_a_picture(self) -> None:
        """A picture reaches staff in an open case; where there is none it brings an offer, and waits for it."""
        before = self.pictures()
        said = self.after(self.town.anna.send_photo)
        assert self.pictures() == before + self.open
        assert any(YES in each for each in map(labels, said)) is not self.open
        self.shown += not self.open
        self.offered = self.offered or not self.open

    @precondition(lambda self: self.offered and not self.open)
    @rule()
    def citizen_accepts(self) -> None:
        """Yes opens the case: staff have a card, the pictures sent before, and the citizen a receipt."""
        before = self.pictures()
        said = self.after(lambda: self.town.anna.press(YES))
        assert any("og jeg er stille imens" in message.text for message in said)
        assert self.topic() is not None
        assert self.pictures() == before + min(self.shown, 10)
        self.open, self.offered, self.shown = True, False, 0

    @precondition(lambda self: self.topic() is not None)
    @rule()
    def staff_write(self) -> None:
        """What staff write in a topic reaches the citizen where its case is open, and nobody where it is closed."""
        word, topic = self.word(), self.newest_topic()
        reaches = self._is_open(self.case_at(topic))
        said = self.after(lambda: self.town.bo.send_in_topic(topic, f"{word} svar"))
        assert any(word in message.text for message in self.town.anna.chat) is reaches
        assert said == []

    @precondition(lambda self: self.open)
    @rule()
    def citizen_ends(self) -> None:
        """The citizen ends the case and reads that the assistant is back."""
        said = self.after(lambda: self.town.anna.send("/afslut"))
        assert any("Nu er det mig" in message.text for message in said)
        self.open = self.offered = False

    @precondition(lambda self: self.topic() is not None)
    @rule()
    def staff_end(self) -> None:
        """Staff end the case of a topic, and the citizen reads so; a closed one is ended already."""
        topic = self.newest_topic()
        ends = self._is_open(self.case_at(topic))
        said = self.after(lambda: self.town.bo.send_in_topic(topic, "/luk"))
        assert any("Nu er det mig" in message.text for message in said) is ends
        self.open = self.open and not ends

    @precondition(lambda self: self.open and self.topic() is not None)
    @rule()
    def staff_end_while_the_citizen_writes(self) -> None:
        """Of a message at the moment of the end either staff read it or the assistant answers it, or both."""
        word, topic = self.word(), self.newest_topic()
        ends = self._is_open(self.case_at(topic))

        def both() -> None:
            self.town.anna.send(f"{word} hvad koster et pas")
            self.town.bo.send_in_topic(topic, "/luk")

        said = self.after(both)
        answered = any("Nu er det mig" not in message.text for message in said)
        assert answered or word in self.group()
        assert any("Nu er det mig" in message.text for message in said) is ends
        self.open = self.open and not ends
        self.offered = self.offered and not answered

    @precondition(lambda self: not self.open and self.mine(AGAIN) is not None)
    @rule()
    def citizen_reopens(self) -> None:
        """The citizen goes on with the case that ended last."""
        said = self.after(lambda: self.town.anna.press(AGAIN))
        assert any("åben igen" in message.text for message in said)
        self.open, self.offered = True, False

    @precondition(lambda self: self.theirs(STAFF_AGAIN) is not None)
    @rule()
    def staff_reopen(self) -> None:
        """Staff open a closed case again, and the citizen reads so; not beside another open case."""
        before = len(self.town.anna.chat)
        number = self.press(STAFF_AGAIN)
        told = any("åben igen" in message.text for message in self.town.anna.chat[before:])
        assert told is not self.open
        case = self.case(number)
        assert case is not None
        assert self.open or self._is_open(case)
        self.open = True

    @precondition(lambda self: any(self.theirs(label) is not None for label in TAKING))
    @rule(label=st.sampled_from(sorted(TAKING)))
    def staff_take_or_release(self, label: str) -> None:
        """The card's buttons move the case as far as its state allows, and note who has it."""
        if self.theirs(label) is None:
            return
        states = {number: self._state(number) for number in range(1, 20)}
        number = self.press(label)
        after = self.case(number)
        assert after is not None
        target = TRANSITIONS.get((states[number] or CaseState.CLOSED, TAKING[label]))
        assert after.state is (target or states[number])
        if target is not None:
            assert (after.colleague is not None) is (label == "Tag sagen")

    @precondition(lambda self: self.topic() is not None)
    @rule(command=st.sampled_from(sorted(MARKS)))
    def staff_mark(self, command: str) -> None:
        """What staff note on an open case is kept, on a closed one it is not, and the citizen reads nothing of it."""
        topic = self.newest_topic()
        before = self.case_at(topic)
        said = self.after(lambda: self.town.bo.send_in_topic(topic, command))
        after = self.case_at(topic)
        assert MARKS[command](after) if self._is_open(before) else after == before
        assert said == []

    @precondition(lambda self: self.topic() is not None)
    @rule()
    def staff_turn_urgent(self) -> None:
        """An open case turns urgent and back; a closed one does not."""
        topic = self.newest_topic()
        before = self.case_at(topic)
        assert self.after(lambda: self.town.bo.send_in_topic(topic, "/haster")) == []
        assert self.case_at(topic).urgent is (before.urgent is not self._is_open(before))

    @precondition(lambda self: self.topic() is not None)
    @rule()
    def staff_look_up_an_answer(self) -> None:
        """An answer that staff look up is shown to them, and nothing of it to the citizen."""
        topic, before = self.newest_topic(), self.by_a_person()
        assert self.after(lambda: self.town.bo.send_in_topic(topic, "/svar hvad koster et pas")) == []
        if self.theirs(PASSPORT) is not None:
            self.press(PASSPORT)
        assert self.by_a_person() == before

    @precondition(lambda self: self.theirs(SEND) is not None)
    @rule()
    def staff_send_an_answer(self) -> None:
        """An answer that was looked up goes to the citizen as from a person, while its case is open."""
        before = self.by_a_person()
        number = self.press(SEND)
        case = self.case(number)
        assert case is not None
        assert self.by_a_person() == before + self._is_open(case)

    @precondition(lambda self: self.mine(GOOD) is not None)
    @rule()
    def citizen_rates(self) -> None:
        """A verdict counts once, and not while a case is open."""
        before = self.ratings()
        self.act(lambda: self.town.anna.press(GOOD))
        assert self.ratings() == before + (not self.open)

    @precondition(lambda self: self.theirs(SAVE) is not None)
    @rule()
    def staff_save_an_answer(self) -> None:
        """A case that staff have answered becomes a draft, of which the citizen reads nothing."""
        before = len(self.town.anna.chat)
        assert self.drafted(self.press(SAVE))
        assert len(self.town.anna.chat) == before

    @precondition(lambda self: self.topic() is not None)
    @rule()
    def a_topic_is_deleted(self) -> None:
        """Somebody deletes the newest topic, in the middle of a case or after it."""
        self.town.bo.delete_topic(self.newest_topic())

    @precondition(lambda self: self.topic() is not None and not self.topic().closed)
    @rule()
    def a_topic_is_closed_by_hand(self) -> None:
        """Somebody closes the newest topic, which is not the way to end a case."""
        self.act(lambda: self.town.bo.close_topic(self.newest_topic()))

    @invariant()
    def one_case_is_open_or_none(self) -> None:
        """The database says what the citizen was told: one open case, or none."""
        assert self.open_cases() == int(self.open)

    @invariant()
    def no_command_of_staff_reaches_the_citizen(self) -> None:
        """Whatever staff ask of the assistant stays in their group."""
        theirs = [m.text for m in self.town.anna.chat if m.sender is self.town.world.bot]
        assert not any(f"/{command}" in text for text in theirs for command in ("tildel", "hus ", "haster", "svar"))

    def _is_open(self, case: Case) -> bool:
        return case.state is not CaseState.CLOSED

    def _state(self, number: int) -> CaseState | None:
        case = self.case(number)
        return None if case is None else case.state


TestDesk = pytest.mark.timeout(600)(Desk.TestCase)
TestDesk.settings = settings(
    max_examples=4,
    stateful_step_count=12,
    suppress_health_check=list(HealthCheck),
    # Each step takes seconds; a failure is short enough to read as it is.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
