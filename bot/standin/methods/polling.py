"""Getting updates: long polling and webhooks."""

from __future__ import annotations

import re
from typing import Any, Final

from bot.standin import errors
from bot.standin.errors import ApiError
from bot.standin.methods.registry import method
from bot.standin.params import Params
from bot.standin.state import State

LONGEST_POLL: Final = 50.0
_SECRET: Final = re.compile(r"[A-Za-z0-9_-]{1,256}")
_LOCAL: Final = re.compile(r"http://(127\.0\.0\.1|localhost|\[::1\])[:/]")


@method("getUpdates")
async def get_updates(world: State, params: Params) -> Any:
    """Wait for updates; an offset confirms all before it."""
    _allow(world, params)
    limit = params.integer("limit")
    return await world.updates.poll(
        offset=params.integer("offset") or 0,
        limit=min(max(100 if limit is None else limit, 1), 100),
        seconds=min(max(params.integer("timeout") or 0, 0), LONGEST_POLL),
    )


@method("setWebhook")
def set_webhook(world: State, params: Params) -> Any:
    """Have updates posted to an address: https, or this machine, which only the stand-in allows."""
    url, secret = params.text("url"), params.text("secret_token")
    if url and not (url.startswith("https://") or _LOCAL.match(url)):
        raise ApiError(errors.BAD_WEBHOOK)
    if secret and not _SECRET.fullmatch(secret):
        raise ApiError("Bad Request: secret token contains unallowed characters")
    _allow(world, params)
    if params.flag("drop_pending_updates"):
        world.updates.pending.clear()
    world.webhook.set(url, secret, params.integer("max_connections"))
    world.updates.webhook_url = url
    world.updates.signal.notify()
    world.changed()
    return True


@method("deleteWebhook")
def delete_webhook(world: State, params: Params) -> Any:
    """Go back to long polling."""
    if params.flag("drop_pending_updates"):
        world.updates.pending.clear()
    world.webhook.set("", "", None)
    world.updates.webhook_url = ""
    world.updates.signal.notify()
    world.changed()
    return True


@method("getWebhookInfo")
def get_webhook_info(world: State, _params: Params) -> Any:
    """How the webhook is doing."""
    info = world.webhook.info() | {"pending_update_count": len(world.updates.pending)}
    if world.updates.allowed is not None:
        info["allowed_updates"] = sorted(world.updates.allowed)
    return info


def _allow(world: State, params: Params) -> None:
    """Only a list that is given changes what was set before."""
    if params.nested("allowed_updates") is not None:
        world.updates.allow(params.listing("allowed_updates"))
