"""Lines as expressions over sets of places.

A set of places of a string is one `int`: bit *i* stands for the place before its character *i*.  From where
does an expression lead to a place of a set?  For one character that is a shift and an `&`, for all places of
the string at once; a sequence asks its parts from the last to the first, a choice joins the answers, a count
asks again.  So all places where a line matches are known after some ten operations on numbers, however
many ways to match there are, and only there is it looked for which way counts.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol

from arabdiplo.syntax.nodes import joined

if TYPE_CHECKING:
    from .symbols import Spelling

Capture = tuple[str, int, int]
"""name, start, end"""

#: for each bit of a byte: the bytes -> the digit that stands there
_DIGITS = [bytes([48 + (byte >> bit & 1) for byte in range(256)]) for bit in range(8)]


class One:
    """One word that passes at least one of the tests *bits*, or (outside) none of them; each once for an alphabet."""

    __slots__ = ("bits", "outside")

    def __init__(self, bits: int, outside: bool = False) -> None:
        self.bits = bits
        self.outside = outside

    def before(self, ends: int, at: Places) -> int:
        return ends >> 1 & at[self]

    def after(self, starts: int, at: Places) -> int:
        return (starts & at[self]) << 1

    def match(self, place: int, ends: int, at: Places, held: list[Capture]) -> int:
        return place + 1


class Part(Protocol):
    """A part of a line."""

    def before(self, ends: int, at: Places) -> int:
        """The places from where it leads to one of *ends*."""

    def after(self, starts: int, at: Places) -> int:
        """The places to where it leads from one of *starts*."""

    def match(self, place: int, ends: int, at: Places, held: list[Capture]) -> int:
        """Where in *ends* the preferred match from *place* ends, of which it is known that there is one.

        held: takes up the captures, in the order in which they begin.
        """


class Chain:
    """One part after the other."""

    __slots__ = ("parts", "lead")

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = tuple(parts)
        self.lead = next((i for i, part in enumerate(self.parts) if not fixed(part)), len(self.parts))
        """how many parts at the beginning match in one way"""

    def before(self, ends: int, at: Places) -> int:
        for part in reversed(self.parts):
            ends = ends >> 1 & at[part] if part.__class__ is One else part.before(ends, at)
            if not ends:
                return 0
        return ends

    def after(self, starts: int, at: Places) -> int:
        for part in self.parts:
            starts = part.after(starts, at)
            if not starts:
                return 0
        return starts

    def match(self, place: int, ends: int, at: Places, held: list[Capture]) -> int:
        for part in self.parts[: self.lead]:
            place = place + 1 if part.__class__ is One else part.match(place, ends, at, held)
        others = self.parts[self.lead :]
        if not others:
            return place
        ways = [ends]
        for part in others[:0:-1]:
            ends = ends >> 1 & at[part] if part.__class__ is One else part.before(ends, at)
            ways.append(ends)
        for part in others:
            ends = ways.pop()
            place = place + 1 if part.__class__ is One else part.match(place, ends, at, held)
        return place


class Choice:
    """One of some parts, the first that will do."""

    __slots__ = ("parts",)

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = tuple(parts)

    def before(self, ends: int, at: Places) -> int:
        found, words = 0, ends >> 1
        for part in self.parts:
            found |= words & at[part] if part.__class__ is One else part.before(ends, at)
        return found

    def after(self, starts: int, at: Places) -> int:
        found = 0
        for part in self.parts:
            found |= part.after(starts, at)
        return found

    def match(self, place: int, ends: int, at: Places, held: list[Capture]) -> int:
        *others, part = self.parts
        for other in others:
            if other.before(ends, at) >> place & 1:
                return other.match(place, ends, at, held)
        return part.match(place, ends, at, held)


class Held:
    """A part that is captured."""

    __slots__ = ("name", "part")

    def __init__(self, name: str, part: Part) -> None:
        self.name = name
        self.part = part

    def before(self, ends: int, at: Places) -> int:
        return self.part.before(ends, at)

    def after(self, starts: int, at: Places) -> int:
        return self.part.after(starts, at)

    def match(self, place: int, ends: int, at: Places, held: list[Capture]) -> int:
        number = len(held)
        held.append((self.name, place, place))
        end = self.part.match(place, ends, at, held)
        held[number] = (self.name, place, end)
        return end


def fixed(part: Part) -> bool:
    """Does it match in one way only, wherever it does?"""
    if isinstance(part, Chain):
        return part.lead == len(part.parts)
    return fixed(part.part) if isinstance(part, Held) else isinstance(part, (One, Look))


class Rounds:
    """A part *low* to *high* times, as often as will do, or (lazy) as seldom."""

    __slots__ = ("low", "high", "lazy", "part")

    def __init__(self, low: int, high: int, lazy: bool, part: Part) -> None:
        self.low = low
        self.high = high
        self.lazy = lazy
        self.part = part

    def before(self, ends: int, at: Places) -> int:
        part = self.part
        if part.__class__ is One:
            if self.high != 1:
                return self._words_before(ends, at[part])
            here = ends >> 1 & at[part]
            return here if self.low else ends | here
        before = part.before
        for _ in range(self.low):
            ends = before(ends, at)
        found = ends
        for _ in range(self.high - self.low):
            if not ends:
                break
            ends = before(ends, at) & ~found
            found |= ends
        return found

    def _words_before(self, ends: int, words: int) -> int:
        """`before` where it goes over single words, which stand at *words*."""
        for _ in range(self.low):
            ends = ends >> 1 & words
        found = ends
        for _ in range(self.high - self.low):
            if not ends:
                break
            ends = ends >> 1 & words & ~found
            found |= ends
        return found

    def after(self, starts: int, at: Places) -> int:
        after = self.part.after
        for _ in range(self.low):
            starts = after(starts, at)
        found = starts
        for _ in range(self.high - self.low):
            if not starts:
                break
            starts = after(starts, at) & ~found
            found |= starts
        return found

    def match(self, place: int, ends: int, at: Places, held: list[Capture]) -> int:
        part = self.part
        if part.__class__ is One:
            return self._words_match(place, ends, at[part])
        if self.high == 1 and not self.low:
            if self.lazy and ends >> place & 1 or not part.before(ends, at) >> place & 1:
                return place
            return part.match(place, ends, at, held)
        # with no, at most one, two, … rounds left: from where one more leads on, and where one may stand
        again, reach = [0], [ends]
        for _ in range(self.high - self.low):
            again.append(part.before(reach[-1], at))
            reach.append(ends | again[-1])
            if reach[-1] == reach[-2]:
                break
        needed = [reach[-1]]
        for _ in range(self.low - 1):
            needed.append(part.before(needed[-1], at))
        for _ in range(self.low):
            place = part.match(place, needed.pop(), at, held)
        last = len(reach) - 1
        for left in range(self.high - self.low, 0, -1):
            if ends >> place & 1 if self.lazy else not again[min(left, last)] >> place & 1:
                break
            before, place = place, part.match(place, reach[min(left - 1, last)], at, held)
            if place == before:
                break
        return place

    def _words_match(self, place: int, ends: int, words: int) -> int:
        """`match` where it goes over single words, which stand at *words*."""
        found, most = place, place + self.high
        least = place + self.low
        while True:
            if place >= least and ends >> place & 1:
                found = place
                if self.lazy:
                    break
            if place == most or not words >> place & 1:
                break
            place += 1
        return found


class Look:
    """A look ahead or back at a part that is there, or (negated) is not."""

    __slots__ = ("ahead", "negated", "part")

    def __init__(self, ahead: bool, negated: bool, part: Part) -> None:
        self.ahead = ahead
        self.negated = negated
        self.part = part

    def before(self, ends: int, at: Places) -> int:
        part = self.part
        if part.__class__ is One:
            seen = at[part] if self.ahead else at[part] << 1
        else:
            seen = part.before(at.every, at) if self.ahead else part.after(at.every, at)
        return ends & ~seen if self.negated else ends & seen

    after = before

    def match(self, place: int, ends: int, at: Places, held: list[Capture]) -> int:
        return place


def bare(part: Part) -> Part:
    """A part without captures, which leads from and to the same places."""
    if isinstance(part, Held):
        return bare(part.part)
    if isinstance(part, Chain):
        flat = (one.parts if isinstance(one, Chain) else (one,) for one in map(bare, part.parts))
        parts = tuple([one for parts in flat for one in parts])
        return part if parts == part.parts else Chain(parts)
    if isinstance(part, Choice):
        parts = tuple(map(bare, part.parts))
        return part if parts == part.parts else Choice(parts)
    if isinstance(part, (Rounds, Look)):
        inside = bare(part.part)
        if isinstance(part, Look):
            inside = needed(inside, back=not part.ahead)
        if inside is part.part:
            return part
        if isinstance(part, Look):
            return Look(part.ahead, part.negated, inside)
        return Rounds(part.low, part.high, part.lazy, inside)
    return part


def needed(part: Part, back: bool = False) -> Part:
    """What of a part without captures decides where its matches begin, or (back) where they end.

    What may stand at its other end or be left out decides nothing.
    """
    if isinstance(part, Chain):
        parts = list(part.parts)
        while parts:
            end = 0 if back else -1
            last = needed(parts[end], back)
            if not _nothing(last):
                if last is not parts[end]:
                    parts[end] = last
                break
            del parts[end]
        return part if tuple(parts) == part.parts else parts[0] if len(parts) == 1 else Chain(parts)
    if isinstance(part, Choice):
        ways = tuple([needed(one, back) for one in part.parts])
        if any(map(_nothing, ways)):
            return Chain(())
        return part if ways == part.parts else Choice(ways)
    if isinstance(part, Rounds) and part.low < 2:
        return needed(part.part, back) if part.low else Chain(())
    return part


def _nothing(part: Part) -> bool:
    return isinstance(part, Chain) and not part.parts


class Places(dict[Any, int]):
    """Where in a string each class of words (`One`) stands; worked out when it is asked for."""

    __slots__ = ("every", "starts", "ends", "_string", "_spelling", "_ones", "_known", "_cuts", "_rows", "_bytes")

    def __init__(self, string: str, spelling: Spelling) -> None:
        self.every = (1 << len(string) + 1) - 1
        """all places"""
        self.starts: dict[object, int] = {}
        """line -> the places where a match begins"""
        self.ends: dict[object, int] = {}
        """line -> the places where one ends"""
        self._string = string
        self._spelling = spelling
        self._ones = spelling.ones
        self._read()

    def _read(self) -> None:
        self._rows = self._spelling.rows(self._string)
        self._bytes = b"".join(self._rows)
        self._known = len(self._ones)
        """how many classes the rows tell of"""
        self._cuts = self._spelling.cuts

    def met(self) -> int:
        """The classes of which words stand in the string, by their bits."""
        return joined(map(int.from_bytes, set(self._rows)))

    def __missing__(self, one: One) -> int:
        bit = self._ones.get(one, -1)
        if not 0 <= bit < self._known:  # no line has asked for it, or not before the string was read
            if bit < 0:
                self._spelling.enter(one)
                bit = self._ones[one]
            self._read()
        found = self[one] = int(self._bytes[self._cuts[bit >> 3]].translate(_DIGITS[bit & 7]) or b"0", 2)
        return found


@functools.cache
def steps(width: int) -> tuple[int, ...]:
    """Shifts, one after the other, that lead from places to all that lie up to *width* before them.

    >>> steps(5)
    (1, 2, 2)
    """
    found: list[int] = []
    while (done := sum(found)) < width:
        found.append(min(done + 1, width - done))
    return tuple(found)
