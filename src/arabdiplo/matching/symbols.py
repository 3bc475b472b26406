"""The alphabet: one character for each set of tests that a word passes.

A sentence becomes a string, and a line of a pattern an expression over it.
Two words that pass the same tests are the same character, so the alphabet
stays small however many words a lexicon has.  Lines of one kind (of a level of the cascade, of
conditions) ask for few of all tests and have an alphabet of their own, in which the
string is spelt anew: some hundred characters instead of some thousand.
"""

from __future__ import annotations

from collections.abc import Iterable

from arabdiplo.syntax.nodes import joined

from .places import LongStanding, One, Places, Standing, standing

#: the first character
FIRST = 0x80


class Symbols:
    """Masks met so far and their characters, in the order of meeting."""

    def __init__(self, whole: Symbols | None = None) -> None:
        """whole: the alphabet of all tests, whose strings `spell` takes."""
        self._spelling = _Spelling(self, whole) if whole is not None else {}
        self._symbols: dict[int, str] = {}
        self.masks: list[int] = []
        """that of each character, in their order"""
        self.among = _Among(self)
        self._kept = -1

    def close(self, bits: int) -> None:
        """All lines are known: from now on only these tests tell characters apart."""
        self._kept = bits

    def kept(self, mask: int) -> int:
        """The tests of *mask* that tell characters apart."""
        return mask & self._kept

    def symbol(self, mask: int) -> str:
        """The character of *mask*."""
        mask &= self._kept
        known = self._symbols.get(mask)
        if known is None:
            point = FIRST + len(self.masks)
            known = self._symbols[mask] = chr(point)
            self.masks.append(mask)
            among = self.among
            for one in among:
                if mask & one.bits:
                    among[one] |= 1 << point
        return known

    def met(self, points: Iterable[int]) -> int:
        """The tests that words of these characters (code points) pass."""
        return joined([self.masks[point - FIRST] for point in points])

    def spell(self, string: str) -> str:
        """A string of the whole alphabet in the characters of this one."""
        return string.translate(self._spelling)

    def places(self, string: str) -> Places:
        """Where in *string* what stands."""
        return Places(standing(string), len(string), self)

    def spelt(self, string: str, stands: Standing) -> Places:
        """The same of a string of the whole alphabet, of which it is known where its characters stand."""
        if isinstance(stands, LongStanding):
            return self.places(self.spell(string))
        own: Standing = {}
        spelling, get = self._spelling, own.get
        for whole, places in stands.items():
            if point := spelling[whole]:
                own[point] = get(point, 0) | places
        return Places(own, len(string), self)


class _Among(dict[One, int]):
    """All characters of the words that pass one of the tests of a class: bit *n* for the code point *n*."""

    def __init__(self, symbols: Symbols) -> None:
        self._symbols = symbols

    def __missing__(self, one: One) -> int:
        bits, found = one.bits, 0
        for point, mask in enumerate(self._symbols.masks, FIRST):
            if mask & bits:
                found |= 1 << point
        self[one] = found
        return found


class _Spelling(dict[int, int]):
    """Code point of the whole alphabet -> that of a smaller one, as they are met; words that pass no test are 0."""

    def __init__(self, own: Symbols, whole: Symbols) -> None:
        self._own = own
        self._whole = whole

    def __missing__(self, point: int) -> int:
        mask = self._own.kept(self._whole.masks[point - FIRST])
        found = self[point] = ord(self._own.symbol(mask)) if mask else 0
        return found
