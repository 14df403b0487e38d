"""The whole way: python-telegram-bot's own application against the served world."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot.standin import Group, Server, Specification, World, serve

Context = ContextTypes.DEFAULT_TYPE
YES_NO = InlineKeyboardMarkup([[InlineKeyboardButton(text, callback_data=text.lower()) for text in ("Ja", "Nej")]])


async def greet(update: Update, _context: Context) -> None:
    """Answer /start."""
    assert update.message is not None
    await update.message.reply_html("Vil du tale med et <b>menneske</b>?", reply_markup=YES_NO)


def handlers(group: Group) -> list[Any]:
    """A small assistant: asks, opens a topic on yes, relays both ways."""
    citizens: dict[int, int] = {}

    async def choose(update: Update, context: Context) -> None:
        query = update.callback_query
        assert query is not None
        await query.answer()
        await query.edit_message_text("Et øjeblik")
        topic = await context.bot.create_forum_topic(group.id, query.from_user.full_name)
        citizens[topic.message_thread_id] = query.from_user.id

    async def relay(update: Update, _context: Context) -> None:
        message = update.message
        assert message is not None
        if message.chat.id == group.id:
            await message.copy(citizens[message.message_thread_id or 0])
        else:
            [topic] = [topic for topic, citizen in citizens.items() if citizen == message.chat.id]
            await message.copy(group.id, message_thread_id=topic)

    wanted = filters.UpdateType.MESSAGE & ~filters.StatusUpdate.ALL
    return [CommandHandler("start", greet), CallbackQueryHandler(choose), MessageHandler(wanted, relay)]


@pytest.fixture
async def application(world: World, server: Server, bot: Bot, group: Group) -> AsyncIterator[Application]:  # type: ignore[type-arg] # six parameters that say nothing here
    """The assistant, polling."""
    assert server.base_url in bot.base_url
    made = ApplicationBuilder().bot(bot).build()
    made.add_handlers(handlers(group))
    assert made.updater is not None
    async with made:
        await made.start()
        await made.updater.start_polling(allowed_updates=[Update.MESSAGE, Update.CALLBACK_QUERY])
        yield made
        await made.updater.stop()
        await made.stop()
    assert not world.updates.pending


@pytest.mark.usefixtures("application")
async def test_a_question_travels_to_staff_and_back(world: World, group: Group) -> None:
    """A citizen starts, presses a button, writes and sends a photo; staff answer in the topic; the citizen reads it."""
    anna, bo = world.add_citizen("Anna"), world.add_member(group, "Bo")
    anna.start()
    [offer] = await anna.replies()
    assert (offer.html, offer.buttons) == ("Vil du tale med et <b>menneske</b>?", ["Ja", "Nej"])
    await anna.answered(anna.press("Ja"))
    topic = await group.new_topic()
    assert topic.name == "Anna"
    await anna.sees(lambda chat: chat[-1].text == "Et øjeblik")
    anna.send("Hvad koster et pas?")
    anna.send_photo("mit gamle")
    first, second = await group.reader(topic).next(2)
    assert (first.text, second.text, "photo" in second.content) == ("Hvad koster et pas?", "mit gamle", True)
    bo.reply(first, "Det koster 893 kr.")
    assert await anna.reply_text() == "Det koster 893 kr."


async def test_300_citizens_ask_at_once(specification: Specification | None) -> None:
    """Each of 300 citizens gets their answer, none lost and none twice."""
    world = World(log_limit=100, specification=specification)
    citizens = [world.add_citizen(f"Borger {number}") for number in range(300)]

    async def ask(number: int) -> None:
        citizens[number].send(f"spørgsmål {number}")
        assert await citizens[number].reply_text(within=60) == f"svar spørgsmål {number}"

    async def answer_all(bot: Bot) -> None:
        offset, answered = 0, 0
        while answered < 300:
            updates = await bot.get_updates(offset=offset, timeout=10)
            texts = [
                (update.effective_user.id, update.message.text)
                for update in updates
                if update.message and update.effective_user
            ]
            await asyncio.gather(*(bot.send_message(person, f"svar {text}") for person, text in texts))
            offset, answered = updates[-1].update_id + 1, answered + len(texts)

    async with serve(world) as server, Bot(world.token, base_url=server.base_url) as bot:
        await asyncio.gather(answer_all(bot), *map(ask, range(300)))
    assert all(len(citizen.chat) == 2 for citizen in citizens)
    assert (len(world.log), world.log.last > 300) == (100, True)
    assert world.violations == []
