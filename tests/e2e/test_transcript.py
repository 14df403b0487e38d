"""A case's transcript for the record: who said what, with personal data masked and counted."""

from __future__ import annotations

import json

from bot.standin.model import Message
from tests.e2e.opening_cases import open_topic
from tests.e2e.town import Town


async def test_a_transcript_says_who_said_what_without_personal_data(town: Town) -> None:
    """The file has every side's words in order, counts what it masks, and says how long they are kept."""
    topic = await open_topic(town)
    town.bo.send_in_topic(topic, "Ring til Eva på 20 30 40 50")
    await town.anna.replies(1)
    town.anna.send("tak, og et skur?")
    assert await town.world.until(lambda: any("et skur?" in m.text for m in town.group.messages(topic)))

    def files() -> list[Message]:
        return [message for message in town.group.messages(topic) if "document" in message.content]

    town.bo.send_in_topic(topic, "/udskrift json")
    assert await town.world.until(lambda: len(files()) == 1)
    file = town.world.files.find(files()[0].content["document"]["file_id"])
    assert file is not None
    told = json.loads(file.data)
    assert [line["who"] for line in told["lines"]] == ["citizen", "assistant", "staff", "citizen"]
    assert told["lines"][0]["text"] == "må jeg bygge et drivhus i forhaven"
    assert "20 30 40 50" not in str(told)
    assert told["lines"][3]["text"] == "tak, og et skur?"
    assert sum(told["redacted"].values()) == 1
    assert "lukket i 30 dage" in told["note"]
    town.bo.send_in_topic(topic, "/udskrift")
    assert await town.world.until(lambda: len(files()) == 2)
