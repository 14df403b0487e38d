"""A link on a poster or a page leads to its answer; whatever else stands behind `/start` is a plain `/start`."""

from __future__ import annotations

import pytest

from tests.e2e.town import Town, labels


async def test_link_leads_a_newcomer_past_the_greeting_to_the_answer(town: Town) -> None:
    """Who comes by a link for the first time reads first that this is a computer, then the entry."""
    town.anna.send("/start svar-pas-pris")
    greeting, answer = await town.anna.replies(2)
    assert "computer, ikke et menneske" in greeting.text
    assert "Et pas koster" in answer.text
    assert "Det hjalp" in labels(answer)


async def test_link_leads_straight_to_the_answer_later(town: Town) -> None:
    """Who has written before gets the entry alone, in the chat's language."""
    town.anna.send("/start")
    await town.anna.replies(1)
    town.anna.send("/start svar-pas-pris")
    assert "Et pas koster" in await town.anna.reply_text()


@pytest.mark.parametrize(
    "payload",
    [
        "besked-oslo",
        "besked-haslev-hunde",
        "svar-findes-ikke",
        "svar-det-braender",
        "svar-",
        "svar",
        "SVAR-pas-pris",
        "svar-pas-pris extra",
        "svar-" + "a" * 60,
        "<b>x",
    ],
)
async def test_unknown_link_is_a_plain_start_without_an_echo(town: Town, payload: str) -> None:
    """What is no link to a published entry gives the greeting, and nothing of it is said back."""
    town.anna.send("/start")
    [plain] = await town.anna.replies(1)
    town.anna.send(f"/start {payload}")
    [greeting] = await town.anna.replies(1)
    assert (greeting.text, labels(greeting)) == (plain.text, labels(plain))


async def test_link_during_a_case_leaves_the_person_the_chat(town: Town) -> None:
    """While a person has the case, a link says so, as `/start` does, and the assistant stays silent otherwise."""
    town.anna.send("/menneske")
    await town.anna.replies(1)
    town.anna.press("Ja, spørg en medarbejder")
    await town.anna.replies(1)
    town.anna.send("/start svar-pas-pris")
    assert await town.anna.reply_text() == "Du skriver allerede med en medarbejder."


async def test_link_invites_to_a_subscription_with_all_but_the_last_choice_made(town: Town) -> None:
    """Nothing is kept before the last button; who has a subscription sees that one, unchanged."""
    town.anna.send("/start")
    await town.anna.replies(1)
    town.anna.send("/start besked-haslev-boern")
    [invited] = await town.anna.replies(1)
    assert "Huse: Haslev\nFor: Børn" in invited.text
    assert "En oversigt hver torsdag" in labels(invited)
    town.anna.send("/abonnement")
    assert "Vil du have besked" in await town.anna.reply_text()
    town.anna.press("En oversigt hver torsdag", invited)
    assert await town.world.until(lambda: any("Huse: Haslev" in each.text for each in town.anna.chat))
    town.anna.send("/start besked-faxe-alle")
    assert "Huse: Haslev" in await town.anna.reply_text()
