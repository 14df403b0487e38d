"""One attempt at Telegram: what is said arrives as it should look, and every way to fail is told apart."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from telegram import Bot
from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.messages import Button, Message
from bot.render import markdown_to_html
from bot.standin import Citizen, Fault, FaultKind, Group, Server, Staff, World
from bot.standin.markup import parse_html
from bot.standin.model import ChatKind, Status
from bot.transport.outgoing.gateway import TelegramGateway
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
)
from bot.transport.outgoing.refusals import outcome_of
from bot.transport.outgoing.results import Outcome, Result
from bot.transport.request import Request

TOKEN = "1:TEST"
KEYBOARD = ((Button("Ja", "ok:"), Button("Nej", "no:")), (Button("Pris på pas", "r:pas-pris"),))


@pytest.fixture
def group(world: World) -> Group:
    """A staff group that is no supergroup yet."""
    return world.add_group("Vagten", kind=ChatKind.GROUP, bot=Status.ADMINISTRATOR)


@pytest.fixture
async def gateway(server: Server) -> AsyncIterator[TelegramGateway]:
    """The gateway over the real client, connected to the stand-in; it gives up on an answer after a blink."""
    async with Bot(TOKEN, base_url=server.base_url, request=Request(seconds=0.3)) as bot:
        yield TelegramGateway(bot)


async def sent(gateway: TelegramGateway, message: Message) -> int:
    """Send a message that must arrive; gives its id."""
    outcome = await gateway.perform(Send(message))
    assert outcome.result is Result.SENT
    assert outcome.message_id is not None
    return outcome.message_id


async def test_message_arrives_with_markup_buttons_and_reply(gateway: TelegramGateway, anna: Citizen) -> None:
    """Text, markup, buttons and what it answers arrive; links are not turned into previews."""
    asked = anna.send("hvad koster et pas")
    outcome = await gateway.perform(Send(Message(anna.id, "<b>Pas</b> &amp; <i>penge</i>", KEYBOARD, asked.id)))
    assert outcome == Outcome(Result.SENT, anna.last.id)
    assert (anna.last.text, anna.last.html) == ("Pas & penge", "<b>Pas</b> &amp; <i>penge</i>")
    assert [[(b["text"], b["callback_data"]) for b in row] for row in anna.last.keyboard] == [
        [(button.label, button.action) for button in row] for row in KEYBOARD
    ]
    assert anna.last.reply_to is asked
    [call] = anna.world.log.calls("sendMessage")
    assert call.params["link_preview_options"] == {"is_disabled": True}


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1, max_size=50).filter(lambda text: text.strip()))
async def test_rendered_text_arrives_as_the_renderer_meant_it(
    gateway: TelegramGateway, anna: Citizen, text: str
) -> None:
    """Whatever is typed into an answer, over real HTTP it is accepted and shown as rendered."""
    html = f"x {markdown_to_html(text)}"
    await sent(gateway, Message(anna.id, html))
    assert anna.last.text == parse_html(html)[0]


async def test_message_that_answers_a_deleted_one_arrives_all_the_same(gateway: TelegramGateway, anna: Citizen) -> None:
    """What is said matters more than what it points at."""
    asked = anna.send("hvad koster et pas")
    anna.delete(asked)
    await sent(gateway, Message(anna.id, "Et svar", reply_to=asked.id))
    assert (anna.last.text, anna.last.reply_to) == ("Et svar", None)


async def test_refused_markup_is_told_apart_and_can_be_sent_plain(gateway: TelegramGateway, anna: Citizen) -> None:
    """Markup that Telegram cannot parse is not the end: the same text goes without it, with its buttons."""
    message = Message(anna.id, "<u>Pas</ub> &lt;nu&gt; &amp; her", KEYBOARD)
    outcome = await gateway.perform(Send(message))
    assert outcome.result is Result.BAD_MARKUP
    assert outcome.problem is not None
    assert "can't parse entities" in outcome.problem.lower()
    anna.world.violations.clear()
    assert (await gateway.perform(Send(message), plain=True)).result is Result.SENT
    assert anna.last.text == "Pas <nu> & her"
    assert anna.last.buttons


async def test_edit_replaces_text_and_buttons(gateway: TelegramGateway, anna: Citizen) -> None:
    """A menu changes in place, buttons too; nothing new is sent."""
    number = await sent(gateway, Message(anna.id, "Vælg", KEYBOARD))
    outcome = await gateway.perform(Edit(Message(anna.id, "<b>Pas</b>"), number))
    assert outcome == Outcome(Result.SENT, number)
    assert (anna.last.id, anna.last.html, anna.last.keyboard, anna.last.edited) == (number, "<b>Pas</b>", [], True)


async def test_edit_that_changes_nothing_is_no_fault(gateway: TelegramGateway, anna: Citizen) -> None:
    """A button pressed twice leads to the same menu twice, which Telegram refuses; the reader sees what was meant."""
    number = await sent(gateway, Message(anna.id, "Vælg", KEYBOARD))
    assert await gateway.perform(Edit(Message(anna.id, "Vælg", KEYBOARD), number)) == Outcome(Result.SENT, number)
    assert not anna.last.edited


async def test_edit_of_a_deleted_message_is_sent_anew(gateway: TelegramGateway, anna: Citizen) -> None:
    """Whoever deleted the menu gets it as a new message."""
    number = await sent(gateway, Message(anna.id, "Vælg", KEYBOARD))
    anna.delete(anna.last)
    outcome = await gateway.perform(Edit(Message(anna.id, "<b>Pas</b>", KEYBOARD), number))
    assert outcome.result is Result.SENT
    assert outcome.message_id == anna.last.id != number
    assert anna.last.html == "<b>Pas</b>"
    assert anna.last.buttons


async def test_edit_of_what_cannot_be_edited_is_sent_anew(gateway: TelegramGateway, anna: Citizen) -> None:
    """A message that is not the assistant's own, or too old, is left alone and the text comes below it."""
    asked = anna.send("hvad koster et pas")
    assert (await gateway.perform(Edit(Message(anna.id, "Et svar"), asked.id))).result is Result.SENT
    assert [message.text for message in anna.chat][-2:] == ["hvad koster et pas", "Et svar"]


async def test_copy_carries_the_picture_without_its_author(
    gateway: TelegramGateway, anna: Citizen, group: Group, bo: Staff
) -> None:
    """A picture passes on without a name; its caption stays, or is replaced by a redacted one, or by none."""
    picture = anna.send_photo("mit nummer er 010190-1234")
    note = bo.send("her")
    number, masked = "mit nummer er 010190-1234", "mit nummer er [CPR]"
    for caption, shown in ((None, number), (masked, masked), ("", "")):
        outcome = await gateway.perform(Copy(group.id, (anna.id, picture.id), reply_to=note.id, caption=caption))
        copied = group.messages()[-1]
        assert outcome == Outcome(Result.SENT, copied.id)
        assert (copied.text, copied.origin, copied.reply_to) == (shown, None, note)
        assert "photo" in copied.content


async def test_copy_of_a_deleted_message_is_refused(gateway: TelegramGateway, anna: Citizen, group: Group) -> None:
    """What is gone cannot be passed on, however often it is tried."""
    picture = anna.send_photo()
    anna.delete(picture)
    assert (await gateway.perform(Copy(group.id, (anna.id, picture.id)))).result is Result.REFUSED


async def test_mark_puts_a_reaction_on_a_message(gateway: TelegramGateway, group: Group, bo: Staff) -> None:
    """A mark comes and goes on a message; that one that is gone gets none is no failure."""
    reply = bo.send("Det må du gerne")
    assert await gateway.perform(Mark(group.id, reply.id, "👍")) == Outcome(Result.SENT)
    assert list(reply.reactions.values()) == [[{"type": "emoji", "emoji": "👍"}]]
    assert await gateway.perform(Mark(group.id, reply.id, None)) == Outcome(Result.SENT)
    assert reply.reactions == {}
    bo.delete(reply)
    assert await gateway.perform(Mark(group.id, reply.id, "👍")) == Outcome(Result.SENT)


async def test_dropped_keyboard_leaves_the_text(gateway: TelegramGateway, anna: Citizen) -> None:
    """The buttons go, the text stays; of a message that is gone they have gone, too, and nothing else happens."""
    number = await sent(gateway, Message(anna.id, "Hvad mener du?", KEYBOARD))
    assert (await gateway.perform(DropKeyboard(anna.id, number))).result is Result.SENT
    assert (anna.last.text, anna.last.keyboard) == ("Hvad mener du?", [])
    anna.delete(anna.last)
    before = len(anna.chat)
    assert (await gateway.perform(DropKeyboard(anna.id, number))).result is Result.SENT
    assert len(anna.chat) == before


async def test_file_arrives_with_its_name_and_content(gateway: TelegramGateway, anna: Citizen, world: World) -> None:
    """A text comes as a file, letter for letter, with a sentence under it."""
    outcome = await gateway.perform(SendFile(anna.id, "mine-data.txt", "Spørgsmål: æøå\n", "<b>Alt</b>"))
    assert outcome == Outcome(Result.SENT, anna.last.id)
    document = anna.last.content["document"]
    file = world.files.find(document["file_id"])
    assert file is not None
    assert (document["file_name"], file.data.decode()) == ("mine-data.txt", "Spørgsmål: æøå\n")
    assert anna.last.content["caption"] == "Alt"


async def test_file_of_bytes_arrives_byte_for_byte(gateway: TelegramGateway, anna: Citizen, world: World) -> None:
    """What is no text, such as a poster, comes as it is."""
    await gateway.perform(SendFile(anna.id, "kode.pdf", b"%PDF\xff\x00", ""))
    file = world.files.find(anna.last.content["document"]["file_id"])
    assert file is not None
    assert file.data == b"%PDF\xff\x00"


async def test_deleted_message_is_gone(gateway: TelegramGateway, anna: Citizen) -> None:
    """What a citizen sent is deleted where Telegram allows; what is gone already need not be."""
    message = anna.send("noget privat")
    assert (await gateway.perform(Delete(anna.id, message.id))).result is Result.SENT
    assert message not in anna.chat
    assert (await gateway.perform(Delete(anna.id, message.id))).result is Result.SENT


@pytest.mark.parametrize(
    ("fault", "result", "arrived"),
    [
        (Fault(kind=FaultKind.FLOOD, retry_after=7), Result.LATER, 0),
        (Fault(kind=FaultKind.SERVER_ERROR, status=502), Result.NOT_SENT, 0),
        (Fault(kind=FaultKind.SERVER_ERROR, status=500, description="Internal Server Error"), Result.NOT_SENT, 0),
        (Fault(kind=FaultKind.REFUSE, status=400, description="Bad Request: chat not found"), Result.REFUSED, 0),
        (Fault(kind=FaultKind.DROP_BEFORE), Result.UNCERTAIN, 0),
        (Fault(kind=FaultKind.DROP_AFTER), Result.UNCERTAIN, 1),
        (Fault(kind=FaultKind.HANG_BEFORE), Result.UNCERTAIN, 0),
        (Fault(kind=FaultKind.HANG_AFTER), Result.UNCERTAIN, 1),
        (Fault(kind=FaultKind.SLOW, delay=0.01), Result.SENT, 1),
    ],
    ids=lambda value: f"{value.kind.value} {value.status}" if isinstance(value, Fault) else None,
)
async def test_faults_are_told_apart(
    gateway: TelegramGateway, anna: Citizen, fault: Fault, result: Result, arrived: int
) -> None:
    """What certainly was not sent, what may have been, and what never can be are three things; one attempt is made."""
    before = len(anna.chat)
    # A copy, since a fault counts down and this one is shared by every run.
    anna.world.faults.add(replace(fault, method="sendMessage"))
    outcome = await gateway.perform(Send(Message(anna.id, "Et svar")))
    assert outcome.result is result
    assert len(anna.chat) == before + arrived
    assert len(anna.world.log.calls("sendMessage")) == 1
    assert outcome.wait == (timedelta(seconds=7) if result is Result.LATER else timedelta())


async def test_telegram_that_cannot_be_reached_certainly_got_nothing() -> None:
    """Where no connection is made nothing was sent, so trying again cannot repeat anything."""
    # Port 1 is nobody's.
    bot = Bot(TOKEN, base_url="http://127.0.0.1:1/bot", request=Request(seconds=1))
    async with bot.request:
        outcome = await TelegramGateway(bot).perform(Send(Message(1001, "Et svar")))
    assert outcome.result is Result.NOT_SENT


@pytest.mark.parametrize(
    ("status", "result"),
    [
        (200, Result.UNCERTAIN),
        (302, Result.NOT_SENT),
        (400, Result.NOT_SENT),
        (401, Result.NOT_SENT),
        (403, Result.NOT_SENT),
        (404, Result.NOT_SENT),
        (429, Result.NOT_SENT),
        (503, Result.UNCERTAIN),
    ],
)
async def test_what_something_in_between_answers_is_no_refusal_of_telegrams(status: int, result: Result) -> None:
    """A proxy's page says nothing of the message: nobody has blocked us, no token is wrong, and it is tried again.

    Regression: a filter that answered 403 made everybody somebody who had blocked the assistant.
    """

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        page = b"<html>Adgang er sp\xc3\xa6rret</html>"
        writer.write(b"HTTP/1.1 %d X\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s" % (status, len(page), page))
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as proxy:
        host, port = proxy.sockets[0].getsockname()
        bot = Bot(TOKEN, base_url=f"http://{host}:{port}/bot", request=Request(seconds=5))
        async with bot.request:
            gateway = TelegramGateway(bot)
            assert (await gateway.perform(Send(Message(1001, "Et svar")))).result is result
            assert not await gateway.reachable()


@pytest.mark.parametrize("status", [403, 407, 502])
async def test_a_proxy_that_makes_no_way_passed_nothing_on(monkeypatch: pytest.MonkeyPatch, status: int) -> None:
    """Where it refuses the way to Telegram itself, an announcement was not sent either, and is sent later."""

    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 %d X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n" % status)
        writer.close()

    async with await asyncio.start_server(refuse, "127.0.0.1", 0) as proxy:
        host, port = proxy.sockets[0].getsockname()
        monkeypatch.setenv("https_proxy", f"http://{host}:{port}")
        bot = Bot(TOKEN, base_url="https://api.telegram.invalid/bot", request=Request(seconds=5))
        async with bot.request:
            assert (await TelegramGateway(bot).perform(Send(Message(1001, "Et svar")))).result is Result.NOT_SENT


@pytest.mark.parametrize("gone", ["block", "deactivate"])
async def test_blocked_assistant_and_deleted_account_are_final(
    gateway: TelegramGateway, anna: Citizen, gone: str
) -> None:
    """Nobody is written to who does not want it or is not there any more."""
    getattr(anna, gone)()
    assert (await gateway.perform(Send(Message(anna.id, "Et svar")))).result is Result.BLOCKED


async def test_person_who_never_wrote_cannot_be_written_to(gateway: TelegramGateway, world: World) -> None:
    """A chat that its citizen has not opened refuses, and so does one that does not exist."""
    stranger = world.add_citizen("Ny")
    assert (await gateway.perform(Send(Message(stranger.id, "Hej")))).result is Result.BLOCKED
    assert (await gateway.perform(Send(Message(999_999, "Hej")))).result is Result.REFUSED


@pytest.mark.parametrize("copy", [False, True])
async def test_moved_group_tells_where_it_is(
    gateway: TelegramGateway, anna: Citizen, group: Group, bo: Staff, copy: bool
) -> None:
    """A group that became a supergroup answers with its new id, and there the message arrives."""
    old, picture = group.id, anna.send_photo()
    group.migrate()
    group.move(bo)

    def operation(chat_id: int) -> Operation:
        return Copy(chat_id, (anna.id, picture.id)) if copy else Send(Message(chat_id, "Nyt spørgsmål"))

    outcome = await gateway.perform(operation(old))
    assert (outcome.result, outcome.moved_to) == (Result.MOVED, group.id)
    assert group.id != old
    assert (await gateway.perform(operation(group.id))).result is Result.SENT


@pytest.mark.parametrize(
    ("error", "result"),
    [
        (BadRequest("Can't parse entities: unsupported start tag"), Result.BAD_MARKUP),
        (BadRequest("Entities_too_long"), Result.BAD_MARKUP),
        (BadRequest("Message_too_long"), Result.TOO_LONG),
        (BadRequest("Topic_deleted"), Result.TOPIC_GONE),
        (BadRequest("Topic_id_invalid"), Result.TOPIC_GONE),
        (BadRequest("Chat not found"), Result.REFUSED),
        (Forbidden("Forbidden: bot was blocked by the user"), Result.BLOCKED),
        (Forbidden("Forbidden: MESSAGE_DELETE_FORBIDDEN"), Result.REFUSED),
        (RetryAfter(3), Result.LATER),
        (TimedOut(), Result.UNCERTAIN),
        (NetworkError("Bad Gateway"), Result.NOT_SENT),
        (InvalidToken(), Result.NOT_SENT),
        (Conflict("terminated by other getUpdates request"), Result.NOT_SENT),
        (TelegramError("something new"), Result.REFUSED),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, TelegramError) else None,
)
def test_every_kind_of_error_has_its_result(error: TelegramError, result: Result) -> None:
    """The library's errors are a family in which some are kinds of others; each is asked about in the right order."""
    outcome = outcome_of(error)
    assert outcome.result is result
    assert outcome.problem


async def test_topic_is_made_written_to_and_reopened_for_a_message(gateway: TelegramGateway, world: World) -> None:
    """A topic's id is the result of making it; a message opens a closed one; closing it twice is no failure."""
    forum = world.add_staff_group("Forum")
    made = await gateway.perform(CreateTopic(forum.id, "Sag 1 · pas"))
    assert (made.result, forum.topics[0].name) == (Result.SENT, "Sag 1 · pas")
    topic = made.message_id
    assert topic == forum.topics[0].id
    for _ in range(2):
        closed = await gateway.perform(ChangeTopic(forum.id, topic, TopicChange.CLOSE))
        assert (closed.result, forum.topics[0].closed) == (Result.SENT, True)
    said = await gateway.perform(Send(Message(forum.id, "Et spørgsmål", topic=topic)))
    assert (said.result, forum.topics[0].closed) == (Result.SENT, False)
    assert [message.text for message in forum.messages(topic)] == ["Et spørgsmål"]


async def test_a_lost_topic_is_told_from_other_refusals(gateway: TelegramGateway, world: World) -> None:
    """A message to a topic that is gone is no plain refusal, since it can be said elsewhere."""
    forum = world.add_staff_group("Forum")
    made = await gateway.perform(CreateTopic(forum.id, "Sag 1 · pas"))
    assert made.message_id is not None
    assert (await gateway.perform(ChangeTopic(forum.id, made.message_id, TopicChange.DELETE))).result is Result.SENT
    outcome = await gateway.perform(Send(Message(forum.id, "Et spørgsmål", topic=made.message_id)))
    assert outcome.result is Result.TOPIC_GONE


async def test_a_closed_topic_that_may_not_be_opened_is_told(gateway: TelegramGateway, world: World) -> None:
    """Without the right to open the topic again the message has to go elsewhere."""
    forum = world.add_staff_group("Forum", without=frozenset({"can_manage_topics"}))
    topic = world.add_member(forum, "Bo").create_topic("Sag 1")
    world.add_member(forum, "Eva").close_topic(topic)
    outcome = await gateway.perform(Send(Message(forum.id, "Et spørgsmål", topic=topic.id)))
    assert outcome.result is Result.TOPIC_SHUT


@pytest.mark.parametrize(
    ("operation", "result"),
    [
        (CreateTopic(-5, "Sag 1"), Result.REFUSED),
        (RenameTopic(-5, 2, "Sag 1"), Result.REFUSED),
        (ChangeTopic(-5, 2, TopicChange.CLOSE), Result.REFUSED),
        (Mark(-5, 2, "👍"), Result.REFUSED),
        (DropKeyboard(-5, 2), Result.REFUSED),
        (ChangeTopic(-5, 2, TopicChange.DELETE), Result.LATER),
        (Delete(-5, 2), Result.LATER),
        (Send(Message(-5, "Et spørgsmål")), Result.LATER),
        (Copy(-5, (7, 8)), Result.LATER),
    ],
    ids=lambda value: type(value).__name__ if not isinstance(value, Result) else None,
)
async def test_nothing_that_is_said_waits_hours_for_what_says_nothing(
    gateway: TelegramGateway, world: World, operation: Operation, result: Result
) -> None:
    """Where Telegram asks to wait long with topics, marks or buttons they are done without; for minutes all wait."""
    world.faults.add(Fault(kind=FaultKind.FLOOD, retry_after=120, times=1))
    assert (await gateway.perform(operation)).result is Result.LATER
    world.faults.add(Fault(kind=FaultKind.FLOOD, retry_after=3600, times=1))
    assert (await gateway.perform(operation)).result is result
