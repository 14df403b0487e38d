"""How staff mark what they write is kept for answers; nothing of it is kept of citizens."""

from __future__ import annotations

from typing import Any

import pytest

from bot.transport.payload import LONGEST_URL, reduce_update

BOLD = {"type": "bold", "offset": 0, "length": 3}
LINK = {"type": "text_link", "offset": 4, "length": 3, "url": "https://www.borger.dk/pas"}
COMMAND = {"type": "bot_command", "offset": 0, "length": 3}
GROUP, PRIVATE = {"id": -100, "type": "supergroup"}, {"id": 7, "type": "private"}


def kept(text: str, entities: list[dict[str, Any]], chat: dict[str, Any] | None = None) -> list[dict[str, Any]]:
    """What is kept of the marks of a message."""
    who = {"id": 7, "is_bot": False, "first_name": "Bo"}
    message = {"message_id": 1, "date": 0, "chat": chat or GROUP, "from": who, "text": text, "entities": entities}
    reduced = reduce_update({"update_id": 1, "message": message})
    assert reduced is not None
    found: list[dict[str, Any]] = reduced["message"].get("entities", [])
    return found


def test_bold_italics_links_and_commands_of_staff_are_kept() -> None:
    """What an answer can show is kept as it is; who is mentioned, and in which other way a text is shown, is not."""
    mention = {"type": "text_mention", "offset": 8, "length": 3, "user": {"id": 8, "is_bot": False}}
    marks = [COMMAND, BOLD, {**BOLD, "type": "italic"}, LINK, mention, {**BOLD, "type": "underline"}]
    assert kept("Fed pas Eva", marks) == marks[:4]


def test_only_commands_of_citizens_are_kept() -> None:
    """How a citizen marks a question says nothing that the assistant needs."""
    assert kept("/ny pas", [COMMAND, LINK], PRIVATE) == [COMMAND]


def test_marks_of_a_masked_text_are_gone() -> None:
    """Where something was masked the marks would stand in other places."""
    assert kept("Fed pas 010190-1234", [BOLD, LINK]) == []


@pytest.mark.parametrize("url", ["https://a.dk/" + "x" * LONGEST_URL, "https://a.dk/?cpr=010190-1234"])
def test_an_address_that_must_not_be_kept_costs_only_its_link(url: str) -> None:
    """A link that is too long, or that holds a personal number, is text."""
    assert kept("Fed pas", [BOLD, {**LINK, "url": url}]) == [BOLD]
