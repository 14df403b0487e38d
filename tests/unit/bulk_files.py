"""Files of entries, read as they are when staff send them."""

from __future__ import annotations

from knowledge import bulk
from knowledge.bulk import FileContent


def entries_in(name: str, data: bytes) -> FileContent:
    """The entries of a file, and what is wrong with its rows."""
    content = bulk.read(name, data)
    assert isinstance(content, FileContent)
    return content
