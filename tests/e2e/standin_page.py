"""The stand-in's page in a browser, with a small scripted assistant behind it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import ConsoleMessage, Error, Locator, Page, Request
from telegram import BotCommand, CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.ext import Application, ApplicationBuilder, CallbackQueryHandler, ContextTypes, MessageHandler, filters

from bot.standin import Citizen, Group, Server, Staff, World, serve
from tests.e2e.browser import open_page

Context = ContextTypes.DEFAULT_TYPE
Assistant = Application[Any, Any, Any, Any, Any, Any]

KEYBOARD = InlineKeyboardMarkup(
    [
        [InlineKeyboardButton("Ja", callback_data="ask"), InlineKeyboardButton("Nej", callback_data="no")],
        [InlineKeyboardButton("borger.dk", url="https://www.borger.dk")],
    ]
)


@dataclass(slots=True)
class Scene:
    """Everything a test of the page has at hand.

    Attributes:
        problems: what the page's console complained of, and every request that left this machine.
    """

    world: World
    group: Group
    anna: Citizen
    bo: Staff
    server: Server
    page: Page
    assistant: Assistant
    problems: list[str] = field(default_factory=list)

    @property
    def phone(self) -> Locator:
        """The citizen's pane."""
        return self.page.get_by_role("region", name="Borgerens telefon")

    @property
    def staff(self) -> Locator:
        """The staff's pane."""
        return self.page.get_by_role("region", name="Personalegruppen")

    @property
    def field(self) -> Locator:
        """Where the citizen writes."""
        return self.phone.get_by_role("textbox", name="Skriv til Borgerbot")

    async def start(self) -> None:
        """Open the first citizen's chat, and wait for the welcome."""
        await self.phone.get_by_role("button", name="Start").click()
        await self.phone.get_by_text("Velkommen").wait_for()


async def _answer(update: Update, _context: Context) -> None:
    """Welcome, hand over, or relay to citizens what staff reply."""
    message = update.effective_message
    assert isinstance(message, Message)
    if message.chat_id < 0:
        target = message.reply_to_message
        if target is not None and target.text is not None and target.text.startswith("Spørgsmål fra "):
            citizen = int(target.text.split()[2].rstrip(":"))
            await message.get_bot().send_message(citizen, f"Medarbejderen svarer: {message.text}")
    elif message.text is not None and message.text.startswith("/start"):
        await message.reply_html("<b>Velkommen</b> til prøven")
    else:
        await message.reply_text("Skal jeg spørge en medarbejder?", reply_markup=KEYBOARD)


def _press(group_id: int) -> Any:
    async def handle(update: Update, context: Context) -> None:
        query = update.callback_query
        assert isinstance(query, CallbackQuery)
        if query.data == "warn":
            await query.answer("Pas godt på", show_alert=True)
            return
        await query.answer("Det er noteret")
        await query.edit_message_text("Spørgsmålet er sendt")
        if query.data == "ask":
            topic = await context.bot.create_forum_topic(group_id, f"Sag {query.from_user.first_name}")
            text = f"Spørgsmål fra {query.from_user.id}: hvad nu?"
            await context.bot.send_message(group_id, text, message_thread_id=topic.message_thread_id)

    return handle


@asynccontextmanager
async def assistant(server: Server, group_id: int) -> AsyncIterator[Assistant]:
    """The scripted assistant, polling."""
    builder = ApplicationBuilder().token("1:TEST").base_url(server.base_url).base_file_url(server.base_file_url)
    app = builder.build()
    app.add_handler(MessageHandler(filters.ALL & ~filters.UpdateType.EDITED & ~filters.StatusUpdate.ALL, _answer))
    app.add_handler(CallbackQueryHandler(_press(group_id)))
    async with app:
        await app.bot.set_my_commands([BotCommand("start", "Begynd forfra"), BotCommand("hjaelp", "Hjælp")])
        await app.bot.set_my_description("Jeg er en prøve.")
        await app.start()
        assert app.updater is not None
        await app.updater.start_polling(allowed_updates=Update.ALL_TYPES)
        try:
            yield app
        finally:
            await app.updater.stop()
            await app.stop()


@asynccontextmanager
async def open_scene(path: str = "/", **settings: Any) -> AsyncIterator[Scene]:
    """Two citizens, two colleagues, the assistant, and the page in a browser; `settings` as `new_context` has them."""
    world = World()
    group = world.add_staff_group("Vagten")
    bo = world.add_member(group, "Bo", admin=True)
    world.add_member(group, "Mette")
    anna = world.add_citizen("Anna")
    world.add_citizen("Amir", language_code="en")
    async with serve(world) as server, assistant(server, group.id) as running, open_page(**settings) as page:
        scene = Scene(world, group, anna, bo, server, page, running)
        _watch(scene)
        await page.goto(server.url + path)
        await page.get_by_role("tab", name="Anna").wait_for()
        yield scene


def _watch(scene: Scene) -> None:
    def console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            scene.problems.append(message.text)

    def request(made: Request) -> None:
        if not made.url.startswith(scene.server.url):
            scene.problems.append(f"request to {made.url}")

    def page_error(error: Error) -> None:
        scene.problems.append(str(error))

    scene.page.on("console", console)
    scene.page.on("request", request)
    scene.page.on("pageerror", page_error)
