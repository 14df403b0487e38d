"""Asking the library's website for its opening hours: within a time and a size, and never trusted further than that."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import httpx

SECONDS = 10.0
"""How long one reading may take from beginning to end."""

MOST_BYTES = 5_000_000
"""Of an answer; two houses with four kinds in four hundred days are less than a fifth of it."""

_BACK = timedelta(days=1)
_AHEAD = timedelta(days=400)
_OK = 200
_FIELDS = ("id", "date", "start_time", "end_time", "branch_id")
_LONGEST = 100


class WebsiteError(Exception):
    """The website gave nothing that can be used; the message says why, in a few words."""


def parameters(today: date) -> dict[str, str]:
    """What is asked for: from yesterday, whose night may go on, to a year ahead."""
    return {"_format": "json", "from_date": str(today - _BACK), "to_date": str(today + _AHEAD)}


async def fetch_rows(
    url: str, today: date, *, seconds: float = SECONDS, most: int = MOST_BYTES
) -> list[dict[str, Any]]:
    """The rows that the website gives, with the fields that are used.

    Args:
        url: where it gives them.
        today: the date in Denmark.
        seconds: how long it may take.
        most: bytes of the answer.

    Raises:
        WebsiteError: if there is no answer in time, or none that can be used.
    """
    try:
        async with asyncio.timeout(seconds):
            content = await _read(url, parameters(today), most)
        rows = await asyncio.to_thread(_rows, content)
    except TimeoutError:
        raise WebsiteError(f"no answer within {seconds:g} seconds") from None
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise WebsiteError(type(error).__name__) from None
    except (ValueError, RecursionError):
        raise WebsiteError("the answer is no JSON") from None
    if rows is None:
        raise WebsiteError("the answer is no list")
    return rows


async def _read(url: str, params: Mapping[str, str], most: int) -> bytes:
    content = bytearray()
    async with (
        httpx.AsyncClient(timeout=SECONDS, follow_redirects=False) as client,
        client.stream("GET", url, params=params, headers={"Accept": "application/json"}) as response,
    ):
        if response.status_code != _OK:
            raise WebsiteError(f"HTTP status {response.status_code}")
        async for part in response.aiter_bytes():
            content += part
            if len(content) > most:
                raise WebsiteError(f"the answer is larger than {most} bytes")
    return bytes(content)


def _rows(content: bytes) -> list[dict[str, Any]] | None:
    answer = json.loads(content)
    return [_kept(row) for row in answer if isinstance(row, dict)] if isinstance(answer, list) else None


def _kept(row: Mapping[str, Any]) -> dict[str, Any]:
    category = row.get("category")
    title = category.get("title") if isinstance(category, dict) else None
    kept = {name: _plain(row.get(name)) for name in _FIELDS}
    return {**kept, "category": {"title": _plain(title)}}


def _plain(value: object) -> str | int | None:
    """A value as it may be kept: what is no text and no number says nothing."""
    if isinstance(value, str):
        return value[:_LONGEST].replace("\x00", "")
    return value if isinstance(value, int) and abs(value) < 2**53 else None
