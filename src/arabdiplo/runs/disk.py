"""Files that are there whole or not at all, also after a loss of power."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from arabdiplo.errors import OutputError


def write_whole(path: Path, data: bytes, scratch: Path) -> None:
    """Write under another name in *scratch* (of the same file system), flush to the disk, rename.

    Raises OutputError; then the path is as it was.
    """
    temporary = scratch / f"{path.parent.name}-{path.name}.{os.getpid()}"
    try:
        with open(temporary, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(temporary, path)
        flush_folder(path.parent)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink()
        raise OutputError.of(error, path) from None


def flush_folder(folder: Path) -> None:
    """The names in a folder, to the disk (where the system can)."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folders(folders: Iterable[Path]) -> None:
    """Make folders that are not there; raises OutputError."""
    for folder in folders:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError.of(error, folder) from None
