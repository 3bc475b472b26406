"""Lines of patterns as expressions over symbols, run by `re`.

Each test is a class of characters (`engine.symbols`), a sequence is a
sequence, a gap is a bounded negated class.  `re` finds; where a capture may
repeat, `regex` matches the found place again, since it keeps every repeat.  A line that
could be matched in too many ways for that is walked (`engine.linear`).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from arabdiplo.lang.tree import Seq, Test

from .atoms import Alphabet
from .expressions import compiled
from .linear import SHORT, Walk
from .pivots import Pivot, starts
from .symbols import FIRST, Symbols
from .templates import Template

if TYPE_CHECKING:
    import regex

#: so often new characters are exchanged in texts before an expression is made anew
_EXCHANGES = 20

#: so few places to try are few enough to look for no better word
_ENOUGH = 4

_HOLE = re.compile("\x00(-?\\d+)\x00")


class Line:
    """One compiled ``match`` line, or one sequence of a condition.

    find(string) gives the places where it matches, from the left, each with
    its captures: ``(start, end, [(name, start, end), …])``.
    """

    # a program has thousands of lines, a text asks for few: until then they have what the class has
    _seen = 0
    _made = 0
    """so many characters stand in the expression"""
    _exchanged = 0
    _most = _EXCHANGES
    _source = ""
    _regex: regex.Pattern[str] | None = None

    def __init__(self, seq: Seq | Test, alphabet: Alphabet, symbols: Symbols) -> None:
        self._template = Template.of(seq, alphabet)
        self.template = self._template.text
        self.names = self._template.names
        self.repeats = self._template.repeats
        self.needs = self._template.needs
        """bits of which each must be met somewhere, or the line cannot match"""
        self._symbols = symbols
        self._holes = self._template.classes
        self.bits = self._template.bits
        """all tests that occur in it"""
        self.single = self._template.single
        """the tests, if it is one word wide and asks for one of them; else 0"""
        self._re: re.Pattern[str] | None = None

    @functools.cached_property
    def walk(self) -> Walk | None:
        """The line as states, if `re` might try too many ways."""
        return self._template.walk

    @property
    def begins(self) -> int:
        """The tests of which the first word of a match must pass one; 0 if any word will do."""
        return self._template.begins

    @property
    def ends(self) -> int:
        """The same of the last word."""
        return self._template.ends

    # -- the expression, as the alphabet grows -------------------------------------------

    def _ready(self, string: str) -> tuple[re.Pattern[str], str]:
        """The expression, and *string* in the characters that it knows.

        A character met after the expression was made mostly belongs to the same classes as one
        that it knows, which then stands for it; the expression is made anew for a string with one
        for which there is none, or if that has happened often.
        """
        symbols = self._symbols
        if self._re is None:
            self._make()
        elif self._seen != len(symbols.masks):
            self._know()
        if (self._strange or self._unknown) and symbols.newest(string) >= FIRST + self._made:
            if symbols.holds(string, self._unknown):
                self._make()
            elif symbols.holds(string, self._strangers):
                self._exchanged += 1
                if self._exchanged <= self._most:
                    string = string.translate(self._strange)
                else:
                    self._make()
        assert self._re is not None
        return self._re, string

    def _know(self) -> None:
        """Find for each new character a known one of the same classes."""
        masks = self._symbols.masks
        total = len(masks)
        for i in range(self._seen, total):
            if masks[i] & self.bits:
                known = self._alike.get(self._classes(masks[i]))
                if known is None:
                    self._unknown.add(self._symbols.characters[i])
                else:
                    self._strange[FIRST + i] = known
                    self._strangers.add(self._symbols.characters[i])
        self._seen = total

    def _classes(self, mask: int) -> int:
        """The classes of the line that a character of *mask* belongs to, as bits."""
        found, bit = 0, 1
        for bits in self._holes:
            if mask & bits:
                found |= bit
            bit <<= 1
        return found

    def _make(self) -> None:
        masks = self._symbols.masks
        total = len(masks)
        if self._re is None:
            self._alike: dict[int, int] = {}
            """which classes a character belongs to -> one that does and stands in the expression"""
        self._source = self._fill(self.template)
        self._re = compiled(self._source)
        self._regex = None
        for i in range(self._made, total):
            if masks[i] & self.bits:
                self._alike.setdefault(self._classes(masks[i]), FIRST + i)
        self._made = total
        self._exchanged = 0
        self._strange: dict[int, int] = {}
        """code points of characters met since then -> that of the one that stands for them"""
        self._strangers: set[str] = set()
        """these characters"""
        self._unknown: set[str] = set()
        """those for which there is none"""
        self._seen = total

    def _fill(self, template: str) -> str:
        def members(match: re.Match[str]) -> str:
            number = int(match.group(1))
            found = runs(self._symbols.members(self._holes[abs(number) - 1]))
            if number < 0:
                return f"[^{found}]" if found else "(?s:.)"
            return f"[{found}]" if found else "(?!)"

        return _HOLE.sub(members, template)

    def find(self, string: str, overlapped: bool = False) -> Iterable[tuple[int, int, list[tuple[str, int, int]]]]:
        pivots = self._template.pivots
        places = self._places(string, pivots) if pivots else None
        if places is not None and not places:
            return ()
        if self.walk is not None and self._dense(self.walk, string):
            masks = self._symbols.masks_of(string)
            if places is not None:
                return self._walked_at(self.walk, masks, places, overlapped)
            return self._walked(self.walk, masks, overlapped)
        if places is not None:
            return self._tried(string, places, overlapped)
        pattern, string = self._ready(string)
        match = pattern.search(string)
        return self._all(pattern, match, string, overlapped) if match is not None else ()

    def _dense(self, walk: Walk, string: str) -> bool:
        """Do more than `SHORT` words in a row stand there that the line may take?"""
        return self._symbols.dense(walk.takes, string, SHORT) if walk.takes else len(string) > SHORT

    def _places(self, string: str, pivots: list[Pivot]) -> list[int] | None:
        """All places where a match may begin; None if they are too many to be worth knowing."""
        fewest = len(string) // 8
        best: tuple[Pivot, list[int]] | None = None
        for pivot in pivots:
            found = self._symbols.places(pivot.bits, string)
            if found is None:
                continue
            if not found:
                return []
            count = len(found) * (pivot.high - pivot.low + 1)
            if count < fewest:
                best, fewest = (pivot, found), count
            if count <= _ENOUGH:
                break
        return None if best is None else starts(*best)

    def _tried(
        self, string: str, places: list[int], overlapped: bool
    ) -> Iterator[tuple[int, int, list[tuple[str, int, int]]]]:
        pattern, string = self._ready(string)
        at = 0
        for place in places:
            if place >= at and (match := pattern.match(string, place)) is not None and (end := match.end()) > place:
                yield place, end, self._captures(match, string)
                at = place + 1 if overlapped else end

    def _all(
        self, pattern: re.Pattern[str], first: re.Match[str], string: str, overlapped: bool
    ) -> Iterator[tuple[int, int, list[tuple[str, int, int]]]]:
        match: re.Match[str] | None = first
        while match is not None:
            start, end = match.span()
            at = end + 1
            if end > start:
                yield start, end, self._captures(match, string)
                at = start + 1 if overlapped else end
            match = pattern.search(string, at)

    def _walked(
        self, walk: Walk, masks: Sequence[int], overlapped: bool
    ) -> Iterator[tuple[int, int, list[tuple[str, int, int]]]]:
        at = 0
        while (found := walk.search(masks, at)) is not None:
            start, end, captures = found
            at = end + 1
            if end > start:
                yield start, end, self._named(captures)
                at = start + 1 if overlapped else end

    def _walked_at(
        self, walk: Walk, masks: Sequence[int], places: list[int], overlapped: bool
    ) -> Iterator[tuple[int, int, list[tuple[str, int, int]]]]:
        at = 0
        for place in places:
            if place >= at and (found := walk.match(masks, place)) is not None and (end := found[1]) > place:
                yield place, end, self._named(found[2])
                at = place + 1 if overlapped else end

    def _named(self, captures: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
        names = dict(self.names)
        found = [(names[group], start, end) for group, start, end in captures]
        return sorted(found, key=lambda capture: capture[1:]) if self.repeats else found

    def at(self, string: str, place: int) -> tuple[int, list[tuple[str, int, int]]] | None:
        """The match that begins at *place*, or None."""
        if self.walk is not None and self._dense(self.walk, string):
            found = self.walk.match(self._symbols.masks_of(string), place)
            return None if found is None else (found[1], self._named(found[2]))
        pattern, string = self._ready(string)
        match = pattern.match(string, place)
        return (match.end(), self._captures(match, string)) if match is not None else None

    def before(self, string: str, place: int, most: int = 8) -> int:
        """Where a match that ends at *place* begins, the longest; -1 if there is none."""
        if self.walk is not None and self._dense(self.walk, string):
            masks = self._symbols.masks_of(string)
            first = max(0, place - most)
            return next((at for at in range(first, place) if self.walk.fullmatch(masks, at, place) is not None), -1)
        pattern, string = self._ready(string)
        for start in range(max(0, place - most), place):
            if pattern.fullmatch(string, start, place) is not None:
                return start
        return -1

    def _captures(self, match: re.Match[str], string: str) -> list[tuple[str, int, int]]:
        if not self.names:
            return []
        if not self.repeats:
            return [(name, *match.span(group)) for group, name in self.names if match.start(group) >= 0]
        if self._regex is None:
            import regex  # slow to import; few texts need it

            self._regex = regex.compile(self._source, cache_pattern=False)
        again = self._regex.match(string, match.start())
        if again is None or again.end() != match.end():
            return [(name, *match.span(group)) for group, name in self.names if match.start(group) >= 0]
        found = [(name, *span) for group, name in self.names for span in again.spans(group)]
        return sorted(found, key=lambda capture: capture[1:])


def runs(members: str) -> str:
    """Characters in ascending order, as the inside of a class: runs of neighbours as ranges."""
    out: list[str] = []
    first = last = ""
    for one in members:
        if last and ord(one) == ord(last) + 1:
            last = one
            continue
        out.append(first if first == last else f"{first}-{last}")
        first = last = one
    out.append(first if first == last else f"{first}-{last}")
    return "".join(out)
