"""The alphabet: one character for each set of tests that a word passes.

A sentence becomes a string, and a line of a pattern an expression over it.
Two words that pass the same tests are the same character, so the alphabet
stays small however many words a lexicon has.  Lines of one kind (of a level of the cascade, of
conditions) ask for few of all tests and have an alphabet of their own, in which the
string is spelt anew: some hundred characters instead of some thousand.
"""

from __future__ import annotations

from array import array

from .places import One, Places, standing

#: the code point of the first character; 0 stands for words that pass no test
FIRST = 1
#: every test tells characters apart
_ALL = -1


class Symbols:
    """Masks met so far and their characters, in the order of meeting."""

    def __init__(self, whole: Symbols | None = None) -> None:
        """whole: the alphabet of all tests, whose strings `spell` takes."""
        self._whole = whole
        self._spelling = array("I", [0] * FIRST)
        """by code point of the whole alphabet: that of this one, 0 for words that pass no test"""
        self._points: dict[int, int] = {}
        """mask -> the code point of its character"""
        self._signs: list[str] = []
        """the characters that were given out and those before them, in their order"""
        self.masks: list[int] = []
        """that of each character, in their order"""
        self.among = _Among(self)
        self._kept = _ALL

    def close(self, bits: int) -> None:
        """All lines are known: from now on only these tests tell characters apart."""
        self._kept = bits

    def symbol(self, mask: int) -> str:
        """The character of *mask*, one object wherever it is kept."""
        place, signs = self._point(mask) - FIRST, self._signs
        if place >= len(signs):
            signs += map(chr, range(FIRST + len(signs), FIRST + len(self.masks)))
        return signs[place]

    def _point(self, mask: int) -> int:
        """The code point of the character of *mask*."""
        if self._kept != _ALL:
            mask &= self._kept
        known = self._points.get(mask)
        if known is None:
            known = self._points[mask] = FIRST + len(self.masks)
            self.masks.append(mask)
            among = self.among
            for one in among:
                if mask & one.bits:
                    among[one] |= 1 << known
        return known

    def mask(self, symbol: str) -> int:
        """The mask of a character, one object for all words that pass the same tests."""
        return self.masks[ord(symbol) - FIRST]

    def spell(self, string: str) -> str:
        """A string of the whole alphabet in the characters of this one."""
        assert self._whole is not None
        spelling, masks = self._spelling, self._whole.masks
        if len(spelling) < FIRST + len(masks):
            for mask in masks[len(spelling) - FIRST :]:
                mask &= self._kept
                spelling.append(self._point(mask) if mask else 0)
        return string.translate(spelling)

    def places(self, string: str) -> Places:
        """Where in *string* what stands."""
        return Places(standing(string), len(string), self)

    def spelt(self, string: str) -> Places:
        """The same of a string of the whole alphabet."""
        return self.places(self.spell(string))


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
