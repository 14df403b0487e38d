"""What `/abonnement` shows: the first three questions, what one has chosen, and the choices of each field."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from bot.announcing.subscriptions import INDEFINITELY
from bot.catalogue import Catalogue, Texts, long_date
from bot.chat.controls.actions import Action, Verb
from bot.chat.remembering.conversations import Conversation
from bot.clock import local_date
from bot.messages import Button, Keyboard, Message
from knowledge.events.audiences import Audience
from knowledge.events.houses import HOUSES
from knowledge.subscriptions.limits import Limit
from knowledge.subscriptions.quiet import NO_QUIET, Quiet
from knowledge.subscriptions.themes import Theme
from knowledge.subscriptions.wishes import Rhythm, Subscription

FIELDS = ("houses", "audiences", "categories", "themes", "limits", "rhythm", "quiet", "pause")
"""What can be changed, in the order of the overview's buttons."""

_OFFERED: dict[str, tuple[str, Sequence[str]]] = {
    "houses": ("house", HOUSES),
    "audiences": ("audience", tuple(Audience)),
    "themes": ("theme", tuple(Theme)),
    "limits": ("limit", tuple(Limit)),
    "rhythm": ("rhythm", tuple(Rhythm)),
}
"""What a field offers to choose from, and how the names of that begin."""

_SHORT_NAMES = frozenset({"houses", "audiences"})
"""Of these two stand side by side."""

SEVERAL = frozenset({"houses", "audiences", "categories", "themes", "limits"})
"""Fields of which several may be chosen, or none."""

_CHOSEN = "✓ "
_PAUSES = ("week", "month", "open")
_LONGEST_LABEL = 40


@dataclass(frozen=True, slots=True)
class Views:
    """Writes the views."""

    catalogue: Catalogue

    CHOOSE: ClassVar = "+"
    LEAVE: ClassVar = "-"
    QUIETS: ClassVar[tuple[Quiet, ...]] = (Quiet(), Quiet(20, 9), Quiet(22, 7), Quiet(17, 10), NO_QUIET)

    def begin(self, conversation: Conversation) -> Message:
        """The first question: which house."""
        texts = self.catalogue[conversation.language]
        houses = [_button(texts.plain(f"house-{house}"), "b", house) for house in HOUSES]
        both = _button(texts.plain("subscription-both-houses"), "b", "both")
        return Message(conversation.chat_id, texts.html("subscription-begin"), (tuple(houses), (both,)))

    def limits_later(self, conversation: Conversation, question: Message) -> Message:
        """One of the first questions for whoever has named a time or a price: these are chosen after it."""
        note = self.catalogue[conversation.language].html("subscription-limits-later")
        return replace(question, html=f"{note}\n\n{question.html}")

    def begin_on(self, conversation: Conversation, chosen: Sequence[str]) -> Message:
        """The second and the third question: for whom, and when."""
        texts = self.catalogue[conversation.language]
        if len(chosen) == 1:
            groups = [_button(texts.plain(f"audience-{each.value}"), "b", *chosen, each.value) for each in Audience]
            everybody = _button(texts.plain("subscription-all-audiences"), "b", *chosen, "all")
            rows = (tuple(groups[:2]), tuple(groups[2:]), (everybody,))
            return Message(conversation.chat_id, texts.html("subscription-begin-audience"), rows)
        rhythms = [(_button(texts.plain(f"rhythm-{each.value}"), "b", *chosen, each.value),) for each in Rhythm]
        return Message(conversation.chat_id, texts.html("subscription-begin-rhythm"), tuple(rhythms))

    def reminders(self, conversation: Conversation, asked: int) -> Message:
        """What somebody gets who has asked for reminders alone, with the button that stops them."""
        texts = self.catalogue[conversation.language]
        html = f"{texts.html('subscription-reminders', count=asked)} {texts.html('subscription-may-stop')}"
        return Message(conversation.chat_id, html, ((_stop_button(texts),),))

    def overview(
        self, conversation: Conversation, wishes: Subscription, asked: int, now: datetime, *, led: bool = False
    ) -> Message:
        """All that somebody has chosen, with a button for each of it; `led`, it first says what the buttons do."""
        texts = self.catalogue[conversation.language]
        everything = texts.plain("subscription-all")
        chosen = {field: ", ".join(_names(texts, field, wishes)) for field in _OFFERED}
        chosen["categories"] = ", ".join(sorted(wishes.categories))
        chosen["quiet"] = _quiet(texts, wishes.quiet)
        if not wishes.themes:
            del chosen["themes"]
        elif not wishes.categories:
            del chosen["categories"]
        lines = [texts.html("subscription-overview")]
        shown = (field for field in FIELDS if field in chosen)
        lines += [texts.html(f"subscription-{field}", chosen=chosen[field] or everything) for field in shown]
        if asked:
            lines.append(texts.html("subscription-reminders", count=asked))
        if wishes.paused(now):
            lines.append(self._paused(conversation, wishes, texts))
        lines += ["", f"<i>{texts.html('subscription-explain')}</i>"]
        if led:
            lines.insert(1, texts.html("subscription-may-change"))
        keyboard = self._overview_keyboard(texts, paused=wishes.paused(now))
        return Message(conversation.chat_id, "\n".join(lines), keyboard)

    def field(self, conversation: Conversation, wishes: Subscription, field: str, labels: Sequence[str]) -> Message:
        """The choices of one field; what is chosen has a mark."""
        texts = self.catalogue[conversation.language]
        offered = sorted({*labels, *wishes.categories})
        if field in _OFFERED:
            prefix, values = _OFFERED[field]
            chosen = _chosen(wishes, field)
            named = [(each, texts.plain(f"{prefix}-{each}"), each in chosen) for each in values]
            rows = _toggles(field, named, width=2 if field in _SHORT_NAMES else 1)
        elif field == "categories":
            rows = _toggles(field, [(label_id(each), _short(each), each in wishes.categories) for each in offered])
        elif field == "quiet":
            quiets = [(f"{q.begins}-{q.ends}", _quiet(texts, q), q == wishes.quiet) for q in self.QUIETS]
            rows = _toggles(field, quiets)
        else:
            rows = _toggles(field, [(name, texts.plain(f"pause-{name}"), False) for name in _PAUSES], width=1)
        html = texts.html(f"subscription-choose-{field}")
        if field == "categories" and not offered:
            html = texts.html("subscription-no-categories")
        back = _button(texts.plain("subscription-back"), "o")
        return Message(conversation.chat_id, html, (*rows, (back,)))

    def stopped(self, conversation: Conversation, *, known: bool) -> Message:
        """That everything is stopped, or that there was nothing."""
        texts = self.catalogue[conversation.language]
        return Message(conversation.chat_id, texts.html("subscription-stopped" if known else "subscription-none"))

    def _paused(self, conversation: Conversation, wishes: Subscription, texts: Texts) -> str:
        if wishes.paused_until is None or wishes.paused_until >= INDEFINITELY:
            return texts.html("subscription-paused-open")
        day = long_date(local_date(wishes.paused_until), conversation.language)
        return texts.html("subscription-paused", until=day)

    def _overview_keyboard(self, texts: Texts, *, paused: bool) -> Keyboard:
        buttons = [_button(texts.plain(f"subscription-edit-{field}"), "v", field) for field in FIELDS[:-1]]
        pause = _button(texts.plain("subscription-edit-pause"), "v", "pause")
        resume = _button(texts.plain("subscription-resume"), "t", "pause", "off")
        return (*_rows(buttons), (resume if paused else pause,), (_stop_button(texts),))


def label_id(label: str) -> str:
    """How a button names a label of the source, which may be long: the same after a restart."""
    return f"{zlib.crc32(label.encode()):08x}"


def _stop_button(texts: Texts) -> Button:
    return Button(texts.plain("subscription-stop"), Action(Verb.UNSUBSCRIBE).data())


def _button(label: str, *parts: str) -> Button:
    return Button(label, Action(Verb.SUBSCRIPTION, ":".join(parts)).data())


def _toggles(field: str, choices: Iterable[tuple[str, str, bool]], width: int = 2) -> list[tuple[Button, ...]]:
    """A button for each choice, which carries what a press makes of it: a shaking hand presses twice."""
    buttons = []
    for value, name, on in choices:
        verb = "t" if field not in SEVERAL else Views.LEAVE if on else Views.CHOOSE
        buttons.append(_button(f"{_CHOSEN if on else ''}{name}", verb, field, value))
    return _rows(buttons, width)


def _rows(buttons: Sequence[Button], width: int = 2) -> list[tuple[Button, ...]]:
    return [tuple(buttons[start : start + width]) for start in range(0, len(buttons), width)]


def _chosen(wishes: Subscription, field: str) -> frozenset[str]:
    chosen: frozenset[str] | str = getattr(wishes, field)
    return frozenset({chosen}) if isinstance(chosen, str) else chosen


def _names(texts: Texts, field: str, wishes: Subscription) -> list[str]:
    prefix, values = _OFFERED[field]
    return [texts.plain(f"{prefix}-{each}") for each in values if each in _chosen(wishes, field)]


def _quiet(texts: Texts, quiet: Quiet) -> str:
    if quiet.begins == quiet.ends:
        return texts.plain("quiet-none")
    return texts.plain("quiet-hours", begins=str(quiet.begins), ends=str(quiet.ends))


def _short(label: str) -> str:
    return label if len(label) <= _LONGEST_LABEL else f"{label[: _LONGEST_LABEL - 1]}…"
