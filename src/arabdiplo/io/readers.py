"""Documents from files: text, folders, JSON Lines, tables (each but Parquet also packed), standard input.

A reader never stops at a bad document: it reports it and goes on.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import chain
from typing import BinaryIO

from arabdiplo.errors import InputError

from .columns import Columns
from .decode import Item, item_of, placed
from .files import File, Finder, LeaveOut, nothing
from .kinds import endings
from .named import head, keys_of, need_named
from .opened import opened
from .raw import Raw
from .rows import raws, stream_raws

Report = Callable[[InputError], None]
Note = Callable[[str], None]


def read(
    paths: Iterable[str],
    report: Report,
    stdin: BinaryIO | None = None,
    note: Note | None = None,
    columns: Columns = Columns(),  # noqa: B008 - it is frozen
    leave_out: LeaveOut = nothing,
) -> Iterator[Item]:
    """The documents of files, folders, globs and `-` (standard input), in the order given, each file once.

    Standard input, and a file that is named itself and whose name does not say what it holds, is JSON Lines if its
    first line is a JSON object, else one text.  report is called with an InputError for everything that cannot be
    read, note is told what a folder holds beside what is read.  leave_out: what is not read there (the output).
    Nothing is read if no input has a column or key that *columns* names.
    """
    given = list(paths)
    standard: Iterator[Raw] | None = None
    if columns.named():
        try:
            standard = _checked(given, columns, leave_out, stdin)
        except InputError as error:
            report(error)
            return
    finder = Finder(leave_out)
    for path in given:
        try:
            if path == "-":
                yield from _items(standard or stream_raws(_standard(stdin), path), report, columns)
                continue
            found = finder.find(path)
        except InputError as error:
            report(error)
            continue
        if note is not None and (others := endings(found.others)):
            note(f"{path}: left out: {others}")
        for file in found.files:
            yield from _items(_of_file(file, columns, report), report, columns)


def _checked(given: list[str], columns: Columns, leave_out: LeaveOut, stdin: BinaryIO | None) -> Iterator[Raw] | None:
    """What stands on standard input, if that is read; raises InputError if no input has what *columns* names."""
    finder, files = Finder(leave_out), list[File]()
    for path in given:
        with suppress(InputError):  # it is said when it is read
            files += finder.find(path).files if path != "-" else ()
    found, first, keys = None, list[Raw](), None
    if "-" in given:
        found = stream_raws(_standard(stdin), "-")
        keys = keys_of(found, columns, first)
    if files or keys is not None:
        need_named(files, (head(file, columns, opened) for file in files), columns, opened, keys)
    return None if found is None else chain(first, found)


def _standard(given: BinaryIO | None) -> BinaryIO:
    if given is not None:
        return given
    if sys.stdin is None:
        raise InputError("standard input is closed", "-")
    return sys.stdin.buffer


def _of_file(file: File, columns: Columns, report: Report) -> Iterator[Raw]:
    try:
        yield from raws(file, columns)
    except InputError as error:
        report(error)


def _items(found: Iterable[Raw], report: Report, columns: Columns) -> Iterator[Item]:
    for raw in found:
        try:
            item = item_of(raw, columns)
        except InputError as error:
            report(error if error.line != raw.row else placed(error.message, raw.path, raw.row))
        else:
            yield item
