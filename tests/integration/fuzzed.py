"""Updates as nobody should send them: those that Telegram sends, with parts taken out, put in or exchanged."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from bot.chat.controls.actions import Verb

Raw = dict[str, Any]
Place = tuple[Any, Any]

GROUP = -1_001
"""Stands for the staff group in what is drawn; the test puts its id there."""

_DATE = 1_795_600_000
_WORDS = "hvad koster et pas", "må jeg bygge et drivhus", "ja tak", "nej", "2", "010190-1234", "jeg vil tale med nogen"
_COMMANDS = (
    "start start_x hjaelp help sprog menneske privatliv minedata slet id spaer ophaev spaerringer qr "
    "arrangementer findes_ikke"
).split()
_ODD_TEXTS = (
    "", "\x00", "\ud800", "\udfff\ud800", "\u202eabc\u2066", "\u200b", "\ufffe", "e\u0301" * 40, "🙂" * 50, "a" * 5000,
    "a" * 20_000, "<b>&amp;", "svar-pas-pris", "{{adresse}}", "/", "/@", "//note", "-1", "NaN", "' OR 1=1 --",
)  # fmt: skip
_JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.sampled_from([0, -1, 1, 2**31, 2**53, 2**63 - 1, 2**63, -(2**63) - 1, 2**64, 10**30, 1e308, -0.5]),
    st.sampled_from(_ODD_TEXTS),
    st.text(st.characters(exclude_categories=()), max_size=20),
    st.sampled_from([[], {}, [[]], [None], [{}], {"id": None}, {"": {"": []}}, [[[[[[]]]]]]]),
)
_TEXTS = st.one_of(
    st.sampled_from(_WORDS),
    st.sampled_from(_ODD_TEXTS),
    st.text(st.characters(exclude_categories=()), max_size=60),
)
_NAMES = st.sampled_from(["something_new", "text", "chat", "from", "entities", "date", "id"])
_CITIZENS = st.integers(1, 40)


def _person(number: int) -> Raw:
    return {"id": number, "is_bot": False, "first_name": "Anna", "language_code": "da"}


def _chat(number: int) -> Raw:
    return {"id": number, "type": "private" if number > 0 else "supergroup", "is_forum": number < 0}


@st.composite
def _messages(draw: st.DrawFn) -> Raw:
    """A message of a citizen or in the staff group, as Telegram describes it."""
    number = draw(_CITIZENS)
    message: Raw = {"message_id": draw(st.integers(1, 200)), "date": _DATE, "from": _person(number)}
    message["chat"] = _chat(draw(st.sampled_from([number, number, number, GROUP])))
    file = {"file_id": "AgAC", "file_unique_id": "AQ", "width": 10, "height": 10, "duration": 1}
    match draw(st.sampled_from(["text", "text", "command", "photo", "voice", "sticker", "contact", "moved", "new"])):
        case "text":
            message["text"] = draw(_TEXTS)
        case "command":
            name = draw(st.sampled_from(_COMMANDS))
            message["text"] = f"/{name} {draw(_TEXTS)}"
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(name) + 1}]
        case "photo":
            message |= {"photo": [file], "caption": draw(_TEXTS), "media_group_id": draw(st.sampled_from(["1", "2"]))}
        case "sticker":
            message["sticker"] = {**file, "type": "regular", "is_animated": False, "is_video": False, "emoji": "🙂"}
        case "contact":
            message["contact"] = {"phone_number": "1", "first_name": "Bent"}
        case "moved":
            message["migrate_to_chat_id"] = draw(st.sampled_from([-1_002, GROUP]))
        case kind:
            message[kind] = file
    if draw(st.booleans()):
        message["reply_to_message"] = {"message_id": draw(st.integers(1, 60)), "date": _DATE, "chat": message["chat"]}
        message["reply_to_message"]["from"] = _person(draw(st.sampled_from([7, number])))
    if draw(st.booleans()):
        message |= {"message_thread_id": draw(st.integers(1, 60)), "is_topic_message": draw(st.booleans())}
    return message


@st.composite
def _presses(draw: st.DrawFn) -> Raw:
    """A press of a button, of ours or made up."""
    number = draw(_CITIZENS)
    place: Raw = {"message_id": draw(st.integers(1, 60)), "date": draw(st.sampled_from([_DATE, 0]))}
    place["chat"] = _chat(draw(st.sampled_from([number, number, GROUP])))
    about = draw(
        st.sampled_from(["pas-pris", "da", "en", "xx", "1", "9" * 40, "²", "borgerservice", "pas", "", "a:b", "\ud800"])
    )
    data = f"{draw(st.sampled_from(Verb)).value}:{about}" if draw(st.booleans()) else draw(_TEXTS)
    return {"id": "4", "from": _person(number), "message": place, "chat_instance": "88", "data": data}


@st.composite
def _reactions(draw: st.DrawFn) -> Raw:
    """A changed reaction of a citizen or in the staff group."""
    number = draw(_CITIZENS)
    kinds = st.sampled_from([
        {"type": "emoji", "emoji": "❤"}, {"type": "emoji", "emoji": "🫖"}, {"type": "paid"},
        {"type": "custom_emoji", "custom_emoji_id": "5"},
    ])  # fmt: skip
    old, new = (draw(st.lists(kinds.map(dict), max_size=2)) for _ in range(2))
    place = {"message_id": draw(st.integers(1, 60)), "chat": _chat(draw(st.sampled_from([number, GROUP])))}
    return {**place, "user": _person(number), "date": _DATE, "old_reaction": old, "new_reaction": new}


def _own(junk: Any) -> Any:
    """A copy, so that a later fault does not change what is drawn next time."""
    return copy.deepcopy(junk)


def _places(value: Any) -> Iterator[Place]:
    """Every place in a tree of JSON: the container and the key."""
    keys: list[Any] = list(value) if isinstance(value, dict) else list(range(len(value)))
    for key in keys:
        yield value, key
        if isinstance(value[key], dict | list):
            yield from _places(value[key])


def _break(draw: st.DrawFn, update: Raw) -> None:
    """One thing less, more, or other than Telegram sends; the update's own number stays."""
    places = list(_places(update))
    here: Place = draw(st.sampled_from(places)) if places else (update, "message")
    holder, key = here
    match draw(st.sampled_from(["other", "other", "less", "more", "swap"])):
        case "less" if places:
            del holder[key]
        case "more" if isinstance(holder, dict):
            holder[draw(_NAMES)] = _own(draw(_JUNK))
        case "swap" if places:
            other, of = draw(st.sampled_from(places))
            holder[key] = copy.deepcopy(other[of])
        case _:
            holder[key] = _own(draw(_JUNK))


@st.composite
def fuzzed_updates(draw: st.DrawFn) -> Raw:
    """An update with up to three faults; `update_id` is left to the test."""
    made = {"callback_query": _presses, "message_reaction": _reactions}
    kind = draw(st.sampled_from(["message", "message", "edited_message", *made, "something_new"]))
    update: Raw = {kind: draw(made.get(kind, _messages)())}
    for _ in range(draw(st.integers(0, 3))):
        _break(draw, update)
    return update
