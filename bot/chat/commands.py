"""A citizen's commands, but for those about their rights (`bot.chat.wishes.rights`)."""

from __future__ import annotations

import math
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from bot.announcing.invitations import accept, invitation
from bot.announcing.subscribing import Subscribing
from bot.chat.controls import deeplinks, menus
from bot.chat.controls.actions import Action, Verb
from bot.chat.controls.deeplinks import Kind, Link
from bot.chat.controls.misspelt import meant_by
from bot.chat.doorkeeper import Hold
from bot.chat.heard import Heard, Seen
from bot.chat.remembering.conversations import Conversation
from bot.chat.talk import Talk
from bot.messages import Button, Message
from knowledge.entries import Language, Status
from knowledge.events.routing import FIND
from knowledge.guard import redact

UseCase: TypeAlias = Callable[[int, str | None], Awaitable[tuple[Message, ...]]]
"""What a command does in a chat, for whoever's Telegram is set to a language."""

_PERSON: Final = frozenset({"menneske", "person"})
_EVENTS: Final = frozenset({"arrangementer", "events"})
_A_QUESTION: Final = 3
_SAYS: Final = {
    **dict.fromkeys(("hjaelp", "help", "start"), _A_QUESTION),
    **dict.fromkeys(_PERSON, 2),
    **dict.fromkeys(_EVENTS, 1),
}
"""From how many words on what stands behind a command is what its citizen says."""


@dataclass(frozen=True, slots=True)
class Commands:
    """The use cases of the commands; each returns what is to be said.

    Attributes:
        talk: the chat that they are given in.
        subscribing: what people have asked to hear about.
    """

    talk: Talk
    subscribing: Subscribing

    async def start(self, chat_id: int, device_language: str | None, payload: str = "") -> tuple[Message, ...]:
        """`/start`: says first that this is a computer, then what it can do and what not to send.

        A link (`payload`) shows what it leads to, to newcomers after all this; any other payload counts as none.
        """
        link = self._linked(payload)
        seen = None if link is None else await self.talk.look(chat_id, device_language)
        if link is None or seen is None or seen.case is not None:
            return await self._with_menu(chat_id, device_language, "start")
        first = () if seen.known else await self._with_menu(chat_id, device_language, "start")
        return (*first, *await self._follow(seen.conversation, link))

    async def carry_out(self, heard: Heard, use_case: UseCase, *, a_right: bool) -> tuple[Message, ...]:
        """A command; a question that stands behind it is heard, and so are danger and a personal number, always."""
        command, said = _command(heard), replace(heard, text=_behind(heard))
        seen = await self.talk.look(heard.chat_id, heard.device_language)
        # Who is held up is told nothing of a number, and whoever is banned keeps their rights.
        if self.talk.live.is_urgent(said.text) or (seen.hold is None and redact(said.text).kinds):
            return await self.talk.hear(said)
        if not self._lets_in(seen, a_right=a_right):
            return ()
        if len(said.text.split()) < _SAYS.get(command, math.inf):
            return await use_case(heard.chat_id, heard.device_language)
        greets = command == "start" and not seen.known
        first = await self._with_menu(heard.chat_id, heard.device_language, "start") if greets else ()
        heard = _without_slash(heard) if command in _EVENTS else said
        return (*first, *await self.talk.hear(heard, to_person=command in _PERSON))

    async def help(self, chat_id: int, device_language: str | None) -> tuple[Message, ...]:
        """`/hjaelp`: how to use the assistant, and the topics; while a person has the case, what works then."""
        if await self.talk.desk.case_of(chat_id) is None:
            return await self._with_menu(chat_id, device_language, "help")
        conversation = await self.talk.conversation(chat_id, device_language)
        close = self.talk.desk.close_keyboard(self.talk.catalogue[conversation.language])
        return (self.talk.say(conversation, "help-in-case", close),)

    async def ask_language(self, chat_id: int, device_language: str | None) -> tuple[Message, ...]:
        """`/sprog`: choose between Danish and English."""
        conversation = await self.talk.conversation(chat_id, device_language)
        rows = tuple(
            (
                Button(
                    self.talk.catalogue[language].plain(f"language-name-{language}"),
                    Action(Verb.LANGUAGE, language).data(),
                ),
            )
            for language in Language
        )
        return (self.talk.say(conversation, "language-choose", rows),)

    async def ask_person(self, chat_id: int, device_language: str | None) -> tuple[Message, ...]:
        """`/menneske`: the offer of a person, with the latest question if there is one."""
        case = await self.talk.desk.case_of(chat_id)
        conversation = await self.talk.conversation(chat_id, device_language)
        if case is not None:
            return (self._already_open(conversation),)
        return (await self.talk.offering.offer_person(conversation),)

    async def end(self, chat_id: int, device_language: str | None) -> tuple[Message, ...]:
        """`/afslut`: ends the conversation with a person."""
        conversation = await self.talk.conversation(chat_id, device_language)
        ended = await self.talk.end_case(conversation)
        return () if ended else (self.talk.say(conversation, "case-nothing-to-close"),)

    async def events(self, chat_id: int, device_language: str | None) -> tuple[Message, ...]:
        """`/arrangementer`: what is to come; where nothing is known, the entry that says where to look."""
        seen = await self.talk.look(chat_id, device_language)
        conversation = seen.conversation
        if seen.case is not None:
            return await self._with_menu(chat_id, device_language, "start")
        coming = await self.talk.events.coming(chat_id, conversation.language)
        if coming is None and FIND in self.talk.live.knowledge:
            return await self.talk.telling.with_entry(
                conversation, FIND, self.talk.live.knowledge[FIND].text(Language.DA).title
            )
        self.talk.keep(replace(conversation, pending=None))
        self.talk.shown(replace(conversation, pending=None), () if coming is None else (coming,))
        return (self.talk.events.replies.gone(chat_id, conversation.language) if coming is None else coming,)

    async def unknown(self, heard: Heard) -> tuple[Message, ...]:
        """A command that does not exist: for a person who has the case it is a text like any other.

        Where it is a subject of ours (`/pas`), or a question stands behind it, it is what it says.
        """
        meant, said = meant_by(heard.text), _behind(heard)
        seen = await self.talk.look(heard.chat_id, heard.device_language)
        if seen.case is not None:
            return await self.talk.hear(heard)
        asks = len(said.split()) >= _A_QUESTION or self.talk.live.knows(_command(heard))
        comes_first = self.talk.live.is_urgent(said) or redact(heard.text).kinds
        if comes_first or (meant is None and asks):
            return await self.talk.hear(_without_slash(heard))
        if not self._lets_in(seen, a_right=False):
            return ()
        conversation = seen.conversation
        if meant is None:
            return (self.talk.say(conversation, "unknown-command"),)
        html = self.talk.catalogue[conversation.language].html("command-meant", command=meant)
        return (Message(conversation.chat_id, html),)

    async def without_slash(self, heard: Heard, use_case: UseCase, *, a_right: bool) -> tuple[Message, ...]:
        """A command's name alone, which is that command, unless a person reads it, or it answers what was asked."""
        seen = await self.talk.look(heard.chat_id, heard.device_language)
        if seen.case is not None:
            return await self.talk.hear(heard)
        answer = None if seen.hold is not None else await self.talk.awaiting.reply(seen.conversation, heard)
        if answer is not None:
            return answer
        if not self._lets_in(seen, a_right=a_right):
            return ()
        return await use_case(heard.chat_id, heard.device_language)

    async def _with_menu(self, chat_id: int, device_language: str | None, intro: str) -> tuple[Message, ...]:
        conversation = await self.talk.conversation(chat_id, device_language)
        if await self.talk.desk.case_of(chat_id) is not None:
            return (self._already_open(conversation),)
        self.talk.keep(replace(conversation, pending=None))
        return (menus.areas(self.talk.catalogue, chat_id, conversation.language, self.talk.live.knowledge, intro),)

    def _already_open(self, conversation: Conversation) -> Message:
        close = self.talk.desk.close_keyboard(self.talk.catalogue[conversation.language])
        return self.talk.say(conversation, "case-already-open", close)

    def _lets_in(self, seen: Seen, *, a_right: bool) -> bool:
        """Whether a command of this chat is carried out; a ban takes nobody's rights (`a_right`)."""
        if seen.hold is None or (a_right and seen.hold is Hold.BANNED):
            return True
        self.talk.turn_away(seen.conversation, seen.hold)
        return False

    def _linked(self, payload: str) -> Link | None:
        """The link of a payload that leads to a published entry, an event or a subscription; or None."""
        link = deeplinks.parse(payload)
        if link is None or link.kind is Kind.EVENT:
            return link
        if link.kind is Kind.SUBSCRIPTION:
            return link if invitation(link.about) is not None else None
        entry = self.talk.live.knowledge.entries.get(link.about)
        return link if entry is not None and entry.status is Status.PUBLISHED else None

    async def _follow(self, conversation: Conversation, link: Link) -> tuple[Message, ...]:
        if link.kind is Kind.EVENT:
            return (await self.talk.events.card(conversation.chat_id, conversation.language, link.about),)
        if link.kind is Kind.SUBSCRIPTION:
            return await accept(self.subscribing, conversation, link.about)
        title = self.talk.live.knowledge[link.about].text(conversation.language).title
        return await self.talk.telling.with_entry(conversation, link.about, title)


def _command(heard: Heard) -> str:
    return heard.text.removeprefix("/").split(maxsplit=1)[0].partition("@")[0].casefold()


def _behind(heard: Heard) -> str:
    """The words that stand behind a command; a link is none, whatever it is called."""
    behind = "".join(heard.text.split(maxsplit=1)[1:])
    return "" if deeplinks.parse(behind) else behind


def _without_slash(heard: Heard) -> Heard:
    return replace(heard, text=heard.text.removeprefix("/"))
