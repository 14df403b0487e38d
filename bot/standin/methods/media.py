"""Sending files: by upload or by file id."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.standin import errors, limits
from bot.standin.errors import ApiError
from bot.standin.jsontypes import Json
from bot.standin.methods.registry import METHODS, Method, method
from bot.standin.methods.sending import caption_content, send_json
from bot.standin.methods.targets import find_place, find_writable
from bot.standin.model import StoredFile
from bot.standin.params import Params
from bot.standin.shapes import message_json
from bot.standin.state import State

MAX_BYTES = {"photo": 10 * 2**20}
OTHER_MAX_BYTES = 50 * 2**20


def stored(world: State, params: Params, kind: str, name: str, value: str) -> StoredFile:
    """The file a request sends: an upload under `name`, `attach://…`, or a file id of the same kind.

    Raises:
        ApiError: no such file, another kind, or too big. Addresses are refused: the stand-in has no network.
    """
    field = value.removeprefix("attach://") if value.startswith("attach://") else name
    upload = params.uploads.get(field)
    if upload is not None:
        if len(upload.data) > MAX_BYTES.get(kind, OTHER_MAX_BYTES):
            raise ApiError(errors.BIG_FILE)
        if not upload.data:
            raise ApiError("Bad Request: file must be non-empty")
        return world.files.add(
            kind,
            data=upload.data,
            mime_type=upload.mime_type,
            file_name=upload.file_name,
            duration=params.integer("duration") or 1,
            emoji=params.text("emoji", "🙂"),
        )
    found = world.files.find(value)
    if found is None or found.kind != kind:
        raise ApiError(errors.NO_FILE)
    return found


def _sender(kind: str) -> Method:
    def send_file(world: State, params: Params) -> Any:
        caption = {} if kind == "sticker" else caption_content(params)
        file = stored(world, params, kind, kind, params.text(kind))
        return send_json(world, params, {kind: file.details} | caption)

    return send_file


for _kind in ("photo", "document", "voice", "audio", "video", "sticker"):
    METHODS[f"send{_kind.capitalize()}"] = _sender(_kind)


@method("sendMediaGroup")
def send_media_group(world: State, params: Params) -> Any:
    """Send an album of 2-10 photos and videos, or of documents, or of audio files."""
    items = params.listing("media")
    limits.check_album(items)
    kinds = {item.get("type") for item in items}
    if not (kinds <= {"photo", "video"} or kinds in ({"document"}, {"audio"})):
        raise ApiError("Bad Request: can't mix these kinds of media in one album")
    contents = [_item_content(world, params, item) for item in items]
    chat = find_writable(world, params)
    thread, reply_to = find_place(chat, params)
    group = world.media_group()
    sent = [
        world.post(chat, world.bot, content, thread=thread, reply_to=reply_to, media_group_id=group)
        for content in contents
    ]
    return [message_json(message) for message in sent]


def _item_content(world: State, params: Params, item: Json) -> Json:
    kind = str(item["type"])
    file = stored(world, params, kind, "", str(item.get("media", "")))
    return {kind: file.details} | caption_content(replace(params, values=item))


@method("getFile")
def get_file(world: State, params: Params) -> Any:
    """Where a file can be fetched."""
    found = world.files.find(params.text("file_id")) or world.files.find(params.text("file_id").removesuffix("-s"))
    if found is None:
        raise ApiError("Bad Request: invalid file_id")
    return {
        "file_id": params.text("file_id"),
        "file_unique_id": found.unique_id,
        "file_size": len(found.data),
        "file_path": found.path,
    }
