"""Lines of patterns against a matcher that tries everything, on random small lines and texts.

The other matcher walks the syntax tree and knows nothing of sets of places: it yields
every way to match, the preferred one first (greedy counts, lazy gaps, choices
in order), and the first way counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from arabdiplo.lang.expr import Alt, Count, Look, Ref, Seq, Skip, Unit
from arabdiplo.lang.expr import Test as WordTest
from arabdiplo.matching.atoms import HARD, VERB, Made
from arabdiplo.matching.lines import Line
from arabdiplo.matching.places import One
from arabdiplo.matching.symbols import Spelling, Symbols

LETTERS = "abc"
STOP, FINITE = ".", "v"
Captures = tuple[tuple[str, int, int], ...]
Ways = Iterator[tuple[int, Captures]]


class Bits:
    """Stands for the alphabet of a program: one bit for each test that a line asks for."""

    ancestors: dict[str, tuple[str, ...]] = {}

    def __init__(self) -> None:
        self.tests: dict[WordTest, int] = {}
        self.made = Made()
        self.ones: dict[tuple[int, bool], One] = {}

    def one(self, bits: int, outside: bool = False) -> One:
        return self.ones.setdefault((bits, outside), One(bits, outside))

    def atom(self, test: WordTest) -> int:
        return self.tests.setdefault(test, 16 << len(self.tests))

    def mask(self, letter: str) -> int:
        own = {STOP: HARD, FINITE: VERB}.get(letter, 0)
        return own | sum(bit for test, bit in self.tests.items() if passes(test, letter))


def passes(test: WordTest, letter: str) -> bool:
    return letter != STOP and all((part.name == letter) != part.negated for part in test.parts)


# -- the other matcher -----------------------------------------------------------


def seq_ways(steps: tuple[Count | Look | Skip, ...], text: str, at: int) -> Ways:
    if not steps:
        yield at, ()
        return
    for middle, first in step_ways(steps[0], text, at):
        for end, rest in seq_ways(steps[1:], text, middle):
            yield end, first + rest


def step_ways(step: Count | Look | Skip, text: str, at: int) -> Ways:
    if isinstance(step, Count):
        yield from count_ways(step.body, step.low, step.high, text, at)
    elif isinstance(step, Skip):
        for end in range(at, min(len(text), at + step.most) + 1):
            passed = text[at:end]
            if STOP in passed or FINITE in passed or (step.until and any(passes(step.until, one) for one in passed)):
                return
            yield end, ()
    elif any(True for _ in look_ways(step, text, at)) != step.negated:
        yield at, ()


def look_ways(step: Look, text: str, at: int) -> Ways:
    if step.ahead:
        yield from alt_ways(step.body, text, at)
        return
    for start in range(at):
        for end, captures in alt_ways(step.body, text, start):
            if end == at:
                yield start, captures


def count_ways(body: Alt, low: int, high: int, text: str, at: int) -> Ways:
    if high > 0:
        for middle, first in alt_ways(body, text, at):
            for end, rest in count_ways(body, low - 1, high - 1, text, middle):
                yield end, first + rest
    if low <= 0:
        yield at, ()


def alt_ways(alt: Alt, text: str, at: int) -> Ways:
    for unit in alt.units:
        if isinstance(unit.body, WordTest):
            ways: Ways = iter([(at + 1, ())] if at < len(text) and passes(unit.body, text[at]) else [])
        else:
            ways = seq_ways(unit.body.steps, text, at)
        for end, inner in ways:
            yield end, (((unit.capture, at, end),) if unit.capture else ()) + inner


def expected(seq: Seq, text: str) -> list[tuple[int, int, list[tuple[str, int, int]]]]:
    out, at = [], 0
    while at <= len(text):
        end, captures = next(seq_ways(seq.steps, text, at), (-1, ()))
        if end > at:
            out.append((at, end, sorted(captures)))
            at = end
        else:
            at += 1
    return out


# -- random lines ------------------------------------------------------------------


class Maker:
    """Random lines from a seed (as `hypothesis` strategies they would take most of the time)."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def test(self) -> WordTest:
        parts = [Ref(self.random.choice(LETTERS), negated=self.random.random() < 0.3)]
        if self.random.random() < 0.2:
            parts.append(Ref(self.random.choice(LETTERS), negated=True))
        return WordTest(tuple(parts))

    def unit(self, depth: int) -> Unit:
        capture = self.random.choice(["", "", "x", "y"])
        if depth and self.random.random() < 0.35:
            return Unit(self.seq(depth - 1), capture)
        return Unit(self.test(), capture)

    def alt(self, depth: int) -> Alt:
        return Alt(tuple(self.unit(depth) for _ in range(self.random.randint(1, 3))))

    def step(self, depth: int) -> Count | Look:
        if self.random.random() < 0.25:
            body = Alt(tuple(Unit(self.test()) for _ in range(self.random.randint(1, 2))))
            return Look(self.random.random() < 0.5, self.random.random() < 0.5, body)
        low = self.random.randint(0, 2)
        return Count(low, max(1, low + self.random.randint(0, 2)), self.alt(depth))

    def seq(self, depth: int) -> Seq:
        """A sequence with one part that must be there, and perhaps a gap after it."""
        steps: list[Count | Look | Skip] = [self.step(depth) for _ in range(self.random.randint(0, 2))]
        steps.append(Count(1, 1, self.alt(depth)))
        if self.random.random() < 0.3:
            steps.append(Skip(self.random.randint(1, 3), self.test() if self.random.random() < 0.5 else None))
            steps.append(Count(1, 1, self.alt(depth)))
        return Seq((*steps, *(self.step(depth) for _ in range(self.random.randint(0, 1)))))


def lines(depth: int) -> st.SearchStrategy[Seq]:
    return st.integers(0, 2**32).map(lambda seed: Maker(seed).seq(depth))


@settings(max_examples=400, deadline=None)
@given(lines(2), st.text(LETTERS * 3 + STOP + FINITE, max_size=12))
def test_a_line_matches_what_trying_everything_matches(seq: Seq, text: str) -> None:
    bits, symbols = Bits(), Symbols()
    spelling = Spelling(symbols)
    line = Line(seq, bits, spelling)  # type: ignore[arg-type]
    string = "".join(symbols.symbol(bits.mask(letter)) for letter in text)
    found = [(start, end, sorted(captures)) for start, end, captures in line.find(spelling.places(string))]
    assert found == expected(seq, text)


@settings(max_examples=400, deadline=None)
@given(lines(2), st.text(LETTERS * 3 + STOP + FINITE, max_size=12))
def test_a_line_is_asked_about_single_places(seq: Seq, text: str) -> None:
    """What begins at a place, and what ends there."""
    bits, symbols = Bits(), Symbols()
    spelling = Spelling(symbols)
    line = Line(seq, bits, spelling)  # type: ignore[arg-type]
    at = spelling.places("".join(symbols.symbol(bits.mask(letter)) for letter in text))
    for place in range(len(text) + 1):
        first = next(seq_ways(seq.steps, text, place), None)
        match = line.match(at, place)
        assert (match and (match[0], sorted(match[1]))) == (first and (first[0], sorted(first[1])))
        assert line.begins_at(at, place) == (first is not None)
        ends = {end for start in range(place + 1) for end, _ in seq_ways(seq.steps, text, start)}
        assert line.ends_at(at, place) == (place in ends)


@settings(max_examples=200, deadline=None)
@given(lines(2), st.text(LETTERS * 3 + STOP + FINITE, max_size=12), st.sets(st.integers(0, 12)))
def test_matches_that_nobody_wants_are_left_out(seq: Seq, text: str, taken: set[int]) -> None:
    """They hold their words nevertheless."""
    bits, symbols = Bits(), Symbols()
    spelling = Spelling(symbols)
    line = Line(seq, bits, spelling)  # type: ignore[arg-type]
    at = spelling.places("".join(symbols.symbol(bits.mask(letter)) for letter in text))
    assert [*line.find(at, taken)] == [match for match in line.find(at) if match[0] not in taken]


@settings(max_examples=60, deadline=None)
@given(lines(1), st.lists(st.text(LETTERS * 3 + STOP + FINITE, min_size=1, max_size=8), min_size=2, max_size=5))
def test_a_line_matches_the_same_while_the_alphabet_grows(seq: Seq, texts: list[str]) -> None:
    """Each text is written in characters of its own, as if its words passed tests that no other word does."""
    bits, symbols = Bits(), Symbols()
    spelling = Spelling(symbols)
    line = Line(seq, bits, spelling)  # type: ignore[arg-type]
    for number, text in enumerate(texts * 2):
        string = "".join(symbols.symbol(bits.mask(letter) | 1 << (100 + number)) for letter in text)
        found = [(start, end, sorted(captures)) for start, end, captures in line.find(spelling.places(string))]
        assert found == expected(seq, text)


@settings(max_examples=200, deadline=None)
@given(lines(1), st.text(LETTERS * 3 + STOP, max_size=8))
def test_a_line_without_a_needed_word_is_not_in_the_text(seq: Seq, text: str) -> None:
    """`needs`, by which lines are left out, never leaves out one that matches."""
    bits, symbols = Bits(), Symbols()
    spelling = Spelling(symbols)
    line = Line(seq, bits, spelling)  # type: ignore[arg-type]
    met = 0
    for letter in text:
        met |= bits.mask(letter)
    if not all(met & needed for needed in line.needs):
        assert expected(seq, text) == []


@settings(max_examples=200, deadline=None)
@given(lines(1), st.text(LETTERS, max_size=6), st.text(LETTERS + "def", max_size=6))
def test_words_met_later_find_their_place_in_the_classes(seq: Seq, first: str, second: str) -> None:
    """The alphabet grows while texts are read; a line that has run once still takes new words."""
    bits, symbols = Bits(), Symbols()
    spelling = Spelling(symbols)
    line = Line(seq, bits, spelling)  # type: ignore[arg-type]
    for text in (first, second):
        string = "".join(symbols.symbol(bits.mask(letter)) for letter in text)
        assert [match[:2] for match in line.find(spelling.places(string))] == [
            match[:2] for match in expected(seq, text)
        ]
