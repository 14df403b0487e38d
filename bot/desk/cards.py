"""How a case shows itself in the staff group: its topic, its card, and what was said before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from textwrap import shorten

from bot.catalogue import STAFF_LANGUAGE, Catalogue, Texts
from bot.chat.controls.actions import Action, Verb
from bot.chat.remembering.shown import Shown
from bot.clock import short_time
from bot.desk.cases import Case
from bot.desk.relaying.spoken import Speaker, Spoken
from bot.desk.states import STAFFS_TURN, TRANSITIONS, CaseEvent
from bot.desk.topic_words import Knows, knows_nothing, telling_words
from bot.desk.waiting.promises import Promises
from bot.messages import Button, Keyboard, Message
from bot.render import escape, split_text
from bot.transport.outgoing import outbox
from bot.transport.outgoing.operations import Copy, CreateTopic, Send
from bot.transport.outgoing.outbox import IN_TOPIC, REPLY_TO_CARD, Outgoing, Purpose

_CARD_QUESTION = 2500
"""Characters of the question on the card; a longer question goes on in messages after it."""

_BEST = re.compile(r"^(.*) \((\d+) %\)$")
_SURE_ENOUGH = 30
"""Per cent: a weaker guess at what a question is about names no topic."""

_MOST_GUESSES = 3
_LEAST_GUESS = 0.01
"""A candidate that is less likely tells staff nothing."""

_LONGEST_NAME = 100
_LONGEST_BEFORE = 200
"""Characters of the question before the one that was handed over: it only reminds, on a phone's screen."""


@dataclass(frozen=True, slots=True)
class Cards:
    """Writes cases up for staff."""

    catalogue: Catalogue
    promises: Promises
    knows: Knows = knows_nothing

    def opening(self, case: Case, staff_chat_id: int, shown: Sequence[Shown] = ()) -> tuple[Outgoing, ...]:
        """What brings a new case to the group: its topic, its card when the topic is there or refused, and `shown`."""
        html, rest = self._card(case)
        message = Message(staff_chat_id, html, self.keyboard(case))
        context = {"case": case.id, IN_TOPIC: case.id, "rest": rest, "shown": len(shown)}
        card = outbox.in_case(Outgoing(Send(message), Purpose.CARD, context), case.id, urgent=case.urgent)
        return (self.topic(case, staff_chat_id), card, *(self.copy(case, staff_chat_id, each) for each in shown))

    def copy(self, case: Case, staff_chat_id: int, shown: Shown) -> Outgoing:
        """What was sent before a person was asked, carried to staff."""
        # Said but for a number to call: a copy without a caption of its own has the one that stands there by then.
        hidden = self.catalogue.staff.plain("staff-shown-before") if shown.captioned else ""
        caption = None if shown.numbered else hidden
        copy = Copy(staff_chat_id, (case.chat_id, shown.message_id), caption=caption)
        context = {"case": case.id, REPLY_TO_CARD: case.id, "citizen_message": shown.message_id}
        return outbox.in_case(Outgoing(copy, Purpose.TO_STAFF, context), case.id, urgent=case.urgent)

    def again(self, case: Case, staff_chat_id: int, transcript: Iterable[Spoken]) -> tuple[Outgoing, ...]:
        """What brings a case back whose topic was deleted: a new one, the card, and what was said so far."""
        _, rest = self._card(case)
        html, buttons = self.as_it_is(case)
        bodies = [html, *(escape(part) for part in rest), *self._transcript(transcript)]
        context = {"case": case.id, IN_TOPIC: case.id}
        keyboards: list[Keyboard] = [buttons, *(() for _ in bodies[1:])]
        messages = [Message(staff_chat_id, body, keys) for body, keys in zip(bodies, keyboards, strict=True)]
        outgoing = [Outgoing(Send(each), Purpose.TO_STAFF, context) for each in messages]
        said = [outbox.in_case(each, case.id, urgent=case.urgent) for each in outgoing]
        return (self.topic(case, staff_chat_id), *said)

    def topic(self, case: Case, staff_chat_id: int) -> Outgoing:
        """The topic of a case. A group without topics refuses it, and the case does without."""
        operation = CreateTopic(staff_chat_id, self.topic_name(case))
        return outbox.in_case(Outgoing(operation, Purpose.TOPIC, {"case": case.id}), case.id, urgent=case.urgent)

    def topic_name(self, case: Case) -> str:
        """The number and what it is about: the telling words of the question that our own texts use too."""
        words = telling_words(case.question, self.knows)
        return self._named(case, f"{words} ({self._subject(case)})" if words else self._subject(case))

    def name_in_lists(self, case: Case) -> str:
        """The number and what it is about without a word of the citizen's: lists stay when a case is erased."""
        return self._named(case, self._subject(case))

    def _subject(self, case: Case) -> str:
        best = _BEST.match(case.trace.partition("\n")[0])
        sure = best is not None and int(best[2]) >= _SURE_ENOUGH
        return best[1] if best is not None and sure else self.catalogue.staff.plain(f"reason-{case.reason}")

    def _named(self, case: Case, about: str) -> str:
        texts = self.catalogue.staff
        if case.house is not None:
            about = f"{texts.plain(f'house-{case.house.value}')} · {about}"
        return texts.plain("staff-topic", id=str(case.id), about=about)[:_LONGEST_NAME]

    def marks(self, case: Case) -> tuple[str, ...]:
        """What staff have noted on a case, as plain words: urgent, its house, who has it, until when it is put off."""
        texts = self.catalogue.staff
        words = [texts.plain("staff-mark-urgent")] if case.urgent else []
        if case.house is not None:
            words.append(texts.plain(f"house-{case.house.value}"))
        if case.colleague is not None:
            words.append(texts.plain("staff-mark-colleague", name=case.colleague.name))
        if case.snoozed_until is not None:
            until = short_time(case.snoozed_until)
            words.append(texts.plain("staff-mark-snoozed", until=until))
        return tuple(words)

    def keyboard(self, case: Case) -> Keyboard:
        """The buttons on the card, as far as the case's state allows what they do."""
        texts = self.catalogue.staff
        buttons = (
            ("staff-claim", Verb.STAFF_CLAIM, CaseEvent.CLAIM),
            ("staff-release", Verb.STAFF_RELEASE, CaseEvent.RELEASE),
            ("staff-close", Verb.STAFF_CLOSE, CaseEvent.CLOSE),
        )
        return tuple(
            (Button(texts.plain(identifier), Action(verb, str(case.id)).data()),)
            for identifier, verb, event in buttons
            if (case.state, event) in TRANSITIONS
        )

    def as_it_is(self, case: Case) -> tuple[str, Keyboard]:
        """The card as it looks in the case's present state; what of a long question stands below it stays there."""
        html, _ = self._card(case)
        state = self.catalogue.staff.html(f"staff-state-{case.state.value}")
        return f"{html}\n\n<b>{state}</b>", self.keyboard(case)

    def _card(self, case: Case) -> tuple[str, list[str]]:
        texts = self.catalogue.staff
        first, *rest = split_text(case.question, _CARD_QUESTION) or (texts.plain("staff-card-no-question"),)
        html = texts.html("staff-card", id=str(case.id), question=first, details=self._details(case))
        if case.promised_by is not None and case.state in STAFFS_TURN:
            # The card stands there for days: "tomorrow" would soon be another day.
            when = self.promises.words(case.promised_by, STAFF_LANGUAGE, dated=True)
            html = f"{html}\n\n{texts.html('staff-promised', when=when)}"
        marks = " · ".join(self.marks(case))
        return (f"{html}\n\n<b>{escape(marks)}</b>" if marks else html), rest

    def _details(self, case: Case) -> str:
        """What staff need to know beside the question: a line each, as few as possible."""
        texts = self.catalogue.staff
        reason = texts.plain(f"reason-{case.reason}")
        lines = [texts.plain("staff-card-about", language=case.told_in, reason=reason)]
        exchange = case.exchange
        if exchange is not None:
            if exchange.question != case.question:
                lines.insert(0, texts.plain("staff-card-before", question=_shortened(exchange.question)))
            lines.insert(-1, texts.plain("staff-card-answered", title=exchange.title))
        return "\n".join((*lines, case.trace or texts.plain("staff-no-candidates")))

    def _transcript(self, transcript: Iterable[Spoken]) -> list[str]:
        texts = self.catalogue.staff
        lines = [
            texts.plain(
                "staff-said-by-staff" if each.who is Speaker.STAFF else "staff-said-by-citizen",
                text=each.text or texts.plain("staff-said-no-text"),
            )
            for each in transcript
            if each.who is not Speaker.ASSISTANT
        ]
        if not lines:
            return []
        return [escape(part) for part in split_text("\n\n".join((texts.plain("staff-said-before"), *lines)))]


def guesses(candidates: Iterable[tuple[str, float]], texts: Texts) -> str:
    """The likeliest candidates (title, probability), best first, as the card shows them; "" where none is likely."""
    return "\n".join(
        texts.plain("staff-candidate", title=title, percent=str(round(100 * probability)))
        for title, probability in islice(candidates, _MOST_GUESSES)
        if probability >= _LEAST_GUESS
    )


def _shortened(text: str) -> str:
    return shorten(text, _LONGEST_BEFORE, placeholder=" …")
