"""Trees of the bundled modules on disk: who checks or tests a rule of their own need not parse forty others.

One file in the cache folder for one version of this code.  A tree is found by the name of its module and the
hash of the whole text it was parsed from, and only what gave no diagnostic is kept; a file that is damaged, of
another version or not ours is passed over.
"""

from __future__ import annotations

import sys
from pathlib import Path

import attrs
import msgspec

from arabdiplo._cache import cache_folder, digest, digest_of, read_cached, state_of, write_cached
from arabdiplo._version import __version__

from .codec import DecodeError, decode_tree, encode_tree, shape
from .source import Source
from .tree import Module

_MAGIC = b"arabdiplo trees\n"
_VERSIONS = 5
"""files that stay, one for each version of the code: some 2 MB each"""
_DECODER = msgspec.msgpack.Decoder(dict[str, tuple[str, bytes]])


class Trees:
    """The trees that are kept; read when the first one is asked for."""

    def __init__(self, folder: Path | None = None) -> None:
        """folder: where they are kept, instead of the user's cache folder."""
        self._folder = folder
        self._file: Path | None = None
        self._kept: dict[str, tuple[str, bytes]] | None = None
        """name of a module -> hash of its text, its tree"""
        self._new = False

    def find(self, name: str, source: Source) -> Module | None:
        """The tree of a module with this text, if it is kept."""
        hashed, tree = self._read().get(name, ("", b""))
        if hashed != _hash(source):
            return None
        try:
            found = decode_tree(tree)
        except DecodeError:
            return None
        return attrs.evolve(found, path=source.path) if isinstance(found, Module) else None

    def keep(self, source: Source, module: Module) -> None:
        """Keep a sound module."""
        self._read()[module.name] = _hash(source), encode_tree(module)
        self._new = True

    def write(self) -> None:
        """Put what is new on disk; a folder that cannot be written is no error."""
        if self._new and self._file is not None:
            write_cached(self._file, _MAGIC, msgspec.msgpack.encode(self._kept), _VERSIONS)
        self._new = False

    def _read(self) -> dict[str, tuple[str, bytes]]:
        if self._kept is None:
            self._kept = {}
            folder = cache_folder(self._folder)
            if folder is not None:
                key = digest(
                    repr((__version__, sys.version_info[:2], state_of([Path(__file__).parent]), shape())).encode(), 16
                )
                self._file = folder / f"{key.hex()}.trees"
                body = read_cached(self._file, _MAGIC)
                try:
                    self._kept = {} if body is None else _DECODER.decode(body)
                except msgspec.MsgspecError:
                    pass
        return self._kept


def _hash(source: Source) -> str:
    return digest_of(source.text.encode("utf-8", "surrogatepass"))
