"""What can be done at Telegram survives being stored, and follows its chat to a new address."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messages import Button, Message
from bot.transport.outgoing.operations import (
    ChangeTopic,
    Copy,
    CreateTopic,
    Delete,
    DropKeyboard,
    Edit,
    Mark,
    Operation,
    RenameTopic,
    Send,
    SendFile,
    TopicChange,
    chat_of,
    from_payload,
    to_payload,
)

IDS = st.integers(min_value=-(2**52), max_value=2**52)
TEXTS = st.text(max_size=40)
BUTTONS = st.builds(Button, label=TEXTS, action=TEXTS)
KEYBOARDS = st.lists(st.lists(BUTTONS, min_size=1, max_size=3).map(tuple), max_size=3).map(tuple)
MESSAGES = st.builds(
    Message, chat_id=IDS, html=TEXTS, keyboard=KEYBOARDS, reply_to=st.none() | IDS, topic=st.none() | IDS
)
OPERATIONS: st.SearchStrategy[Operation] = st.one_of(
    st.builds(Send, MESSAGES),
    st.builds(Edit, MESSAGES, IDS),
    st.builds(Copy, IDS, st.tuples(IDS, IDS), st.none() | IDS, st.none() | TEXTS, st.none() | IDS, TEXTS),
    st.builds(Mark, IDS, IDS, TEXTS),
    st.builds(DropKeyboard, IDS, IDS),
    st.builds(Delete, IDS, IDS),
    st.builds(SendFile, IDS, TEXTS, TEXTS | st.binary(max_size=20), TEXTS, st.none() | IDS),
    st.builds(CreateTopic, IDS, TEXTS),
    st.builds(RenameTopic, IDS, IDS, TEXTS),
    st.builds(ChangeTopic, IDS, IDS, st.sampled_from(TopicChange)),
)


def moved(operation: Operation, chat_id: int) -> Operation:
    """The same in another chat."""
    if isinstance(operation, Send | Edit):
        return replace(operation, message=replace(operation.message, chat_id=chat_id))
    return replace(operation, chat_id=chat_id)


@given(OPERATIONS)
def test_stored_operation_comes_back_as_it_was(operation: Operation) -> None:
    """Through JSON and back, every operation is the same, buttons, replies and captions included."""
    stored = json.loads(json.dumps(to_payload(operation)))
    assert from_payload(chat_of(operation), stored) == operation


@given(OPERATIONS, IDS)
def test_stored_operation_follows_its_chat(operation: Operation, new: int) -> None:
    """Read for a chat's new address it is the same operation there; where a copy comes from does not move with it."""
    assert from_payload(new, to_payload(operation)) == moved(operation, new)


def test_what_is_no_operation_is_an_error() -> None:
    """A payload of some other program is refused, not guessed at."""
    with pytest.raises(KeyError):
        from_payload(1, {"do": "dance"})
