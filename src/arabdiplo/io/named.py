"""Whether the columns and keys that a caller names are there; asked before anything is read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import islice

from arabdiplo.errors import InputError

from .columns import Columns, missing
from .decode import read_object
from .files import File
from .kinds import kind
from .opened import Opened
from .raw import Raw
from .rows import fit, raws, table_of

_SAMPLE = 100
"""lines of JSON Lines that are looked at"""


def head(file: File, columns: Columns, opened: Opened) -> frozenset[str] | InputError:
    """The columns of a file (none of what is no table), or why it cannot be read."""
    try:
        fit(file)
        table = table_of(file.path)
        return frozenset() if table is None else frozenset(table.head(file.path, columns, opened))
    except InputError as error:
        return error


def keys_of(found: Iterable[Raw], columns: Columns, kept: list[Raw] | None = None) -> list[str]:
    """The keys of the first lines, as far as it takes to see those that are named; kept: gets what was read."""
    keys: dict[str, None] = {}
    wanted = {name for _, name in columns.named()}
    for raw in islice(found, _SAMPLE):
        if kept is not None:
            kept.append(raw)
        with suppress(InputError):  # it is said when the line is read
            if raw.kind == "line" and isinstance(raw.data, bytes):
                keys |= dict.fromkeys(read_object(raw.data, raw.path, raw.row))
        if wanted <= keys.keys():
            break
    return list(keys)


def need_named(
    files: Sequence[File],
    heads: Iterable[frozenset[str] | InputError],
    columns: Columns,
    opened: Opened,
    standard: list[str] | None = None,
) -> None:
    """Raises InputError if neither a table nor the first lines of a file have what a column is called.

    heads: of the files; standard: the keys of standard input, if that is read, too.
    """
    if not all(os.path.isfile(file.path) for file in files):  # a pipe can be read but once
        return
    found = list(heads)
    tables = [names for names in found if not isinstance(names, InputError)]
    broken = [error for error in found if isinstance(error, InputError)]
    for option, name in columns.named():
        if name in (standard or ()) or any(name in names for names in tables):
            continue
        first = ("-", standard) if standard else None
        for file in files:
            keys = _keys(file, columns, opened)
            if name in keys:
                break
            first = first or ((file.path, keys) if keys else None)
        else:
            if first is None and broken:  # what is the matter with it says more than the name that is not seen
                raise broken[0]
            if first is None:
                raise InputError(f"no input has a column or key «{name}» ({option})", files[0].path if files else "-")
            raise missing(option, name, first[1], first[0], "key")


def _keys(file: File, columns: Columns, opened: Opened) -> list[str]:
    """The keys of the first lines of a file that holds JSON Lines."""
    if kind(file.path) in ("lines", ""):
        with suppress(InputError):  # it is said when the file is read
            return keys_of(raws(file, columns, opened), columns)
    return []
