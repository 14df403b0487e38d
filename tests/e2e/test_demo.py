"""The demo's round trip in a real browser: what a newcomer does first."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from bot.command_line.demo import serve_demo
from bot.settings import Settings
from tests.e2e.browser import MARKS, open_page

pytestmark = [*MARKS, pytest.mark.timeout(240)]
SLOW = 20_000


async def _say(page: Page, pane: str, text: str) -> None:
    box = page.get_by_role("region", name=pane).get_by_role("textbox").first
    await box.fill(text)
    await box.press("Enter")


async def test_citizen_asks_is_answered_and_reaches_a_person(tmp_path: Path) -> None:
    """In the demo a person gets the passport answer, has another question passed on, and reads the staff's reply."""
    settings = Settings(data_dir=tmp_path)
    async with serve_demo(settings, "127.0.0.1", 0) as url, open_page() as page:
        await page.goto(url)
        phone = page.get_by_role("region", name="Borgerens telefon")
        group = page.get_by_role("region", name="Personalegruppen")
        await phone.get_by_role("button", name="Start", exact=True).click()
        await expect(phone.get_by_role("log").get_by_text("en computer, ikke et menneske")).to_be_visible(timeout=SLOW)
        await _say(page, "Borgerens telefon", "hva koster et pas")
        await expect(phone.get_by_text("Prisen på et pas kommer an på din alder")).to_be_visible(timeout=SLOW)
        await _say(page, "Borgerens telefon", "hvor mange ben har en edderkop")
        await phone.get_by_role("button", name="Ja, spørg en medarbejder").last.click(timeout=SLOW)
        await group.get_by_role("button", name="Sag 1").click(timeout=SLOW)
        card = group.get_by_text("hvor mange ben har en edderkop")
        await expect(card).to_be_visible(timeout=SLOW)
        await _say(page, "Personalegruppen", "Otte. Kom forbi, så finder vi en bog om det.")
        await expect(phone.get_by_text("Otte. Kom forbi")).to_be_visible(timeout=SLOW)
        await expect(phone.get_by_text("(et menneske)")).to_be_visible()
