"""A `Program` as bytes and back, so that compiled rules can be kept on disk.

Plain data only (MessagePack), no pickle: nothing in the bytes can run.  The
program is a list of plain values, one of places in files, and one of records, each node
once however often it stands in the tree (a `let` is opened in many places).  A
record is the number of a class, or -1 for a tuple, and the places of what it holds
in these three lists, one after the other.
"""

from __future__ import annotations

import gc
from typing import Any

import attrs
import msgspec

from . import program as _program
from . import tree as _tree
from .program import LexiconTable, Program
from .tree import Where


def _classes() -> tuple[type, ...]:
    found = [each for module in (_tree, _program) for each in vars(module).values() if isinstance(each, type)]
    return tuple(sorted({each for each in found if attrs.has(each)}, key=lambda each: each.__name__))


CLASSES = _classes()
_NUMBER = {each: i for i, each in enumerate(CLASSES)}
_FIELDS = {each: tuple((field.name, field.default) for field in attrs.fields(each)) for each in CLASSES}
_TUPLE = -1


class _Stored(msgspec.Struct, array_like=True):
    lexicons: tuple[LexiconTable, ...]
    values: list[str | int | bool | None]
    wheres: list[Where]
    classes: list[int]
    """of the records: which class each is of"""
    members: list[list[int]]
    """of the records: what each holds"""


_DECODER = msgspec.msgpack.Decoder(_Stored)


class DecodeError(ValueError):
    """The bytes are no program of this version."""


def shape() -> str:
    """All classes and fields: differs if bytes of another version would be misread."""
    return ";".join(f"{each.__name__}({','.join(name for name, _ in _FIELDS[each])})" for each in CLASSES)


def encode(program: Program) -> bytes:
    """*program* as bytes."""
    writer = _Writer()
    writer.place(attrs.evolve(program, lexicons=()))
    return msgspec.msgpack.encode(writer.stored(program.lexicons))


def decode(data: bytes) -> Program:
    """The program that `encode` made *data* of; raises `DecodeError` for anything else."""
    # tens of thousands of small objects, none of them in a cycle: collecting meanwhile takes half the time
    collecting = gc.isenabled()
    gc.disable()
    try:
        stored = _DECODER.decode(data)
        made = _build(stored)
        if type(made) is not Program:
            raise DecodeError("no program")
        return attrs.evolve(made, lexicons=stored.lexicons)
    except (msgspec.MsgspecError, TypeError, LookupError, ValueError) as error:
        raise DecodeError(str(error)) from error
    finally:
        if collecting:
            gc.enable()


class _Writer:
    """Gathers the parts of a program, children before parents."""

    def __init__(self) -> None:
        self._values: dict[tuple[type, Any], int] = {}
        self._wheres: dict[Where, int] = {}
        self._records: dict[tuple[Any, ...], int] = {}

    def place(self, node: Any) -> tuple[int, int]:
        """Where a value is kept: in which of the lists, and at what place."""
        if type(node) is Where:
            return 1, self._wheres.setdefault(node, len(self._wheres))
        if isinstance(node, tuple):
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

    def stored(self, lexicons: tuple[LexiconTable, ...]) -> _Stored:
        """All that was gathered."""
        starts = (0, len(self._values), len(self._values) + len(self._wheres))
        return _Stored(
            lexicons,
            [value for _, value in self._values],
            list(self._wheres),
            [record[0] for record in self._records],
            [[starts[kind] + place for kind, place in record[1:]] for record in self._records],
        )


def _build(stored: _Stored) -> Any:
    made: list[Any] = [*stored.values, *stored.wheres]
    get, keep = made.__getitem__, made.append
    for number, members in zip(stored.classes, stored.members, strict=True):
        keep(tuple(map(get, members)) if number == _TUPLE else CLASSES[number](*map(get, members)))
    return made[-1]
