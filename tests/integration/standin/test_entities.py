from __future__ import annotations

import pytest

from bot.standin.entities import detect, with_detected
from bot.standin.units import part


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start faxe", [("bot_command", "/start")]),
        ("😀 /hjaelp@borgerbot nu", [("bot_command", "/hjaelp@borgerbot")]),
        ("det er 1/2 eller a/b", []),
        ("se https://www.borger.dk/pas, tak", [("url", "https://www.borger.dk/pas")]),
        ("se borger.dk.", [("url", "borger.dk")]),
        ("skriv til bo@faxekommune.dk eller @borgerbot", [("email", "bo@faxekommune.dk"), ("mention", "@borgerbot")]),
        ("#jul 2026 #1", [("hashtag", "#jul")]),
        ("hvad koster et pas", []),
    ],
)
def test_telegram_finds_these_by_itself(text: str, found: list[tuple[str, str]]) -> None:
    """Commands, addresses, mentions and hashtags in plain text become entities at their UTF-16 place."""
    assert [(e["type"], part(text, e["offset"], e["length"])) for e in detect(text)] == found


def test_nothing_is_found_inside_code_and_links() -> None:
    """What is code or a link already is not looked through."""
    code = {"type": "code", "offset": 0, "length": 9}
    assert with_detected("borger.dk borger.dk", [code]) == [code, {"type": "url", "offset": 10, "length": 9}]
