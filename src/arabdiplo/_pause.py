"""Turns the cyclic garbage collector off while rules are compiled or a text is read: little could be freed then."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def no_collection(wanted: bool = True, lasting: Callable[[], bool] = lambda: False) -> Iterator[None]:
    """Collections wait until the block ends, if they are wanted to and were on before.

    lasting: asked at the end, whether nearly all that the block made is kept; it then counts as old at once,
    or the first collections after the block would search it for nothing.
    """
    paused = wanted and gc.isenabled()
    if paused:
        gc.disable()
    try:
        yield
    finally:
        if paused:
            if lasting() and not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()
