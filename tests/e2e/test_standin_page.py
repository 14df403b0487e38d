"""The stand-in's page does what a citizen and the staff do, and shows what the assistant does."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio
from playwright.async_api import expect
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup

from bot.standin import World, serve
from tests.e2e.browser import MARKS
from tests.e2e.standin_page import Scene, open_scene

pytestmark = MARKS

LANGUAGES = ReplyKeyboardMarkup([["Dansk", "English"]], one_time_keyboard=True, resize_keyboard=True)


@pytest_asyncio.fixture(loop_scope="session")
async def scene() -> AsyncIterator[Scene]:
    """The page, which must neither complain, nor call other machines, nor make the assistant break Telegram's rules."""
    async with open_scene() as opened:
        yield opened
        assert opened.problems == []
        assert opened.world.violations == []


async def test_a_question_travels_to_staff_and_back_by_keyboard_alone(scene: Scene) -> None:
    """Everything from Start to the staff's reply can be done without a pointer."""
    page = scene.page
    await expect(scene.phone.get_by_text("Jeg er en prøve.")).to_be_visible()
    await scene.phone.get_by_role("button", name="Start").press("Enter")
    await expect(scene.phone.get_by_text("Velkommen")).to_be_visible()
    await expect(scene.field).to_be_focused()

    await page.keyboard.type("hvad nu?")
    await page.keyboard.press("Enter")
    await scene.phone.get_by_role("button", name="Ja").press("Enter")
    await expect(scene.phone.get_by_text("Spørgsmålet er sendt")).to_be_visible()
    await expect(scene.phone.get_by_text("redigeret")).to_be_visible()
    await expect(page.get_by_role("status").filter(has_text="Det er noteret")).to_be_visible()

    await scene.staff.get_by_role("button", name="Sag Anna").press("Enter")
    await scene.staff.get_by_role("button", name="Svar").press("Enter")
    await expect(scene.staff.get_by_text("Du svarer Borgerbot:")).to_be_visible()
    await page.keyboard.type("Kom i morgen")
    await page.keyboard.press("Enter")
    await expect(scene.phone.get_by_text("Medarbejderen svarer: Kom i morgen")).to_be_visible()
    await expect(scene.staff.get_by_text("Svar til Borgerbot:")).to_be_visible()


async def test_focus_stays_with_a_message_whose_button_went_away(scene: Scene) -> None:
    """When the assistant takes the pressed button away, a keyboard user is left at that message."""
    await scene.start()
    await scene.field.fill("hjælp")
    await scene.field.press("Enter")
    await scene.phone.get_by_role("button", name="Nej").press("Enter")
    edited = scene.phone.get_by_role("article").filter(has_text="Spørgsmålet er sendt")
    await expect(edited).to_be_focused()


async def test_every_citizen_has_a_chat_and_a_draft_of_their_own(scene: Scene) -> None:
    """Arrow keys change the tab; what one citizen wrote, or began to write, is not in the other's phone."""
    page = scene.page
    await scene.start()
    await scene.field.fill("kladde")
    await page.get_by_role("tab", name="Anna").press("ArrowRight")
    await expect(page.get_by_role("tab", name="Amir")).to_be_focused()
    await expect(scene.phone.get_by_text("Velkommen")).to_be_hidden()
    await scene.phone.get_by_role("button", name="Start").press("Enter")
    await expect(scene.field).to_be_focused()
    await expect(scene.field).to_have_value("")
    await page.get_by_role("tab", name="Amir").press("Home")
    await expect(scene.phone.get_by_text("Velkommen")).to_be_visible()
    await expect(scene.field).to_have_value("kladde")


async def test_a_message_to_a_phone_out_of_sight_is_counted_in_words(scene: Scene) -> None:
    """News for another tab is told in that tab's name."""
    await scene.start()
    await scene.page.get_by_role("tab", name="Amir").click()
    await scene.assistant.bot.send_message(scene.anna.id, "nyt til Anna")
    await expect(scene.page.get_by_role("tab", name="Anna 1 ny besked")).to_be_visible()


async def test_a_new_citizen_has_a_phone_in_their_language(scene: Scene) -> None:
    """A citizen made in the dialog is there with name and language, and their phone is taken up."""
    page = scene.page
    await page.get_by_role("button", name="Ny borger").press("Enter")
    dialog = page.get_by_role("dialog", name="Ny borger")
    await dialog.get_by_label("Telefonens sprog").select_option("Ukrainsk")
    await dialog.get_by_label("Navn").fill("Olena")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("tab", name="Olena")).to_have_attribute("aria-selected", "true")
    assert [user.language_code for user in scene.world.users.values() if user.name == "Olena"] == ["uk"]


async def test_own_messages_can_be_changed_reacted_to_and_deleted(scene: Scene) -> None:
    """The message menu edits (Esc leaves that without a trace), reacts and deletes."""
    page = scene.page
    await scene.start()
    own = scene.phone.get_by_role("article").first

    async def choose(item: str) -> None:
        await own.get_by_role("button", name="Valg for beskeden").press("Enter")
        await page.get_by_role("menuitem", name=item).press("Enter")

    await choose("Redigér")
    await expect(scene.field).to_have_value("/start")
    await scene.field.press("Escape")
    await expect(scene.field).to_have_value("")
    await choose("Redigér")
    await scene.field.fill("/start igen")
    await scene.field.press("Enter")
    await expect(own).to_contain_text("/start igen")
    await choose("Reagér med 👍")
    await expect(own.get_by_role("listitem")).to_have_text("👍 fra Anna")
    await choose("Fjern reaktionen 👍")
    await expect(own.get_by_role("listitem")).to_have_count(0)
    await choose("Slet")
    await expect(scene.phone.get_by_text("/start igen")).to_have_count(0)
    assert [message.text for message in scene.anna.chat] == ["Velkommen til prøven"]


async def test_enter_sends_and_shift_enter_starts_a_line(scene: Scene) -> None:
    """A message of two lines is sent as one."""
    await scene.start()
    await scene.field.press_sequentially("en")
    await scene.field.press("Shift+Enter")
    await scene.field.press_sequentially("to")
    await scene.field.press("Enter")
    await expect(scene.field).to_have_value("")
    await expect(scene.phone.get_by_text("Skal jeg spørge en medarbejder?")).to_be_visible()
    assert "en\nto" in [message.text for message in scene.anna.chat]


async def test_attachments_are_sent_and_told_in_words(scene: Scene) -> None:
    """Whatever can be attached arrives, and is more than a picture."""
    await scene.start()
    words = {
        "Talebesked": "Talebesked, 3 sekunder",
        "Klistermærke": "Klistermærke",
        "Dokument": "Dokument: brev.pdf",
        "Placering": "Placering: 55.3237 nord, 11.9636 øst",
    }
    for item in ("Foto", "Album med to fotos", *words):
        await scene.phone.get_by_role("button", name="Vedhæft").press("Enter")
        await scene.page.get_by_role("menuitem", name=item, exact=True).press("Enter")
    for text in words.values():
        await expect(scene.phone.get_by_role("article").filter(has_text=text)).to_have_count(1)
    await expect(scene.phone.get_by_role("img", name="Foto")).to_have_count(3)


async def test_commands_are_those_the_assistant_has_set(scene: Scene) -> None:
    """The command menu lists the assistant's commands, and sends the one that is chosen."""
    await scene.start()
    await scene.phone.get_by_role("button", name="Kommandoer").press("Enter")
    await scene.page.get_by_role("menuitem", name="/hjaelp – Hjælp").press("Enter")
    await expect(scene.phone.get_by_role("article").filter(has_text="/hjaelp")).to_be_visible()


async def test_suggested_replies_are_buttons_that_send_them(scene: Scene) -> None:
    """A reply keyboard stands below the chat, and pressing a key sends its text."""
    await scene.start()
    await scene.assistant.bot.send_message(scene.anna.id, "Hvilket sprog?", reply_markup=LANGUAGES)
    keys = scene.phone.get_by_role("group", name="Foreslåede svar")
    await keys.get_by_role("button", name="English").press("Enter")
    await expect(scene.phone.get_by_role("article").filter(has_text="English")).to_be_visible()
    assert "English" in [message.text for message in scene.anna.chat]


async def test_an_alert_waits_until_it_is_read(scene: Scene) -> None:
    """An answer to a press that asks for an alert is a dialog, and Enter on its only button ends it."""
    await scene.start()
    keyboard = InlineKeyboardMarkup.from_button(InlineKeyboardButton("Advarsel", callback_data="warn"))
    await scene.assistant.bot.send_message(scene.anna.id, "Tryk her", reply_markup=keyboard)
    await scene.phone.get_by_role("button", name="Advarsel").press("Enter")
    dialog = scene.page.get_by_role("dialog", name="Besked fra Borgerbot")
    await expect(dialog).to_contain_text("Pas godt på")
    await scene.page.keyboard.press("Enter")
    await expect(dialog).to_have_count(0)


async def test_a_block_is_shown_and_lifted(scene: Scene) -> None:
    """Who has blocked the assistant cannot write, and sees why and how to change it."""
    await scene.start()
    await scene.phone.get_by_role("button", name="Mere for denne telefon").press("Enter")
    await scene.page.get_by_role("menuitem", name="Blokér assistenten").press("Enter")
    await expect(scene.phone.get_by_text("Anna har blokeret assistenten.")).to_be_visible()
    await expect(scene.field).to_be_hidden()
    assert scene.anna.user.blocked
    await scene.phone.get_by_role("button", name="Fjern blokeringen").press("Enter")
    await expect(scene.field).to_be_visible()


async def test_a_refused_message_is_explained_and_not_lost(scene: Scene) -> None:
    """When the stand-in refuses, its reason is read aloud and the text is still in the field."""
    await scene.start()
    scene.anna.user.blocked = True  # behind the page's back: it has not heard of it yet
    await scene.field.fill("når I mig?")
    await scene.field.press("Enter")
    await expect(scene.page.get_by_role("alert")).to_contain_text("has blocked the assistant")
    await expect(scene.field).to_have_value("når I mig?")
    scene.problems.clear()  # the browser's own note of the refusal


async def test_what_is_new_is_added_and_nothing_else_redrawn(scene: Scene) -> None:
    """A screen reader hears a new message once: those before it stay the same elements."""
    await scene.start()
    await scene.page.evaluate("document.querySelectorAll('#phone article').forEach((a) => { a.marked = true; })")
    await scene.assistant.bot.send_message(scene.anna.id, "endnu en")
    await expect(scene.phone.get_by_text("endnu en")).to_be_visible()
    marks = "[...document.querySelectorAll('#phone article')].map((a) => a.marked === true)"
    assert await scene.page.evaluate(marks) == [True, True, False]
    log = scene.phone.get_by_role("log", name="Samtale mellem Anna og Borgerbot")
    assert await log.get_attribute("aria-live") == "polite"


async def test_a_stand_in_that_was_restarted_is_shown_afresh(scene: Scene) -> None:
    """After a restart the page shows the new world and nothing of the old, also where ids are the same."""
    await scene.start()
    states = "**/standin/api/state*"
    await scene.page.route(states, lambda route: route.abort())
    await scene.assistant.bot.send_message(scene.anna.id, "det sidste")  # ends the poll that was under way
    await expect(scene.page.get_by_text("Ingen forbindelse til efterligningen")).to_be_visible()
    other = World()
    while scene.anna.id not in other.users:
        other.add_citizen("Karen")
    async with serve(other) as server:
        await scene.page.unroute(states)
        moved = "**/standin/api/**"
        await scene.page.route(
            moved, lambda route: route.continue_(url=route.request.url.replace(scene.server.url, server.url))
        )
        await expect(scene.page.get_by_role("tab").first).to_have_text("Karen")
        await scene.page.get_by_role("tab").last.click()
        await expect(scene.page.get_by_role("tab").last).to_have_attribute("aria-selected", "true")
        await expect(scene.phone.get_by_text("Velkommen")).to_have_count(0)
        await scene.page.unroute(moved)
    scene.problems.clear()  # the browser's own notes of the failed calls
