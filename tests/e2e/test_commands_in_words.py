"""A command without its slash is that command, where nobody is waiting for what is said."""

from __future__ import annotations

import pytest

from tests.e2e.town import Town
from tests.integration.test_desk import open_case


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Menneske", "Du kan få svar fra en medarbejder"),
        ("sprog", "Hvilket sprog vil du have svar på?"),
        ("abonnement", "Vil du have besked om"),
        ("privatliv.", "Dine oplysninger i denne chat"),
        ("minedata", "Jeg har ikke gemt noget om dig."),
        ("slet", "Jeg har ikke gemt noget om dig."),
    ],
)
async def test_a_command_may_be_typed_without_its_slash(town: Town, typed: str, told: str) -> None:
    """Its name alone does what the help says of it."""
    town.anna.send(typed)
    assert (await town.anna.reply_text()).startswith(told)


async def test_with_another_word_it_is_a_question(town: Town) -> None:
    """Whoever says more than the name asks something."""
    town.anna.send("menneske tak, hvad koster et pas")
    assert "Et pas koster" in await town.anna.reply_text()


async def test_for_a_person_it_is_a_text(town: Town) -> None:
    """While a person has the case nothing is carried out that was meant for them."""
    await open_case(town, town.anna)
    reader = town.group.reader()
    reader.skip()
    town.anna.send("slet")
    [relayed] = await reader.next()
    assert "slet" in relayed.text
