"""How staff mark what they write is kept for answers; nothing of it is kept of citizens."""

from __future__ import annotations

from typing import Any

import pytest

from bot.transport.incoming.payload import reduce_update
from bot.transport.incoming.payload_form import LONGEST_URL

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


def test_a_page_full_of_links_with_numbers_is_kept() -> None:
    """Regression: it became longer than a text may be by what its words hide, and nobody ever read it."""
    address = "https://a.dk/?cpr=010190-1234&" + "x" * (LONGEST_URL // 2)
    assert kept("/ny pas", [COMMAND, *({**LINK, "url": address} for _ in range(100))], PRIVATE) == [COMMAND]


def test_marks_of_a_masked_text_are_gone() -> None:
    """Where something was masked the marks would stand in other places."""
    assert kept("Fed pas 010190-1234", [BOLD, LINK]) == []


def test_an_address_that_is_too_long_costs_only_its_link() -> None:
    """Its word stands there as text."""
    assert kept("Fed pas", [BOLD, {**LINK, "url": "https://a.dk/" + "x" * LONGEST_URL}]) == [BOLD]


def test_an_address_with_a_personal_number_is_kept_masked() -> None:
    """So what it is in is refused as for one in the text, and its writer reads why."""
    assert kept("Fed pas", [{**LINK, "url": "https://a.dk/?cpr=010190-1234"}]) == [
        {**LINK, "url": "https://a.dk/?cpr=[CPR]"}
    ]


def test_of_the_text_below_a_picture_of_staffs_the_same_is_kept() -> None:
    """It is carried as any text of theirs; of a citizen's, nothing."""
    for chat, expected in ((GROUP, [BOLD, LINK]), (PRIVATE, [])):
        marked = {"caption": "Fed pas", "caption_entities": [BOLD, LINK], "photo": []}
        message = {"message_id": 1, "date": 0, "chat": chat, "from": WHO, **marked}
        reduced = reduce_update({"update_id": 1, "message": message})
        assert reduced is not None
        assert reduced["message"].get("caption_entities", []) == expected


def test_of_a_call_only_that_it_begins_a_text_of_staff_is_kept() -> None:
    """Whom it calls is not; of a citizen's, nothing."""
    call = {"type": "text_mention", "offset": 0, "length": 3, "user": {"id": 8, "is_bot": False}}
    assert kept("Eva er du her", [call]) == [{"type": "text_mention", "offset": 0, "length": 3}]
    assert kept("Eva er du her", [call], PRIVATE) == []


WHO = {"id": 7, "is_bot": False, "first_name": "Bo"}


@pytest.mark.parametrize(
    ("text", "shown"), [("// hun var her", "//"), ("@eva_bib er du her", "@kollega"), ("Din sag er klar", None)]
)
@pytest.mark.parametrize("content", ["text", "caption"])
def test_of_what_staff_answer_only_whether_it_was_talk_is_kept(text: str, shown: str | None, content: str) -> None:
    """Their words go no further; of what a citizen answers, not even that."""
    for chat, expected in ((GROUP, shown), (PRIVATE, None)):
        target = {"message_id": 1, "date": 0, "chat": chat, "from": WHO, content: text}
        message = {"message_id": 2, "date": 0, "chat": chat, "from": WHO, "text": "ja", "reply_to_message": target}
        reduced = reduce_update({"update_id": 1, "message": message})
        assert reduced is not None
        answered = reduced["message"]["reply_to_message"]
        assert answered.get("text") == expected
        assert "caption" not in answered


@pytest.mark.parametrize(("data", "kept_so"), [("sg:1.2", "cpr [CPR]"), ("sq:1.2", "cpr [CPR]"), ("sx:1", None)])
def test_a_press_keeps_a_message_only_where_it_sends_that(data: str, kept_so: str | None) -> None:
    """It is masked like any message of staff."""
    written = {"message_id": 2, "date": 0, "chat": GROUP, "from": WHO, "text": "cpr 010190-1234"}
    line = {"message_id": 3, "date": 0, "chat": GROUP, "reply_to_message": written}
    query = {"id": "1", "from": WHO, "chat_instance": "1", "data": data, "message": line}
    reduced = reduce_update({"update_id": 1, "callback_query": query})
    assert reduced is not None
    assert reduced["callback_query"]["message"].get("reply_to_message", {}).get("text") == kept_so
