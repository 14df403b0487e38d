"""One event in full, as a citizen reads it, and what an event is told by in a list too."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import quote

from bot.announcing.wording import remind_button
from bot.catalogue import Texts
from bot.chat.controls.actions import MOST_BYTES, Action, Verb
from bot.chat.controls.deeplinks import Kind, Link
from bot.events import wording
from bot.messages import Button, Keyboard
from bot.render import escape
from knowledge.events.model import COUNTED_ON, Occurrence, State
from knowledge.events.standing import speaks_of_it

_MOST_DAYS = 3
_LONGEST_DESCRIPTION = 700
_WEB = ("https://", "http://")
_STATES = {
    State.CANCELLED: "event-cancelled",
    State.POSTPONED: "event-postponed",
    State.SOLD_OUT: "event-sold-out",
    State.MOVED: "event-moved",
    State.MISSING: "event-missing",
}


def told(
    event: Occurrence,
    later: tuple[Occurrence, ...],
    texts: Texts,
    now: datetime,
    bot_name: str,
    *,
    if_off: bool,
    again: bool,
) -> list[str]:
    """The paragraphs (HTML) of an event, some of which may be empty.

    Args:
        event: the event.
        later: the next ones of its series.
        texts: in the citizen's language.
        now: the present moment, aware.
        bot_name: the assistant's name on Telegram, for the link that is passed on; "" where it has none.
        if_off: it was asked whether it is cancelled.
        again: more was asked of it.
    """
    return [
        texts.html("event-not-cancelled") if if_off and _seems_on(event) else "",
        texts.html("event-all-known") if again else "",
        "\n".join(_facts(event, later, texts, now)),
        escape(_shortened(event.description)),
        " · ".join(_links(event, bot_name, texts)),
    ]


def buttons(event: Occurrence, texts: Texts, now: datetime) -> Keyboard:
    """What can be done with it: put into a calendar, and be reminded of while it is to come."""
    if not fits(event):
        return ()
    to_calendar = Button(texts.plain("event-to-calendar"), Action(Verb.EVENT_FILE, event.uuid).data())
    to_come = event.starts > now and event.state in COUNTED_ON
    remind = remind_button(texts, event.uuid) if to_come else None
    return ((to_calendar,),) if remind is None else ((to_calendar,), (remind,))


def state(event: Occurrence, texts: Texts) -> str:
    """What became of it, to stand behind its title (HTML); "" where it goes on as planned."""
    name = _STATES.get(event.state)
    return "" if name is None else f" – {texts.html(name)}"


def following(later: tuple[Occurrence, ...], texts: Texts) -> str:
    """The next days of its series (HTML), without those that are called off; "" where there are none."""
    on = tuple(each for each in later if not each.state.called_off)
    if not on:
        return ""
    more = "events-later" if len(on) <= _MOST_DAYS else "events-later-and-more"
    return texts.html(more, days=wording.days(on[:_MOST_DAYS], texts))


def fits(event: Occurrence) -> bool:
    """Whether a button can carry its id."""
    return len(f"{Verb.EVENT.value}:{event.uuid}".encode()) <= MOST_BYTES


def _facts(event: Occurrence, later: tuple[Occurrence, ...], texts: Texts, now: datetime) -> list[str]:
    facts = [
        f"<b>{escape(event.title)}</b>{state(event, texts)}",
        escape(wording.when(event.spot, texts, now, in_full=True)),
        escape(wording.place(event, texts)),
    ]
    if event.moved_from is not None:
        before = (wording.when(event.moved_from, texts, now), wording.where(event.moved_from, texts))
        facts.append(texts.html("event-moved-from", spot=", ".join(part for part in before if part)))
    if event.audiences:
        facts.append(texts.html("event-for", audiences=", ".join(event.audiences)))
    if event.price or event.free:
        facts.append(texts.html("event-price", price=event.price) if event.price else texts.html("event-free"))
    if later:
        facts.append(following(later, texts))
    return [fact for fact in facts if fact]


def _links(event: Occurrence, bot_name: str, texts: Texts) -> list[str]:
    links = [(event.url, "event-more")]
    if event.state is not State.SOLD_OUT and not event.state.called_off:
        links.append((event.ticket_url, "event-tickets"))
    links.append((_sharing(event, bot_name), "event-share"))
    shown = [(escape(url).replace('"', "%22"), text) for url, text in links if url.startswith(_WEB)]
    return [f'<a href="{url}">{texts.html(text)}</a>' for url, text in shown]


def _sharing(event: Occurrence, bot_name: str) -> str:
    """The address that lets a citizen pass on the link to an event; "" where there is no link."""
    link = Link(Kind.EVENT, event.uuid)
    if not bot_name or not link.possible():
        return ""
    return f"https://t.me/share/url?url={quote(link.address(bot_name), safe='')}&text={quote(event.title, safe='')}"


def _seems_on(event: Occurrence) -> bool:
    """Whether neither its source nor its title says anything else."""
    return event.state not in _STATES and not speaks_of_it(event.title)


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST_DESCRIPTION:
        return text.strip()
    cut = text[:_LONGEST_DESCRIPTION]
    return (cut[: cut.rfind(" ")] if " " in cut else cut).rstrip(" ,.;:\n") + " …"
