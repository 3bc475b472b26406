"""Files in the user's cache folder: read only if ours and undamaged, written so that nobody sees half of one."""

from __future__ import annotations

import os
import stat
import time
from contextlib import suppress
from pathlib import Path
from zlib import crc32

try:  # `hashlib` loads all of OpenSSL for it
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

SUM = 4
"""bytes of the checksum of a file: against damage, not against who may write there"""
KEPT = 100
"""files that stay in the folder: rules that are worked at leave some 2 MB with every change"""
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


def read_cached(file: Path, magic: bytes) -> bytes | None:
    """What `write_cached` wrote, or None if it is not there, not ours, of another kind, or damaged."""
    try:
        handle = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
        with open(handle, "rb") as stream:
            found = os.fstat(stream.fileno())
            if not stat.S_ISREG(found.st_mode) or not _ours(found, stat.S_IWGRP | stat.S_IWOTH):
                return None
            data = stream.read()
            if time.time() - found.st_mtime > _HOUR:  # it is in use: not among the oldest
                with suppress(OSError):
                    os.utime(file, follow_symlinks=False)
    except OSError:
        return None
    start = len(magic) + SUM
    body = data[start:]
    return body if data[: len(magic)] == magic and data[len(magic) : start] == _sum(body) else None


def write_cached(file: Path, magic: bytes, body: bytes) -> None:
    """Write beside, then rename; a folder that cannot be written is no error."""
    import tempfile

    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=file.stem)
        with open(handle, "wb") as stream:
            stream.write(magic + _sum(body) + body)
        os.replace(temporary, file)
        _tidy(file.parent)
    except OSError:
        with suppress(OSError):
            os.unlink(temporary)


def _tidy(folder: Path) -> None:
    """Take the oldest files out, so that the newest `KEPT` stay; what is missed then is made again."""
    with os.scandir(folder) as entries:
        files = sorted(
            (entry.stat().st_mtime_ns, entry.path) for entry in entries if entry.is_file(follow_symlinks=False)
        )
    for _, path in files[:-KEPT]:
        with suppress(OSError):
            os.unlink(path)


def _sum(body: bytes) -> bytes:
    return crc32(body).to_bytes(SUM, "little")


def _ours(found: os.stat_result, forbidden: int) -> bool:
    if not hasattr(os, "getuid"):
        return True
    return found.st_uid == os.getuid() and not found.st_mode & forbidden
