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

from .places import One, Places

#: the first character
FIRST = 0x80


class Symbols:
    """Masks met so far and their characters, in the order of meeting."""

    def __init__(self, whole: Symbols | None = None) -> None:
        """whole: the alphabet of all tests, whose strings `spell` takes."""
        self._spelling = _Spelling(self, whole) if whole is not None else {}
        self._symbols: dict[int, str] = {}
        self.masks: list[int] = []
        self.characters: list[str] = []
        """that of each mask"""
        self.among = _Among(self)
        self._kept = -1

    def close(self, bits: int) -> None:
        """All lines are known: from now on only these tests tell characters apart."""
        self._kept = bits

    def symbol(self, mask: int) -> str:
        """The character of *mask*."""
        mask &= self._kept
        known = self._symbols.get(mask)
        if known is None:
            known = self._symbols[mask] = chr(FIRST + len(self.masks))
            self.masks.append(mask)
            self.characters.append(known)
            among = self.among
            for one in among:
                if mask & one.bits:
                    among[one] += known
        return known

    def met(self, characters: Iterable[str]) -> int:
        """The tests that words of these characters pass."""
        return joined([self.masks[ord(character) - FIRST] for character in characters])

    def spell(self, string: str) -> str:
        """A string of the whole alphabet in the characters of this one."""
        return string.translate(self._spelling)

    def places(self, string: str) -> Places:
        """Where in *string* what stands."""
        return Places(string, self)


class _Among(dict[One, str]):
    """All characters of the words that pass one of the tests of a class; as sets they would take ten times as much."""

    def __init__(self, symbols: Symbols) -> None:
        self._symbols = symbols

    def __missing__(self, one: One) -> str:
        bits = one.bits
        pairs = zip(self._symbols.characters, self._symbols.masks, strict=True)
        found = self[one] = "".join([character for character, mask in pairs if mask & bits])
        return found


class _Spelling(dict[int, int]):
    """Code point of the whole alphabet -> that of a smaller one, as they are met."""

    def __init__(self, own: Symbols, whole: Symbols) -> None:
        self._own = own
        self._whole = whole

    def __missing__(self, point: int) -> int:
        found = self[point] = ord(self._own.symbol(self._whole.masks[point - FIRST]))
        return found
