"""The buttons of the knowledge desk: what each carries."""

from __future__ import annotations

from enum import StrEnum

from bot.chat.controls.actions import MOST_BYTES, Action, Verb
from bot.messages import Button, Keyboard


class Press(StrEnum):
    """What a button of the knowledge desk does; what follows a point says with what."""

    OVERVIEW = "o"
    NEW = "n"
    SHOW = "v"
    EDIT = "r"
    HISTORY = "h"
    UNDO = "u"
    UNDO_SURE = "U"
    ARCHIVE = "a"
    ARCHIVE_SURE = "A"
    KEEP = "k"
    DRAFT = "d"


class Step(StrEnum):
    """What a button under a draft does."""

    OPEN = "open"
    ASK = "ask"
    SKIP = "skip"
    AREA = "area"
    TOPIC = "topic"
    ALWAYS = "always"
    REVIEW = "days"
    SUGGESTED = "sug"
    ASIDE = "aside"
    THROW = "throw"
    THROW_SURE = "gone"
    TAKE = "take"
    REBASE = "rebase"
    PUBLISH = "pub"
    SURE = "sure"
    BACK = "back"
    BACK_SURE = "BACK"
    LEAVE = "leave"
    ACCEPT = "acc"


def button(label: str, press: Press, *about: str | int) -> Button:
    """A button; `about` is what it is about, in order."""
    return Button(label, Action(Verb.KNOWLEDGE, ".".join((press.value, *map(str, about)))).data())


def of_draft(label: str, number: int, step: Step, *about: str | int) -> Button:
    """A button under the draft with this number."""
    return button(label, Press.DRAFT, number, step.value, *about)


def numbered(keyboard: Keyboard, number: int) -> Keyboard:
    """The buttons of a draft that had no number yet (0), with its number."""
    before, after = (Action(Verb.KNOWLEDGE, f"{Press.DRAFT.value}.{each}.").data() for each in (0, number))

    def of(each: Button) -> Button:
        ours = each.action.startswith(before)
        return Button(each.label, after + each.action.removeprefix(before)) if ours else each

    return tuple(tuple(map(of, row)) for row in keyboard)


def fits(press: Press, *about: str | int) -> bool:
    """Whether a button can carry this."""
    return len(".".join((Verb.KNOWLEDGE.value, press.value, *map(str, about))).encode()) <= MOST_BYTES


def in_rows(buttons: list[Button], width: int = 2) -> Keyboard:
    """Buttons in rows of at most `width`."""
    return tuple(tuple(buttons[start : start + width]) for start in range(0, len(buttons), width))
