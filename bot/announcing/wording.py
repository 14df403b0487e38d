"""What announcements say, with the buttons that every one of them has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from babel.dates import format_date

from bot.announcing.posts import PostText
from bot.catalogue import Catalogue, Texts
from bot.chat.controls.actions import Action, Verb
from bot.clock import local_date, local_time
from bot.messages import Button, Keyboard, Message
from bot.render import markdown_to_html
from knowledge.entries import Language
from knowledge.events.houses import HOUSES
from knowledge.events.model import Spot, State
from knowledge.subscriptions.happenings import Happening
from knowledge.subscriptions.joining import Line
from knowledge.subscriptions.notices import NoticeKind

OVERVIEW_BELOW = "s"
"""What the button under an announcement asks for: the overview below it, since the announcement itself stays."""

MOST_LINES = 12
"""Events in one message."""

MOST_MESSAGES = 3
"""Messages at a time: should a website change all that it has, nobody is flooded."""

Blocks = dict[tuple[Language, Happening], str]
"""What was written of happenings in one round."""

_LONGEST_TITLE = 100
_LONGEST_PLACE = 60
"""With these the longest lines are one message: what Telegram finds too long goes out in parts, without links."""

_DAY_FORMATS = {Language.DA: "EEEE 'den' d. MMMM", Language.EN: "EEEE d MMMM"}


@dataclass(frozen=True, slots=True)
class Wording:
    """Writes announcements."""

    catalogue: Catalogue

    def events(
        self, chat_id: int, language: Language, lines: Sequence[Line], now: datetime, written: Blocks | None = None
    ) -> Message:
        """What has become of events, or what is on tomorrow; `written` is what was written of them at this time."""
        texts = self.catalogue[language]
        blocks = [self._line(texts, language, line, now, written) for line in lines[:MOST_LINES]]
        return Message(chat_id, _body(texts, blocks, len(lines)), self._keyboard(texts, language, lines, now))

    @staticmethod
    def parts(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
        """What one message after the other tells: in the last one the calendar has to do for what does not fit.

        What is new gets no message more for itself; on the rest somebody counts.
        """
        known = sum(line.kind is not NoticeKind.NEW for line in lines)
        begins = range(0, max(known, 1), MOST_LINES)[:MOST_MESSAGES]
        for begin in begins:
            yield lines[begin:] if begin == begins[-1] else lines[begin : begin + MOST_LINES]

    def digest(
        self, chat_id: int, language: Language, week: Sequence[Happening], now: datetime, written: Blocks | None = None
    ) -> Message:
        """The week's events."""
        texts = self.catalogue[language]
        blocks = [texts.html("notice-digest")]
        blocks += [self._block(texts, language, each, now, written) for each in week[:MOST_LINES]]
        return Message(chat_id, _body(texts, blocks, len(week)), self.below(language))

    def post(self, chat_id: int, language: Language, text: PostText) -> Message:
        """An announcement of the staff, in Danish where it is in no other language."""
        texts = self.catalogue[language]
        if language is Language.EN and not text.english:
            html = f"{markdown_to_html(text.danish)}\n\n<i>{texts.html('notice-only-danish')}</i>"
        else:
            html = markdown_to_html(text.english if language is Language.EN else text.danish)
        return Message(chat_id, html, self.below(language))

    def below(self, language: Language) -> Keyboard:
        """The buttons under every announcement: change what one gets, and stop all of it."""
        texts = self.catalogue[language]
        return (
            (
                Button(texts.plain("subscription-change"), Action(Verb.SUBSCRIPTION, OVERVIEW_BELOW).data()),
                Button(texts.plain("subscription-stop"), Action(Verb.UNSUBSCRIBE).data()),
            ),
        )

    def when(self, language: Language, spot: Spot, now: datetime) -> str:
        """When something is, as one would say it on the day of `now`: "i morgen kl. 17.00"."""
        texts = self.catalogue[language]
        day, today = local_date(spot.starts), local_date(now)
        if day == today:
            told = texts.plain("when-today")
        elif day == today + timedelta(days=1):
            told = texts.plain("when-tomorrow")
        else:
            told = format_date(day, format=_DAY_FORMATS[language], locale=language.value)
        if spot.all_day:
            return told
        time = f"{local_time(spot.starts):{'%H.%M' if language is Language.DA else '%H:%M'}}"
        return texts.plain("when-at", day=told, time=time)

    def where(self, language: Language, spot: Spot) -> str:
        """Where something is, in the source's words, else the house's name; "" where nobody knows."""
        if spot.place:
            return _short(spot.place, _LONGEST_PLACE)
        texts = self.catalogue[language]
        return ", ".join(texts.plain(f"house-{house}") for house in HOUSES if house in spot.houses)

    def spot(self, language: Language, spot: Spot, now: datetime) -> str:
        """When and where."""
        return ", ".join(part for part in (self.when(language, spot, now), self.where(language, spot)) if part)

    def _line(self, texts: Texts, language: Language, line: Line, now: datetime, written: Blocks | None) -> str:
        happening = line.happening
        postponed = line.kind is NoticeKind.CANCELLED and happening.state is State.POSTPONED
        identifier = "notice-postponed" if postponed else f"notice-{line.kind.value}"
        html = f"{texts.html(identifier)} {self._block(texts, language, happening, now, written)}"
        if line.before is not None:
            html += f"\n{texts.html('notice-before', spot=self.spot(language, line.before, now))}"
        return html

    def _block(
        self, texts: Texts, language: Language, happening: Happening, now: datetime, written: Blocks | None
    ) -> str:
        known = {} if written is None else written
        if (language, happening) not in known:
            known[language, happening] = self._write(texts, language, happening, now)
        return known[language, happening]

    def _write(self, texts: Texts, language: Language, happening: Happening, now: datetime) -> str:
        title = _short(happening.title, _LONGEST_TITLE)
        html = texts.html("notice-event", title=title, spot=self.spot(language, happening.spot, now))
        if happening.state in {State.SOLD_OUT, State.MISSING}:
            identifier = "notice-is-sold-out" if happening.state is State.SOLD_OUT else "notice-is-missing"
            html += f"\n{texts.html(identifier)}"
        if happening.url.startswith(("https://", "http://")):
            html += f"\n{texts.html('notice-more', url=happening.url)}"
        return html

    def _keyboard(self, texts: Texts, language: Language, lines: Sequence[Line], now: datetime) -> Keyboard:
        below = self.below(language)
        if len(lines) != 1 or lines[0].kind is not NoticeKind.NEW or lines[0].happening.starts_at <= now:
            return below
        button = remind_button(texts, lines[0].happening.id)
        return below if button is None else ((button,), *below)


def remind_button(texts: Texts, happening: str) -> Button | None:
    """The button that asks for a reminder of an event, or None where its id is too long for one."""
    try:
        return Button(texts.plain("remind-me"), Action(Verb.REMIND, happening).data())
    except ValueError:
        return None


def _body(texts: Texts, blocks: list[str], count: int) -> str:
    left = count - MOST_LINES
    return "\n\n".join([*blocks, texts.html("notice-left", count=left)] if left > 0 else blocks)


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
