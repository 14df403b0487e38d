"""Asking a source on the net: only what has changed since, never for long, and never more than fits."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import StrEnum
from functools import cache
from typing import Final

import httpx

MOST_BYTES: Final = 20_000_000
LONGEST_WAIT: Final = timedelta(hours=6)
"""Whoever asks for more is asked again all the same: citizens wait, and a year is a slip."""

_SECONDS: Final = 60.0
_TIMES: Final = httpx.Timeout(20.0, connect=10.0)


class FaultKind(StrEnum):
    """What is wrong with a source's answer; the texts for staff are named by it."""

    UNREACHABLE = "unreachable"
    TIMEOUT = "timeout"
    STATUS = "status"
    TOO_LARGE = "too-large"
    CONTENT_TYPE = "content-type"
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    SHRUNK = "shrunk"
    SHIFTED = "shifted"


class SourceFaultError(Exception):
    """A source that gave no answer that can be used.

    Args:
        kind: what is wrong.
        detail: what was had instead, for the log; "" where there is nothing to say.
        retry_after: what it says of when it may be asked again; "" for nothing.
    """

    def __init__(self, kind: FaultKind, detail: str = "", retry_after: str = "") -> None:
        super().__init__(f"{kind.value}: {detail}" if detail else kind.value)
        self.kind, self.retry_after = kind, retry_after


@dataclass(frozen=True, slots=True)
class Validators:
    """What a source calls an answer, to ask whether it has changed since."""

    etag: str | None = None
    modified: str | None = None

    def headers(self) -> dict[str, str]:
        """The header fields of a conditional request."""
        told = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in told.items() if value}


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: its bytes, or None where nothing has changed."""

    body: bytes | None
    validators: Validators


@cache
def _trust() -> ssl.SSLContext:
    """Whose certificates count; reading them takes a tenth of a second, so it is done once."""
    return httpx.create_ssl_context()


@asynccontextmanager
async def web_client() -> AsyncIterator[httpx.AsyncClient]:
    """A client for a round of questions."""
    async with httpx.AsyncClient(
        timeout=_TIMES,
        follow_redirects=True,
        max_redirects=3,
        headers={"User-Agent": "borgerbot"},
        verify=_trust(),
    ) as client:
        yield client


async def fetch(client: httpx.AsyncClient, url: str, types: frozenset[str], known: Validators) -> Fetched:
    """Ask `url` for what has changed.

    Args:
        client: to ask with.
        url: whole, with its query.
        types: the content types that the answer may have.
        known: what the last answer was called.

    Raises:
        SourceFaultError: if no usable answer is had.
    """
    try:
        async with asyncio.timeout(_SECONDS):
            return await _fetch(client, url, types, known)
    except (TimeoutError, httpx.TimeoutException):
        raise SourceFaultError(FaultKind.TIMEOUT) from None
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise SourceFaultError(FaultKind.UNREACHABLE, type(error).__name__) from None


async def _fetch(client: httpx.AsyncClient, url: str, types: frozenset[str], known: Validators) -> Fetched:
    headers = {"Accept": ", ".join(sorted(types)), **known.headers()}
    async with client.stream("GET", url, headers=headers) as response:
        if response.status_code == httpx.codes.NOT_MODIFIED and known.headers():
            return Fetched(None, known)
        if response.status_code != httpx.codes.OK:
            wait = response.headers.get("retry-after", "")
            raise SourceFaultError(FaultKind.STATUS, str(response.status_code), wait)
        kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind not in types:
            raise SourceFaultError(FaultKind.CONTENT_TYPE, kind[:80])
        body = bytearray()
        # Counted as it comes: what is said of its length may be wrong, and a packed answer grows when unpacked.
        async for some in response.aiter_bytes(65536):
            body += some
            if len(body) > MOST_BYTES:
                raise SourceFaultError(FaultKind.TOO_LARGE)
        validators = Validators(response.headers.get("etag"), response.headers.get("last-modified"))
        return Fetched(bytes(body), validators)


def wait_until(told: str, now: datetime) -> datetime | None:
    """Until when (aware) a source wants to be left alone; None where it does not say, or says nonsense.

    Args:
        told: the header field as it came, "" for none.
        now: when it came (aware).
    """
    stripped = told.strip()
    if stripped.isascii() and stripped.isdecimal():
        # Longer than any number of seconds that a time can hold.
        return now + min(LONGEST_WAIT, timedelta(seconds=int(stripped[:9])))
    try:
        moment = parsedate_to_datetime(stripped)
    except ValueError:
        return None
    aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    return min(aware, now + LONGEST_WAIT) if aware > now else None
