"""Where the built word table is kept: the user's cache, checked before use."""

from __future__ import annotations

import os
import stat
from functools import lru_cache
from pathlib import Path

from arabdiplo._cache import digest
from arabdiplo._version import __version__
from arabdiplo.morph.table import GeneralTable

_DATA = ("verbs.tsv", "nouns.tsv", "words.tsv", "others.tsv", "endings.tsv")
_CODE = ("conjugate.py", "decline.py", "build.py", "guess.py", "table.py")


def cache_dir() -> Path:
    """``$XDG_CACHE_HOME/arabdiplo`` or ``~/.cache/arabdiplo``."""
    home = os.environ.get("XDG_CACHE_HOME")
    return (Path(home) if home and os.path.isabs(home) else Path.home() / ".cache") / "arabdiplo"


@lru_cache(maxsize=1)
def general_table() -> GeneralTable:
    """The table of the package's word lists, from the cache or built now (some seconds, once).

    The cache file is named by the version, and by size and age of data and code; a directory or file
    of another user, or one that others may write, is not used; where nothing can be
    written the table lives in memory.
    """
    path = cache_dir() / f"words-{_digest()}.bin"
    if _trusted(path):
        try:
            return GeneralTable.open(path)
        except (OSError, ValueError):
            pass
    from arabdiplo.morph.build import build

    data = build()
    _write(path, data)
    return GeneralTable(data)


def _digest() -> str:
    home = Path(__file__).parent
    parts: list[object] = [__version__]
    for name in (*(f"data/{name}" for name in _DATA), *_CODE):
        try:
            found = (home / name).stat()
            parts.append((name, found.st_size, found.st_mtime_ns))
        except OSError:
            parts.append(name)
    return digest(repr(parts).encode()).hex()[:16]


def _trusted(path: Path) -> bool:
    """Are *path* and its directory there, the user's own, and closed to other writers?"""
    if not hasattr(os, "getuid"):
        return path.is_file()
    try:
        for place in (path.parent, path):
            info = place.lstat()
            if info.st_uid != os.getuid() or info.st_mode & (stat.S_IWGRP | stat.S_IWOTH) or stat.S_ISLNK(info.st_mode):
                return False
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def _write(path: Path, data: bytes) -> None:
    """Write beside, then rename, so that no reader ever sees half a file."""
    import tempfile

    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        info = path.parent.lstat()
        if hasattr(os, "getuid") and (info.st_uid != os.getuid() or info.st_mode & (stat.S_IWGRP | stat.S_IWOTH)):
            return
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".words-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.replace(name, path)
        except OSError:
            Path(name).unlink(missing_ok=True)
    except OSError:
        return
