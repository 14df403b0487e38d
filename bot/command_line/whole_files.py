"""Files that people take away are there whole or not at all: a full disk or Ctrl+C leaves no half of one behind."""

from __future__ import annotations

import errno
import os
from pathlib import Path


def write_whole(file: Path, data: bytes) -> None:
    """Write a file, or replace the one that is there by it.

    Raises:
        OSError: if it cannot be written; what was there is as it was.
    """
    target = Path(os.path.realpath(file))
    if target.exists() and not target.is_file():
        # A device or a pipe is written to; in its place there would be a file for everybody who uses it.
        with target.open("wb") as out:
            out.write(data)
        return
    beside = _written_beside(target, data)
    try:
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def write_new(file: Path, data: bytes) -> None:
    """Write a file that is not there yet.

    Raises:
        FileExistsError: if it is.
        OSError: if it cannot be written.
    """
    if file.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(file))
    beside = _written_beside(file, data)
    try:
        # Somebody else may have made it meanwhile; a link is never made over a file.
        os.link(beside, file)
    except FileExistsError:
        raise
    except OSError:  # a disk without such links, as sticks and shares are
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)


def _written_beside(file: Path, data: bytes) -> Path:
    beside = file.with_name(f".borgerbot-{os.getpid()}.part")
    try:
        with beside.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside
