"""The control API over HTTP: what is seen, the log, the violations and the faults."""

from __future__ import annotations

import dataclasses
from typing import Any

from starlette.requests import Request

from bot.standin import requests, snapshot
from bot.standin.errors import ControlError
from bot.standin.faults import Fault, FaultKind
from bot.standin.jsontypes import Json
from bot.standin.log import Entry
from bot.standin.state import State

LONGEST_WAIT = 25.0


async def see(world: State, request: Request) -> Json:
    """GET state: at once, or when something has changed since."""
    since = requests.query_number(request, "since")
    wait = min(max(requests.query_number(request, "wait", LONGEST_WAIT), 0), LONGEST_WAIT)
    if since > world.revision:
        since = 0
    if since:
        await world.until(lambda: world.revision > since or world.updates.closed, wait)
    return snapshot.state(world, since)


async def read_log(world: State, request: Request) -> Json:
    """GET log."""
    since, method = requests.query_number(request, "since"), request.query_params.get("method")
    chat_id = requests.query_number(request, "chat_id", None)
    entries = [
        _entry(entry)
        for entry in world.log
        if entry.number > since
        and method in (None, "", entry.method)
        and chat_id in (None, entry.params.get("chat_id"))
    ]
    return {"entries": entries, "last": world.log.last}


def _entry(entry: Entry) -> Json:
    return dataclasses.asdict(entry) | {"time": snapshot.iso(entry.time)}


async def read_violations(world: State, _request: Request) -> Json:
    """GET violations."""
    return {"violations": [dataclasses.asdict(violation) for violation in world.violations]}


async def forget_violations(world: State, _request: Request) -> Json:
    """DELETE violations."""
    world.violations.clear()
    return {"violations": []}


async def read_faults(world: State, _request: Request) -> Json:
    """GET faults."""
    return {"faults": [_fault(fault) for fault in world.faults.all()]}


def _fault(fault: Fault) -> Json:
    hidden = ("dice",)
    return {f.name: getattr(fault, f.name) for f in dataclasses.fields(fault) if f.name not in hidden}


async def lift_faults(world: State, request: Request) -> Json:
    """DELETE faults."""
    world.faults.lift(requests.query_number(request, "id", None))
    return await read_faults(world, request)


def add_fault(world: State, given: Json) -> Any:
    """POST faults."""
    kind = FaultKind(requests.choice(given, "kind", tuple(FaultKind), ""))
    known = {"method", "chat_id", "times", "probability", "seed", "retry_after", "status", "description", "delay"}
    unknown = given.keys() - known - {"kind"}
    if unknown:
        raise ControlError(f"{', '.join(sorted(unknown))}: no such setting; known are kind, {', '.join(sorted(known))}")
    settings: dict[str, Any] = {name: value for name, value in given.items() if name in known}
    return {"id": world.faults.add(Fault(kind=kind, **settings)).id}
