"""What a walk from a predicate met: to its right, and to its left."""

from __future__ import annotations

from .items import Item


class Scan:
    """What a walk to the right of a predicate met."""

    __slots__ = ("phrases", "times", "that", "quote", "colon", "stop", "relative")

    def __init__(self) -> None:
        self.phrases: list[Item] = []
        self.times: list[Item] = []
        self.that: Item | None = None
        self.quote: tuple[int, int] | None = None
        self.colon = -1
        self.stop = -1
        self.relative: Item | None = None


class Left:
    """What stands before a predicate in its clause."""

    __slots__ = ("bare", "phrases", "times", "boundary", "why", "conjoined")

    def __init__(self) -> None:
        self.bare: list[Item] = []
        self.phrases: list[Item] = []
        self.times: list[Item] = []
        self.boundary = -1
        self.why = "start"
        self.conjoined = False
