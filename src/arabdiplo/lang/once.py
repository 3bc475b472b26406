"""A memo of what was computed for objects, found by the identity of the object."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

R = TypeVar("R")
T = TypeVar("T")


class Once:
    """Makes a thing of each object once.  What no round asks for is forgotten after the next.

    Objects count as equal only if they are the same; each is kept, so that nothing else gets its id.

    >>> once, word = Once(), "زيارة"
    >>> once.of(word, len), once.of(word, lambda _: 0)
    (5, 5)
    """

    def __init__(self) -> None:
        self._now: dict[int, tuple[object, Any]] = {}
        self._before: dict[int, tuple[object, Any]] = {}

    def of(self, thing: R, make: Callable[[R], T], still: Callable[[T], bool] = lambda _: True) -> T:
        """What *make* makes of *thing*; *still*: does what was made before hold good?"""
        known = self._now.get(id(thing)) or self._before.get(id(thing))
        if known is None or not still(known[1]):
            known = thing, make(thing)
        self._now[id(thing)] = known
        made: T = known[1]
        return made

    def turn(self) -> None:
        """Begin another round."""
        self._before, self._now = self._now, {}
