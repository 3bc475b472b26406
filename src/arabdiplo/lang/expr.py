"""The syntax tree of expressions: words, tests, steps of a line, conditions; and what all nodes are.

Every node is frozen and carries `where` (line and column of its first word, from 1), so that each later stage
can put a diagnostic at the right place.  Names are as written.  A class per construct of the EBNF of docs/language.md.
They are Structs that the collector of cycles passes over (a tree has none): there are a hundred thousand.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, Self, Union

import msgspec

from arabdiplo._later import Later


class Where(msgspec.Struct, frozen=True, order=True, gc=False):
    """A place in a file: ``line`` and ``column`` from 1, in code points."""

    line: int
    column: int


NOWHERE = Where(0, 0)


class Node:
    """Equality, hash and text of all nodes: making them for each class would double the time of import."""

    __slots__ = ()
    __match_args__: ClassVar[tuple[str, ...]]

    def _parts(self) -> tuple[object, ...]:
        return tuple([getattr(self, name) for name in type(self).__match_args__])

    def but(self, **changes: Any) -> Self:
        """The same with other parts."""
        return type(self)(**{name: getattr(self, name) for name in type(self).__match_args__} | changes)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Node) and type(self) is type(other) and self._parts() == other._parts()

    def __hash__(self) -> int:
        return hash((type(self).__name__, self._parts()))

    def __repr__(self) -> str:
        parts = ", ".join(f"{name}={getattr(self, name)!r}" for name in type(self).__match_args__)
        return f"{type(self).__name__}({parts})"


def walk(node: Node | tuple[object, ...]) -> Iterator[Node]:
    """A node and all nodes within it, but for the tests of rules."""
    todo: list[object] = [node]
    while todo:
        each = todo.pop()
        if isinstance(each, (tuple, Later)):
            todo += reversed(each)
        elif isinstance(each, Node):
            yield each
            todo += [getattr(each, name) for name in reversed(type(each).__match_args__) if name not in _APART]


_APART = frozenset({"where", "checks"})


class Feat(Node, msgspec.Struct, frozen=True, eq=False, gc=False):
    """``dual``, ``not dual``, ``maybe dual``, ``rank = 1``, ``1 to 31`` (name ""; sense: yes, not, maybe)."""

    name: str = ""
    sense: str = "yes"
    value: str | int | None = None
    """right side of ``name = value`` (a quoted string or a bare name), else None"""
    low: int | None = None
    high: int | None = None
    where: Where = NOWHERE


class Word(Node, msgspec.Struct, frozen=True, eq=False, gc=False):
    """``"زيارة"``, ``noun "زيارة" or "جولة"``, ``verb[past]``, ``word[unknown]``.

    cls: a class word or "" for bare strings.  words: may be empty with a class.
    """

    cls: str = ""
    feats: tuple[Feat, ...] = ()
    words: tuple[str, ...] = ()
    negated: bool = False
    where: Where = NOWHERE


class Ref(Node, msgspec.Struct, frozen=True, eq=False, gc=False):
    """A name: a lexicon, a type, or a let; with features."""

    name: str
    feats: tuple[Feat, ...] = ()
    negated: bool = False
    where: Where = NOWHERE


class Test(Node, msgspec.Struct, frozen=True, eq=False, gc=False):
    """``prim and prim``: one reading must pass all of it."""

    parts: tuple[Union[Word, Ref], ...]
    where: Where = NOWHERE


class Unit(Node, msgspec.Struct, frozen=True, eq=False, gc=False):
    """A test or a parenthesised expression, perhaps captured ``as`` a name."""

    body: Union[Test, "Seq"]
    capture: str = ""
    where: Where = NOWHERE


class Alt(Node, msgspec.Struct, frozen=True, eq=False, gc=False):
    """``unit or unit``: a choice, tried in order."""

    units: tuple[Unit, ...]
    where: Where = NOWHERE


class Count(Node, msgspec.Struct, frozen=True, eq=False, gc=False):
    """``maybe x`` (0..1), ``up to N x`` (0..N), ``N to M x``; plain is 1..1."""

    low: int
    high: int
    body: Alt
    where: Where = NOWHERE


class Look(Node, msgspec.Struct, frozen=True, eq=False, gc=False):
    """``followed by x``, ``not preceded by x``: zero width."""

    ahead: bool
    negated: bool
    body: Alt
    where: Where = NOWHERE


class Skip(Node, msgspec.Struct, frozen=True, eq=False, gc=False):
    """``skip up to N until X``: a bounded gap, as short as will do."""

    most: int
    until: Test | None = None
    where: Where = NOWHERE


Step = Union[Count, Look, Skip]


class Seq(Node, msgspec.Struct, frozen=True, eq=False, gc=False):
    """``step then step``."""

    steps: tuple[Step, ...]
    where: Where = NOWHERE


# -- conditions ----------------------------------------------------------------


class Fact(Node, msgspec.Struct, frozen=True, eq=False, gc=False):
    """One fact.  subject/relation:

    ``SLOT is what`` (relation "is", subject a slot name or "trigger"; given: the words of ``prep``) ·
    ``has SLOT`` (relation "has", subject slot) ·
    ``described/followed/preceded by what`` (relation "described"/"followed"/"preceded", subject "") ·
    ``SLOT agrees [unknown reject]`` (relation "agrees" or "agrees_known") ·
    ``clause has what`` (relation "contains", subject clause/sentence/text) ·
    ``NAME`` of a condition (relation "holds", names the one name; resolving opens it).
    what: alternatives, each a Test or a Seq.
    """

    subject: str
    relation: str
    what: tuple[Union[Test, Seq], ...] = ()
    given: tuple[str, ...] = ()
    negated: bool = False
    names: tuple[str, ...] = ()
    """names given beside the words of ``prep``; empty once resolved"""
    where: Where = NOWHERE
    called: str = ""
    """as a rule writes it, if it was opened from the name of a condition: ``on_a_match``, ``not on_a_match``"""


class Cond(Node, msgspec.Struct, frozen=True, eq=False, gc=False):
    """``fact and fact`` or ``fact or fact`` (never mixed); may nest."""

    op: str
    """and, or"""
    parts: tuple[Union[Fact, "Cond"], ...]
    negated: bool = False
    where: Where = NOWHERE
    called: str = ""
    """as of a `Fact`; what stands within has the places of the condition's declaration"""
