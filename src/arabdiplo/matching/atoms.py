"""Tests of rules as bits: which tests a word or a chunk passes.

Every distinct test of the program gets one bit when rules are compiled.  The
bits of a form are computed once and cached with the form; afterwards a test
is one ``&``.  Literals are indexed by lemma, lexicon and type, so the cost of
a new form does not grow with the number of rules.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping

from arabdiplo._later import Later
from arabdiplo.lang.expr import Feat, Node, Ref, Test, Word
from arabdiplo.lang.once import Once
from arabdiplo.morph.model import GROUPS, NO_FEATURES, Feature, Reading
from arabdiplo.syntax.kinds import known_as
from arabdiplo.syntax.nodes import Chunk, Morph

from .index import CLASS_TAKES, Atom, KeptIndex, Key, Literal, TestIndex, reach
from .places import One

#: bits of the engine's own tests: hard stop, clear finite verb, word of a noun phrase, comma
HARD, VERB, WORD, COMMA = 1, 2, 4, 8

#: bits of a feature -> of its group
_GROUP_OF = {flag.value: group.value for group in GROUPS for flag in Feature if flag & group}


Column = tuple[str, str | None]
"""a column of rows, and the value that is asked for (None: any)"""
Wanted = tuple[int, list[Column], list[tuple[int, int]]]
"""what the tests of a key ask of a word: bits of features, columns, ranges of numbers"""


@functools.cache
def _flag(name: str) -> int:
    """The bits of the feature of a name; 0 if it is none."""
    flag = Feature.__members__.get(name.upper())
    return 0 if flag is None else flag.value


def holds(feat: Feat, features: Feature, value: Callable[[str], str], number: int | None) -> bool:
    """Does one feature of a test hold for these features, attributes and number?"""
    if feat.low is not None and feat.high is not None:
        return number is not None and feat.low <= number <= feat.high
    if feat.value is None and (flag := _flag(feat.name)):
        bits = features.value
        if feat.sense == "maybe":
            return bool(bits & flag) or not bits & _GROUP_OF.get(flag, flag)
        return bool(bits & flag) != (feat.sense == "not")
    return _has(value(feat.name), None if feat.value is None else str(feat.value)) != (feat.sense == "not")


def _has(got: str, wanted: str | None) -> bool:
    """Is the value of a column the one that is wanted, or any if none is named?"""
    return bool(got) if wanted is None else got == wanted


class Made:
    """What was made of parts of rules with the tests of an alphabet, each kind by itself."""

    def __init__(self) -> None:
        self.templates = Once()
        """of lines"""
        self.lines = Once()
        """of all lines of a pattern: what they ask for"""
        self.tests = Once()
        """of conditions: what they look for in lines"""
        self.frames = Once()
        self.functions = Once()
        """of lexicons: the grammatical functions of their words"""

    def turn(self) -> None:
        """Begin another round of each."""
        for once in (self.templates, self.lines, self.tests, self.frames, self.functions):
            once.turn()


class Alphabet:
    """All tests of a program, and the bits of morphs and chunks."""

    def __init__(
        self,
        ancestors: dict[str, tuple[str, ...]],
        lexicon_types: dict[str, str],
        split: Callable[[str], list[str]],
        lemma: Callable[[str, str], Iterable[str]],
        kept: KeptIndex | None = None,
    ) -> None:
        self.ancestors = ancestors
        self.known = {name: known_as(name, ancestors) for name in ancestors}
        """type -> what its chunks and words are to the engine"""
        self.lexicon_types = lexicon_types
        self.split = split
        self._lemma = lemma
        self.index = TestIndex(kept)
        self._tests: dict[int, int] = {}
        """bits of tests, by `id`"""
        self._entered: list[Test] = []
        """these tests, so that nothing else gets their ids"""
        self._ones: dict[int, One] = {}
        self._others: dict[int, One] = {}
        """by their tests: classes of words that pass one of these, and of those that pass none"""
        self.made = Made()
        self._wanted: dict[Key, Wanted] = {}
        self._known: dict[tuple[object, ...], tuple[int, int]] = {}
        self._asked: dict[str, tuple[str, ...]] = {}
        self._chunks: dict[tuple[object, ...], int] = {}

    def knows(self, ancestors: dict[str, tuple[str, ...]], lexicon_types: dict[str, str]) -> bool:
        """Are these its types?"""
        return self.ancestors == ancestors and self.lexicon_types == lexicon_types

    def serve(self, split: Callable[[str], list[str]], lemma: Callable[[str, str], Iterable[str]]) -> None:
        """Take more tests, for other rules that cut their strings alike; what is known of words is forgotten."""
        self.split, self._lemma = split, lemma
        self.made.turn()
        self._wanted.clear()
        self._known.clear()
        self._asked.clear()
        self._chunks.clear()

    # -- compiling ------------------------------------------------------------

    def enter(self, trees: Iterable[Node]) -> None:
        """Give the tests of rules their bits, those that many words pass before the others.

        A mask is as long as its highest bit, so that those of most words stay short.
        """
        tests = {id(test): test for test in every_test(trees)}
        for test in sorted(tests.values(), key=self._rank):
            self.atom(test)

    def _rank(self, test: Test) -> tuple[int, int]:
        literals = [self.literal(prim) for prim in test.parts]
        return -reach([lit for lit in literals if not lit.negated]), -sum(len(lit.words) for lit in literals)

    def literal(self, prim: Word | Ref) -> Literal:
        if isinstance(prim, Ref):
            kind = "type" if prim.name in self.ancestors else "lexicon"
            return Literal(kind, prim.name, (), prim.feats, prim.negated)
        if prim.cls:
            words = frozenset(lemma for word in prim.words for lemma in self._lemma(prim.cls, word))
            return Literal("class", prim.cls, words, prim.feats, prim.negated)
        norms = frozenset(self.split(word)[0] for word in prim.words)
        return Literal("bare", "", norms, prim.feats, prim.negated)

    def atom(self, test: Test) -> int:
        """The bit of *test* (tests of the same meaning share one)."""
        known = self._tests.get(id(test))
        if known is None:
            self._entered.append(test)
            known = self._tests[id(test)] = self.index.bit([self.literal(prim) for prim in test.parts])
        return known

    def bare(self, word: str, feats: tuple[Feat, ...] = (), negated: bool = False) -> int:
        """The bit of one written word that is cut already."""
        return self.index.bit((Literal("bare", "", frozenset({word}), feats, negated),))

    def one(self, bits: int, outside: bool = False) -> One:
        """The word that passes one of the tests *bits*, or (outside) none of them."""
        kept = self._others if outside else self._ones
        known = kept.get(bits)
        if known is None:
            known = kept[bits] = One(bits, outside)
        return known

    # -- evaluating -----------------------------------------------------------

    def mask_of(self, morph: Morph) -> int:
        """The bits of a morph."""
        mask = self.index.negative if morph.wordlike else 0
        barred = 0
        readings: tuple[Reading | None, ...] = morph.readings or (None,)
        for reading in readings:
            for key in self._shared_keys(morph, reading):
                passed, failed = self._shared(key, morph, reading)
                mask |= passed
                barred |= failed
            own = _own_keys(morph, reading)
            for key in own:
                for atom in self.index.atoms(key):
                    if not atom.bit & mask and self._passes(atom, morph, reading):
                        mask |= atom.bit
            for key in (*own, f"lemma {morph.norm}"):
                for lit, bits in self.index.bars(key):
                    if bits & ~barred and self._literal_holds(lit, morph, reading):
                        barred |= bits
        return mask & ~barred

    def _shared(self, key: Key, morph: Morph, reading: Reading | None) -> tuple[int, int]:
        """The bits of a class, lexicon or type that a reading passes, and those that it bars; kept by what they ask of.

        None of these tests names a word.
        """
        wanted = self._wanted.get(key)
        if wanted is None:
            wanted = self._wanted[key] = self._wanted_by(key)
        features, columns, ranges = wanted
        number = morph.value
        # not the number itself: texts have any number of them
        within = None if number is None else tuple([low <= number <= high for low, high in ranges])
        asked: tuple[object, ...] = (key, within)
        if reading is not None:
            asked = (key, within, reading.pos, reading.features.value & features)
            if (row := reading.row) is not None:
                asked = (*asked, row.lexicon, *[_has(row.get(name), value) for name, value in columns])
        known = self._known.get(asked)
        if known is None:
            passed = failed = 0
            for atom in self.index.atoms(key):
                if self._passes(atom, morph, reading):
                    passed |= atom.bit
            for lit, bits in self.index.bars(key):
                if self._literal_holds(lit, morph, reading):
                    failed |= bits
            known = self._known[asked] = passed, failed
        return known

    def _wanted_by(self, key: Key) -> Wanted:
        """The features that the tests of a key ask for, what they ask of the columns of rows, and of numbers."""
        positive = (lit for atom in self.index.atoms(key) for lit in atom.positive)
        negated = (lit for lit, _ in self.index.bars(key))
        feats = [feat for lit in (*positive, *negated) for feat in lit.feats]
        bits = 0
        columns: dict[Column, None] = {}
        for feat in feats:
            flag = _flag(feat.name) if feat.value is None else 0
            bits |= flag | _GROUP_OF.get(flag, 0)
            if not flag and feat.low is None:
                columns[feat.name, None if feat.value is None else str(feat.value)] = None
        ranges = {(feat.low, feat.high): None for feat in feats if feat.low is not None and feat.high is not None}
        return bits, list(columns), list(ranges)

    def _shared_keys(self, morph: Morph, reading: Reading | None) -> list[Key]:
        keys = ["type number", "number "] if morph.value is not None else []
        if reading is not None:
            keys.append(f"class {reading.pos}")
            if reading.row is not None:
                keys.append(f"lexicon {reading.row.lexicon}")
                made = self.lexicon_types.get(reading.row.lexicon)
                if made:
                    keys += [f"type {name}" for name in self.ancestors[made]]
        return keys

    def _passes(self, atom: Atom, morph: Morph, reading: Reading | None) -> bool:
        for lit in atom.positive:
            if not self._literal_holds(lit, morph, reading):
                return False
        return True

    def passes(self, literals: Iterable[Literal], morph: Morph, reading: Reading) -> bool:
        """Does a word pass a test by this reading?"""
        return all(self._literal_holds(lit, morph, reading) != lit.negated for lit in literals)

    def _literal_holds(self, lit: Literal, morph: Morph, reading: Reading | None) -> bool:
        if lit.kind == "bare":
            if not (_written(morph) in lit.words or (reading is not None and _spelt(morph, reading) in lit.words)):
                return False
        elif reading is None:
            if not (lit.kind == "type" and lit.name == "number" and morph.value is not None):
                return False
        elif lit.kind == "class":
            if reading.pos not in CLASS_TAKES[lit.name] or (lit.words and reading.lemma not in lit.words):
                if not (lit.name == "word" and lit.words and morph.norm in lit.words):
                    return False
        elif lit.kind == "lexicon":
            if reading.row is None or reading.row.lexicon != lit.name:
                return False
        else:
            made = self.lexicon_types.get(reading.row.lexicon) if reading.row is not None else None
            if not (lit.name == "number" and morph.value is not None):
                if made is None or lit.name not in self.ancestors[made]:
                    return False
        features = reading.features if reading is not None else NO_FEATURES
        value = reading.row.get if reading is not None and reading.row is not None else _nothing
        return all(holds(feat, features, value, morph.value) for feat in lit.feats)

    def mask_of_chunk(self, chunk: Chunk) -> int:
        """The bits of a chunk: tests of its type and the types it counts as."""
        readings = chunk.head.head.morph.readings
        features = readings[0].features if readings else NO_FEATURES
        attributes = chunk.attributes
        asked = self._asked.get(chunk.type)
        if asked is None:
            asked = self._asked[chunk.type] = self._asked_of(chunk.type)
        key = (chunk.type, features, chunk.named, *[attributes.get(name, "") for name in asked])
        mask = self._chunks.get(key)
        if mask is None:
            named = Feature.NAMED if chunk.named else NO_FEATURES
            mask = self._chunks[key] = self._mask_of_chunk(chunk.type, features | named, attributes)
        return mask

    def _asked_of(self, kind: str) -> tuple[str, ...]:
        """The attributes that tests of a type and its ancestors ask for."""
        keys = [f"type {name}" for name in self.ancestors.get(kind, (kind,))]
        positive = (lit for key in keys for atom in self.index.atoms(key) for lit in atom.positive)
        negated = (lit for key in keys for lit, _ in self.index.bars(key))
        return tuple(sorted({feat.name for lit in (*positive, *negated) for feat in lit.feats}))

    def _mask_of_chunk(self, kind: str, features: Feature, attributes: Mapping[str, str]) -> int:
        types = self.ancestors.get(kind, (kind,))
        mask = 0  # a test that is negated in all its parts is one of words
        barred = 0

        def value(name: str) -> str:
            return attributes.get(name, "")

        def said(lit: Literal) -> bool:
            known = lit.kind == "type" and lit.name in types
            return known and all(holds(feat, features, value, None) for feat in lit.feats)

        for name in types:
            for atom in self.index.atoms(f"type {name}"):
                if all(map(said, atom.positive)):
                    mask |= atom.bit
            for lit, bits in self.index.bars(f"type {name}"):
                if said(lit):
                    barred |= bits
        return mask & ~barred


def _own_keys(morph: Morph, reading: Reading | None) -> list[Key]:
    """Keys of the tests that name the word itself."""
    keys = [f"bare {_written(morph)}"]
    if reading is not None:
        spelt = _spelt(morph, reading)
        if spelt and spelt != morph.norm:
            keys.append(f"bare {spelt}")
        keys.append(f"lemma {reading.lemma}")
    return keys


#: classes whose lemma is the word as it is written
_UNINFLECTED = frozenset({"particle", "proper", "word"})


def _written(morph: Morph) -> str:
    """The word as rules write it: with its suffix, if it has one."""
    return f"{morph.norm}+{morph.suffix}" if morph.suffix else morph.norm


def _spelt(morph: Morph, reading: Reading) -> str:
    """The dictionary's spelling of an uninflected word (إلى for الى), or ""."""
    return reading.lemma if not morph.suffix and reading.pos in _UNINFLECTED else ""


def _nothing(_: str) -> str:
    return ""


def every_test(trees: Iterable[Node]) -> Iterator[Test]:
    """The tests within trees, a part that stands in many of them looked through once."""
    seen: set[int] = set()
    todo: list[object] = [tuple(trees)]
    while todo:
        each = todo.pop()
        if isinstance(each, Test):
            yield each
        elif isinstance(each, (tuple, Later)):
            todo += reversed(each)
        elif isinstance(each, Node) and id(each) not in seen:
            seen.add(id(each))
            todo += [getattr(each, name) for name in reversed(type(each).__match_args__)]
