"""Lines of patterns as parts (`places.py`) over the tests of an alphabet.

A template follows from the line and the tests alone, so that it may serve more than one engine.
"""

from __future__ import annotations

from arabdiplo.lang.expr import Alt, Count, Look, Ref, Seq, Skip, Test, Unit, Word

from . import outline, places
from .asked import Asked, captured
from .atoms import COMMA, HARD, VERB, WORD, Alphabet
from .places import Chain, Choice, Held, One, Part, Places, Rounds

#: most words of a noun phrase beside its head (`tail`)
TAIL = 6
#: most words of a `passage`
PASSAGE = 24
_PHRASES = frozenset({"nominal", "tail", "passage"})


class Template:
    """One ``match`` line, or one sequence of a condition, as a part."""

    __slots__ = (
        "part", "opening", "closing", "repeats", "around", "needs", "single",
        "_seq", "_alphabet", "_asked", "_longest", "_begins", "_ends",
    )  # fmt: skip

    def __init__(self, seq: Seq | Test, alphabet: Alphabet) -> None:
        self._seq = seq
        self._alphabet = alphabet
        maker = _Maker(alphabet)
        self.part = maker.test(seq) if isinstance(seq, Test) else maker.seq(seq)
        bare = places.bare(self.part)
        self.opening = places.needed(bare)
        """what of it decides where it begins, without its captures"""
        self.closing = places.needed(bare, back=True)
        """the same of where it ends"""
        self.repeats = maker.repeats
        """may a capture repeat?"""
        pivots = outline.pivots(self.part)
        self.around = [(alphabet.one(bits), low, places.steps(high - low)) for bits, low, high in pivots]
        """words that each match holds, how many words after its start at least, and the `steps` to at most"""
        self.needs = tuple(dict.fromkeys(pivot.bits for pivot in pivots))
        """bits of which each must be met somewhere, or the line cannot match"""
        self.single = self.part.bits if isinstance(self.part, One) and not self.part.outside else 0
        """the tests, if it is one word wide and asks for one of them; else 0"""
        # what is asked of few lines is found when it is asked; there are thousands of lines
        self._asked: dict[str, Asked] | None = None
        self._longest = self._begins = self._ends = -1

    @classmethod
    def of(cls, seq: Seq | Test, alphabet: Alphabet) -> Template:
        """The template of a line of these tests, made once."""
        return alphabet.made.templates.of(seq, lambda line: cls(line, alphabet))

    @property
    def asked(self) -> dict[str, Asked]:
        """What is asked of the words of each capture."""
        if self._asked is None:
            tests = {} if isinstance(self._seq, Test) else captured(self._seq)
            self._asked = {name: Asked(each, self._alphabet) for name, each in tests.items()}
        return self._asked

    @property
    def bits(self) -> int:
        """All tests that occur in it."""
        return outline.tests(self.part)

    def starts(self, at: Places) -> int:
        """All places where it matches."""
        every = found = at.every
        for one, low, steps in self.around:
            before = at[one] >> low if low >= 0 else at[one] << -low
            for step in steps:
                before |= before >> step
            found &= before
            if not found:
                return 0
        return self.opening.before(every, at)

    @property
    def longest(self) -> int:
        """Most words of a match."""
        if self._longest < 0:
            self._longest = outline.width(self.part)[1]
        return self._longest

    @property
    def begins(self) -> int:
        """The tests of which the first word of a match must pass one; 0 if any word will do."""
        if self._begins < 0:
            self._begins = outline.edge(self.part)
        return self._begins

    @property
    def ends(self) -> int:
        """The same of the last word."""
        if self._ends < 0:
            self._ends = outline.edge(self.part, last=True)
        return self._ends


class _Maker:
    """Turns an expression into a part."""

    def __init__(self, alphabet: Alphabet) -> None:
        self._alphabet = alphabet
        self._one = alphabet.one
        self.repeats = False
        self._depth = 0

    def seq(self, seq: Seq) -> Part:
        return self._chain([self.step(step) for step in seq.steps])

    @staticmethod
    def _chain(parts: list[Part]) -> Part:
        return parts[0] if len(parts) == 1 else Chain(parts)

    def step(self, step: Count | Look | Skip) -> Part:
        if isinstance(step, Count):
            if (step.low, step.high) == (1, 1):
                return self.alt(step.body)
            self._depth += step.high > 1
            body = self.alt(step.body)
            self._depth -= step.high > 1
            return Rounds(step.low, step.high, False, body)
        if isinstance(step, Skip):
            until = HARD | VERB | (self._alphabet.atom(step.until) if step.until is not None else 0)
            return Rounds(0, step.most, True, self._one(until, outside=True))
        return places.Look(step.ahead, step.negated, self.alt(step.body))

    def alt(self, alt: Alt) -> Part:
        return self._choice([self.unit(unit) for unit in alt.units])

    def _choice(self, parts: list[Part]) -> Part:
        """One of some parts; words beside each other are one class of words."""
        ways: list[Part] = []
        for part in parts:
            last = ways[-1] if ways else None
            if isinstance(part, One) and isinstance(last, One):
                ways[-1] = self._one(last.bits | part.bits)
            else:
                ways.append(part)
        return ways[0] if len(ways) == 1 else Choice(ways)

    def unit(self, unit: Unit) -> Part:
        body = self.test(unit.body) if isinstance(unit.body, Test) else self.seq(unit.body)
        if not unit.capture:
            return body
        self.repeats = self.repeats or self._depth > 0
        return Held(unit.capture, body)

    def test(self, test: Test) -> Part:
        prim = test.parts[0]
        if len(test.parts) == 1 and isinstance(prim, Ref) and prim.name in _PHRASES:
            return self._phrase(prim.name)
        if len(test.parts) == 1 and isinstance(prim, Word) and not prim.cls:
            words = [self._alphabet.split(word) for word in prim.words]
            if any(len(word) > 1 for word in words):
                return self._choice([self._chain([self._bare(part, prim) for part in word]) for word in words])
        return self._one(self._alphabet.atom(test))

    def _bare(self, word: str, prim: Word) -> Part:
        return self._one(self._alphabet.bare(word, prim.feats, prim.negated))

    def _phrase(self, name: str) -> Part:
        word = self._one(WORD | self._type("place") | self._type("demonym"))
        if name == "tail":
            return Rounds(1, TAIL, False, word)
        if name == "nominal":
            return Chain([self._one(WORD), Rounds(0, TAIL, False, word)])
        return Chain([word, Rounds(0, PASSAGE, False, self._one(HARD | VERB | COMMA, outside=True))])

    def _type(self, name: str) -> int:
        return self._alphabet.atom(Test((Ref(name),))) if name in self._alphabet.ancestors else 0
