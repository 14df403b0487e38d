from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from bot.standin import Citizen, World


@pytest.fixture
def send(world: World) -> str:
    """The path of sendMessage."""
    return f"/bot{world.token}/sendMessage"


async def test_every_encoding_is_read(http: httpx.AsyncClient, anna: Citizen, send: str) -> None:
    """Query, form, JSON and multipart bodies carry the same parameters, nested ones too."""
    keyboard = {"inline_keyboard": [[{"text": "Ja", "callback_data": "ja"}]]}
    typed = {"chat_id": anna.id, "text": "Æ", "reply_markup": keyboard}
    coded = {"chat_id": str(anna.id), "text": "Æ", "reply_markup": json.dumps(keyboard)}
    ways: list[dict[str, Any]] = [
        {"method": "GET", "params": coded},
        {"method": "POST", "data": coded},
        {"method": "POST", "json": typed},
        {"method": "POST", "data": coded, "files": {"unused": b"x"}},
    ]
    for way in ways:
        response = await http.request(url=send, **way)
        assert response.status_code == 200, response.text
        assert (anna.last.text, anna.last.buttons) == ("Æ", ["Ja"])
    assert len(anna.chat) == 5


async def test_a_wrong_token_is_unauthorized(http: httpx.AsyncClient) -> None:
    """Another token gets 401, for methods and 404 for files."""
    response = await http.get("/bot2:WRONG/getMe")
    assert (response.status_code, response.json()["description"]) == (401, "Unauthorized")
    assert (await http.get("/file/bot2:WRONG/photos/file_1.png")).status_code == 404


async def test_a_body_that_cannot_be_read_is_refused(http: httpx.AsyncClient, send: str) -> None:
    """JSON that is none, or no object, is a bad request."""
    for body in (b"{", b"[1]"):
        response = await http.post(send, content=body, headers={"Content-Type": "application/json"})
        assert (response.status_code, response.json()["ok"]) == (400, False)


@pytest.mark.parametrize(
    ("params", "description"),
    [
        ({"text": "x"}, "Bad Request: chat not found"),
        ({"chat_id": "x", "text": "x"}, 'Bad Request: parameter "chat_id" must be an integer'),
        ({"chat_id": "1001", "text": "x", "reply_markup": "{"}, "Bad Request: can't parse reply_markup JSON object"),
        (
            {"chat_id": "1001", "text": "x", "reply_markup": "[]"},
            'Bad Request: parameter "reply_markup" must be an object',
        ),
        ({"chat_id": "1001", "text": "x", "entities": "{}"}, 'Bad Request: parameter "entities" must be a list'),
        (
            {"chat_id": "1001", "text": "x", "reply_markup": '{"a": 1}'},
            "Bad Request: can't parse reply keyboard markup JSON object",
        ),
        (
            {"chat_id": "1001", "text": "x", "entities": '[{"type": "bold", "offset": 0, "length": 2}]'},
            "Bad Request: ENTITY_BOUNDS_INVALID",
        ),
    ],
)
@pytest.mark.usefixtures("anna")
async def test_bad_parameters_are_refused(
    http: httpx.AsyncClient, world: World, send: str, params: dict[str, str], description: str
) -> None:
    """Each parameter that is not what it should be is refused and named."""
    response = await http.post(send, data=params)
    assert (response.status_code, response.json()["description"]) == (400, description)
    world.violations.clear()
