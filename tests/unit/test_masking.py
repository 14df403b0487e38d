"""What is taken out before something is logged: what citizens wrote, whoever put it there."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pydantic
import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Chat, Message, Update, User

from bot.chat.heard import Heard
from bot.masking import describe, mask, mask_message, mask_value, summary
from bot.transport.incoming.inbox import InboxState

TOKEN = "123456789:AAF-x_Yz0123456789abcdefghijklmnop"
WORDS = "Xq7hemmelig besked"
UPDATE = Update(
    1,
    message=Message(
        2, datetime(2026, 11, 25, tzinfo=UTC), Chat(5, "private"), from_user=User(5, "Xq7Navn", False), text=WORDS
    ),
)
HEARD = Heard(5, 2, WORDS)


class Asked(pydantic.BaseModel):
    """Something with a number."""

    number: int


def _pydantic_error() -> BaseException:
    with pytest.raises(pydantic.ValidationError) as caught:
        Asked.model_validate({"number": WORDS})
    return caught.value


ERRORS: dict[str, BaseException] = {
    "a key": KeyError(WORDS),
    "a number": ValueError(f"invalid literal for int() with base 10: {WORDS!r}"),
    "a quotation with quotation marks in it": ValueError(f"not understood: '{WORDS} 'og' {WORDS}'"),
    "an apostrophe before": ValueError(f'Can\'t parse entities: unsupported start tag "{WORDS}" at byte offset 4'),
    "a quotation without an end": ValueError(f"not understood: '{WORDS}\n{WORDS}'"),
    "Danish quotation marks": ValueError(f"forstod ikke ”{WORDS}”"),
    "further lines": ValueError(f"duplicate key value\nDETAIL:  Key (question)=({WORDS}) already exists."),
    "an update": TypeError(f"cannot handle {UPDATE!r}"),
    "a dictionary": TypeError(f"cannot handle {UPDATE.to_dict()}"),
    "JSON": TypeError(f"cannot handle {json.dumps({'text': WORDS})}"),
    "a dataclass": TypeError(f"cannot handle {HEARD!r}"),
    "an error in an error": RuntimeError(f"task failed: {ValueError(WORDS)!r}"),
    "a validation": _pydantic_error(),
    "a surrogate": UnicodeEncodeError("utf-8", WORDS + "\ud800", 18, 19, "surrogates not allowed"),
}


@pytest.mark.parametrize("error", ERRORS.values(), ids=ERRORS)
def test_message_of_an_error_holds_no_words(error: BaseException) -> None:
    """Whatever an error quotes is left out, and what kind of error it is can be read."""
    said = summary(error)
    assert "Xq7" not in said
    assert type(error).__name__ in said


@given(st.text(), st.sampled_from(["'", '"', "`"]), st.sampled_from(["", " at byte offset 4"]))
def test_quotation_never_shows(words: str, mark: str, after: str) -> None:
    """What stands between quotation marks is left out, with any further marks, lines and signs in it."""
    assert "Xq7" not in mask_message(f"not understood: {mark}Xq7{words}Xq7{mark}{after}")


def test_what_an_error_says_around_its_quotations_stays() -> None:
    """An operator still reads what went wrong, and where."""
    assert mask_message('Can\'t parse entities: unsupported start tag "b" at byte offset 4') == (
        "Can't parse entities: unsupported start tag … at byte offset 4"
    )


def _fail(words: str) -> None:
    known: dict[str, str] = {}
    try:
        known.pop(words)
    except KeyError as error:
        raise ExceptionGroup("several", [ValueError(repr(words)), error]) from error


def test_described_error_shows_places_and_no_values() -> None:
    """An error is told with its places, its causes and what it groups, but without the values of variables."""
    with pytest.raises(ExceptionGroup) as caught:
        _fail(WORDS)
    told = describe(caught.value)
    assert "Xq7" not in told
    assert "in _fail" in told
    assert told.index("KeyError: …") < told.index("ExceptionGroup: several") < told.index("  ValueError: …")


def test_errors_that_cause_each_other_are_described() -> None:
    """A ring of causes ends."""
    one, other = ValueError("one"), ValueError("other")
    one.__cause__, other.__cause__ = other, one
    assert "ValueError: other" in describe(one)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (UPDATE, "[Update]"),
        ([UPDATE.message], ["[Message]"]),
        ({"heard": HEARD}, {"heard": "[Heard]"}),
        (("cpr", "010190-1234"), ("cpr", "[CPR]")),
        (KeyError(WORDS), "KeyError: …"),
        (f"https://api.telegram.org/bot{TOKEN}/getMe", "https://api.telegram.org/bot[token]/getMe"),
        (InboxState.WAITING, "waiting"),
        (Path("data/borgerbot.db"), "data/borgerbot.db"),
        (timedelta(seconds=3), timedelta(seconds=3)),
        (123456789, 123456789),
        (None, None),
        (0.25, 0.25),
    ],
    ids=lambda value: type(value).__name__,
)
def test_values_are_masked_by_their_kind(value: object, written: object) -> None:
    """Numbers and times stay; texts are masked; of an object that is not known only the type is written."""
    assert mask_value(value) == written


def test_failed_task_is_told_without_its_error() -> None:
    """What asyncio writes of a task that nobody waited for holds no words."""

    async def failed() -> str:
        async def fail() -> None:
            raise ValueError(WORDS)

        task = asyncio.create_task(fail())
        await asyncio.wait([task])
        return repr(task)

    written = mask(asyncio.run(failed()))
    assert "Xq7" not in written
    assert "exception=ValueError(…)" in written


@pytest.mark.parametrize(
    ("name", "value", "secret"),
    [
        ("TELEGRAM_TOKEN", "1:A", ""),
        ("TELEGRAM_TOKEN", TOKEN, TOKEN),
        ("BORGERBOT_WEBHOOK_SECRET", "en-hemmelighed-paa-16", "en-hemmelighed-paa-16"),
        ("BORGERBOT_DATABASE_URL", "postgresql+asyncpg://bo:l%40ngt@database/borgerbot", "l%40ngt"),
        ("BORGERBOT_DATABASE_URL", "postgresql+asyncpg://bo:l%40ngt@database/borgerbot", "l@ngt"),
        ("BORGERBOT_DATABASE_URL", "postgresql://[", ""),
    ],
)
def test_secrets_of_the_process_are_masked(name: str, value: str, secret: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Token, webhook secret and the database's password are taken out as they were set, whatever they look like."""
    monkeypatch.setenv(name, value)
    masked = mask(f"svar: {secret} (slut)")
    assert not secret or secret not in masked
    assert masked.endswith("(slut)")


@pytest.mark.parametrize(
    "moment", ["2026-11-26T23:06:39.028388+00:00", "2026-11-26 23:06:39,028", "2026-11-26T23:06:39Z"]
)
def test_moments_stay(moment: str) -> None:
    """A time in a text stays readable: its digits are no phone number."""
    assert mask(f"set {moment}") == f"set {moment}"
