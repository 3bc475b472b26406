"""Lines of patterns as templates: expressions whose classes of characters are still open.

A template follows from the line and the tests alone, so that it may serve more than one engine;
`engine.lines` fills it with the characters of its alphabet.
"""

from __future__ import annotations

import functools

from arabdiplo.lang.tree import Alt, Count, Look, Ref, Seq, Skip, Test, Unit, Word

from .atoms import COMMA, HARD, VERB, WORD, Alphabet
from .expressions import lengths
from .linear import MOST_WAYS, Walk, parse, ways
from .pivots import Outline, Pivot

#: most words of a noun phrase beside its head (`tail`)
TAIL = 6
#: most words of a `passage`
PASSAGE = 24


class Template:
    """One ``match`` line, or one sequence of a condition, as a template."""

    def __init__(self, seq: Seq | Test, alphabet: Alphabet) -> None:
        maker = _Maker(alphabet)
        self._seq, self._alphabet = seq, alphabet
        self.text = maker.test(seq) if isinstance(seq, Test) else maker.seq(seq)
        """the expression; ``\x00number\x00`` stands for a class"""
        self.names = list(maker.names)
        """its groups, each with the name of the capture"""
        self.repeats = maker.repeats
        """may a capture repeat?"""
        self.needs = maker.needs(seq)
        """bits of which each must be met somewhere, or the line cannot match"""
        self.classes = list(maker.holes)
        """the tests of each class, in the order of their numbers in the text"""
        self.bits = 0
        """all tests that occur in it"""
        for bits in self.classes:
            self.bits |= bits
        self.single = self.classes[0] if self.text == "\x001\x00" else 0
        """the tests, if it is one word wide and asks for one of them; else 0"""

    @classmethod
    def of(cls, seq: Seq | Test, alphabet: Alphabet) -> Template:
        """The template of a line of these tests, made once."""
        return alphabet.made.of(seq, lambda line: cls(line, alphabet))

    @functools.cached_property
    def walk(self) -> Walk | None:
        """The line as states, if `re` might try too many ways."""
        if self.text.count("{") + self.text.count("|") < 2:
            return None
        tree = parse(self.text, self.classes)
        return Walk(tree, [group for group, _ in self.names]) if ways(tree) > MOST_WAYS else None

    @functools.cached_property
    def begins(self) -> int:
        """The tests of which the first word of a match must pass one; 0 if any word will do."""
        return _Maker(self._alphabet).edge(self._seq, 0)

    @functools.cached_property
    def ends(self) -> int:
        """The same of the last word."""
        return _Maker(self._alphabet).edge(self._seq, -1)

    @functools.cached_property
    def pivots(self) -> list[Pivot]:
        """How to find the places where it may match; empty if `re` finds them by the first word."""
        maker = _Maker(self._alphabet)
        return [] if self.begins else Outline(maker.edge, maker.width).pivots(self._seq)


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
