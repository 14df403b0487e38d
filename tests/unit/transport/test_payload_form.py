"""What is no update as Telegram describes them is known when it comes in, not when it is handled."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from telegram import Update

from bot.transport.incoming.payload import reduce_update
from bot.transport.incoming.payload_form import LONGEST_NAME, LONGEST_TEXT, Raw, is_update

PERSON: Raw = {"id": 5, "is_bot": False, "first_name": "Anna", "language_code": "da"}
CHAT: Raw = {"id": 5, "type": "private"}
STICKER: Raw = {
    "file_id": "CAAC", "file_unique_id": "AQ", "type": "regular", "width": 1, "height": 1, "is_animated": False,
    "is_video": False,
}  # fmt: skip
MESSAGE: Raw = {
    "message_id": 1, "date": 1_795_600_000, "chat": CHAT, "from": PERSON, "text": "/start", "sticker": STICKER,
    "entities": [{"type": "bot_command", "offset": 0, "length": 6}],
    "reply_to_message": {"message_id": 2, "date": 1_795_600_000, "chat": CHAT, "from": PERSON},
}  # fmt: skip
PRESS: Raw = {
    "id": "4", "from": PERSON, "chat_instance": "8", "data": "ok:",
    "message": {"message_id": 1, "date": 0, "chat": CHAT},
}  # fmt: skip
ERRORS = (KeyError, TypeError, ValueError, AttributeError)


def changed(whole: Raw, path: str, value: Any) -> Raw:
    """A copy with another value at a place, or without the place."""
    made = copy.deepcopy(whole)
    *holders, last = path.split(".")
    place: Any = made
    for name in holders:
        place = place[int(name) if isinstance(place, list) else name]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return made


@pytest.mark.parametrize("value", [..., None, {}, [], 1.5, 2**63, "²", True])
@pytest.mark.parametrize(
    "path",
    [
        "message_id", "date", "chat", "chat.id", "from.id", "entities.0.offset", "entities.0.length", "sticker.width",
        "reply_to_message.message_id", "reply_to_message.chat.id", "reply_to_message.from.id",
    ],
)  # fmt: skip
def test_numbers_and_objects_are_what_telegram_sends(path: str, value: object) -> None:
    """A message in which a number or an object is missing, too large or something else is refused."""
    with pytest.raises(ERRORS):
        reduce_update({"update_id": 1, "message": changed(MESSAGE, path, value)})


@pytest.mark.parametrize("value", [None, {}, [], 7, True])
@pytest.mark.parametrize("path", ["text", "chat.type", "from.language_code", "sticker.file_id"])
def test_texts_are_texts(path: str, value: object) -> None:
    """A message in which a text is something else is refused."""
    with pytest.raises(ERRORS):
        reduce_update({"update_id": 1, "message": changed(MESSAGE, path, value)})


@pytest.mark.parametrize(
    ("path", "value"),
    [("id", 4), ("id", ...), ("data", {}), ("from", "Anna"), ("message", []), ("message.chat.id", "5"), ("data", None)],
)
def test_presses_are_what_telegram_sends(path: str, value: object) -> None:
    """A press with a part missing or of another kind is refused."""
    with pytest.raises(ERRORS):
        reduce_update({"update_id": 1, "callback_query": changed(PRESS, path, value)})


def test_what_is_in_form_can_be_decoded() -> None:
    """The message and the press that the others are made from are updates for python-telegram-bot."""
    for update in ({"update_id": 1, "message": MESSAGE}, {"update_id": 1, "callback_query": PRESS}):
        assert Update.de_json(json.loads(json.dumps(reduce_update(update))), None).update_id == 1


@pytest.mark.parametrize("sign", ["\x00", "\ud800"])
def test_what_no_database_stores_is_replaced(sign: str) -> None:
    """Half characters and NUL become the sign for "unreadable"; the rest of the text stays as long as it was."""
    kept = reduce_update({"update_id": 1, "message": {**MESSAGE, "text": f"a{sign}b"}})
    pressed = reduce_update({"update_id": 1, "callback_query": {**PRESS, "data": f"a{sign}b"}})
    assert kept is not None
    assert pressed is not None
    assert kept["message"]["text"] == pressed["callback_query"]["data"] == "a\ufffdb"


def test_personal_number_behind_a_half_character_is_masked() -> None:
    """What is replaced does not hide a number."""
    kept = reduce_update({"update_id": 1, "message": {**MESSAGE, "text": "nr\ud800 010190-1234"}})
    assert kept is not None
    assert "1234" not in kept["message"]["text"]


@pytest.mark.parametrize(
    ("path", "longest"), [("text", LONGEST_TEXT), ("caption", LONGEST_TEXT), ("from.language_code", LONGEST_NAME)]
)
def test_texts_have_a_length(path: str, longest: int) -> None:
    """A text far longer than Telegram lets anybody write is refused, before time is spent on it."""
    assert reduce_update({"update_id": 1, "message": changed(MESSAGE, path, "x" * longest)}) is not None
    with pytest.raises(ValueError, match="longer than Telegram sends"):
        reduce_update({"update_id": 1, "message": changed(MESSAGE, path, "x" * (longest + 1))})


@pytest.mark.parametrize("data", ["a" * 64, "æ" * 32])
def test_what_a_press_carries_has_a_length(data: str) -> None:
    """A press carries at most what a button can: 64 bytes."""
    assert reduce_update({"update_id": 1, "callback_query": changed(PRESS, "data", data)}) is not None
    with pytest.raises(ValueError, match="longer than a button can carry"):
        reduce_update({"update_id": 1, "callback_query": changed(PRESS, "data", data + "a")})


def test_commands_are_counted() -> None:
    """Of more commands in one text than anybody writes, the first hundred are kept."""
    entities = [{"type": "bot_command", "offset": number, "length": 1} for number in range(1000)]
    kept = reduce_update({"update_id": 1, "message": {**MESSAGE, "entities": entities}})
    assert kept is not None
    assert kept["message"]["entities"] == entities[:100]


@pytest.mark.parametrize(
    ("number", "known"), [(1, True), (0, True), (-1, False), (2**63, False), (True, False), ("1", False), (None, False)]
)
def test_only_numbered_updates_are_stored(number: object, known: bool) -> None:
    """What has no number that a database can hold is no update."""
    assert is_update({"update_id": number}) is known
    assert not is_update([number])
