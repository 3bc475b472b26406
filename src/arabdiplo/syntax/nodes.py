"""What the stages of the engine pass on: morphs, nodes, chunks.

A `Morph` is a segment of a written form with all that does not depend on
where it stands, shared by every place where the form occurs.  A `Node` is a
morph or a chunk at a place in the text; a pronoun suffix belongs to the node
of the word that bears it.  Nodes and chunks are frozen: a stage that knows
better makes others.  They are Structs, as there is one for each word and a
frozen class of attrs takes four times as long to make.  The collector of cycles passes
over morphs, which are kept: they hold readings and plain values.
"""

from __future__ import annotations

import functools
import operator
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Protocol

import msgspec

from arabdiplo.lang.tree import Pattern
from arabdiplo.morph.model import GENDER, MANY, NO_FEATURES, Feature, Reading, Row

from .kinds import FEMININE, GENDERED, NAMED, NAMES

if TYPE_CHECKING:
    from arabdiplo.morph.rows import Way

_NOT_MANY = ~MANY
_BOUND = Feature.ACCUSATIVE | Feature.OWNED
#: one for all words, as each empty set is an object of its own
_NONE: frozenset[str] = frozenset()


class Morph(msgspec.Struct, eq=False, gc=False):
    """A segment of a form: kind, folded text, readings, the tests it passes.

    kind: ``core``, ``conj``, ``future``, ``prep``, ``number``, ``latin``,
    ``punct``, ``newline``, ``chunk``.  mask: one bit for each test of the rules
    that holds; symbol: the character that stands for this mask.
    functions: grammatical functions (`prep`, `comp`, …) from the grammar lexicon.
    """

    kind: str
    norm: str
    readings: tuple[Reading, ...] = ()
    suffix: str = ""
    mask: int = 0
    symbol: str = ""
    functions: frozenset[str] = _NONE
    types: tuple[str, ...] = ()
    finite: Reading | None = None
    nominal: Reading | None = None
    value: int | None = None
    trigger: bool = False
    wordlike: bool = False
    key: str = ""
    """the loose spelling under which entries of several words are looked up"""
    ways: Mapping[str, list[Way]] | None = None
    """key of the second word -> entries that begin with the two: the words after these, longest first; or None"""
    part: str = ""
    """what the word is to a clause if it is no finite verb there: sign, conj, prep, …, phrase"""
    definite: bool = False
    """has it a definite reading?"""
    describes: bool = False
    """may it follow a noun as its adjective?"""
    takes_object: bool = False
    """is it an accusative participle, which may have an object (مقدما شكره)?"""
    auxiliary: bool = False
    """is it an auxiliary by its first reading as a verb (not أكد, which is a form of كاد too)?"""
    heads: bool = False
    """may it begin the name of who acts?"""
    named: bool = False
    """has a lexicon given it a type as more than a common noun, so that it is definite (مالطا، مالطي)?"""
    says: frozenset[str] = _NONE
    """what it may govern as a verb of saying, or its masdar or participle: `that`, `object`, `of`, `addressee`"""


CHUNK = Morph("chunk", "")


class Maker(Protocol):
    """What a chunk says of the pattern that made it."""

    name: str

    @property
    def tree(self) -> Pattern:
        """The pattern as it is written."""


class Chunk(msgspec.Struct, frozen=True, eq=False):
    """What a pattern made: its type, captures and attributes."""

    type: str
    pattern: Maker
    line: int
    """which line of the pattern matched, from 0"""
    nodes: list[Node]
    captures: dict[str, list[list[Node]]]
    head: Node
    named: bool
    """does it hold the name of whom or what it stands for (`entity`), beside its head?"""
    attributes: Mapping[str, str]
    met: int
    """the tests that some word in it passes"""
    deep: int
    """the tests that some word or chunk in it passes"""


class Node(msgspec.Struct, frozen=True, eq=False):
    """A morph or a chunk at ``text[start:end]``; ``core_end`` leaves out a pronoun suffix."""

    morph: Morph
    start: int
    end: int
    core_end: int
    glued: bool
    """True if it continues the written word of the node before it"""
    place: int
    """index of its sentence"""
    mask: int
    symbol: str
    types: tuple[str, ...]
    """what a rule or a lexicon has said it is"""
    chunk: Chunk | None = None

    def read_as(self, morph: Morph, types: tuple[str, ...] | None = None) -> Node:
        """The same word with other readings; what a lexicon has said it is stays, if no other *types* are given."""
        types = self.types if types is None else types
        return Node(morph, self.start, self.end, self.core_end, self.glued, self.place, morph.mask, morph.symbol, types)

    @property
    def head(self) -> Node:
        node = self
        while node.chunk is not None:
            node = node.chunk.head
        return node

    @property
    def norm(self) -> str:
        return self.morph.norm

    @property
    def suffix(self) -> str:
        """The pronoun suffix of the word (of a chunk: of its head), or ""."""
        node = self
        while node.chunk is not None:
            node = node.chunk.head
        return node.morph.suffix

    @property
    def reading(self) -> Reading | None:
        readings = self.head.morph.readings
        return readings[0] if readings else None

    @property
    def features(self) -> Feature:
        reading = self.head.morph.nominal or self.reading
        features = reading.features if reading is not None else NO_FEATURES
        return features & _NOT_MANY if self.chunk is not None and NAMED.intersection(self.types) else features

    def has(self, function: str) -> bool:
        return function in self.morph.functions

    def words(self) -> list[Node]:
        """The words it consists of, in order."""
        if self.chunk is None:
            return [self]
        return [word for node in self.chunk.nodes for word in ((node,) if node.chunk is None else node.words())]

    def value_of(self, attribute: str) -> str:
        """Attribute *attribute* of the chunk, or of the first lexicon row that has it."""
        if self.chunk is not None:
            return self.chunk.attributes.get(attribute, "")
        return value_by(self.morph.readings, attribute)

    def row(self) -> Row | None:
        """The first lexicon row of the word."""
        return next((reading.row for reading in self.morph.readings if reading.row is not None), None)

    def __repr__(self) -> str:
        return f"<{self.chunk.type if self.chunk else self.morph.kind} {self.start}-{self.end} {self.morph.norm}>"


_MASK = operator.attrgetter("mask")
_SYMBOL = operator.attrgetter("symbol")


def word_at(morph: Morph, start: int, end: int, core_end: int, glued: bool, place: int) -> Node:
    """The node of a morph at ``text[start:end]``."""
    return Node(morph, start, end, core_end, glued, place, morph.mask, morph.symbol, morph.types)


def met_in(nodes: Iterable[Node]) -> tuple[int, int]:
    """The tests that some word of *nodes* passes, and those that some word or chunk of them passes."""
    met = deep = 0
    for node in nodes:
        if node.chunk is None:
            met |= node.mask
        else:
            met |= node.chunk.met
            deep |= node.mask | node.chunk.deep
    return met, met | deep


def value_by(readings: Iterable[Reading], attribute: str) -> str:
    """The attribute of the first row of *readings* that has it."""
    for reading in readings:
        if (row := reading.row) is not None:
            # as `Row.get`, which a text would call some hundred times
            for name, value in row.attributes:
                if name == attribute:
                    if value:
                        return value
                    break
    return ""


def union(nodes: Iterable[Node]) -> int:
    """All tests that some of the nodes passes."""
    return joined(map(_MASK, nodes))


def joined(masks: Iterable[int]) -> int:
    """All bits of the masks; to know which are equal would cost more than to join them again."""
    return functools.reduce(operator.or_, masks, 0)


def spell(nodes: Iterable[Node]) -> str:
    """The string of the nodes, a character each."""
    return "".join(map(_SYMBOL, nodes))


def gender_of(node: Node) -> Feature:
    """What is known of the gender of whom a node names: of its row, its type, its noun."""
    gender = node.value_of("gender") or (node.head.value_of("gender") if node.chunk is not None else "")
    if gender in ("m", "f"):
        return Feature.MASCULINE if gender == "m" else Feature.FEMININE
    if FEMININE.intersection(node.types):
        return Feature.FEMININE
    return shown_gender(node) if GENDERED.intersection(node.types) else NO_FEATURES


def shown_gender(node: Node) -> Feature:
    """The gender that the form of its head shows; the ة of a name that no list has says nothing of its bearer."""
    named = False
    while node.chunk is not None:
        named = node.chunk.type in NAMES
        node = node.chunk.head
    reading = node.morph.nominal or node.reading
    if reading is None or named and all(one.pos != "proper" for one in node.morph.readings):
        return NO_FEATURES
    return reading.features & GENDER


def typed(node: Node) -> bool:
    """Has a rule or a lexicon said what the word is?"""
    return node.chunk is not None or bool(node.morph.types)


def by_lexicon(node: Node) -> bool:
    """Is it a common noun that the lexicon of a type lists (lexicon wagons -> wagon { noun "عربة" })?"""
    return node.chunk is None and bool(node.morph.types) and not node.morph.named


def is_definite_node(node: Node) -> bool:
    """Is it a name, or a word with the article or a pronoun?"""
    return node.chunk is not None or node.morph.definite or node.morph.named or bool(node.morph.suffix)


def open_noun(node: Node) -> bool:
    """A bare indefinite noun: what follows it is its genitive, if it can be."""
    if node.chunk is not None or node.suffix:
        return False
    reading = node.morph.nominal
    return (
        reading is not None
        and not is_definite_node(node)
        and not reading.features & _BOUND
        and node.morph.kind == "core"
    )
