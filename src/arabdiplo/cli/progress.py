"""A progress bar on standard error, on a terminal, once work takes long."""

from __future__ import annotations

import gzip
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from arabdiplo.io.kinds import kind, packed

T = TypeVar("T")
_PATIENCE = 2.0
"""seconds until the bar appears"""
_COUNTABLE = 200 * 2**20
"""bytes of input up to which documents are counted first"""


def progress(items: Iterable[T], paths: Iterable[str]) -> Iterator[T]:
    """The items unchanged; the bar counts them. paths: what they are read from."""
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
        task = bar.add_task("", total=count_documents(paths), completed=done)
        for item in iterator:
            yield item
            bar.advance(task)


def count_documents(paths: Iterable[str]) -> int | None:
    """How many documents there are, or None if counting takes long or cannot be done."""
    files: list[Path] = []
    for path in map(Path, paths):
        files += [p for p in path.rglob("*") if p.is_file()] if path.is_dir() else [path]
    try:
        if any(not file.is_file() for file in files) or sum(file.stat().st_size for file in files) > _COUNTABLE:
            return None
        return sum(_count(file) for file in files)
    except (OSError, EOFError):
        return None


def _count(file: Path) -> int:
    if kind(file.name) != "lines":
        return 1
    with gzip.open(file) if packed(file.name) == ".gz" else file.open("rb") as lines:
        return sum(1 for line in lines if line.strip())
