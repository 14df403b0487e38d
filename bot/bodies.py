"""Reading the body of a request, but no more of it than is allowed."""

from __future__ import annotations

from starlette.requests import Request

JSON = "application/json"


async def read_body(request: Request, most: int) -> bytes | None:
    """The body, or None if it is larger than `most` bytes; what is too much is not read."""
    declared = request.headers.get("content-length", "0")
    if declared.isdecimal() and int(declared[:20]) > most:
        return None
    read = bytearray()
    async for piece in request.stream():
        read += piece
        if len(read) > most:
            return None
    return bytes(read)


def is_json(request: Request) -> bool:
    """Whether the request says that its body is JSON; a page of another origin cannot say so without being asked."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower() == JSON
