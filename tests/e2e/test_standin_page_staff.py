"""The stand-in's page lets testers be the staff: topics, members, groups, and faults on demand."""

from __future__ import annotations

import pytest
from playwright.async_api import expect
from telegram.error import EndPointNotFound

from bot.standin.model import ChatKind, Status
from tests.e2e.browser import MARKS
from tests.e2e.standin_page import Scene, open_scene

pytestmark = MARKS


async def _choose(scene: Scene, button: str, item: str) -> None:
    await scene.page.get_by_role("button", name=button, exact=True).press("Enter")
    await scene.page.get_by_role("menuitem", name=item).press("Enter")


async def test_a_topic_opens_though_the_list_is_redrawn_under_the_press() -> None:
    """A press on a topic counts when a message comes between pressing and letting go."""
    async with open_scene() as scene:
        scene.bo.create_topic("Pas")
        topic = scene.staff.get_by_role("button", name="Pas")
        await topic.hover()
        await scene.page.mouse.down()
        scene.bo.create_topic("Flytning")
        await expect(scene.staff.get_by_role("button", name="Flytning")).to_be_visible()
        await scene.page.mouse.up()
        await expect(scene.staff.get_by_role("heading", name="Pas")).to_be_visible()


async def test_topics_live_from_creation_to_deletion() -> None:
    """A topic can be created, renamed, closed (which an ordinary member sees), reopened and deleted."""
    async with open_scene() as scene:
        page, staff = scene.page, scene.staff
        await staff.get_by_role("button", name="Nyt emne").press("Enter")
        await page.get_by_label("Emnets navn").fill("Pas")
        await page.keyboard.press("Enter")
        await expect(staff.get_by_role("heading", name="Pas")).to_be_visible()

        await _choose(scene, "Valg for emnet", "Omdøb emnet")
        await page.get_by_label("Emnets navn").fill("Kørekort")
        await page.keyboard.press("Enter")
        await expect(staff.get_by_role("heading", name="Kørekort")).to_be_visible()

        await staff.get_by_label("Skriv som").select_option("Mette")
        await _choose(scene, "Valg for emnet", "Luk emnet")
        await expect(staff.get_by_role("button", name="Kørekort lukket")).to_be_visible()
        await expect(staff.get_by_text("Emnet er lukket. Genåbn det for at skrive.")).to_be_visible()
        await expect(staff.get_by_role("textbox")).to_be_hidden()
        await _choose(scene, "Valg for emnet", "Genåbn emnet")
        await expect(staff.get_by_role("textbox", name="Skriv til Kørekort")).to_be_visible()

        await _choose(scene, "Valg for emnet", "Slet emnet")
        await page.get_by_role("dialog").get_by_role("button", name="Slet").press("Enter")
        await expect(staff.get_by_role("heading", name="Generelt")).to_be_visible()
        assert scene.group.topics == []
        assert scene.problems == []


async def test_staff_write_as_whom_they_choose() -> None:
    """The message goes out in the name that is chosen, anonymously where that was asked for."""
    async with open_scene() as scene:
        staff = scene.staff
        await _choose(scene, "Medlemmer", "Tilføj medarbejder")
        await scene.page.get_by_label("Navn").fill("Ida")
        await scene.page.get_by_label("Skal være administrator").check()
        await scene.page.keyboard.press("Enter")
        await expect(staff.get_by_label("Skriv som").locator("option:checked")).to_have_text("Ida (administrator)")
        await _choose(scene, "Medlemmer", "Ida skriver anonymt")
        await expect(staff.get_by_label("Skriv som").locator("option:checked")).to_have_text(
            "Ida (administrator, anonym)"
        )
        await staff.get_by_role("textbox").fill("Hej alle")
        await staff.get_by_role("textbox").press("Enter")
        sent = staff.get_by_role("article").filter(has_text="Hej alle")
        await expect(sent).to_contain_text("Gruppen (anonymt)")
        assert scene.group.messages()[-1].anonymous


async def test_testers_set_faults_and_see_calls_and_breaches() -> None:
    """The drawer adds and lifts faults, and lists the assistant's calls and what broke a rule."""
    async with open_scene() as scene:
        page = scene.page
        await page.get_by_role("button", name="For testere").press("Enter")
        drawer = page.get_by_role("region", name="For testere")
        await expect(drawer.get_by_role("cell", name="setMyCommands")).to_be_visible()
        await expect(drawer.get_by_text("Alle kald har holdt sig inden for reglerne.")).to_be_visible()

        await drawer.get_by_role("combobox", name="Fejl").select_option("For mange beskeder (429)")
        await drawer.get_by_role("combobox", name="Rammer").select_option("sendMessage")
        await drawer.get_by_label("Antal gange").fill("2")
        await drawer.get_by_role("button", name="Tilføj fejl").press("Enter")
        await expect(drawer.get_by_text("For mange beskeder (429) · sendMessage · 2 tilbage · brugt 0")).to_be_visible()
        assert [(f.kind, f.method, f.times, f.retry_after) for f in scene.world.faults.all()] == [
            ("flood", "sendMessage", 2, 3)
        ]
        await drawer.get_by_role("button", name="Fjern", exact=True).press("Enter")
        await expect(drawer.get_by_text("Ingen fejl er slået til.")).to_be_visible()
        assert scene.world.faults.all() == []

        with pytest.raises(EndPointNotFound):
            await scene.assistant.bot.do_api_request("sendNothing")
        await expect(drawer.get_by_text("sendNothing").first).to_be_visible()
        await drawer.get_by_role("button", name="Ryd listen").press("Enter")
        await expect(drawer.get_by_text("Alle kald har holdt sig inden for reglerne.")).to_be_visible()
        assert scene.world.violations == []
        assert scene.problems == []


async def test_groups_are_made_and_migrated() -> None:
    """A basic group can be made and turned into a supergroup, and the assistant put out of it and in again."""
    async with open_scene() as scene:
        page = scene.page
        await page.get_by_role("button", name="For testere").press("Enter")
        drawer = page.get_by_role("region", name="For testere")
        await drawer.get_by_role("button", name="Opret gruppe").press("Enter")
        await page.get_by_label("Gruppens navn").fill("Små")
        await page.get_by_label("Slags").select_option("Almindelig gruppe")
        await page.get_by_role("dialog").get_by_role("button", name="Opret").press("Enter")
        await drawer.get_by_role("button", name="Gør »Små« til supergruppe").press("Enter")
        await expect(drawer.get_by_role("button", name="Gør »Små« til supergruppe")).to_have_count(0)
        assert [chat.kind for chat in scene.world.chats.values() if chat.title == "Små"] == [
            ChatKind.GROUP,
            ChatKind.SUPERGROUP,
        ]

        await drawer.get_by_label("Assistenten i »Vagten«").select_option("ikke med")
        await expect(scene.staff.get_by_text("Assistenten er ikke med")).to_be_visible()
        assert scene.group.chat.members[scene.world.bot.id].status is Status.KICKED
        assert scene.problems == []
