"""Lines of patterns, matched against strings of symbols.

Each test is a class of characters (`symbols.py`).  At which places a line matches is worked out for the whole
string at once (`places.py`); what it captures, where somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from arabdiplo.lang.expr import Seq, Test

from .atoms import Alphabet
from .places import Capture, Places
from .symbols import Spelling
from .templates import Template


class Line:
    """One ``match`` line, or one sequence of a condition."""

    __slots__ = ("template", "needs", "single", "_spelling", "_alone")

    def __init__(self, seq: Seq | Test, alphabet: Alphabet, spelling: Spelling) -> None:
        self.template = Template.of(seq, alphabet)
        self.needs = self.template.needs
        """bits of which each must be met somewhere, or the line cannot match"""
        self.single = self.template.single
        """the tests, if it is one word wide and asks for one of them; else 0"""
        self._spelling = spelling
        self._alone: dict[int, bool] | None = None

    @property
    def bits(self) -> int:
        """All tests that occur in it."""
        return self.template.bits

    @property
    def begins(self) -> int:
        """The tests of which the first word of a match must pass one; 0 if any word will do."""
        return self.template.begins

    @property
    def ends(self) -> int:
        """The same of the last word."""
        return self.template.ends

    def find(self, at: Places, taken: Container[int] = ()) -> Iterator[tuple[int, int, list[Capture]]]:
        """The places where it matches, from the left: start, end, captures.

        taken: starts of matches that nobody wants.
        """
        return self.found(at, self._starts(at), taken)

    def found(self, at: Places, left: int, taken: Container[int]) -> Iterator[tuple[int, int, list[Capture]]]:
        """The same, where it is known at which places it matches."""
        while left:
            first = left & -left
            start = first.bit_length() - 1
            if start in taken:
                # how far it reaches counts only if another one may begin within it
                left ^= first
                if left and left & -left < first << self.template.longest:
                    left = left >> (end := self._match(start, at)[0]) << end
                continue
            end, captures = self._match(start, at)
            if end == start:
                left ^= first
                continue
            yield start, end, captures
            left = left >> end << end

    def match(self, at: Places, place: int) -> tuple[int, list[Capture]] | None:
        """The match that begins at *place*, or None."""
        return self._match(place, at) if self._starts(at) >> place & 1 else None

    def begins_at(self, at: Places, place: int) -> bool:
        """Does a match begin at *place*?"""
        return bool(self._starts(at) >> place & 1)

    def alone(self, symbol: str) -> bool:
        """Does it match at a character that stands alone?"""
        if self._alone is None:
            self._alone = {}
        alike = self._spelling.alike(symbol)
        known = self._alone.get(alike)
        if known is None:
            known = self._alone[alike] = bool(self._starts(self._spelling.places(symbol)) & 1)
        return known

    def ends_at(self, at: Places, place: int) -> bool:
        """Does a match end at *place*?"""
        ends = at.ends.get(self)
        if ends is None:
            ends = at.ends[self] = self.template.closing.after(at.every, at)
        return bool(ends >> place & 1)

    def _starts(self, at: Places) -> int:
        """All places where it matches; kept with the string."""
        known = at.starts.get(self)
        if known is None:
            known = at.starts[self] = self.template.starts(at)
        return known

    def _match(self, start: int, at: Places) -> tuple[int, list[Capture]]:
        captures: list[Capture] = []
        template = self.template
        window = (1 << template.longest + 1) - 1 << start & at.every
        end = template.part.match(start, window, at, captures)
        return end, sorted(captures, key=_stretch) if template.repeats else captures


def _stretch(capture: Capture) -> tuple[int, int]:
    return capture[1:]
