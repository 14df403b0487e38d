"""Files by id: what people and the assistant send, and small samples for those who have no file at hand."""

from __future__ import annotations

import base64
from typing import Any, Final

from bot.standin.jsontypes import Json
from bot.standin.model import StoredFile

_DOT: Final = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)

SAMPLES: Final[dict[str, tuple[bytes, str, str]]] = {
    "photo": (_DOT, "image/png", "png"),
    "document": (b"%PDF-1.4\n%%EOF\n", "application/pdf", "pdf"),
    "voice": (b"OggS", "audio/ogg", "ogg"),
    "audio": (b"ID3", "audio/mpeg", "mp3"),
    "video": (b"\0\0\0\x18ftypmp42", "video/mp4", "mp4"),
    "sticker": (_DOT, "image/webp", "webp"),
}
"""For each kind of media: bytes, MIME type and extension used where none are given."""


class FileStore:
    """All files of the stand-in; ids count up, so that a run can be repeated."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def find(self, file_id: str) -> StoredFile | None:
        """The file with this id."""
        return self._by_id.get(file_id)

    def at(self, path: str) -> StoredFile | None:
        """The file at this path, as getFile gives it."""
        return self._by_path.get(path)

    def add(
        self,
        kind: str,
        *,
        data: bytes | None = None,
        mime_type: str | None = None,
        file_name: str | None = None,
        duration: int = 1,
        emoji: str = "🙂",
    ) -> StoredFile:
        """Keep a file of `kind` (see `SAMPLES`); without `data` it is a sample. `duration` is in seconds."""
        sample, sample_type, extension = SAMPLES[kind]
        number = len(self._by_id) + 1
        content = sample if data is None else data
        mime = mime_type or sample_type
        identity: Json = {
            "file_id": f"{kind}-file-{number}",
            "file_unique_id": f"u{number}",
            "file_size": len(content),
        }
        stored = StoredFile(
            file_id=identity["file_id"],
            unique_id=identity["file_unique_id"],
            path=f"{kind}s/file_{number}.{extension}",
            kind=kind,
            data=content,
            mime_type=mime,
            details=_details(kind, identity, mime=mime, file_name=file_name, duration=duration, emoji=emoji),
        )
        self._by_id[stored.file_id] = stored
        self._by_path[stored.path] = stored
        return stored


def _details(kind: str, identity: Json, *, mime: str, file_name: str | None, duration: int, emoji: str) -> Any:
    """The Bot API object of a file: Document, Voice and so on, or the list of sizes of a photo."""
    if kind == "photo":
        small = identity | {"file_id": identity["file_id"] + "-s", "file_unique_id": identity["file_unique_id"] + "s"}
        return [small | {"width": 90, "height": 90}, identity | {"width": 800, "height": 800}]
    if kind == "sticker":
        shape = {
            "type": "regular",
            "width": 512,
            "height": 512,
            "is_animated": False,
            "is_video": False,
            "emoji": emoji,
        }
        return identity | shape
    described = identity | {"mime_type": mime}
    if kind in ("document", "audio", "video") and file_name:
        described["file_name"] = file_name
    if kind == "video":
        described |= {"width": 640, "height": 360}
    if kind != "document":
        described["duration"] = duration
    return described
