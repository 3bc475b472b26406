"""The alphabet: one character for each set of tests that a word passes.

A sentence becomes a string, and a line of a pattern an expression over it.
Two words that pass the same tests are the same character, so the alphabet
stays small however many words a lexicon has.  Lines of one kind (of a level of the cascade, of
conditions) ask for few of all tests and have an alphabet of their own, in which the
string is spelt anew: some hundred characters instead of some thousand.
"""

from __future__ import annotations

#: the first character: none from here on means anything to `re`, and it is quick with classes of those below 256
FIRST = 0x80
_NOTHING_SEEN: tuple[int, set[str]] = (0, set())
#: so many places are few enough to try one by one
_FEW = 12


class Symbols:
    """Masks met so far and their characters, in the order of meeting."""

    def __init__(self, whole: Symbols | None = None) -> None:
        """whole: the alphabet of all tests, whose strings `spell` takes."""
        self._spelling = _Spelling(self, whole) if whole is not None else {}
        self._symbols: dict[int, str] = {}
        self.masks: list[int] = []
        self.characters: list[str] = []
        """that of each mask"""
        self._members: dict[int, tuple[int, str]] = {}
        """bits -> how many masks have been looked at, and the characters among them"""
        self._among: dict[int, tuple[int, set[str]]] = {}
        """the same as a set"""
        self._asked = _Asked("")
        self._last_masks: tuple[str, list[int]] = ("", [])
        self._kept = -1

    def close(self, bits: int) -> None:
        """All expressions are compiled: from now on only these tests tell characters apart."""
        self._kept = bits

    def symbol(self, mask: int) -> str:
        """The character of *mask*."""
        mask &= self._kept
        known = self._symbols.get(mask)
        if known is None:
            known = self._symbols[mask] = chr(FIRST + len(self.masks))
            self.masks.append(mask)
            self.characters.append(known)
        return known

    def spell(self, string: str) -> str:
        """A string of the whole alphabet in the characters of this one."""
        return string.translate(self._spelling)

    def mask_of(self, symbol: str) -> int:
        """The mask that *symbol* stands for."""
        return self.masks[ord(symbol) - FIRST]

    def members(self, bits: int) -> str:
        """All characters that pass at least one of the tests *bits*."""
        seen, found = self._members.get(bits, (0, ""))
        total = len(self.masks)
        if seen < total:
            found += "".join([self.characters[i] for i in range(seen, total) if self.masks[i] & bits])
            self._members[bits] = (total, found)
        return found

    def holds(self, string: str, characters: set[str]) -> bool:
        """Does one of these characters stand in *string*?"""
        return not self._last(string).characters.isdisjoint(characters)

    def newest(self, string: str) -> int:
        """The code point of the character in *string* that was met last."""
        last = self._last(string)
        if last.newest < 0:
            last.newest = ord(max(last.characters, default="\0"))
        return last.newest

    def places(self, bits: int, string: str) -> list[int] | None:
        """Where in *string* the characters stand that pass at least one of the tests *bits*; None if they are many."""
        last = self._last(string)
        if bits in last.places:
            return last.places[bits]
        here = last.characters & self._set(bits)
        found: list[int] | None = None
        if len(here) <= _FEW and sum(map(string.count, here)) <= _FEW:
            found = []
            for one in here:
                at = string.find(one)
                while at >= 0:
                    found.append(at)
                    at = string.find(one, at + 1)
            found.sort()
        last.places[bits] = found
        return found

    def dense(self, bits: int, string: str, most: int) -> bool:
        """Do more than *most* characters in a row stand there that pass at least one of the tests *bits*?"""
        among = self._set(bits)
        end = len(string)
        # so long a row takes in one of these places
        for at in range(most, end, most + 1):
            if string[at] in among:
                first, last = at, at + 1
                while first and string[first - 1] in among:
                    first -= 1
                while last < end and string[last] in among:
                    last += 1
                if last - first > most:
                    return True
        return False

    def _set(self, bits: int) -> set[str]:
        """All characters that pass at least one of the tests *bits*."""
        total = len(self.masks)
        seen, among = self._among.get(bits, _NOTHING_SEEN)
        if seen < total:
            among = among | {self.characters[i] for i in range(seen, total) if self.masks[i] & bits}
            self._among[bits] = (total, among)
        return among

    def _last(self, string: str) -> _Asked:
        last = self._asked
        if last.string is not string:
            last = self._asked = _Asked(string)
        return last

    def masks_of(self, string: str) -> list[int]:
        """The mask of each character of *string*; kept for the string asked last."""
        last = self._last_masks
        if last[0] is not string:
            masks = self.masks
            last = self._last_masks = (string, [masks[ord(symbol) - FIRST] for symbol in string])
        return last[1]


class _Asked:
    """What is known of the string asked last."""

    __slots__ = ("string", "characters", "newest", "places")

    def __init__(self, string: str) -> None:
        self.string = string
        self.characters = frozenset(string)
        self.newest = -1
        self.places: dict[int, list[int] | None] = {}


class _Spelling(dict[int, int]):
    """Code point of the whole alphabet -> that of a smaller one, as they are met."""

    def __init__(self, own: Symbols, whole: Symbols) -> None:
        self._own = own
        self._whole = whole

    def __missing__(self, point: int) -> int:
        found = self[point] = ord(self._own.symbol(self._whole.masks[point - FIRST]))
        return found
