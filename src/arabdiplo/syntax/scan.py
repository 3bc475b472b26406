"""What a walk from a predicate met: to its right, and to its left."""

from __future__ import annotations

import msgspec

from .items import Item


class Scan(msgspec.Struct, frozen=True, eq=False):
    """What a walk to the right of a predicate met."""

    phrases: list[Item]
    times: list[Item]
    that: Item | None
    quote: tuple[int, int] | None
    """the marks around what is said"""
    colon: int
    stop: int
    relative: Item | None
    """the first on the way"""


class Left(msgspec.Struct, frozen=True, eq=False):
    """What stands before a predicate in its clause."""

    bare: list[Item]
    phrases: list[Item]
    times: list[Item]
    boundary: int
    """the item that ends the clause, -1 if the sentence begins with it"""
    why: str
    """what that is"""
    conjoined: bool


class Reported(msgspec.Struct, frozen=True, eq=False):
    """What a verb of saying reports, found behind a clause that only describes."""

    that: Item | None = None
    quote: tuple[int, int] | None = None
    colon: int = -1
    phrases: tuple[Item, ...] = ()
    """phrases on the way"""


NOTHING = Reported()
