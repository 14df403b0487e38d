"""A pressed button in a citizen's chat: what it leads to."""

from __future__ import annotations

from dataclasses import replace

from bot.chat.controls import menus
from bot.chat.controls.actions import Action, Verb, row_number
from bot.chat.controls.event_buttons import EventButtons, Use
from bot.chat.controls.pressed import Pressed
from bot.chat.doorkeeper import Hold
from bot.chat.questions.following import back_at
from bot.chat.remembering.conversations import Conversation
from bot.chat.remembering.pending import Clarification, Improving, Offer
from bot.chat.remembering.shown import lately
from bot.chat.replied import is_latest_offer
from bot.chat.talk import Talk
from bot.chat.wishes import feedback
from bot.chat.wishes.rights import ask_consent
from bot.clock import local_date
from bot.desk import ratings
from bot.desk.cases import Case
from bot.desk.casework import CaseWork
from bot.desk.said import FromCitizen
from bot.messages import Message
from bot.work import current
from knowledge.decisions import Reason
from knowledge.entries import Language

_RIGHTS = frozenset({Verb.ERASE, Verb.KEEP_DATA, Verb.MY_DATA, Verb.ASK_ERASURE, Verb.IMPROVE, Verb.UNSUBSCRIBE})
"""Buttons of a citizen's rights, which nobody loses by a ban."""

_FEEDBACK = frozenset({Verb.HELPED, Verb.NOT_HELPED})

_ENTRIES = frozenset({Verb.CHOOSE, Verb.RELATED})
"""Buttons that open an entry; one on a danger opens whatever else is going on."""

_ALWAYS = _RIGHTS | {Verb.CLOSE, Verb.LANGUAGE, Verb.SUBSCRIPTION, Verb.REMIND}
"""Buttons that work while a case is open."""


class Buttons:
    """The use cases of the buttons in a citizen's chat.

    Args:
        talk: the chat that they belong to.
        casework: takes up again what was closed.
        event_buttons: those of events, and of what people have asked to hear about.
    """

    def __init__(self, talk: Talk, casework: CaseWork, event_buttons: EventButtons) -> None:
        self._talk = talk
        self._casework = casework
        self._uses: dict[Verb, Use] = {
            Verb.CHOOSE: self._entry,
            Verb.RELATED: self._entry,
            Verb.NONE_OF_THESE: self._none_of_these,
            Verb.ASK_PERSON: self._ask_person,
            Verb.DECLINE: self._decline,
            Verb.LANGUAGE: self._language,
            Verb.AREAS: self._menu,
            Verb.AREA: self._menu,
            Verb.TOPIC: self._menu,
            Verb.CLOSE: self._close,
            Verb.REOPEN: self._reopen,
            Verb.RATE: self._rate,
            Verb.ERASE: self._erase,
            Verb.KEEP_DATA: self._keep_data,
            Verb.MY_DATA: self._my_data,
            Verb.ASK_ERASURE: self._ask_erasure,
            Verb.IMPROVE: self._improve,
            **event_buttons.uses(),
        }

    async def press(self, chat_id: int, device_language: str | None, action: Action, message_id: int) -> Pressed:
        """A button pressed under a message.

        While a case is open only its own button does anything, and those of a citizen's rights.
        """
        seen = await self._talk.look(chat_id, device_language)
        conversation = seen.conversation
        if action.verb in _ENTRIES and (seen.case is not None or seen.hold is not None):
            danger = self._talk.danger.named(conversation, action.about)
            if danger:
                return Pressed(danger)
        if seen.hold is not None and (seen.hold is not Hold.BANNED or action.verb not in _RIGHTS):
            self._talk.turn_away(conversation, seen.hold)
            return Pressed()
        if action.verb is Verb.ACCEPT:
            return await self._accept(conversation, message_id, seen.case)
        if action.verb not in _ALWAYS and seen.case is not None:
            return self._already_open(conversation)
        if action.verb in _FEEDBACK:
            return await self._feedback(conversation, action, message_id)
        use = self._uses.get(action.verb)
        pressed = None if use is None else await use(conversation, action)
        return Pressed((self._talk.say(conversation, "old-button"),)) if pressed is None else pressed

    async def _close(self, conversation: Conversation, _: Action) -> Pressed:
        if await self._talk.end_case(conversation):
            return Pressed(drop_keyboard=True)
        toast = self._talk.catalogue[conversation.language].plain("case-nothing-to-close")
        return Pressed(toast=toast, drop_keyboard=True)

    async def _reopen(self, conversation: Conversation, action: Action) -> Pressed | None:
        number = row_number(action.about)
        if number is not None and await self._casework.reopen_by_citizen(conversation.chat_id, number):
            return Pressed(drop_keyboard=True)
        return None

    async def _rate(self, conversation: Conversation, action: Action) -> Pressed | None:
        number, _, verdict = action.about.partition(":")
        case_id = row_number(number)
        if case_id is None or verdict not in ratings.VERDICTS:
            return None
        chat_id, today = conversation.chat_id, local_date(self._talk.clock())
        current().change(lambda session: ratings.give(session, chat_id, case_id, verdict, today))
        texts = self._talk.catalogue[conversation.language]
        html = f"{texts.html('case-closed')}\n\n{texts.html('rate-thanks')}"
        return Pressed((Message(chat_id, html, ratings.reopen_keyboard(texts, case_id)),), replace=True)

    async def _entry(self, conversation: Conversation, action: Action) -> Pressed:
        knowledge = self._talk.live.knowledge
        if action.about not in knowledge:
            return Pressed((self._talk.say(conversation, "not-served"),))
        pending = conversation.pending
        asked = (
            pending.question
            if action.verb is Verb.CHOOSE and isinstance(pending, Clarification)
            else knowledge[action.about].text(conversation.language).title
        )
        messages = await self._talk.telling.with_entry(conversation, action.about, asked)
        return Pressed(messages, drop_keyboard=action.verb is Verb.CHOOSE)

    async def _none_of_these(self, conversation: Conversation, action: Action) -> Pressed:
        if action.about:
            # Its button says "ask a member of staff"; it names what was offered instead.
            return Pressed(await self._talk.offering.person_instead(conversation, action.about), drop_keyboard=True)
        return Pressed(await self._talk.offering.failed_clarification(conversation), drop_keyboard=True)

    async def _feedback(self, conversation: Conversation, action: Action, message_id: int) -> Pressed:
        helped, answer, now = action.verb is Verb.HELPED, (conversation.chat_id, message_id), self._talk.clock()
        current().change(lambda session: feedback.record(session, answer, action, now, helped=helped))
        texts = self._talk.catalogue[conversation.language]
        if helped and conversation.improve is None:
            # Asked once: whoever does not answer has not agreed.
            self._talk.keep(replace(conversation, improve=False, pending=Improving()))
            return Pressed((ask_consent(texts, conversation.chat_id),), toast=texts.plain("helped-thanks"))
        if helped:
            return Pressed(toast=texts.plain("helped-thanks"))
        then = back_at(conversation, action.about, self._talk.live.knowledge)
        if _is_offered(conversation, Reason.NOT_HELPFUL, then.last_question):
            return Pressed(toast=texts.plain("helped-noted"))
        offer = await self._talk.offering.offer(then, Reason.NOT_HELPFUL, then.last_question)
        return Pressed((offer,), toast=texts.plain("helped-noted"))

    async def _ask_person(self, conversation: Conversation, action: Action) -> Pressed:
        then = back_at(conversation, action.about, self._talk.live.knowledge)
        if _is_offered(conversation, Reason.ASKED_FOR_PERSON, then.last_question):
            return Pressed(toast=self._talk.catalogue[conversation.language].plain("offer-waits"))
        return Pressed((await self._talk.offering.offer_person(then),))

    async def _accept(self, conversation: Conversation, message_id: int, case: Case | None) -> Pressed:
        offer, database = conversation.pending, self._talk.memory.database
        if not (isinstance(offer, Offer) and await is_latest_offer(database, conversation.chat_id, message_id)):
            # An old button: that offer was answered or overtaken. Offer again rather than act on a stale question.
            if case is not None:
                return self._already_open(conversation)
            return Pressed((await self._talk.offering.offer_latest(conversation),))
        if case is None:
            return Pressed(await self._talk.offering.accept(conversation, offer), drop_keyboard=True)
        # An earlier case was taken up again since the offer was made: what was asked meanwhile goes there.
        shown = lately(conversation.shown, self._talk.clock())
        if not (offer.question or shown):
            return self._already_open(conversation)
        await self._talk.relay.from_citizen(case, FromCitizen(message_id, offer.question, before=shown))
        self._talk.keep(replace(conversation, pending=None, shown=()))
        toast = self._talk.catalogue[conversation.language].plain("case-opened-shown")
        return Pressed(toast=toast, drop_keyboard=True)

    def _already_open(self, conversation: Conversation) -> Pressed:
        return Pressed(toast=self._talk.catalogue[conversation.language].plain("case-already-open"))

    async def _decline(self, conversation: Conversation, _: Action) -> Pressed:
        return Pressed((await self._talk.offering.decline(conversation),), drop_keyboard=True)

    async def _language(self, conversation: Conversation, action: Action) -> Pressed | None:
        if action.about not in set(Language):
            return None
        language = Language(action.about)
        await self._casework.tell_in(conversation.chat_id, language)
        told = self._talk.steering.choose_language(conversation, language)
        return Pressed((told,), drop_keyboard=True)

    async def _menu(self, conversation: Conversation, action: Action) -> Pressed | None:
        where = (self._talk.catalogue, conversation.chat_id, conversation.language, self._talk.live.knowledge)
        menu: Message | None
        if action.verb is Verb.AREA:
            menu = menus.topics(*where, action.about)
        elif action.verb is Verb.TOPIC:
            menu = menus.entries(*where, action.about)
        else:
            menu = menus.areas(*where, "menu-areas")
        return None if menu is None else Pressed((menu,), replace=True)

    async def _erase(self, conversation: Conversation, _: Action) -> Pressed:
        await self._talk.rights.erase(conversation)
        return Pressed(drop_keyboard=True)

    async def _keep_data(self, conversation: Conversation, _: Action) -> Pressed:
        return Pressed((await self._talk.offering.decline(conversation, "erase-kept"),), drop_keyboard=True)

    async def _my_data(self, conversation: Conversation, _: Action) -> Pressed:
        return Pressed(await self._talk.rights.show(conversation.chat_id, conversation.language))

    async def _ask_erasure(self, conversation: Conversation, _: Action) -> Pressed:
        return Pressed(await self._talk.rights.ask_erasure(conversation.chat_id, conversation.language))

    async def _improve(self, conversation: Conversation, action: Action) -> Pressed:
        return Pressed((self._talk.rights.consent(conversation, given=action.about == "yes"),), drop_keyboard=True)


def _is_offered(conversation: Conversation, reason: Reason, question: str) -> bool:
    """Whether a person is offered for that already, so that a button was pressed twice."""
    pending = conversation.pending
    return isinstance(pending, Offer) and (pending.reason, pending.question) == (reason.value, question)
