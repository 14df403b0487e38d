"""One request of the assistant's, from the check of its parameters to the log; with the faults that are set."""

from __future__ import annotations

import asyncio
import inspect
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from bot.standin.errors import ApiError, LimitError
from bot.standin.faults import Fault, FaultKind
from bot.standin.jsontypes import Json
from bot.standin.log import Entry, Violation
from bot.standin.methods import METHODS
from bot.standin.params import Params
from bot.standin.state import State
from bot.standin.updates import Gone

UNREADABLE: Final = "Bad Request: can't parse the parameters"  # a guess at the wording
UNCOUNTED: Final = ("get", "answer", "setMy", "deleteMy", "setWebhook", "deleteWebhook", "logOut", "close")
"""Beginnings of methods that send limits do not count."""


class Manner(Enum):
    """How an answer goes out: as it is, not at all with the connection reset, or never."""

    REPLY = "reply"
    DROP = "drop"
    HANG = "hang"


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back to the assistant."""

    status: int
    body: Json
    manner: Manner = Manner.REPLY


async def answer(world: State, method: str, params: Params) -> Answer:
    """Carry a request out, or refuse it, or let a fault strike it; log it in each case."""
    number = world.log.number()
    values = shown(params)
    _check(world, number, method, params)
    fault = world.faults.strike(method, values.get("chat_id"))
    outcome = await _outcome(world, method, params, fault)
    if isinstance(outcome, LimitError):
        world.violated(Violation(number, method, outcome.where, outcome.problem))
    elif world.specification is not None and not isinstance(outcome, ApiError | Gone):
        for where, problem in world.specification.check_result(method, outcome):
            world.violated(Violation(number, method, f"the stand-in's own {where}", problem))
    _log(world, number, method, values, outcome, fault)
    return _answer(outcome, fault)


async def _outcome(world: State, method: str, params: Params, fault: Fault | None) -> Any:
    """The result, or the error that refuses it (returned, as both are logged and answered)."""
    try:
        if fault is not None:
            await _strike_before(fault)
        if method not in METHODS:
            _unknown(method)
        chat_id = params.integer("chat_id") if not params.text("chat_id").startswith("@") else None
        if world.flood is not None and chat_id is not None and not method.startswith(UNCOUNTED):
            world.flood.check(chat_id, world.now())
        result = METHODS[method](world, params)
        return await result if inspect.isawaitable(result) else result
    except (ApiError, Gone) as error:
        return error
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        # A nested value of the wrong shape; noted as a violation, so that a fault of the stand-in's own shows as well.
        return LimitError(UNREADABLE, where="parameters", problem=f"cannot be read: {error!r}")


async def _strike_before(fault: Fault) -> None:
    error = fault.error()
    if error is not None:
        raise error
    if fault.kind in (FaultKind.GONE, FaultKind.DROP_BEFORE, FaultKind.HANG_BEFORE):
        raise Gone
    if fault.kind is FaultKind.SLOW:
        await asyncio.sleep(fault.delay)


def _unknown(method: str) -> None:
    raise LimitError("Not Found: method not found", where="method", problem=f"the stand-in has no method {method}")


def _answer(outcome: Any, fault: Fault | None) -> Answer:
    if isinstance(outcome, Gone):
        hangs = fault is not None and fault.kind is FaultKind.HANG_BEFORE
        return Answer(0, {}, Manner.HANG if hangs else Manner.DROP)
    manner = Manner.REPLY
    if fault is not None:
        manner = {FaultKind.DROP_AFTER: Manner.DROP, FaultKind.HANG_AFTER: Manner.HANG}.get(fault.kind, Manner.REPLY)
    if isinstance(outcome, ApiError):
        return Answer(outcome.code, outcome.as_json(), manner)
    return Answer(200, {"ok": True, "result": outcome}, manner)


def _log(world: State, number: int, method: str, values: Json, outcome: Any, fault: Fault | None) -> None:
    failed = isinstance(outcome, ApiError | Gone)
    world.log.add(
        Entry(
            number,
            world.now(),
            method,
            values,
            ok=not failed,
            result=None if failed else outcome,
            error_code=outcome.code if isinstance(outcome, ApiError) else None,
            description=outcome.description if isinstance(outcome, ApiError) else None,
            fault=fault.kind.value if fault is not None else None,
        )
    )


def shown(params: Params) -> Json:
    """The parameters for the log: nested values decoded, numbers as numbers, files by name and size."""
    values: Json = {}
    for name in params.values:
        try:
            values[name] = params.integer(name) if name.endswith("_id") else params.nested(name)
        except ApiError:
            values[name] = params.values[name]
    for name in _TEXTS & values.keys():
        values[name] = params.values[name]
    files = {name: f"{file.file_name}, {len(file.data)} bytes" for name, file in params.uploads.items()}
    return values | files


_TEXTS: Final = frozenset({"text", "caption", "name", "callback_query_id", "description", "short_description"})


def _check(world: State, number: int, method: str, params: Params) -> None:
    if world.specification is None or not world.specification.knows(method):
        return
    uploads = frozenset(params.uploads)
    for where, problem in world.specification.check_request(method, dict(params.values), uploads):
        world.violated(Violation(number, method, where, problem))
