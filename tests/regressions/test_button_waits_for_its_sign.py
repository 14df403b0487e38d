"""What a button does came only when Telegram had taken its waiting sign off, or ten seconds later (35)."""

from __future__ import annotations

from pathlib import Path

from bot.standin import Fault, FaultKind, World
from tests.e2e.town import open_town


async def test_what_a_button_does_waits_seconds_for_its_sign_at_most(world: World, tmp_path: Path) -> None:
    """The sign hangs: the case is opened all the same, in a few seconds."""
    async with open_town(world, tmp_path) as town:
        town.anna.send("må jeg bygge et drivhus i forhaven")
        await town.anna.sees(lambda chat: bool(chat[-1].keyboard))
        world.faults.add(Fault(kind=FaultKind.HANG_BEFORE, method="answerCallbackQuery", times=None))
        town.anna.press("Ja, spørg en medarbejder")
        await town.anna.sees(lambda chat: "sendt til en medarbejder" in chat[-1].text, within=8.0)
        world.faults.lift()
