"""Limits are counted in bytes here, characters there and UTF-16 units elsewhere; others mixed them up (34, 97, 98)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.controls.actions import Action, Verb, parse_action
from bot.messages import Button, Message
from bot.render import MESSAGE_LIMIT, SPLIT_AT, escape, markdown_to_html, split_text, utf16_length
from bot.standin import Citizen
from bot.storage.database import Database
from bot.transport.outgoing.gateway import TelegramGateway
from bot.transport.outgoing.operations import Send
from bot.transport.outgoing.outbox import Outgoing
from tests.integration.transport.hands import Hands
from tests.integration.transport.post import sending
from tests.integration.transport.rows import finished, outbox_until, put

LETTERS = st.sampled_from("æøåÆØÅéя漢😀👍🏽 \n.")


@given(st.text(LETTERS, max_size=300), st.integers(min_value=2, max_value=60))
def test_parts_are_short_enough_and_nothing_is_lost(text: str, limit: int) -> None:
    """Parts are within the limit in UTF-16 units, cut between characters, and only white space at a cut is gone."""
    parts = split_text(text, limit)
    assert all(utf16_length(part) <= limit for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


@pytest.mark.parametrize("word", ["æøå ", "😀 ", "漢字 ", "ÆØÅ & <b> "])
async def test_long_text_of_any_letters_arrives_whole(
    database: Database, gateway: TelegramGateway, hands: Hands, anna: Citizen, word: str
) -> None:
    """Whatever its letters weigh, a long text is split so that Telegram takes every part, and is read in order."""
    text = (word * 9000)[:9000].strip()
    parts = split_text(text)
    await put(database, hands(), *(Outgoing(Send(Message(anna.id, escape(part)))) for part in parts))
    async with sending(database, gateway, hands):
        rows = await outbox_until(database, finished)
    assert [row.state for row in rows] == ["sent"] * len(parts)
    assert len(parts) > 1
    assert " ".join(message.text for message in anna.chat if message.from_bot) == text


async def test_markup_after_an_emoji_stands_where_it_should(
    database: Database, gateway: TelegramGateway, hands: Hands, anna: Citizen
) -> None:
    """What is bold after an emoji is bold for the reader, and not one letter further on."""
    html = markdown_to_html("😀👍🏽 Åbent til **kl. 17** i dag")
    await put(database, hands(), Outgoing(Send(Message(anna.id, html))))
    async with sending(database, gateway, hands):
        await outbox_until(database, finished)
    assert anna.last.html == "😀👍🏽 Åbent til <b>kl. 17</b> i dag"


@pytest.mark.parametrize("verb", list(Verb))
async def test_button_fits_its_bytes(
    database: Database, gateway: TelegramGateway, hands: Hands, anna: Citizen, verb: Verb
) -> None:
    """What a button brings back is an entry's slug, never its title, and the longest one fits in 64 bytes."""
    data = Action(verb, "a" * 50).data()
    assert len(data.encode()) <= 64
    assert parse_action(data) == Action(verb, "a" * 50)
    keyboard = ((Button("Åbningstider på biblioteket i Haslev", data),),)
    await put(database, hands(), Outgoing(Send(Message(anna.id, "Hvad mener du?", keyboard))))
    async with sending(database, gateway, hands):
        [row] = await outbox_until(database, finished)
    assert row.state == "sent"


def test_split_leaves_room_within_the_limit() -> None:
    """Where a text is split there is room left for a heading and a source line."""
    assert SPLIT_AT + 200 < MESSAGE_LIMIT
