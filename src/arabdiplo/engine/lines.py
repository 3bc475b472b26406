"""Lines of patterns as expressions over symbols, run by `re`.

Each test is a class of characters (`engine.symbols`), a sequence is a
sequence, a gap is a bounded negated class.  `re` finds; where a capture may
repeat, `regex` matches the found place again, since it keeps every repeat.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from arabdiplo.lang.tree import Alt, Count, Look, Ref, Seq, Skip, Test, Unit, Word

from .atoms import COMMA, HARD, VERB, WORD, Alphabet
from .symbols import Symbols

if TYPE_CHECKING:
    import regex

#: most words of a noun phrase beside its head (`tail`)
TAIL = 6
#: most words of a `passage`
PASSAGE = 24

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
        self._symbols = symbols
        self._bits = [abs(int(hole)) for hole in _HOLE.findall(self.template)]
        self.bits = 0
        """all tests that occur in it"""
        for bits in self._bits:
            self.bits |= bits
        whole = _HOLE.fullmatch(self.template)
        self.single = max(int(whole[1]), 0) if whole else 0
        """the tests, if it is one word wide and asks for one of them; else 0"""
        self._seen = -1
        self._re: re.Pattern[str] | None = None
        self._source = ""
        self._regex: regex.Pattern[str] | None = None

    def _ready(self) -> re.Pattern[str] | None:
        total = len(self._symbols.masks)
        if self._seen != total:
            if self._seen < 0 or self._symbols.touched(self.bits, self._seen):
                self._source = self._fill(self.template)
                self._re = re.compile(self._source)
                self._regex = None
            self._seen = total
        return self._re

    def _fill(self, template: str) -> str:
        def members(match: re.Match[str]) -> str:
            bits = int(match.group(1))
            found = self._symbols.members(abs(bits))
            if bits < 0:
                return f"[^{found}]" if found else "(?s:.)"
            return f"[{found}]" if found else "(?!)"

        return _HOLE.sub(members, template)

    def find(self, string: str, overlapped: bool = False) -> Iterator[tuple[int, int, list[tuple[str, int, int]]]]:
        pattern = self._ready()
        assert pattern is not None
        at = 0
        while (match := pattern.search(string, at)) is not None:
            start, end = match.span()
            if end == start:
                at = end + 1
                continue
            yield start, end, self._captures(match, string)
            at = start + 1 if overlapped else end

    def at(self, string: str, place: int) -> tuple[int, list[tuple[str, int, int]]] | None:
        """The match that begins at *place*, or None."""
        pattern = self._ready()
        assert pattern is not None
        match = pattern.match(string, place)
        return (match.end(), self._captures(match, string)) if match is not None else None

    def before(self, string: str, place: int, most: int = 8) -> int:
        """Where a match that ends at *place* begins, the longest; -1 if there is none."""
        pattern = self._ready()
        assert pattern is not None
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
            return f"{_hole(-until)}{{0,{step.most}}}?"
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

    def _any(self, test: Test) -> int:
        prim = test.parts[0]
        if len(test.parts) == 1 and isinstance(prim, Ref) and prim.name in _PHRASES:
            return 0
        if len(test.parts) == 1 and isinstance(prim, Word) and not prim.cls and not self.single(test):
            bits = 0
            for word in prim.words:
                bits |= self._alphabet.bare(self._alphabet.split(word)[0], prim.feats, prim.negated)
            return bits
        return self.bits(test)

    def _look(self, step: Look) -> str:
        kept = len(self.names)
        if step.ahead:
            text = f"(?{'!' if step.negated else '='}{self.alt(step.body)})"
        else:
            ways = [self.unit(unit) for unit in step.body.units]
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
            return _hole(total)
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
        return _hole(self.bits(test))

    def _phrase(self, name: str) -> str:
        word = _hole(WORD | self.type_bits("place") | self.type_bits("demonym"))
        if name == "tail":
            return f"{word}{{1,{TAIL}}}"
        if name == "nominal":
            return f"{_hole(WORD)}{word}{{0,{TAIL}}}"
        return f"{word}{_hole(-(HARD | VERB | COMMA))}{{0,{PASSAGE}}}"

    def type_bits(self, name: str) -> int:
        return self._alphabet.atom(Test((Ref(name),))) if name in self._alphabet.ancestors else 0

    def _strings(self, prim: Word) -> str:
        ways = []
        for word in prim.words:
            parts = self._alphabet.split(word)
            ways.append("".join(_hole(self._alphabet.bare(part, prim.feats, prim.negated)) for part in parts))
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


def _hole(bits: int) -> str:
    return f"\x00{bits}\x00"
