"""Files in the user's cache folder: read only if ours and undamaged, written so that nobody sees half of one."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import BinaryIO
from zlib import crc32

try:  # `hashlib` loads all of OpenSSL for it
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

SUM = 4
"""bytes of the checksum of a file: against damage, not against who may write there"""
KEPT = 50
"""files of a kind that stay in the folder: rules that are worked at leave some 2 MB with every change"""
_HOUR = 3600
_GROUP_OR_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def digest(data: bytes, size: int = 32) -> bytes:
    """The hash of data, of so many bytes."""
    return blake2b(data, digest_size=size).digest()


def digest_of(data: bytes) -> str:
    """The hash of a file's contents."""
    return digest(data, 16).hex()


def cache_folder(folder: Path | None = None) -> Path | None:
    """``$XDG_CACHE_HOME/arabdiplo`` or ``~/.cache/arabdiplo``, made if need be; None unless it is ours alone.

    folder: another folder to use, under the same condition.
    """
    try:
        if folder is None:
            base = os.environ.get("XDG_CACHE_HOME", "")
            folder = (Path(base) if os.path.isabs(base) else Path.home() / ".cache") / "arabdiplo"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.lstat()
    except (OSError, RuntimeError):
        return None
    return folder if stat.S_ISDIR(found.st_mode) and _ours(found, _GROUP_OR_OTHERS) else None


def state_of(folders: Iterable[Path]) -> list[tuple[str, int, int]]:
    """Name, age and size of all code and all tables in folders: another list, another key of what they make."""
    files = (file for folder in folders for file in sorted(folder.rglob("*")) if file.suffix in (".py", ".tsv"))
    return [(file.name, found.st_mtime_ns, found.st_size) for file in files for found in [file.stat()]]


def read_cached(file: Path, magic: bytes) -> memoryview | None:
    """What `write_cached` wrote, or None if it is not there, not ours, of another kind, or damaged."""
    try:
        with _opened(file) as stream:
            return _body(memoryview(stream.read()), magic)
    except OSError:
        return None


def map_cached(file: Path, magic: bytes) -> memoryview | None:
    """As `read_cached`, for large files: mapped, so that processes share it."""
    try:
        with _opened(file) as stream:
            return _body(memoryview(mmap(stream.fileno(), 0, access=ACCESS_READ)), magic)
    except (OSError, ValueError):  # an empty file cannot be mapped
        return None


def write_cached(file: Path, magic: bytes, body: bytes, kept: int = KEPT) -> None:
    """Write beside, then rename; a folder that cannot be written is no error.

    kept: so many files with this ending stay, the newest.
    """
    import tempfile

    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=file.stem, suffix=file.suffix)
        with open(handle, "wb") as stream:
            stream.write(magic + _sum(body) + body)
        os.replace(temporary, file)
        _tidy(file, kept)
    except OSError:
        with suppress(OSError):
            os.unlink(temporary)


def _tidy(written: Path, kept: int) -> None:
    """Take the oldest files of its kind out; what is missed then is made again."""
    with os.scandir(written.parent) as entries:
        files = sorted(
            (entry.stat().st_mtime_ns, entry.path)
            for entry in entries
            if entry.name.endswith(written.suffix) and entry.is_file(follow_symlinks=False)
        )
    for _, path in files[:-kept]:
        with suppress(OSError):
            os.unlink(path)


@contextmanager
def _opened(file: Path) -> Iterator[BinaryIO]:
    """The file, marked as in use; raises OSError if it is not there or not ours."""
    handle = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    with open(handle, "rb") as stream:
        found = os.fstat(stream.fileno())
        if not stat.S_ISREG(found.st_mode) or not _ours(found, stat.S_IWGRP | stat.S_IWOTH):
            raise PermissionError(file)
        if time.time() - found.st_mtime > _HOUR:  # not among the oldest
            with suppress(OSError):
                os.utime(file, follow_symlinks=False)
        yield stream


def _body(data: memoryview, magic: bytes) -> memoryview | None:
    start = len(magic) + SUM
    body = data[start:]
    return body if data[: len(magic)] == magic and data[len(magic) : start] == _sum(body) else None


def _sum(body: bytes | memoryview) -> bytes:
    return crc32(body).to_bytes(SUM, "little")


def _ours(found: os.stat_result, forbidden: int) -> bool:
    if not hasattr(os, "getuid"):
        return True
    return found.st_uid == os.getuid() and not found.st_mode & forbidden
