"""All distinct tests of a program, each with a bit, and by what words they are found.

A test is plain data (`Literal`s, packed), so that the index can be kept with the program and
its tests be made where a word asks for them.
"""

from __future__ import annotations

import functools
import struct
from collections.abc import Collection, Sequence
from sys import intern

import attrs
import msgspec

from arabdiplo.lang.expr import Feat

#: a class of the language and the classes of readings that it takes in
CLASS_TAKES: dict[str, frozenset[str]] = {
    "verb": frozenset({"verb"}),
    "noun": frozenset({"noun", "masdar", "participle"}),
    "masdar": frozenset({"masdar", "noun"}),
    "participle": frozenset({"participle"}),
    "adj": frozenset({"adj", "participle"}),
    "proper": frozenset({"proper"}),
    "particle": frozenset({"particle"}),
    "word": frozenset({"verb", "noun", "masdar", "participle", "adj", "proper", "particle", "word"}),
}
#: bits of the engine's own
RESERVED = 4

#: what a test takes in that only bars words: nearly all
_ALL = 4

Key = str
"""what a test is found by: bare, lemma, class, lexicon, type or number, and which (`lemma زيارة`)"""
_PlainFeats = tuple[tuple[str, str, str | int | None, int | None, int | None], ...]
_Plain = tuple[str, str, tuple[str, ...], _PlainFeats, bool]


@attrs.frozen(slots=True, weakref_slot=False)
class Literal:
    """One positive or negated primitive of a test."""

    kind: str
    """bare, class, lexicon, type"""
    name: str
    words: Collection[str]
    feats: tuple[Feat, ...]
    negated: bool


@attrs.frozen(slots=True, weakref_slot=False)
class Atom:
    """A compiled test: its bit and those of its literals that are not negated."""

    bit: int
    positive: tuple[Literal, ...]


class KeptIndex(msgspec.Struct, array_like=True):
    """An index as plain data: strings and bytes, as thousands of lists and tuples take room and time."""

    tests: list[bytes]
    by_key: dict[Key, bytes]
    """the numbers of tests (`_NUMBER`)"""
    bars: dict[Key, dict[bytes, bytes]]
    """negated parts of tests, each with the bits of the tests that do not hold of these"""
    negative: bytes


_PACK = msgspec.msgpack.Encoder().encode
_UNPACK = msgspec.msgpack.Decoder(list[_Plain]).decode
_NUMBER = struct.Struct("<I")


class TestIndex:
    """Tests by number and by key.  kept: one that was built before."""

    def __init__(self, kept: KeptIndex | None = None) -> None:
        kept = kept or KeptIndex([], {}, {}, b"")
        self._tests = kept.tests
        self._numbers = {test: number for number, test in enumerate(kept.tests)}
        self._by_key = kept.by_key
        self._barring = kept.bars
        self.negative = from_bytes(kept.negative)
        """the tests that are negated in all their parts"""
        self._atoms: dict[int, Atom] = {}
        self._bits: dict[int, int] = {}
        self._found: dict[Key, list[Atom]] = {}
        self._bars: dict[Key, list[tuple[Literal, int]]] = {}

    def keep(self) -> KeptIndex:
        """The index as plain data."""
        return KeptIndex(self._tests, self._by_key, self._barring, to_bytes(self.negative))

    def bit(self, literals: Sequence[Literal]) -> int:
        """The bit of the test that asks for all *literals*."""
        test = _PACK([_plain(lit) for lit in literals])
        number = self._numbers.get(test)
        if number is None:
            number = self._numbers[test] = len(self._tests)
            self._tests.append(test)
            self._file(number, literals)
        return self._bit(number)

    def _bit(self, number: int) -> int:
        """The bit of a test, one object however often it is asked for: thousands of bits are some hundred bytes."""
        return self._bits.setdefault(number, 1 << (number + RESERVED))

    def _file(self, number: int, literals: Sequence[Literal]) -> None:
        bit = self._bit(number)
        positive = [lit for lit in literals if not lit.negated]
        for lit in literals:
            if lit.negated:
                packed = _PACK([_plain(lit)])
                for key in keys_of(lit):
                    barring = self._barring.setdefault(key, {})
                    barring[packed] = to_bytes(from_bytes(barring.get(packed, b"")) | bit)
                    self._bars.pop(key, None)
        if not positive:
            self.negative |= bit
            return
        for key in keys_of(min(positive, key=_breadth)):
            self._by_key[key] = self._by_key.get(key, b"") + _NUMBER.pack(number)
            self._found.pop(key, None)

    def atoms(self, key: Key) -> Sequence[Atom]:
        """The tests that only words of *key* can pass."""
        found = self._found.get(key)
        if found is None:
            numbers = self._by_key.get(key)
            if numbers is None:
                return ()
            found = self._found[key] = [self._atom(number) for (number,) in _NUMBER.iter_unpack(numbers)]
        return found

    def bars(self, key: Key) -> Sequence[tuple[Literal, int]]:
        """Negated parts of tests that words of *key* may be, each with the tests that do not hold of these."""
        found = self._bars.get(key)
        if found is None:
            barring = self._barring.get(key)
            if barring is None:
                return ()
            found = self._bars[key] = [(_literals(packed)[0], from_bytes(bits)) for packed, bits in barring.items()]
        return found

    def _atom(self, number: int) -> Atom:
        atom = self._atoms.get(number)
        if atom is None:
            positive = tuple([lit for lit in _literals(self._tests[number]) if not lit.negated])
            atom = self._atoms[number] = Atom(self._bit(number), positive)
        return atom


def keys_of(lit: Literal) -> list[Key]:
    """The keys of all words that a literal can be true of."""
    if lit.kind == "bare":
        return [f"bare {word}" for word in sorted(lit.words)]
    if lit.kind in ("lexicon", "type"):
        return [f"{lit.kind} {lit.name}"]
    if lit.words:
        return [f"lemma {word}" for word in sorted(lit.words)]
    if any(feat.low is not None for feat in lit.feats):
        return ["number "]
    return [f"class {cls}" for cls in sorted(CLASS_TAKES[lit.name])]


def _breadth(lit: Literal) -> int:
    """How many words a literal takes in, roughly: the narrowest one is indexed."""
    if lit.kind == "bare" or lit.words:
        return 0
    return {"lexicon": 1, "type": 2}.get(lit.kind, 3)


def reach(positive: Sequence[Literal]) -> int:
    """How many words a test takes in, roughly, by those of its parts that are not negated."""
    return min(map(_breadth, positive), default=_ALL)


def _plain(lit: Literal) -> tuple[object, ...]:
    feats = [(feat.name, feat.sense, feat.value, feat.low, feat.high) for feat in lit.feats]
    return lit.kind, lit.name, sorted(lit.words), feats, lit.negated


def _literals(test: bytes) -> tuple[Literal, ...]:
    return tuple(
        [
            Literal(intern(kind), intern(name), _few(words), _feats(feats), negated)
            for kind, name, words, feats, negated in _UNPACK(test)
        ]
    )


def _few(words: tuple[str, ...]) -> Collection[str]:
    """Words in which one is looked for: a set takes four times the room of a tuple of one, as most are."""
    known = tuple(map(intern, words))
    return known if len(known) < 2 else frozenset(known)


@functools.cache
def _feats(feats: _PlainFeats) -> tuple[Feat, ...]:
    return tuple([Feat(*feat) for feat in feats])


def to_bytes(bits: int) -> bytes:
    """Any number of bits as bytes."""
    return bits.to_bytes((bits.bit_length() + 7) // 8, "little")


def from_bytes(data: bytes) -> int:
    """The bits that `to_bytes` made *data* of."""
    return int.from_bytes(data, "little")
