"""Where the built word table is kept: the user's cache, checked before use."""

from __future__ import annotations

import sys
from functools import lru_cache
from pathlib import Path

from arabdiplo import text
from arabdiplo._cache import cache_folder, digest, map_cached, state_of, write_cached
from arabdiplo._version import __version__
from arabdiplo.morph.table import GeneralTable

_MAGIC = b"arabdiplo table\n"
_KEPT = 10
"""tables that stay in the cache: one of the code that runs, and of others beside it"""


@lru_cache(maxsize=1)
def general_table() -> GeneralTable:
    """The table of the package's word lists, from the cache or built now (some seconds, once).

    The cache file is named by the versions, and by size and age of data and code; where nothing can
    be written the table lives in memory.
    """
    folder = cache_folder()
    file = None if folder is None else folder / f"{_key()}.words"
    kept = None if file is None else map_cached(file, _MAGIC)
    if kept is not None:
        try:
            return GeneralTable(kept)
        except ValueError:
            pass
    from arabdiplo.morph.build import build

    data = build()
    if file is not None:
        write_cached(file, _MAGIC, data, _KEPT)
    return GeneralTable(data)


def _key() -> str:
    homes = [Path(__file__).parent, Path(text.__file__).parent]
    return digest(repr((__version__, sys.version_info[:2], state_of(homes))).encode()).hex()[:32]
