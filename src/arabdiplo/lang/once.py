"""Memos that forget what is no longer asked for."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar

K = TypeVar("K", bound=Hashable)
R = TypeVar("R")
T = TypeVar("T")


class Recent(Generic[K, T]):
    """Things by key.  What no round asks for is forgotten after the next.

    >>> recent = Recent[str, int]()
    >>> recent.keep("زيارة", 5), recent.turn(), recent.get("زيارة"), recent.turn(), recent.get("زيارة")
    (None, None, 5, None, 5)
    >>> recent.turn(), recent.turn(), recent.get("زيارة"), len(recent)
    (None, None, None, 0)
    """

    def __init__(self) -> None:
        self._now: dict[K, T] = {}
        self._before: dict[K, T] = {}

    def __len__(self) -> int:
        return len(self._now.keys() | self._before.keys())

    def get(self, key: K) -> T | None:
        """What is kept for the key."""
        known = self._now.get(key)
        if known is None and (known := self._before.get(key)) is not None:
            self._now[key] = known
        return known

    def keep(self, key: K, thing: T) -> None:
        """Keep a thing instead of what was kept for the key."""
        self._now[key] = thing

    def turn(self) -> None:
        """Begin another round."""
        self._before, self._now = self._now, {}


class Once:
    """Makes a thing of each object once, always in one way.  What no round asks for is forgotten after the next.

    Objects count as equal only if they are the same; each is kept, so that nothing else gets its id.

    >>> once, word = Once(), "زيارة"
    >>> once.of(word, len), once.of(word, lambda _: 0)
    (5, 5)
    """

    def __init__(self) -> None:
        self._made: Recent[int, tuple[object, Any]] = Recent()

    def of(self, thing: R, make: Callable[[R], T], still: Callable[[T], bool] = lambda _: True) -> T:
        """What *make* makes of *thing*; *still*: does what was made before hold good?"""
        known = self._made.get(id(thing))
        if known is None or not still(known[1]):
            known = thing, make(thing)
            self._made.keep(id(thing), known)
        made: T = known[1]
        return made

    def turn(self) -> None:
        """Begin another round."""
        self._made.turn()
