"""Waiting for files to be saved."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import rich_click as click

_EVERY = 0.3
"""seconds between looks"""


def changes(paths: Iterable[Path]) -> dict[Path, int]:
    """Rule files and the tables beside them, with the time of their last change (ns)."""
    given = list(paths)
    files = [*given, *(table for path in given for table in path.parent.glob("lexicons/*.tsv"))]
    return {path: path.stat().st_mtime_ns for path in files if path.exists()}


def saved(look: Callable[[], dict[Path, int]]) -> Iterator[None]:
    """Yields at once, and then whenever what `look` returns has changed, until Ctrl-C."""
    seen = look()
    while True:
        yield
        click.echo("waiting for a rule file to be saved; Ctrl-C ends", err=True)
        try:
            while (now := look()) == seen:
                time.sleep(_EVERY)
        except KeyboardInterrupt:
            return
        seen = now
