"""A progress bar on standard error, on a terminal, once work takes long."""

from __future__ import annotations

import sys
import time
import zlib
from collections.abc import Iterable, Iterator
from typing import TypeVar

from arabdiplo.errors import InputError
from arabdiplo.io.files import File, Finder, LeaveOut, nothing
from arabdiplo.io.kinds import is_table, kind, packed
from arabdiplo.io.opened import opened

T = TypeVar("T")
_PATIENCE = 2.0
"""seconds until the bar appears"""
_COUNTABLE = 200 * 2**20
"""bytes of input up to which documents are counted first"""


def progress(items: Iterable[T], paths: Iterable[str], leave_out: LeaveOut = nothing) -> Iterator[T]:
    """The items unchanged; the bar counts them. paths: what they are read from; leave_out: what of it is not read."""
    if not sys.stderr.isatty():
        yield from items
        return
    started, iterator, done = time.monotonic(), iter(items), 0
    for item in iterator:
        yield item
        done += 1
        if time.monotonic() - started > _PATIENCE:
            break
    else:
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("documents"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=count_documents(paths, leave_out), completed=done)
        for item in iterator:
            yield item
            bar.advance(task)


def count_documents(paths: Iterable[str], leave_out: LeaveOut = nothing) -> int | None:
    """How many documents there are, or None if counting takes long or cannot be done."""
    finder = Finder(leave_out)
    try:
        files = [file for path in paths for file in finder.find(path).files]
        if sum(file.size for file in files) > _COUNTABLE or any(map(_is_dear, files)):
            return None
        return sum(_count(file) for file in files)
    except (InputError, OSError, EOFError, zlib.error):
        return None


def _is_dear(file: File) -> bool:
    """Whether a file must be parsed or looked at, or needs an extra, to be counted."""
    return is_table(file.path) or packed(file.path) == ".zst" or not kind(file.path)


def _count(file: File) -> int:
    if kind(file.path) != "lines":
        return 1
    with opened(file.path) as lines:
        return sum(1 for line in lines if line.strip())
