"""The raw documents of one file, or of standard input: where one ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

import attrs

from arabdiplo.errors import InputError

from .columns import Columns
from .decode import foreign
from .files import File
from .kinds import id_of, kind, misfit
from .opened import Broken, Opened, guarded, opened
from .raw import MOST, Raw

_MB = 2**20
_NOTHING = b"\xef\xbb\xbf \t\r\n"
"""what stands before a document: the mark of byte order, and space"""
_LIST = re.compile(rb"(\xef\xbb\xbf)?\s*\[\s*\{")
"""how a JSON list of objects begins"""


def raws(file: File, columns: Columns, opened: Opened = opened) -> Iterator[Raw]:
    """The raw documents of a file; raises InputError where it cannot be read, or read on.

    opened: opens it; for who wants to know how far it is read.
    """
    read = False
    try:
        for raw in _raws(file, columns, opened):
            yield raw
            read = True
    except Broken as error:
        raise InputError(error.message + "; the documents before the break were read" * read, error.path) from None


def _raws(file: File, columns: Columns, opened: Opened) -> Iterator[Raw]:
    fit(file)
    if table := table_of(file.path):
        yield from table.read(file.path, columns, opened)
        return
    with guarded(file.path), opened(file.path) as stream:
        match kind(file.path):
            case "lines":
                yield from lines(stream, file.path)
            case "":
                yield from _seen(stream, file.path, id_of(file.name))
            case _:
                yield _whole(stream.read(MOST + 1), file.path, id_of(file.name))


def fit(file: File) -> None:
    """Raises InputError for a file that is no document, by its name or as it was found."""
    if unfit := file.refused or misfit(file.path):
        raise InputError(unfit, file.path)


def lines(stream: BinaryIO, path: str, before: list[bytes] | None = None) -> Iterator[Raw]:
    """The lines of a JSON Lines file; before: those that were read already."""
    number = 0
    while data := before.pop(0) if before else stream.readline(MOST + 1):
        number += 1
        if number == 1 and (said := foreign(data)):
            raise InputError(said, path)  # once, not of each line
        if len(data) > MOST and not data.endswith(b"\n"):
            _skip_line(stream)
            yield Raw(path, number, "error", f"a line of over {MOST // _MB} MB")
        elif data.strip(_NOTHING):
            yield Raw(path, number, "line", data)


def stream_raws(stream: BinaryIO, name: str) -> Iterator[Raw]:
    """Standard input, whose name says nothing of what it holds."""
    with guarded(name):
        for raw in _seen(stream, name, name):
            if raw.data:  # where nothing comes in there is no document
                yield raw


def _seen(stream: BinaryIO, path: str, id: str) -> Iterator[Raw]:
    """JSON Lines if the first line with anything in it is a JSON object, else one text; raises InputError for a list.

    id: of what is one text.
    """
    before, size = [stream.readline(MOST + 1)], 0
    while before[-1] and not before[-1].strip(_NOTHING) and size <= MOST:
        size += len(before[-1])
        before.append(stream.readline(MOST + 1))
    if before[-1].lstrip(_NOTHING).startswith(b"{"):
        yield from lines(stream, path, before)
        return
    data = b"".join(before) + stream.read(MOST + 1)
    if _LIST.match(data):
        raise InputError("a JSON list is not read; write one document a line, as .jsonl", path)
    yield _whole(data, path, id)


def _skip_line(stream: BinaryIO) -> None:
    while data := stream.readline(_MB):
        if data.endswith(b"\n"):
            return


def _whole(data: bytes, path: str, id: str) -> Raw:
    if len(data) <= MOST:
        return Raw(path, 0, "text", data, id)
    said = f"over {MOST // _MB} MB for one text; split it, or write one document a line as .jsonl"
    return Raw(path, 0, "error", said, id)


@attrs.frozen(slots=True)
class Table:
    """How tables of a kind are read."""

    head: Callable[[str, Columns, Opened], list[str]]
    """the names of the columns; raises InputError for a table of no use"""
    read: Callable[[str, Columns, Opened], Iterator[Raw]]


def table_of(path: str) -> Table | None:
    """How the file is read if it is a table."""
    match kind(path):
        case "parquet":
            from . import sheets

            return Table(sheets.head_parquet, sheets.read_parquet)
        case "csv":
            from . import sheets

            return Table(sheets.head_csv, sheets.read_csv)
        case _:
            return None
