"""The search for cyclic garbage waits while something is made that is all needed to its end."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection(wanted: bool = True) -> Iterator[None]:
    """Collections wait until the block ends, if they are wanted to and were on before."""
    paused = wanted and gc.isenabled()
    if paused:
        gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()
