"""Lines of patterns as expressions over symbols, run by `re`.

Each test is a class of characters (`engine.symbols`), a sequence is a
sequence, a gap is a bounded negated class.  `re` finds; where a capture may
repeat, `regex` matches the found place again, since it keeps every repeat.  A line that
could be matched in too many ways for that is walked (`engine.linear`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from arabdiplo.lang.tree import Alt, Count, Look, Ref, Seq, Skip, Test, Unit, Word

from .atoms import COMMA, HARD, VERB, WORD, Alphabet
from .expressions import compiled, lengths
from .linear import MOST_WAYS, SHORT, Walk, parse, ways
from .pivots import Outline, Pivot, starts
from .symbols import FIRST, Symbols

if TYPE_CHECKING:
    import regex

#: most words of a noun phrase beside its head (`tail`)
TAIL = 6
#: most words of a `passage`
PASSAGE = 24

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

    def __init__(self, seq: Seq | Test, alphabet: Alphabet, symbols: Symbols) -> None:
        maker = _Maker(alphabet)
        self.template = maker.test(seq) if isinstance(seq, Test) else maker.seq(seq)
        self.names = list(maker.names)
        self._seq, self._alphabet = seq, alphabet
        self.repeats = maker.repeats
        self.needs = maker.needs(seq)
        """bits of which each must be met somewhere, or the line cannot match"""
        self._edges: tuple[int, int] | None = None
        self._pivots: list[Pivot] | None = None
        self._symbols = symbols
        self._holes = list(maker.holes)
        """the tests of each class, in the order of their numbers in the template"""
        self.bits = 0
        """all tests that occur in it"""
        for bits in self._holes:
            self.bits |= bits
        self.single = self._holes[0] if self.template == "\x001\x00" else 0
        """the tests, if it is one word wide and asks for one of them; else 0"""
        self._seen = 0
        self._made = 0
        """so many characters stand in the expression"""
        self._alike: dict[int, int] = {}
        """which classes a character belongs to -> one that does and stands in the expression"""
        self._strange: dict[int, int] = {}
        """characters met since then -> the one that stands for them"""
        self._unknown: list[int] = []
        """those for which there is none"""
        self._exchanged = 0
        self._most = _EXCHANGES
        self._re: re.Pattern[str] | None = None
        self._source = ""
        self._regex: regex.Pattern[str] | None = None
        self._walk: Walk | None = None
        self._asked_to_walk = False

    @property
    def walk(self) -> Walk | None:
        """The line as states, if `re` might try too many ways."""
        if not self._asked_to_walk:
            self.walk = self._states()
        return self._walk

    @walk.setter
    def walk(self, walk: Walk | None) -> None:
        self._walk, self._asked_to_walk = walk, True

    def _states(self) -> Walk | None:
        if self.template.count("{") + self.template.count("|") < 2:
            return None
        tree = parse(self.template, self._holes)
        return Walk(tree, [group for group, _ in self.names]) if ways(tree) > MOST_WAYS else None

    @property
    def begins(self) -> int:
        """The tests of which the first word of a match must pass one; 0 if any word will do."""
        return self._at_edges()[0]

    @property
    def ends(self) -> int:
        """The same of the last word."""
        return self._at_edges()[1]

    def _at_edges(self) -> tuple[int, int]:
        if self._edges is None:
            maker = _Maker(self._alphabet)
            self._edges = maker.edge(self._seq, 0), maker.edge(self._seq, -1)
        return self._edges

    def _ways(self) -> list[Pivot]:
        """How to find the places where it may match; empty if `re` finds them by the first word."""
        maker = _Maker(self._alphabet)
        return [] if self.begins else Outline(maker.edge, maker.width).pivots(self._seq)

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
            elif symbols.holds(string, self._strange):
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
                    self._unknown.append(FIRST + i)
                else:
                    self._strange[FIRST + i] = known
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
        self._source = self._fill(self.template)
        self._re = compiled(self._source)
        self._regex = None
        for i in range(self._made, total):
            if masks[i] & self.bits:
                self._alike.setdefault(self._classes(masks[i]), FIRST + i)
        self._made = total
        self._exchanged = 0
        self._strange = {}
        self._unknown = []
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
        if self._pivots is None:
            self._pivots = self._ways()
        places = self._places(string, self._pivots) if self._pivots else None
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

            self._regex = regex.compile(self._source)
        again = self._regex.match(string, match.start())
        if again is None or again.end() != match.end():
            return [(name, *match.span(group)) for group, name in self.names if match.start(group) >= 0]
        found = [(name, *span) for group, name in self.names for span in again.spans(group)]
        return sorted(found, key=lambda capture: capture[1:])


class _Maker:
    """Turns an expression into the template of a line; collects its groups."""

    def __init__(self, alphabet: Alphabet) -> None:
        self._alphabet = alphabet
        self.names: list[tuple[str, str]] = []
        self.repeats = False
        self._groups = 0
        self._depth = 0
        self.holes: dict[int, int] = {}
        """tests of a class -> its number, from 1"""

    def _hole(self, bits: int) -> str:
        """The place of a class: of the words that pass one of some tests."""
        return f"\x00{self.holes.setdefault(bits, len(self.holes) + 1)}\x00"

    def _outside(self, bits: int) -> str:
        """The class of all other words."""
        return f"\x00-{self.holes.setdefault(bits, len(self.holes) + 1)}\x00"

    def seq(self, seq: Seq) -> str:
        return "".join(self.step(step) for step in seq.steps)

    def step(self, step: Count | Look | Skip) -> str:
        if isinstance(step, Count):
            if (step.low, step.high) == (1, 1):
                return self.alt(step.body)
            self._depth += step.high > 1
            body = self.alt(step.body)
            self._depth -= step.high > 1
            return f"(?:{body}){{{step.low},{step.high}}}" if step.high > 1 else f"(?:{body})?"
        if isinstance(step, Skip):
            until = HARD | VERB | (self.bits(step.until) if step.until is not None else 0)
            return f"{self._outside(until)}{{0,{step.most}}}?"
        return self._look(step)

    def needs(self, seq: Seq | Test) -> tuple[int, ...]:
        """For each part that must be there: the tests of which one must hold of some word."""
        if isinstance(seq, Test):
            bits = self._any(seq)
            return (bits,) if bits else ()
        found = []
        for step in seq.steps:
            if isinstance(step, Count) and step.low > 0:
                bits = 0
                for unit in step.body.units:
                    first = self.needs(unit.body)
                    if not first:
                        bits = 0
                        break
                    bits |= first[0]
                if bits:
                    found.append(bits)
        return tuple(found)

    def edge(self, seq: Seq | Test, which: int) -> int:
        """The tests of which the first (0) or last (-1) word of any match passes one; 0 if that is not known."""
        if isinstance(seq, Test):
            return self._any(seq, which)
        step = seq.steps[which] if seq.steps else None
        bits = 0
        if isinstance(step, Count) and step.low > 0:
            for unit in step.body.units:
                one = self.edge(unit.body, which)
                if not one:
                    return 0
                bits |= one
        return bits

    def _any(self, test: Test, which: int = 0) -> int:
        prim = test.parts[0]
        if len(test.parts) == 1 and isinstance(prim, Ref) and prim.name in _PHRASES:
            return 0
        if len(test.parts) == 1 and isinstance(prim, Word) and not prim.cls and not self.single(test):
            bits = 0
            for word in prim.words:
                bits |= self._alphabet.bare(self._alphabet.split(word)[which], prim.feats, prim.negated)
            return bits
        return self.bits(test)

    def _look(self, step: Look) -> str:
        kept = len(self.names)
        if step.ahead:
            text = f"(?{'!' if step.negated else '='}{self.alt(step.body)})"
        else:
            units = step.body.units
            ways = [way for unit in units for way in lengths(unit.body, self.test) or [self.unit(unit)]]
            text = (
                "".join(f"(?<!{way})" for way in ways)
                if step.negated
                else "(?:" + "|".join(f"(?<={way})" for way in ways) + ")"
            )
        del self.names[kept:]
        return text

    def alt(self, alt: Alt) -> str:
        plain = [
            self.bits(unit.body)
            for unit in alt.units
            if isinstance(unit.body, Test) and not unit.capture and self.single(unit.body)
        ]
        if len(plain) == len(alt.units):
            total = 0
            for bits in plain:
                total |= bits
            return self._hole(total)
        ways = [self.unit(unit) for unit in alt.units]
        return ways[0] if len(ways) == 1 else "(?:" + "|".join(ways) + ")"

    def unit(self, unit: Unit) -> str:
        body = self.test(unit.body) if isinstance(unit.body, Test) else f"(?:{self.seq(unit.body)})"
        if not unit.capture:
            return body
        self._groups += 1
        group = f"g{self._groups}"
        self.names.append((group, unit.capture))
        self.repeats = self.repeats or self._depth > 0
        return f"(?P<{group}>{body})"

    def test(self, test: Test) -> str:
        prim = test.parts[0]
        if len(test.parts) == 1 and isinstance(prim, Ref) and prim.name in _PHRASES:
            return self._phrase(prim.name)
        if len(test.parts) == 1 and isinstance(prim, Word) and not prim.cls and not self.single(test):
            return self._strings(prim)
        return self._hole(self.bits(test))

    def _phrase(self, name: str) -> str:
        word = self._hole(WORD | self.type_bits("place") | self.type_bits("demonym"))
        if name == "tail":
            return f"{word}{{1,{TAIL}}}"
        if name == "nominal":
            return f"{self._hole(WORD)}{word}{{0,{TAIL}}}"
        return f"{word}{self._outside(HARD | VERB | COMMA)}{{0,{PASSAGE}}}"

    def width(self, test: Test) -> tuple[int, int]:
        """How few and how many words a test takes in."""
        prim = test.parts[0]
        if len(test.parts) == 1 and isinstance(prim, Ref) and prim.name in _PHRASES:
            return 1, {"tail": TAIL, "nominal": 1 + TAIL, "passage": 1 + PASSAGE}[prim.name]
        if len(test.parts) == 1 and isinstance(prim, Word) and not prim.cls and not self.single(test):
            widths = [len(self._alphabet.split(word)) for word in prim.words]
            return min(widths), max(widths)
        return 1, 1

    def type_bits(self, name: str) -> int:
        return self._alphabet.atom(Test((Ref(name),))) if name in self._alphabet.ancestors else 0

    def _strings(self, prim: Word) -> str:
        ways = []
        for word in prim.words:
            parts = self._alphabet.split(word)
            ways.append("".join(self._hole(self._alphabet.bare(part, prim.feats, prim.negated)) for part in parts))
        return "(?:" + "|".join(ways) + ")" if len(ways) > 1 else ways[0]

    def single(self, test: Test) -> bool:
        """Is the test one symbol wide?"""
        prim = test.parts[0]
        if isinstance(prim, Ref):
            return prim.name not in _PHRASES
        return bool(prim.cls) or all(len(self._alphabet.split(word)) == 1 for word in prim.words)

    def bits(self, body: Test) -> int:
        return self._alphabet.atom(body)


_PHRASES = frozenset({"nominal", "tail", "passage"})


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
