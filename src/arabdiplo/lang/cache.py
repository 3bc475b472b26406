"""Compiled rules on disk, so that the grammar need not be loaded at every start.

One file for one set of paths, in ``$XDG_CACHE_HOME/arabdiplo`` or
``~/.cache/arabdiplo``.  It names every file that was read with a hash of its
contents, and every file that was looked for in vain; if one of them differs, or
the file itself is damaged, of another version or not ours, the rules are
compiled anew without a word.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import attrs
import msgspec

from arabdiplo._cache import cache_folder, digest, digest_of, read_cached, state_of, write_cached
from arabdiplo._version import __version__

from .bundled import bundled_files, bundled_rules_dir, short
from .codec import DecodeError, decode, encode, shape
from .program import Program

_MAGIC = b"arabdiplo rules\n"


class _Entry(msgspec.Struct, array_like=True):
    key: bytes
    files: list[tuple[str, str]]
    """path and hash; the hash is "" for a file that was not there"""
    program: bytes
    """without the paths of its files"""
    digest: str
    """of that: the same for the same rules, wherever their files lie"""
    paths: list[tuple[str, str]]


def load_rules_cached(paths: Sequence[Path | str] = (), bundled: bool = True, folder: Path | None = None) -> Program:
    """As `load_rules`, from the cache where nothing has changed.

    folder: where to keep it, instead of the user's cache folder.  A cache that
    cannot be used or written is no error.
    """
    where = cache_folder(folder)
    key = _key(paths, bundled)
    file = None if where is None else where / f"{key.hex()[:32]}.rules"
    found = None if file is None else _read(file, key)
    if found is not None:
        return found
    program, files = _compile(paths, bundled)
    encoded = encode(attrs.evolve(program, paths=()))
    same = digest(encoded).hex()
    if file is not None:
        write_cached(file, _MAGIC, msgspec.msgpack.encode(_Entry(key, files, encoded, same, list(program.paths))))
    return attrs.evolve(program, digest=same, encoded=encoded)


def _compile(paths: Sequence[Path | str], bundled: bool) -> tuple[Program, list[tuple[str, str]]]:
    from .load import load_with_files  # the parser, for who has no cache

    return load_with_files(paths, bundled)


# -- keys ------------------------------------------------------------------------


def _key(paths: Sequence[Path | str], bundled: bool) -> bytes:
    """What was asked for, by whom: paths and the files they mean, version, Python, this code."""
    bundle = bundled_rules_dir()
    asked = []
    if paths:
        from .diagnostics import Report
        from .load import rule_files

        asked = [(str(path), os.path.abspath(shown)) for path, shown in rule_files(paths, Report())]
    beside = [str(path) for path in bundled_files()] if bundled else []
    code = state_of([Path(__file__).parent])
    home = os.getcwd() if asked else short(bundle)  # paths in it are said from the working folder
    parts = (__version__, sys.version_info[:2], home, str(bundle), bundled, asked, beside, code, shape())
    return digest(repr(parts).encode())


def _unchanged(files: list[tuple[str, str]]) -> bool:
    for name, wanted in files:
        try:
            with open(name, "rb") as stream:
                found = digest_of(stream.read())
        except OSError:
            found = ""
        if found != wanted:
            return False
    return True


# -- the file ------------------------------------------------------------------------


def _read(file: Path, key: bytes) -> Program | None:
    body = read_cached(file, _MAGIC)
    if body is None:
        return None
    try:
        entry = msgspec.msgpack.decode(body, type=_Entry)
        if entry.key != key or not _unchanged(entry.files):
            return None
        program, paths = decode(entry.program), tuple(entry.paths)
        return attrs.evolve(program, paths=paths, digest=entry.digest, encoded=entry.program)
    except (msgspec.MsgspecError, DecodeError):
        return None
