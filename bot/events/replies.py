"""What a citizen reads of events: lists of five, one event, and what is said where there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.catalogue import Catalogue, Texts
from bot.chat.controls.actions import Action, Verb, labelled_actions, parse_action
from bot.events import card, wording
from bot.messages import Button, Message
from bot.render import escape
from knowledge.entries import KnowledgeBase, Language
from knowledge.events.model import Occurrence
from knowledge.events.programme import Line, Programme, wider
from knowledge.events.routing import FIND
from knowledge.events.wishes import Wish

PER_PAGE = 5
_MOST_LATER = 3
_MOST_PAGES = 99
_OF_ONE = frozenset({Verb.EVENT, Verb.EVENT_FILE, Verb.REMIND})


@dataclass(frozen=True, slots=True)
class EventReplies:
    """Renders events.

    Attributes:
        catalogue: the texts.
        page_url: gives the address of the page with all events.
        bot_name: gives the assistant's name on Telegram, without @, for links that are passed on; "" where it has none.
    """

    catalogue: Catalogue
    page_url: Callable[[], str]
    bot_name: Callable[[], str] = lambda: ""

    def found(
        self,
        chat_id: int,
        language: Language,
        wish: Wish,
        programme: Programme,
        now: datetime,
        *,
        if_off: bool = False,
        other: bool = False,
    ) -> Message | None:
        """What fits to a wish: one event in full, or a list; None where nothing fits and nothing can be said of that.

        `if_off` says that it was asked whether something is cancelled, `other` that more was asked for than the wish
        has: no event is called so.
        """
        lines = programme.find(wish, now)
        if len(lines) == 1 and wish.words:
            return self.card(chat_id, language, lines[0].next, programme, now, later=lines[0].later, if_off=if_off)
        if lines:
            message = self.listing(chat_id, language, wish, programme, now, 0)
            note = self.catalogue[language].html("events-other")
            return replace(message, html=f"{note}\n\n{message.html}") if other else message
        return None if programme.read_at is None else self._nothing(chat_id, language, wish, programme, now)

    def listing(
        self, chat_id: int, language: Language, wish: Wish, programme: Programme, now: datetime, page: int
    ) -> Message:
        """A page of what fits, from 0; a page that is not there any more is the last one."""
        texts = self.catalogue[language]
        lines = programme.find(wish, now)
        pages = min(-(-len(lines) // PER_PAGE), _MOST_PAGES)
        page = max(0, min(page, pages - 1))
        shown = lines[page * PER_PAGE : (page + 1) * PER_PAGE]
        first = page * PER_PAGE + 1
        heading = texts.html(
            "events-heading-named" if wish.words else "events-heading", sought=wording.sought(wish, texts, now)
        )
        if pages > 1:
            last = first + len(shown) - 1
            heading += " " + texts.html("events-shown", first=first, last=last, count=len(lines))
        told = [self._line(number, line, texts, now) for number, line in enumerate(shown, start=first)]
        rows = [tuple(_number(number, line) for number, line in enumerate(shown, start=first) if card.fits(line.next))]
        rows.append(_paging(wish, page, pages, texts))
        keyboard = tuple(row for row in rows if row)
        note = (texts.html("events-free-note"),) if wish.free else ()
        return Message(chat_id, "\n\n".join((heading, *told, *note, self._read(programme, texts, now))), keyboard)

    def card(
        self,
        chat_id: int,
        language: Language,
        occurrence: Occurrence,
        programme: Programme,
        now: datetime,
        *,
        later: tuple[Occurrence, ...] = (),
        if_off: bool = False,
        again: bool = False,
    ) -> Message:
        """One event in full. `later` are the next ones of its series; `again` says that more was asked of it."""
        texts = self.catalogue[language]
        told = card.told(occurrence, later, texts, now, self.bot_name(), if_off=if_off, again=again)
        html = "\n\n".join(part for part in (*told, self._read(programme, texts, now)) if part)
        person = ((Button(texts.plain("ask-person"), Action(Verb.ASK_PERSON).data()),),) if again else ()
        return Message(chat_id, html, (*card.buttons(occurrence, texts, now), *person))

    def gone(self, chat_id: int, language: Language) -> Message:
        """An event is over, or not there any more."""
        return Message(chat_id, self.catalogue[language].html("event-gone", page=self.page_url()))

    def _line(self, number: int, line: Line, texts: Texts, now: datetime) -> str:
        event = line.next
        facts = [wording.when(event.spot, texts, now), wording.where(event, texts)]
        facts += [texts.plain("event-free")] if event.free else []
        told = f"{number}. <b>{escape(event.title)}</b>{card.state(event, texts)}"
        told += "\n" + escape(" · ".join(fact for fact in facts if fact))
        return told + ("\n" + card.following(line.later, texts) if line.later else "")

    def _nothing(self, chat_id: int, language: Language, wish: Wish, programme: Programme, now: datetime) -> Message:
        """What is known, when it was read, where to look, and a person: never just "no"."""
        texts = self.catalogue[language]
        kind = "events-none-named" if wish.words else "events-none"
        if not programme.is_fresh(now):
            kind = "events-none-stale"
        at = wording.read_at(programme.read_at or now, texts, now)
        told = [texts.html(kind, sought=wording.sought(wish, texts, now, none=True), at=at, page=self.page_url())]
        lines = next((lines for each in wider(wish) if (lines := programme.find(each, now)[:_MOST_LATER])), ())
        if lines:
            told.append(texts.html("events-next"))
            told += [self._line(number, line, texts, now) for number, line in enumerate(lines, start=1)]
        rows = [tuple(_number(number, line) for number, line in enumerate(lines, start=1) if card.fits(line.next))]
        rows.append((Button(texts.plain("ask-person"), Action(Verb.ASK_PERSON).data()),))
        return Message(chat_id, "\n\n".join(told), tuple(row for row in rows if row))

    def _read(self, programme: Programme, texts: Texts, now: datetime) -> str:
        if programme.read_at is None:
            return f"<i>{texts.html('events-page', page=self.page_url())}</i>"
        kind = "events-read" if programme.is_fresh(now) else "events-read-long-ago"
        at = wording.read_at(programme.read_at, texts, now)
        return f"<i>{texts.html(kind, at=at, page=self.page_url())}</i>"


def choices(messages: Iterable[Message]) -> tuple[tuple[str, str], ...]:
    """The numbers and ids of the events that messages offer to open."""
    buttons = (button for message in messages for row in message.keyboard for button in row)
    opening = ((button.label, parse_action(button.action)) for button in buttons)
    return tuple((label, action.about) for label, action in opening if action and action.verb is Verb.EVENT)


def only_one_in(keyboard: Iterable[Iterable[tuple[str, str]]]) -> str | None:
    """The id of the one event that a message is about, by the buttons below it; None for any other message."""
    about = {action.about for _, action in labelled_actions(keyboard) if action.verb in _OF_ONE}
    return about.pop() if len(about) == 1 else None


def events_page(knowledge: KnowledgeBase, otherwise: str) -> str:
    """The address of the page with all events: the source of the entry about them, or `otherwise`."""
    entry = knowledge.entries.get(FIND)
    return entry.sources[0].url if entry is not None and entry.sources else otherwise


def _number(number: int, line: Line) -> Button:
    return Button(str(number), Action(Verb.EVENT, line.next.uuid).data())


def _paging(wish: Wish, page: int, pages: int, texts: Texts) -> tuple[Button, ...]:
    steps = ((page - 1, "events-back"), (page + 1, "events-more"))
    return tuple(
        Button(texts.plain(text), Action(Verb.EVENTS, f"{step}.{wish.key()}").data())
        for step, text in steps
        if 0 <= step < pages
    )
