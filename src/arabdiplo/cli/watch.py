"""Waiting for files to be saved."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import rich_click as click

from arabdiplo.errors import InputError
from arabdiplo.lang.again import Again

_EVERY = 0.03
"""seconds between looks"""
_QUIET = 2.0
"""seconds without a change after which nobody waits for an answer"""


class Watched:
    """Rules that are being worked at: the files named, those that they use, the tables of all of them."""

    def __init__(self) -> None:
        self.again = Again()
        """what need not be done anew when they are loaded once more"""
        self._read: list[Path] = []
        """what is read with the files named"""
        self._seen: dict[Path, int] | None = None

    def changes(self, paths: Sequence[Path]) -> dict[Path, int]:
        """All files of the rules *paths*, with the time of their last change (ns)."""
        now = _times([*paths, *self._read])
        if now != self._seen:  # they may name other files now
            self._read = list(_read_with(paths, self.again))
            now = self._seen = _times([*paths, *self._read])
        return now


def _times(files: Iterable[Path]) -> dict[Path, int]:
    """Those that are there, by their absolute paths."""
    found: dict[Path, int] = {}
    for file in files:
        try:
            found[Path(os.path.abspath(file))] = file.stat().st_mtime_ns
        except OSError:
            continue
    return found


def _read_with(paths: Sequence[Path], again: Again) -> Iterator[Path]:
    """What is read, or looked for, where rule files are loaded."""
    from arabdiplo.lang.diagnostics import Report
    from arabdiplo.lang.load import collect
    from arabdiplo.lang.tree import Lexicon

    report = Report()
    report.again = again
    for file in collect(paths, False, report):
        for item in file.parsed.module.items:
            if isinstance(item, Lexicon) and item.path:
                yield file.path.parent / item.path
    yield from map(Path, report.files)


def saved(look: Callable[[], dict[Path, int]], prepare: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Yields at once, and then whenever what `look` returns has changed, until Ctrl-C.

    While it raises InputError nothing has: some editors take a file away and put another in its place.
    prepare: called while there is nothing to do but wait, so that the next change is answered sooner.
    """
    seen = look()
    while True:
        yield
        click.echo("waiting for a rule file to be saved; Ctrl-C ends", err=True)
        try:
            prepare()
            since = time.monotonic()
            while (now := _looked(look)) is None or now == seen:
                time.sleep(_EVERY)
                if since and time.monotonic() - since > _QUIET:
                    gc.collect()  # rules that were replaced are in circles
                    since = 0.0
        except KeyboardInterrupt:
            return
        seen = now


def _looked(look: Callable[[], dict[Path, int]]) -> dict[Path, int] | None:
    try:
        return look()
    except InputError:
        return None
