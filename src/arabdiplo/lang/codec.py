"""A `Program` or the tree of a module as bytes and back, so that compiled rules can be kept on disk.

Plain data only (MessagePack and numbers), no pickle: nothing in the bytes can run.  The
program is a list of plain values, one of places in files, and one of records, each node
once however often it stands in the tree (a `let` is opened in many places).  A
record is the number of a class, or -1 for a tuple, and the places of what it holds
in these three lists, one after the other.  What is decoded is made of them only where it
is asked for: most starts look at few rules, and at few entries of lexicons.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable
from typing import Any

import attrs
import msgspec

from arabdiplo._later import Later

from . import expr as _expr
from . import program as _program
from . import tree as _tree
from .expr import Node as Tree
from .expr import Where
from .program import LexEntry, LexiconTable, Program


def _classes() -> tuple[type, ...]:
    found = [each for module in (_expr, _tree, _program) for each in vars(module).values() if isinstance(each, type)]
    return tuple(sorted({each for each in found if _fields(each)}, key=lambda each: each.__name__))


def _fields(cls: type) -> tuple[tuple[str, object], ...]:
    """The fields of a class of a tree, with their defaults; none of another class."""
    if issubclass(cls, msgspec.Struct):
        names, defaults = cls.__struct_fields__, cls.__struct_defaults__
        return tuple(zip(names, (*[attrs.NOTHING] * (len(names) - len(defaults)), *defaults), strict=True))
    return tuple((field.name, field.default) for field in attrs.fields(cls)) if attrs.has(cls) else ()


CLASSES = _classes()
_NUMBER = {each: i for i, each in enumerate(CLASSES)}
_FIELDS = {each: _fields(each) for each in CLASSES}
_TUPLE = -1
#: fields of rules whose members are made when they are asked for: lines, and checks for who tests rules
_ONE_BY_ONE = frozenset({"matches", "checks"})
#: classes with such fields -> which of their fields these are
_WITH_LATER = {
    _NUMBER[each]: found
    for each, fields in _FIELDS.items()
    if (found := [i for i, (name, _) in enumerate(fields) if name in _ONE_BY_ONE])
}
#: so many entries of a lexicon are decoded at a time
_PACK = 32


class _Table(msgspec.Struct, array_like=True):
    name: str
    type: str
    module: str
    count: int
    packs: list[msgspec.Raw]


class _Stored(msgspec.Struct, array_like=True):
    tables: list[_Table]
    values: list[str | int | bool | None]
    wheres: memoryview
    """numbers: line and column of each"""
    starts: memoryview
    """numbers: where among the parts each record begins, and where the last one ends"""
    parts: memoryview
    """numbers: the class of a record, then the places of what it holds"""


_DECODER = msgspec.msgpack.Decoder(_Stored)
_ENTRIES = msgspec.msgpack.Decoder(list[tuple[str, tuple[str, ...], tuple[tuple[str, str], ...]]])


class DecodeError(ValueError):
    """The bytes are no program of this version."""


def shape() -> str:
    """All classes and fields: differs if bytes of another version would be misread."""
    return ";".join(f"{each.__name__}({','.join(name for name, _ in _FIELDS[each])})" for each in CLASSES)


def encode(program: Program) -> bytes:
    """*program* as bytes."""
    writer = _Writer()
    writer.place(attrs.evolve(program, lexicons=(), encoded=b""))
    return msgspec.msgpack.encode(writer.stored(program.lexicons))


def decode(data: bytes) -> Program:
    """The program that `encode` made *data* of; raises `DecodeError` for anything else."""
    try:
        return _Reader(_DECODER.decode(data)).program()
    except (msgspec.MsgspecError, TypeError, LookupError, ValueError) as error:
        raise DecodeError(str(error)) from error


def encode_tree(tree: Tree) -> bytes:
    """A part of a tree as bytes."""
    writer = _Writer()
    writer.place(tree)
    return msgspec.msgpack.encode(writer.stored(()))


def decode_tree(data: bytes) -> Any:
    """The part of a tree that `encode_tree` made *data* of; raises `DecodeError` for anything else."""
    try:
        return _Reader(_DECODER.decode(data)).last()
    except (msgspec.MsgspecError, TypeError, LookupError, ValueError) as error:
        raise DecodeError(str(error)) from error


class _Writer:
    """Gathers the parts of a program, children before parents."""

    def __init__(self) -> None:
        self._values: dict[tuple[type, Any], int] = {}
        self._wheres: dict[Where, int] = {}
        self._records: dict[tuple[Any, ...], int] = {}
        self._placed: dict[int, tuple[object, tuple[int, int]]] = {}
        """by the id of a node: the node, so that nothing else gets its id, and where it is kept"""

    def place(self, node: Any) -> tuple[int, int]:
        """Where a value is kept: in which of the lists, and at what place."""
        known = self._placed.get(id(node))
        if known is None:
            known = self._placed[id(node)] = node, self._put(node)
        return known[1]

    def _put(self, node: Any) -> tuple[int, int]:
        if type(node) is Where:
            return 1, self._wheres.setdefault(node, len(self._wheres))
        if isinstance(node, (tuple, Later)):
            record = (_TUPLE, *map(self.place, node))
        elif type(node) in _FIELDS:
            fields = _FIELDS[type(node)]
            held = [getattr(node, name) for name, _ in fields]
            while held and held[-1] == fields[len(held) - 1][1]:
                held.pop()
            record = (_NUMBER[type(node)], *map(self.place, held))
        else:
            plain = str(node) if isinstance(node, str) else node
            # 1, True and "1" differ here
            return 0, self._values.setdefault((type(plain), plain), len(self._values))
        return 2, self._records.setdefault(record, len(self._records))

    def stored(self, lexicons: Iterable[LexiconTable]) -> _Stored:
        """All that was gathered."""
        first = (0, len(self._values), len(self._values) + len(self._wheres))
        starts, parts = [0], []
        for number, *held in self._records:
            parts += [number, *[first[kind] + place for kind, place in held]]
            starts.append(len(parts))
        return _Stored(
            [_table(table) for table in lexicons],
            [value for _, value in self._values],
            _packed([number for where in self._wheres for number in (where.line, where.column)]),
            _packed(starts),
            _packed(parts),
        )


def _table(table: LexiconTable) -> _Table:
    entries = [(entry.cls, entry.words, entry.attributes) for entry in table.entries]
    packs = [msgspec.Raw(msgspec.msgpack.encode(entries[at : at + _PACK])) for at in range(0, len(entries), _PACK)]
    return _Table(table.name, table.type, table.module, len(entries), packs)


class _Reader:
    """Makes the parts of a program, each once, when they are asked for."""

    def __init__(self, stored: _Stored) -> None:
        self._stored = stored
        self._wheres, self._starts, self._parts = map(_unpacked, (stored.wheres, stored.starts, stored.parts))
        values = len(stored.values)
        self._records = values + len(self._wheres) // 2
        total = self._records + len(self._starts) - 1
        self._values = values
        self._made: list[Any] = [*stored.values, *[None] * (total - values)]

    def last(self) -> Any:
        """The whole, as it was given."""
        return self._at(len(self._made) - 1)

    def program(self) -> Program:
        """The whole, with its rules and entries still to be made."""
        number, *places = self._held(len(self._starts) - 2)
        if number < 0 or CLASSES[number] is not Program:
            raise DecodeError("no program")
        given = dict(zip(Program.__match_args__, places, strict=False))
        fields: dict[str, Any] = {name: self._at(place) for name, place in given.items() if name not in _MADE_LATER}
        for name in _MADE_LATER & given.keys():
            fields[name] = self._later(given[name])
        fields["lexicons"] = tuple(map(self._lexicon, self._stored.tables))
        return Program(**fields)

    def _held(self, record: int) -> list[int]:
        return self._parts[self._starts[record] : self._starts[record + 1]].tolist()

    def _later(self, place: int) -> Later[Any]:
        places = self._held(place - self._records)[1:]
        return Later(len(places), lambda i: self._at(places[i]))

    def _at(self, place: int) -> Any:
        made = self._made[place]
        if made is None and place >= self._values:
            made = self._made[place] = self._make(place)
        return made

    def _make(self, place: int) -> Any:
        if place < self._records:
            line = 2 * (place - self._values)
            return Where(self._wheres[line], self._wheres[line + 1])
        number, *places = self._held(place - self._records)
        if later := _WITH_LATER.get(number):
            return CLASSES[number](*[self._later(at) if i in later else self._at(at) for i, at in enumerate(places)])
        # most parts are made already, or are plain values: a call for each would take most of the time
        made, at = self._made, self._at
        held = [at(place) if (part := made[place]) is None else part for place in places]
        return tuple(held) if number == _TUPLE else CLASSES[number](*held)

    @staticmethod
    def _lexicon(table: _Table) -> LexiconTable:
        packs: list[list[Any] | None] = [None] * len(table.packs)

        def entry(index: int) -> LexEntry:
            pack, place = divmod(index, _PACK)
            found = packs[pack]
            if found is None:
                found = packs[pack] = _ENTRIES.decode(table.packs[pack])
            return LexEntry(*found[place])

        return LexiconTable(table.name, table.type, Later(table.count, entry), table.module)


#: fields of a program whose members are made when they are asked for
_MADE_LATER = frozenset({"patterns", "events", "frames", "statuses"})


def _packed(numbers: Iterable[int]) -> memoryview:
    return memoryview(_ordered(array("i", numbers)).tobytes())


def _unpacked(data: memoryview) -> memoryview:
    """The numbers, where they stand if that is in the order of this machine."""
    return data.cast("i") if sys.byteorder == "little" else memoryview(_ordered(array("i", data)))


def _ordered(numbers: array[int]) -> array[int]:
    """The numbers in the order of bytes of a file, or back: the lowest first."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
