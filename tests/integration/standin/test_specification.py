from __future__ import annotations

import json
from pathlib import Path

import pytest
from telegram import Bot

from bot.standin import Citizen, Specification, World, find_specification
from bot.standin.calls import answer
from bot.standin.jsontypes import Json
from bot.standin.params import Params


def field(name: str, *types: str, required: bool = True, description: str = "") -> Json:
    """One field of a small specification."""
    return {"name": name, "types": list(types), "required": required, "description": description}


@pytest.fixture
def small(tmp_path: Path) -> Specification:
    """A specification with one method and a few types."""
    types = {
        "Key": {"fields": [field("text", "String"), field("data", "String", required=False, description="1-3 bytes")]},
        "Keys": {"fields": [field("rows", "Array of Array of Key")]},
        "Gone": {"fields": [field("gone", "Boolean")]},
        "Either": {"subtypes": ["Keys", "Gone"]},
        "Update": {"fields": [field("update_id", "Integer")]},
    }
    fields = [
        field("chat_id", "Integer", "String"),
        field("text", "String", description="1-5 characters after entities parsing"),
        field("name", "String", required=False, description="0-3 characters"),
        field("markup", "Either", required=False),
        field("file", "InputFile", "String", required=False),
        field("share", "Float", required=False),
    ]
    path = tmp_path / "api.json"
    spec = {"version": "x", "methods": {"send": {"fields": fields, "returns": ["Keys", "Boolean"]}}, "types": types}
    path.write_text(json.dumps(spec))
    return Specification(path)


GOOD: Json = {"chat_id": "5", "text": "1234567"}


@pytest.mark.parametrize(
    ("more", "where"),
    [
        ({}, []),
        ({"chat_id": "@vagten"}, []),
        ({"markup": '{"rows": [[{"text": "a", "data": "abc"}]]}'}, []),
        ({"markup": {"gone": True}}, []),
        ({"share": "1.5"}, []),
        ({"share": "2"}, []),
        ({"file": "photo-file-1"}, []),
        ({"chat_id": None}, ["chat_id"]),
        ({"chat": "5"}, ["chat"]),
        ({"name": "abcd"}, ["name"]),
        ({"markup": '{"rows": [[{"text": "a", "data": "æø"}]]}'}, ["markup.rows[0][0].data"]),
        ({"markup": '{"rows": [[{"data": "a"}]]}'}, ["markup.rows[0][0].text"]),
        ({"markup": '{"rows": [[{"text": "a", "url": "b"}]]}'}, ["markup.rows[0][0].url"]),
        ({"markup": "x"}, ["markup"]),
        ({"markup": '{"gone": 1}'}, ["markup.gone"]),
        ({"share": "x"}, ["share"]),
    ],
)
def test_a_request_is_checked_to_its_depth(small: Specification, more: Json, where: list[str]) -> None:
    """Unknown, missing, mistyped and overlong values are found where they are, also within form fields."""
    assert [place for place, _ in small.check_request("send", GOOD | more)] == where


def test_an_upload_counts_as_its_parameter(small: Specification) -> None:
    """A file named like a parameter is one; one that is attached under another name is no parameter."""
    assert small.check_request("send", GOOD, frozenset({"file", "attached"})) == []


def test_results_and_updates_are_checked_too(small: Specification) -> None:
    """The stand-in's own answers must be of a type the method returns."""
    assert small.check_result("send", True) == []
    assert small.check_result("send", {"rows": []}) == []
    assert small.check_result("send", {"rows": 1}) == [("result.rows", "should be Array of Array of Key, is int '1'")]
    assert [where for where, _ in small.check_update({"update_id": "1"})] == ["update.update_id"]
    assert small.check_request("nothing", {}) == [("method", "not in the specification")]


def test_a_specification_is_found_beside_the_repository(tmp_path: Path) -> None:
    """It is looked for in ../shared only, and may be missing."""
    root = tmp_path / "main"
    assert find_specification(root) is None
    folder = tmp_path / "shared" / "telegram"
    folder.mkdir(parents=True)
    (folder / "botapi-10.0.json").write_text("{}")
    assert find_specification(root) == folder / "botapi-10.0.json"


async def test_a_request_outside_the_specification_is_a_violation(bot: Bot, anna: Citizen, world: World) -> None:
    """A misspelt parameter is noted, although the message is sent as with Telegram."""
    if world.specification is None:
        pytest.skip("the specification is not beside the repository")
    await bot.send_message(anna.id, "a", api_kwargs={"parse_mod": "HTML"})
    assert [(v.method, v.where, v.problem) for v in world.violations] == [
        ("sendMessage", "parse_mod", "not a parameter of this method")
    ]
    assert str(world.violations[0]).endswith("sendMessage: parse_mod: not a parameter of this method")
    world.violations.clear()


async def test_an_unknown_method_is_a_violation(world: World) -> None:
    """A method that the stand-in does not have is 404, and noted with or without a specification."""
    outcome = await answer(world, "sendMesage", Params({}))
    assert (outcome.status, outcome.body["description"]) == (404, "Not Found: method not found")
    assert [violation.where for violation in world.violations] == ["method"]
    world.violations.clear()
