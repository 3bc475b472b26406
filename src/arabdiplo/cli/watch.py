"""Waiting for files to be saved."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import rich_click as click

_EVERY = 0.03
"""seconds between looks"""
_QUIET = 2.0
"""seconds without a change after which nobody waits for an answer"""


def changes(paths: Iterable[Path]) -> dict[Path, int]:
    """Rule files and the tables beside them, with the time of their last change (ns)."""
    given = list(paths)
    files = [*given, *(table for path in given for table in path.parent.glob("lexicons/*.tsv"))]
    return {path: path.stat().st_mtime_ns for path in files if path.exists()}


def saved(look: Callable[[], dict[Path, int]], prepare: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Yields at once, and then whenever what `look` returns has changed, until Ctrl-C.

    prepare: called while there is nothing to do but wait, so that the next change is answered sooner.
    """
    seen = look()
    while True:
        yield
        click.echo("waiting for a rule file to be saved; Ctrl-C ends", err=True)
        try:
            prepare()
            since = time.monotonic()
            while (now := look()) == seen:
                time.sleep(_EVERY)
                if since and time.monotonic() - since > _QUIET:
                    gc.collect()  # rules that were replaced are in circles
                    since = 0.0
        except KeyboardInterrupt:
            return
        seen = now
