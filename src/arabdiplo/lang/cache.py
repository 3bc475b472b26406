"""Compiled rules on disk, so that the grammar need not be loaded at every start.

One file for one set of paths, in ``$XDG_CACHE_HOME/arabdiplo`` or
``~/.cache/arabdiplo``.  It names every file that was read with a hash of its
contents, and every file that was looked for in vain; if one of them differs, or
the file itself is damaged, of another version or not ours, the rules are
compiled anew without a word.
"""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

import msgspec

from arabdiplo._version import __version__

from .codec import DecodeError, decode, encode, shape
from .diagnostics import Report, RuleError
from .load import bundled_rules_dir, compile_rules, rule_files
from .program import Program
from .source import digest_of

_MAGIC = b"arabdiplo rules\n"
_SUM = 32
_GROUP_OR_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class _Entry(msgspec.Struct, array_like=True):
    key: bytes
    files: list[tuple[str, str]]
    """path and hash; the hash is "" for a file that was not there"""
    program: bytes


def load_rules_cached(paths: Sequence[Path | str] = (), bundled: bool = True, folder: Path | None = None) -> Program:
    """As `load_rules`, from the cache where nothing has changed.

    folder: where to keep it, instead of the user's cache folder.  A cache
    that cannot be used or written is no error.
    """
    where = _folder(folder)
    if where is None:
        return _compile(paths, bundled)[0]
    key = _key(paths, bundled)
    file = where / f"{key.hex()[:32]}.rules"
    found = _read(file, key)
    if found is not None:
        return found
    program, files = _compile(paths, bundled)
    _write(file, _Entry(key, files, encode(program)))
    return program


def _compile(paths: Sequence[Path | str], bundled: bool) -> tuple[Program, list[tuple[str, str]]]:
    report = Report()
    program, diagnostics = compile_rules(paths, bundled, report, warn=False)
    if program is None:
        raise RuleError(diagnostics)
    return program, sorted(report.files.items())


# -- keys ------------------------------------------------------------------------


def _key(paths: Sequence[Path | str], bundled: bool) -> bytes:
    """What was asked for, by whom: paths and the files they mean, version, Python, this code."""
    bundle = bundled_rules_dir()
    asked = [(str(path), os.path.abspath(shown)) for path, shown in rule_files(paths, Report())]
    beside = sorted(str(path) for path in bundle.rglob("*.dpl")) if bundled else []
    code = [
        (each.name, each.stat().st_mtime_ns, each.stat().st_size) for each in sorted(Path(__file__).parent.glob("*.py"))
    ]
    parts = (__version__, sys.version_info[:2], os.getcwd(), str(bundle), bundled, asked, beside, code, shape())
    return blake2b(repr(parts).encode(), digest_size=_SUM).digest()


def _unchanged(files: list[tuple[str, str]]) -> bool:
    for name, digest in files:
        try:
            with open(name, "rb") as stream:
                found = digest_of(stream.read())
        except OSError:
            found = ""
        if found != digest:
            return False
    return True


# -- the folder and its files ------------------------------------------------------


def _folder(folder: Path | None) -> Path | None:
    """The cache folder if it is ours alone, made if need be."""
    try:
        if folder is None:
            base = os.environ.get("XDG_CACHE_HOME", "")
            folder = (Path(base) if os.path.isabs(base) else Path.home() / ".cache") / "arabdiplo"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.lstat()
    except (OSError, RuntimeError):
        return None
    return folder if stat.S_ISDIR(found.st_mode) and _ours(found, _GROUP_OR_OTHERS) else None


def _ours(found: os.stat_result, forbidden: int) -> bool:
    if not hasattr(os, "getuid"):
        return True
    return found.st_uid == os.getuid() and not found.st_mode & forbidden


def _read(file: Path, key: bytes) -> Program | None:
    try:
        handle = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
        with open(handle, "rb") as stream:
            found = os.fstat(stream.fileno())
            if not stat.S_ISREG(found.st_mode) or not _ours(found, stat.S_IWGRP | stat.S_IWOTH):
                return None
            data = stream.read()
    except OSError:
        return None
    start = len(_MAGIC) + _SUM
    body = data[start:]
    if data[: len(_MAGIC)] != _MAGIC or data[len(_MAGIC) : start] != blake2b(body, digest_size=_SUM).digest():
        return None
    try:
        entry = msgspec.msgpack.decode(body, type=_Entry)
        if entry.key != key or not _unchanged(entry.files):
            return None
        return decode(entry.program)
    except (msgspec.MsgspecError, DecodeError):
        return None


def _write(file: Path, entry: _Entry) -> None:
    body = msgspec.msgpack.encode(entry)
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=file.stem)
        with open(handle, "wb") as stream:
            stream.write(_MAGIC + blake2b(body, digest_size=_SUM).digest() + body)
        os.replace(temporary, file)
    except OSError:
        with suppress(OSError):
            os.unlink(temporary)
