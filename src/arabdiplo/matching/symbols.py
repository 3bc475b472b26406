"""The alphabet: one character for each set of tests that a word passes.

A sentence becomes a string, and a line of a pattern an expression over it.
Two words that pass the same tests are the same character, so the alphabet
stays small however many words a lexicon has.

Lines of one kind (of a level of the cascade, of conditions) ask for few of all tests, and characters that
differ in others are alike to them.  So each kind has a `Spelling`: a row of bits for characters that are alike,
which says to what classes of words (`One`) they belong.  With the rows of a string below each other, a column
says where the words of a class stand.
"""

from __future__ import annotations

import operator
from array import array
from collections.abc import Sequence

from arabdiplo.syntax.nodes import joined

from .places import One, Places

#: every test tells characters apart
_ALL = -1
#: so many bytes more are given to rows at once
_WIDER = 4


class Symbols:
    """Masks met so far and their characters, in the order of meeting."""

    def __init__(self) -> None:
        self._points: dict[int, int] = {}
        """mask -> the code point of its character"""
        self._signs: list[str] = []
        """the characters, in their order"""
        self.masks: list[int] = []
        """that of each character, by its code point"""

    def symbol(self, mask: int) -> str:
        """The character of *mask*, one object wherever it is kept."""
        known = self._points.get(mask)
        if known is None:
            mask &= mask
            known = self._points[mask] = len(self.masks)
            self.masks.append(mask)
            self._signs.append(chr(known))
        return self._signs[known]

    def mask(self, symbol: str) -> int:
        """The mask of a character, one object for all words that pass the same tests."""
        return self.masks[ord(symbol)]


class Spelling:
    """To which classes of words the characters of an alphabet belong, as lines of one kind ask for them."""

    def __init__(self, symbols: Symbols) -> None:
        self._symbols = symbols
        self._kept = _ALL
        self._alike = array("I")
        """by code point: the number of the row of a character"""
        self._numbers: dict[int, int] = {}
        """the tests of a word that count -> the number of its row"""
        self._rows: list[bytes] = []
        self.ones: dict[One, int] = {}
        """classes -> their bits, in the order of these"""
        self._outside = 0
        """the bits of those whose words pass none of their tests"""
        self._width = 0
        """how many bytes a row has"""
        self.cuts: list[slice] = []
        """by eights of bits: where their bytes stand in the rows of a string one behind the other, the last first"""

    def close(self, bits: int) -> None:
        """All lines are known: from now on only these tests tell characters apart."""
        self._kept = bits

    def enter(self, one: One) -> None:
        """Give a class a bit."""
        bit = self.ones.setdefault(one, len(self.ones))
        self._outside |= one.outside << bit
        if bit >> 3 >= self._width:
            self._width += _WIDER
            self._rows = [row.rjust(self._width, b"\0") for row in self._rows]
            self.cuts = [slice(-1 - byte, None, -self._width) for byte in range(self._width)]
        rows, bits, outside, width, more = self._rows, one.bits, one.outside, self._width, 1 << bit
        for number, mask in enumerate(self._numbers):
            if bool(mask & bits) != outside:
                rows[number] = (int.from_bytes(rows[number]) | more).to_bytes(width)

    def _catch_up(self) -> None:
        """Take in the characters that are new."""
        numbers, rows = self._numbers, self._rows
        for mask in self._symbols.masks[len(self._alike) :]:
            if self._kept != _ALL:
                mask &= self._kept
            number = numbers.get(mask)
            if number is None:
                # by an int of its own: what an `&` has left of a longer one keeps the room of that
                number = numbers[mask & mask] = len(rows)
                passed = joined([1 << bit for one, bit in self.ones.items() if mask & one.bits])
                rows.append((passed ^ self._outside).to_bytes(self._width))
            self._alike.append(number)

    def alike(self, symbol: str) -> int:
        """A number that a character shares with those that are alike to the lines."""
        if len(self._alike) < len(self._symbols.masks):
            self._catch_up()
        return self._alike[ord(symbol)]

    def rows(self, string: str) -> Sequence[bytes]:
        """For each character of *string* the classes of its words."""
        if len(self._alike) < len(self._symbols.masks):
            self._catch_up()
        # the code points, behind a mark of their byte order
        points = memoryview(string.encode("utf-32", "surrogatepass")).cast("I")[1:]
        if len(points) > 1:
            return operator.itemgetter(*operator.itemgetter(*points)(self._alike))(self._rows)  # type: ignore[no-any-return]
        return [self._rows[self._alike[point]] for point in points]

    def places(self, string: str) -> Places:
        """Where in *string* what stands."""
        return Places(string, self)
