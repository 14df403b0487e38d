from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.standin import Citizen, Fault, FaultKind, Group, World
from bot.standin.calls import answer
from bot.standin.methods import METHODS
from bot.standin.params import Params

BUTTON = "Bad Request: BUTTON_TEXT_EMPTY"


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


async def test_files_are_away_with_the_network(http: httpx.AsyncClient, anna: Citizen, world: World) -> None:
    """While the network is gone files cannot be fetched either."""
    anna.send_photo()
    path = f"/file/bot{world.token}/photos/file_1.png"
    assert (await http.get(path)).status_code == 200
    world.faults.add(Fault(kind=FaultKind.GONE))
    with pytest.raises(httpx.TransportError):
        await http.get(path)


NAMES = ["chat_id", "message_id", "from_chat_id", "message_thread_id", "reply_parameters", "reply_markup", "entities"]
NAMES += [
    "media",
    "message_ids",
    "reaction",
    "commands",
    "scope",
    "allowed_updates",
    "text",
    "caption",
    "photo",
    "name",
]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 1005) | st.sampled_from(["", "x", "<b", "5", "photo", "attach://x"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["inline_keyboard", "type", "message_id", "emoji", "text", "keyboard"]), inner
        )
    ),
    max_leaves=6,
)


@given(st.sampled_from(sorted(METHODS.keys() - {"getUpdates"})), st.dictionaries(st.sampled_from(NAMES), VALUES))
async def test_nothing_that_is_sent_breaks_the_stand_in(method: str, values: dict[str, Any]) -> None:
    """Whatever the parameters, the answer is a result or a refusal in Telegram's form."""
    world = World()
    world.add_citizen("Anna").start()
    values = {"chat_id": 1001, "message_id": 1} | values
    outcome = await answer(world, method, Params(values))
    assert outcome.body["ok"] is (outcome.status == 200)
    assert outcome.body["ok"] or outcome.body["error_code"] == outcome.status
    json.dumps(outcome.body)


async def test_an_odd_shape_is_a_violation(world: World, anna: Citizen) -> None:
    """A nested value of the wrong shape is refused and noted."""
    odd = {"chat_id": anna.id, "text": "x", "reply_markup": {"inline_keyboard": [["Ja"]]}}
    outcome = await answer(world, "sendMessage", Params(odd))
    assert (outcome.status, outcome.body["description"]) == (400, "Bad Request: can't parse the parameters")
    assert [v.where for v in world.violations][-1] == "parameters"
    world.violations.clear()


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
        ({"chat_id": "1001", "text": "x", "reply_markup": '{"inline_keyboard": [[{"text": ""}]]}'}, BUTTON),
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


@pytest.mark.parametrize(
    ("method", "params", "description"),
    [
        ("sendLocation", {"chat_id": "1001"}, 'Bad Request: parameter "latitude" must be a number'),
        ("deleteMessage", {"chat_id": "1001"}, 'Bad Request: parameter "message_id" is required'),
        ("closeForumTopic", {"chat_id": "GROUP"}, "Bad Request: TOPIC_ID_INVALID"),
    ],
)
@pytest.mark.usefixtures("anna")
async def test_what_is_missing_is_named(
    http: httpx.AsyncClient, world: World, group: Group, method: str, params: dict[str, str], description: str
) -> None:
    """A parameter that a method cannot do without is named."""
    found = {name: str(group.id) if value == "GROUP" else value for name, value in params.items()}
    response = await http.post(f"/bot{world.token}/{method}", data=found)
    assert (response.status_code, response.json()["description"]) == (400, description)
    world.violations.clear()
