"""Waiting for files to be saved."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import rich_click as click

_EVERY = 0.3
"""seconds between looks"""


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
