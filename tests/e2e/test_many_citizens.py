"""Many citizens at once: nobody's reply in a wrong chat, and order kept within each chat."""

from __future__ import annotations

from tests.e2e.town import Town

CITIZENS = 30
QUESTIONS = (
    ("hvad koster et pas", "Et pas koster penge"),
    ("hvor lang tid tager det at få et pas", "efter nogle uger"),
    ("hvordan fornyer jeg mine lån", "Du fornyer lån"),
    ("hej", "Hej! Jeg er en chatbot."),
)


async def test_thirty_citizens_get_their_own_answers_in_order(town: Town) -> None:
    """Thirty citizens who write at once each get exactly the answers to their own questions, in order."""
    people = [town.world.add_citizen(f"Borger {number}") for number in range(CITIZENS)]
    # Each begins with another question, so that a reply in a wrong chat would be a wrong one.
    asked = {
        person: [QUESTIONS[(start + step) % len(QUESTIONS)] for step in range(len(QUESTIONS))]
        for start, person in enumerate(people)
    }
    for step in range(len(QUESTIONS)):
        for person in people:
            person.send(asked[person][step][0])
    for person in people:
        replies = await person.replies(len(QUESTIONS), within=60)
        for (_, wanted), reply in zip(asked[person], replies, strict=True):
            assert wanted in reply.text


async def test_blocked_citizen_holds_up_nobody(town: Town) -> None:
    """A citizen who blocks the assistant before the answer is logged and forgotten; the others are answered."""
    other = town.world.add_citizen("Bent")
    town.anna.send("hej")
    await town.anna.replies(1)
    town.anna.send("hvad koster et pas")
    town.anna.block()
    other.send("hvad koster et pas")
    assert "Et pas koster penge" in await other.reply_text()
    town.anna.unblock()
    town.anna.send("hej")
    assert await town.world.until(lambda: "Hej! Jeg er en chatbot." in town.anna.last.text)
